"""Which folders say that they alone are made here. Quick: it is asked before anything is read."""

import re
from pathlib import Path

_LINE = re.compile(rb"^[\"']?alone[\"']?:[ \t]*[\"']?true\b", re.MULTILINE)
_ID = re.compile(r"[a-z0-9-]+")  # other folders are no one's
_SETTINGS = ("municipality.yml", "region.yml")


def alone(root: Path) -> list[str]:
    """Return the folders that say of themselves that they alone are made here, sorted.

    A fork has its neighbours' folders, so that git can merge the next release, and hides them so.
    Whatever else is wrong in the file, the line counts.
    """
    found = (path for name in _SETTINGS for path in root.glob(f"municipalities/*/{name}"))
    return sorted({path.parent.name for path in found if _says_so(path)})


def _says_so(path: Path) -> bool:
    try:
        return bool(_ID.fullmatch(path.parent.name) and _LINE.search(path.read_bytes()))
    except OSError:
        return False
