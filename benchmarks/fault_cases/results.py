"""What commands answer."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Everything a person saw."""
        return f"{self.out}\n{self.err}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as ``check --format json`` prints it."""

    path: str
    line: int
    is_error: bool
    code: str
    message: str
    cure: str

    @property
    def name(self) -> str:
        """Return the file's name without its folders."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Seen:
    """What ``check`` said."""

    run: Run
    findings: list[Finding]

    @property
    def errors(self) -> list[Finding]:
        """Return the findings that stop publication."""
        return [finding for finding in self.findings if finding.is_error]


def as_finding(item: dict[str, Any]) -> Finding:
    """Return a finding as ``check --format json`` prints it."""
    severity = item["severity"] in ("feil", "error")
    texts = item["message"], item["cure"] or ""
    return Finding(item["path"], item["line"], severity, item["code"], *texts)


def run_real(
    command: list[str], folder: Path, environment: Mapping[str, str], **options: Any
) -> Run:
    """Run ``command`` and return how it ended, or exit status 124 if it never did."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=dict(environment),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=options.pop("timeout", 120),
            check=False,
            stdin=options.pop("stdin", subprocess.DEVNULL),
            **options,
        )
    except subprocess.TimeoutExpired:
        return Run(124, "", "ble aldri ferdig")
    return Run(done.returncode, done.stdout, done.stderr)
