"""The folder that ``--root`` names: whether what a command needs is there."""

import os
from pathlib import Path

from veileder.faults import Refusal
from veileder.groundwork import GROUNDWORK, IS_INSTALLED, is_whole

# Set by the build.py of an own repository: the folder that it stands in.
_OWN = os.environ.get("VEILEDER_ROOT", "")
DEFAULT_ROOT = Path(_OWN) if _OWN else Path() if IS_INSTALLED else GROUNDWORK
_PYTHON = "py" if os.name == "nt" else "python3"
# What the one at the terminal types to run us.
PROGRAM = ("veileder",) if IS_INSTALLED and not _OWN else (_PYTHON, "build.py")


def demand_content(root: Path, *, is_new: bool = False) -> None:
    """Raise Refusal if what a command works on is not in ``root``.

    The first municipality above the groundwork ``is_new`` where there is nothing yet.
    """
    needed = "content" if is_whole(root) else "municipalities"
    if root.exists() and not root.is_dir():
        raise Refusal(f"{root} er en fil. Velg mappen som {needed}/ ligger i, med --root.")
    if not (root / needed).is_dir() and not (is_new and not is_whole(root)):
        where = root.absolute() if root == Path() else root
        raise Refusal(f"Det finnes ingen mappe {needed}/ i {where}. Velg riktig mappe med --root.")
