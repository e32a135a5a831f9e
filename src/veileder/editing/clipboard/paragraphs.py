"""Words that stand together: paragraphs parted by empty lines, and explanations of words."""

from collections.abc import Iterator, Sequence

from bs4.element import NavigableString, PageElement, Tag

from veileder.editing.clipboard.items import item, moved
from veileder.editing.clipboard.tree import BLOCKS, new


def paragraphs(nodes: Sequence[PageElement]) -> list[Tag]:
    """Return the paragraphs that empty lines part ``nodes`` into."""
    made = [new("p")]
    for line in _lines(nodes):
        if not has_words(line):
            made.append(new("p"))
            continue
        if made[-1].contents:
            made[-1].append(new("br"))
        moved(line, made[-1])
    return [tag for tag in made if tag.contents]


def _lines(nodes: Sequence[PageElement]) -> Iterator[Tag]:
    """Yield what stands between line breaks."""
    line = new("p")
    for node in [*nodes]:
        if isinstance(node, Tag) and node.name == "br":
            yield trimmed(line)
            line = new("p")
        else:
            line.append(node.extract())
    yield trimmed(line)


def has_words(tag: Tag) -> bool:
    """Whether ``tag`` has something to show."""
    return bool(tag.get_text(strip=True) or tag.find("input"))


def trimmed(tag: Tag) -> Tag:
    """Return ``tag`` without blanks before its first word and after its last."""
    for side in (str.lstrip, str.rstrip):
        strings = tag.find_all(string=True)
        for string in strings if side is str.lstrip else strings[::-1]:
            words = side(str(string))
            string.replace_with(NavigableString(words))
            if words:
                break
    return tag


def explained(tag: Tag) -> Iterator[Tag]:
    """Yield each word of a list of explanations as a point, with what follows it."""
    point: Tag | None = None
    for node in tag.find_all(["dt", "dd"]):
        for inner in node.find_all([*BLOCKS, "br"]):
            inner.insert_after(NavigableString(" "))
            inner.unwrap()
        if node.name == "dt" or point is None:
            point = item(1, "ul")
            yield point
        if node.name == "dt":
            for bold in node.find_all("b"):
                bold.unwrap()
            point.append(moved(trimmed(node), new("b")))
        else:
            point.append(NavigableString(": "))
            moved(trimmed(node), point)
