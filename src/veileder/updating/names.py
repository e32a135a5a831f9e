"""New names for ids and fields: in data, in the text of a file, and in the names of files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from veileder.model.base import ID_PATTERN, REF_PATTERN, Keys, Part
from veileder.reading.yaml.located import Located
from veileder.updating.references import mentions, visits

# A link in Markdown: [words](kind/id#place), [words]: kind/id and <kind/id>.
_LINK = re.compile(rf"(?P<before>\]\([ \t]*<?|\]:[ \t]*<?|<)(?P<ref>{REF_PATTERN})(?=[)#\s>]|$)")
# A placeholder or a condition: {role/leder def}, {Role/leder}, {if not level/niva-3}.
_SLOT = re.compile(rf"(?P<before>\{{(?:if (?:not )?)?)(?P<ref>[A-Za-z]+/{ID_PATTERN})(?=[ }}])")


@dataclass(frozen=True, slots=True)
class Names:
    """What is called something else: ``ids`` by ref, ``fields`` by model and field."""

    ids: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def turned(self) -> "Names":
        """The names back to what they were."""
        fields = {(model, new): old for (model, old), new in self.fields.items()}
        return Names({new: old for old, new in self.ids.items()}, fields)

    def id(self, kind: str, id: str) -> str:
        """Return what ``id`` of ``kind`` is called."""
        return self.ids.get(f"{kind}/{id}", f"{kind}/{id}").partition("/")[2]

    def in_links(self, text: str) -> str:
        """Return ``text`` with its links to, and words for, what is called something else."""

        def new(match: re.Match[str]) -> str:
            return match["before"] + self.ids.get(match["ref"], match["ref"])

        def word(match: re.Match[str]) -> str:
            first, rest = match["ref"][0], match["ref"][1:]
            named = self.ids.get(first.lower() + rest)
            return match["before"] + (first + named[1:] if named else match["ref"])

        return _SLOT.sub(word, _LINK.sub(new, text)) if self.ids else text


def without_links(text: str, ref: str) -> str:
    """Return ``text`` with the words of its links to ``ref``, and not the links."""
    return re.sub(rf"\[([^\[\]]*)\]\([ \t]*<?{re.escape(ref)}(?:#[\w-]+)?>?[ \t]*\)", r"\1", text)


@dataclass(frozen=True, slots=True)
class Edit:
    """A word to change: the key at ``keys``, or what stands there."""

    keys: Keys
    is_key: bool
    old: str
    new: str


def edits(model: type[Part], data: Any, names: Names, step: str = "") -> Iterator[Edit]:
    """Yield the words of ``data`` that have another name; ``step`` is the one it is about."""
    for visit in visits(model, data, step=step):
        if new := names.fields.get((visit.model.__name__, visit.field)):
            yield Edit(visit.keys, True, visit.field, new)
        for mention in mentions(visit):
            if new := names.ids.get(mention.ref):
                yield Edit(mention.keys, mention.is_key, mention.written, _as(mention.written, new))


def _as(written: str, ref: str) -> str:
    """Return ``ref`` written as ``written`` is: with its kind or without."""
    return ref if "/" in written else ref.partition("/")[2].rpartition(".")[2]


def renamed_data(model: type[Part], data: Any, names: Names, step: str = "") -> Any:
    """Return ``data`` with its ids, fields and links as ``names`` has them."""
    ids = Names(ids=names.ids)
    fields = {(e.keys, True): e.new for e in edits(model, data, Names(fields=names.fields), step)}
    found = {(e.keys, e.is_key): e.new for e in edits(model, data, ids, step)}
    return _with(data, {**found, **fields}, names, ())


def _with(value: Any, new: Mapping[tuple[Keys, bool], str], names: Names, keys: Keys) -> Any:
    if isinstance(value, Mapping):
        return {
            new.get(((*keys, key), True), key): _with(item, new, names, (*keys, key))
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_with(item, new, names, (*keys, index)) for index, item in enumerate(value)]
    return new.get((keys, False), names.in_links(value)) if isinstance(value, str) else value


def rewritten(text: str, located: Located, changes: Iterable[Edit]) -> str:
    """Return ``text`` with ``changes`` where they stand, and every other sign as it was."""
    lines = text.split("\n")
    spots = [((located.key_marks if e.is_key else located.marks)[e.keys], e) for e in changes]
    for at, edit in sorted(spots, key=lambda spot: spot[0], reverse=True):
        line = lines[at.line - 1]
        start = _nearest(line, edit.old, at.column - 1)
        if start is not None:
            lines[at.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines)


def _nearest(line: str, word: str, column: int) -> int | None:
    """Return where ``word`` stands in ``line``; signs that nobody sees may have moved it."""
    found = [m.start() for m in re.finditer(rf"(?<![\w/-]){re.escape(word)}(?![\w/-])", line)]
    return min(found, key=lambda start: abs(start - column), default=None)
