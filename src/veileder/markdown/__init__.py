"""Markdown as people write it, read as GitHub and GitLab read it, and made safe HTML."""
