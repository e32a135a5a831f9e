"""National numbers, and whom to ring when it is urgent."""

from collections.abc import Iterable, Iterator

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.bilingual import Helpline
from veileder.model.documents import Emergency
from veileder.pages.contacts import units
from veileder.pages.parts import Number, Phones
from veileder.pages.view import View

_DUTY = "barnevernvakt"  # the type of service whose local units stand among the numbers


def urgent_phones(view: View, rule: Emergency) -> Phones:
    """Return the numbers of the emergency rule, with the local duty."""
    duty = _units(view, _DUTY) if _DUTY in rule.services else ()
    return phones(urgent_numbers(view), duty)


def urgent_numbers(view: View) -> tuple[Number, ...]:
    """Return the national numbers that are for emergencies, in order."""
    lines = (line for line in view.guide.helplines if line.emergency)
    return tuple(number(line, view.guide.language) for line in lines)


def phones(national: Iterable[Number], duty: Iterable[Number] = ()) -> Phones:
    """Return the numbers by how urgent they are: three digits are an emergency number."""
    known = tuple(national)
    return Phones(
        life=tuple(one for one in known if len(one.tel) == 3),
        others=(*duty, *(one for one in known if len(one.tel) != 3)),
    )


def number(helpline: Helpline, language: Language) -> Number:
    """Return a national number in the language of the site."""
    text = helpline.text(language)
    phone, tel = formats.phone(helpline.phone), formats.digits(helpline.phone)
    return Number(text.name, phone, tel, text.help)


def _units(view: View, type_id: str) -> Iterator[Number]:
    """Yield the numbers of the local units of a type of service."""
    for unit in units(view, type_id):
        for written in unit.contacts:
            if written.phone:
                phone, tel = formats.phone(written.phone), formats.digits(written.phone)
                yield Number(unit.name, phone, tel, written.function)
