"""The words of the interface that a municipality or region has put in place of ours."""

import re
from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding
from veileder.model.municipality import Common
from veileder.reading.likeness import nearest
from veileder.reading.strings import Strings
from veileder.resolving.words.syntax import TAG, meaning

_ARGUMENT = re.compile(r"\{(\w+)\}")


def check_interface(settings: Common, strings: Strings) -> Iterator[Finding]:
    """Yield what of the ``settings``' own words can't stand in the place of one of ``strings``."""
    for key, text in settings.interface.items():
        at = settings.at("interface", key)
        if not key or key not in strings or key.startswith("path_"):
            known = [name for name in strings if name and not name.startswith("path_")]
            cure = nearest(key, known) or "Se theme_overrides/interface.nb.yml for nøklene."
            yield Finding(rules.WORD_KEY, at, f"«{key}» er ingen tekst på sidene", cure)
            continue
        needed = _arguments(strings[key])
        if missing := needed - _arguments(text):
            said = ", ".join(f"{{{name}}}" for name in sorted(missing))
            cure = f"Ta med {said}, med krøllparentesene."
            yield Finding(rules.WORD_KEY, at, f"«{key}» mangler {said}", cure)
        yield from _unknown(key, text, needed, settings)


def _arguments(text: str) -> set[str]:
    """Return what is put into ``text`` when a page is made, besides the words of placeholders."""
    return {name for name in _ARGUMENT.findall(text) if meaning(name) is None}


def _unknown(key: str, text: str, needed: set[str], settings: Common) -> Iterator[Finding]:
    at = settings.at("interface", key)
    left = TAG.sub("", text)
    for found in TAG.finditer(text):
        if meaning(found[1]) is None and found[1] not in needed:
            cure = nearest(found[1], sorted(needed)) or f"Ta bort {found[0]}."
            message = f"«{found[0]}» blir ikke byttet ut i «{key}»"
            yield Finding(rules.WORD_KEY, at, message, cure)
    if "{" in left or "}" in left:
        message = f"Krøllparentesene i «{key}» hører ikke sammen"
        yield Finding(rules.WORD_KEY, at, message, "Skriv { og } rundt hver plassholder.")
