"""What helps those who write: a new municipality, a live preview, what is missing and old."""
