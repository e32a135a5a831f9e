"""Who holds the baton on a level in one municipality."""

from veileder.model.guide import NOBODY_HOLDS, Level, Step
from veileder.model.municipality import Common
from veileder.resolving.guide import BatonHere


def baton_on(level: Level, own: Common, region: Common | None) -> BatonHere | None:
    """Return who holds it: as ``own`` says, or its region, or the guide; None where nobody does."""
    for baton in own.baton + (region.baton if region else ()):
        if baton.level == level.id:
            return BatonHere(baton.role, baton.name, baton.allowed, baton.barred, baton.note)
    return BatonHere(level.baton) if level.baton not in (None, NOBODY_HOLDS) else None


def done_by_holder(step: Step, level: Level, baton: BatonHere | None) -> Step:
    """Return ``step`` with who holds the baton here, where it is for the one the guide says."""
    if baton is None or step.role != level.baton or step.role == baton.role:
        return step
    return step.model_copy(update={"role": baton.role})
