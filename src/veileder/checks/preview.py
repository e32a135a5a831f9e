"""Whether a text has the same structure on our page as in the preview of GitHub and GitLab.

Both are told as rows of events – a list begins, its number, an item, a link, the words – and are
laid side by side. What only we add (a number made tappable, a box around a table) is no event.
"""

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from typing import NamedTuple

from veileder import rules
from veileder.checks.lines import Flaw
from veileder.markdown.commonmark import Parsed, Token
from veileder.markdown.pictures import MARK, is_own

_BLOCKS = frozenset(
    "p ul ol li blockquote pre table tr th td h1 h2 h3 h4 h5 h6 hr br em strong del code a".split()
)
_OURS = {"s": "del", "h1": "h2"}  # a heading of the first level is said elsewhere


class Event(NamedTuple):
    """Something that begins or ends, or words. The line (from 0) is where it was written."""

    what: str
    line: int = 0


def differences(parsed: Parsed, html: str) -> Iterator[Flaw]:
    """Yield the first place where ``html`` is not what was written, if there is one."""
    meant = _row(_meant(parsed))
    at = first_difference([e.what for e in meant], structure(html, _addresses(parsed)))
    if at is not None:
        yield Flaw(
            rules.TEXT_PREVIEW,
            meant[min(at, len(meant) - 1)].line if meant else 0,
            "Siden ville fått en annen oppbygning enn forhåndsvisningen i GitHub og GitLab",
            "Skriv avsnittet enklere: en tom linje mellom avsnitt, lister og tabeller.",
        )


def structure(html: str, addresses: Iterable[str]) -> list[str]:
    """Return the events of ``html``; of links, only those to one of ``addresses``."""
    reader = _Reader(frozenset(addresses))
    reader.feed(html)
    reader.close()
    return [event.what for event in _row(map(Event, reader.events))]


def first_difference(meant: Sequence[str], shown: Sequence[str]) -> int | None:
    """Return where two rows of events part, or None. A link that is not allowed has no address."""
    for at, (one, other) in enumerate(zip_longest(meant, shown)):
        if one != other and not (other == "a" and str(one).startswith("a ")):
            return at
    return None


def _row(events: Iterable[Event]) -> list[Event]:
    """Return ``events`` in the form that is compared."""
    row = list(_together(events))
    has_links = any(event.what.startswith("a ") for event in row)
    return list(_together(_without_bare(row))) if has_links else row


def _together(events: Iterable[Event]) -> Iterator[Event]:
    """Yield ``events`` with words that follow each other as one, and single blanks."""
    words: list[str] = []
    line = 0
    for event in events:
        if event.what.startswith("="):
            line = line if words else event.line
            words.append(event.what[1:])
            continue
        if words and (said := "".join("".join(words).split())):
            yield Event(f"={said}", line)
        words = []
        yield event


def _without_bare(row: Sequence[Event]) -> Iterator[Event]:
    """Yield ``row`` with an address that is its own link as words: both make one of it."""
    at = 0
    while at < len(row):
        is_bare = [e.what[:2] for e in row[at : at + 3 : 2]] == ["a ", "/a"] and _is_shown(
            row[at].what[2:], row[at + 1].what
        )
        yield row[at + is_bare]
        at += 3 if is_bare else 1


def _is_shown(address: str, words: str) -> bool:
    return words in (f"={address}", f"={address.removeprefix('https://')}")


class _Reader(HTMLParser):
    def __init__(self, addresses: frozenset[str]) -> None:
        super().__init__()
        self.events: list[str] = []
        self._addresses = addresses
        self._links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            href = (values.get("href") or "").removeprefix("ref:")
            self._links.append(not href or href in self._addresses)
            if self._links[-1]:
                self.events.append(f"a {href}".strip())
        elif tag == "img":
            self.events.append(f"img {(values.get('src') or '').removeprefix(MARK)}")
        elif tag == "input":
            item = len(self.events) - self.events[::-1].index("li")  # the box belongs to its item
            self.events.insert(item, "checked" if "checked" in values else "unchecked")
        elif tag in _BLOCKS or tag in _OURS:
            number = values.get("start", "1") if tag == "ol" else ""
            self.events.append(f"{_OURS.get(tag, tag)} {number}".strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and not self._links.pop():
            return
        if (tag in _BLOCKS or tag in _OURS) and tag not in ("br", "hr"):
            self.events.append(f"/{_OURS.get(tag, tag)}")

    def handle_data(self, data: str) -> None:
        self.events.append(f"={data}")


def _addresses(parsed: Parsed) -> Iterator[str]:
    for token in parsed.tokens:
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


def _meant(parsed: Parsed) -> Iterator[Event]:
    line = 0
    for token in parsed.tokens:
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _meant_inline(token.children or (), line)
        elif token.type in ("fence", "code_block"):
            for what in ("pre", "code", f"={token.content}", "/code", "/pre"):
                yield Event(what, line)
        elif not token.hidden and token.tag in _BLOCKS:
            yield Event(_named(token), line)
        if "checked" in token.meta:
            yield Event("checked" if token.meta["checked"] else "unchecked", line)


def _named(token: Token) -> str:
    tag = _OURS.get(token.tag, token.tag)
    if token.nesting < 0:
        return f"/{tag}"
    return f"ol {token.attrs.get('start', 1)}" if tag == "ol" else tag


def _meant_inline(tokens: Iterable[Token], line: int) -> Iterator[Event]:
    links = 0
    for token in tokens:
        links += token.nesting if token.tag == "a" else 0
        if token.tag == "a" and links != (token.nesting > 0):
            continue  # an address inside the words of a link
        if token.type == "code_inline":
            yield from (Event(what, line) for what in ("code", f"={token.content}", "/code"))
        elif token.type == "link_open":
            yield Event(f"a {token.attrs['href']}", line)
        elif is_own(token):
            yield Event(f"img {token.attrs['src']}", line)
        elif token.type == "image":
            yield Event(f"=![{token.content}]({token.attrs['src']})", line)
        elif token.nesting or token.type == "hardbreak":
            tag = _OURS.get(token.tag, token.tag)
            yield Event(f"/{tag}" if token.nesting < 0 else tag, line)
        else:
            yield Event(f"={token.content}", line)
        line += token.type in ("softbreak", "hardbreak")
