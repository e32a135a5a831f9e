"""What a case is, and what is said about it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fault_cases.results import Finding, Run
from fault_cases.side import Side, World


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what a person sees is right, and in a few words what that is."""

    right: bool
    said: str


Judge = Callable[[Side], Verdict]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that goes wrong for people, under a theme, and how to see whether it does."""

    theme: str
    name: str
    judge: Judge


class Skip(Exception):
    """The case can't be tried on this machine. The message says why."""


OUR_FAULT = 3
_SCRATCH = re.compile(r"[^\s'\"(]*/feil-\w+/[^/\s]+/[\w-]+/?")  # the folders of the trial itself


def crashed(run: Run) -> bool:
    """Whether a person was shown a fault of the program."""
    return run.code == OUR_FAULT or "Traceback (most recent call last)" in run.text


def brief(text: str, limit: int = 110) -> str:
    """Return ``text`` on one line, and not too long."""
    flat = re.sub(r"\s+", " ", _SCRATCH.sub("", text)).strip()
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def outcome(run: Run) -> str:
    """Return the exit status and the line that says most."""
    lines = [line for line in run.text.splitlines() if line.strip()]
    if crashed(run):
        faults = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Fault)\b", line)]
        return brief(f"{run.code}: {(faults or lines or [''])[-1]}")
    return brief(f"{run.code}: {lines[-1] if lines else ''}")


def told(findings: Iterable[Finding]) -> str:
    """Return the first finding in a few words."""
    first = next(iter(findings), None)
    if first is None:
        return "ingen funn"
    return brief(f"{first.code} {first.name}:{first.line} {first.message} → {first.cure}")


def matches(
    findings: Iterable[Finding], path: str, lines: Sequence[int], cure: str
) -> Finding | None:
    """Return a finding in the file that ends with ``path``, on one of ``lines`` (none: any)."""
    for finding in findings:
        where = finding.path.endswith(path) and (not lines or finding.line in lines)
        if where and re.search(cure, f"{finding.message} → {finding.cure}", re.IGNORECASE):
            return finding
    return None


def finding_case(  # noqa: PLR0913, PLR0917 - a table of plain values
    theme: str,
    name: str,
    files: dict[str, str | bytes | None],
    path: str,
    line: int | tuple[int, ...],
    cure: str,
    never: str = "",
    alone: bool = False,
    fine: bool = False,
) -> Case:
    """Return a case that is right when ``check`` says what to do on that line of that file.

    ``never`` is what no finding may say; ``alone`` that there is but one finding; ``fine`` that
    no error at all is as right.
    """
    lines = (line,) if isinstance(line, int) else line

    def judge(side: Side) -> Verdict:
        seen = side.world(files).check("prove")
        if crashed(seen.run):
            return Verdict(False, outcome(seen.run))
        found = matches(seen.findings, path, lines, cure)
        wrong = [f for f in seen.findings if never and re.search(never, f"{f.message} → {f.cure}")]
        if wrong:
            return Verdict(False, told(wrong))
        if fine and not seen.errors:
            return Verdict(True, told(seen.findings))
        if alone and len(seen.findings) > 1:
            return Verdict(False, f"{len(seen.findings)} funn: {told(seen.findings)}")
        return Verdict(found is not None, told([found] if found else seen.findings))

    return Case(theme, name, judge)


def fine_case(theme: str, name: str, files: dict[str, str | bytes | None]) -> Case:
    """Return a case that is right when ``check`` has no errors in these files."""

    def judge(side: Side) -> Verdict:
        seen = side.world(files).check("prove")
        if crashed(seen.run):
            return Verdict(False, outcome(seen.run))
        return Verdict(not seen.errors, told(seen.errors))

    return Case(theme, name, judge)


def build_case(
    theme: str,
    name: str,
    files: dict[str, str | bytes | None],
    see: Callable[[World], Verdict],
) -> Case:
    """Return a case that builds ``prove`` and then looks at its pages with ``see``."""

    def judge(side: Side) -> Verdict:
        world = side.world(files)
        run = world.build("prove")
        return see(world) if run.code == 0 else Verdict(False, outcome(run))

    return Case(theme, name, judge)
