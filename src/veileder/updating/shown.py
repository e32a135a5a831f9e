"""What a municipality shows, by ref, and what it says of a thing, for people to compare."""

from collections.abc import Iterator
from typing import Any

from veileder.model import formats
from veileder.model.base import Document
from veileder.model.readers import Duration
from veileder.model.ways import Deadline, Outcome
from veileder.reading.fingerprint import NOT_SAID
from veileder.resolving.guide import Guide, GuideLevel, GuideStep

_BY_SKELETON = ("step", "level", "group", "emergency")
_KINDS = {
    "tools": "tool",
    "laws": "law",
    "services": "service",
    "role": "role",
    "baton": "role",
    "steps": "step",
}


def shown(guide: Guide) -> set[str]:
    """Return the ref of all that has a place on the site of ``guide``."""
    refs = {
        f"{kind}/{id}"
        for kind, documents in guide.documents.items()
        if kind not in (*_BY_SKELETON, "arena")
        for id in documents
    }
    refs |= {f"arena/{arena.value.type}" for arena in guide.arenas}
    refs |= {f"term/{term.id}" for term in guide.terms}
    refs |= {f"answer/{answer.id}" for answer in guide.answers}
    refs |= {f"consent/{row.id}" for row in guide.consents}
    refs |= {f"event/{event.id}" for event in guide.events}
    for variant in guide.variants.values():
        refs |= {f"level/{level.id}" for level in variant.levels}
        refs |= {f"step/{id}" for id in variant.steps}
        refs |= {f"group/{group.text.id}" for group in variant.groups if group.text}
    return refs - set(guide.settings.hide)


def title_of(guide: Guide, ref: str) -> str:
    """Return what ``ref`` is called there, or its id."""
    kind, _, id = ref.partition("/")
    found = guide.documents.get(kind, {}).get(id) or next(_parts(guide, kind, id), None)
    return found.title if found else id


def said_of(guide: Guide, ref: str, about: str) -> list[str]:
    """Return what ``guide`` says of ``about`` of the thing, a line for each point."""
    kind, _, id = ref.partition("/")
    if about in ("words", "facts") or kind not in ("step", "level"):
        document = _document(guide, kind, id)
        return [*_fields(document)] if document else []
    facts = (part.facts for part in _parts(guide, kind, id))
    return [line for fact in facts for line in _lines(getattr(fact, about, ()), about, guide)]


def _document(guide: Guide, kind: str, id: str) -> Document | None:
    if kind in ("step", "level"):
        return next((part.text.value for part in _parts(guide, kind, id) if part.text), None)
    found = guide.documents.get(kind, {}).get(id)
    return found.value if found else None


def _parts(guide: Guide, kind: str, id: str) -> Iterator[GuideStep | GuideLevel]:
    """Yield the level or the step, as it is for all, if it is there."""
    for level in guide.common.levels:
        if kind == "level" and level.id == id:
            yield level
        yield from (step for step in level.steps if kind == "step" and step.id == id)


def _lines(value: Any, about: str, guide: Guide) -> Iterator[str]:
    for one in value if isinstance(value, tuple) else filter(None, (value,)):
        if _ref(one, about) not in guide.settings.hide:
            yield _line(one, about, guide)


def _line(one: Any, about: str, guide: Guide) -> str:
    if isinstance(one, Deadline):
        law = f" ({title_of(guide, f'law/{one.law}')})" if one.law else ""
        return f"{one.id}: {formats.duration(one.within, guide.language)}{law}"
    if isinstance(one, Outcome):
        within = f" ({formats.duration(one.within, guide.language)})" if one.within else ""
        return f"{one.id}: {_target(one.to, guide)}{within}"
    if isinstance(one, Duration):
        return formats.duration(one, guide.language)
    return title_of(guide, _ref(one, about))


def _ref(one: Any, about: str) -> str:
    id = str(getattr(one, "id", one))
    return id if "/" in id else f"{_KINDS.get(about, about)}/{id}"


def _target(to: str, guide: Guide) -> str:
    return title_of(guide, to) if "/" in to else to


def _fields(document: Document) -> Iterator[str]:
    said = document.model_dump(mode="json", exclude_defaults=True, exclude=set(NOT_SAID))
    yield from (f"{name}: {_plain(value)}" for name, value in said.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(
            f"{key}: {_plain(item)}" for key, item in value.items() if item is not None
        )
    return "; ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def differing(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines that only one of them has."""
    return [one for one in before if one not in after], [one for one in after if one not in before]
