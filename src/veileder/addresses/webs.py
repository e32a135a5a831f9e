"""A web address: full, safe, and to a host that everybody can reach. And an act at Lovdata."""

import datetime as dt
import re
import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

from veileder import rules
from veileder.addresses.faults import Context, Fault
from veileder.addresses.hosts import HOST, host_fault

URL = re.compile(rf"https://({HOST})(:443)?([/?#]\S*)?", re.IGNORECASE | re.ASCII)
_ACT = re.compile(r"(\d{4}-\d{2}-\d{2})(-[1-9]\d{0,3})?", re.ASCII)
_OUTLOOK = "safelinks.protection.outlook.com"
# Parts of an address that let whoever has it in: they are not for a page that all can read.
_SECRET = re.compile(
    r"[?&#;](?:pass(?:word|ord)?|pwd|passwd|access_?token|auth_?token|api_?key|client_secret|secret"
    r"|jsessionid|phpsessid|x-amz-signature)=[^&#]",
    re.IGNORECASE,
)
_USER = re.compile(r"^([a-z]+:/*)[^/?#\\]*@", re.IGNORECASE)


def url_fault(value: str, context: Context) -> Fault | None:
    """Judge a web address; ``context`` says nothing that matters to it."""
    del context
    if any(unicodedata.category(sign) in ("Cf", "Cc", "Co") for sign in unquote(value)):
        return _fault("Nettadressen har usynlige tegn", "Skriv den på nytt, tegn for tegn.")
    match = URL.fullmatch(value)
    if match and match[1].lower().endswith(_OUTLOOK):
        return _outlook_fault(value)
    if match is None:
        return _malformed(value)
    if fault := host_fault(match[1]):
        return _fault(*fault)
    if _SECRET.search(value) or _SECRET.search(unquote(value)):
        message = "Nettadressen har et passord eller en nøkkel i seg"
        return _fault(message, "Skriv adressen uten, og bytt passordet: det er i historikken.")
    return None


def _fault(message: str, cure: str) -> Fault:
    return Fault(rules.CONTACT_URL.code, message, cure)


def _outlook_fault(value: str) -> Fault:
    """Say where an address that Outlook has wrapped leads: it names who got the mail."""
    (real, *_) = parse_qs(urlsplit(value).query).get("url", [""])
    real = re.sub(r"^http://", "https://", real)
    cure = f"Skriv {real}" if is_url(real) else "Åpne lenken, og skriv adressen du kommer til."
    return _fault("Adressen er pakket inn av Outlook, og kan slutte å virke", cure)


def is_url(value: str) -> bool:
    """Whether ``value`` is a web address with nothing wrong in it."""
    match = URL.fullmatch(value)
    return match is not None and host_fault(match[1]) is None and not _SECRET.search(value)


def _malformed(value: str) -> Fault:
    hidden = _USER.sub(r"\1…@", value)
    return _fault(f"«{hidden}» er ikke en full nettadresse", _cure(value))


def _cure(value: str) -> str:
    full = re.sub(r"^(https?:[/\\]*|//)?", "https://", value.strip(), flags=re.I)
    better = re.sub(r"\s", "%20", re.sub(r"^(https://[^/?#]*):\d*(?=[/?#]|$)", r"\1", full))
    if better != value and is_url(better):
        return f"Skriv {better}"
    host = host_of(value)
    if "@" in host:
        real = host.rpartition("@")[2]
        return f"Den fører til {real}. Skriv den rette adressen, uten noe foran @."
    if host and not re.search(r"\s", host) and (fault := host_fault(host)):
        return f"{fault[0]}. {fault[1]}"
    if host and not re.search(r"\s", value):
        return "Sjekk at hele adressen er med, og at den ligner på https://www.kommunen.no/side."
    return "Begynn med https://, uten mellomrom, for eksempel https://www.kommunen.no."


def host_of(value: str) -> str:
    """Return what stands where the host of an address does, with all that is put before it."""
    try:
        return urlsplit(value).netloc
    except ValueError:
        return ""


def act_fault(value: str, context: Context) -> Fault | None:
    """Judge the id of an act at Lovdata, which a link is made of: a day, and mostly a number."""
    del context
    match = _ACT.fullmatch(value)
    try:
        day = dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if day:
        return None
    message = f"«{value}» er ikke en lovs id hos Lovdata"
    return _fault(message, "Skriv datoen og nummeret fra adressen hos Lovdata, som 2021-06-18-97.")
