"""The cases of ``faults.py``: one module per theme, each with its list ``CASES``."""
