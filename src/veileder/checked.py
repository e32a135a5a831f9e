"""The first half of the line: load → resolve → check. All that ``check`` and ``report`` need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder.checks import check
from veileder.checks.whose import addressed
from veileder.dates import today
from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.kept import keeping
from veileder.reading.layers import Library
from veileder.reading.library import load
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve


class UnknownMunicipality(Refusal):
    """Somebody asked for a municipality that has no folder."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Det finnes ingen mappe municipalities/{id}.")


@dataclass(slots=True)
class Checked:
    """What was read and resolved, and what is wrong with it.

    ``guides`` has every municipality that could be resolved, also those with errors.
    ``others`` counts the warnings in files that the ones asked for do not own, and ``removed`` has
    the sites that a build took away.
    """

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    others: int = 0
    removed: list[str] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether anything stops some publication."""
        return any(finding.is_error for finding in self.findings)

    @property
    def is_stopped(self) -> bool:
        """Whether the shared content has errors, which stop every municipality."""
        return any(finding.is_error and not finding.owner for finding in self.findings)

    @property
    def held_back(self) -> list[str]:
        """The folders that can't be published because of errors in them or in their region."""
        wrong = {finding.owner for finding in self.findings if finding.is_error and finding.owner}
        in_region = {id for id, g in self.guides.items() if g.municipality.region in wrong}
        return sorted(wrong | in_region)

    def name(self, folder: str) -> str:
        """Return what the municipality or region in ``folder`` is called, as far as is known."""
        layer = self.library.layers.get(folder)
        return layer.settings.name if layer and layer.settings else folder

    @property
    def ready(self) -> dict[str, Guide]:
        """The guides that can be published."""
        wrong = set(self.held_back)
        return {id: g for id, g in self.guides.items() if id not in wrong and not self.is_stopped}


def read(root: Path, municipalities: Sequence[str] = ()) -> Checked:
    """Load, resolve and check the municipalities with these ids, or all; a region means its own.

    Only what they are made of is read. Raises UnknownMunicipality.
    """
    for id in municipalities:
        if not (root / "municipalities" / id).is_dir():
            raise UnknownMunicipality(id)
    with keeping(root):
        return _read(root, municipalities)


def _read(root: Path, municipalities: Sequence[str]) -> Checked:
    library = load(root, municipalities)
    resolved = {id: resolve(library, id) for id in library.municipalities}
    guides = {id: one.value for id, one in resolved.items()}
    checking = map(library.as_written, check(library, resolved, today()))
    found = _once([*library.findings, *checking])
    if not municipalities:
        return Checked(library, guides, found)
    asked = _asked(library, municipalities)
    beneath = {"", *(str(_region(library, id)) for id in asked)} - asked
    mine = list(addressed(found, asked, beneath))
    others = sum(finding.owner in beneath and not finding.is_error for finding in found)
    return Checked(library, guides, mine, others)


def _asked(library: Library, municipalities: Sequence[str]) -> set[str]:
    """Return the folders asked for: also the municipalities of a region that was."""
    members = {id for id in library.municipalities if _region(library, id) in municipalities}
    return {*municipalities, *members}


def _region(library: Library, municipality: str) -> str | None:
    layer = library.layers.get(municipality)
    return getattr(layer.settings, "region", None) if layer else None


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, errors first, then by place."""
    unique = {(f.rule.code, f.at, f.message): f for f in findings}
    return sorted(unique.values(), key=lambda f: (not f.is_error, f.at, f.rule.code))
