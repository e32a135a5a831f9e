"""A new municipality: what is asked for, and the draft that is written from the answers."""

from veileder.authoring.scaffold.folder import new_municipality
from veileder.authoring.scaffold.wishes import OPTIONS, ScaffoldFault, Wishes, wishes_from

__all__ = ["OPTIONS", "ScaffoldFault", "Wishes", "new_municipality", "wishes_from"]
