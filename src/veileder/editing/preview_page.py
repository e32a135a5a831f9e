"""Which page of the site shows what a form is about, as it is while she types."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from veileder.editing.bench import SEEN_ANYHOW
from veileder.editing.documents import Unreadable, values_in
from veileder.editing.forms import ENTRIES, Form
from veileder.editing.typed import Typed, values
from veileder.findings import Finding
from veileder.model.base import SITE_LANGUAGES
from veileder.reading.names import TextFile, named
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide

# The page that lists things of a kind, where one has no page of its own, or not yet.
_LISTS = {
    "tool": "tools",
    "role": "roles",
    "law": "laws",
    "article": "about",
    "case": "practice",
    "theme": "themes",
    "service": "services",
    "measure": "measures",
    "arena": "arenas",
    "term": "glossary",
    "answer": "answers",
    "event": "year",
    "level": "front",
    "step": "front",
    "group": "front",
    "emergency": "emergency",
}
_KIND_OF_TABLE = {
    "services.yml": "service",
    "measures.yml": "measure",
    "arenas.yml": "arena",
    "terms.yml": "term",
    "answers.yml": "answer",
    "consent.yml": "consent",
    "year.yml": "event",
}
_LISTED = frozenset({"group", "emergency"})  # have no page of their own


class Seen(NamedTuple):
    """A page under ``vis/``, and why it is not as typed: the key of a sentence, or nothing."""

    path: str
    why: str = ""


def seen(
    form: Form,
    shown: Typed,
    guide: Guide,
    strings: Strings,
    findings: Sequence[Finding],
    is_there: Callable[[str], bool],
) -> Seen:
    """Return the page that shows what is typed in ``form``.

    ``findings`` are of all that is typed; ``is_there`` says whether a page has been made.
    """
    kind, id, variant = _about(form, shown)
    is_unseen = _is_in_other_language(form, guide)
    addresses = Addresses(guide, strings)
    is_held = any(one.is_error and one.rule not in SEEN_ANYHOW for one in findings)
    wanted = addresses.find(f"{kind}/{id}", variant) if id else None
    path = f"{guide.id}/{wanted.path}" if wanted else ""
    if path and is_there(path.partition("#")[0]):
        return Seen(path, "seen_held" if is_held else "seen_language" if is_unseen else "")
    listing = f"{guide.id}/{addresses.path(_LISTS.get(kind, 'front'))}"
    return Seen(listing, "seen_held" if is_held else _why_not(kind, id, form))


def _is_in_other_language(form: Form, guide: Guide) -> bool:
    """Whether the text is in the målform that the site is not in, and has one in the site's own."""
    file = named(PurePosixPath(form.name), is_shared=False)
    is_translation = "translated_from" in form.data
    return (
        is_translation
        and isinstance(file, TextFile)
        and file.language in SITE_LANGUAGES
        and (file.language is not guide.language)
    )


def _why_not(kind: str, id: str, form: Form) -> str:
    """Return why there is no page of its own, where it is not listed with others by nature."""
    if not kind or kind in _LISTED or not (id or form.entry):
        return ""
    if not id:
        return "seen_wait"
    return "seen_no_meeting" if kind == "arena" else "seen_unplaced"


def _about(form: Form, shown: Typed) -> tuple[str, str, str | None]:
    """Return the kind and the id of what the form is of, and the service it is for alone."""
    file = named(PurePosixPath(form.name), is_shared=False)
    if isinstance(file, TextFile):
        return file.key
    kind = _KIND_OF_TABLE.get(form.name, "")
    row = _row(form, shown) if form.entry else {}
    id = row.get("type" if kind in ("service", "arena") else "id", "")
    return kind, str(id or ""), None


def _row(form: Form, shown: Typed) -> Mapping[str, Any]:
    """Return the entry as it would be written; nothing of one that has no name yet."""
    if form.index is None and not values(form.parts, shown, {}).get("id"):
        return {}
    try:
        rows = values_in(form.becomes(shown), form.name).get(ENTRIES[form.name], [])
    except Unreadable:
        return form.data
    return dict(rows[-1 if form.index is None else form.index]) if rows else {}
