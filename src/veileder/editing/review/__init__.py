"""The kit for those who answer for the texts, gone through in the forms."""
