"""What is wrong with a host: where it is, who can reach it, and what it is made to look like."""

import re
import unicodedata

from veileder.addresses.known import CLOSED_ENDS, OWN_MACHINE, PUBLIC, SHARED_ENDS

LETTERS = "a-z0-9æøåáàäčçđéèêŋńñóòôöšŧüž-"  # those that names under .no may have
HOST = rf"([{LETTERS}]+\.)+[{LETTERS[:10]}]{{2,}}"
_LABEL = re.compile(rf"(?!-)[{LETTERS}]{{1,63}}(?<!-)")
_WHOLE = re.compile(HOST, re.IGNORECASE | re.ASCII)
_LONGEST = 253
# Signs that are read as others, and what they are read as.
_READ_AS = str.maketrans("01358đŧŋøæ", "olesbdtnoa")


def host_fault(host: str) -> tuple[str, str] | None:
    """Return what is wrong with ``host`` and what mends it; None if everybody can reach it."""
    name = _readable(host.lower())
    if not name.isascii() and not _WHOLE.fullmatch(name):
        said = f"«{host}» har bokstaver fra andre alfabeter"
        return said, "Skriv adressen bokstav for bokstav."
    if _is_number(name):
        return f"«{host}» er en maskin, ikke et nettsted", "Skriv navnet på nettstedet."
    labels = name.split(".")
    if len(labels) < 2 or labels[-1] in CLOSED_ENDS or domain(name) in OWN_MACHINE:
        said = f"«{host}» finnes ikke på nettet"
        return said, "Skriv adressen alle kan åpne, med https:// først."
    if not _WHOLE.fullmatch(name) or len(name) > _LONGEST or not all(map(_LABEL.fullmatch, labels)):
        return f"«{host}» er ikke navnet på et nettsted", "Sjekk at hele adressen er med."
    if meant := _looks_like(name):
        said = f"«{host}» er ikke {meant}, men ligner"
        return (
            said,
            f"Skriv {meant} hvis det er dit den skal, ellers navnet på det rette stedet.",
        )
    return None


def _readable(host: str) -> str:
    """Return ``host`` with labels in another alphabet's code (``xn--``) as they are read."""
    labels = host.split(".")
    try:
        read = (la.encode("ascii").decode("idna") if "xn--" in la else la for la in labels)
        return ".".join(read)
    except UnicodeError:
        return "\ufffd"


def _is_number(host: str) -> bool:
    """Whether ``host`` is the number of a machine, in any of the ways that browsers take."""
    if host.startswith("[") or ":" in host:
        return True
    return re.fullmatch(r"(0x[0-9a-f]*|\d+)", host.rstrip(".").rpartition(".")[2]) is not None


def domain(host: str) -> str:
    """Return the part of ``host`` that one owner has: ``nav.no``, ``sogndal.kommune.no``."""
    labels = host.lower().removesuffix(".").split(".")
    for count in (2, 3):
        if ".".join(labels[-count:]) not in SHARED_ENDS:
            return ".".join(labels[-count:])
    return ".".join(labels[-4:])


def is_public(host: str) -> bool:
    """Whether ``host`` is of the public sector, as far as is known here."""
    labels = host.lower().split(".")
    return any(".".join(labels[n:]) in PUBLIC for n in range(len(labels)))


def _looks_like(host: str) -> str:
    """Return the public domain that ``host`` is made to look like; nothing if it is none."""
    if is_public(host):
        return ""
    labels = host.split(".")
    inner = (".".join(labels[a:b]) for a in range(len(labels) - 1) for b in (a + 2, a + 3))
    for name in inner if len(labels) > 2 else ():
        if name in PUBLIC and not host.endswith(name):  # nav.no.evil.com
            return name
    joined = domain(host).partition(".")[0]  # nav-no.com
    return _SEEN.get(_seen(domain(host)), "") or _JOINED.get(joined, "") or _kommune(labels)


def _kommune(labels: list[str]) -> str:
    """Return what ends like the host of a municipality, with other signs."""
    end = ".".join(labels[-2:])
    is_other = len(labels) > 2 and end not in SHARED_ENDS
    return next((one for one in sorted(SHARED_ENDS) if is_other and _seen(one) == _seen(end)), "")


def _seen(host: str) -> str:
    """Return ``host`` as a hurried eye sees it: without accents, and 0 as o, 1 as l, rn as m."""
    bare = unicodedata.normalize("NFKD", host.translate(_READ_AS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return letters.replace("rn", "m").replace("vv", "w").replace("i", "l").replace("cl", "d")


_JOINED = {one.replace(".", "-"): one for one in PUBLIC}
_SEEN = {_seen(one): one for one in sorted(PUBLIC)}
