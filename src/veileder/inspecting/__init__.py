"""What is inside a file that readers will open: its type, what it does, and what it says of people.

From bytes to plain values, without libraries and without trusting a length that a file gives.
"""
