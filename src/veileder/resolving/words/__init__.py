"""Words that follow: what placeholders in texts stand for in one guide, and how they are filled."""
