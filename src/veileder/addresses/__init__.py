"""Phone numbers, mail and web addresses: one judgement, wherever they stand.

Fields, links, bare text and what is typed in forms only find the places. ``judge`` says what is
wrong with what stands there.
"""

from collections.abc import Callable, Mapping

from veileder.addresses.faults import NOWHERE, Context, Fault, Kind
from veileder.addresses.links import shown_fault
from veileder.addresses.mails import email_fault
from veileder.addresses.phones import phone_fault
from veileder.addresses.webs import act_fault, url_fault

__all__ = ["NOWHERE", "Context", "Fault", "Kind", "judge", "kind_of_link"]

_JUDGES: Mapping[Kind, Callable[[str, Context], Fault | None]] = {
    "phone": phone_fault,
    "email": email_fault,
    "url": url_fault,
    "act": act_fault,
}
_SCHEMES: Mapping[str, Kind] = {"tel": "phone", "mailto": "email"}


def judge(kind: Kind, value: str, context: Context = NOWHERE) -> Fault | None:
    """Return what is wrong with ``value``, a number or an address of ``kind``; None if nothing is.

    ``context`` is what is known of where it stands. What is worst is told, once.
    """
    fault = _JUDGES[kind](value, context)
    if fault or context.shown is None:
        return fault
    return shown_fault(kind, value, context.shown)


def kind_of_link(href: str) -> tuple[Kind, str]:
    """Return what the address of a link is, and itself without the scheme of its kind."""
    scheme, sign, rest = href.partition(":")
    kind = _SCHEMES.get(scheme.lower()) if sign else None
    return (kind, rest) if kind else ("url", href)
