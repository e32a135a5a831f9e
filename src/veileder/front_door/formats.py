"""What is wrong, in others' words: GitHub, GitLab, SARIF, JSON, and a summary in Markdown."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from veileder import __version__
from veileder.findings import Finding, Rule, Severity

_GITHUB_LIMIT = 10  # annotations per step; GitHub shows no more
_SUMMARY_LIMIT = 900_000  # bytes; GitHub drops a summary of over 1 MiB
_PROGRAM = "handlingsveileder"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
_IN_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_SARIF_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_MARKDOWN_SIGNS = re.compile(r"[&<>|\\`*_\[\]~#!$]")
_HEAD = "| | Hvor | Hva som er galt | Gjør dette |\n|---|---|---|---|\n"


def written(findings: Sequence[Finding], form: str, root: Path) -> str:
    """Return ``findings`` as ``github``, ``gitlab``, ``sarif`` or ``json``.

    Paths are as seen from the repository that ``root`` is in; in ``json`` as seen from the root.
    """
    return _FORMS[form](findings, _inside_repository(root))


def summary_table(findings: Sequence[Finding]) -> str:
    """Return the count and a Markdown table of all ``findings``; nothing in them is Markdown."""
    text = f"## Kontroll av innholdet: {counted(findings)}\n\n"
    if not findings:
        return f"{text}Ingenting å rette.\n"
    text += _HEAD
    size = 0
    for number, row in enumerate(map(_row, findings)):
        size += len(row.encode())
        if size > _SUMMARY_LIMIT:
            rest = len(findings) - number
            return f"{text}\nOg {rest} til. Se alle med: python3 build.py check\n"
        text += row
    return text


def counted(findings: Sequence[Finding]) -> str:
    """Return «2 feil og 1 advarsel», and «1 merknad» where there are any."""
    errors = sum(finding.is_error for finding in findings)
    warnings = sum(finding.is_warning for finding in findings)
    said = f"{errors} feil og {warnings} {'advarsel' if warnings == 1 else 'advarsler'}"
    if notes := len(findings) - errors - warnings:
        said = f"{said.replace(' og ', ', ')} og {notes} {'merknad' if notes == 1 else 'merknader'}"
    return said


def plain_in_markdown(text: str) -> str:
    """Return ``text`` on one line, shown as it is wherever Markdown is read; nobody is called."""
    line = " ".join(text.split()).replace("@", "@\u200b")
    return _MARKDOWN_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", line)


def as_json(findings: Sequence[Finding], _: str = "") -> str:
    """Return the findings as a JSON list of objects with path, line, column, code and texts."""
    return _dumped(
        [
            {
                "path": finding.at.path,
                "line": finding.at.line,
                "column": finding.at.column,
                "severity": str(finding.rule.severity),
                "code": finding.rule.code,
                "name": finding.rule.name,
                "message": finding.message,
                "cure": finding.cure,
            }
            for finding in findings
        ]
    )


def as_github(findings: Sequence[Finding], above: str = "") -> str:
    """Return GitHub's workflow commands, at most ten of each severity, worst first."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        these = [finding for finding in findings if finding.rule.severity is severity]
        limit = _GITHUB_LIMIT if len(these) <= _GITHUB_LIMIT else _GITHUB_LIMIT - 1
        lines += [_annotation(command, finding, above) for finding in these[:limit]]
        if len(these) > limit:
            lines.append(f"::{command}::og {len(these) - limit} til")
    return "\n".join(lines)


def as_gitlab(findings: Sequence[Finding], above: str = "") -> str:
    """Return GitLab's report of code quality."""
    return _dumped(
        [
            {
                "description": f"{finding.message}. {finding.cure}",
                "check_name": f"{finding.rule.code} {finding.rule.name}",
                "fingerprint": mark,
                "severity": _IN_GITLAB[finding.rule.severity],
                "location": {
                    "path": above + finding.at.path,
                    "lines": {"begin": finding.at.line},
                },
            }
            for finding, mark in zip(findings, _marks(findings), strict=True)
        ]
    )


def as_sarif(findings: Sequence[Finding], above: str = "") -> str:
    """Return a SARIF 2.1.0 log: the rules that were broken, and where."""
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    driver = {
        "name": _PROGRAM,
        "version": __version__,
        "rules": [_sarif_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": "nb",
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(finding, rules.index(finding.rule), mark, above)
            for finding, mark in zip(findings, _marks(findings), strict=True)
        ],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


_FORMS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
}


def _inside_repository(root: Path) -> str:
    """Return what stands before a path from ``root`` to make it one from the repository."""
    place = root.resolve()
    top = next((folder for folder in (place, *place.parents) if (folder / ".git").exists()), place)
    inside = place.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def _annotation(command: str, finding: Finding, above: str) -> str:
    properties = {
        "file": above + finding.at.path,
        "line": str(finding.at.line),
        "col": str(finding.at.column),
        "title": f"{finding.rule.code} {finding.rule.name}",
    }
    named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{command} {named}::{_escaped(f'{finding.message}. {finding.cure}')}"


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _marks(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what a host knows each finding by: the same when only its line has moved."""
    seen: Counter[str] = Counter()
    for finding in findings:
        one = "\0".join((finding.rule.code, finding.at.path, finding.message))
        yield hashlib.sha256(f"{one}\0{seen[one]}".encode()).hexdigest()
        seen[one] += 1


def _sarif_rule(rule: Rule) -> dict[str, object]:
    example = f"Galt: {rule.wrong}\nRiktig: {rule.right}"
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.explanation or rule.name},
        "help": {"text": f"{rule.explanation}\n{example}"},
        "defaultConfiguration": {"level": _level(rule)},
    }


def _sarif_result(finding: Finding, index: int, mark: str, above: str) -> dict[str, object]:
    text = _SARIF_LINK.sub(r"\\[", f"{finding.message}. {finding.cure}")
    place = {
        "artifactLocation": {"uri": quote(above + finding.at.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.at.line, "startColumn": finding.at.column},
    }
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _level(finding.rule),
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {f"{_PROGRAM}/v1": mark},
    }


def _level(rule: Rule) -> str:
    return _IN_SARIF[rule.severity]


def _row(finding: Finding) -> str:
    sign = _SIGNS[finding.rule.severity]
    what = f"{finding.rule.severity} {finding.rule.code}: {finding.rule.name}"
    cells = (f"{sign} {what}", str(finding.at), finding.message, finding.cure)
    return f"| {' | '.join(map(plain_in_markdown, cells))} |\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
