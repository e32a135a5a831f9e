"""One form: which file and entry it is of, what it shows, and what the file becomes."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from veileder.editing.documents import values_in, with_values
from veileder.editing.files import Outside, digest
from veileder.editing.parts import FormPart, parts_of
from veileder.editing.typed import OWN, Typed, typed, values
from veileder.model.base import Keys
from veileder.model.guide import Skeleton
from veileder.model.kinds import KINDS, TABLES
from veileder.reading.guesses import slug
from veileder.reading.names import SkeletonFile, TableFile, TextFile, named
from veileder.reading.partial import word_fields

NEW = "+"  # the entry that is not written yet
# The tables whose entries have a form each.
ENTRIES = {
    "services.yml": "services",
    "measures.yml": "measures",
    "arenas.yml": "arenas",
    "terms.yml": "terms",
    "answers.yml": "answers",
    "consent.yml": "consent",
    "year.yml": "events",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A file, or one entry of it, as it stands in ``text`` (None: it is not there yet)."""

    name: str
    entry: str
    text: str | None
    parts: tuple[FormPart, ...]
    whole: dict[str, Any]

    @property
    def key(self) -> str:
        """What a draft of it is kept under."""
        return f"{self.name}#{self.entry}" if self.entry else self.name

    @property
    def digest(self) -> str:
        """What must still stand there when it is saved: the file, or this entry of it."""
        if not self.entry or self.text is None:
            return digest(self.text)
        return digest(json.dumps(self.data))

    @property
    def day(self) -> str:
        """The field that says when it was last checked, or a text gone through; empty if none."""
        names = {part.name for part in self.parts}
        return next((name for name in ("checked", "reviewed") if name in names), "")

    @property
    def index(self) -> int | None:
        """Which entry of the file it is; None for a new one, and where the file is one form."""
        rows = self.whole.get(ENTRIES.get(self.name, ""), [])
        found = (
            i for i, row in enumerate(rows) if isinstance(row, dict) and row.get("id") == self.entry
        )
        return next(found, None)

    @property
    def data(self) -> dict[str, Any]:
        """What stands in the file under this form."""
        if not self.entry:
            return self.whole
        return self.whole[ENTRIES[self.name]][self.index] if self.index is not None else {}

    def shown(self) -> Typed:
        """Return what the form shows when nothing is typed."""
        return typed(self.parts, self.data)

    def becomes(self, shown: Typed) -> str:
        """Return the text of the file with what is typed. Raises Unreadable."""
        made = values(self.parts, shown, self.data)
        list_name = ENTRIES.get(self.name, "")
        if not self.entry:
            entries = {list_name: self.whole[list_name]} if list_name in self.whole else {}
            return with_values(self.text or "", self.name, {**entries, **made})
        rows = list(self.whole.get(list_name, []))
        if self.index is None:
            taken = {row.get("id") for row in rows if isinstance(row, dict)}
            rows.append(_with_free_id(made, taken))
        else:
            rows[self.index] = made
        return with_values(self.text or "", self.name, {**self.whole, list_name: rows})

    def without(self) -> str | None:
        """Return the text of the file without the entry; None where the file is one form."""
        if not self.entry or self.index is None:
            return None
        list_name = ENTRIES[self.name]
        rows = [row for n, row in enumerate(self.whole[list_name]) if n != self.index]
        return with_values(self.text or "", self.name, {**self.whole, list_name: rows})

    def inside(self, keys: Keys) -> Keys | None:
        """Return ``keys`` of the file as keys of this form; None for what is elsewhere."""
        if not self.entry:
            return None if keys[:1] == (ENTRIES.get(self.name),) else keys
        rows = self.whole.get(ENTRIES[self.name], [])
        place = len(rows) if self.index is None else self.index
        return keys[2:] if keys[:2] == (ENTRIES[self.name], place) else None


def form_of(name: str, entry: str, text: str | None) -> Form:
    """Return the form of ``entry`` in file ``name``. Raises Outside and Unreadable."""
    whole = values_in(text, name) if text is not None else {}
    file = named(PurePosixPath(name), is_shared=False)
    if isinstance(file, TextFile):
        model = KINDS[file.key.kind].model
        parts = parts_of(model)
        if "translated_from" in whole:
            parts = tuple(part for part in parts if part.name in word_fields(model))
        return Form(name, "", text, parts, whole)
    if isinstance(file, SkeletonFile):
        return Form(name, "", text, parts_of(Skeleton), whole)
    if not isinstance(file, TableFile):
        raise Outside(f"«{name}» er ikke en fil som har skjema.")
    parts = parts_of(TABLES[name])
    if entry and name in ENTRIES:
        parts = next(part.parts for part in parts if part.name == ENTRIES[name])
        return Form(name, entry, text, parts, whole)
    parts = tuple(part for part in parts if part.name != ENTRIES.get(name))
    return Form(name, "", text, parts, whole)


def _with_free_id(made: dict[str, Any], taken: set[Any]) -> dict[str, Any]:
    """Return a new entry with an id that no other has."""
    id = made.get("id") or "ny"
    free = next(
        i for n in range(1, len(taken) + 2) if (i := id if n == 1 else f"{id}-{n}") not in taken
    )
    return {"id": free, **{key: value for key, value in made.items() if key != "id"}}


def path_of(shown: Typed, keys: Keys) -> str:
    """Return the name on the page of what stands under ``keys`` of the form's values."""
    path: list[str] = []
    place: Any = shown
    for key in keys:
        token = _token(place, key)
        if token is None:
            break
        path.append(token)
        place = place.get(token)
    return ".".join(path)


def _token(place: Any, key: str | int) -> str | None:
    """Return what the row or field ``key`` is called on the page."""
    if not isinstance(place, dict):
        return None
    if isinstance(key, int):
        rows = [name for name, row in place.items() if name != OWN and _is_filled(row)]
        return rows[key] if key < len(rows) else None
    if key in place:
        return key
    named_rows = (t for t, row in place.items() if isinstance(row, dict) and row.get("key") == key)
    return next(named_rows, None)


def _is_filled(row: Any) -> bool:
    if isinstance(row, dict):
        return any(map(_is_filled, row.values()))
    return bool(row)


def id_for(title: str) -> str:
    """Return the id, and so the file's name, of a new document with ``title``."""
    return slug(title)[:60].strip("-")
