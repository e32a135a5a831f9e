"""From one release to the next: what changed, what that does to a municipality, and its letter."""
