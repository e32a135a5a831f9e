"""A fact as a row: what it is of, what of it, and what is said, in the words of the site."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from veileder.model import formats
from veileder.model.base import Part
from veileder.model.reaching import Contact
from veileder.reading.strings import Strings
from veileder.resolving.guide import Guide

TITLE, TEXT = "title", "text"
LACKING = "–"  # what one type of service has not, and the others have
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# Digits might be read as a date of birth.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_SPACE = re.compile(r"\s+")
# Who looked at it and when, and what only a program reads of it.
_NOT_SAID = frozenset(
    "reviewed checked confirmed next_review sources former_ids aliases based_on translated_from"
    " compared safety origin responsible translations_checked asks words forms".split()
)


class Fact(NamedTuple):
    """One fact. ``ref`` is ``kind/id``, with ``:type`` behind where one type of service differs.

    ``field`` is what of it, with the id behind a full stop where there are several. ``value`` is
    one line.
    """

    ref: str
    field: str
    value: str


def plain(text: str | None) -> str:
    """Return Markdown ``text`` as one line without links and marks."""
    return _SPACE.sub(" ", _LINK.sub(r"\1", text or "").replace("**", "")).strip()


def stated(ref: str, values: Mapping[str, str | None]) -> Iterator[Fact]:
    """Yield the facts of ``ref`` that say something; breaks and tabs in them become spaces."""
    for field, value in values.items():
        if value and (line := plain(value)):
            yield Fact(ref, field, line)


def listed(field: str, items: Mapping[str, str]) -> dict[str, str]:
    """Return ``items``, by id, as values of ``field``."""
    return {f"{field}.{id}": value for id, value in items.items()}


def hashed(part: Part, besides: Iterable[str] = ()) -> str:
    """Return eight letters for all that ``part`` says, but for the fields ``besides``."""
    skipped = _NOT_SAID.union(besides)
    return digest({n: v for n, v in part.model_dump(mode="json").items() if n not in skipped and v})


def digest(said: Any) -> str:
    """Return eight letters that tell what is ``said`` from all else."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:8].translate(_LETTERS)


def contacts_of(contacts: Iterable[Contact]) -> dict[str, str]:
    """Return how each function is reached; two of one name are told apart by their number."""
    found: dict[str, str] = {}
    for contact in contacts:
        phone = formats.phone(contact.phone).replace("\xa0", " ") if contact.phone else None
        reached = " · ".join(filter(None, (phone, contact.email, contact.url)))
        name = str(contact.function)
        key = name if name not in found else f"{name} {len(found) + 1}"
        found[key] = f"{name}: {reached}" if reached else name
    return listed("contacts", found)


class Names:
    """What things are called in one guide."""

    def __init__(self, guide: Guide, strings: Strings) -> None:
        self.guide = guide
        self.strings = strings
        units = guide.services
        self._titles = {f"unit/{unit.value.id}": str(unit.value.name) for unit in units}
        for variant in guide.variants.values():
            for level in variant.levels:
                self._titles.setdefault(f"level/{level.id}", level.title)
                for step in level.steps:
                    self._titles.setdefault(f"step/{step.id}", step.title)

    def of(self, ref: str) -> str:
        """Return the title of ``ref``; what stands behind the sign where nothing is called so."""
        kind, _, id = ref.partition("/")
        document = self.guide.documents.get(kind, {}).get(id)
        if document:
            return document.title
        if kind == "page":
            return self.strings.get(f"page_{id}", id)
        return self._titles.get(ref) or self.guide.hidden.get(ref) or id

    def all(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of the things of ``kind`` by their ids."""
        return {id: self.of(f"{kind}/{id}") for id in ids}

    def joined(self, kind: str, ids: Iterable[str]) -> str:
        """Return the titles of the things of ``kind`` in one line."""
        return ", ".join(self.all(kind, ids).values())
