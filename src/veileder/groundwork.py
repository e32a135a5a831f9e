"""A root and the groundwork beneath it: where a file is. Standard library only.

An installed program carries the shared content, the tools, the templates and the example. They
lie beneath the root that somebody works in, and what stands in the root wins, file by file. A
checkout of the whole project has all of it in itself, and nothing lies beneath it.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "base"
IS_INSTALLED = _CARRIED.is_dir()
GROUNDWORK = _CARRIED if IS_INSTALLED else _PACKAGE.parents[1]
EXAMPLE = "municipalities/eksempel"
_MAKES_WHOLE = "mkdocs.yml"


def is_whole(root: Path) -> bool:
    """Whether ``root`` has all that is needed in itself, and nothing lies beneath it."""
    return not IS_INSTALLED or (root / _MAKES_WHOLE).is_file()


def beneath(root: Path, place: str) -> tuple[Path, ...]:
    """Return the folders in which ``place``, a path from ``root``, is looked for after ``root``.

    A municipality's folder is never put together of two.
    """
    return () if is_whole(root) or _is_own_municipality(root, place) else (GROUNDWORK,)


def folders(root: Path, place: str) -> tuple[Path, ...]:
    """Return the folders in which ``place`` is looked for, the nearest first."""
    return root, *beneath(root, place)


def place_of(root: Path, path: str) -> Path:
    """Return where the file ``path`` is: in ``root``, unless it is only beneath it."""
    own = root / path
    if os.path.lexists(own):
        return own
    carried = (folder / path for folder in beneath(root, path))
    return next((one for one in carried if os.path.lexists(one)), own)


def is_beneath(root: Path, path: str) -> bool:
    """Whether the file ``path`` is one that whoever works in ``root`` does not have."""
    return place_of(root, path) != root / path


def example_in(root: Path) -> str:
    """Return the folder, from ``root``, in which people there find the example to read."""
    return EXAMPLE if (root / EXAMPLE).is_dir() else "docs/eksempel"


def _is_own_municipality(root: Path, place: str) -> bool:
    top, _, rest = place.partition("/")
    name = rest.partition("/")[0]
    return top == "municipalities" and (not name or os.path.lexists(root / top / name))
