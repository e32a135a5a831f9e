"""What is printed, and how: for people, for GitHub and for programs."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from veileder.findings import Finding, Severity
from veileder.front_door.console import make_printable
from veileder.front_door.formats import counted, written
from veileder.front_door.roots import DEFAULT_ROOT, PROGRAM
from veileder.groundwork import is_whole

if TYPE_CHECKING:
    from veileder.front_door.bar import Bar

_COLOURS = {"red": "31", "yellow": "33", "dim": "2", "bold": "1"}
_COLOUR_OF = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_BRIEF_WARNINGS = 5
_CODES = "docs/regler.md"
_EXPLAINED = f"Kodene er forklart i {_CODES}."
_EVERY = 10  # steps between the lines of a count in a log


class Terminal:
    """Prints to standard output and error, in colour only on a terminal that wants it."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.in_colour = self.is_terminal and "NO_COLOR" not in os.environ
        self.is_quiet = False
        self._bar: Bar | None = None
        for stream in (sys.stdout, sys.stderr):
            make_printable(stream)

    def say(self, text: str) -> None:
        """Print ``text`` on a line of its own."""
        self._end_bar()
        sys.stdout.write(_as_typed(text) + "\n")
        sys.stdout.flush()

    def tell(self, text: str) -> None:
        """Print what is nice to know: nothing where only what is wrong is wanted."""
        if not self.is_quiet:
            self.say(text)

    def ask(self, text: str) -> str:
        """Show ``text`` and return the line that is typed. Raises EOFError when input ends."""
        return input(_as_typed(text))

    def error(self, text: str) -> None:
        """Print ``text`` to standard error."""
        self._end_bar()
        sys.stderr.write(_as_typed(text) + "\n")

    def progress(self, done: int, total: int, name: str) -> None:
        """Show that ``name`` is built, and how many of all are: as a bar on a terminal."""
        if not self.is_terminal:
            self.tell(f"  bygd: {name} ({done} av {total})")
        elif not self.is_quiet:
            if self._bar and done <= self._bar.done:  # another round
                self._end_bar()
            self._bar = self._bar or _bar(total)
            self._bar.show(done, name)

    def _end_bar(self) -> None:
        if self._bar:
            self._bar.end()
            self._bar = None

    def count(self, done: int, total: int, what: str) -> None:
        """Show how far something has come: on one line of a terminal, else now and then."""
        if self.is_terminal:
            width = 24 * done // total
            bar = "#" * width + "." * (24 - width)
            end = "\n" if done == total else ""
            sys.stdout.write(f"\r  [{bar}] {done} av {total} {what}".ljust(78) + end)
            sys.stdout.flush()
        elif done == total or done % _EVERY == 0:
            self.say(f"  {done} av {total} {what}")

    def paint(self, text: str, colour: str) -> str:
        """Return ``text`` in ``colour`` where colours are wanted."""
        return f"\033[{_COLOURS[colour]}m{text}\033[0m" if self.in_colour else text


def _bar(total: int) -> "Bar":
    from veileder.front_door.bar import Bar  # noqa: PLC0415 - needs a package; few lines need it

    return Bar(total, sys.stdout)


def command_line(*words: str, root: Path) -> str:
    """Return what to type to run a command, on the kind of machine that this is."""
    elsewhere = [] if root == DEFAULT_ROOT else ["--root", str(root)]
    return shlex.join([*PROGRAM, *words, *elsewhere])


def _as_typed(text: str) -> str:
    """Return a text that says how to run us, with what is typed for it here."""
    return text.replace("python3 build.py", " ".join(PROGRAM))


def show_findings(
    findings: Sequence[Finding], form: str, terminal: Terminal, root: Path, *, brief: bool = False
) -> None:
    """Print ``findings`` as ``text`` or in a form of ``formats``; ``brief`` with few warnings."""
    if form != "text":
        if told := written(findings, form, root):
            terminal.say(told)
    else:
        shown = _shown(findings, brief=brief)
        for line in _as_text(shown, terminal, root):
            terminal.say(line)
        if not terminal.is_quiet or len(shown) < len(findings):
            terminal.say(_with_page(summary(findings, brief=brief), root))


def _shown(findings: Sequence[Finding], *, brief: bool) -> list[Finding]:
    if not brief:
        return list(findings)
    errors = [finding for finding in findings if finding.is_error]
    return errors or [finding for finding in findings if finding.is_warning][:_BRIEF_WARNINGS]


def _as_text(findings: Sequence[Finding], terminal: Terminal, root: Path) -> list[str]:
    lines = []
    for finding in findings:
        colour = _COLOUR_OF[finding.rule.severity]
        where = terminal.paint(str(finding.at), "bold")
        what = terminal.paint(f"{finding.rule.severity} {finding.rule.code}", colour)
        lines.append(f"{where}: {what}: {finding.message}")
        source = _source_line(root, finding)
        if source:
            lines += [terminal.paint(f"    | {source}", "dim")]
        lines.append(f"    → {finding.cure}")
    return lines


def _source_line(root: Path, finding: Finding) -> str:
    """Return the line the finding is about, cut to what fits, or nothing.

    What a symbolic link leads to may be anything on this machine, and is nobody's to see here.
    """
    inside = [root / finding.at.path, *(root / finding.at.path).parents]
    if any(place.is_symlink() for place in inside[: -len(root.parts)]):
        return ""
    try:
        lines = (root / finding.at.path).read_text(encoding="utf-8-sig").split("\n")
        return lines[finding.at.line - 1].strip()[:100]
    except (OSError, UnicodeError, IndexError):
        return ""


def summary(findings: Sequence[Finding], *, brief: bool = False) -> str:
    """Return «2 feil og 1 advarsel», and where to read more."""
    text = f"{counted(findings)}."
    has_errors = any(finding.is_error for finding in findings)
    warnings = sum(finding.is_warning for finding in findings)
    if brief and warnings > _BRIEF_WARNINGS and not has_errors:
        return f"{text} Se alle med: python3 build.py check"
    return f"{text} {_EXPLAINED}" if findings else text


def _with_page(text: str, root: Path) -> str:
    """Return what tells where the codes are explained, where that page is yet to be written."""
    if is_whole(root) or (root / _CODES).is_file():
        return text
    how = f"Kodene blir forklart i {_CODES}, som lages med: python3 build.py schemas"
    return text.replace(_EXPLAINED, how)
