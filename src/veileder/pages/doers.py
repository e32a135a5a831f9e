"""Who does a step, and who holds the baton in it."""

from dataclasses import dataclass

from veileder.model.guide import NOBODY_HOLDS
from veileder.pages.batons import Baton, baton_here
from veileder.pages.view import View
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """Who does the step: ``role``, together with others.

    ``baton`` is who holds it in the step, where that is not the one who does on the level.
    """

    role: Baton
    together_with: tuple[Baton, ...]
    baton: Baton | None
    nobody_holds: bool


def doers(view: View, level: GuideLevel, step: GuideStep) -> Doers:
    """Return who does a step of ``level``."""
    return Doers(
        role=_role(view, level, step.facts.role),
        together_with=tuple(_role(view, level, role) for role in step.facts.together_with),
        baton=_baton(view, level, step),
        nobody_holds=step.facts.baton == NOBODY_HOLDS,
    )


def _baton(view: View, level: GuideLevel, step: GuideStep) -> Baton | None:
    """Return who holds the baton in the step, where the step says it."""
    role = step.facts.baton
    return _role(view, level, role) if role not in (None, NOBODY_HOLDS) else None


def _role(view: View, level: GuideLevel, role: str) -> Baton:
    """Return one who does the step: by the local name of the baton where the role holds it."""
    if level.baton and level.baton.role == role:
        return baton_here(view, level.baton)
    return baton_here(view, BatonHere(role))
