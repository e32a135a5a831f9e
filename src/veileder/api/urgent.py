"""Whom to ring when it is urgent: the first part of ``contacts.json``."""

from veileder.api.parts import ApiPart, said
from veileder.pages.emergencies import emergency_of
from veileder.pages.parts import Answering, Number, OtherHours
from veileder.pages.phones import urgent_phones
from veileder.pages.view import View


class Urgent(ApiPart):
    """Somebody to ring when it is urgent."""

    name: str = said("Tjenesten som svarer.")
    function: str | None = said("Funksjonen, når tjenesten har flere numre.")
    phone: str | None = said("Nummeret for lesing; null når ingen har skrevet det.")
    tel: str | None = said("Nummeret for oppringing.")
    national: bool = said("Om nummeret er nasjonalt.")
    stands_in_for: str | None = said("Tjenesten som mangler lokalt nummer, og som dette er for.")
    hours: list[str] = said("Når det svarer, for lesing. Tom betyr at ingen har skrevet det.")
    help: str | None = said("Når en ringer dit.")


class Emergency(ApiPart):
    """The acute rule: whom to ring, in this order."""

    href: str = said("Siden med akuttregelen, sett fra denne filen.")
    life: list[Urgent] = said("Ved fare for liv. Disse først.")
    services: list[Urgent] = said("Tjenestene som skal varsles.")
    advice: list[Urgent] = said("Andre som svarer.")


def emergency(view: View) -> Emergency | None:
    """Return whom to ring when it is urgent, as every page of the site says."""
    rule = emergency_of(view)
    if rule is None:
        return None
    phones = urgent_phones(view, rule.value)
    return Emergency(
        href=view.known("page/emergency").href,
        life=[_number(one) for one in phones.life],
        services=[_answering(view, one) for one in phones.answers],
        advice=[_number(one) for one in phones.others],
    )


def _number(national: Number) -> Urgent:
    return Urgent(
        name=national.name,
        function=None,
        phone=national.phone,
        tel=national.tel,
        national=True,
        stands_in_for=None,
        hours=[],
        help=national.help,
    )


def _answering(view: View, service: Answering) -> Urgent:
    others = (_other(view, one) for one in service.other_hours)
    return Urgent(
        name=service.name,
        function=service.function or None,
        phone=service.phone or None,
        tel=service.tel or None,
        national=service.is_national,
        stands_in_for=service.missing or None,
        hours=[*service.hours, *service.special_days, *others],
        help=None,
    )


def _other(view: View, hours: OtherHours) -> str:
    """Return days that differ, as the page says them."""
    said = f"{hours.days}: {hours.clock or view.strings['hours_closed']}"
    return f"{said} ({hours.why})" if hours.why else said
