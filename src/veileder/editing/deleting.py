"""What points at something that is deleted: asked before, and told afterwards as what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from veileder import rules
from veileder.checks.known import WHAT
from veileder.editing.documents import located_in
from veileder.editing.files import Files, Saved
from veileder.editing.forms import ENTRIES
from veileder.editing.titles import name_of
from veileder.findings import Finding
from veileder.reading.names import TextFile, named

_KINDS = {
    "services.yml": "unit",
    "measures.yml": "measure",
    "terms.yml": "term",
    "answers.yml": "answer",
    "consent.yml": "consent",
    "year.yml": "event",
}
_OF_WORDS = {words: kind for kind, words in WHAT.items()}
_POINTS = {rules.REF_UNKNOWN, rules.LINK_DEAD}
_UNKNOWN = re.compile(r"Ukjent (?P<what>[^«]+) «(?P<id>[^»]+)»")
_REF = re.compile(r"«(?P<kind>[a-z]+)/(?P<id>[^»#]+)")
Gone = dict[tuple[str, str], str]  # a kind and an id, and what it was called


def gone_by(saved: Saved) -> Gone:
    """Return what one save took away."""
    after = _things(saved.path, saved.after)
    return {
        ref: name for ref, name in _things(saved.path, saved.before).items() if ref not in after
    }


def gone_of(files: Files) -> Gone:
    """Return what was taken away in all saves that are remembered."""
    return {ref: name for saved in files.saves() for ref, name in gone_by(saved).items()}


def as_gone(findings: Sequence[Finding], gone: Gone) -> list[Finding]:
    """Return ``findings``; one that points at what is ``gone`` says so, and guesses at nothing."""
    return [_told(finding, gone) for finding in findings]


def with_gone(findings: Sequence[Finding], files: Files) -> list[Finding]:
    """Return ``findings`` as told when what she has deleted is remembered."""
    points = any(finding.rule in _POINTS for finding in findings)
    return as_gone(findings, gone_of(files)) if points else [*findings]


def brought_about(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what is wrong ``after`` and was not ``before``, wherever the lines are now."""
    known = {(finding.rule, finding.at.path, finding.message) for finding in before}
    for finding in after:
        if (finding.rule, finding.at.path, finding.message) not in known:
            yield finding


def _told(finding: Finding, gone: Gone) -> Finding:
    name = gone.get(_meant(finding.message)) if finding.rule in _POINTS else None
    if name is None:
        return finding
    if finding.rule is rules.LINK_DEAD:
        cure = "Ta bort lenken, eller lenk til noe annet."
        return replace(finding, message=f"Lenken fører til «{name}», som er slettet", cure=cure)
    cure = "Velg noe annet, eller ta bort punktet."
    return replace(finding, message=f"«{name}» er slettet", cure=cure)


def _meant(message: str) -> tuple[str, str]:
    """Return the kind and the id that a finding is about."""
    if match := _UNKNOWN.match(message):
        return _OF_WORDS.get(match["what"], ""), match["id"]
    match = _REF.search(message)
    return (match["kind"], match["id"]) if match else ("", "")


def _things(path: str, text: str | None) -> Gone:
    """Return what stands in a file: the text that it is, or the entries of a table."""
    located = located_in(text, path) if text else None
    if located is None:
        return {}
    file = named(PurePosixPath(path), is_shared=False)
    if isinstance(file, TextFile):
        return {(file.key.kind, file.key.id): str(located.data.get("title") or file.key.id)}
    rows = located.data.get(ENTRIES.get(path, ""))
    kind = _KINDS.get(path, "")
    return {
        (kind, str(row["id"])): name_of(row) or str(row["id"])
        for row in (rows if kind and isinstance(rows, list) else [])
        if isinstance(row, dict) and row.get("id")
    }
