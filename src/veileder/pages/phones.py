"""National numbers, and whom to ring when it is urgent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.bilingual import Helpline
from veileder.model.documents import Emergency
from veileder.model.entries import Service
from veileder.pages.checking import number_checked, service_checked
from veileder.pages.opening_hours import ALWAYS, lines, others, special, written
from veileder.pages.parts import Answering, Number, Phones
from veileder.pages.view import View


def urgent_phones(view: View, rule: Emergency) -> Phones:
    """Return the numbers of the emergency rule: danger to life, its own services, then advice."""
    answers = tuple(_merged(one for type in rule.services for one in _answering(view, type)))
    shown = {one.tel for one in answers}
    return phones((one for one in urgent_numbers(view) if one.tel not in shown), answers)


def urgent_numbers(view: View) -> tuple[Number, ...]:
    """Return the national numbers that are for emergencies, in order."""
    lines = (line for line in view.guide.helplines if line.emergency)
    return tuple(number(line, view.guide.language) for line in lines)


def phones(national: Iterable[Number], answers: tuple[Answering, ...] = ()) -> Phones:
    """Return the numbers by how urgent they are: three digits are an emergency number."""
    known = tuple(national)
    return Phones(
        life=tuple(one for one in known if len(one.tel) == 3),
        others=tuple(one for one in known if len(one.tel) != 3),
        answers=answers,
    )


def number(helpline: Helpline, language: Language) -> Number:
    """Return a national number in the language of the site."""
    text = helpline.text(language)
    phone, tel = formats.phone(helpline.phone), formats.digits(helpline.phone)
    return Number(text.name, phone, tel, text.help)


def every_number(view: View, type_id: str) -> tuple[Answering, ...]:
    """Return whom to ring at a type of service, and each unit of it that has no number."""
    found = tuple(_answering(view, type_id))
    units = [one.value for one in view.guide.services if one.value.type == type_id]
    if any(one.is_national or one.missing for one in found):
        return found
    without = (unit for unit in units if not any(one.phone for one in unit.contacts))
    return (*found, *(_unanswered(unit.name) for unit in without))


def _answering(view: View, type_id: str) -> Iterator[Answering]:
    """Yield the local numbers of a type of service; if it has none, the national ones."""
    units = [one.value for one in view.guide.services if one.value.type == type_id]
    own = [one for unit in units for one in _local(view, unit)]
    if own:
        yield from own
    elif national := [line for line in view.guide.helplines if line.service == type_id]:
        calm = [line for line in national if len(formats.digits(line.phone)) != 3]
        yield from (_national(view, line, "") for line in calm)
    elif units or view.target(f"service/{type_id}"):
        yield from _missing(view, type_id)


def _local(view: View, unit: Service) -> Iterator[Answering]:
    phoned = [contact for contact in unit.contacts if contact.phone]
    for contact in phoned:
        phone = contact.phone or ""
        yield Answering(
            name=unit.name,
            phone=formats.phone(phone),
            tel=formats.digits(phone),
            function=contact.function if len(phoned) > 1 else "",
            hours=lines(view.strings, unit),
            special_days=special(view.strings, unit),
            other_hours=others(unit),
            written=written(unit),
            is_national=False,
            missing="",
            checked=service_checked(view.guide, view.strings, unit),
            kind=f"kind_{unit.type}",
        )


def _missing(view: View, type_id: str) -> Iterator[Answering]:
    """Yield what stands in for a type of service whose local number nobody has written."""
    name = view.name(f"service/{type_id}") or type_id
    national = [line for line in view.guide.helplines if type_id in line.instead_of]
    yield from (_national(view, line, name) for line in national)
    if not national:
        yield _unanswered(name)


def _unanswered(name: str) -> Answering:
    """Return that nobody has written a number for ``name``."""
    return Answering(
        name=name,
        phone="",
        tel="",
        function="",
        hours=(),
        special_days=(),
        written="",
        is_national=False,
        missing=name,
    )


def _national(view: View, line: Helpline, missing: str) -> Answering:
    text = line.text(view.guide.language)
    return Answering(
        name=text.name,
        phone=formats.phone(line.phone),
        tel=formats.digits(line.phone),
        function="",
        hours=(text.hours,) if text.hours else (),
        special_days=(),
        written=ALWAYS if line.always else "",
        is_national=True,
        missing=missing,
        checked=number_checked(view.guide, view.strings, line),
    )


def _merged(found: Iterable[Answering]) -> Iterator[Answering]:
    """Yield each number once, a national one with all that it stands in for."""
    known: dict[tuple[str, str], Answering] = {}
    for one in found:
        key = (one.name, one.tel)
        both = [part for part in (known[key].missing, one.missing) if part] if key in known else []
        known[key] = replace(one, missing=", ".join(dict.fromkeys(both)) or one.missing)
    yield from known.values()
