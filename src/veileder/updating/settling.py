"""What is gone from the shared content, in one municipality's files: kept as its own, or taken out.

Nothing of hers is lost: a file that something is taken out of is put aside as it was.
"""

from collections.abc import Iterator, Sequence

from veileder.model.base import Keys
from veileder.reading.names import TextFile
from veileder.updating.contents import Files, Opened, all_opened
from veileder.updating.keeping import OldTexts
from veileder.updating.names import Edit, Names, rewritten, without_links
from veileder.updating.references import Mention, visits
from veileder.updating.release import KEPT_KINDS, Change
from veileder.updating.taking import (
    OWN_SKELETON,
    Settled,
    is_pointing,
    is_whole,
    put_aside,
    take_out,
    without,
)

_ORDER = tuple("step level group theme case article arena service role tool law".split())


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
    if any(m.visit.name in ("Term.id", "Answer.id") for m in found) or _has_whole(
        done, folder, change.ref
    ):
        return  # the folder has its own, whatever the shared content has
    is_own = any(m.visit.name in OWN_SKELETON for m in found)
    can_be_kept = change.ref.partition("/")[0] in KEPT_KINDS and not change.to
    if is_own or (can_be_kept and any(map(is_pointing, found))):
        _keep(done, folder, change.ref, old, put)
        return
    _put_aside(done, folder, change.ref, put)
    take_out(done, folder, change.ref, lambda m: not is_pointing(m), put)
    if change.to:
        _lead_to(done, folder, change.ref, change.to[0], put)
    else:
        _unlink(done, folder, change.ref, put)


def _of(done: Settled, folder: str) -> list[Opened]:
    return list(all_opened(done.files, folder))


def _keep(done: Settled, folder: str, ref: str, old: OldTexts, put: str) -> None:
    """Let the old shared text, with what the folder changed in it, be the folder's own."""
    for path, content in old.whole(ref, folder, done.files):
        before = done.files.get(path)
        if before == content or ref in (kept for kept, at in done.kept if at == path):
            continue
        if before is not None:
            put_aside(done, path, ref, put)
        done.files[path] = content
        done.kept.append((ref, path))


def _put_aside(done: Settled, folder: str, ref: str, put: str) -> None:
    """Take away the folder's adaptations of what is gone."""
    kind, _, id = ref.partition("/")
    for one in _of(done, folder):
        key = one.file.key if isinstance(one.file, TextFile) else None
        if key and (key.kind, key.id) == (kind, id) and not is_whole(one):
            put_aside(done, one.path, ref, put)
            del done.files[one.path]


def _lead_to(done: Settled, folder: str, ref: str, to: str, put: str) -> None:
    """Let what leads to ``ref`` lead to ``to``; in a list that has both, only the one."""
    names = Names({ref: to})
    take_out(done, folder, ref, lambda m: _stands_beside(m, names), put)
    for one in _of(done, folder):
        pointing = {m.keys for m in one.mentions() if m.ref == ref and is_pointing(m)}
        changes: Iterator[Edit] = (e for e in one.edits(names) if e.keys in pointing)
        text = names.in_links(rewritten(one.text, one.located, changes))
        if text != one.text:
            done.files[one.path] = text.encode()


def _unlink(done: Settled, folder: str, ref: str, put: str) -> None:
    for one in _of(done, folder):
        text = without_links(one.text, ref)
        if text != one.text:
            put_aside(done, one.path, ref, put, "link")
            done.files[one.path] = text.encode()


def _stands_beside(mention: Mention, names: Names) -> bool:
    written = names.ids[mention.ref]
    beside = mention.visit.value
    is_list = isinstance(beside, list) and is_pointing(mention)
    return is_list and (written if "/" in mention.written else written.partition("/")[2]) in beside


def _has_whole(done: Settled, folder: str, ref: str) -> bool:
    files = (one.file for one in _of(done, folder) if is_whole(one))
    keys = (file.key for file in files if isinstance(file, TextFile))
    return any(f"{key.kind}/{key.id}" == ref for key in keys)


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
        without(done, one, drops, (change.ref, put, "list"))


def _level_of(one: Opened, keys: Keys) -> str:
    levels = one.located.data["levels"]
    return str(levels[int(keys[1])].get("level")) if isinstance(levels, list) else ""
