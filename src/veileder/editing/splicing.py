"""New values into a YAML text: only the lines of what is changed are touched.

So comments, order, quotes and line breaks of all else stay as their author left them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from veileder.editing.nodes import Node, Spot, read_nodes
from veileder.editing.yaml_words import Value, entry, quoted, rows, scalar, text_of, under_key, word


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a text, and what is to stand there instead."""

    start: Spot
    end: Spot
    words: str


def spliced(text: str, wanted: Mapping[str, Value]) -> str:
    """Return ``text`` saying what is ``wanted``, and all else as it was.

    A field that is wanted no longer is left empty, below its comment; the reader takes that for
    unwritten.
    """
    lines = text.split("\n")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return text.rstrip() + ("\n\n" if text.strip() else "") + _lines(rows(wanted, 0))
    _apply_all(_group(read_nodes(text), wanted, lines), lines)
    return "\n".join(lines)


def _lines(written: Iterator[str]) -> str:
    return "".join(f"{row}\n" for row in written)


def _apply_all(cuts: Iterable[Cut], lines: list[str]) -> None:
    """Apply ``cuts``, which come in the order of the text: the last first, so that spots hold."""
    for cut in reversed(list(cuts)):
        (first, left), (last, right) = cut.start, cut.end
        whole = lines[first][:left] + cut.words + lines[last][right:]
        lines[first : last + 1] = whole.split("\n")


def says(node: Node, value: Any) -> bool:
    """Whether ``node`` says the same as ``value``."""
    if isinstance(value, Mapping):
        told = {key: field.value for key, field in node.fields.items() if not field.value.is_empty}
        same_names = node.is_group and told.keys() == value.keys()
        return same_names and all(says(told[key], item) for key, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        pairs = zip(node.items, value, strict=False)
        return node.is_list and len(node.items) == len(value) and all(says(*p) for p in pairs)
    is_said = node.text is not None and not node.is_empty
    return is_said and _plain(node.text or "") == _plain(text_of(value))


def _plain(text: str) -> str:
    return text.removesuffix("\n")  # what a block ends with says nothing


def _group(node: Node, wanted: Mapping[str, Value], lines: Sequence[str]) -> Iterator[Cut]:
    if node.is_flow:
        yield Cut(node.start, node.end, _flow(wanted))
        return
    indent = node.start[1]
    for key, field in node.fields.items():
        old = field.value
        if key in wanted and not says(old, wanted[key]):
            yield from _changed(field.at, old, wanted[key], lines)
        elif key not in wanted and not old.is_empty:
            yield Cut(_after_colon(field.at, old, lines), old.end, "")
    new = {key: value for key, value in wanted.items() if key not in node.fields}
    if new:
        end = _line_end(node, lines)
        yield Cut(end, end, "\n" + "\n".join(rows(new, indent)))


def _after_colon(at: Spot, value: Node, lines: Sequence[str]) -> Spot:
    """Return where what stands behind the key at ``at`` begins."""
    line, column = at
    if value.start[0] == line:
        return line, lines[line].rindex(":", column, value.start[1] or None) + 1
    return line, len(lines[line].rstrip())


def _changed(at: Spot, old: Node, wanted: Any, lines: Sequence[str]) -> Iterator[Cut]:
    """Exchange the value of the key at ``at``, as deep inside it as can be."""
    if isinstance(wanted, Mapping) and old.is_group and not old.is_flow and wanted:
        yield from _group(old, wanted, lines)
    elif _is_list(wanted) and old.is_list and not old.is_flow and wanted:
        yield from _list(old, wanted, lines)
    elif _is_list(wanted) and old.is_list and all(isinstance(item, str) for item in wanted):
        yield (
            Cut(old.start, old.end, _flow(wanted)) if old.is_flow else _anew(at, old, wanted, lines)
        )
    elif old.text is not None and not old.is_empty and not isinstance(wanted, Mapping | list):
        yield Cut(old.start, old.end, scalar(wanted, at[1], old.style))
    else:
        yield _anew(at, old, wanted, lines)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _anew(at: Spot, old: Node, wanted: Value, lines: Sequence[str]) -> Cut:
    start = _after_colon(at, old, lines)
    return Cut(start, max(start, old.end), under_key(wanted, at[1]))


def _flow(value: Any) -> str:
    """Return ``value`` on one line."""
    if isinstance(value, Mapping):
        inside = (f"{key}: {_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(inside) + "}"
    if _is_list(value):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = word(value)
    is_risky = any(sign in text for sign in ",[]{}") and text[:1] not in "\"'"
    return quoted(text_of(value)) if is_risky else text


def _list(node: Node, wanted: Sequence[Value], lines: Sequence[str]) -> Iterator[Cut]:
    """Move, change, add and take away items; each keeps the comments above it."""
    pairs = list(_paired(node.items, wanted))
    kept = [index for index, _ in pairs if index is not None]
    if kept == list(range(len(node.items))) and len(pairs) == len(kept):
        for index, value in pairs:
            yield from _item(node.items[index or 0], value, lines)
        return
    indent = _hyphen(node.items[0], lines)
    chunks = _chunks(node, lines)
    words = [
        entry(value, indent) if index is None else _rewritten(node.items[index], value, lines)
        for index, value in pairs
    ]
    whole = [
        [*(chunks[index] if index is not None else []), *item]
        for (index, _), item in zip(pairs, words, strict=True)
    ]
    gaps = _gaps(node, lines)
    between = gaps[1] if len(gaps) > 1 else 0
    above = [gaps[index] if index else between for index, _ in pairs]  # what stays, keeps its own
    above[:1] = gaps[:1]
    rows_ = [row for gap, item in zip(above, whole, strict=True) for row in [""] * gap + item]
    first = _first_line(node, 0, lines)
    yield Cut((first, 0), _line_end(node, lines), "\n".join(rows_))


def _line_end(node: Node, lines: Sequence[str]) -> Spot:
    """Return the end of the last line of ``node``, after a comment that stands there."""
    return node.end[0], len(lines[node.end[0]])


def _item(node: Node, value: Value, lines: Sequence[str]) -> Iterator[Cut]:
    if says(node, value):
        return
    if node.is_group and isinstance(value, Mapping):
        yield from _group(node, value, lines)
        return
    hyphen = node.start[0], _hyphen(node, lines)
    words = scalar(value, hyphen[1], node.style) if node.text is not None else _flow(value)
    yield Cut(node.start, node.end, words)


def _hyphen(node: Node, lines: Sequence[str]) -> int:
    """Return the column of the hyphen in front of an item."""
    line, column = node.start
    return lines[line].rindex("-", 0, column)


def _rewritten(node: Node, value: Value, lines: Sequence[str]) -> list[str]:
    """Return the lines of an item, from its hyphen, with ``value`` in it."""
    first, last = node.start[0], node.end[0]
    copy = list(lines[: last + 1])
    _apply_all(_item(node, value, lines), copy)
    return copy[first:]


def _first_line(node: Node, index: int, lines: Sequence[str]) -> int:
    """Return the line after the item before, where what belongs to this item begins."""
    if index:
        return node.items[index - 1].end[0] + 1
    line = node.items[0].start[0]
    indent = _hyphen(node.items[0], lines)
    while line and _is_above(lines[line - 1], indent):
        line -= 1
    return line


def _is_above(line: str, indent: int) -> bool:
    text = line.strip()
    return not text or (text.startswith("#") and len(line) - len(line.lstrip()) >= indent)


def _chunks(node: Node, lines: Sequence[str]) -> list[list[str]]:
    """Return the comments above each item, without the blank lines above those."""
    above = [
        list(lines[_first_line(node, index, lines) : item.start[0]])
        for index, item in enumerate(node.items)
    ]
    return [chunk[_blank(chunk) :] for chunk in above]


def _blank(chunk: Sequence[str]) -> int:
    return next((i for i, line in enumerate(chunk) if line.strip()), len(chunk))


def _gaps(node: Node, lines: Sequence[str]) -> list[int]:
    """Return how many blank lines there are above each item."""
    return [
        _blank([*lines[_first_line(node, index, lines) : item.start[0]]])
        for index, item in enumerate(node.items)
    ]


def _paired(old: Sequence[Node], wanted: Sequence[Value]) -> Iterator[tuple[int | None, Value]]:
    """Yield each wanted item with the old one that it was, if it was one."""
    left = dict(enumerate(old))
    found: dict[int, int] = {}
    is_as_long = len(old) == len(wanted)  # then one that is unlike was given another name
    for alike in (says, _has_same_name, _is_same_kind):
        for place, value in enumerate(wanted):
            if place not in found and (is_as_long or alike is not _is_same_kind):
                index = next((i for i, node in left.items() if alike(node, value)), None)
                if index is not None:
                    found[place] = index
                    del left[index]
    for place, value in enumerate(wanted):
        yield found.get(place), value


def _has_same_name(node: Node, value: Any) -> bool:
    """Whether the first field, the one that an entry goes by, is the same."""
    if not isinstance(value, Mapping) or not node.fields:
        return False
    name = next(iter(node.fields))
    return name in value and says(node.fields[name].value, value[name])


def _is_same_kind(node: Node, value: Any) -> bool:
    return node.is_group is isinstance(value, Mapping)
