"""What a release is made of: the hash of every file, in the form that ``sha256sum -c`` reads."""

import hashlib
from pathlib import Path

from veileder.faults import PublishFault

NOT_PUBLISHED = ".git"  # of somebody who keeps built sites in git


def manifest_of(folder: Path) -> str:
    """Return a line for every file in ``folder``. Raises PublishFault for a link in it."""
    lines = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] == NOT_PUBLISHED:
            continue
        if path.is_symlink() or "\n" in name or "\\" in name:
            raise PublishFault(
                f"{path} er en lenke, eller har et navn som ikke kan publiseres. Ta den bort."
            )
        if path.is_file():
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def verify(folder: Path, manifest: str) -> None:
    """Raise PublishFault unless ``folder`` has just the files of ``manifest``, byte for byte."""
    if manifest_of(folder) != manifest:
        raise PublishFault(
            f"{folder} er ikke som da den ble laget: filer mangler, er endret eller er lagt til. "
            "Den blir ikke publisert, og det som vises, er ikke endret."
        )
