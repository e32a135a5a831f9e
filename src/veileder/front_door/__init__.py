"""From the words on the command line to a command, with nothing but the standard library."""
