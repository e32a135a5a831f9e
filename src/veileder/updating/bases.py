"""The shared content that this program has: in its wheel, or in the project around it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CARRIED = _PACKAGE / "base"
BASE = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parents[1]
