"""Ask pip-audit about everything in the locks, and believe it only if it says it asked about all.

    python3 .ci/supply/audit.py [LOCK…]      needs pip-audit (.ci/supply/tools.lock) and a network

pip-audit leaves out what is for other machines and says nothing, takes one version of a package at
a time, and says «no known vulnerabilities» when it has looked at none. So every lock is given to it
without markers, in as many parts as a package has versions, and what it answers is counted.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pins import LOCKS, ROOT, Fault, Pin, read

PROGRAM = (sys.executable, "-m", "pip_audit")
OPTIONS = ("--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off", "-f", "json")


def parts(pins: Sequence[Pin]) -> Iterator[list[Pin]]:
    """Yield ``pins`` in parts where no package stands twice."""
    left = list(dict.fromkeys(pins))
    while left:
        part: dict[str, Pin] = {}
        for pin in left:
            part.setdefault(pin.name, pin)
        yield list(part.values())
        left = [pin for pin in left if part[pin.name] is not pin]


def audit(lock: Path, program: Sequence[str] = PROGRAM, root: Path = ROOT) -> tuple[int, list[str]]:
    """Return how many pins were audited, and what is known against them.

    Raises Fault unless every pin of ``lock`` was.
    """
    pins = read(lock, root)
    known: list[str] = []
    count = 0
    for part in parts(pins):
        answers = _answers(part, program)
        missing = sorted(
            f"{pin.name} {pin.version}"
            for pin in part
            if "vulns" not in answers.get((pin.name, pin.version), {})
        )
        if missing:
            raise Fault(
                f"{part[0].place.split(':')[0]}:1:1: {len(part) - len(missing)} av {len(part)} "
                f"pakker er revidert. Mangler {', '.join(missing)}. Prøv igjen på nett."
            )
        count += len(part)
        known += [line for pin in part for line in _told(pin, answers[pin.name, pin.version])]
    return count, known


def _answers(part: list[Pin], program: Sequence[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what pip-audit says of each name and version. Raises Fault when it says nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text("".join(map(_line, part)), encoding="utf-8")
        command = [*program, *OPTIONS, "-r", str(file)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        rows = json.loads(done.stdout)["dependencies"]
        return {(row["name"].lower(), row.get("version", "")): row for row in rows}
    except (ValueError, KeyError, TypeError, AttributeError):
        last = (done.stderr.strip().splitlines() or ["ingenting"])[-1]
        raise Fault(f"0 av {len(part)} pakker er revidert. pip-audit sa: {last}") from None


def _line(pin: Pin) -> str:
    hashes = "".join(f" --hash=sha256:{digest}" for digest in pin.hashes)
    return f"{pin.name}=={pin.version}{hashes}\n"


def _told(pin: Pin, answer: dict[str, Any]) -> Iterator[str]:
    for one in answer["vulns"]:
        safe = ", ".join(one.get("fix_versions") or ["ingen ennå"])
        yield f"{pin.place}: {pin.name} {pin.version}: {one['id']}. Rettet i: {safe}."


def main() -> None:
    """Audit the locks; exit 1 if anything is known against a pin, or one was not asked about."""
    wrong = False
    for name in sys.argv[1:] or LOCKS:
        try:
            count, known = audit(ROOT / name)
        except Fault as fault:
            count, known = 0, [str(fault)]
        print("\n".join([*known, f"{name}: {count} av {count} revidert"] if count else known))
        wrong = wrong or bool(known)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
