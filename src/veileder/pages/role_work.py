"""What a role does, step by step through the guide."""

from collections.abc import Iterator
from dataclasses import dataclass

from veileder.model.documents import StepText
from veileder.pages.everywhere import Found, all_levels, everywhere, for_whom, holders
from veileder.pages.levels import level_title, number_of, words_of
from veileder.pages.outcomes import Deadline, deadlines
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import GuideStep

_FIRST = 3  # actions that show what a step is about; the step itself has them all
_STOPS = ("emergency-first", "not-home-first")  # safety lines that stop what the step is about


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStep:
    """A step that a role has a ``part`` in, and the first of what is done there.

    ``for_whom`` is for which types of service that holds, None where it is all; ``holders`` are
    their ids. ``stop`` is when one must stop, where the first of what is done does not say it.
    """

    number: int | None
    title: str
    href: str
    part: str
    for_whom: str | None
    holders: str
    stop: Html
    actions: tuple[Html, ...]
    tools: tuple[Link, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLevel:
    """The steps of a level that a role has a part in."""

    title: str
    steps: tuple[RoleStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWork:
    """What a role does, level by level; ``reached_from`` are the steps that lead cases to it."""

    levels: tuple[RoleLevel, ...]
    reached_from: tuple[Link, ...]


def role_work(view: View, back: Backlinks, role: str) -> RoleWork:
    """Return what ``role`` does in all types of service."""
    found = everywhere(view, lambda step: ((part, part) for part in _parts(step, role)))
    own = {f"step/{part.step.id}" for part in found}
    others = (ref for ref in back.get(f"role/{role}", ()) if ref not in own)
    return RoleWork(
        levels=tuple(_levels(view, found)),
        reached_from=view.links(ref for ref in others if ref.startswith("step/")),
    )


def _parts(step: GuideStep, role: str) -> Iterator[str]:
    """Yield what part ``role`` has in a step: the word of the interface for it."""
    if step.facts.role == role:
        yield "part_responsible"
    elif role in step.facts.together_with:
        yield "part_with"
    elif step.facts.baton == role:
        yield "part_holder"


def _levels(view: View, found: list[Found[str]]) -> Iterator[RoleLevel]:
    for variant, level in all_levels(view):
        steps = tuple(_step(view, part) for part in found if part.level.id == level.id)
        if steps:
            yield RoleLevel(title=level_title(view, variant, level), steps=steps)


def _step(view: View, found: Found[str]) -> RoleStep:
    here, step, text = found.seen_from(view), found.step, words_of(found.step)
    return RoleStep(
        number=number_of(found.variant, step),
        title=step.title,
        href=here.known(f"step/{step.id}").href,
        part=view.strings[found.value],
        for_whom=for_whom(view, found),
        holders=holders(view, found),
        stop=here.inline(_stop(text)),
        actions=here.inlines(text.actions[:_FIRST]),
        tools=here.links(f"tool/{tool}" for tool in step.facts.tools),
        deadlines=deadlines(here, step.facts.deadlines, text),
    )


def _stop(text: StepText) -> str | None:
    """Return the line that stops the step, unless it is among the first actions."""
    said = (text.safety.get(id) for id in _STOPS)
    line = next((one for one in said if one), None)
    is_said = line and any(line in action for action in text.actions[:_FIRST])
    return None if is_said else line
