"""From the files of one root to layers: located text, checked field by field."""
