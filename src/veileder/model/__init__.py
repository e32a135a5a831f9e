"""What the content may say. One declaration per field; schemas and reference come from it."""
