"""The guide as pages: what stands on each, with every link placed. Data only; templates have the form."""
