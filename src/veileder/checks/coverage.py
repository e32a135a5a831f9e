"""Whether somebody by the acute rule answers at every hour of the year."""

import datetime as dt
from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.published import has_phone, urgent_types
from veileder.findings import Finding, owner_of
from veileder.model.entries import Service
from veileder.model.opening import Minutes, spans_on
from veileder.resolving.guide import Guide

_MIDNIGHT = 24 * 60
# A week without a holiday, and days that are no weekend: all that hours can say of.
_DAYS = {
    "mandag": dt.date(2029, 1, 15),
    "tirsdag": dt.date(2029, 1, 16),
    "onsdag": dt.date(2029, 1, 17),
    "torsdag": dt.date(2029, 1, 18),
    "fredag": dt.date(2029, 1, 19),
    "lørdag": dt.date(2029, 1, 20),
    "søndag": dt.date(2029, 1, 21),
    "andre juledag": dt.date(2029, 12, 26),
    "julaften": dt.date(2029, 12, 24),
}


def check_coverage(guide: Guide) -> Iterator[Finding]:
    """Yield the first hour when nobody by the acute rule answers, once all have said their hours.

    Days that are others than usual this year are left out.
    """
    services = _those_who_answer(guide)
    for name, day in _DAYS.items():
        hole = _hole(services, day)
        if services and hole:
            yield _told(guide, services, f"{name} {_clock(hole[0])}–{_clock(hole[1])}")
            return


def _those_who_answer(guide: Guide) -> list[Service]:
    """Return the units that take turns; none if the number or the hours of one are missing."""
    types = [*urgent_types(guide)]
    if not all(has_phone(guide, type) for type in types):
        return []
    units = [one.value for one in guide.services if one.value.type in types]
    phoned = [unit for unit in units if any(contact.phone for contact in unit.contacts)]
    if not all(unit.hours for unit in phoned):
        return []
    return [unit.model_copy(update={"other_hours": ()}) for unit in phoned]


def _hole(services: Sequence[Service], day: dt.date) -> Minutes | None:
    before = day - dt.timedelta(1)
    spans = [span for one in services for span in spans_on(one, day) or ()]
    late = [span for one in services for span in spans_on(one, before) or ()]
    reached = 0
    for start, end in sorted([*spans, *((a - _MIDNIGHT, b - _MIDNIGHT) for a, b in late)]):
        if start > reached:
            return reached, start
        reached = max(reached, end)
    return None if reached >= _MIDNIGHT else (reached, _MIDNIGHT)


def _told(guide: Guide, services: Sequence[Service], when: str) -> Finding:
    """Return the finding at one of the municipality's own services, if it has any."""
    places = (service.at("hours") for service in services)
    own = (place for place in places if owner_of(place.path) == guide.id)
    message = f"Ingen av tjenestene i akuttregelen svarer {when}"
    cure = (
        "Sjekk hvem som svarer da, og rett åpningstidene på tjenesten – også for helligdager, "
        "julaften og nyttårsaften."
    )
    place = next(own, guide.municipality.at())
    return Finding(rules.MUNICIPALITY_GAP, place, message, cure)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"
