"""What an update does to the folders of a root: worked out, and tried, beside them."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from veileder.authoring.accept import write_fingerprint
from veileder.authoring.originals import Original, originals
from veileder.checked import Checked, read
from veileder.findings import Finding
from veileder.model.base import is_read
from veileder.model.guide import Skeleton
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import BORROWED, EXAMPLES, Library
from veileder.reading.library import load
from veileder.reading.names import TextFile
from veileder.resolving.guide import Guide
from veileder.resolving.skeleton import LISTS
from veileder.updating.contents import Files, all_opened, folder_of, renamed_files
from veileder.updating.form import bare_guide, says_the_same
from veileder.updating.keeping import OldTexts
from veileder.updating.names import Names, renamed_data
from veileder.updating.overrides import Overridden, overridden, own_instead
from veileder.updating.release import Releases
from veileder.updating.settling import settled
from veileder.updating.taking import Settled, is_whole, without_idle_hiding
from veileder.updating.trees import read_files, write_files

_SHARED = ("content", "tools")
_HOME = "municipalities"
NOTES = ".oppdatering"  # in a municipality's folder; nobody takes what is in it for content


@dataclass(frozen=True, slots=True)
class Version:
    """A release, and the folder that has its content/ and tools/."""

    number: str
    base: Path


@dataclass(slots=True)
class Planned:
    """The folders as they were and as they will be, with both worlds as the program reads them.

    ``bare`` is what nobody sees of the shared content, before and after.
    """

    was: Files
    files: Files
    before: Checked
    after: Checked
    bare: tuple[Guide, Guide]
    settled: dict[str, Settled] = field(default_factory=dict)
    outdated: list[tuple[Original, Original]] = field(default_factory=list)
    shipped: frozenset[str] = frozenset()  # neighbours' folders, which come with the release
    overridden: tuple[Overridden, ...] = ()

    @property
    def new_errors(self) -> list[Finding]:
        """The errors that are there afterwards, and were not before."""
        known = {(f.rule, f.message) for f in self.before.findings}
        others = {"", *EXAMPLES, *(folder.rpartition("/")[2] for folder in self.shipped)}
        found = (f for f in self.after.findings if f.is_error and f.owner not in others)
        return [finding for finding in found if (finding.rule, finding.message) not in known]

    def changed(self, folder: str) -> Iterator[tuple[str, bytes | None, bytes | None]]:
        """Yield the path of each file that is not as it was, with what it was and is."""
        for path in sorted({*self.was, *self.files}):
            before, after = self.was.get(path), self.files.get(path)
            if path.startswith(f"{folder}/") and f"/{NOTES}/" not in path and before != after:
                yield path, before, after


@contextlib.contextmanager
def planned(root: Path, old: Version, new: Version, releases: Releases) -> Iterator[Planned]:
    """Give what an update of ``root`` comes to; it is gone afterwards. Raises Refusal."""
    with tempfile.TemporaryDirectory(prefix="veileder-oppdatering-") as made:
        place = Path(made).resolve()
        was, own = read_files(root, [_HOME]), own_instead(root)
        instead = {path: own[path] for path in own if path.startswith(_SHARED)}
        named = {**read_files(old.base, _SHARED), **instead, **was}
        for release in releases.all:
            named = _renamed(named, release.names)
        copies = read_files(root, [BORROWED])
        write_files(place / "old", {**named, **copies}, old.base)
        before = read(place / "old")
        done = _settled(named, before.library, new, releases, place / "new")
        shared = {**read_files(new.base, _SHARED), **instead, **copies}
        write_files(place / "new", {**done[0], **shared}, new.base)
        bare, outdated = _confirmed(place / "new", before.library, releases)
        after = read(place / "new")
        files = read_files(place / "new", [_HOME])
        shipped = frozenset(_as_shipped(was, old) | _as_shipped(was, new))
        theirs = {path: content for path, content in was.items() if folder_of(path) in shipped}
        mine = {path: content for path, content in files.items() if folder_of(path) not in shipped}
        files = {**theirs, **mine}
        beneath = tuple(overridden(own, old.base, new.base))
        yield Planned(was, files, before, after, bare, done[1], outdated, shipped, beneath)


def _as_shipped(was: Files, version: Version) -> set[str]:
    """Return the municipalities' folders in ``was`` that are just as in the release."""
    theirs = read_files(version.base, [_HOME])
    folders = {folder_of(path) for path in was if path.count("/") > 1}
    return {folder for folder in folders if _in(was, folder) == _in(theirs, folder)}


def _in(files: Files, folder: str) -> Files:
    return {path: content for path, content in files.items() if path.startswith(f"{folder}/")}


def _renamed(files: Files, names: Names) -> Files:
    """Return ``files`` with new names; what a folder has whole as its own keeps the name it has."""
    found: Files = {}
    by_folder: dict[str, Files] = {}
    for path, content in files.items():
        by_folder.setdefault(folder_of(path), {})[path] = content
    for folder, own in by_folder.items():
        mine = _owned(own, folder) if folder.startswith(_HOME) else set()
        ids = {old: new for old, new in names.ids.items() if old not in mine}
        found |= renamed_files(own, Names(ids, names.fields))
    return found


def _owned(files: Files, folder: str) -> set[str]:
    """Return the refs of the texts that a folder has whole, whatever the shared ones are called."""
    texts = (one for one in all_opened(files, folder) if is_whole(one))
    keys = (one.file.key for one in texts if isinstance(one.file, TextFile))
    return {f"{key.kind}/{key.id}" for key in keys}


def _settled(
    files: Files, old: Library, new: Version, releases: Releases, place: Path
) -> tuple[Files, dict[str, Settled]]:
    """Return the municipalities' files with what is gone seen to, and what was done in each."""
    shared = {path: content for path, content in files.items() if not path.startswith(_HOME)}
    texts = OldTexts(old, shared)
    lost = _lost_by_steps(old, new, place)
    found = {path: content for path, content in files.items() if path.startswith(_HOME)}
    done: dict[str, Settled] = {}
    for folder in _regions_first(found, old):
        put = f"{folder}/{NOTES}/{new.number}/til-side"
        spared = {ref for ref, _ in done[above].kept} if (above := _above(folder, old)) else set()
        changes = [change for change in releases.changes() if change.ref not in spared]
        done[folder] = settled(found, folder, changes, texts, put)
        found = without_idle_hiding(done[folder].files, folder, lost)
    return found, done


def _regions_first(files: Files, old: Library) -> list[str]:
    folders = set(map(folder_of, files))
    return sorted(folders, key=lambda one: (one.rpartition("/")[2] not in old.regions, one))


def _above(folder: str, old: Library) -> str | None:
    """Return the folder of the region that a municipality is in."""
    name = folder.rpartition("/")[2]
    stack = old.stack(name) if name in old.layers else []
    return f"{_HOME}/{stack[1].id}" if len(stack) == 3 else None


def _lost_by_steps(old: Library, new: Version, place: Path) -> dict[str, set[str]]:
    """Return what each shared step has no longer, as the name of the list and the id."""
    write_files(place, read_files(new.base, ["content"]), new.base)
    now = _lists(load(place))
    return {step: has - now.get(step, set()) for step, has in _lists(old).items()}


def _lists(library: Library) -> dict[str, set[str]]:
    """Return what is in the lists of each shared step, its variants' too."""
    skeleton = library.shared.table("guide.yml", Skeleton)
    steps = [step for level in skeleton.levels for step in level.steps] if skeleton else []
    return {
        step.id: {
            f"{name}/{id}"
            for one in (step, *step.variants.values())
            for name in LISTS
            for id in getattr(one, name, None) or ()
        }
        for step in steps
    }


def _confirmed(
    root: Path, before: Library, releases: Releases
) -> tuple[tuple[Guide, Guide], list[tuple[Original, Original]]]:
    """Renew the fingerprints of what says the same; return what says something else.

    It says the same when it has only got other names, or placeholders instead of its plain words.
    With it come the two bare guides. What was out of date before the update stays so, and is not
    told of again.
    """
    after = load(root)
    bare = bare_guide(before), bare_guide(after)
    known = {(one.at.path, one.ref): one for one in originals(before)}
    outdated = []
    for now in originals(after):
        was = known.get((now.at.path, now.ref))
        if was is None or not now.at.path.startswith(_HOME):
            continue
        is_unsealed = is_read(was.noted)
        if not is_unsealed and was.noted != _first(was, releases):
            continue
        is_same = says_the_same(was, bare[0], now, bare[1])
        if is_same or is_unsealed:
            seen = now if is_same else was
            write_fingerprint(root, after.place_of(now.at), seen.fingerprint)
        if not is_same:
            outdated.append((was, now))
    return bare, outdated


def _first(one: Original, releases: Releases) -> str:
    """Return the fingerprint of ``one`` as it was before its names were changed."""
    data = one.data
    for release in reversed(releases.all):
        data = renamed_data(one.model, data, release.names.turned, one.step)
    return fingerprint(data, _first_fields(one, releases))


def _first_fields(one: Original, releases: Releases) -> list[str] | None:
    if one.only is None:
        return None
    names = dict.fromkeys(one.only, "")
    for release in reversed(releases.all):
        turned = release.names.turned.fields
        names = {turned.get((one.model.__name__, name), name): "" for name in names}
    return list(names)
