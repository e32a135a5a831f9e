"""The guide as it is here, as a skeleton of the municipality's own."""

from collections.abc import Sequence
from typing import Any

from veileder.editing.matrix.raw import Data, raw
from veileder.editing.matrix.state import NotDone, steps_of
from veileder.model.guide import Skeleton, Step
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import WHOLE, changes_of, stages, whole_fingerprint


def copied(layers: Sequence[Layer]) -> Data:
    """Return a skeleton that gives what ``layers`` give now, for each type of service too.

    Raises NotDone where a file can't say that.
    """
    if any(variant for layer in layers for variant in layer.skeletons):
        raise NotDone(
            "Én av tjenestene har et eget oppsett av hele veilederen. "
            "Da kan kopien ikke lages her. Spør den som satte det opp."
        )
    now = _last(layers, None)
    seen = {level.id: whole_fingerprint(level) for level in _last(layers[:-1], None).levels}
    variants = {name: steps_of(_last(layers, name)) for name in _variants(layers, now)}
    return raw(now) | {
        "levels": [
            raw(level.model_copy(update={"steps": ()}))
            | ({"based_on": seen[level.id]} if level.id in seen else {})
            | ({"steps": [_step(step, variants) for step in level.steps]} if level.steps else {})
            for level in now.levels
        ]
    }


def _last(layers: Sequence[Layer], variant: str | None) -> Skeleton:
    found = [skeleton for _, skeleton in stages(layers, variant)]
    if not found:
        raise NotDone("Det finnes ingen veileder å kopiere.")
    return found[-1]


def _variants(layers: Sequence[Layer], now: Skeleton) -> list[str]:
    """Return the types of services for which something is different."""
    in_steps = {name for step in steps_of(now).values() for name in step.variants}
    changes = (change for layer in layers for change in changes_of(layer).steps)
    return sorted(in_steps | {change.service_type for change in changes if change.service_type})


def _step(step: Step, variants: dict[str, dict[str, Step]]) -> Data:
    common = raw(step.model_copy(update={"variants": {}}))
    different = {name: _different(step, steps[step.id]) for name, steps in variants.items()}
    own = {name: fields for name, fields in different.items() if fields}
    return common | ({"variants": own} if own else {})


def _different(common: Step, special: Step) -> Data:
    """Return what is different in a step for one type of service."""
    if common.anonymous != special.anonymous:
        raise NotDone(
            f"Steget «{common.id}» har egne steder å drøfte uten navn for én tjeneste. Det kan "
            "ikke stå i en egen kopi. Ta det bort under «Endringer i den felles veilederen» først."
        )
    plain, other = _whole(common), _whole(special)
    return {name: other[name] for name in WHOLE if plain[name] != other[name]}


def _whole(step: Step) -> dict[str, Any]:
    said = raw(step)
    return {name: said.get(name, []) for name in WHOLE}
