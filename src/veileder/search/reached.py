"""Whom a hit lets one ring, and when they answer."""

from veileder.pages.base import PageData
from veileder.pages.emergencies import EmergencyPage
from veileder.pages.services import ServicePage

Phones = tuple[tuple[str, ...], ...]
_NATIONAL = "national"


def phones(data: PageData) -> Phones:
    """Return whom one reaches, the number, its hours for the browser, and if it is national.

    These are the units of a service, or those who answer by the acute rule. What is empty at the
    end is left out.
    """
    if isinstance(data, EmergencyPage):
        answers = (one for one in data.phones.answers if one.tel)
        return tuple(
            _short(one.name, one.phone, one.written, _NATIONAL if one.is_national else "")
            for one in answers
        )
    units = data.units if isinstance(data, ServicePage) else ()
    several = len(units) > 1
    return tuple(
        _short(
            f"{unit.name}: {contact.function}" if several else contact.function,
            contact.phone,
            unit.written,
        )
        for unit in units
        for contact in unit.contacts
        if contact.phone
    )


def _short(*row: str) -> tuple[str, ...]:
    while not row[-1]:
        row = row[:-1]
    return row
