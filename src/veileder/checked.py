"""The first half of the line: load → resolve → check. All that ``check`` and ``report`` need."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder.beneath import Beneath, remembered_beneath, words_told
from veileder.checks import check_one
from veileder.checks.between import Facts, check_between, facts_of
from veileder.checks.broken import broken
from veileder.checks.person_faults import unnamed
from veileder.checks.whose import above_groundwork, addressed
from veileder.dates import today
from veileder.facts.unsaid import lost_in, unsaid_in
from veileder.faults import Refusal
from veileder.findings import Finding, Rule, Severity
from veileder.groundwork import is_beneath
from veileder.kept import keeping
from veileder.reading.alone import alone
from veileder.reading.digests import Digests
from veileder.reading.layers import BORROWED, EXAMPLE, SHARED, Library
from veileder.reading.library import load_one, together, wanted_municipalities
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve
from veileder.verdicts import Judged, deciding, remember

_SEVERITIES = [*Severity]  # the worst first


class UnknownMunicipality(Refusal):
    """Somebody asked for a municipality that has no folder."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Det finnes ingen mappe municipalities/{id}.")


@dataclass(slots=True)
class Checked:
    """What was read and resolved, and what is wrong with it.

    ``guides`` has every municipality that could be resolved, also those with errors.
    ``others`` counts the warnings in files that the ones asked for do not own.
    """

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    others: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether anything stops some publication."""
        return any(finding.is_error for finding in self.findings)


@dataclass(frozen=True, slots=True)
class One:
    """One municipality: what was read and resolved of it, and what is wrong in its own files.

    ``guide`` and ``facts`` are None where its settings could not be read.
    """

    id: str
    library: Library
    guide: Guide | None
    findings: tuple[Finding, ...]
    facts: Facts | None

    @property
    def name(self) -> str:
        """What it is called, as far as that could be read."""
        settings = self.library.layers[self.id].settings if self.id in self.library.layers else None
        return settings.name if settings else self.id

    def is_held_back(self, stopped: Collection[str | None], passed: Collection[Rule] = ()) -> bool:
        """Whether errors stop its site: its own, or those of what it stands on, ``stopped``.

        Those of the rules in ``passed`` do not.
        """
        region = self.facts.region if self.facts else None
        errors = (one for one in self.findings if one.is_error and one.owner == self.id)
        is_wrong = any(one.rule not in passed for one in errors)
        return is_wrong or "" in stopped or region in stopped

    @property
    def folders(self) -> list[str]:
        """The folders that it is made of, besides the shared content."""
        is_there = self.id in self.library.layers  # not where the folder has nothing to read
        layers = self.library.stack(self.id)[1:] if is_there else []
        owners = {owner for layer in layers for owner, _ in layer.borrows if owner != SHARED}
        statuses = {layer.settings.status for layer in layers if layer.settings}
        example = [EXAMPLE] if "published" in statuses else []  # that they have nothing left of
        ids = {self.id, *(layer.id for layer in layers), *owners, *example}
        copies = [f"{BORROWED}/{id}" for id in owners]  # it may come, or go
        return sorted([*(f"municipalities/{id}" for id in ids), *copies])


class Reading:
    """The folders of a root that are asked for, one municipality at a time.

    What they stand on is read and checked once. Nothing is kept of a municipality that was read.
    """

    def __init__(self, asked: Sequence[str], ids: list[str], beneath: Beneath) -> None:
        self._asked = asked
        self._found = beneath.found
        self.ids = ids
        self.base = beneath.base
        self.folders = beneath.folders
        self.beneath = (*self.base.findings, *map(self.base.as_written, self._found))

    def settled(self, id: str, digests: Digests) -> One:
        """Read, resolve and check the municipality in folder ``id``, after it was hashed."""
        digests.of(f"municipalities/{id}")
        return digests.settled(lambda: self.one(id), lambda one: one.folders)

    def one(self, id: str) -> One:
        """Read, resolve and check the municipality in folder ``id``."""
        library = load_one(self.base, id)
        resolved = resolve(library, id) if id in library.municipalities else None
        checking = check_one(library, resolved, self._found, today())
        said = words_told(library, library.layers.get(id))
        guide = resolved.value if resolved else None
        log = (*lost_in(library.layers[id]), *unsaid_in(library, guide)) if guide else ()
        findings = (*library.findings, *map(library.as_written, (*checking, *said, *log)))
        facts = facts_of(guide, library, broken(library)) if guide else None
        return One(id, library, guide, findings, facts)

    def judged(self, findings: Iterable[Finding], facts: Sequence[Facts]) -> Judged:
        """Return what to tell of all that was read: ``findings`` and ``facts`` of each."""
        said = above_groundwork(
            [*self.beneath, *findings, *check_between(self.base, facts)],
            lambda path: is_beneath(self.base.root, path),
        )
        found = _once(said)
        if not self._asked:
            return Judged(found, 0)
        chosen = {*self._asked, *self.ids}
        beneath = {"", *(str(one.region) for one in facts)} - chosen
        others = sum(finding.owner in beneath and finding.is_warning for finding in found)
        return Judged(list(addressed(found, chosen, beneath)), others)


def remembered_reading(root: Path, municipalities: Sequence[str], digests: Digests) -> Reading:
    """Return what the municipalities asked for stand on: as it was, if nothing of it has changed.

    Raises UnknownMunicipality.
    """
    asked = municipalities or alone(root)
    return Reading(asked, wanted(root, asked), remembered_beneath(root, asked, digests))


def wanted(root: Path, municipalities: Sequence[str]) -> list[str]:
    """Return the ids of the municipalities asked for, or of all; a region means its own.

    Raises UnknownMunicipality.
    """
    for id in municipalities:
        if not (root / "municipalities" / id).is_dir():
            raise UnknownMunicipality(id)
    return wanted_municipalities(root, municipalities or alone(root))


def read(root: Path, municipalities: Sequence[str] = ()) -> Checked:
    """Load, resolve and check the municipalities with these ids, or all; a region means its own.

    Only what they are made of is read. Raises UnknownMunicipality.
    """
    with keeping():
        reading = remembered_reading(root, municipalities, Digests(root))
        ones = [reading.one(id) for id in reading.ids]
        findings = (finding for one in ones for finding in one.findings)
        judged = reading.judged(findings, [one.facts for one in ones if one.facts])
        library = together(reading.base, [one.library for one in ones])
        guides = {one.id: one.guide for one in ones if one.guide}
        return Checked(library, guides, judged.findings, judged.others)


def judge(root: Path, municipalities: Sequence[str], digests: Digests) -> Judged:
    """Return what to tell of the municipalities with these ids, or of all, and keep it.

    Raises UnknownMunicipality.
    """
    municipalities = municipalities or alone(root)
    for place in deciding(municipalities, digests):
        digests.of(place)
    reading = remembered_reading(root, municipalities, digests)
    findings: list[Finding] = []
    facts: list[Facts] = []
    folders = {*reading.folders, *(f"municipalities/{id}" for id in reading.ids)}
    for one in (reading.settled(id, digests) for id in reading.ids):
        findings += one.findings
        facts += [one.facts] if one.facts else []
        folders |= {*one.folders}
    judged = reading.judged(findings, facts)
    remember(judged, municipalities, folders, digests)
    return judged


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, errors first and notes last, then by place."""
    unique = {(f.rule.code, f.at, f.message): f for f in map(unnamed, findings)}
    return sorted(
        unique.values(), key=lambda f: (_SEVERITIES.index(f.rule.severity), f.at, f.rule.code)
    )
