"""The safety lines that no step of a guide says: of steps that are hidden or replaced here."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from veileder.model.documents import StepText
from veileder.model.guide import Step
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.guide import Guide, GuideLevel, GuideStep, Resolved, Variant
from veileder.resolving.safety import FIELD, LISTS, Lines, said_in
from veileder.resolving.skeleton import skeleton_for
from veileder.resolving.texts import Texts

NO_STEP = "guide"  # where a line stood that no step of the guide says


def with_lines_of_all(variant: Variant, layers: Sequence[Layer], beneath: Texts) -> Variant:
    """Return ``variant`` with the safety lines that none of its steps says on the first of them.

    A line that stands with a way out or a deadline its step has not here, stands in a box.
    ``beneath`` are the texts of all ``layers`` but the last.
    """
    variant = _changed(variant, _with_unseen)
    texts = [step.text for _, step in variant.steps.values() if step.text]
    owed = _owed(layers, beneath, variant.service_type)
    missing = {id: line for id, line in owed.items() if not any(_says(t, id, line) for t in texts)}
    return _on_first(variant, missing) if missing and texts else variant


def guarded(guide: Guide) -> Iterator[Resolved[Any]]:
    """Yield the texts of ``guide`` that have safety lines, in every type of service."""
    for variant in guide.variants.values():
        texts: list[Resolved[Any] | None] = [level.text for level in variant.levels]
        texts += [step.text for level in variant.levels for step in level.steps]
        yield from (text for text in texts if text and text.value.safety)
    for documents in guide.documents.values():
        yield from (document for document in documents.values() if document.value.safety)


def is_shown(text: Resolved[Any], id: str) -> bool:
    """Whether safety line ``id`` of ``text`` can be read: said, first in its list, or in a box."""
    place = text.lost.get(id)
    if place is None or place not in LISTS:
        return True
    said = {place: getattr(text.value, place)}
    return said_in(said, text.value.safety[id]) is not None


def _owed(layers: Sequence[Layer], beneath: Texts, name: str | None) -> dict[str, str]:
    """Return the safety lines of the steps of the shared skeleton, by their ids."""
    shared = layers[:1]
    skeleton = skeleton_for(shared, name) or skeleton_for(shared, None)
    owed: dict[str, str] = {}
    for step in (step for level in skeleton.levels for step in level.steps) if skeleton else ():
        for variant in (name, None):
            text = beneath.get(TextKey("step", step.text or step.id, variant))
            owed = (text.value.safety if text else {}) | owed
    return owed


def _says(text: Resolved[StepText], id: str, line: str) -> bool:
    return id in text.value.safety or said_in(dict(text.value), line) is not None


def _on_first(variant: Variant, lines: Lines) -> Variant:
    first = next(step for _, step in variant.steps.values() if step.text)
    return _changed(variant, lambda step: _with(step, lines) if step is first else step)


def _changed(variant: Variant, change: Callable[[GuideStep], GuideStep]) -> Variant:
    groups = (
        replace(group, levels=tuple(_level(level, change) for level in group.levels))
        for group in variant.groups
    )
    return replace(variant, groups=tuple(groups))


def _level(level: GuideLevel, change: Callable[[GuideStep], GuideStep]) -> GuideLevel:
    return replace(level, steps=tuple(map(change, level.steps)))


def _with_unseen(step: GuideStep) -> GuideStep:
    """Return ``step`` with what nobody sees of its safety lines as lost: it is put in a box."""
    text = step.text
    if text is None or not text.value.safety:
        return step
    data, seen = dict(text.value), dict(text.value)
    for name, ids in _here(step.facts).items():
        seen[name] = {id: words for id, words in data[name].items() if id in ids}
    unseen = {
        id: place
        for id, line in text.value.safety.items()
        if id not in text.lost and (place := said_in(data, line)) and not said_in(seen, line)
    }
    return replace(step, text=replace(text, lost={**text.lost, **unseen})) if unseen else step


def _here(facts: Step) -> Mapping[str, Collection[str]]:
    """Return the ids that the words of a text are shown for, by the field they stand in."""
    ways, deadlines = ({one.id for one in all} for all in (facts.outcomes, facts.deadlines))
    return {"outcomes": ways, "outcome_help": ways, "deadlines": deadlines}


def _with(step: GuideStep, lines: Lines) -> GuideStep:
    text = step.text
    assert text  # noqa: S101 - a step without words is no first one
    value = text.value.model_copy(update={FIELD: {**text.value.safety, **lines}})
    worded = {FIELD} if any("{" in line for line in lines.values()) else set()
    return replace(
        step,
        text=replace(
            text,
            value=value,
            worded=text.worded | worded,
            lost={**text.lost, **dict.fromkeys(lines, NO_STEP)},
        ),
    )
