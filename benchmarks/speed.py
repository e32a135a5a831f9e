"""What a build costs, and what the same texts cost in other programs, in one run.

    python benchmarks/speed.py [--municipalities 1,10,50] [--runs 3] [--serve] [--identical]
                               [--against hugo,zensical,stock] [--tools DIR] [--markdown FILE]

Makes as many municipalities as asked for, each complete, and runs the real commands on them: from
nothing, with nothing changed, with one telephone changed. Prints medians with least and most,
processor seconds beside the clock's, and the goals. ``--markdown`` puts the same into FILE, between
the two lines that begin with ``<!-- målt``. Needs a POSIX system. Exit status 1 as soon as a run
fails: its status, the number of pages or what is on them.

100 municipalities or more are built once, whatever ``--runs`` says. ``--tools`` is a virtual
environment with ``hugo`` and ``zensical``; without it one is made, for this run only.
"""

import argparse
import datetime as dt
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import others
from figures import Figures, goal_table, table
from measuring import Failed
from others import Other, Sites
from ours import Measured, Ours, warm_up
from saving import saved

_ONCE_FROM = 100
_SAVES = 7
_BLOCK = re.compile(r"(<!-- målt[^\n]*-->\n).*?(\n<!-- målt)", re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, and print it; return 1 when a run failed or a byte differed."""
    options = _options(arguments)
    figures, notes = Figures(), []
    try:
        with tempfile.TemporaryDirectory(prefix="fart-") as folder:
            notes = _measure(options, Path(folder), figures)
    except Failed as failed:
        print(f"\nMålingen stoppet: {failed}", file=sys.stderr)
        return 1
    page = "\n".join(_page(figures, notes, options))
    print(page)
    if options.markdown:
        _put_into(options.markdown, page)
    return int(any("IKKE" in note for note in notes))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--municipalities", type=_numbers, default=[1, 10, 50], metavar="N,N")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--against", type=_names, default=[], metavar="hugo,zensical,stock")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--tools", type=Path, help="a virtual environment with hugo and zensical")
    parser.add_argument("--serve", action="store_true", help="also from a save to the new page")
    parser.add_argument("--identical", action="store_true", help="also whether every byte is")
    parser.add_argument("--note", default="", help="a sentence that stands with the figures")
    parser.add_argument("--markdown", type=_page_with_place, help="put the figures here as well")
    return parser.parse_args(arguments)


def _page_with_place(text: str) -> Path:
    """Read the name of a page that has a place for the figures: better told now than hours on."""
    if not _BLOCK.search(Path(text).read_text(encoding="utf-8")):
        raise argparse.ArgumentTypeError(f"{text} has no two lines that begin with <!-- målt")
    return Path(text)


def _numbers(text: str) -> list[int]:
    return sorted(map(int, text.split(",")))


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - {"hugo", "zensical", "stock"}:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _measure(options: argparse.Namespace, folder: Path, figures: Figures) -> list[str]:
    """Fill ``figures``, and return what must be said besides them."""
    _say("oppvarming")
    pages = others.read_pages(site := warm_up(folder / "first"))
    each = sum(1 for _ in site.rglob("*.html"))
    programs, notes = others.installed(options.against, options.tools or folder / "tools")
    for amount in options.municipalities:
        ours = Ours(folder / str(amount), amount, options.jobs, each)
        sites = {id: pages for id in ours.ids}
        for number in range(options.runs if amount < _ONCE_FROM else 1):
            _say(f"{amount} kommuner, runde {number + 1}")
            _round(ours, sites, programs, folder / "others", options.jobs, figures)
    last = Ours(folder / "last", min(10, options.municipalities[-1]), options.jobs, each)
    if options.serve:
        _say("serve")
        for name, cost in saved(last, _SAVES):
            _add(figures, name, 0, Measured(cost))
    return [*notes, *(_identical(last) if options.identical else ())]


def _round(
    ours: Ours, sites: Sites, programs: Sequence[Other], folder: Path, jobs: int, figures: Figures
) -> None:
    """Run everything once: ours and the others within the same minutes."""
    amount = len(sites)
    for name, measured in ours.round():
        _add(figures, name, 0 if name == "help" else amount, measured)
    for program in programs:
        some = dict(list(sites.items())[: program.most])
        cost, made, size = others.build(program, some, folder, jobs)
        _add(figures, program.name, amount, Measured(cost, made, size))


def _add(figures: Figures, name: str, amount: int, measured: Measured) -> None:
    """Remember a run, and say it at once: whoever stops us has what was measured so far."""
    figures.add(name, amount, measured)
    cost = measured.cost
    _say(f"    {name}: {cost.wall:.2f} s, {cost.cpu:.2f} s CPU, {measured.pages} sider")


def _identical(ours: Ours) -> Iterator[str]:
    _say("byte for byte")
    for way, is_same in ours.is_identical():
        yield f"{way} mot `--jobs 1`: {'likt byte for byte' if is_same else 'IKKE likt'}."


def _page(figures: Figures, notes: Sequence[str], options: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the page: where and when, the goals, all figures, and the notes."""
    machine = f"{os.cpu_count()} kjerner ({_processor()}), {platform.system()}"
    yield (
        f"Målt {dt.date.today().isoformat()} med `benchmarks/speed.py`: {machine}, "
        f"CPython {platform.python_version()}. {options.jobs} prosesser om gangen, "
        f"median av {options.runs} (minst–mest); {_ONCE_FROM} kommuner eller flere én gang."
    )
    yield from ("", options.note) if options.note else ()
    yield from ("", *goal_table(figures), "", *table(figures), "")
    yield from (f"- {note}" for note in notes)


def _processor() -> str:
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", said, re.MULTILINE)
    return found[1] if found else platform.machine()


def _put_into(file: Path, page: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(_BLOCK.sub(lambda m: f"{m[1]}{page}{m[2]}", text, count=1), encoding="utf-8")


def _say(what: str) -> None:
    print(f"{dt.datetime.now():%H:%M:%S} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
