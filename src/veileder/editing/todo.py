"""What to do now, in the order of what matters most: errors, what is not filled in, what is old."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from veileder import rules
from veileder.dates import today
from veileder.editing.checking import Unchecked, to_check
from veileder.editing.desk import Desk
from veileder.editing.form_words import in_form
from veileder.editing.forms import ENTRIES
from veileder.editing.language import Words
from veileder.editing.leading import comparison_for
from veileder.editing.matrix.drafts import Drafts
from veileder.editing.places import placed
from veileder.editing.titles import called, name_of
from veileder.editing.translating import other_of
from veileder.editing.unfilled import gaps
from veileder.findings import Finding, owner_of
from veileder.model.base import Language
from veileder.resolving.freshness import facts
from veileder.resolving.guide import Guide
from veileder.status.marks import is_reached

_CHANGED = {rules.LAYER_CHANGED}
_TRANSLATIONS = {rules.LANGUAGE_OUTDATED, rules.LANGUAGE_MISSING}
_COMPARED = {rules.LAYER_CHANGED, rules.LANGUAGE_OUTDATED}
_REVIEWS = {rules.DATE_OVERDUE, rules.DATE_PAST}
_CHECKS = {rules.DATE_STALE, rules.DATE_UNCHECKED}  # told of each fact, with its button


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and the form to do it in.

    ``language`` is that of the message, where it is not the page's own; ``begins`` is a text that
    is to be begun in a målform: its file, and which målform; ``checks`` is a fact to be checked.
    """

    where: str
    message: str
    href: str | None
    language: str = ""
    begins: tuple[str, Language] | None = None
    checks: Unchecked | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one kind."""

    title: str
    tasks: tuple[Task, ...]

    @property
    def rows(self) -> dict[str, list[Task]]:
        """What is to be done, each thing once, with all the places it is to be done in."""
        rows: dict[str, list[Task]] = {}
        for task in self.tasks:
            rows.setdefault(task.message, []).append(task)
        return rows


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of something is done."""

    label: str
    done: int
    whole: int


def tasks(desk: Desk) -> list[Group]:
    """Return what to do in the municipality, without the groups that are empty."""
    (findings, guide), t = desk.checked(), desk.words
    known = _CHANGED | _TRANSLATIONS | _REVIEWS | _CHECKS

    def told(found: Iterable[Finding]) -> tuple[Task, ...]:
        return tuple(_task(finding, desk, t) for finding in found)

    broken = _is_unread(desk, findings, guide)
    errors = told(f for f in findings if f.is_error)
    others = (f for f in findings if not f.is_error and f.rule not in known)
    groups = [
        Group(t["errors"], errors),
        Group(t["drafts"], tuple(_drafts(desk, t))),
        Group(t["unfilled"], tuple(_unfilled(guide, errors, t)) if guide and not broken else ()),
        Group(t["changed_shared"], told(f for f in findings if f.rule in _CHANGED)),
        Group(t["translations"], told(f for f in findings if f.rule in _TRANSLATIONS)),
        Group(t["checks"], tuple(_checks(guide, t)) if guide else ()),
        Group(t["reviews"], told(f for f in findings if f.rule in _REVIEWS)),
        Group(t["warnings"], told(others)),
    ]
    return [group for group in groups if group.tasks]


def _is_unread(desk: Desk, findings: Sequence[Finding], guide: Guide | None) -> bool:
    """Whether the services have an error that hides them all: then they are not empty."""
    path = f"municipalities/{desk.id}/services.yml"
    is_wrong = any(finding.is_error and finding.at.path == path for finding in findings)
    return is_wrong and not any(one.layer == desk.id for one in (guide.services if guide else ()))


def _task(finding: Finding, desk: Desk, t: Words) -> Task:
    name = finding.at.path.removeprefix(f"municipalities/{desk.id}/")
    references = desk.references
    place = placed(finding, desk.files, desk.bench.text, desk.id, t, references)
    where = called(name, None, t, references) if place is None else place.where
    told = place.told if place else in_form(finding, (), "", t)
    compared = comparison_for(finding, desk.files, desk.id) if finding.rule in _COMPARED else None
    href = compared or (place.href if place else None)
    return Task(where, told.text, href, told.language, _begins(finding, name, desk))


def _checks(guide: Guide, t: Words) -> Iterator[Task]:
    """Yield what is to be checked, each with the form that it stands in."""
    for one in to_check(guide, t):
        query = f"?post={quote(one.row)}" if one.name in ENTRIES else ""
        yield Task(one.title, one.message, f"skjema/{quote(one.name)}{query}", checks=one)


def _begins(finding: Finding, name: str, desk: Desk) -> tuple[str, Language] | None:
    """Return the text that a button begins in the other målform, and which that is."""
    if finding.rule is not rules.LANGUAGE_MISSING or owner_of(finding.at.path) != desk.id:
        return None
    other = other_of(desk.files, name)
    return (name, other.language) if other and not other.is_there else None


def _drafts(desk: Desk, t: Words) -> Iterator[Task]:
    """Yield what was typed and not saved."""
    for name, entry in desk.files.drafted():
        kept = desk.files.drafts(name)[entry]["typed"]
        title = (
            name_of(kept)
            or kept.get("title")
            or called(name, desk.files.read(name), t, desk.references)
        )
        query = f"?post={quote(entry)}" if entry else ""
        yield Task(str(title), t["draft_waits"], f"skjema/{quote(name)}{query}")
    titles = dict(desk.references.options("step"))
    for step in Drafts(desk.files).places():
        place = f"/steg/{quote(step)}" if step in titles else ""
        yield Task(titles.get(step, t["matrix"]), t["draft_waits"], f"veileder{place}")


def _unfilled(guide: Guide, errors: Sequence[Task], t: Words) -> Iterator[Task]:
    """Yield what is empty, each field once, and none that is an error already."""
    seen = {task.href for task in errors}
    for gap in gaps(guide, t):
        if gap.href not in seen or gap.word == "no_service":
            yield Task(gap.where, t[gap.word], gap.href)
        seen.add(gap.href)


def progress(guide: Guide | None, t: Words) -> list[Bar]:
    """Return how much is filled in, looked at and translated."""
    if guide is None:
        return []
    services = [local.value for local in guide.services if local.layer == guide.id]
    measures = [local.value for local in guide.measures if local.layer == guide.id]
    arenas = [local.value for local in guide.arenas if local.layer == guide.id]
    own = [
        one for kind in guide.documents.values() for one in kind.values() if guide.id in one.layers
    ]
    texts = [one for kind in guide.documents.values() for one in kind.values()]
    mine = (one for one in facts(guide) if owner_of(one.at.path) == guide.id)
    fresh = Counter(one.kind for one in mine if one.checked and not one.is_overdue(today()))
    bars = [
        Bar(t["bar_reached"], sum(map(is_reached, services)), len(services)),
        Bar(t["bar_hours"], sum(1 for one in services if one.hours), len(services)),
        Bar(t["bar_services"], fresh["service"] + fresh["emergency"], len(services)),
        Bar(t["bar_measures"], fresh["measure"], len(measures)),
        Bar(t["bar_arenas"], fresh["arena"], len(arenas)),
        Bar(t["bar_texts"], sum(1 for one in own if one.value.reviewed), len(own)),
        Bar(
            t["bar_language"].format(t[f"language_{guide.language}"].lower()),
            sum(1 for one in texts if one.language is guide.language),
            len(texts),
        ),
    ]
    return [bar for bar in bars if bar.whole]
