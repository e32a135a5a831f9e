"""Whether every lock is at or above the lowest safe versions in ``floors.toml``. No network.

    python3 .ci/supply/floors.py             a list that has grown old is a warning
    python3 .ci/supply/floors.py --release   … and stops the release
    python3 .ci/supply/floors.py --stamp     the list was gone through today (after an audit)

Standard library only.
"""

import argparse
import datetime as dt
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pins import LOCKS, ROOT, Fault, order, read

LIST = ".ci/supply/floors.toml"
_BOUND = re.compile(r'^\s*"([\w.-]+)>=([\d.]+)', re.MULTILINE)
_CHECKED = re.compile(r"^checked = \S+$", re.MULTILINE)


def faults(root: Path = ROOT) -> list[str]:
    """Return what is below a floor, and rows that guard nothing. Raises Fault if a lock is odd."""
    floors = _floors(root)
    found = [line for lock in LOCKS for line in _below(root / lock, floors, root)]
    named = {pin.name for lock in LOCKS for pin in read(root / lock, root)}
    return [*found, *_promised(root, floors), *_idle(floors, named)]


def age(root: Path = ROOT, today: dt.date | None = None) -> str:
    """Return a sentence if the list is older than it may be, or from the future."""
    data = _data(root)
    days = ((today or dt.datetime.now(dt.UTC).date()) - data["checked"]).days
    if 0 <= days <= data["max_age_days"]:
        return ""
    old = f"ble sist gått gjennom for {days} dager siden, og skal ikke være eldre enn "
    wrong = f"{old}{data['max_age_days']}" if days > 0 else "har en dato som ikke er kommet"
    return f"{LIST}:1:1: listen {wrong}. Kjør .ci/supply/audit.py på nett, og så floors.py --stamp."


def stamp(root: Path, today: dt.date) -> None:
    """Write in the list that it was gone through ``today``."""
    file = root / LIST
    text = file.read_text(encoding="utf-8")
    file.write_text(_CHECKED.sub(f"checked = {today}", text, count=1), encoding="utf-8")


def _data(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / LIST).read_text(encoding="utf-8"))


def _floors(root: Path) -> dict[str, dict[str, Any]]:
    return {row["package"]: row for row in _data(root)["floor"]}


def _below(lock: Path, floors: dict[str, Any], root: Path) -> Iterator[str]:
    for pin in read(lock, root):
        row = floors.get(pin.name)
        if row and not _is_at(pin.version, row["floor"]):
            yield (
                f"{pin.place}: {pin.name} {pin.version} har en kjent svakhet "
                f"({', '.join(row['advisories'])}). Bruk {row['floor']} eller nyere."
            )


def _is_at(version: str, floor: str) -> bool:
    """Whether a version is known to be at ``floor`` or above."""
    try:
        return order(version) >= order(floor)
    except ValueError:
        return False


def _promised(root: Path, floors: dict[str, Any]) -> Iterator[str]:
    """Yield what pyproject.toml allows below a floor: who has no lock installs by that."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    for found in _BOUND.finditer(text):
        row = floors.get(found[1].lower())
        if row and not _is_at(found[2], row["floor"]):
            line = text.count("\n", 0, found.start(1)) + 1
            yield f"pyproject.toml:{line}:6: skriv {found[1]}>={row['floor']}, som i {LIST}."


def _idle(floors: dict[str, Any], named: set[str]) -> Iterator[str]:
    for name in sorted(floors.keys() - named):
        yield f"{LIST}:1:1: {name} står ikke i noen lås. Rett navnet, eller ta bort raden."


def main() -> None:
    """Print what is wrong; exit 1 if anything is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--release", action="store_true")
    parser.add_argument("--stamp", action="store_true")
    options = parser.parse_args()
    if options.stamp:
        stamp(ROOT, dt.datetime.now(dt.UTC).date())
    try:
        wrong = faults()
    except Fault as fault:
        wrong = [str(fault)]
    if old := age():
        wrong += [old] * options.release
        print(f"{'' if options.release else 'advarsel: '}{old}", file=sys.stderr)
    for line in wrong:
        if line != old:
            print(line, file=sys.stderr)
    if not wrong:
        print(f"Ingen pakke er under {LIST}: {len(_floors(ROOT))} gulv, {len(LOCKS)} låser.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
