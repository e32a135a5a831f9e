"""Files that were given, as they are published: a picture without where, when and who."""

from pathlib import Path, PurePosixPath

from veileder.groundwork import place_of
from veileder.inspecting.pictures import PICTURES, picture


def published(root: Path, source: str) -> bytes:
    """Return what is published of the file ``source``. Raises Unreadable for a broken picture."""
    content = place_of(root, source).read_bytes()
    is_picture = PurePosixPath(source).suffix.removeprefix(".") in PICTURES
    return picture(content).content if is_picture else content
