"""What is borrowed from another repository: a copy at one commit, kept in one's own.

Only what others can borrow is taken: settings, tables and tools, as plain files. Git brings it, and
nothing of it is ever run. ``borrowed/<name>.yml`` says where each copy is from.
"""

import difflib
import json
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from veileder.faults import Refusal
from veileder.findings import told
from veileder.model.base import ID_PATTERN
from veileder.reading.layers import BORROWED, ENTRY_TABLES
from veileder.reading.names import ATTACHMENTS
from veileder.reading.settings import SETTINGS
from veileder.reading.yaml.reader import read_yaml
from veileder.updating.contents import Files
from veileder.updating.fetching import git

_MOST_BYTES = 50_000_000
_POINTER = b"version https://git-lfs"
_MOST_LINES = 12  # shown of what differs in one file
_HEAD = "# Skrevet av build.py borrow. Hent ny utgave med: python3 build.py borrow --update {}\n"


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a copy is from: whose folder in which repository, and at which commit."""

    name: str
    address: str
    municipality: str
    version: str
    commit: str = ""
    date: str = ""


def fetched(root: Path, wanted: Pin) -> tuple[Pin, list[str]]:
    """Put the copy that is ``wanted`` in ``root``; return its pin, and what is another now.

    Raises Refusal where it can't be had; then nothing is changed.
    """
    _demand_free(root, wanted.name)
    with tempfile.TemporaryDirectory(prefix="veileder-lån-") as made:
        place = Path(made)
        pin = _cloned(wanted, place)
        files = dict(_files(place / "tre.tar", pin))
    if not any(name in files for name in SETTINGS):
        raise Refusal(f"{pin.address} har ingen mappe municipalities/{pin.municipality}.")
    before = _as_it_is(root / BORROWED / pin.name)
    _put_in(root / BORROWED, pin, files)
    return pin, list(_differences(before, files))


def pins(root: Path) -> Iterator[Pin]:
    """Yield the copies in ``root``. Raises Refusal for a file that does not say where from."""
    for path in sorted((root / BORROWED).glob("*.yml")):
        read = told(read_yaml(path.read_text(encoding="utf-8"), path.name)).value
        said = {k: str(v) for k, v in read.data.items()} if read else {}
        if not said.get("address") or not said.get("municipality"):
            raise Refusal(f"{BORROWED}/{path.name} mangler address eller municipality.")
        yield Pin(path.stem, said["address"], said["municipality"], said.get("version", ""),
                  said.get("commit", ""))  # fmt: skip


def _demand_free(root: Path, name: str) -> None:
    if not re.fullmatch(ID_PATTERN, name):
        raise Refusal(f"«{name}» kan ikke være et mappenavn. Velg et annet med --name.")
    if (root / "municipalities" / name).exists():
        raise Refusal(f"municipalities/{name} finnes her fra før. Velg et annet navn med --name.")


def _cloned(wanted: Pin, place: Path) -> Pin:
    """Bring the folder at the version wanted to ``place``, as an archive; return what it was."""
    address = wanted.address
    depth = [] if wanted.version else ["--depth", "1"]
    done = git(place, "clone", "--quiet", "--bare", *depth, "--", address, "kilde")
    if done.returncode:
        last = next(iter(done.stderr.strip().splitlines()[-1:]), "")
        raise Refusal(f"Git fikk ikke hentet {address}. Ingenting er endret. ({last})")
    source = place / "kilde"
    revision = f"{wanted.version or 'HEAD'}^{{commit}}"
    found = git(source, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    if found.returncode:
        raise Refusal(f"{address} har ingen versjon {wanted.version}. Ingenting er endret.")
    commit = found.stdout.split()[-1]
    folder = f"municipalities/{wanted.municipality}"
    done = git(source, "archive", "-o", str(place / "tre.tar"), commit, "--", folder)
    if done.returncode:
        raise Refusal(f"{address} har ingen mappe {folder}. Ingenting er endret.")
    date = git(source, "show", "--no-patch", "--format=%cs", commit).stdout.strip()
    return Pin(wanted.name, address, wanted.municipality, wanted.version, commit, date)


def _files(archive: Path, pin: Pin) -> Iterator[tuple[str, bytes]]:
    """Yield the files in ``archive`` that can be borrowed, by their paths in the folder."""
    left = _MOST_BYTES
    with tarfile.open(archive) as tar:
        for member in tar:
            inside = PurePosixPath(member.name)
            name = "/".join(inside.parts[2:])
            opened = tar.extractfile(member) if member.isreg() and _is_wanted(name) else None
            if opened is None:
                continue
            left -= member.size
            if left < 0:
                raise Refusal(f"Mappen hos {pin.address} er for stor til å lånes.")
            content = opened.read()
            if content.startswith(_POINTER):
                raise Refusal(f"{name} ligger i Git LFS hos {pin.address}, og kan ikke lånes.")
            yield name, content


def _is_wanted(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    is_tool = folder == "tools" and PurePosixPath(file).suffix in {".md", *ATTACHMENTS}
    return is_tool or name in {*SETTINGS, *ENTRY_TABLES}


def _as_it_is(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _put_in(home: Path, pin: Pin, files: Files) -> None:
    """Write the copy beside what is there, and let it take its place."""
    new = home / f".{pin.name}.ny"
    shutil.rmtree(new, ignore_errors=True)
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.rmtree(home / pin.name, ignore_errors=True)
    new.rename(home / pin.name)
    said = {"address": pin.address, "municipality": pin.municipality, "version": pin.version,
            "commit": pin.commit, "date": pin.date}  # fmt: skip
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    text = _HEAD.format(pin.name) + "".join(lines)
    (home / f"{pin.name}.yml").write_text(text, encoding="utf-8", newline="\n")


def _differences(before: Files, after: Files) -> Iterator[str]:
    """Yield what is new, gone or another, and how texts differ, line by line."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        what = "ny" if old is None else "borte" if new is None else "endret"
        yield f"  {what}: {name}"
        if old is not None and new is not None and name.endswith((".yml", ".md")):
            was, now = (text.decode("utf-8", "replace").splitlines() for text in (old, new))
            differing = [line for line in difflib.ndiff(was, now) if line[:2] in ("- ", "+ ")]
            yield from (f"    {line}" for line in differing[:_MOST_LINES])
            if len(differing) > _MOST_LINES:
                yield f"    … og {len(differing) - _MOST_LINES} linjer til"
