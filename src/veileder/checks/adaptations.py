"""Adaptations that have lost or outrun what they were made from, or do not say what it is."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from veileder import rules
from veileder.checks.broken import Broken, ref_of
from veileder.checks.read import unsealed
from veileder.findings import Finding, Location
from veileder.model.base import is_read
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, Library, Text
from veileder.reading.texts import unmarked
from veileder.resolving.compose import adapted_from, now_called, replaces_whole
from veileder.resolving.lending import lent_to


def check_adaptations(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield adaptations of something gone, changed or not marked."""
    for layer in library.whole:
        if layer is library.shared:
            continue
        stack = library.stack(layer.id)
        whose = layer.settings.name if layer.settings else layer.id
        yield from _unmarked(layer, stack, unread)
        for texts in layer.texts.values():
            for text in texts.values():
                finding = _adaptation(text, stack, whose)
                if finding and not _is_unsure(finding, text, layer, unread):
                    yield finding


def _unmarked(layer: Layer, stack: Sequence[Layer], unread: Broken) -> Iterator[Finding]:
    """Yield texts that lack fields because they are adaptations that do not say so."""
    shared = {f"{key.kind}/{key.id}" for lower in stack[:-1] for key in lower.texts}
    for path, located in layer.sources.items():
        is_marked = {"based_on", "translated_from"} & set(located.data)
        if path in unread.paths and ref_of(path) in shared and not is_marked:
            yield unmarked(path, str(ref_of(path)))


def _is_unsure(finding: Finding, text: Text, layer: Layer, unread: Broken) -> bool:
    """Whether what ``text`` adapts is perhaps not gone, but only unread."""
    is_unread = layer.settings is None or f"{text.key.kind}/{text.key.id}" in unread.refs
    return finding.rule is rules.LAYER_NOTHING and is_unread


def _adaptation(text: Text, layers: Sequence[Layer], whose: str) -> Finding | None:
    """Compare ``text``, of the last of ``layers``, with what it was adapted from."""
    exists = any(text.key in layer.texts for layer in layers[:-1])
    is_lent = lent_to(text.key, layers) is not None
    if text.is_translation:
        return None
    if replaces_whole(text):
        return _same_name(text) if exists and not is_lent else None
    below = adapted_from(text, layers)
    if not below.has_base:
        return _gone(text, layers, whose)
    return _changed(text, fingerprint(below.located.data), whose)


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
    if is_read(noted):
        return unsealed(text.at("based_on"), noted, now)
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
