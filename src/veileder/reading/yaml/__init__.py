"""YAML as located text: every scalar a string with its place, every trap told in Norwegian."""
