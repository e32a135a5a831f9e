"""Whom to ring when it is urgent: the first part of ``contacts.json``."""

from veileder.api.data.contacts import Emergency, Urgent
from veileder.pages.emergencies import emergency_of
from veileder.pages.parts import Answering, Number, OtherHours
from veileder.pages.phones import urgent_phones
from veileder.pages.view import View


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
