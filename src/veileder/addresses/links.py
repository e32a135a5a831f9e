"""That what a link shows is where it leads."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from veileder import rules
from veileder.addresses.faults import Fault, Kind
from veileder.addresses.hosts import HOST, domain, is_public
from veileder.addresses.mails import EMAIL
from veileder.addresses.phones import BLANKS, bare, is_phone, plain_digits
from veileder.addresses.webs import host_of

_GAP = rf"[{BLANKS}().‐‑–/-]"
_NUMBER = re.compile(rf"\+?\(?\d(?:{_GAP}{{0,2}}\d)+", re.ASCII)
_OTHER = re.compile(  # days, times and ages
    r"\b(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\. ?(?:19|20)?\d\d\b(?!\.\d)"
    r"|\b(?:19|20)\d\d[-–/](?:(?:19|20)?\d\d)(?:-\d\d)?\b"
    r"|\b\d{1,2}[.:]\d\d ?[–-] ?\d{1,2}[.:]\d\d\b|\b\d{1,2} ?[–-] ?\d{1,2}\b(?![ –-]\d)",
    re.ASCII,
)
_NO_CALL = {1, 2, 4}  # how many digits an age and a year have, which no number to call has
_MAILS = re.compile(rf"(?<![\w.+-])[\w.+-]+@{HOST}", re.IGNORECASE)
_WEBS = re.compile(rf"(?<![\w@.])(?:https?://|(?=www\.))({HOST})([/?#][^\s»)]*)?", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w@./-])({HOST})(?![\w@])(/\S*)?", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_RIGHT = "i lenken, eller rett det som vises."


def shown_fault(kind: Kind, value: str, shown: str) -> Fault | None:
    """Return that the words of a link, ``shown``, say another number or address than ``value``."""
    words = plain_digits(_IMAGE.sub("", shown)).replace("\uff20", "@").strip()
    find = {"phone": _numbers, "email": _mails, "url": _hosts}.get(kind)
    return next(find(value, words), None) if find else None


def _numbers(dialled: str, shown: str) -> Iterator[Fault]:
    number = bare(dialled)
    for match in _NUMBER.finditer(_OTHER.sub(lambda other: "x" * len(other[0]), shown)):
        seen = bare(match[0])
        if seen != number and len(seen) not in _NO_CALL:
            message = f"Teksten viser {match[0]}, men lenken ringer {dialled}"
            right = f"tel:{seen}" if is_phone(seen) else "det rette nummeret"
            yield Fault(rules.CONTACT_PHONE.code, message, f"Skriv {right} {_RIGHT}")
    yield from _of_other_kind(rules.CONTACT_PHONE.code, shown, f"ringer {dialled}", "phone")


def _mails(address: str, shown: str) -> Iterator[Fault]:
    leads = address.partition("?")[0]
    for match in _MAILS.finditer(shown):
        if match[0].lower() != leads.lower():
            message = f"Teksten viser {match[0]}, men lenken skriver til {leads}"
            yield Fault(rules.CONTACT_EMAIL.code, message, f"Skriv mailto:{match[0]} {_RIGHT}")
    yield from _of_other_kind(rules.CONTACT_EMAIL.code, shown, f"skriver til {leads}", "email")


def _hosts(href: str, shown: str) -> Iterator[Fault]:
    host = host_of(href).lower()
    for seen in _WEBS.finditer(shown):
        if seen[1].lower().removeprefix("www.") != host.removeprefix("www."):
            yield _elsewhere(seen[1], host, f"https://{seen[1]}")
        elif _other_path((seen[3] or "").rstrip(".,;:"), href):
            yield _elsewhere(seen[0], href, f"https://{seen[1]}{seen[3]}")
    for named in _BARE.finditer(shown):
        is_said = named[0] == shown and _is_end(named[1])
        if (is_said or is_public(named[1])) and domain(named[1]) != domain(host):
            yield _elsewhere(named[1], host, f"https://{named[1]}")
    yield from _of_other_kind(rules.CONTACT_URL.code, shown, f"fører til {host}", "url")


def _elsewhere(seen: str, leads: str, right: str) -> Fault:
    message = f"Teksten viser {seen}, men lenken fører til {leads}"
    return Fault(rules.CONTACT_URL.code, message, f"Skriv {right} {_RIGHT}")


def _is_end(host: str) -> bool:
    """Whether ``host`` ends as the names of sites mostly do, and not as a file."""
    return host.lower().rpartition(".")[2] in "no com org net eu info nu se dk".split()


def _of_other_kind(code: str, shown: str, leads: str, kind: Kind) -> Iterator[Fault]:
    """Yield that all a link shows is a number or an address of another kind than it leads to."""
    is_number = re.fullmatch(rf"\+?[\d{BLANKS}]+", shown, re.ASCII) and is_phone(shown)
    seen: Kind | None = "phone" if is_number else "email" if EMAIL.fullmatch(shown) else None
    if _WEBS.fullmatch(shown):
        seen = "url"
    is_named = kind == "url" and bare(shown) in re.sub(r"\D", "", leads)
    if seen and seen != kind and not (seen == "phone" and is_named):
        scheme = {"phone": f"tel:{bare(shown)}", "email": f"mailto:{shown}"}.get(seen, shown)
        message = f"Teksten viser {shown}, men lenken {leads}"
        yield Fault(code, message, f"Skriv {scheme} {_RIGHT}")


def _other_path(seen: str, href: str) -> bool:
    """Whether the page that is ``seen`` in an address is not the one, or around the one, of it."""
    path = re.sub(r"^https://[^/?#]*", "", href, flags=re.IGNORECASE)
    shown = unquote(seen.rstrip("/"))
    if re.search(r"(…|\.\.\.)$", shown):
        return not unquote(path).startswith(shown.rstrip("…."))
    return bool(shown) and not re.match(rf"{re.escape(shown)}($|[/?#])", unquote(path))
