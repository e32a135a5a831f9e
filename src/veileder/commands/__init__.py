"""One module per command: ``run(options, terminal)`` does it and returns the exit status.

They are loaded one at a time, by name, when they are asked for.
"""

FINE, CONTENT_ERROR = 0, 1
