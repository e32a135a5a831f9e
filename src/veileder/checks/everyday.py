"""Everyday words of the search that lead to a word nobody has."""

from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding
from veileder.model.everyday import Everyday, EverydayWords
from veileder.reading.layers import Layer, Library
from veileder.reading.likeness import nearest
from veileder.reading.yaml.located import strings_in

_NAMES = {"title", "aliases", "term", "name", "act_name"}


def check_everyday(library: Library) -> Iterator[Finding]:
    """Yield the words that are led to, and that neither a name nor another everyday word is."""
    for layer in library.whole:
        words = [word for word in _words(layer) if word.concepts]
        if not words:
            continue
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        known = {name.lower() for one in stack for name in _names(one)}
        for word in words:
            yield from _unknown(word, known)


def _unknown(word: Everyday, known: set[str]) -> Iterator[Finding]:
    for index, target in enumerate(word.leads_to):
        if target in word.concepts and target.lower() not in known:
            message = f"«{target}» er verken en side eller et ord på nettstedet"
            cure = nearest(target.lower(), sorted(known)) or (
                "Skriv en side, som tool/undringsnotat, eller et ord som står i terms.yml."
            )
            yield Finding(rules.REF_UNKNOWN, word.at("leads_to", index), message, cure)


def _words(layer: Layer) -> tuple[Everyday, ...]:
    table = layer.table("words.yml", EverydayWords)
    return table.words if table else ()


def _names(layer: Layer) -> Iterator[str]:
    """Yield what everything in ``layer`` is called, and its everyday words."""
    yield from (said for word in _words(layer) for said in word.said)
    for located in layer.sources.values():
        yield from (text for keys, text in strings_in(located.data) if _NAMES & set(keys[-2:]))
