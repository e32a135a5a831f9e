"""Who holds the baton on a level in one municipality."""

from veileder.model.guide import NOBODY_HOLDS, Level
from veileder.model.municipality import Common
from veileder.resolving.guide import BatonHere


def baton_on(level: Level, own: Common, region: Common | None) -> BatonHere | None:
    """Return who holds it: as ``own`` says, or its region, or the guide; None where nobody does."""
    for baton in own.baton + (region.baton if region else ()):
        if baton.level == level.id:
            return BatonHere(baton.role, baton.name, baton.allowed, baton.barred, baton.note)
    return BatonHere(level.baton) if level.baton not in (None, NOBODY_HOLDS) else None
