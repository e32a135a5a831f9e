"""From layers to one guide, with where everything stands and what leads to it. Pure."""
