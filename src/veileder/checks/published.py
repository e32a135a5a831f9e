"""What must be in place before a municipality or region is published.

Nothing here is said of a draft. Every finding stands in a file of the municipality or its region.
"""

from collections.abc import Collection, Iterator

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.leftovers import leftovers, unfinished
from veileder.findings import Finding
from veileder.model.entries import Service, Services
from veileder.model.municipality import Municipality, Region
from veileder.model.reaching import Contact
from veileder.reading.layers import Layer, Library
from veileder.resolving.freshness import urgent_services
from veileder.resolving.guide import Guide


def check_published(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what stops the publication of a municipality that says it is published."""
    if guide.municipality.status == "published":
        yield from _municipality(guide, library, unread)


def check_unfinished(library: Library) -> Iterator[Finding]:
    """Yield what is still to be written in shared content and in drafts."""
    told = {finding.at for finding in library.findings}
    for layer in library.whole:
        if layer.settings is None or layer.settings.status == "draft":
            yield from (found for found in unfinished(layer) if found.at not in told)


def check_published_regions(library: Library) -> Iterator[Finding]:
    """Yield what stops the publication of each region that says it is published."""
    for layer in library.whole:
        if isinstance(layer.settings, Region) and layer.settings.status == "published":
            yield from _region(layer.settings, layer, library)


def _municipality(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    settings = guide.municipality
    layers = library.stack(guide.id)[1:]
    if not settings.accessibility_statement:
        yield _missing(
            settings,
            "accessibility_statement",
            "Tilgjengelighetserklæringen mangler",
            "Lag den i uustatus.no, og skriv adressen i accessibility_statement.",
        )
    yield from _contact(guide.settings.contacts, settings)
    yield from _checked(settings)
    urgent = list(urgent_types(guide))
    if not unread.has_table("services.yml", layers):
        missing = (type for type in urgent if not has_phone(guide, type))
        yield from (_no_number(guide, type, layers[-1]) for type in missing)
    for layer in layers:
        yield from _services_checked(layer, urgent)
        yield from _drafted(layer)
        yield from leftovers(layer, library.example)


def _region(settings: Region, layer: Layer, library: Library) -> Iterator[Finding]:
    yield from _contact(settings.contacts, settings)
    yield from _checked(settings)
    yield from _services_checked(layer, {service.type for service in _services(layer)})
    yield from _drafted(layer)
    yield from leftovers(layer, library.example)


def _drafted(layer: Layer) -> Iterator[Finding]:
    """Yield the texts that somebody else has drafted, and nobody here has made their own."""
    for texts in layer.texts.values():
        for text in texts.values():
            if text.located.data.get("origin") == "draft":
                yield Finding(
                    rules.MUNICIPALITY_DRAFTED,
                    text.at("origin"),
                    "Ordene er et utkast som andre har laget for dere",
                    "Les teksten, og rett den. Når dere står for ordene, tar dere bort linjen "
                    "origin: draft.",
                )


def _missing(settings: Municipality | Region, field: str, message: str, cure: str) -> Finding:
    """Return the finding at ``field`` where it stands empty, otherwise where publishing is said."""
    at = settings.at(field)
    place = settings.at("status") if at == settings.at() else at
    return Finding(rules.MUNICIPALITY_PUBLISHED, place, message, cure)


def _contact(contacts: tuple[Contact, ...], settings: Municipality | Region) -> Iterator[Finding]:
    if not any(contact.phone or contact.email for contact in contacts):
        yield _missing(
            settings,
            "contacts",
            "Ingen kan nås med telefon eller e-post om veilederen",
            "Fyll ut contacts: en funksjon, og phone eller email.",
        )


def _checked(settings: Municipality | Region) -> Iterator[Finding]:
    if settings.checked is None:
        message = "Ingen har kontrollert opplysningene i denne filen"
        at = _missing(settings, "checked", "", "").at
        cure = "Les gjennom filen, og skriv dagen: checked: år-måned-dag."
        yield Finding(rules.MUNICIPALITY_UNSEEN, at, message, cure)


def _services_checked(layer: Layer, urgent: Collection[str]) -> Iterator[Finding]:
    """Yield the services nobody has looked at; of ``urgent`` types none can just be removed."""
    for service in _services(layer):
        if service.checked is None:
            message = f"Ingen har kontrollert «{service.name}»"
            cure = "Ring nummeret, og skriv dagen på tjenesten: checked: år-måned-dag."
            if service.type not in urgent:
                cure += " Har dere ikke tjenesten, ta bort hele oppføringen."
            yield Finding(rules.MUNICIPALITY_UNSEEN, service.at("checked"), message, cure)


def _services(layer: Layer) -> tuple[Service, ...]:
    table = layer.table("services.yml", Services)
    return table.services if table else ()


def urgent_types(guide: Guide) -> Iterator[str]:
    """Yield the services of the emergency rule that must have a number of their own here."""
    national = {line.service for line in guide.helplines}
    yield from (type for type in urgent_services(guide) if type not in national)


def has_phone(guide: Guide, type: str) -> bool:
    """Whether a service of ``type`` can be called here."""
    services = (local.value for local in guide.services if local.value.type == type)
    return any(contact.phone for service in services for contact in service.contacts)


def _no_number(guide: Guide, type: str, own: Layer) -> Finding:
    document = guide.documents["service"].get(type)
    name = document.title if document else type
    entry = next((service for service in _services(own) if service.type == type), None)
    table = own.table("services.yml", Services)
    at = entry.at("contacts") if entry else table.at("services") if table else None
    cure = (
        "Skriv telefonnummeret under contacts."
        if entry
        else f"Legg til en tjeneste i services.yml med type: {type} og telefonnummer."
    )
    return Finding(
        rules.MUNICIPALITY_NO_NUMBER,
        at or guide.municipality.at("status"),
        f"Akuttregelen viser til «{name}», men det står ikke noe telefonnummer dit",
        f"{cure} Har dere ikke tjenesten, skriv nummeret til den som gjør jobben for dere.",
    )
