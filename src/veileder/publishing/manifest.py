"""What a release or a site is made of: hashes, in the form that ``sha256sum -c`` reads."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import PublishFault

NOT_PUBLISHED = ".git"  # of somebody who keeps built sites in git
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One file that is not as it was made: it ``mangler``, is ``endret`` or is an ``ekstra``."""

    what: str
    path: str


def hash_of(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written(hashes: Mapping[str, str]) -> str:
    """Return the text of a manifest: a line for every file."""
    return "".join(f"{digest}  {name}\n" for name, digest in hashes.items())


def read(manifest: str) -> dict[str, str]:
    """Return the hash of every file in the text of a manifest; what is no line of one is not."""
    lines = (line.partition("  ") for line in manifest.split("\n"))
    return {name: digest for digest, _, name in lines if name}


def manifest_of(folder: Path) -> str:
    """Return a line for every file in ``folder``. Raises PublishFault for a link in it."""
    hashes = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] == NOT_PUBLISHED:
            continue
        if path.is_symlink() or "\n" in name or "\\" in name:
            raise PublishFault(
                f"{path} er en lenke, eller har et navn som ikke kan publiseres. Ta den bort."
            )
        if path.is_file():
            hashes[name] = hash_of(path)
    return written(hashes)


def faults_in(there: Mapping[str, str], made: Mapping[str, str]) -> Iterator[Fault]:
    """Yield each file of what is ``there`` that is not as when it was ``made``, by its path."""
    for path in sorted({*there, *made}):
        if path not in there:
            yield Fault("mangler", path)
        elif path not in made:
            yield Fault("ekstra", path)
        elif there[path] != made[path]:
            yield Fault("endret", path)


def verify(folder: Path, manifest: str) -> None:
    """Raise PublishFault unless ``folder`` has just the files of ``manifest``, byte for byte."""
    if (there := manifest_of(folder)) != manifest:
        faults = [
            f"{fault.path} ({fault.what})" for fault in faults_in(read(there), read(manifest))
        ]
        more = f" og {len(faults) - _NAMED} til" if len(faults) > _NAMED else ""
        raise PublishFault(
            f"{folder} er ikke som da den ble laget: {', '.join(faults[:_NAMED])}{more}. "
            "Den blir ikke publisert, og det som vises, er ikke endret."
        )
