"""The way from a form, or from what is found, to the comparison that it is about."""

from urllib.parse import quote

from veileder.editing.documents import located_in
from veileder.editing.files import Files, Outside
from veileder.editing.forms import ENTRIES, Form
from veileder.editing.items import part_at, place_of
from veileder.editing.places import keys_at
from veileder.editing.taking import BOOKKEEPING, NotCompared
from veileder.findings import Finding
from veileder.model.base import Keys


def compared_address(name: str, place: str = "") -> str:
    """Return the address of the comparison of what stands at ``place`` in file ``name``."""
    return f"sammenlign/{quote(name)}" + (f"?del={quote(place)}" if place else "")


def comparison_of(form: Form) -> str | None:
    """Return where what a form is of is compared; None where it is made from nothing else."""
    if form.index is not None:
        keys: Keys = (ENTRIES[form.name], form.index)
        for one in (keys, (*keys, "nn")):
            if _has_mark(form.whole, one):
                return compared_address(form.name, place_of(one))
        return None
    is_made = _is_marked(form.data) if form.name.endswith(".md") else _is_marked_inside(form.whole)
    return compared_address(form.name) if is_made and not form.entry else None


def comparison_for(finding: Finding, files: Files, id: str) -> str | None:
    """Return where she compares what ``finding`` is about; None where it has no fingerprint."""
    name = finding.at.path.removeprefix(f"municipalities/{id}/")
    try:
        located = located_in(files.read(name) or "", name)
    except (Outside, UnicodeDecodeError):
        return None
    keys = keys_at(located.marks, finding.at) if located else ()
    is_one = bool(keys) and keys[-1] in BOOKKEEPING
    return compared_address(name, place_of(keys[:-1])) if is_one else None


def _has_mark(whole: object, keys: Keys) -> bool:
    try:
        return _is_marked(part_at(whole, keys))
    except NotCompared:
        return False


def _is_marked(part: object) -> bool:
    return isinstance(part, dict) and not part.keys().isdisjoint(BOOKKEEPING)


def _is_marked_inside(place: object) -> bool:
    if isinstance(place, dict):
        return _is_marked(place) or any(map(_is_marked_inside, place.values()))
    return isinstance(place, list) and any(map(_is_marked_inside, place))
