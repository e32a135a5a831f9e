"""What others may build on: a site as documented, versioned JSON (docs/api.md)."""
