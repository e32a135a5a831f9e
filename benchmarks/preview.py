"""Whether any Markdown means here what it means on GitHub.

    python3 benchmarks/preview.py DIR [--details]

Reads every ``.md`` file below DIR, with or without fields at the top. Prints for each what the
control would say of its Markdown, and whether our page and a GFM parser that knows nothing of us
give the same structure. Exit status 1 if a file that passes is shown otherwise.
"""

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from veileder.checks.lines import Flaw  # noqa: E402
from veileder.checks.markdown import flaws  # noqa: E402
from veileder.checks.preview import first_difference, structure  # noqa: E402
from veileder.markdown.commonmark import DATE  # noqa: E402
from veileder.markdown.limits import excess  # noqa: E402
from veileder.markdown.markup import render  # noqa: E402

_FIELDS = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r'<p class="markdown-alert-title">.*?</p>')
_HREF = re.compile(r'<a href="([^"]*)"')


@dataclass(frozen=True)
class Measured:
    """What was found in one file."""

    path: Path
    flaws: tuple[Flaw, ...]
    difference: str
    is_refused: bool = False

    @property
    def passes(self) -> bool:
        """Whether the control has nothing to say of the file's Markdown."""
        return not (self.flaws or self.is_refused)


def github(text: str) -> str:
    """Return ``text`` as the HTML of a GFM parser, without its English titles."""
    reader = MarkdownIt("gfm-like2", {"linkify": False, "maxNesting": 200})
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    reader.validateLink = lambda _: True  # type: ignore[method-assign]
    return _TITLE.sub("", reader.render(text))


def difference(text: str) -> str:
    """Return where our structure of ``text`` parts from GitHub's, in words, or nothing."""
    theirs = github(text)
    addresses = [href.replace("&amp;", "&") for href in _HREF.findall(theirs)]
    meant, shown = structure(theirs, addresses), structure(render(text).html, addresses)
    at = first_difference(meant, shown)
    return "" if at is None else f"{meant[at : at + 3]} / {shown[at : at + 3]}"


def measure(path: Path) -> Measured | None:
    """Return what is found in the file at ``path``; nothing if it is no text or has none."""
    text = _FIELDS.sub("", path.read_text(encoding="utf-8", errors="replace"), count=1)
    if not text.strip():
        return None
    if too_much := excess(text):
        return Measured(path, (), too_much[1], is_refused=True)
    has_pictures = "<img" in github(text)
    found = tuple(flaws(text, is_field=False, is_item=False))
    return Measured(path, found, difference(text), is_refused=has_pictures)


def is_meant(measured: Measured) -> bool:
    """Whether a file has dates that begin lines, or our boxes: meant to be other than GitHub's."""
    text = measured.path.read_text(encoding="utf-8", errors="replace")
    lines = [line.lstrip("-*+> \t") for line in text.split("\n")]
    return any(DATE.match(line) or line.startswith("!!! ") for line in lines)


def main() -> int:
    """Print a line for each file and a sum; return 1 if a file that passes differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--details", action="store_true", help="print every finding")
    options = parser.parse_args()
    files = [m for path in sorted(options.folder.rglob("*.md")) if (m := measure(path))]
    for file in files:
        _print(file, options.folder, details=options.details)
    differing = [file for file in files if file.passes and file.difference]
    meant = [file for file in differing if is_meant(file)]
    print(
        f"\n{len(files)} files, {sum(f.passes for f in files)} pass; "
        f"of those {len(differing)} have another structure ({len(meant)} for our boxes and dates)"
    )
    codes = Counter(flaw.rule.code for file in files for flaw in file.flaws)
    print(", ".join(f"{code} {count}" for code, count in sorted(codes.items())))
    return int(len(differing) > len(meant))


def _print(file: Measured, folder: Path, *, details: bool) -> None:
    seen = "differs" if file.difference else "same"
    print(f"{file.path.relative_to(folder)}: {len(file.flaws)} findings, {seen}")
    if details or (file.passes and file.difference):
        print(f"    {file.difference}" if file.difference else "", end="\n" * bool(file.difference))
    for flaw in file.flaws if details else ():
        print(f"    {flaw.line + 1}: {flaw.rule.code} {flaw.message}")


if __name__ == "__main__":
    sys.exit(main())
