"""Phone numbers, e-mail and web addresses: their form, and that they belong here."""

import re
from collections import defaultdict
from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding, Location
from veileder.formats import digits
from veileder.layers import Layer, Library, TextKey
from veileder.model.base import Keys
from veileder.model.municipality import Services

# The numbering plan (Nkom): emergency, five-digit, 116-series and eight-digit numbers.
_PHONE = re.compile(r"(\+47)?([2-79]\d{7}|8[013-9]\d{6})|11[023]|0[2-9]\d{3}|116\d{3}")
_FICTIONAL = re.compile(r"0{3}\d{5}")  # no eight-digit number begins with 0
_EMAIL = re.compile(r"[a-z0-9][\w.+-]*@([a-z0-9æøå-]+\.)+[a-z]{2,}", re.IGNORECASE)
_URL = re.compile(r"https://([a-z0-9æøå-]+\.)+[a-z]{2,}(:\d{2,5})?([/?#]\S*)?", re.IGNORECASE)
_PRIVATE = {
    "gmail.com", "hotmail.com", "hotmail.no", "outlook.com", "live.no", "live.com", "yahoo.com",
    "yahoo.no", "icloud.com", "me.com", "online.no", "broadpark.no", "getmail.no",
}  # fmt: skip
_URL_FIELDS = {"url", "form", "website", "repository", "accessibility_statement"}


def check_contacts(library: Library) -> Iterator[Finding]:
    """Yield numbers and addresses with the wrong form, in any table or document."""
    for layer in library.whole:
        for key, value, at in values(layer):
            if key == "phone":
                yield from _phone(value, at)
            elif key == "email":
                yield from _email(value, at)
            elif key in _URL_FIELDS:
                yield from _url(value, at)


def values(layer: Layer) -> Iterator[tuple[str, str, Location]]:
    """Yield every named string of a layer: its field, itself, and where it stands."""
    for located in layer.sources.values():
        for keys, at in located.marks.items():
            value = _lookup(located.data, keys)
            if keys and isinstance(keys[-1], str) and isinstance(value, str):
                yield keys[-1], value.strip(), at


def _lookup(data: object, keys: Keys) -> object:
    for key in keys:
        try:
            data = data[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):  # a field left empty has a place and no value
            return None
    return data


def _phone(value: str, at: Location) -> Iterator[Finding]:
    if not re.fullmatch(r"\+?[\d \xa0]+", value, re.ASCII) or not is_phone(value):
        cure = "Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."
        yield Finding(rules.CONTACT_PHONE, at, f"«{value}» er ikke et norsk telefonnummer", cure)


def is_phone(value: str) -> bool:
    """Whether ``value`` is a number of the Norwegian plan, or one that is clearly fictional."""
    number = digits(value)
    return bool(_PHONE.fullmatch(number)) or is_fictional(number)


def is_fictional(value: str) -> bool:
    """Whether ``value`` is a number that nobody can have, for examples."""
    return bool(_FICTIONAL.fullmatch(digits(value)))


def _email(value: str, at: Location) -> Iterator[Finding]:
    domain = value.rpartition("@")[2].lower()
    if not _EMAIL.fullmatch(value):
        message, cure = (
            f"«{value}» er ikke en e-postadresse",
            "Skriv for eksempel postmottak@kommunen.no.",
        )
        yield Finding(rules.CONTACT_EMAIL, at, message, cure)
    elif domain in _PRIVATE:
        message = f"«{value}» ser ut til å være en privat adresse"
        yield Finding(rules.CONTACT_EMAIL, at, message, "Bruk en felles postkasse i kommunen.")


def _url(value: str, at: Location) -> Iterator[Finding]:
    if not _URL.fullmatch(value):
        message = f"«{value}» er ikke en full nettadresse"
        yield Finding(rules.CONTACT_URL, at, message, "Begynn med https://, uten mellomrom.")


def check_copies(library: Library) -> Iterator[Finding]:
    """Yield contacts that two municipalities without a common region share: often a copied file."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    places: dict[tuple[str, str], list[tuple[str, str, Location]]] = defaultdict(list)
    national = {
        digits(v).removeprefix("+47") for key, v, _ in values(library.shared) if key == "phone"
    }
    for id in library.municipalities:
        region = getattr(library.layers[id].settings, "region", None) or id
        common = national | set(_of_several(library, library.layers[id]))
        for key, value, at in values(library.layers[id]):
            number = _plain(key, value)
            if key in ("phone", "email") and number not in common and len(number) > 6:
                seen[key, number].add(region)
                places[key, number].append((id, region, at))
    for contact, regions in seen.items():
        if len(regions) > 1:
            yield from _copied(contact[1], places[contact])


def _plain(key: str, value: str) -> str:
    return digits(value).removeprefix("+47") if key == "phone" else value.lower()


def _of_several(library: Library, layer: Layer) -> Iterator[str]:
    """Yield the contacts of services that several municipalities share, or that the state runs."""
    services = layer.table("services.yml", Services)
    for service in services.services if services else ():
        key = TextKey("service", service.type)
        kind = layer.original(key) or library.shared.original(key)
        if kind and kind.located.data.get("sector", "municipal") != "municipal":
            for contact in service.contacts:
                yield _plain("phone", contact.phone or "")
                yield _plain("email", contact.email or "")


def _copied(value: str, places: list[tuple[str, str, Location]]) -> Iterator[Finding]:
    for _, mine, at in places:
        others = sorted({other for other, region, _ in places if region != mine})
        if others:
            message = f"«{value}» står også hos {', '.join(others)}"
            yield Finding(
                rules.MUNICIPALITY_COPY,
                at,
                message,
                "Sjekk hvem nummeret eller adressen hører til.",
            )
