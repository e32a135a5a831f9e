"""The text of a file and the values in it, both ways; what is not changed stays byte by byte."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any

from veileder.editing.splicing import spliced
from veileder.editing.yaml_words import Value, text_of
from veileder.faults import Refusal
from veileder.findings import told
from veileder.reading.front_matter import read_front_matter
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.reader import read_yaml


class Unreadable(Refusal):
    """A file that can't be opened in a form: there is a mistake in how it is written."""


def values_in(text: str, name: str) -> dict[str, Any]:
    """Return all that file ``name`` says. Raises Unreadable."""
    if not name.endswith(".md") and _is_bare(text):
        return {}
    located = located_in(text, name)
    if located is None:
        raise Unreadable("Dette kan ikke åpnes i et skjema før skrivefeilen er rettet.")
    return located.data


def located_in(text: str, name: str) -> Located | None:
    """Return all that file ``name`` says and where; None when it can't be read."""
    located = _read(_lf(text), name)
    return located and replace(located, data=deepcopy(located.data))  # the caller may change it


@lru_cache(maxsize=32)
def _read(text: str, name: str) -> Located | None:
    """Read a text once, though one draft asks four times what its file says."""
    read = read_front_matter if name.endswith(".md") else read_yaml
    return told(read(text, name)).value


def _is_bare(text: str) -> bool:
    return all(not row.strip() or row.lstrip().startswith("#") for row in text.splitlines())


def with_values(text: str, name: str, wanted: Mapping[str, Value]) -> str:
    """Return the text of file ``name`` saying what is ``wanted``. Raises Unreadable.

    What comes out has been read again: it says just that.
    """
    before = _lf(text)
    after = (_document if name.endswith(".md") else spliced)(before, wanted)
    if _as_read(values_in(after, name)) != _as_read(wanted):
        raise Unreadable("Dette er skrevet på en måte som skjemaet ikke kan endre trygt.")
    return _with_ends_of(text, after)


def _as_read(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _as_read(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(item) for item in value]
    return text_of(value).rstrip()  # what a text ends with says nothing


def _document(text: str, wanted: Mapping[str, Value]) -> str:
    """Return a Markdown file with fields and body as ``wanted``."""
    fields = {key: value for key, value in wanted.items() if key != "body"}
    body = str(wanted.get("body", ""))
    if not text:
        return f"---\n{spliced('', fields)}---\n" + (f"\n{body.rstrip()}\n" if body else "")
    lines = text.split("\n")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    head = spliced("\n".join(lines[1:end]), fields).split("\n")
    if end == 1:  # there were no fields before
        head.pop()
    return "\n".join([lines[0], *head, lines[end], *_body(lines[end + 1 :], body)])


def _body(old: list[str], body: str) -> list[str]:
    """Return the lines below the fields; those there were, where they say the same."""
    first = next((i for i, line in enumerate(old) if line.strip()), None)
    said = "" if first is None else "\n".join(old[first:])
    if said.rstrip() == body.rstrip():
        return old
    return ["", *body.rstrip().split("\n"), ""] if body.strip() else [""]


def _lf(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _with_ends_of(text: str, after: str) -> str:
    """Return ``after`` with the line ends, and the mark at the beginning, that ``text`` has."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    has_carriage = "\r\n" in text and text.count("\r\n") == text.count("\n")
    return mark + (after.replace("\n", "\r\n") if has_carriage else after)
