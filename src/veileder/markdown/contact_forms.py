"""The form of a phone number, a mail and a web address, wherever it stands: a field, a link, text.

Each function returns what is wrong and how to mend it, for an editor, or None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from veileder.model.formats import digits, phone

Kind = Literal["phone", "email", "url"]

# The numbering plan (Nkom): emergency, five-digit, 116-series and eight-digit numbers.
_PHONE = re.compile(r"(\+47)?([2-79]\d{7}|8[013-9]\d{6})|11[023]|0[2-9]\d{3}|116\d{3}", re.ASCII)
_FICTIONAL = re.compile(r"0{3}\d{5}", re.ASCII)  # no eight-digit number begins with 0
_LETTERS = "a-z0-9æøåáàäčçđéèêŋńñóòôöšŧüž-"  # those that names under .no may have
_HOST = rf"([{_LETTERS}]+\.)+[{_LETTERS[:10]}]{{2,}}"
_EMAIL = re.compile(rf"[a-z0-9][\wæøå.+-]*@{_HOST}", re.IGNORECASE | re.ASCII)
_URL = re.compile(rf"https://({_HOST})(:\d{{2,5}})?([/?#]\S*)?", re.IGNORECASE | re.ASCII)
_OUTLOOK = "safelinks.protection.outlook.com"
_PRIVATE = re.compile(
    r"(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|yandex|proton"
    r"|protonmail|pm|tutanota|fastmail|zoho)(\.com?)?\.[a-z]{2,3}"
    r"|(online|broadpark|getmail|frisurf|start|c2i|tele2|lyse|altibox|nextgentel)\.(no|net)"
)
_NUMBER = re.compile(r"\+?\d[\d \xa0\u202f\u2009]*\d", re.ASCII)
_NO_CALL = {2, 4}  # how many digits an age and a year have, which no number to call has


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a number or an address, and what mends it. For an editor."""

    kind: Kind
    message: str
    cure: str


def is_phone(value: str) -> bool:
    """Whether ``value`` is a number of the Norwegian plan, or one that is clearly fictional."""
    return bool(_PHONE.fullmatch(digits(value))) or is_fictional(value)


def is_fictional(value: str) -> bool:
    """Whether ``value`` is a number that nobody can have, for examples."""
    return bool(_FICTIONAL.fullmatch(digits(value)))


def phone_fault(value: str) -> Fault | None:
    """Judge a phone number: digits and blanks, perhaps with ``+47`` first."""
    written = re.fullmatch(r"\+?[\d \xa0\u202f\u2009]+", value, re.ASCII)
    if written and is_phone(value):
        return None
    return Fault("phone", f"«{value}» er ikke et norsk telefonnummer", _phone_cure(value))


def _phone_cure(value: str) -> str:
    has_words = re.search("[^\\W\\doO_]", value)
    number = digits(value if has_words else re.sub("[oO]", "0", value))
    bare = number.removeprefix("+47")
    for meant in (number, bare, f"+{number.removeprefix('00')}"):
        if is_phone(meant) and not set(value) & set("*#"):
            return "Skriv {}.".format(phone(meant).replace("\xa0", " "))
    if bare.startswith("82") and len(bare) == 8:
        return "Nummer som begynner med 82, koster ekstra å ringe. Skriv et vanlig nummer."
    if bare.startswith("+"):
        return "Skriv et norsk nummer."
    if len(bare) == 8 and bare[0] in "01":
        return f"Nummer på 8 sifre begynner ikke med {bare[0]}. Finn det rette, og skriv det."
    count = f"{len(bare) or 'ingen'} {'siffer' if len(bare) == 1 else 'sifre'}"
    return f"Det har {count}. Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."


def email_fault(value: str) -> Fault | None:
    """Judge a mail address: of the right form, and not a private person's."""
    if not _EMAIL.fullmatch(value):
        bare = re.sub("^mailto:", "", value.strip(), flags=re.IGNORECASE).partition("?")[0]
        meant = bare if _EMAIL.fullmatch(bare) else "for eksempel postmottak@kommunen.no"
        cure = f"Skriv {meant}."
        return Fault("email", f"«{value}» er ikke en e-postadresse", cure)
    if value.lower().endswith("kommune"):
        return Fault("email", f"«{value}» mangler slutten", f"Skriv {value}.no")
    if _PRIVATE.fullmatch(value.rpartition("@")[2].lower()):
        message = f"«{value}» ser ut til å være en privat adresse"
        return Fault("email", message, "Bruk en felles postkasse i kommunen.")
    return None


def url_fault(value: str) -> Fault | None:
    """Judge a web address: full, to a host that everybody can reach, in letters that are ours."""
    match = _URL.fullmatch(value)
    if match and match[1].lower().endswith(_OUTLOOK):
        return _outlook_fault(value)
    if match and _is_norwegian(match[1]):
        return None
    return Fault("url", f"«{value}» er ikke en full nettadresse", _url_cure(value))


def _outlook_fault(value: str) -> Fault:
    """Say where an address that Outlook has wrapped leads: it names who got the mail."""
    (real, *_) = parse_qs(urlsplit(value).query).get("url", [""])
    real = re.sub(r"^http://", "https://", real)
    is_right = _URL.fullmatch(real) and url_fault(real) is None
    cure = f"Skriv {real}" if is_right else "Åpne lenken, og skriv adressen du kommer til."
    message = "Adressen er pakket inn av Outlook, og kan slutte å virke"
    return Fault("url", message, cure)


def _is_norwegian(host: str) -> bool:
    """Whether a host that is written in another alphabet's code (``xn--``) has letters of ours."""
    try:
        names = [
            label.encode("ascii").decode("idna") for label in host.split(".") if "xn--" in label
        ]
    except UnicodeError:
        return False
    return all(re.fullmatch(f"[{_LETTERS}]+", name) for name in names)


def _url_cure(value: str) -> str:
    better = re.sub(
        r"\s", "%20", re.sub(r"^(https?:/*|//)?", "https://", value.strip(), flags=re.I)
    )
    if better != value and url_fault(better) is None:
        return f"Skriv {better}"
    host = _host(value)
    if "@" in host:
        real = host.rpartition("@")[2]
        return f"Den fører til {real}. Skriv den rette adressen, uten noe foran @."
    if not host.isascii():
        return f"«{host}» har bokstaver fra andre alfabeter. Skriv adressen bokstav for bokstav."
    if host and "." not in host:
        return f"«{host}» finnes ikke på nettet. Skriv adressen alle kan åpne, med https:// først."
    if host and not re.search(r"\s", value):
        return "Sjekk at hele adressen er med, og at den ligner på https://www.kommunen.no/side."
    return "Begynn med https://, uten mellomrom, for eksempel https://www.kommunen.no."


def _host(value: str) -> str:
    try:
        return urlsplit(value).netloc
    except ValueError:
        return ""


def link_faults(href: str, shown: str) -> Iterator[Fault]:
    """Judge the address of a link, and that what is ``shown`` is what it leads to."""
    scheme, _, rest = href.partition(":")
    if scheme.lower() == "tel":
        yield from filter(None, [phone_fault(rest) or _other_number(rest, shown)])
    elif scheme.lower() == "mailto":
        address = rest.partition("?")[0]
        yield from filter(None, [email_fault(address) or _other_address(address, shown)])
    else:
        yield from filter(None, [url_fault(href) or _other_host(href, shown)])


def _other_number(dialled: str, shown: str) -> Fault | None:
    number = digits(dialled).removeprefix("+47")
    for match in _NUMBER.finditer(shown):
        seen = digits(match[0]).removeprefix("+47")
        if seen != number and len(seen) not in _NO_CALL:
            message = f"Teksten viser {match[0]}, men lenken ringer {dialled}"
            right = f"tel:{seen}" if is_phone(seen) else "det rette nummeret"
            return Fault("phone", message, f"Skriv {right} i lenken, eller rett det som vises.")
    return None


def _other_address(address: str, shown: str) -> Fault | None:
    seen = shown.strip()
    if _EMAIL.fullmatch(seen) and seen.lower() != address.lower():
        message = f"Teksten viser {seen}, men lenken skriver til {address}"
        return Fault("email", message, f"Skriv mailto:{seen} i lenken, eller rett det som vises.")
    return None


def _other_path(seen: str, href: str) -> bool:
    """Whether the page that is ``seen`` in an address is not the one, or around the one, of it."""
    path = re.sub(r"^https://[^/?#]*", "", href, flags=re.IGNORECASE)
    shown = unquote(seen.rstrip("/"))
    if re.search(r"(…|\.\.\.)$", shown):
        return not unquote(path).startswith(shown.rstrip("…."))
    return bool(shown) and not re.match(rf"{re.escape(shown)}($|[/?#])", unquote(path))


def _other_host(href: str, shown: str) -> Fault | None:
    """Judge a link whose words are themselves a web address."""
    seen = re.fullmatch(rf"(https?://|(?=www\.))({_HOST})([/?#]\S*)?", shown.strip(), re.IGNORECASE)
    host = _host(href)
    if seen and _other_path(seen[4] or "", href):
        message = f"Teksten viser {seen[0]}, men lenken fører til {href}"
        right = f"https://{seen[2]}{seen[4]}"
        return Fault("url", message, f"Skriv {right} i lenken, eller rett det som vises.")
    if seen is None or seen[2].lower().removeprefix("www.") == host.lower().removeprefix("www."):
        return None
    message = f"Teksten viser {seen[2]}, men lenken fører til {host}"
    return Fault("url", message, f"Skriv https://{seen[2]} i lenken, eller rett det som vises.")
