"""Where in a form a finding belongs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from veileder.editing.documents import Unreadable, located_in
from veileder.editing.files import Files, Outside
from veileder.editing.form_words import Told, in_form, missing_field, wanted_field
from veileder.editing.forms import ENTRIES, NEW, Form, form_of, path_of
from veileder.editing.language import Words
from veileder.editing.references import References
from veileder.editing.titles import called, title_of
from veileder.editing.typed import Typed
from veileder.findings import Finding, Location
from veileder.model.base import Keys


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong, where on the page, and how bad."""

    path: str
    level: str
    text: str
    language: str = ""  # where it is not that of the page


def keys_at(marks: Mapping[Keys, Location], at: Location) -> Keys:
    """Return the keys of the value that stands at ``at``, or of the last one before it."""
    here = at.line, at.column
    before = {keys: (m.line, m.column, len(keys)) for keys, m in marks.items()}
    return max((k for k in before if before[k][:2] <= here), key=before.__getitem__, default=())


def said_of(finding: Finding, form: Form, shown: Typed, text: str, t: Words) -> Said | None:
    """Return ``finding`` on the page of ``form``; None when it is about another entry."""
    located = located_in(text, form.name)
    keys = keys_at(located.marks, finding.at) if located else ()
    inside = form.inside(keys)
    if inside is None:
        return None
    path, missing = path_of(shown, inside), missing_field(finding)
    if missing and path.rpartition(".")[2] != missing:
        path = ".".join(filter(None, (path, missing)))
    if path == "status":
        path = wanted_field(finding) or path
    return Said(f"f.{path}" if path else "", finding.level, *in_form(finding, form.parts, path, t))


@dataclass(frozen=True, slots=True)
class Placed:
    """What a finding is about, the address of its form and field, and what is said there."""

    where: str
    href: str
    told: Told


def placed(
    finding: Finding,
    files: Files,
    read: Callable[[str], str | None],
    id: str,
    t: Words,
    references: References,
) -> Placed | None:
    """Return where a finding is mended in a form; None if it is in no file of hers.

    ``read`` gives a file as it was checked, with what is typed in it.
    """
    name = finding.at.path.removeprefix(f"municipalities/{id}/")
    plain = in_form(finding, (), "", t)
    try:
        before, text = files.read(name), read(name)
        located = located_in(text or "", name)
    except (Outside, UnicodeDecodeError):
        return None
    if text is None:
        return None
    if located is None:
        return Placed(called(name, text, t, references), f"skjema/{quote(name)}", plain)
    keys = keys_at(located.marks, finding.at)
    row = _entry(located.data, name, keys)
    try:
        form = form_of(name, str(row.get("id", "")), text)
    except (Outside, Unreadable):
        return None
    shown = form.shown()
    said = said_of(finding, form, shown, text, t)
    entry = form.entry
    if entry and form_of(name, entry, before).index is None:
        entry = NEW
    query = f"?post={quote(entry)}" if entry else ""
    href = f"skjema/{quote(name)}{query}" + (f"#{quote(said.path)}" if said and said.path else "")
    return Placed(
        _called(form, t, references), href, Told(said.text, said.language) if said else plain
    )


def _entry(data: Any, name: str, keys: Keys) -> dict[str, Any]:
    """Return the entry of a table that ``keys`` lead into; empty where they lead elsewhere."""
    if name not in ENTRIES or len(keys) < 2 or keys[0] != ENTRIES[name]:
        return {}
    row = data[ENTRIES[name]][keys[1]]
    return row if isinstance(row, dict) else {}


def _called(form: Form, t: Words, references: References) -> str:
    title = title_of(form, t, references)
    return f"{t.of_file(form.name)}: {title}" if form.entry else title
