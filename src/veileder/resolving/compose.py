"""One document from several layers: scalars and lists replace whole, nothing is merged deeper."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.base import Document, Language
from veileder.model.guide import Step
from veileder.reading.decode import decode, word_fields
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, Text, TextKey
from veileder.reading.yaml.located import Located
from veileder.resolving.guide import Resolved

_BOOKKEEPING = frozenset({"based_on", "translated_from"})


@dataclass(slots=True)
class Composed:
    """What has been put together so far, and where each field came from."""

    located: Located = field(default_factory=Located)
    origins: dict[str, str] = field(default_factory=dict)
    path: str = ""
    language: Language = Language.NB
    has_base: bool = False

    def put(self, text: Text, name: str, layer: Layer) -> None:
        """Let field ``name`` of ``text`` replace what was there."""
        marks = self.located.marks
        for keys in [keys for keys in marks if keys[:1] == (name,)]:
            del marks[keys]
        self.located.data[name] = text.located.data[name]
        marks.update({k: at for k, at in text.located.marks.items() if k[:1] == (name,)})
        marks[()] = text.located.marks[()]
        self.origins[name] = layer.id
        self.path = text.path


def beneath(key: TextKey, language: Language, layers: Sequence[Layer]) -> Composed:
    """Return the text of ``key`` as the layers give it, in ``language`` where it exists."""
    composed = Composed(language=language)
    for layer in layers:
        _add_layer(composed, key._replace(variant=None), language, layer)
        if key.variant:
            _add_layer(composed, key, language, layer)
    return composed


def _add_layer(composed: Composed, key: TextKey, language: Language, layer: Layer) -> None:
    original = layer.original(key)
    if original is None:
        return
    words = layer.texts[key].get(language)
    if replaces_whole(original) and not key.variant:
        composed.located, composed.origins = Located(), {}
    _put_all(composed, original, layer)
    if words is not None and words is not original:
        _put_all(composed, words, layer)
    if not key.variant and not original.is_adaptation:
        composed.language = (words or original).language
        composed.has_base = True


def replaces_whole(text: Text) -> bool:
    """Whether ``text`` stands by itself: nothing of an earlier text with its id shows through."""
    return not text.is_adaptation and not text.is_translation


def _put_all(composed: Composed, text: Text, layer: Layer) -> None:
    for name in text.located.data:
        if name not in _BOOKKEEPING:
            composed.put(text, name, layer)


def resolve_document(
    key: TextKey,
    language: Language,
    layers: Sequence[Layer],
    findings: list[Finding],
    name: str | None = None,
) -> Resolved[Document] | None:
    """Return the document of ``key``; None when no layer has it or it does not hold together."""
    composed = beneath(key, language, layers)
    if not composed.has_base:
        return None
    model = next(
        t for layer in layers for t in layer.texts.get(key._replace(variant=None), {}).values()
    ).model
    value = decode(model, composed.located, findings)
    if value is None:
        return None
    return Resolved(key.id, value, composed.origins, composed.path, composed.language, name)


def check_adaptation(text: Text, layers: Sequence[Layer], whose: str) -> Finding | None:
    """Compare ``text``, of the last of ``layers``, with what it was adapted from."""
    lower = layers[:-1]
    exists = any(text.key in layer.texts for layer in lower)
    if text.is_translation:
        return None
    if replaces_whole(text):
        return _same_name(text) if exists else None
    below = beneath(text.key, text.language, lower)
    if not below.has_base:
        return _gone(text, layers, whose)
    return _changed(text, fingerprint(below.located.data), whose)


def now_called(kind: str, id: str, layers: Sequence[Layer]) -> str | None:
    """Return the id that ``id`` of ``kind`` has been changed to in ``layers``, if it has."""
    return renamed(kind, layers).get(id)


def renamed(kind: str, layers: Sequence[Layer]) -> dict[str, str]:
    """Return what every former id of ``kind`` in ``layers`` is called now."""
    return {
        str(former): key.id
        for layer in layers
        for key, texts in layer.texts.items()
        if key.kind == kind
        for text in texts.values()
        for former in text.located.data.get("former_ids", ())
    }


def _gone(text: Text, layers: Sequence[Layer], whose: str) -> Finding:
    """Return that what ``text`` adapts has another id, or is no more."""
    at, id = text.at("based_on"), text.key.id
    new = now_called(text.key.kind, id, layers[:-1])
    if new is None:
        message = f"{whose} tilpasser «{id}», som ikke finnes i fellesinnholdet"
        cure = (
            "Slett filen. Er teksten deres egen, ta bort linjen based_on i stedet, og skriv alle "
            "feltene."
        )
        return Finding(rules.LAYER_NOTHING, at, message, cure)
    name = new + PurePosixPath(text.path).name.removeprefix(id)
    message = f"{whose} tilpasser «{id}», som nå heter «{new}»"
    is_taken = text.language in layers[-1].texts.get(text.key._replace(id=new), {})
    cure = (
        f"Flett det som er nytt inn i {name}, og slett filen."
        if is_taken
        else f"Gi filen navnet {name}, og se om den passer til fellesteksten slik den er nå."
    )
    return Finding(rules.LAYER_NOTHING, at, message, cure)


def _same_name(text: Text) -> Finding:
    """Return what is said of a text of one's own that has the name of a shared one.

    The shared one may have come later, in a new release, so it must not stop the site. The rule
    for emergencies has always been there.
    """
    if text.key.kind == "emergency":
        message = "Filen tilpasser akuttregelen, men sier ikke hvilken utgave"
        cure = f"Legg til linjen «based_on: new», og kjør: python3 build.py accept {text.path}"
        return Finding(rules.LAYER_UNMARKED, Location(text.path), message, cure)
    return Finding(
        rules.LAYER_SAME_NAME,
        Location(text.path),
        f"Fellesinnholdet har også en tekst «{text.key.id}»; hos dere vises bare deres egen",
        "Bygger deres på den, legg til linjen «based_on: new». Ellers gi filen et annet navn.",
    )


def _changed(text: Text, now: str, whose: str) -> Finding | None:
    noted = text.located.data["based_on"]
    if noted == now:
        return None
    said = (
        f"{whose} har ikke bekreftet hvilken fellestekst tilpasningen bygger på"
        if noted == "new"
        else f"Fellesteksten er endret siden {whose} tilpasset den"
    )
    return Finding(
        rules.LAYER_CHANGED,
        text.at("based_on"),
        said,
        f"Sammenlign med fellesteksten, og kjør: python3 build.py accept {text.path}",
    )


def translation_fingerprint(layer: Layer, key: TextKey) -> str | None:
    """Return the fingerprint of the words a translation of ``key`` is made from."""
    original = layer.original(key)
    if original is None:
        return None
    return fingerprint(original.located.data, word_fields(original.model))


def adaptation_fingerprint(text: Text, layers: Sequence[Layer]) -> str:
    """Return the fingerprint of what ``text``, of the last of ``layers``, is adapted from."""
    return fingerprint(beneath(text.key, text.language, layers[:-1]).located.data)


def with_missing_words(text: Resolved[Any], shared: Resolved[Any], step: Step) -> Resolved[Any]:
    """Return ``text`` with the ``shared`` words of what ``step`` has and it has no words for."""
    missing = {}
    for name in ("outcomes", "deadlines"):
        own, theirs = getattr(text.value, name), getattr(shared.value, name)
        lacking = {part.id for part in getattr(step, name)} - own.keys()
        if lacking & theirs.keys():
            missing[name] = {**own, **{id: theirs[id] for id in lacking & theirs.keys()}}
    return replace(text, value=text.value.model_copy(update=missing)) if missing else text
