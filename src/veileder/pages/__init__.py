"""The guide as pages: what stands on each, every link placed. Templates have the form."""
