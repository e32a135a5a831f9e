"""A mail address: its form, that it is nobody's private one, and that it is known whose it is."""

import re
from urllib.parse import parse_qsl, unquote

from veileder import rules
from veileder.addresses.faults import Context, Fault
from veileder.addresses.hosts import HOST, domain, host_fault, is_public
from veileder.addresses.known import PRIVATE, PRIVATE_ENDS, PRIVATE_NAMES

EMAIL = re.compile(rf"[a-z0-9][\wæøå.+-]*@{HOST}", re.IGNORECASE | re.ASCII)
_LONGEST = 254


def email_fault(value: str, context: Context) -> Fault | None:
    """Judge a mail address, or all that a link that begins with ``mailto:`` writes to."""
    first, _, rest = value.partition("?")
    if rest and context.shown is not None:
        return next(filter(None, (_one(one, context) for one in (first, *_copies(rest)))), None)
    return _one(value, context)


def _copies(question: str) -> list[str]:
    """Return those whom a link writes to besides the first."""
    named = parse_qsl(question.replace("&amp;", "&").replace("+", "%2B"))
    many = ",".join(said for key, said in named if key.lower() in ("to", "cc", "bcc"))
    return many.split(",") if many else []


def _one(value: str, context: Context) -> Fault | None:
    address, host = value.strip(), value.rpartition("@")[2].strip().lower()
    if is_private(host):
        end = next((end for end in PRIVATE_ENDS if host.endswith(f".{end}")), host)
        message = f"Adressen hos {end} ser ut til å være en privat adresse"
        return Fault(rules.CONTACT_EMAIL.code, message, "Bruk en felles postkasse i kommunen.")
    if not EMAIL.fullmatch(value) or ".." in value or ".@" in value or len(value) > _LONGEST:
        return Fault(
            rules.CONTACT_EMAIL.code, f"«{masked(value)}» er ikke en e-postadresse", _cure(address)
        )
    if host.endswith("kommune"):
        return Fault(rules.CONTACT_EMAIL.code, f"«{value}» mangler slutten", f"Skriv {value}.no")
    if fault := host_fault(host):
        return Fault(rules.CONTACT_EMAIL.code, *fault)
    return _stranger(host, context)


def _cure(address: str) -> str:
    plain = unquote(address).replace("\uff20", "@")
    bare = re.sub("^mailto:", "", plain, flags=re.IGNORECASE).partition("?")[0]
    is_meant = EMAIL.fullmatch(bare) and not is_private(bare.rpartition("@")[2].lower())
    return f"Skriv {bare if is_meant else 'for eksempel postmottak@kommunen.no'}."


def is_private(host: str) -> bool:
    """Whether anybody can have an address at ``host``: it says nothing of who reads it."""
    labels = host.split(".")
    ends = {".".join(labels[n:]) for n in range(len(labels))}
    has_name = len(labels) > 1 and labels[-2] in PRIVATE_NAMES
    in_country = len(labels) > 2 and labels[-3] in PRIVATE_NAMES and labels[-2] in ("co", "com")
    return has_name or in_country or not ends.isdisjoint(PRIVATE | PRIVATE_ENDS)


def masked(value: str) -> str:
    """Return ``value`` without what may be somebody's name."""
    who, sign, host = value.replace("\uff20", "@").rpartition("@")
    named = re.search(rf"\b(?:{'|'.join(sorted(PRIVATE_NAMES))}|online)\b", host, re.IGNORECASE)
    return f"…@{host}" if sign and who and named else value


def _stranger(host: str, context: Context) -> Fault | None:
    """Return that nobody knows whose an address is, where it is known who writes."""
    if context.own is None or is_public(host) or domain(host) in context.own:
        return None
    message = f"Adressen er hos {host}, som verken er offentlig eller deres eget domene"
    cure = (
        f"Er {host} et sted der bare den rette leser, skriv {domain(host)} under domains i "
        "municipality.yml. Ellers bruk en felles postkasse i kommunen."
    )
    return Fault(rules.CONTACT_STRANGER.code, message, cure)
