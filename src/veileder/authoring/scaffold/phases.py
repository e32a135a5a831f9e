"""The guide in three phases: steps of the shared skeleton, put together in another way."""

from typing import Any

from veileder.authoring.scaffold.words import WORDS
from veileder.authoring.scaffold.yaml_text import yaml_text
from veileder.model.base import Language
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.compose import beneath

Fields = dict[str, Any]
IDS = ("fase-1", "fase-2", "fase-3")
DECISION = "beslutning"

_ONWARD = "til-fase-3"
_BATONS = (None, "ansatt", "stafettholder")
_STEPS = (
    ("undring", "del-med-leder", "snakk-med-barn-og-foresatte"),
    ("vurder-behov", DECISION),
    ("samtykke-og-logg", "felles-forstaelse", "iverksett-1", "evaluer-1", "avgjor-1"),
)
# The ways out that lead to a level in the shared skeleton lead to a phase here.
_WAYS = {
    "snakk-med-barn-og-foresatte": {
        "videre": "level/fase-2",
        "vold-eller-overgrep": "page/emergency",
    },
    DECISION: {
        "avslutt": "close",
        _ONWARD: "level/fase-3",
        "mer-informasjon": "step/undring",
        "barnevernet": "service/barnevern",
    },
    "avgjor-1": {
        "avslutt": "close",
        "fortsett": "step/felles-forstaelse",
        "barnevernet": "service/barnevern",
    },
}


def phases(skeleton: Fields) -> str:
    """Return ``levels`` of three phases as YAML, with what the steps have in ``skeleton``.

    ``skeleton`` is the shared guide.yml as it was read. Raises KeyError when it lacks a step.
    """
    steps = {step["id"]: step for level in skeleton["levels"] for step in level["steps"]}
    levels = []
    for label, (id, baton, inside) in enumerate(zip(IDS, _BATONS, _STEPS, strict=True), start=1):
        level: Fields = {"id": id, "label": str(label), "kind": "phase"}
        if baton:
            level["baton"] = baton
        levels.append({**level, "steps": [_step(steps[step]) for step in inside]})
    return yaml_text({"levels": levels})


def _step(step: Fields) -> Fields:
    ways = _WAYS.get(step["id"])
    return {**step, "outcomes": [{"id": id, "to": to} for id, to in ways.items()]} if ways else step


def decision(layers: list[Layer], language: Language) -> tuple[str, str]:
    """Return the fingerprint of the decision's shared words, and the ways out of it as YAML."""
    shared = beneath(TextKey("step", DECISION), language, layers).located.data
    words = WORDS[language]
    own = {"outcomes": words.onward, "outcome_help": words.onward_help}
    fields = {
        name: {id: shared[name].get(id, mine) for id in _WAYS[DECISION]}
        for name, mine in own.items()
    }
    return fingerprint(shared), yaml_text(fields)
