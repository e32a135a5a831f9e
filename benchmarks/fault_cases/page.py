"""A finished page as a tree, and its text in a short notation that can be compared."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset("p ul ol li table tr th td h1 h2 h3 h4 h5 h6 blockquote pre code dl dt".split())
_SIGNS = {"strong": "b", "b": "b", "em": "i", "i": "i", "del": "del", "s": "del"}
_SILENT = frozenset("script style svg template".split())
_ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")
BEGIN, END = "Prøven begynner her.", "Prøven slutter her."


@dataclass(slots=True)
class Node:
    """An element, with the text and the elements in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and every one below it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, *tags: str) -> list["Node"]:
        """Return every element below with one of these tags."""
        return [node for node in self.walk() if node.tag in tags]

    def where(self, test: Callable[["Node"], bool]) -> list["Node"]:
        """Return every element below that passes ``test``."""
        return [node for node in self.walk() if test(node)]

    @property
    def text(self) -> str:
        """Return the text in it, with single blanks."""
        return " ".join(self._text().split())

    def _text(self) -> str:
        if self.tag in _SILENT:
            return ""
        parts = (part if isinstance(part, str) else part._text() for part in self.children)
        return "".join(parts)

    @property
    def ids(self) -> list[str]:
        """Return all ids in it, in order."""
        return [node.attributes["id"] for node in self.walk() if "id" in node.attributes]

    def classes(self) -> list[str]:
        """Return its classes."""
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """Return the page as a tree. Browsers close what is left open at the end, and so do we."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def body(page: Node) -> Node:
    """Return what stands between the two sentences that a trial text begins and ends with."""
    for node in page.walk():
        texts = [child.text if isinstance(child, Node) else "" for child in node.children]
        if BEGIN in texts and END in texts:
            return Node("div", {}, node.children[texts.index(BEGIN) + 1 : texts.index(END)])
    return Node("div", {}, [f"(begynnelsen eller slutten er slukt) {page.text[-200:]}"])


def shape(node: Node) -> str:
    """Return the structure of ``node``: ``p(a) ul(li(b) li(a(c|/d)))``.

    ``ol@3`` begins at 3, ``/`` is a line break, ☐ and ☑ are boxes. Wrappers do not count, nor
    does it whether the only paragraph of a list item is marked as one.
    """
    text = _ISOLATES.sub("", "".join(map(_part, node.children)))
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"(?<=\() | (?=\))", "", text).strip()


def _part(part: Node | str) -> str:  # noqa: PLR0911 - a case for each kind of element
    if isinstance(part, str):
        return part
    if part.tag in _SILENT or "headerlink" in part.classes():
        return ""
    if part.tag == "br":
        return " / "
    if part.tag == "input":
        return "☑" if "checked" in part.attributes else "☐"
    inner = shape(part) if part.tag != "li" else shape(_without_paragraph(part))
    if part.tag == "a":
        return f"a({inner}|{part.attributes.get('href', '')})"
    if part.tag in _SIGNS:
        return f"{_SIGNS[part.tag]}({inner})"
    if part.tag in _BLOCKS:
        start = part.attributes.get("start", "1") if part.tag == "ol" else "1"
        name = part.tag if start == "1" else f"{part.tag}@{start}"
        return f" {name}({inner}) " if part.tag != "code" else f"code({inner})"
    return "".join(map(_part, part.children))


def _without_paragraph(item: Node) -> Node:
    paragraphs = [c for c in item.children if isinstance(c, Node) and c.tag == "p"]
    if len(paragraphs) != 1:
        return item
    replaced = [Node("div", {}, c.children) if c is paragraphs[0] else c for c in item.children]
    return Node("li", {}, replaced)
