"""A repository of one's own: one municipality, and the program it depends on by its version."""

from veileder.authoring.start.repository import start

__all__ = ["start"]
