"""How much each page is read, from a web server's own log, and nothing of who reads it."""
