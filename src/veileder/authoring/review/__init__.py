"""The kit for those who answer for the texts, and what comes back of it."""
