"""Run every known fault against an old checkout and a new one: what, before, now.

    python benchmarks/faults.py --before DIR [--now DIR] [--only REGEX] [--markdown FILE]

A checkout is any working copy of the project. Each case makes a small world, runs the checkout's
own commands on it, and looks at exit status, findings and finished pages. ✓ means that a person
sees what she meant, or is told the truth about it on the right line; a crash is never that.
"""

import argparse
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Skip, Verdict, brief
from fault_cases.side import Side

MODULES = (
    "tenants",
    "upstream",
    "headings",
    "bullets",
    "lists",
    "lines",
    "notations",
    "letters",
    "conflicts",
    "outcomes",
    "slips",
    "fields",
    "cures",
    "files",
    "output",
    "stopping",
    "starting",
    "commands",
    "newcomers",
    "published",
    "browser",
)
Column = list[Verdict | None]


def all_cases() -> list[Case]:
    """Return every case, theme by theme."""
    modules = (importlib.import_module(f"fault_cases.{name}") for name in MODULES)
    cases = [case for module in modules for case in module.CASES]
    themes = list(dict.fromkeys(case.theme for case in cases))
    return sorted(cases, key=lambda case: themes.index(case.theme))


def run(name: str, checkout: Path, cases: Sequence[Case]) -> Column:
    """Return a verdict for each case; None where this machine can't try it."""
    scratch = Path(tempfile.mkdtemp(prefix="feil-")) / name
    scratch.mkdir()
    side = Side(checkout, scratch)
    try:
        return [_judged(case, side, name) for case in cases]
    finally:
        side.close()
        _remove(scratch.parent)


def _remove(folder: Path) -> None:
    """Remove a folder, also one so deep that Python can't walk it (a site copied into itself)."""
    if os.name == "posix":
        subprocess.run(["rm", "-rf", str(folder)], check=False)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _judged(case: Case, side: Side, name: str) -> Verdict | None:
    began = time.monotonic()
    try:
        verdict: Verdict | None = case.judge(side)
    except Skip as skip:
        verdict = None
        print(f"  {name} hoppet over {case.name}: {skip}", file=sys.stderr)
    except Exception as error:  # a case that breaks says so, and the others go on
        verdict = Verdict(False, brief(f"prøven feilet: {type(error).__name__}: {error}"))
    seconds = time.monotonic() - began
    sign = _sign(verdict)
    print(
        f"  {name} {sign} {seconds:4.1f} s {case.theme}: {case.name}", file=sys.stderr, flush=True
    )
    return verdict


def _sign(verdict: Verdict | None) -> str:
    return "–" if verdict is None else "✓" if verdict.right else "✗"


def table(cases: Sequence[Case], columns: Mapping[str, Column]) -> Iterator[str]:
    """Yield the lines of a Markdown page: a table for each theme, and how many are right."""
    names = list(columns)
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---|' * len(names)}"
    themes = dict.fromkeys(case.theme for case in cases)
    for theme in (*themes, None):
        counts = (_count(cases, column, theme) for column in columns.values())
        yield f"| {theme or '**Alle**'} | {' | '.join(counts)} |"
    for theme in themes:
        yield from ("", f"## {theme}", "", f"| Rad | Hva | {' | '.join(names)} |")
        yield f"|---|---|{'---|' * len(names)}"
        for number, case in enumerate(cases, 1):
            if case.theme == theme:
                cells = (_cell(column[number - 1]) for column in columns.values())
                yield f"| {number} | {_plain(case.name)} | {' | '.join(cells)} |"


def _count(cases: Sequence[Case], column: Column, theme: str | None) -> str:
    mine = [v for case, v in zip(cases, column, strict=True) if v and theme in (None, case.theme)]
    return f"{sum(verdict.right for verdict in mine)} av {len(mine)}"


def _cell(verdict: Verdict | None) -> str:
    return "–" if verdict is None else f"{_sign(verdict)} {_plain(verdict.said)}"


def _plain(text: str) -> str:
    """Return ``text`` so that a table shows it letter for letter."""
    visible = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return re.sub(r"([\\|*_<>`\[\]{}~#])", r"\\\1", visible)


_HEAD = """\
# Feil for og nå

Laget av `python benchmarks/faults.py`. Hver rad er en liten verden der noe går galt for noen.
✓: hun ser det hun mente, eller får vite sannheten om det på riktig linje. ✗: noe annet, eller et
krasj. –: lot seg ikke prøve på maskinen.
Tallet etter ✓ og ✗ i rader om kommandoer er avslutningskoden.
"""


def main() -> None:
    """Run the cases on one or two checkouts at the same time, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--now", type=Path)
    parser.add_argument("--only", default="", help="regular expression over theme and name")
    parser.add_argument("--markdown", type=Path, help="write the page here as well")
    options = parser.parse_args()
    wanted = re.compile(options.only, re.IGNORECASE)
    cases = [case for case in all_cases() if wanted.search(f"{case.theme}: {case.name}")]
    sides = {"Før": options.before, **({"Nå": options.now} if options.now else {})}
    with ThreadPoolExecutor(len(sides)) as pool:
        ran = pool.map(partial(_run_one, cases), sides.items())
        columns = dict(zip(sides, ran, strict=True))
    page = "\n".join([_HEAD, *table(cases, columns)]) + "\n"
    print(page)
    if options.markdown:
        options.markdown.write_text(page, encoding="utf-8")


def _run_one(cases: Sequence[Case], side: tuple[str, Path]) -> Column:
    return run(side[0].lower(), side[1], cases)


if __name__ == "__main__":
    main()
