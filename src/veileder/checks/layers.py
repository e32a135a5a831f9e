"""The municipalities as such: their numbers, regions and files, and what they replace."""

from collections.abc import Iterator

from veileder import rules
from veileder.checks.read import unsealed
from veileder.findings import Finding, Location
from veileder.model.base import SITE_LANGUAGES, Language, is_read
from veileder.model.municipality import Common, Municipality
from veileder.reading.layers import Layer, Library
from veileder.reading.likeness import close_match
from veileder.resolving.entries import Entry, entry_fingerprint, with_replaced

# Folders of the output that a municipality's id must not take.
TAKEN = {"api", "assets", "stylesheets", "javascripts", "images", "felles", "sok"}


def check_entries(library: Library) -> Iterator[Finding]:
    """Yield services, measures and meetings that replace the region's without having seen it."""
    for id in library.municipalities:
        for entry, below in with_replaced(library.stack(id)):
            if below is None and entry.based_on:
                message = f"«{entry.id}» erstatter noe som ikke finnes i regionen"
                at = entry.at("based_on")
                yield Finding(rules.LAYER_NOTHING, at, message, "Ta bort linjen based_on.")
            elif below is not None and entry.based_on != entry_fingerprint(below):
                yield _unseen(entry, entry_fingerprint(below))


def _unseen(entry: Entry, now: str) -> Finding:
    accept = f"kjør: python3 build.py accept {entry.at().path}"
    if entry.based_on is None:
        message = f"«{entry.id}» har samme id som en oppføring i regionen eller fellesinnholdet"
        cure = f"Bygger den på den andre, legg til «based_on: new», og {accept}"
        return Finding(rules.LAYER_SAME_NAME, entry.at("id"), message, cure)
    if is_read(entry.based_on):
        return unsealed(entry.at("based_on"), entry.based_on, now)
    message = f"Regionens «{entry.id}» er endret, eller ikke bekreftet"
    cure = f"Sammenlign, og {accept}"
    return Finding(rules.LAYER_CHANGED, entry.at("based_on"), message, cure)


def check_settings(library: Library) -> Iterator[Finding]:
    """Yield what is wrong with municipalities and regions as such."""
    for layer in library.whole:
        settings = layer.settings
        if settings is None:
            continue
        for language in settings.languages:
            yield from _language(language, settings.at("language"))
        yield from _documents(settings)
        if isinstance(settings, Municipality):
            yield from _region(settings, library)
        if {"municipality.yml", "region.yml"} <= layer.tables.keys():
            yield _both(layer)
        if layer.id in TAKEN:
            message = f"«{layer.id}» kan ikke være navnet på en mappe her"
            yield Finding(rules.FILE_NAME, settings.at(), message, "Gi mappen et annet navn.")


def _region(settings: Municipality, library: Library) -> Iterator[Finding]:
    """Yield that the region of a municipality is none, unless it only could not be read."""
    id = settings.region
    is_unread = id in library.layers and not library.layers[str(id)].settings
    if id and id not in library.regions and not is_unread:
        yield _no_region(settings, library)


def _documents(settings: Common) -> Iterator[Finding]:
    """Yield what is said twice, or against itself, of what cases are documented in."""
    for field in ("opened_on", "note"):
        if settings.documents and settings.log and getattr(settings.log, field):
            message = f"{field} under log brukes ikke når dere har documents"
            cure = "Flytt linjen til documents."
            yield Finding(rules.REF_REPEATED, settings.log.at(field), message, cure)
    for document in settings.documents if len(settings.documents) > 1 else ():
        if document.kind == "none":
            message = "none kan ikke stå sammen med en logg eller en plan"
            yield Finding(rules.REF_REPEATED, document.at("kind"), message, "Ta bort den ene.")


def _both(layer: Layer) -> Finding:
    message = "Mappen har både municipality.yml og region.yml"
    cure = "Er den en kommune, slett region.yml. Er den en region, slett municipality.yml."
    return Finding(rules.FILE_NAME, Location(f"{layer.folder}/municipality.yml"), message, cure)


def _language(language: Language, at: Location) -> Iterator[Finding]:
    if language not in SITE_LANGUAGES:
        yield Finding(
            rules.MUNICIPALITY_LANGUAGE,
            at,
            f"«{language}» kan ikke være målform",
            f"Skriv {' eller '.join(SITE_LANGUAGES)}.",
        )


def _no_region(settings: Municipality, library: Library) -> Finding:
    layer = library.layers.get(str(settings.region))
    if layer and isinstance(layer.settings, Municipality):
        message = f"«{settings.region}» er ikke en region: mappen har municipality.yml"
        cure = "Skriv mappen til regionen, eller ta bort linjen hvis dere ikke er med i noen."
        return Finding(rules.REF_UNKNOWN, settings.at("region"), message, cure)
    near = close_match(str(settings.region), library.regions)
    cure = f"Mente du «{near}»?" if near else "Ta bort linjen, eller lag regionen."
    return Finding(
        rules.REF_UNKNOWN, settings.at("region"), f"Ukjent region «{settings.region}»", cure
    )
