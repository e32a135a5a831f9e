"""What local texts, steps and levels are made from: the same as the layers beneath say it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder.model.base import Language
from veileder.model.comparing import Comparisons
from veileder.model.guide import Level
from veileder.reading.layers import Layer
from veileder.resolving.entries import entries
from veileder.resolving.skeleton import changes_of, skeleton_before
from veileder.resolving.structure import Structural, Underneath
from veileder.resolving.texts import Texts


def underneath(
    layers: Sequence[Layer], language: Language, changes: Mapping[str, Structural]
) -> Underneath:
    """Return what ``layers`` make their own of, where ``changes`` are those of the skeleton."""
    levels = dict(_levels(layers, changes))
    steps = {step.id: step for level in levels.values() for step in level.steps}
    return Underneath(dict(_texts(layers, language)), steps, levels, dict(_compared(layers)))


def _texts(layers: Sequence[Layer], language: Language) -> Iterator[tuple[str, Any]]:
    for last in range(len(layers) - 1, 0, -1):
        beneath = Texts(layers[:last], language)
        for key in layers[last].texts:
            later = any(key in layer.texts for layer in layers[last + 1 :])
            known = any(key in layer.texts for layer in layers[:last])
            if key.variant is None and known and not later and (text := beneath.get(key)):
                yield f"{key.kind}/{key.id}", text


def _levels(
    layers: Sequence[Layer], changes: Mapping[str, Structural]
) -> Iterator[tuple[str, Level]]:
    ids = [layer.id for layer in layers]
    changed = [ids.index(change.layer) for change in changes.values()]
    skeleton = skeleton_before(layers[: min(changed) + 1]) if changed else None
    yield from ((level.id, level) for level in (skeleton.levels if skeleton else ()))


def _compared(layers: Sequence[Layer]) -> Iterator[tuple[str, dt.date]]:
    """Yield the day of each comparison that is of what stands as its fingerprint today."""
    for layer in layers[1:]:
        table = layer.table("compared.yml", Comparisons)
        noted = set(_noted(layer)) if table else set()
        rows = table.compared if table else ()
        yield from ((row.ref, row.date) for row in rows if (row.ref, row.of) in noted)


def _noted(layer: Layer) -> Iterator[tuple[str, str]]:
    for key, texts in layer.texts.items():
        for text in texts.values():
            if text.is_adaptation:
                yield f"{key.kind}/{key.id}", str(text.located.data["based_on"])
    for _, entry in entries(layer):
        if entry.based_on:
            yield f"{type(entry).__name__.lower()}/{entry.id}", entry.based_on
    changes = changes_of(layer)
    yield from ((f"step/{one.step}", one.based_on) for one in changes.steps if one.based_on)
    yield from ((f"level/{one.level}", one.based_on) for one in changes.levels if one.based_on)
