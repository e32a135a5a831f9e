"""The levels and steps that a municipality does not have, and what leads to them."""

from collections.abc import Collection, Iterator, Sequence

from veileder.model.guide import Level, Skeleton, Step
from veileder.model.ways import Outcome
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import changes_of


def dropped_for(layers: Sequence[Layer], variant: str | None) -> frozenset[str]:
    """Return what ``layers`` take out of the guide of one type of service."""
    rows = (row for layer in layers[1:] for row in changes_of(layer).hide_for)
    return frozenset(ref for row in rows if row.service_type == variant for ref in row.hide)


def hidden_ways(skeleton: Skeleton, dropped: Collection[str]) -> frozenset[str]:
    """Return the levels and steps of ``skeleton`` that are not here, by ref."""
    return frozenset(_hidden(skeleton, dropped))


def _hidden(skeleton: Skeleton, dropped: Collection[str]) -> Iterator[str]:
    for level in skeleton.levels:
        is_dropped = f"level/{level.id}" in dropped
        if is_dropped:
            yield f"level/{level.id}"
        for step in level.steps:
            if is_dropped or f"step/{step.id}" in dropped:
                yield f"step/{step.id}"


def without_lost_ways(level: Level, hidden: frozenset[str], own: Layer) -> list[Step]:
    """Return the steps of ``level`` that are here, without the ways to what is ``hidden``.

    What the layer ``own`` itself says of a way stays: it has to be told, not to vanish.
    """
    shown = [step for step in level.steps if f"step/{step.id}" not in hidden]
    is_shorter = len(shown) < len(level.steps)
    return [
        _with_ways(step, hidden, own, is_new_last=is_shorter and step is shown[-1])
        for step in shown
    ]


def _with_ways(step: Step, hidden: frozenset[str], own: Layer, *, is_new_last: bool) -> Step:
    lost = hidden | {"next"} if is_new_last else hidden
    kept = tuple(
        _back_to_what_is(outcome, hidden, own)
        for outcome in step.outcomes
        if outcome.to not in lost or _is_of(own, outcome, "to")
    )
    return step if kept == step.outcomes else step.model_copy(update={"outcomes": kept})


def _back_to_what_is(outcome: Outcome, hidden: frozenset[str], own: Layer) -> Outcome:
    if f"step/{outcome.returns}" in hidden and not _is_of(own, outcome, "returns"):
        return outcome.model_copy(update={"returns": None})
    return outcome


def _is_of(own: Layer, outcome: Outcome, field: str) -> bool:
    return outcome.at(field).path.startswith(f"{own.folder}/")
