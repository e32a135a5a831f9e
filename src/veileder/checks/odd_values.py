"""Values that are right each by itself, and hardly what is meant together."""

from collections.abc import Collection, Iterator
from itertools import combinations

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.base import Keys, Part, child_parts
from veileder.model.entries import Service
from veileder.model.municipality import Baton, Common, Log
from veileder.model.naming import plain_name
from veileder.model.opening import covers
from veileder.model.reaching import Hours, OtherHours
from veileder.reading.layers import Layer, Library

CONSENT_AGES = range(12, 19)
MOST_ROWS = 40
LONGEST_CLOSED = 366  # days
_EVENING = "18:00"  # whoever opens later is awake at night
_LONGEST_OPEN = 18 * 60  # minutes, past midnight


def check_odd_values(library: Library) -> Iterator[Finding]:
    """Yield what is odd in the settings and tables of every layer."""
    urgent = _urgent_types(library)
    for layer in library.whole:
        for part in _written(layer):
            yield from _odd(part, urgent)
        if layer.settings:
            yield from _names(layer.settings)


def _written(layer: Layer) -> Iterator[Part]:
    for table in layer.tables.values():
        yield from _with_inner(table)


def _with_inner(part: Part) -> Iterator[Part]:
    yield part
    for _, inner in child_parts(part):
        yield from _with_inner(inner)


def _urgent_types(library: Library) -> set[str]:
    """Return the services that somebody in danger is told to call, at any hour."""
    texts = (
        text.located.data
        for layer in library.whole
        for key, written in layer.texts.items()
        for text in written.values()
        if key.kind == "emergency"
    )
    return {str(type) for data in texts for type in data.get("services", ())}


def _odd(part: Part, urgent: Collection[str]) -> Iterator[Finding]:
    if isinstance(part, Service):
        yield from _service(part, urgent)
    elif isinstance(part, OtherHours):
        yield from _other_hours(part)
    elif isinstance(part, Log):
        yield from _log(part)
    elif isinstance(part, Baton):
        yield from _baton(part)


def _log(log: Log) -> Iterator[Finding]:
    if log.consent_age is not None and log.consent_age not in CONSENT_AGES:
        message = f"{log.consent_age} er en uvanlig alder for å samtykke selv"
        cure = f"Skriv en alder fra {CONSENT_AGES[0]} til {CONSENT_AGES[-1]} år."
        yield odd(log.at("consent_age"), message, cure)


def _baton(baton: Baton) -> Iterator[Finding]:
    for index, type in enumerate(baton.barred):
        if type in baton.allowed:
            message = f"«{type}» både kan og kan ikke ha rollen på {baton.level}"
            yield odd(baton.at("barred", index), message, "Ta bort den ene.")


def odd(at: Location, message: str, cure: str) -> Finding:
    """Return the finding of a value that is hardly what is meant."""
    return Finding(rules.FIELD_ODD, at, message, cure)


def _service(service: Service, urgent: Collection[str]) -> Iterator[Finding]:
    for one, later in combinations(service.hours, 2):
        if _overlap(one, later):
            message = f"«{service.name}» har to åpningstider for samme tid"
            yield odd(later.at(), message, "Ta bort eller rett den ene.")
    for hours in service.hours:
        if hours.closes < hours.opens and not _is_night(hours, service.type in urgent):
            message = (
                f"«{service.name}» stenger {hours.closes}, før den åpner {hours.opens}. Det blir "
                "lest som neste dag"
            )
            cure = (
                "Bytt dem om. Er det åpent om natten, skriv to linjer: "
                f"{hours.opens}–24:00 og 00:00–{hours.closes}."
            )
            yield odd(hours.at("opens"), message, cure)
    for field in ("holidays", "eves"):
        if getattr(service, field) in ("open", "sunday") and not service.hours:
            message = f"«{service.name}» sier «{field}», men ikke når det ellers er åpent"
            yield odd(service.at(field), message, f"Skriv hours, eller ta bort {field}.")


def _overlap(one: Hours, later: Hours) -> bool:
    """Whether both tell of some time; not of what lasts past midnight, and not word for word."""
    if _said(one) == _said(later) or one.closes < one.opens or later.closes < later.opens:
        return False
    days = any(covers(one.days, day) and covers(later.days, day) for day in range(7))
    return days and later.opens < one.closes and one.opens < later.closes


def _said(hours: Hours) -> tuple[str, ...]:
    return hours.days, hours.opens, hours.closes


def _is_night(hours: Hours, is_urgent: bool) -> bool:
    start, end = (int(t[:2]) * 60 + int(t[3:]) for t in (hours.opens, hours.closes))
    is_short = end + 24 * 60 - start <= _LONGEST_OPEN
    return is_short and (is_urgent or hours.opens >= _EVENING)


def _other_hours(hours: OtherHours) -> Iterator[Finding]:
    if hours.last and (hours.last - hours.first).days > LONGEST_CLOSED:
        message = f"Fra {hours.first} til {hours.last} er mer enn et år"
        yield odd(hours.at("last"), message, "Rett årstallet.")
    if hours.opens and hours.closes and hours.closes < hours.opens < _EVENING:
        message = f"Stenger {hours.closes}, før den åpner {hours.opens}"
        yield odd(hours.at("opens"), message, "Bytt dem om.")


def _names(settings: Common) -> Iterator[Finding]:
    """Yield names with placeholders in them, which are themselves what placeholders stand for."""
    named: list[tuple[Part, Keys, str]] = [(settings, ("name",), settings.name)]
    named += [(settings, ("names", ref), plain_name(name)) for ref, name in settings.names.items()]
    if brand := settings.brand:
        named += [(brand, ("short",), brand.short), (brand, ("name",), brand.name)]
    for part, keys, name in named:
        if "{" in name:
            message = f"«{name}» er et navn, og kan ikke ha noe i krøllparenteser"
            yield Finding(rules.WORD_IN_NAME, part.at(*keys), message, "Skriv selve navnet.")
