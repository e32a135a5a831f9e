"""Material's shell, tidied: what it puts outside its blocks and this site has no use for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Leftover:
    """One thing Material writes on every page. When a later Material does not, nothing is lost."""

    name: str
    pattern: re.Pattern[str]


_EMPTY_DIV = r'<div class="md-banner__inner[^"]*">\s*</div>'
_EMPTY_BANNER = rf'<aside class="md-banner">\s*{_EMPTY_DIV}\s*</aside>'

LEFTOVERS = tuple(
    Leftover(name, re.compile(pattern))
    for name, pattern in (
        ("toggle", r'<input class="md-toggle"[^>]*>'),
        ("overlay", r'<label class="md-overlay"[^>]*>\s*</label>'),
        ("skip", r'<div data-md-component="skip">\s*</div>'),
        ("banner", rf'<div data-md-component="announce">\s*(?:{_EMPTY_BANNER}\s*)?</div>'),
        ("dialog", r'<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>'),
        ("component", r' data-md-component="[^"]*"'),
    )
)

_VERBATIM = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n")
_ADDRESS = re.compile(r"""(?:href|src)="([^"#?]+)|url\(["']?([^"')#?]+)""")
_FROM_ROOT = re.compile(r'((?:href|src|action)=")/(?!/)')


def tidied(html: str) -> str:
    """Return a page without what Material left on it, and without runs of blank lines."""
    for leftover in LEFTOVERS:
        html = leftover.pattern.sub("", html)
    return "".join(_without_blank_lines(html)).lstrip()


def from_folder(html: str, folder: str) -> str:
    """Return a page whose addresses from the domain's root lead into ``folder``.

    MkDocs writes such addresses on its page for what was not found, which is shown at any depth.
    """
    return _FROM_ROOT.sub(rf"\g<1>/{folder}/", html) if folder else html


def remove_unused(output: Path, pages: Iterable[str]) -> None:
    """Remove the files that came with Material or MkDocs and that none of ``pages`` uses."""
    used = _mentioned((*pages, *_stylesheets(output)))
    for path in _candidates(output):
        if path.name not in used:
            path.unlink()
    _remove_empty_folders(output / "assets")
    _remove_empty_sitemap(output)


def _without_blank_lines(html: str) -> Iterator[str]:
    """Yield the parts of a page; what is shown letter for letter keeps its blank lines."""
    pieces = _VERBATIM.split(html)
    for markup, verbatim in zip(pieces[::3], [*pieces[1::3], ""], strict=True):
        yield _BLANK_LINES.sub("\n", markup)
        yield verbatim


def _mentioned(texts: Iterable[str]) -> set[str]:
    """Return the names of the files that ``texts`` link to or load."""
    found = (first or second for text in texts for first, second in _ADDRESS.findall(text))
    return {address.rpartition("/")[2] for address in found}


def _stylesheets(output: Path) -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in sorted(output.rglob("*.css")))


def _candidates(output: Path) -> list[Path]:
    ours = [path for path in (output / "assets").rglob("*") if path.is_file()]
    return [*ours, *(path for path in output.rglob("*.map") if path not in ours)]


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _remove_empty_sitemap(output: Path) -> None:
    """Remove a sitemap without addresses, which is what MkDocs makes when it knows no domain."""
    sitemap = output / "sitemap.xml"
    if sitemap.exists() and "<loc>http" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
        (output / "sitemap.xml.gz").unlink(missing_ok=True)
