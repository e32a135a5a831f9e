"""Material's shell, tidied: what it puts outside its blocks and this site has no use for."""

import re
from dataclasses import dataclass


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
_FROM_ROOT = re.compile(r'((?:href|src|action)=")/(?!/)')


def tidied(html: str) -> str:
    """Return a page without what Material left on it, and without runs of blank lines."""
    for leftover in LEFTOVERS:
        html = leftover.pattern.sub("", html)
    return without_blank_lines(html).lstrip()


def from_folder(html: str, folder: str) -> str:
    """Return a page whose addresses from the domain's root lead into ``folder``.

    MkDocs writes such addresses on its page for what was not found, which is shown at any depth.
    """
    return _FROM_ROOT.sub(rf"\g<1>/{folder}/", html) if folder else html


def without_blank_lines(html: str) -> str:
    """Return HTML without them; what is shown letter for letter keeps its own."""
    pieces = _VERBATIM.split(html)
    pieces[::3] = [_BLANK_LINES.sub("\n", markup) for markup in pieces[::3]]
    del pieces[2::3]  # the name of what is shown letter for letter
    return "".join(pieces)
