"""What of an update concerns one municipality: what it gets, must decide, and what law changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Literal

from veileder.authoring.originals import Original, StepsOfLevel
from veileder.model.guide import Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide
from veileder.resolving.skeleton import stated
from veileder.updating.contents import all_opened
from veileder.updating.form import in_words
from veileder.updating.plan import Planned
from veileder.updating.references import visits
from veileder.updating.release import Change, Releases
from veileder.updating.shown import differing, said_of, shown, title_of

_LEGAL = {"deadlines", "laws"}
Section = Literal["gains", "decisions", "law"]


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a letter: where it belongs, what is said, before and after, and where to edit.

    ``reason`` is what she must decide: a key of the words of the letter.
    """

    section: Section
    line: str
    reason: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    path: str = ""
    other: str = ""  # the file as it was, where it is put aside
    ref: str = ""


class Concern:
    """One municipality in an update."""

    def __init__(self, id: str, planned: Planned, releases: Releases) -> None:
        self.id = id
        self.folder = f"municipalities/{id}"
        self.planned = planned
        self.changes = [*releases.changes()]
        self._releases = releases
        self.now: Guide = planned.after.guides[id]
        self.then: Guide | None = planned.before.guides.get(id)

    @cached_property
    def items(self) -> list[Item]:
        """All that is to be said, each thing once."""
        decided = [*self._kept_and_aside(), *self._outdated(), *self._beneath()]
        lines = {item.line for item in decided}
        told = [one for one in (*self._of_changes(), *self._of_fields()) if one.line not in lines]
        replaced = {(item.path, item.ref) for item in told if item.reason == "overridden"}
        own = [one for one in decided if (one.path, one.ref) not in replaced]
        return list(dict.fromkeys([*own, *told]))

    def _of_changes(self) -> Iterator[Item]:
        here, there = shown(self.now), shown(self.then) if self.then else set()
        for change in self.changes:
            line = change.told.line(self.now.language)
            if change.kind == "changed":
                yield from self._changed(change, line, here)
            elif self._has(change, here, there):
                section: Section = "law" if change.ref.startswith("law/") else "gains"
                yield Item(
                    section,
                    line,
                    before=self._place(change, self.then),
                    after=self._place(change, self.now),
                )

    def _of_fields(self) -> Iterator[Item]:
        """Yield the fields with other names that stand in the municipality's files."""
        there = {
            (visit.model.__name__, visit.field)
            for one in all_opened(self.planned.was, self.folder)
            for visit in visits(one.model, one.located.data)
        }
        for release in self._releases.all:
            for field in release.fields:
                if (field.model, field.field) in there:
                    yield Item("gains", field.line(self.now.language))

    def _has(self, change: Change, here: set[str], there: set[str]) -> bool:
        """Whether the change makes a difference for this municipality."""
        ref = _thing(change.ref)
        if change.kind == "added":
            return ref in here and ref not in there
        if change.kind == "moved":
            return ref in here and self._place(change, self.then) != self._place(change, self.now)
        if change.kind in ("removed", "split"):
            return ref in there and ref not in here
        return ref in here and ref in there

    def _place(self, change: Change, guide: Guide | None) -> tuple[str, ...]:
        """Return the level that a moved step is on."""
        if change.kind != "moved" or guide is None:
            return ()
        found = guide.common.steps.get(change.ref.partition("/")[2])
        return (found[0].title,) if found else ()

    def _changed(self, change: Change, line: str, here: set[str]) -> Iterator[Item]:
        for about in change.about if change.ref in here else ():
            before = said_of(self.then, change.ref, about) if self.then else []
            gone, new = differing(before, said_of(self.now, change.ref, about))
            is_law = change.ref.startswith("law/") or about in _LEGAL
            if about == "words" and change.ref in self._texts_to_compare:
                continue  # told of as something to decide
            if gone or new:
                yield Item("law" if is_law else "gains", line, "", tuple(gone), tuple(new))
            elif about in self._own_words_of_step(change.ref):
                yield self._overridden(change.ref, about, line)

    def _overridden(self, ref: str, about: str, line: str) -> Item:
        """Return that the shared step says something else, and the municipality has its own."""
        gone, new = differing(
            said_of(self.planned.bare[0], ref, about), said_of(self.planned.bare[1], ref, about)
        )
        path = f"{self.folder}/guide-changes.yml"
        return Item("decisions", line, "overridden", tuple(gone), tuple(new), path, ref=ref)

    def _own_words_of_step(self, ref: str) -> set[str]:
        """Return what of a shared step the municipality has replaced."""
        changes = self._layer.table("guide-changes.yml", SkeletonChanges)
        mine = (one for one in changes.steps if f"step/{one.step}" == ref) if changes else ()
        return {name for change in mine for name in stated(change)}

    @cached_property
    def _texts_to_compare(self) -> set[str]:
        """The refs of the texts of which the municipality has adapted what is changed now."""
        found = (now for _, now in self.planned.outdated)
        return {one.ref for one in found if one.at.path.startswith(f"{self.folder}/")}

    @property
    def _layer(self) -> Layer:
        return self.planned.after.library.layers[self.id]

    def _kept_and_aside(self) -> Iterator[Item]:
        done = self.planned.settled[self.folder]
        lines = {change.ref: change.told.line(self.now.language) for change in self.changes}
        for ref, path in done.kept:
            if path.endswith(".md"):
                yield Item("decisions", lines[ref], "kept", path=path)
        kept = {ref for ref, _ in done.kept}
        for aside in done.aside:
            if aside.taken != "list" and aside.why not in kept:
                path = aside.path if aside.path in self.planned.files else ""
                now = tuple(title_of(self.now, to) for to in self._instead_of(aside.why))
                yield Item("decisions", lines[aside.why], aside.taken, (), now, path, aside.put)

    def _instead_of(self, ref: str) -> tuple[str, ...]:
        gone = (one for one in self.changes if one.kind in ("removed", "split"))
        return next((one.to for one in gone if one.ref == ref), ())

    def _outdated(self) -> Iterator[Item]:
        """Yield what the municipality has adapted, of which the shared text says something else."""
        for was, now in self.planned.outdated:
            if now.at.path.startswith(f"{self.folder}/"):
                gone, new = self._difference(was, now)
                line, path = title_of(self.now, now.ref), now.at.path
                yield Item("decisions", line, "outdated", gone, new, path, ref=now.ref)

    def _beneath(self) -> Iterator[Item]:
        """Yield what is another beneath the files that go before those of the release."""
        for one in self.planned.overridden:
            yield Item("decisions", one.path, one.what, one.before, one.after)

    def _difference(self, was: Original, now: Original) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what only the old, and what only the new, says."""
        before, after = self.planned.bare
        if now.model not in (Step, StepsOfLevel):
            gone, new = differing(_lines(was, before), _lines(now, after))
            return tuple(gone), tuple(new)
        pairs = [
            differing(said_of(before, now.ref, about), said_of(after, now.ref, about))
            for about in now.model.model_fields
            if about not in ("id", "text", "variants")
        ]
        found = zip(*pairs, strict=True)
        gone, new = ([line for lines in side for line in lines] for side in found)
        return tuple(gone), tuple(new)


def _thing(ref: str) -> str:
    """Return the step where ``ref`` is an outcome or a deadline of it."""
    kind, _, id = ref.partition("/")
    return f"step/{id.partition('.')[0]}" if kind in ("outcome", "deadline") else ref


def _lines(original: Original, guide: Guide) -> list[str]:
    data = in_words(original, guide)
    return [f"{name}: {_plain(value)}" for name, value in data.items() if value]


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(item)}" for key, item in value.items() if item)
    return "; ".join(map(_plain, value)) if isinstance(value, list | tuple) else str(value)


def link_from(letter: str, path: str) -> str:
    """Return ``path`` as a link in the file ``letter``."""
    up = len(PurePosixPath(letter).parent.parts) - 2
    return "../" * up + "/".join(PurePosixPath(path).parts[2:])
