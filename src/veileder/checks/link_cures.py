"""What somebody meant with an address that cannot be used, so that the cure can be copied."""

import re
from collections.abc import Collection

from veileder.addresses import judge
from veileder.addresses.phones import is_phone
from veileder.model.formats import digits
from veileder.model.kinds import KIND_OF_FOLDER, KINDS

_GENERAL = "Skriv slag/id, som tool/undringsnotat, eller en adresse som begynner med https://."
_OWN_MACHINE = "Det er en fil på din egen maskin. Legg den ved et verktøy, og lenk til verktøyet."
_FILE = re.compile(
    r"(?:^|/)(?:(?P<folder>[a-z]+)/)?(?P<id>[a-z0-9-]+)(\.[a-z0-9-]+)*/?$", re.IGNORECASE
)


def link_cure(href: str, path: str, known: Collection[str]) -> str:
    """Return how to mend the address ``href`` of a link in the file ``path``.

    ``known`` are the ``kind/id`` that a link there may lead to.
    """
    wanted = href.strip()
    better = _contact(wanted) or _web(wanted) or _own(wanted, path, known)
    if better:
        return f"Skriv {better}"
    if re.match(r"[a-z]:|\\|file:", wanted, re.IGNORECASE):
        return _OWN_MACHINE
    return _GENERAL


def _contact(href: str) -> str:
    """Return ``tel:`` or ``mailto:`` with what ``href`` is, if it is a number or a mail address."""
    scheme, _, rest = href.rpartition(":")
    if scheme.lower() in ("", "tel") and re.fullmatch(r"[+\d\s.()-]+", rest) and is_phone(rest):
        return f"tel:{digits(rest)}"
    address = re.sub(r"\s", "", rest)
    is_address = scheme.lower() in ("", "mailto") and judge("email", address) is None
    return f"mailto:{address}" if is_address else ""


def _web(href: str) -> str:
    """Return ``href`` as a full address, if it begins as one or is the name of a site."""
    full = re.sub(r"^(https?:/*|//)?", "https://", href, flags=re.IGNORECASE)
    full = re.sub(r"\s", "%20", full)
    is_site = re.match(r"https?:|//|www\.|([\w-]+\.)+(no|com|org|net|eu|info)(/|$)", href, re.I)
    return full if is_site and judge("url", full) is None else ""


def _own(href: str, path: str, known: Collection[str]) -> str:
    """Return the ``kind/id`` that a path to a file, a page or a heading here stands for."""
    file, sign, anchor = href.replace("\\", "/").partition("#")
    match = _FILE.search(file or path)
    if match is None:
        return ""
    kind = _kind(match["folder"]) if match["folder"] else None
    kinds = [kind] if kind else [] if match["folder"] else sorted(KINDS)
    found = [ref for kind in kinds if (ref := f"{kind}/{match['id'].lower()}") in known]
    return f"{found[0]}{sign}{anchor}" if len(found) == 1 else ""


def _kind(folder: str) -> str | None:
    name = folder.lower()
    return KIND_OF_FOLDER[name].name if name in KIND_OF_FOLDER else name if name in KINDS else None
