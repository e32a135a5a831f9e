"""Safety lines: what a shared text says that no later text can take away.

A text marks such a line by repeating it under ``safety``, with an id. A later text keeps it by the
same words, or by its own words marked with the same id. What neither says is shown all the same.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from veileder.model.base import Document

FIELD = "safety"
# The lists that a lost line is shown first in; what stood elsewhere is shown in a box.
LISTS = ("actions", "stop", "avoid", "say_to_child", "mistakes")
_UNSAID = frozenset({FIELD, "title", "sources", "aliases", "former_ids"})
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_KNOWN = 4096  # texts: the same ones are asked for every municipality, and every line
_NO_WORD = re.compile(r"[^\w{}/]+")

Lines = Mapping[str, str]


def said_in(data: Mapping[str, Any], line: str) -> str | None:
    """Return the field of ``data`` that says ``line``; None when none of them does."""
    wanted = f" {_plain(line)} "
    fields = (name for name in data if name not in _UNSAID)
    return next((n for n in fields if any(wanted in f" {said} " for said in _said(data[n]))), None)


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _said(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _said(inner)


@lru_cache(_KNOWN)
def _plain(text: str) -> str:
    """Return the words of Markdown ``text``, whatever is emphasised and where links lead."""
    return _NO_WORD.sub(" ", _LINK.sub(r"\1", text)).strip().casefold()


def kept_marks(own: Lines, data: Mapping[str, Any], known: Collection[str]) -> dict[str, str]:
    """Return those of a text's ``own`` marks that count.

    A mark of a line that is known from beneath counts only where the text says its words: what is
    not said keeps nothing.
    """
    return {id: line for id, line in own.items() if id not in known or said_in(data, line)}


def lost_in(data: Mapping[str, Any], heard: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the ids of the safety lines that a whole text, ``data``, no longer says.

    ``heard`` are all the words that each has had beneath: any of them will do.
    """
    return tuple(
        id for id, lines in heard.items() if not any(said_in(data, line) for line in lines)
    )


def with_lost(value: Document, lost: Collection[str], places: Mapping[str, str]) -> Document:
    """Return ``value`` with the ``lost`` lines first in the lists they stood in beneath."""
    added: dict[str, tuple[str, ...]] = {}
    for id in lost:
        name = places.get(id, "")
        if name in LISTS:
            added[name] = (*added.get(name, ()), value.safety[id])
    new = {name: (*lines, *getattr(value, name)) for name, lines in added.items()}
    return value.model_copy(update=new) if new else value
