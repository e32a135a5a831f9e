"""A step that has the words of another, and may have some of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from veileder.model.guide import Step
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.skeleton import changes_of


class Lent(NamedTuple):
    """The text that a step has its words from; its own words are those from layer ``since`` on."""

    key: TextKey
    since: int


def lent_to(key: TextKey, layers: Sequence[Layer]) -> Lent | None:
    """Return what the step of text ``key`` has its words from, by the last layer that says so."""
    if key.kind != "step":
        return None
    for index in reversed(range(len(layers))):
        said = [text for step, text in _texts(layers[index]) if step == key.id]
        if said:
            return Lent(key._replace(id=said[0]), index) if said[0] else None
    return None


def _texts(layer: Layer) -> Iterator[tuple[str, str | None]]:
    """Yield the steps that ``layer`` has or gives other words, with what they borrow words from."""
    changes = changes_of(layer)
    yield from ((change.step, change.text) for change in changes.steps if change.text)
    skeletons = (level for skeleton in layer.skeletons.values() for level in skeleton.levels)
    inside = (step for level in (*skeletons, *changes.new_levels) for step in level.steps)
    yield from ((step.id, step.text) for step in (*inside, *changes.new_steps))


def words_key(step: Step, layers: Sequence[Layer]) -> TextKey:
    """Return the text that ``step`` has its words in: its own, or only what is lent to it."""
    own = TextKey("step", step.id)
    lent = lent_to(own, layers) if step.text else None
    if lent is None or any(own in layer.texts for layer in layers[lent.since :]):
        return own
    return lent.key
