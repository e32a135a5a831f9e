"""What to do now, in the order of what matters most: errors, what is not filled in, what is old."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from veileder import rules
from veileder.editing.files import Files
from veileder.editing.language import Words
from veileder.editing.matrix.writing import CHANGES
from veileder.editing.places import address_of
from veileder.findings import Finding
from veileder.model.entries import Service
from veileder.resolving.guide import Guide

_CHANGED = {rules.LAYER_CHANGED}
_TRANSLATIONS = {rules.LANGUAGE_OUTDATED, rules.LANGUAGE_MISSING}
_COMPARED = {rules.LAYER_CHANGED, rules.LANGUAGE_OUTDATED}
_REVIEWS = {rules.DATE_OVERDUE}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and the form to do it in."""

    where: str
    message: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one kind."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of something is done."""

    label: str
    done: int
    whole: int


def tasks(
    findings: Sequence[Finding], guide: Guide | None, files: Files, id: str, t: Words
) -> list[Group]:
    """Return what to do in the municipality ``id``, without the groups that are empty."""

    def told(found: Iterator[Finding]) -> tuple[Task, ...]:
        return tuple(_task(finding, files, id) for finding in found)

    known = _CHANGED | _TRANSLATIONS | _REVIEWS
    others = (f for f in findings if not f.is_error and f.rule not in known)
    groups = [
        Group(t["errors"], told(f for f in findings if f.is_error)),
        Group(t["unfilled"], tuple(_unfilled(guide, t)) if guide else ()),
        Group(t["changed_shared"], told(f for f in findings if f.rule in _CHANGED)),
        Group(t["translations"], told(f for f in findings if f.rule in _TRANSLATIONS)),
        Group(t["reviews"], told(f for f in findings if f.rule in _REVIEWS)),
        Group(t["warnings"], told(others)),
    ]
    return [group for group in groups if group.tasks]


def _task(finding: Finding, files: Files, id: str) -> Task:
    where = finding.at.path.removeprefix(f"municipalities/{id}/")
    if where == CHANGES and finding.rule in _CHANGED:
        return Task(where, f"{finding.message}.", "veileder")  # there it is seen, and confirmed
    is_compared = finding.rule in _COMPARED and finding.at.path.endswith(".md")
    href = f"sammenlign/{quote(where)}" if is_compared else address_of(finding, files, id)
    return Task(where, f"{finding.message}. {finding.cure}", href)


def _unfilled(guide: Guide, t: Words) -> Iterator[Task]:
    """Yield the services that nobody can reach, before all else that is empty."""
    for local in guide.services:
        service = local.value
        if local.layer == guide.id and not _is_reached(service):
            href = f"skjema/services.yml?post={quote(service.id)}#f.contacts"
            yield Task(service.name, t["no_number"], href)


def _is_reached(service: Service) -> bool:
    return any(one.phone or one.email or one.url for one in service.contacts)


def progress(guide: Guide | None, t: Words) -> list[Bar]:
    """Return how much of each table is filled in and looked at."""
    if guide is None:
        return []
    services = [local.value for local in guide.services if local.layer == guide.id]
    reached = [service for service in services if _is_reached(service)]
    measures = [local.value for local in guide.measures if local.layer == guide.id]
    arenas = [local.value for local in guide.arenas if local.layer == guide.id]
    return [
        Bar(t["services_yml"], len(reached), len(services)),
        Bar(t["measures_yml"], sum(1 for one in measures if one.reviewed), len(measures)),
        Bar(t["arenas_yml"], sum(1 for one in arenas if one.reviewed), len(arenas)),
    ]
