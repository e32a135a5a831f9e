"""Reads and writes the folders of an update; a whole one is put in in one step."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from veileder.faults import Refusal, reason_of
from veileder.publishing.disk import exchange, patiently, remove, to_disk
from veileder.stopping import held
from veileder.updating.contents import Files

_NEW, _OLD = ".oppdatering.ny", ".oppdatering.gammel"
_MAKES_WHOLE = "mkdocs.yml"  # a root with this has all that is needed in itself
_WORDS = "theme_overrides/interface.*.yml"  # which municipalities may replace one by one


def is_whole(root: Path) -> bool:
    """Whether ``root`` has the whole project in itself, as a fork has."""
    return (root / _MAKES_WHOLE).is_file()


def read_files(root: Path, places: Iterable[str]) -> Files:
    """Return the content of all files in ``places`` of ``root``; links are left alone."""
    found: Files = {}
    for place in places:
        for folder, _, names in os.walk(root / place):
            for path in (Path(folder) / name for name in names):
                if path.is_file() and not path.is_symlink():
                    found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))


def write_files(root: Path, files: Mapping[str, bytes], base: Path) -> None:
    """Write ``files`` into ``root``, which becomes a whole root of the release in ``base``."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    if is_whole(base):
        for own in (base / _MAKES_WHOLE, *base.glob(_WORDS)):
            there = root / own.relative_to(base)
            there.parent.mkdir(exist_ok=True)
            shutil.copyfile(own, there)


def put_in(root: Path, was: Files, files: Files, place: str = "municipalities") -> None:
    """Let the folder ``place`` of ``root``, which has the files ``was``, have ``files`` instead.

    All of it in one step, where the system can exchange two folders: who is stopped before it has
    the old, and after it the new. Elsewhere there are two renames, and ``mend`` finishes what was
    stopped between them. Raises Refusal when somebody has changed a file meanwhile.
    """
    home, new, old = root / place, root / _NEW, root / _OLD
    with _refused(home):
        mend(root, place)
        remove(new)
        shutil.copytree(home, new, symlinks=True)
        _bring(new, place, was, files)
        to_disk(new)
        if read_files(root, [place]) != was:
            remove(new)
            raise Refusal(f"Noe i {place}/ ble endret mens oppdateringen pågikk. Kjør den på nytt.")
        with held():
            if not exchange(new, home):
                patiently(lambda: home.rename(old))
                patiently(lambda: new.rename(home))
        remove(new)
        remove(old)


def _bring(new: Path, place: str, was: Files, files: Files) -> None:
    """Make the files in the copy ``new`` what they shall be."""
    for path in was.keys() - files.keys():
        (new / path.removeprefix(f"{place}/")).unlink()
    for path, content in files.items():
        if was.get(path) != content:
            at = new / path.removeprefix(f"{place}/")
            at.parent.mkdir(parents=True, exist_ok=True)
            at.write_bytes(content)


def mend(root: Path, place: str = "municipalities") -> None:
    """Bring back a folder that was stopped between two renames, and clear up after it."""
    home, old = root / place, root / _OLD
    if old.is_dir() and not home.exists():
        patiently(lambda: old.rename(home))


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` at ``path`` in one step."""
    beside = path.with_name(f".{path.name}.ny")
    with _refused(path):
        beside.write_text(text, encoding="utf-8", newline="")
        patiently(lambda: beside.replace(path))


@contextlib.contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what a disk can do to us into a sentence about ``path``."""
    try:
        yield
    except OSError as error:
        said = f"{path} kan ikke skrives ({reason_of(error)}). Filene deres er som de var."
        raise Refusal(said) from error
