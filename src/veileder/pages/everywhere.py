"""What the steps have, taken together for all types of service: each part once, and for whom."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from veileder.pages.variants import variant_title
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, GuideStep, Variant
from veileder.resolving.words.forms import running

T = TypeVar("T")
NONE = "-"  # no type of service, as no id is


@dataclass(slots=True)
class Found(Generic[T]):
    """A part of a step, as it stands in the first version of the guide that has it.

    ``holders`` are all versions that have it, by type of service; None is the common one.
    """

    variant: Variant
    level: GuideLevel
    step: GuideStep
    value: T
    holders: list[str | None] = field(default_factory=list)

    def seen_from(self, view: View) -> View:
        """Return ``view`` in the version that the part was found in."""
        return view.at(view.path, self.variant.service_type)


def everywhere(
    view: View, parts: Callable[[GuideStep], Iterable[tuple[Hashable, T]]]
) -> list[Found[T]]:
    """Return the parts of all steps of all versions, in the order of levels and steps.

    ``parts`` gives those of a step, each with what tells it from others of the same step.
    """
    found: dict[Hashable, Found[T]] = {}
    for name, variant in view.guide.variants.items():
        for level, step in variant.steps.values():
            for key, value in parts(step):
                part = Found(variant, level, step, value)
                found.setdefault((level.id, step.id, key), part).holders.append(name)
    places = {place: number for number, place in enumerate(_places(view))}
    return sorted(found.values(), key=lambda part: places[part.level.id, part.step.id])


def for_whom(view: View, found: Found[T]) -> str | None:
    """Return for which types of service a part holds, for reading; None where it is all."""
    having = [name for name, variant in view.guide.variants.items() if _has(variant, found)]
    missing = [name for name in having if name not in found.holders]
    if not missing:
        return None
    is_common = None in found.holders
    names = missing if is_common else found.holders
    said = ", ".join(running(variant_title(view, name)) for name in names)
    return f"{view.strings['not_for' if is_common else 'only_for']} {said}"


def holders(view: View, found: Found[T]) -> str:
    """Return the types of service that a part holds for, for the browser; nothing if for all."""
    if for_whom(view, found) is None:
        return ""
    return " ".join(name for name in found.holders if name) or NONE


def _has(variant: Variant, found: Found[T]) -> bool:
    level, _ = variant.steps.get(found.step.id, (None, None))
    return level is not None and level.id == found.level.id


def all_levels(view: View) -> list[tuple[Variant, GuideLevel]]:
    """Return every level once, from the first version that has it: the common one's first."""
    found: dict[str, tuple[Variant, GuideLevel]] = {}
    for variant in view.guide.variants.values():
        for level in variant.levels:
            found.setdefault(level.id, (variant, level))
    return list(found.values())


def _places(view: View) -> Iterator[tuple[str, str]]:
    """Yield level and step of every step, level by level, the common guide's steps first."""
    steps: dict[str, dict[str, None]] = {}
    for variant in view.guide.variants.values():
        for level, step in variant.steps.values():
            steps.setdefault(level.id, {})[step.id] = None
    yield from ((level, step) for level, ids in steps.items() for step in ids)
