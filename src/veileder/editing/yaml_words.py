"""Values as YAML that other programs read as the same words, and that a person goes on editing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]

# What other YAML programs would take for something else than text.
_CONVERTED = re.compile(
    r"[-+.]?\d[\d_.,:eExXoOa-fA-F+-]*|true|false|yes|no|on|off|null|~|y|n|\.inf|\.nan",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def text_of(value: Any) -> str:
    """Return a single value as the reader reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def scalar(value: Any, indent: int, style: str | None = None) -> str:
    """Return a single value; ``style`` is the quotes it had, and ``indent`` where its key stands.

    The first line has no indent of its own.
    """
    return _block(text_of(value), indent) or word(value, style)


def word(value: Any, style: str | None = None) -> str:
    """Return a single value on one line."""
    text = text_of(value)
    if style == '"' or "\n" in text:
        return quoted(text)
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if not isinstance(value, str) or _DATE.fullmatch(text) or _is_plain(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return ``text`` in double quotes."""
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def _is_plain(text: str) -> bool:
    if not text or _CONVERTED.fullmatch(text):
        return False
    read = told(read_yaml(f"x: {text}", "x.yml"))
    return not read.findings and read.value is not None and read.value.data == {"x": text}


def _block(text: str, indent: int) -> str | None:
    """Return several lines under ``|``; None for one, and where only quotes can say it."""
    rows = text.split("\n")
    if not rows[1:] or text != text.strip() or any(row != row.rstrip() for row in rows):
        return None
    space = " " * (indent + 2)
    return "\n".join(["|-", *(space + row if row else "" for row in rows)])


def rows(value: Sequence[Value] | Mapping[str, Value], indent: int) -> Iterator[str]:
    """Yield the lines of a list or a group that stands ``indent`` in."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _field(key, item, indent)
    else:
        for item in value:
            yield from entry(item, indent)


def _field(key: str, value: Value, indent: int) -> Iterator[str]:
    first, *rest = under_key(value, indent).split("\n")
    yield f"{' ' * indent}{_key(key)}:{first}"
    yield from rest


def _key(key: str) -> str:
    is_plain = re.fullmatch(r"[A-Za-z][\w/-]*", key) and not _CONVERTED.fullmatch(key)
    return key if is_plain else quoted(key)


def under_key(value: Value, indent: int) -> str:
    """Return what stands behind the colon of a key that is ``indent`` in."""
    if isinstance(value, Mapping):
        return "\n" + "\n".join(rows(value, indent + 2)) if value else " {}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value or all(_is_short(item) for item in value):
            return f" [{', '.join(map(word, value))}]"
        return "\n" + "\n".join(rows(value, indent + 2))
    return f" {scalar(value, indent)}"


def _is_short(item: Value) -> bool:
    """Whether a list may stand on one line: ids, and other single words."""
    return isinstance(item, str) and re.fullmatch(r"[a-z0-9/-]+", item) is not None


def entry(value: Value, indent: int) -> list[str]:
    """Return the lines of one item of a list whose hyphens stand ``indent`` in."""
    space = " " * indent
    if isinstance(value, Mapping):
        inner = list(rows(value, indent + 2))
        return [f"{space}- {inner[0].lstrip()}", *inner[1:]]
    return [f"{space}- {scalar(value, indent)}"]
