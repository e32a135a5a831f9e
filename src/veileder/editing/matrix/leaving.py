"""What becomes of the ways out that lead to a level or step when that is hidden or taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from veileder.editing.matrix.sight import Sight
from veileder.editing.matrix.state import steps_of
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.ways import Outcome
from veileder.resolving.skeleton import skeleton_for


class Way(NamedTuple):
    """What the button ``words`` of a step becomes: ``goes``, or ``stays`` and leads nowhere.

    Without words it is of the way that the step has without a button: it is ``passed`` on to the
    step called ``to``, or there is ``none`` left.
    """

    becomes: str
    words: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Leading:
    """A step that leads to what goes away, and what becomes of its ways."""

    id: str
    title: str
    ways: tuple[Way, ...]


def leading_to(ref: str, sight: Sight) -> list[Leading]:
    """Return the steps that are left and lead to ``ref``, in order, for any type of service."""
    found: dict[str, dict[Way, None]] = {}
    for type in dict.fromkeys((None, *_types(sight))):
        skeleton = skeleton_for(sight.layers, type)
        for step, way in _Leaving(skeleton, ref, sight).ways() if skeleton else ():
            found.setdefault(step, {})[way] = None
    steps = steps_of(sight.skeletons.now)
    return [
        Leading(id, sight.titles.of_step(id, steps[id].text), tuple(ways))
        for id, ways in found.items()
        if id in steps
    ]


def _types(sight: Sight) -> Iterator[str]:
    """Yield the types of services that have something of their own in a step."""
    for step in steps_of(sight.skeletons.now).values():
        yield from step.variants
    yield from (str(row["service_type"]) for row in _rows(sight) if "service_type" in row)


def _rows(sight: Sight) -> list[dict[str, object]]:
    return list(sight.state.changes.get("steps") or ())


class _Leaving:
    def __init__(self, skeleton: Skeleton, ref: str, sight: Sight) -> None:
        self.skeleton, self.sight, self.ref = skeleton, sight, ref
        self.mine = f"{sight.layers[-1].folder}/"
        self.gone = set(_with_inside(skeleton, {*sight.guide.settings.hide, ref}))
        self.new = self.gone - set(_with_inside(skeleton, set(sight.guide.settings.hide)))

    def ways(self) -> Iterator[tuple[str, Way]]:
        for level in self.skeleton.levels:
            left = [step for step in level.steps if f"step/{step.id}" not in self.gone]
            for step in left:
                yield from ((step.id, way) for way in self.of_step(level, step, left))

    def of_step(self, level: Level, step: Step, left: Sequence[Step]) -> Iterator[Way]:
        words = self.sight.titles.words(step.text or step.id, "outcomes")
        lost = [one for one in step.outcomes if one.to in self.new]
        for one in lost:
            yield Way("stays" if self.is_own(one) else "goes", words.get(one.id, one.id))
        rest = [one for one in step.outcomes if one.to not in self.gone or self.is_own(one)]
        leads_on = not rest or any(one.to == "next" for one in rest)
        if (lost and not rest) or (leads_on and self.is_followed(level, step)):
            after = left[left.index(step) + 1 :]
            yield Way("passed", to=self.title(after[0])) if after else Way("none")

    def is_own(self, outcome: Outcome) -> bool:
        return outcome.at("to").path.startswith(self.mine)

    def is_followed(self, level: Level, step: Step) -> bool:
        """Whether the next step that is shown now is one that goes."""
        later = level.steps[level.steps.index(step) + 1 :]
        refs = (f"step/{one.id}" for one in later)
        return next((ref for ref in refs if ref not in self.gone - self.new), "") in self.new

    def title(self, step: Step) -> str:
        return self.sight.titles.of_step(step.id, step.text)


def _with_inside(skeleton: Skeleton, refs: set[str]) -> Iterator[str]:
    """Yield ``refs``, and the steps on the levels among them."""
    yield from refs
    for level in skeleton.levels:
        if f"level/{level.id}" in refs:
            yield from (f"step/{step.id}" for step in level.steps)
