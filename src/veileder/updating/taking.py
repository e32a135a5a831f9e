"""Taking out of a municipality's files what names something that is gone; as it was, it is kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from veileder.editing.documents import with_values
from veileder.model.base import Keys
from veileder.model.guide_changes import ListChange
from veileder.reading.names import TextFile
from veileder.updating.contents import Files, Opened, all_opened, inside
from veileder.updating.references import Mention

# The fields in which an id names a place in the shared guide, and not what somebody is led to.
OWN_SKELETON = (
    "Group.id",
    "Level.id",
    "Step.id",
    "Step.text",
    "NewLevel.id",
    "NewStep.id",
    "NewStep.text",
)
_ENTRIES = ("StepChange.step", "LevelChange.level", "Baton.level")
_WORDS = ("names", "after", "before", "first_in", "returns")  # one's own, which say nothing now

Taken = Literal["words", "link", "list"]


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is as it was in ``put``, since something of it could not stay where it was.

    ``why`` is the ref of what is gone. Somebody has to look at ``words`` that are taken out, and
    where a ``link`` was; what is taken out of a ``list`` alone does nothing more.
    """

    path: str
    put: str
    why: str
    taken: Taken


@dataclass(slots=True)
class Settled:
    """The files of a folder when what is gone has been seen to."""

    files: Files
    aside: list[Aside] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # ref, path


def is_whole(one: Opened) -> bool:
    """Whether a text stands by itself."""
    key = one.file.key if isinstance(one.file, TextFile) else None
    marks = {"based_on", "translated_from"} & set(one.located.data)
    return key is not None and not key.variant and not marks


def put_aside(done: Settled, path: str, ref: str, put: str, taken: Taken = "words") -> None:
    """Put the file at ``path`` aside as it is, if it has not been before."""
    aside = f"{put}/{inside(path)}"
    done.files.setdefault(aside, done.files[path])
    one = Aside(path, aside, ref, taken)
    if one not in done.aside:
        done.aside.append(one)


def is_pointing(mention: Mention) -> bool:
    """Whether somebody is led to what is mentioned."""
    visit = mention.visit
    is_hidden = visit.field in ("order", *_WORDS) or "hide" in mention.keys
    return not is_hidden and visit.name not in (*_ENTRIES, *OWN_SKELETON)


def take_out(
    done: Settled, folder: str, ref: str, is_out: Callable[[Mention], bool], put: str
) -> None:
    """Take out of lists and tables what names ``ref`` and ``is_out``."""
    for one in list(all_opened(done.files, folder)):
        out = [m for m in one.mentions() if m.ref == ref and is_out(m)]
        has_words = any(m.visit.name in _ENTRIES or m.visit.field in _WORDS for m in out)
        taken: Taken = "words" if has_words else "list"
        without(done, one, map(_entry, out), (ref, put, taken))


def _entry(mention: Mention) -> Keys:
    """Return the keys of what goes with the mention: its entry, or only itself."""
    return mention.keys[:-1] if mention.visit.name in _ENTRIES else mention.keys


def without(done: Settled, one: Opened, drops: Iterable[Keys], why: tuple[str, str, Taken]) -> None:
    """Take what stands at ``drops`` out of a file; ``why`` is the ref that is gone, and so on."""
    dropped = set(drops)
    if dropped:
        put_aside(done, one.path, *why)
        text = with_values(one.text, one.path, _pruned(one.located.data, dropped))
        done.files[one.path] = text.encode()


def _pruned(value: Any, drops: set[Keys], keys: Keys = ()) -> Any:
    """Return ``value`` without what stands at ``drops``, and without what is left empty by that."""
    if isinstance(value, Mapping):
        found = {
            k: _pruned(v, drops, (*keys, k)) for k, v in value.items() if (*keys, k) not in drops
        }
        return {k: v for k, v in found.items() if v not in ({}, []) or value[k] in ({}, [], "")}
    if isinstance(value, list):
        kept = (i for i in range(len(value)) if (*keys, i) not in drops)
        return [_pruned(value[i], drops, (*keys, i)) for i in kept]
    return value


def without_idle_hiding(files: Files, folder: str, gone: Mapping[str, set[str]]) -> Files:
    """Return ``files`` where no change hides what the shared step has no longer.

    ``gone`` has what each step has lost, by the step's id: the name of the list and the id.
    """
    found = dict(files)
    for one in all_opened(files, folder):
        drops = {
            mention.keys
            for mention in one.mentions()
            if issubclass(mention.visit.model, ListChange) and "hide" in mention.keys
            if f"{mention.visit.field}/{mention.written}" in gone.get(mention.visit.step, ())
        }
        if drops:
            text = with_values(one.text, one.path, _pruned(one.located.data, drops))
            found[one.path] = text.encode()
    return found
