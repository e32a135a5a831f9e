"""Markdown as the lines that a person reads, without its signs: what a link leads to is said."""

from collections.abc import Callable
from html.parser import HTMLParser

from veileder.markdown.markup import render_field

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "hr", "div"})
_INDENT = "  "
Title = Callable[[str], str]  # what a reference is called; "" where nobody knows


def plain_lines(text: str, title: Title) -> str:
    """Return ``text`` as it is read, in lines, with what each link leads to by its ``title``."""
    reader = _Reader(title)
    reader.feed(render_field(text).inline)
    return "\n".join(line.rstrip() for line in reader.lines).strip("\n")


class _Reader(HTMLParser):
    def __init__(self, title: Title) -> None:
        super().__init__()
        self.lines = [""]
        self._title = title
        self._lists: list[int] = []  # the next number of each list that is open; 0 has bullets
        self._is_new_point = False  # its mark stands there, and nothing else yet
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag in ("ul", "ol"):
            self._lists.append(int(has.get("start") or 1) if tag == "ol" else 0)
        elif tag == "li":
            self._begin_point()
        elif tag in _BLOCKS:
            self._begin(is_apart=tag != "tr" and not self._lists)
        elif tag == "br":
            self._begin()
        elif tag in ("td", "th") and self.lines[-1].strip():
            self.lines[-1] = f"{self.lines[-1].rstrip()} | "
        elif tag == "input":
            self.lines[-1] += "☑ " if "checked" in has else "☐ "
        elif tag == "a":
            self._link = (has.get("href") or "", len(self.lines[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.pop()
            if self._lists:
                self._begin()
        elif tag == "a" and self._link:
            href, start = self._link
            self._link = None
            self.lines[-1] += self._where(href, self.lines[-1][start:])

    def handle_data(self, data: str) -> None:
        is_apart = data[:1].isspace() and self.lines[-1].strip() and self.lines[-1][-1] != " "
        words = " ".join(data.split())
        self._is_new_point = self._is_new_point and not words
        after = " " if words and data[-1:].isspace() else ""
        self.lines[-1] += f"{' ' if is_apart else ''}{words}{after}"

    def _begin_point(self) -> None:
        self._begin()
        number = self._lists[-1]
        if number:
            self._lists[-1] += 1
        self.lines[-1] = f"{_INDENT * (len(self._lists) - 1)}{f'{number}.' if number else '•'} "
        self._is_new_point = True

    def _begin(self, *, is_apart: bool = False) -> None:
        """Begin a new line, if this one says something; one that is ``apart`` has air above."""
        if self._is_new_point:
            return
        if self.lines[-1].strip():
            self.lines.append("")
        if is_apart and len(self.lines) > 1 and self.lines[-2]:
            self.lines.append("")
        self.lines[-1] = _INDENT * len(self._lists)

    def _where(self, href: str, words: str) -> str:
        kind, _, rest = href.partition(":")
        if kind in ("tel", "mailto"):
            return ""
        to = self._title(rest) if kind == "ref" else href
        return "" if not to or to.casefold() == words.strip().casefold() else f" (→ {to})"
