"""What is gone from the shared content, in one municipality's files: kept as its own, or taken out.

Nothing of hers is lost: a file that something is taken out of is put aside as it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from veileder.editing.documents import with_values
from veileder.model.base import Keys
from veileder.reading.names import TextFile
from veileder.updating.contents import Files, Opened, all_opened, inside
from veileder.updating.keeping import OldTexts
from veileder.updating.names import Edit, Names, rewritten, without_links
from veileder.updating.references import Mention, visits
from veileder.updating.release import KEPT_KINDS, Change

# The fields in which an id names a place in the shared guide, and not what somebody is led to.
_OWN_SKELETON = ("Group.id", "Level.id", "Step.id", "Step.text")
_ENTRIES = ("StepChange.step", "LevelChange.level", "Baton.level")
_ITEMS = ("hide", "names", "order")
_ORDER = ("step", "level", "group", "case", "article", "arena", "service", "role", "tool", "law")


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


def settled(
    files: Files, folder: str, changes: Sequence[Change], old: OldTexts, put: str
) -> Settled:
    """Return ``files`` with what ``changes`` took away seen to in ``folder``.

    ``put`` is the folder, from the root, for what is put aside. Raises Refusal for a file that
    can't be changed safely.
    """
    done = Settled(dict(files))
    gone = [change for change in changes if change.kind in ("removed", "split")]
    for _ in range(2):  # what is kept may mention what else is gone
        for change in sorted(gone, key=_turn):
            _see_to(done, folder, change, old, put)
    for change in changes:
        if change.kind == "moved":
            _move(done, folder, change, put)
    return done


def _turn(change: Change) -> int:
    kind = change.ref.partition("/")[0]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _see_to(done: Settled, folder: str, change: Change, old: OldTexts, put: str) -> None:
    found = [m for one in _of(done, folder) for m in one.mentions() if m.ref == change.ref]
    is_own = any(m.visit.name in _OWN_SKELETON for m in found)
    can_be_kept = change.ref.partition("/")[0] in KEPT_KINDS and not change.to
    if is_own or (can_be_kept and any(map(_is_pointing, found))):
        _keep(done, folder, change.ref, old, put)
        return
    _put_aside(done, folder, change.ref, put)
    _take_out(done, folder, change.ref, lambda m: not _is_pointing(m), put)
    if change.to:
        _lead_to(done, folder, change.ref, change.to[0], put)
    else:
        _unlink(done, folder, change.ref, put)


def _of(done: Settled, folder: str) -> list[Opened]:
    return list(all_opened(done.files, folder))


def _is_pointing(mention: Mention) -> bool:
    """Whether somebody is led to what is mentioned."""
    visit = mention.visit
    is_hidden = visit.field in _ITEMS or "hide" in mention.keys
    return not is_hidden and visit.name not in (*_ENTRIES, *_OWN_SKELETON)


def _keep(done: Settled, folder: str, ref: str, old: OldTexts, put: str) -> None:
    """Let the old shared text, with what the folder changed in it, be the folder's own."""
    for path, content in old.whole(ref, folder, done.files):
        before = done.files.get(path)
        if before == content or ref in (kept for kept, at in done.kept if at == path):
            continue
        if before is not None:
            _set(done, path, ref, put)
        done.files[path] = content
        done.kept.append((ref, path))


def _put_aside(done: Settled, folder: str, ref: str, put: str) -> None:
    """Take away the folder's adaptations of what is gone."""
    kind, _, id = ref.partition("/")
    for one in _of(done, folder):
        key = one.file.key if isinstance(one.file, TextFile) else None
        if key and (key.kind, key.id) == (kind, id) and not is_whole(one):
            _set(done, one.path, ref, put)
            del done.files[one.path]


def is_whole(one: Opened) -> bool:
    """Whether a text stands by itself."""
    key = one.file.key if isinstance(one.file, TextFile) else None
    marks = {"based_on", "translated_from"} & set(one.located.data)
    return key is not None and not key.variant and not marks


def _set(done: Settled, path: str, ref: str, put: str, taken: Taken = "words") -> None:
    """Put the file at ``path`` aside as it is, if it has not been before."""
    aside = f"{put}/{inside(path)}"
    done.files.setdefault(aside, done.files[path])
    one = Aside(path, aside, ref, taken)
    if one not in done.aside:
        done.aside.append(one)


def _take_out(done: Settled, folder: str, ref: str, is_out: Any, put: str) -> None:
    """Take out of lists and tables what names ``ref`` and ``is_out``."""
    for one in _of(done, folder):
        out = [m for m in one.mentions() if m.ref == ref and is_out(m)]
        has_words = any(m.visit.name in _ENTRIES or m.visit.field == "names" for m in out)
        taken: Taken = "words" if has_words else "list"
        _without(done, one, map(_entry, out), (ref, put, taken))


def _entry(mention: Mention) -> Keys:
    """Return the keys of what goes with the mention: its entry, or only itself."""
    return mention.keys[:-1] if mention.visit.name in _ENTRIES else mention.keys


def _without(
    done: Settled, one: Opened, drops: Iterable[Keys], why: tuple[str, str, Taken]
) -> None:
    dropped = set(drops)
    if dropped:
        _set(done, one.path, *why)
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


def _lead_to(done: Settled, folder: str, ref: str, to: str, put: str) -> None:
    """Let what leads to ``ref`` lead to ``to``; in a list that has both, only the one."""
    names = Names({ref: to})
    _take_out(done, folder, ref, lambda m: _stands_beside(m, names), put)
    for one in _of(done, folder):
        if is_whole(one) and _ref_of(one) == ref:
            continue
        pointing = {m.keys for m in one.mentions() if m.ref == ref and _is_pointing(m)}
        changes: Iterator[Edit] = (e for e in one.edits(names) if e.keys in pointing)
        text = names.in_links(rewritten(one.text, one.located, changes))
        if text != one.text:
            done.files[one.path] = text.encode()


def _unlink(done: Settled, folder: str, ref: str, put: str) -> None:
    for one in _of(done, folder):
        text = without_links(one.text, ref)
        if text != one.text:
            _set(done, one.path, ref, put, "link")
            done.files[one.path] = text.encode()


def _stands_beside(mention: Mention, names: Names) -> bool:
    written = names.ids[mention.ref]
    beside = mention.visit.value
    is_list = isinstance(beside, list) and _is_pointing(mention)
    return is_list and (written if "/" in mention.written else written.partition("/")[2]) in beside


def _ref_of(one: Opened) -> str:
    key = one.file.key if isinstance(one.file, TextFile) else None
    return f"{key.kind}/{key.id}" if key else ""


def _move(done: Settled, folder: str, change: Change, put: str) -> None:
    """Take a step that is moved out of the order of the level that it was on."""
    id, level = change.ref.partition("/")[2], change.to[0].partition("/")[2]
    for one in _of(done, folder):
        found = [v for v in visits(one.model, one.located.data) if v.name == "LevelChange.order"]
        drops = {
            (*visit.keys, index)
            for visit in found
            for index, step in enumerate(visit.value)
            if step == id and _level_of(one, visit.keys) != level
        }
        _without(done, one, drops, (change.ref, put, "list"))


def _level_of(one: Opened, keys: Keys) -> str:
    levels = one.located.data["levels"]
    return str(levels[keys[1]].get("level")) if isinstance(levels, list) else ""


def without_idle_hiding(files: Files, folder: str, steps: Mapping[str, Mapping[str, Any]]) -> Files:
    """Return ``files`` where no change hides what the shared step does not have (any longer).

    ``steps`` has the ids in each list of each shared step, its variants' too.
    """
    found = dict(files)
    for one in all_opened(files, folder):
        drops = {
            mention.keys
            for mention in one.mentions()
            if mention.visit.model.__name__ == "ListChange" and "hide" in mention.keys
            if mention.written not in _there(one, mention, steps)
        }
        if drops:
            text = with_values(one.text, one.path, _pruned(one.located.data, drops))
            found[one.path] = text.encode()
    return found


def _there(one: Opened, mention: Mention, steps: Mapping[str, Mapping[str, Any]]) -> Any:
    """Return what the step that ``mention`` hides something in has; all, where it is unknown."""
    step = str(one.located.data["steps"][mention.keys[1]].get("step"))
    return steps[step][mention.visit.field] if step in steps else (mention.written,)
