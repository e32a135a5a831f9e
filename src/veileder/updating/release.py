"""The record of a release: what it changed in the shared content, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from veileder.findings import told
from veileder.model.base import Date, Id, Language, Line, Part, Ref
from veileder.model.readers import refusal
from veileder.reading.decode import decode
from veileder.reading.former import RECORDS
from veileder.reading.yaml.reader import read_yaml
from veileder.updating.names import Names

# The kinds of which a municipality can keep the old text as its own.
KEPT_KINDS = ("tool", "role", "service", "arena", "article", "case", "theme", "law")
About = Literal[
    "deadlines", "laws", "tools", "services", "anonymous", "role", "outcomes", "baton", "duration",
    "steps", "words", "facts",
]  # fmt: skip


class Said(Part):
    """What is said of a change: what it means for the municipality, in both målformer."""

    nb: Line
    nn: Line

    def line(self, language: Language) -> str:
        """Return what is said of it."""
        return self.nn if language is Language.NN else self.nb


class Told(Said):
    """A change of one thing, as kind/id."""

    what: Ref


class Renamed(Told):
    """An id that is another; ``step`` is where an outcome or a deadline is."""

    to: Id
    step: Id | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The old ref and the new, as files mention them."""
        kind, _, id = self.what.partition("/")
        within = f"{self.step}." if self.step else ""
        return f"{kind}/{within}{id}", f"{kind}/{within}{self.to}"


class RenamedField(Said):
    """A field that is called something else: in which model (StepText), old name and new."""

    model: Line
    field: Line
    to: Line


class Split(Told):
    """One that has become several; the first of them takes the links."""

    into: tuple[Ref, ...] = Field(min_length=2)


class Moved(Told):
    """A step that stands on another level, and which."""

    to: Ref


class Removed(Told):
    """One that is no more, and what takes the links to it."""

    instead: Ref | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        kind = self.what.partition("/")[0]
        if self.instead is None and kind not in KEPT_KINDS:
            raise refusal(f"«{self.what}» kan ikke bli kommunens eget. Skriv instead")
        if self.instead and self.instead.partition("/")[0] != kind:
            raise refusal(f"«{self.instead}» er ikke av samme slag som «{self.what}»")
        return self


class Changed(Told):
    """One whose meaning is another: what about it."""

    about: tuple[About, ...] = Field(min_length=1)


class Release(Part):
    """One release: ``<version>.yml``. It has no date before it is out."""

    version: Line
    date: Date | None = None
    added: tuple[Told, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    fields: tuple[RenamedField, ...] = ()
    split: tuple[Split, ...] = ()
    moved: tuple[Moved, ...] = ()
    removed: tuple[Removed, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def names(self) -> Names:
        """The new names of ids and fields."""
        ids = dict(one.pair for one in self.renamed)
        return Names(ids, {(one.model, one.field): one.to for one in self.fields})


class Change(NamedTuple):
    """One change, with all it mentions called what it is called in the last release."""

    kind: Literal["added", "renamed", "split", "moved", "removed", "changed"]
    ref: str
    told: Told
    to: tuple[str, ...] = ()
    about: tuple[About, ...] = ()


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases between two versions, oldest first."""

    all: tuple[Release, ...]

    def names_after(self, index: int) -> Iterator[Names]:
        """Yield the names of the releases after the one at ``index``."""
        yield from (release.names for release in self.all[index + 1 :])

    def changes(self) -> Iterator[Change]:
        """Yield every change, in the order of the releases."""
        for index, release in enumerate(self.all):
            later = [*self.names_after(index)]
            for one in release.added:
                yield Change("added", _now(one.what, later), one)
            for renamed in release.renamed:
                yield Change("renamed", _now(renamed.pair[1], later), renamed)
            for split in release.split:
                into = tuple(_now(ref, later) for ref in split.into)
                yield Change("split", split.what, split, into)
            for moved in release.moved:
                yield Change("moved", _now(moved.what, later), moved, (_now(moved.to, later),))
            for removed in release.removed:
                to = (_now(removed.instead, later),) if removed.instead else ()
                yield Change("removed", removed.what, removed, to)
            for changed in release.changed:
                yield Change("changed", _now(changed.what, later), changed, about=changed.about)


def _now(ref: str, later: Sequence[Names]) -> str:
    for names in later:
        ref = names.ids.get(ref, ref)
    return ref


def read_release(text: str, path: str) -> Release:
    """Return the record in ``text``. Raises ValueError with what is wrong: it is the program's."""
    read = told(read_yaml(text, path))
    decoded = told(decode(Release, read.value)) if read.value else None
    if decoded is None or decoded.value is None:
        found = [*read.findings, *(decoded.findings if decoded else ())]
        raise ValueError("\n".join(map(str, found)))
    return decoded.value


def read_releases(folder: Path = RECORDS) -> list[Release]:
    """Return all records, oldest first. Raises ValueError where one can't be used."""
    files = sorted(folder.glob("*.yml"))
    found = [read_release(file.read_text(encoding="utf-8"), file.name) for file in files]
    return sorted(found, key=lambda release: number(release.version))


def between(releases: Sequence[Release], old: str, new: str) -> Releases:
    """Return those after ``old``, up to and with ``new``."""
    chosen = (r for r in releases if number(old) < number(r.version) <= number(new))
    return Releases(tuple(chosen))


def number(version: str) -> tuple[int, ...]:
    """Return ``version`` to compare by: 0.10 comes after 0.9, and 0.1 is 0.1.0."""
    numbers = [int(part) for part in version.lstrip("v").split(".") if part.isdigit()]
    return tuple(numbers + [0] * (3 - len(numbers)))
