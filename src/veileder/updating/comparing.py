"""The record of a release against what really changed, so that no letter can forget anything."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from veileder.reading.library import load
from veileder.resolving.guide import Guide
from veileder.updating.contents import renamed_files
from veileder.updating.form import bare_guide
from veileder.updating.release import Release
from veileder.updating.shown import differing, said_of, shown
from veileder.updating.trees import read_files, write_files

_OF_STEP = ("role", "tools", "deadlines", "outcomes", "services", "anonymous", "laws")
_OF_LEVEL = ("baton", "duration")
_FACTS_OF = ("law", "tool")
_PLACES = ("content", "tools")


def compared(old: Path, new: Path, release: Release) -> list[str]:
    """Return what ``release`` has forgotten or invented of the change from ``old`` to ``new``.

    Both are folders with content/ and tools/, and with schemas/ where fields are to be compared.
    """
    before, after = _guide(old, old, release), _guide(new, new, None)
    return sorted(
        {
            *_ids(before, after, release),
            *_levels(before, after, release),
            *_meanings(before, after, release),
            *_fields(old, new, release),
        }
    )


def _guide(base: Path, place: Path, release: Release | None) -> Guide:
    """Return the guide of nobody in ``base``, with the names that ``release`` gives."""
    files = read_files(place, _PLACES)
    with tempfile.TemporaryDirectory(prefix="veileder-") as made:
        named = renamed_files(files, release.names) if release else files
        write_files(Path(made), named, base)
        return resolved_bare(Path(made))


def resolved_bare(root: Path) -> Guide:
    """Return the shared content of ``root`` as a municipality without a word of its own sees it."""
    return bare_guide(load(root))


def _ids(before: Guide, after: Guide, release: Release) -> Iterator[str]:
    """Yield what has come or gone, and is not in the record; and the other way round."""
    came, gone = _all(after) - _all(before), _all(before) - _all(after)
    renamed = {new for _, new in (one.pair for one in release.renamed)}
    told_came = {one.what for one in release.added} | {r for one in release.split for r in one.into}
    told_gone = {one.what for one in (*release.removed, *release.split)}
    yield from (f"{ref} er ny, men står ikke i oversikten" for ref in came - told_came)
    yield from (f"{ref} er borte, men står ikke i oversikten" for ref in gone - told_gone)
    invented = {one.what for one in release.added} - came
    yield from (f"{ref} står som ny i oversikten, men er det ikke" for ref in invented)
    yield from (f"{ref} står som borte i oversikten, men er det ikke" for ref in told_gone - gone)
    whole = {ref for ref in renamed if ref.partition("/")[0] not in ("outcome", "deadline")}
    yield from (f"{ref} står som nytt navn, men finnes ikke" for ref in whole - _all(after))


def _all(guide: Guide) -> set[str]:
    arenas = {f"arena/{id}" for id in guide.documents.get("arena", {})}
    return shown(guide) | arenas


def _levels(before: Guide, after: Guide, release: Release) -> Iterator[str]:
    told = {one.what: one.to for one in release.moved}
    moved = {
        f"step/{id}": f"level/{level.id}"
        for id, (level, _) in after.common.steps.items()
        if id in before.common.steps and before.common.steps[id][0].id != level.id
    }
    yield from (f"{ref} er flyttet, men det står ikke i oversikten" for ref in moved.keys() - told)
    for ref, to in told.items():
        if moved.get(ref) != to:
            yield f"{ref} står som flyttet til {to}, men er det ikke"


def _meanings(before: Guide, after: Guide, release: Release) -> Iterator[str]:
    """Yield what says something else, and is not in the record; and the other way round."""
    told = {(one.what, about) for one in release.changed for about in one.about}
    really = set(_differences(before, after, release))
    for ref, about in sorted(really - told):
        yield f"{ref} er endret ({about}), men det står ikke i oversikten"
    for ref, about in sorted(told - really):
        if not any(differing(said_of(before, ref, about), said_of(after, ref, about))):
            yield f"{ref} står som endret ({about}), men er det ikke"


def _differences(before: Guide, after: Guide, release: Release) -> Iterator[tuple[str, str]]:
    gone = {one.what for one in (*release.removed, *release.split)}
    came = {one.what for one in release.added} | {r for one in release.split for r in one.into}
    for ref in _all(before) & _all(after):
        kind = ref.partition("/")[0]
        names = {"step": _OF_STEP, "level": _OF_LEVEL}.get(
            kind, ("facts",) if kind in _FACTS_OF else ()
        )
        for about in names:
            old, new = _points(before, ref, about), _points(after, ref, about)
            only = {*old} ^ {*new}
            if old != new and not (only and only <= gone | came):
                yield ref, about


def _points(guide: Guide, ref: str, about: str) -> list[str]:
    """Return what is said, by ids where it is a list of them: titles may be worded anew."""
    kind, _, id = ref.partition("/")
    if about == "facts":
        document = guide.documents[kind][id].value
        names = [
            n for n, i in type(document).model_fields.items() if not _is_words(i) and n in _MEANT
        ]
        return [f"{name}: {getattr(document, name)}" for name in names]
    found = [level.facts for level in guide.common.levels if kind == "level" and level.id == id]
    facts: Any = found[0] if found else guide.common.steps[id][1].facts
    value = getattr(facts, about)
    return (
        [_point(one, about) for one in value]
        if isinstance(value, tuple)
        else [_point(value, about)]
    )


_MEANT = {"act", "section", "in_force", "superseded_by", "kind", "access", "url"}
_KIND = {"tools": "tool", "laws": "law", "services": "service", "role": "role", "baton": "role"}


def _point(one: Any, about: str) -> str:
    if not isinstance(one, str):
        return str(one)
    return one if "/" in one else f"{_KIND.get(about, about)}/{one}"


def _is_words(info: Any) -> bool:
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("words"))


def _fields(old: Path, new: Path, release: Release) -> Iterator[str]:
    """Yield the fields that the schemas have no longer, and the record says nothing of."""
    told = {one.field for one in release.fields}
    for path in sorted((old / "schemas").glob("*.json")):
        if (new / "schemas" / path.name).is_file():
            gone = _names(path) - _names(new / "schemas" / path.name) - told
            yield from (
                f"feltet {name} i {path.stem} er borte, men står ikke i oversikten" for name in gone
            )


def _names(schema: Path) -> set[str]:
    """Return the names of all fields in a schema, also of those inside others."""
    return set(_properties(json.loads(schema.read_bytes())))


def _properties(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        found = value.get("properties")
        yield from found if isinstance(found, dict) else ()
        for inner in value.values():
            yield from _properties(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _properties(inner)
