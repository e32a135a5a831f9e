"""What words stand in: paragraphs, headings, lists, tables and boxes, one after the other."""

from collections.abc import Callable, Iterable, Sequence

from bs4.element import NavigableString, PageElement, Tag

from veileder.editing.clipboard.items import (
    by_hand,
    going_on,
    item,
    marked,
    moved,
    once,
    with_lists,
)
from veileder.editing.clipboard.losses import Losing, Lost, What
from veileder.editing.clipboard.paragraphs import explained, has_words, paragraphs, trimmed
from veileder.editing.clipboard.tables import cells_of, is_frame, table
from veileder.editing.clipboard.tree import BLOCKS, HEADINGS, MARKER, new
from veileder.markdown.commonmark import BOXES

_ROWS = ("table", "thead", "tbody", "tfoot", "tr")
_INSIDE = ("p", "ul", "ol", "table")  # what a point of a list may have in it


def blocks(around: Tag) -> Losing[list[Tag]]:
    """Return the blocks in ``around``, with lists made of points that stand one by one."""
    flat = yield from _flat(around.contents)
    return _joined(with_lists(by_hand(flat)))


def rank(made: Sequence[Tag]) -> None:
    """Give headings the levels that they may have: from 2, and one deeper at a time."""
    above: list[int] = []
    for tag in made:
        if tag.name in HEADINGS:
            level = int(tag.name[1])
            above = [*(other for other in above if other < level), level]
            tag.name = f"h{min(len(above) + 1, 6)}"


def _flat(nodes: Iterable[PageElement]) -> Losing[list[Tag]]:
    made: list[Tag] = []
    words: list[PageElement] = []
    for node in [*nodes]:
        if isinstance(node, Tag) and node.name in BLOCKS:
            made += paragraphs(words)
            words = []
            made += yield from _block(node)
        else:
            words.append(node)
    return [*made, *paragraphs(words)]


def _block(tag: Tag) -> Losing[list[Tag]]:
    if own := _OWN.get(tag.name):
        return (yield from own(tag))
    if _rank_of(tag) and tag.get_text(strip=True):
        return (yield from _heading(tag))
    if "admonition" in tag.get_attribute_list("class"):
        return (yield from _box(tag))
    if tag.name == "blockquote" and tag.get_text(strip=True):
        yield Lost(What.QUOTE)
    if tag.find(BLOCKS) is None:
        point = marked(tag) or going_on(tag)
        return [point] if point and point.get_text(strip=True) else paragraphs(tag.contents)
    return (yield from _flat(tag.contents))


def _rank_of(tag: Tag) -> int:
    """Return which level of heading ``tag`` is, or 0."""
    if tag.name in HEADINGS:
        return int(tag.name[1])
    if tag.name == "p" and "MsoTitle" in tag.get_attribute_list("class"):
        return 1
    level = str(tag.get("aria-level") or "2")
    return int(level) if tag.get("role") == "heading" and level in "123456" else 0


def _heading(tag: Tag) -> Losing[list[Tag]]:
    made = new(f"h{_rank_of(tag)}")
    for inner in tag.find_all(MARKER):
        yield Lost(What.NUMBER)
        inner.extract()
    for inner in tag.find_all(["br", *BLOCKS]):
        inner.insert_after(NavigableString(" "))
        inner.unwrap()
    for inner in tag.find_all(["b", "input"]):
        inner.unwrap()
    made = trimmed(moved(tag, made))
    made.smooth()
    return [made] if made.get_text(strip=True) else []


def _list(tag: Tag) -> Losing[list[Tag]]:
    if tag.find("li", attrs={"data-aria-level": True}):
        return (yield from _of_word_online(tag))
    made = new(tag.name, {"start": str(tag["start"])} if _start(tag) else {})
    for node in [*tag.contents]:
        point = node if isinstance(node, Tag) else new("li")
        if point is not node:
            point.append(node.extract())
        yield from _add(made, point)
    return [made] if made.contents else []


def _start(tag: Tag) -> bool:
    start = str(tag.get("start") or "")
    return tag.name == "ol" and start.isascii() and start.isdigit() and 0 < len(start) < 4


def _add(made: Tag, node: Tag) -> Losing[None]:
    """Add ``node`` to the list: as a point, or, where it is a list, to the point above."""
    box = node.find("input") or (node if node.get("aria-checked") else None)
    is_task = box is not None and _is_own(node, box)
    inside = yield from _list(node) if node.name in ("ul", "ol") else _in_point(node)
    if inside and inside[0].name in ("ul", "ol") and not made.contents:
        moved(inside.pop(0), made)  # a point without words of its own, only to move others in
    if not inside:
        return
    point = new("li")
    if inside[0].name in ("ul", "ol") and made.contents:
        point = made.find_all("li", recursive=False)[-1]
    else:
        made.append(point)
        _tick(point, box if is_task else None)
    for block in inside:
        _put(point, block)


def _in_point(node: Tag) -> Losing[list[Tag]]:
    """Return the blocks in a point; a sign that its first words begin with makes no other list."""
    flat = yield from _flat(node.contents)
    return _joined(with_lists([*flat[:1], *by_hand(flat[1:])]))


def _is_own(node: Tag, box: Tag) -> bool:
    return box is node or box.find_parent("li") is node


def _tick(point: Tag, box: Tag | None) -> None:
    if box is not None:
        is_checked = box.has_attr("checked") or box.get("aria-checked") == "true"
        point["checked"] = "x" if is_checked else " "


def _put(point: Tag, block: Tag) -> None:
    """Put ``block`` into a point: its first words stand by themselves, a heading is bold."""
    if block.name in HEADINGS or block.name not in _INSIDE:
        _as_bold(block)
    for box in block.find_all("input"):
        box.extract()
    if block.name == "p" and not point.contents:
        once(moved(block, point))
    else:
        point.append(block)


def _as_bold(heading: Tag) -> Tag:
    """Make a paragraph in bold of a heading that stands where none may."""
    heading.append(moved(heading, new("b")))
    heading.name = "p"
    return heading


def _of_word_online(tag: Tag) -> Losing[list[Tag]]:
    """Return the points of lists that each have one point, with its level on it."""
    made = []
    for point in tag.find_all("li"):
        level, number = str(point.get("data-aria-level")), str(point.get("data-aria-posinset"))
        first = int(number) if number.isascii() and number.isdigit() else 1
        flat = yield from _flat(point.contents)
        one = item(int(level) if level in "123456789" else 1, tag.name, first)
        for block in flat:
            moved(block, one)
        made += [one] if one.get_text(strip=True) else []
    return made


def _table(tag: Tag) -> Losing[list[Tag]]:
    rows = cells_of(tag)
    beside = [
        s for s in tag.find_all(string=True) if s.strip() and s.parent and s.parent.name in _ROWS
    ]
    if beside:  # words between cells, which a browser shows above the table
        loose = yield from _flat([string.extract() for string in beside])
        return [*loose, *(yield from _table(tag))]
    if not is_frame(rows):
        caption = tag.find("caption")
        named = paragraphs(caption.contents) if isinstance(caption, Tag) else []
        made = yield from table([row for row in rows if any(map(has_words, row))] or rows)
        return [*named, made] if made.get_text(strip=True) else named
    cells = [cell for row in rows for cell in row]
    if (len(rows) > 1 or sum(map(has_words, cells)) > 1) and not tag.find("table"):
        yield Lost(What.LAYOUT)
    return (yield from _flat(cells or tag.contents))


def _box(tag: Tag) -> Losing[list[Tag]]:
    """Return a box as our own pages have it."""
    kinds = BOXES.intersection(tag.get_attribute_list("class"))
    title = tag.find(class_="admonition-title")
    attributes = {"kind": min(kinds, default="note")}
    if isinstance(title, Tag):
        attributes["title"] = " ".join(title.extract().get_text().split()).replace('"', "”")
    inside = yield from blocks(tag)
    made = new("box", attributes)
    for block in inside:
        made.append(_as_bold(block) if block.name in HEADINGS else block)
    return [made] if inside else []


def _joined(made: Sequence[Tag]) -> list[Tag]:
    """Return ``made`` with lists that follow each other as one, for so they would be read."""
    row: list[Tag] = []
    for tag in made:
        if row and tag.name in ("ul", "ol") and row[-1].name == tag.name:
            moved(tag, row[-1])
        else:
            row.append(tag)
    return row


def _explanations(tag: Tag) -> Losing[list[Tag]]:
    yield from ()
    return list(explained(tag))


_OWN: dict[str, Callable[[Tag], Losing[list[Tag]]]] = {
    "dl": _explanations,
    "ol": _list,
    "table": _table,
    "ul": _list,
}
