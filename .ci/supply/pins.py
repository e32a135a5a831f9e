"""What a lock names, read strictly: a line that is anything else than a pinned wheel is a fault.

Standard library only, so that it can be asked before anything is installed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", ".ci/supply/tools.lock")

_PIN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)==([^\s;\\]+)(?: ; ([^\\]+?))? \\")
_HASH = re.compile(r"    --hash=sha256:([0-9a-f]{64})( \\)?")
_VERSION = re.compile(r"(\d+(?:\.\d+)*)(?:\.?(a|b|rc|dev)(\d+))?(?:\.post(\d+))?")


class Fault(Exception):
    """Something is not as it must be. Its text is ``file:line:column: what, and the cure``."""


@dataclass(frozen=True)
class Pin:
    """A package in a version, for the machines that ``marker`` tells (all when it is empty)."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    place: str


def read(lock: Path, root: Path = ROOT) -> list[Pin]:
    """Return what ``lock`` names, in its order. Raises Fault at the first line of another kind."""
    pins: list[Pin] = []
    is_open = False  # whether the line before ends with a backslash, so that hashes follow
    shown = lock.relative_to(root).as_posix()
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{shown}:{number}:1"
        if not is_open and (found := _PIN.fullmatch(line)):
            pins.append(Pin(found[1], found[2], found[3] or "", (), place))
            is_open = True
        elif is_open and (found := _HASH.fullmatch(line)):
            last = pins[-1]
            hashes = (*last.hashes, found[1])
            pins[-1] = Pin(last.name, last.version, last.marker, hashes, last.place)
            is_open = bool(found[2])
        else:
            raise Fault(
                f"{place}: linja er ikke en pakke med versjon og sjekksum. "
                "Lag låsen på nytt (docs/avhengigheter.md)."
            )
    if is_open or not pins:
        raise Fault(f"{shown}:1:1: låsen er tom eller slutter midt i. Lag den på nytt.")
    return pins


def order(version: str) -> tuple[tuple[int, ...], int, int, int]:
    """Return what sorts versions as pip does. Raises ValueError for a form that is not known."""
    found = _VERSION.fullmatch(version)
    if not found:
        raise ValueError(version)
    numbers = [int(part) for part in found[1].split(".")]
    while numbers[-1:] == [0]:
        numbers.pop()
    early = {"dev": -4, "a": -3, "b": -2, "rc": -1}.get(found[2], 0)
    return tuple(numbers), early, int(found[3] or 0), int(found[4] or -1)
