"""Where in a form a finding belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from veileder import rules
from veileder.editing.documents import Unreadable, located_in
from veileder.editing.files import Files, Outside
from veileder.editing.forms import ENTRIES, Form, form_of, path_of
from veileder.editing.typed import Typed
from veileder.findings import Finding, Location
from veileder.model.base import Keys

_FILL = "Fyll ut feltet, eller ta bort punktet det står i."


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong, where on the page, and how bad."""

    path: str
    level: str
    text: str


def keys_at(marks: Mapping[Keys, Location], at: Location) -> Keys:
    """Return the keys of the value that stands at ``at``, or of the last one before it."""
    here = at.line, at.column
    before = {keys: (m.line, m.column, len(keys)) for keys, m in marks.items()}
    return max((k for k in before if before[k][:2] <= here), key=before.__getitem__, default=())


def said_of(finding: Finding, form: Form, shown: Typed, text: str) -> Said | None:
    """Return ``finding`` on the page of ``form``; None when it is about another entry."""
    located = located_in(text, form.name)
    keys = keys_at(located.marks, finding.at) if located else ()
    inside = form.inside(keys)
    if inside is None:
        return None
    cure = _FILL if finding.rule is rules.FIELD_MISSING else finding.cure
    path = path_of(shown, inside)
    return Said(
        f"f.{path}" if path else "",
        "error" if finding.is_error else "warning",
        f"{finding.message}. {cure}".replace("..", "."),
    )


def address_of(finding: Finding, files: Files, id: str) -> str | None:
    """Return the address of the form and field that a finding is about, if it is a file of hers."""
    name = finding.at.path.removeprefix(f"municipalities/{id}/")
    try:
        text = files.read(name)
        located = located_in(text or "", name)
    except (Outside, UnicodeDecodeError):
        return None
    if text is None or located is None:
        return None if text is None else f"skjema/{quote(name)}"
    keys, entry = keys_at(located.marks, finding.at), ""
    if name in ENTRIES and len(keys) > 1 and keys[0] == ENTRIES[name]:
        row = located.data[ENTRIES[name]][keys[1]]
        entry = str(row.get("id", "")) if isinstance(row, dict) else ""
    try:
        form = form_of(name, entry, text)
    except (Outside, Unreadable):
        return None
    path = path_of(form.shown(), form.inside(keys) or ())
    query = f"?post={quote(entry)}" if entry else ""
    return f"skjema/{quote(name)}{query}" + (f"#f.{quote(path)}" if path else "")
