"""Whose file a finding stands in: an editor is only shown what she may mend."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from veileder import rules
from veileder.findings import Finding, Location, owner_of
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Library
from veileder.resolving.guide import Guide

# What a municipality's choices can make wrong in the shared skeleton. Whatever else shared content
# names and a municipality does not have, is only left out of its pages.
_OF_CHOICES = {
    rules.FLOW_NO_BATON,
    rules.FLOW_UNREACHABLE,
    rules.FLOW_ENDLESS,
    rules.FLOW_LAST_STEP,
    rules.FLOW_WORDS,
    rules.PAGE_TAKEN,
}
_TABLES = ("guide-changes.yml", "guide.yml", "municipality.yml")


def in_own_files(findings: Iterable[Finding], guide: Guide, library: Library) -> Iterator[Finding]:
    """Yield ``findings`` about ``guide``, none of them in a file that others own."""
    for finding in findings:
        if owner_of(finding.at.path) == guide.id:
            yield finding
        elif finding.rule in _OF_CHOICES:
            yield _in_own_words(finding, guide, library)


def _in_own_words(finding: Finding, guide: Guide, library: Library) -> Finding:
    """Return a finding on shared content as one on the municipality's choices.

    A shared step that no way leads to here may be new, so it stops nobody.
    """
    is_unreachable = finding.rule is rules.FLOW_UNREACHABLE
    rule = rules.FLOW_UNREACHABLE_HERE if is_unreachable else finding.rule
    message = f"{finding.message}. Det følger av det som er skjult eller endret her."
    at = _own_place(guide, library, prefers_outcomes=is_unreachable)
    return replace(finding, rule=rule, at=at, message=message)


def _own_place(guide: Guide, library: Library, *, prefers_outcomes: bool) -> Location:
    """Return where the municipality chose to differ: what it hides, or what it changes."""
    changes = library.layers[guide.id].table("guide-changes.yml", SkeletonChanges)
    for change in changes.steps if changes and prefers_outcomes else ():
        if change.outcomes is not None:
            return change.at("outcomes")
    settings = guide.municipality
    if changes and changes.hide:
        return changes.at("hide", 0)
    for index, ref in enumerate(settings.hide):
        if ref.startswith(("level/", "step/")):
            return settings.at("hide", index)
    own = library.layers[guide.id]
    path = next((f"{own.folder}/{name}" for name in _TABLES if name in own.tables), own.folder)
    return Location(path)


def addressed(
    findings: Iterable[Finding], chosen: Collection[str], beneath: Collection[str]
) -> Iterator[Finding]:
    """Yield ``findings`` for those who keep the folders ``chosen``.

    Where those who keep a folder ``beneath`` theirs must mend an error, it says so.
    """
    for finding in findings:
        if finding.owner in chosen:
            yield finding
        elif finding.is_error and finding.owner in beneath:
            yield _for(finding.owner or SHARED_NAME, finding)


def above_groundwork(
    findings: Iterable[Finding], is_beneath: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield ``findings`` for those who keep what stands above the groundwork.

    An error in a file of the groundwork is named as one, and its warnings are not for them.
    """
    for finding in findings:
        if not is_beneath(finding.at.path):
            yield finding
        elif finding.is_error:
            at = replace(finding.at, path=f"{_GROUNDWORK}: {finding.at.path}")
            yield _for(SHARED_NAME, replace(finding, at=at))


def _for(whose: str, finding: Finding) -> Finding:
    """Return ``finding`` for somebody who can only tell those who keep the file."""
    told = f"Si fra til dem som har {whose}: "
    return replace(finding, cure=told + finding.cure.removeprefix(told))


SHARED_NAME = "fellesinnholdet"
_GROUNDWORK = "grunnlaget"
