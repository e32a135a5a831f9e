"""What to tell of what was asked for, and whether that is known from before."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from veileder import rules, unchanged
from veileder.findings import Finding, Location
from veileder.reading.digests import Digests

Said = tuple[str, Location, str, str]  # a finding: code, place, message, cure


@dataclass(frozen=True, slots=True)
class Judged:
    """What to tell those who asked, and how many warnings there are in files others own."""

    findings: list[Finding]
    others: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether anything stops some publication."""
        return any(finding.is_error for finding in self.findings)


def said(finding: Finding) -> Said:
    """Return a finding as it is kept."""
    return finding.rule.code, finding.at, finding.message, finding.cure


def heard(what: Said) -> Finding:
    """Return a finding that was kept."""
    code, at, message, cure = what
    return Finding(rules.BY_CODE[code], at, message, cure)


def known(asked: Sequence[str], digests: Digests) -> Judged | None:
    """Return what was told before of those ``asked`` for, or of all, if nothing has changed."""
    found = unchanged.recall(("told", *asked), digests)
    if found is None:
        return None
    findings, others = json.loads(found)
    placed = ((code, Location(*at), *words) for code, at, *words in findings)
    return Judged([heard(what) for what in placed], others)


def remember(judged: Judged, asked: Sequence[str], places: Iterable[str], digests: Digests) -> None:
    """Keep what is told of those ``asked`` for, which were read from ``places``."""
    findings = [
        (code, (at.path, at.line, at.column), *words)
        for code, at, *words in map(said, judged.findings)
    ]
    answer = json.dumps([findings, judged.others]).encode("ascii")
    unchanged.remember(answer, ("told", *asked), {*places, *deciding(asked, digests)}, digests)


def deciding(asked: Sequence[str], digests: Digests) -> list[str]:
    """Return what decides which folders belong to those ``asked`` for, or to all."""
    names = digests.names(unchanged.NAMES)
    regions = [f"municipalities/{name}/region.yml" for name in names]
    own = [f"municipalities/{name}" for name in asked or names]
    has_region = any((digests.root / f"{folder}/region.yml").is_file() for folder in own)
    settings = [f"municipalities/{name}/municipality.yml" for name in names if has_region]
    return [unchanged.NAMES, *regions, *own, *settings]
