"""An output as one file to send: the same sites give the same bytes, wherever it is made."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from veileder.faults import PublishFault
from veileder.publishing.disk import disk_faults
from veileder.rendering.record import MARK, read_record, standing

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can tell
_MODE = 0o100644 << 16
_UNIX = 3


def packed(output: Path, target: Path) -> None:
    """Write all files of ours in ``output`` to the zip ``target``, whole or not at all.

    Files are not packed tighter: how tight they get is up to each Python's zlib. Raises
    PublishFault.
    """
    inside = Path(os.path.realpath(target)).is_relative_to(os.path.realpath(output))
    if inside or target.is_dir():
        raise PublishFault(f"{target} kan ikke brukes. Velg en fil utenfor {output} med --zip.")
    half = target.with_name(f".{target.name}.halv")
    try:
        with disk_faults(target, "filen kan ikke lages"):
            target.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as archive:
                for name in sorted(_files(output)):
                    entry = zipfile.ZipInfo(name, _BEGINNING)
                    entry.create_system, entry.external_attr = _UNIX, _MODE
                    archive.writestr(entry, (output / name).read_bytes())
            half.replace(target)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _files(output: Path) -> Iterator[str]:
    top = read_record(output)
    for site, record in {"": top, **standing(output)}.items():
        if record:
            start = f"{site}/" if site else ""
            yield from (f"{start}{file}" for file in (*record.files, MARK))
