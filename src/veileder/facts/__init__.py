"""What a guide says in public, fact by fact, in plain words, and what differs between two."""
