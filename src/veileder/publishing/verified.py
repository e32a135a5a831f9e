"""Looking again at what was built: whether every file is there, as it was made, and no other.

Each site has a manifest among its files, and so has what stands above them.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from veileder.faults import PublishFault
from veileder.publishing.destination import HOSTS_OWN
from veileder.publishing.manifest import Fault, faults_in, hash_of, read
from veileder.publishing.worn import is_named
from veileder.rendering.record import MANIFEST, MARK, Record, read_record, standing


def faults_of_output(output: Path) -> Iterator[Fault]:
    """Yield each file in an output that is not as it was built, its path as in the output.

    Styles and scripts of former editions may stand there, and what hosts put there. Raises
    PublishFault when ``output`` is none of ours.
    """
    top = read_record(output)
    if top is None:
        raise PublishFault(
            f"{output} er ikke et ferdig bygg, eller filen {MARK} i den er ødelagt. "
            "Lag det med: python3 build.py build --output MAPPE"
        )
    sites = standing(output)
    for site, record in {"": top, **sites}.items():
        yield from _faults_of_site(output, site, record, () if site else {*sites, *HOSTS_OWN})


def _faults_of_site(
    output: Path, site: str, record: Record, but: Collection[str]
) -> Iterator[Fault]:
    folder, start = output / site, f"{site}/" if site else ""
    made, wanted = _made(folder), {*record.files}
    if not made:
        yield Fault("mangler", start + MANIFEST)
        return
    is_changed = {*made, MANIFEST} != wanted
    if is_changed:
        yield Fault("endret", start + (MANIFEST if {*made} - wanted else MARK))
    there = {
        name: "" if (folder / name).is_symlink() else hash_of(folder / name)
        for name in _files(folder, but)
        if name not in (MANIFEST, MARK) and not _is_allowed(start + name, made, name)
    }
    for fault in faults_in(there, made):
        yield Fault(fault.what, start + fault.path)


def _made(folder: Path) -> dict[str, str]:
    """Return the manifest of one site; nothing where it can't be read."""
    try:
        return read((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def _files(folder: Path, but: Collection[str]) -> Iterator[str]:
    """Yield the path of every file in a folder, and of links to folders, ``but`` in some."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        if here == folder:
            folders[:] = [name for name in folders if name not in but]
        yield from ((here / name).relative_to(folder).as_posix() for name in (*files, *links))


def _is_allowed(path: str, made: Mapping[str, str], name: str) -> bool:
    """Say whether a file that we did not make now may stand there."""
    return name not in made and (is_named(Path(path)) or path.partition("/")[0] in HOSTS_OWN)
