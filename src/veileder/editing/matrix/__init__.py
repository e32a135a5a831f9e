"""The guide as a matrix: its levels and steps, where each thing comes from, and what to change."""
