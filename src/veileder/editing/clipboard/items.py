"""Points of lists that stand one by one: as Word writes them, and as people make them by hand."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bs4.element import NavigableString, Tag

from veileder.checks.handmade import BULLET, DASH
from veileder.editing.clipboard.tree import MARKER, copied, new, style

ITEM = "item"
_MORE = "more"
_LEVEL = re.compile(r"level(\d)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}")
_BY_HAND_NUMBER = re.compile(r"(?P<sign>(\d{1,2})[.)])\s+(?=\S)")
_HYPHEN = re.compile(r"(?P<sign>[-*])\s+(?=[^\W_])")
_TWICE = re.compile(r"[•‣◦▪●■·]\s*(?=\S)")
_DEEPEST = 9


def item(level: int, kind: str, number: int = 1) -> Tag:
    """Return an empty point of a list (``ul`` or ``ol``) at ``level``, from 1."""
    depth = max(1, min(level, _DEEPEST))
    return new(ITEM, {"level": str(depth), "kind": kind, "number": str(number)})


def moved(source: Tag, target: Tag) -> Tag:
    """Return ``target`` with all that was in ``source``."""
    for node in list(source.contents):
        target.append(node.extract())
    return target


def marked(paragraph: Tag) -> Tag | None:
    """Return the point that Word has written as ``paragraph``, without its sign, if it is one."""
    level = _LEVEL.search(style(paragraph).get("mso-list", ""))
    if level is None:
        return None
    signs = paragraph.find_all(MARKER)
    sign = signs[0].get_text().strip() if signs else ""
    for tag in signs:
        tag.extract()
    number = _NUMBER.fullmatch(sign)
    first = int(number[1]) if number and str(number[1]).isdigit() else 1
    if not number and re.search(r"\w{2}", sign):  # «Steg 1», which Word counts and we do not
        paragraph.insert(0, NavigableString(f"{sign} "))
    return once(moved(paragraph, item(int(level[1]), "ol" if number else "ul", first)))


def going_on(paragraph: Tag) -> Tag | None:
    """Return ``paragraph`` as one that goes on with the point above, where Word says it does."""
    is_inside = str(paragraph.get("class") or "").find("MsoListParagraph") >= 0
    return moved(paragraph, item(1, _MORE)) if is_inside else None


def by_hand(blocks: Sequence[Tag]) -> list[Tag]:
    """Return ``blocks`` with points for the paragraphs that begin with a sign made by hand."""
    made = []
    for kind, some in groupby(_lines_apart(blocks), _sign_of):
        row = list(some)
        is_list = kind == "bullet" or (kind and len(row) > 1)
        made += [_unsigned(tag, kind) for tag in row] if is_list and kind else row
    return made


def _sign_of(tag: Tag) -> str | None:
    if tag.name != "p":
        return None
    words = tag.get_text()
    if BULLET.match(words):
        return "bullet"
    if DASH.match(words) or _HYPHEN.match(words):
        return "dash"
    return "number" if _BY_HAND_NUMBER.match(words) else None


def _unsigned(tag: Tag, kind: str) -> Tag:
    """Return paragraph ``tag`` as a point, without the sign it begins with."""
    words = tag.get_text()
    sign = next(filter(None, (p.match(words) for p in (BULLET, DASH, _HYPHEN, _BY_HAND_NUMBER))))
    _cut(tag, len(sign[0]))
    number = re.match(r"\d+", sign["sign"]) if kind == "number" else None
    made = item(1, "ol" if number else "ul", int(number[0]) if number else 1)
    if sign["sign"][0] in "☐□❑❒☑☒":
        made["checked"] = "x" if sign["sign"][0] in "☑☒" else " "
    return moved(tag, made)


def once(point: Tag) -> Tag:
    """Return ``point``, of a real list, without a bullet that somebody wrote in it as well."""
    if twice := _TWICE.match(point.get_text()):
        _cut(point, len(twice[0]))
    return point


def _cut(tag: Tag, left: int) -> None:
    """Take away the first ``left`` signs of the words in ``tag``."""
    for string in tag.find_all(string=True):
        taken = min(left, len(string))
        string.replace_with(NavigableString(string[taken:]))
        left -= taken


def _lines_apart(blocks: Iterable[Tag]) -> list[Tag]:
    """Return ``blocks`` where the lines of a paragraph stand apart if they are points."""
    made: list[Tag] = []
    for tag in blocks:
        lines = _lines(tag) if tag.name == "p" and tag.find("br") else [tag]
        signs = [_sign_of(line) for line in lines]
        is_list = "bullet" in signs or any(signs.count(kind) > 1 for kind in ("dash", "number"))
        made += lines if len(lines) > 1 and is_list else [tag]
    return made


def _lines(paragraph: Tag) -> list[Tag]:
    """Return a copy of each line of ``paragraph`` as a paragraph."""
    lines = [new("p")]
    for node in paragraph.contents:
        if isinstance(node, Tag) and node.name == "br":
            lines.append(new("p"))
        else:
            lines[-1].append(copied(node) if isinstance(node, Tag) else NavigableString(str(node)))
    return lines


def with_lists(blocks: Sequence[Tag]) -> list[Tag]:
    """Return ``blocks`` with each row of points as a list, deeper ones inside the one above."""
    made: list[Tag] = []
    for is_item, some in groupby(blocks, lambda tag: tag.name == ITEM):
        row = list(some)
        made += _nested(row) if is_item else row
    return made


def _nested(items: Sequence[Tag]) -> list[Tag]:
    roots: list[Tag] = []
    open_lists: list[tuple[int, Tag]] = []
    for one in items:
        if one["kind"] == _MORE:
            points = open_lists[-1][1].find_all("li", recursive=False) if open_lists else []
            (points[-1] if points else roots).append(moved(one, new("p")))
            continue
        level, kind = int(str(one["level"])), str(one["kind"])
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level and open_lists[-1][1].name != kind:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            opened = _opened(kind, one, open_lists[-1][1] if open_lists else None)
            roots += [] if open_lists else [opened]
            open_lists.append((level, opened))
        ticked = {"checked": str(one["checked"])} if one.has_attr("checked") else {}
        open_lists[-1][1].append(moved(one, new("li", ticked)))
    return roots


def _opened(kind: str, first: Tag, above: Tag | None) -> Tag:
    """Return a new list, inside the last point of the list ``above`` if there is one."""
    attributes = {"start": str(first["number"])} if kind == "ol" else {}
    made = new(kind, attributes)
    if above is not None:
        above.find_all("li", recursive=False)[-1].append(made)
    return made
