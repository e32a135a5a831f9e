"""From the words on the command line to a command: standard library only, but for the bar."""
