"""The matrix as it is shown: levels, steps, what each has, where it comes from, what is changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from veileder.editing.matrix.changing import own_for
from veileder.editing.matrix.raw import Data, raw
from veileder.editing.matrix.shapes import Cell, Column, Matrix, Row, Thing
from veileder.editing.matrix.state import Skeletons, State, steps_of
from veileder.editing.matrix.titles import Titles
from veileder.findings import Location
from veileder.model.base import Part
from veileder.model.guide import Level, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.model.ways import Deadline, Outcome
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import (
    LISTS,
    WHOLE,
    changes_of,
    level_fingerprint,
    stated,
    step_fingerprint,
)

SHOWN_LISTS = ("tools", "services")  # the others are in the long form
_FIELDS = (*dict.fromkeys((*WHOLE, *LISTS)),)
_KIND = {"tools": "tool", "services": "service"}


def matrix(state: State, skeletons: Skeletons, layers: Sequence[Layer], titles: Titles) -> Matrix:
    """Return the guide of the last of ``layers`` as it is shown."""
    seer = _Seer(state, skeletons, layers, titles)
    here = steps_of(skeletons.now)
    unused = [step for id, step in steps_of(skeletons.beneath).items() if id not in here]
    return Matrix(
        state.own is not None,
        tuple(seer.column(level) for level in skeletons.now.levels),
        tuple((step.id, titles.of_step(step.id, step.text)) for step in unused),
    )


class _Seer:
    def __init__(
        self, state: State, skeletons: Skeletons, layers: Sequence[Layer], titles: Titles
    ) -> None:
        self.state, self.skeletons, self.titles = state, skeletons, titles
        self.region = layers[1] if len(layers) > 2 else None
        hides = [_hidden_by(layer) for layer in layers[1:]]
        self.hidden_here, self.hidden_by_region = hides[-1], hides[0] if len(hides) > 1 else ()
        self.seen = _seen(changes_of(layers[-1]))
        self.own_texts = {key.id for key in layers[-1].texts if key.kind == "step"}

    def origin(self, part: Part | None, *keys: str | int) -> str:
        """Return whose a value is that stands beneath; what does not, is the municipality's own."""
        if part is None:
            return "own"
        at: Location = part.at(*keys)
        is_regional = self.region and at.path.startswith(f"{self.region.folder}/")
        return "region" if is_regional else "shared"

    def hidden(self, ref: str) -> str:
        if ref in self.hidden_here:
            return "own"
        return "region" if ref in self.hidden_by_region else ""

    def news(self, kind: str, id: str, now: str | None) -> str:
        old = self.seen.get((kind, id), set()) - {now}
        if self.state.own is not None or not old or now is None:
            return ""
        return "unconfirmed" if old == {"new"} else "changed"

    def column(self, level: Level) -> Column:
        below = self.skeletons.level_beneath(level.id)
        order = [step.id for step in below.steps] if below else []
        ids = [step.id for step in level.steps]
        common = [id for id in order if id in ids]
        return Column(
            id=level.id,
            label=level.label or "",
            title=self.titles.of("level", level.id),
            origin=self.origin(below),
            hidden=self.hidden(f"level/{level.id}"),
            cells=tuple(self.cells(level)),
            has_own_order=common != [id for id in ids if id in order],
            news=self.news("level", level.id, level_fingerprint(below) if below else None),
        )

    def cells(self, level: Level) -> Iterator[Cell]:
        number = 0
        for index, step in enumerate(level.steps):
            is_shown = not self.hidden(f"step/{step.id}")
            number += is_shown
            ends = (index == 0, index == len(level.steps) - 1)
            yield self.cell(level, step, number if is_shown else None, ends)

    def cell(self, level: Level, step: Step, number: int | None, ends: tuple[bool, bool]) -> Cell:
        below = self.skeletons.step_beneath(step.id)
        return Cell(
            id=step.id,
            level=level.id,
            number=number,
            title=self.titles.of_step(step.id, step.text),
            text=step.text or step.id,
            origin=self.origin(below),
            hidden=self.hidden(f"step/{step.id}"),
            role=(step.role, self.titles.of("role", step.role)),
            lists={name: tuple(self.things(step, below, name)) for name in SHOWN_LISTS},
            deadlines=tuple(self.rows(step, below, "deadlines")),
            outcomes=tuple(self.rows(step, below, "outcomes")),
            changed=_changed(step, below),
            variants=tuple(self.variants(step)),
            has_own_text=(step.text or step.id) in self.own_texts,
            moved_from=self.moved_from(level, step),
            is_first=ends[0],
            is_last=ends[1],
            news=self.news("step", step.id, step_fingerprint(below) if below else None),
        )

    def things(self, step: Step, below: Step | None, name: str) -> Iterator[Thing]:
        here, there = getattr(step, name), getattr(below, name, ())
        for id in (*here, *(id for id in there if id not in here)):
            origin = self.origin(below, name, there.index(id)) if id in there else "own"
            yield Thing(id, self.titles.of(_KIND[name], id), origin, id not in here)

    def rows(self, step: Step, below: Step | None, name: str) -> Iterator[Row]:
        here = {row.id: row for row in getattr(step, name)}
        there = {row.id: row for row in getattr(below, name, ())}
        words = self.titles.words(step.text or step.id, name)
        for id, row in {**here, **_rest(there, here)}.items():
            is_same = id in there and (id not in here or raw(here[id]) == raw(there[id]))
            origin = self.origin(there[id]) if is_same else "own"
            yield self.row(row, words.get(id, id), origin, is_off=id not in here)

    def row(self, part: Deadline | Outcome, words: str, origin: str, *, is_off: bool) -> Row:
        to, law = getattr(part, "to", ""), getattr(part, "law", None) or ""
        within = part.within
        return Row(
            id=part.id,
            words=words,
            origin=origin,
            is_off=is_off,
            to=to,
            leads_to=self.titles.of_target(to) if to else "",
            amount=str(within.amount) if within else "",
            unit=within.unit.value if within else "",
            length=self.titles.length(within),
            law=law,
            law_title=self.titles.of("law", law) if law else "",
        )

    def variants(self, step: Step) -> Iterator[str]:
        types = dict.fromkeys((*step.variants, *own_for(self.state.changes, step.id)))
        yield from (self.titles.of("service", type) for type in types)

    def moved_from(self, level: Level, step: Step) -> str:
        places = {
            one.id: level.id for level in self.skeletons.beneath.levels for one in level.steps
        }
        before = places.get(step.id, level.id)
        return self.titles.of("level", before) if before != level.id else ""


def _hidden_by(layer: Layer) -> tuple[str, ...]:
    return (*(layer.settings.hide if layer.settings else ()), *changes_of(layer).hide)


def _seen(changes: SkeletonChanges) -> dict[tuple[str, str], set[str | None]]:
    """Return what was seen of each step and level when something in it was replaced."""
    seen: dict[tuple[str, str], set[str | None]] = {}
    for one in changes.steps:
        if one.based_on or stated(one):
            seen.setdefault(("step", one.step), set()).add(one.based_on or "new")
    for level in changes.levels:
        if level.based_on or level.order is not None:
            seen.setdefault(("level", level.level), set()).add(level.based_on or "new")
    return seen


def _rest(there: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    return {id: row for id, row in there.items() if id not in here}


def _changed(step: Step, below: Step | None) -> tuple[str, ...]:
    if below is None:
        return ()
    here, there = _plain(step), _plain(below)
    return tuple(name for name in _FIELDS if here[name] != there[name])


def _plain(step: Step) -> Data:
    said = raw(step)
    return {name: said.get(name) for name in _FIELDS}
