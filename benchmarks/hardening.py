"""Everything that tries to get in, or to make something get lost, one after the other.

    python3 benchmarks/hardening.py [--only REGEX] [--minutes 30]

Runs the long forms of what ``docs/sikkerhet.md`` promises: bad inputs and odd ones, payloads in
every field, foreign marks, spoilt inputs, slow and hostile clients, failing disks, the same bytes
under other circumstances, safe versions, and faults that the tests must notice. Prints what each
said at its end, how long it took and whether it held. What there is no time left for is told, and
counts as not held. The suite has a short form of each.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TESTS = ("-m", "pytest", "-q", "-n", "0")


class Part(NamedTuple):
    """One thing to run: its name in the table, and what Python is given."""

    name: str
    command: tuple[str, ...]


PARTS = (
    Part("gale filer, og rare som er riktige", (*TESTS, "tests/bad_inputs", "tests/inspecting")),
    Part("adresser og personopplysninger", (*TESTS, "tests/checks/test_addresses.py",
                                             "tests/checks/test_persons.py")),
    Part("skript i felt, merker på feil nettsted", ("benchmarks/leaks.py",)),
    Part("det en leter etter, når ikke tjeneren", (*TESTS, "tests/leaks/test_promise.py")),
    Part("ødelagte innlesinger", ("benchmarks/fuzz.py", "--inputs", "20000")),
    Part("trege og fiendtlige klienter", ("benchmarks/besieged.py", "--clients", "2000")),
    Part("andre sider i nettleseren", (*TESTS, "tests/editing/test_hostile.py",
                                     "tests/editing/test_gate.py")),
    Part("disk som svikter", ("benchmarks/injected.py", "--seconds", "300")),
    Part("samme byte uansett maskin", ("benchmarks/same.py",)),
    Part("trygge versjoner", (".ci/supply/floors.py",)),
    Part("feil som testene skal se", ("benchmarks/mutants.py", "--all", "--sample", "30")),
)  # fmt: skip


class Held(NamedTuple):
    """What became of a part."""

    part: Part
    status: int | None
    seconds: float
    said: str


def main() -> int:
    """Run the parts and print the table; return how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a pattern for the names of the parts")
    parser.add_argument("--minutes", type=float, default=30)
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    chosen = [part for part in PARTS if re.search(options.only, part.name)]
    if not chosen:
        parser.error(f"no part is called «{options.only}»")
    print("| del | holdt | sekunder | sa til slutt |", "|---|---|---|---|", sep="\n", flush=True)
    held = [_told(_run(part, end - time.monotonic())) for part in chosen]
    return int(any(one.status != 0 for one in held))


def _run(part: Part, left: float) -> Held:
    began = time.monotonic()
    if left <= 0:
        return Held(part, None, 0, "ikke tid")
    try:
        ran = subprocess.run(
            [sys.executable, *part.command],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=left,
        )
    except subprocess.TimeoutExpired:
        return Held(part, None, left, "ikke ferdig i tide")
    said = (ran.stdout + (ran.stderr if ran.returncode else "")).strip().splitlines()
    return Held(part, ran.returncode, time.monotonic() - began, said[-1] if said else "")


def _told(one: Held) -> Held:
    mark = "ja" if one.status == 0 else "nei"
    said = one.said.replace("|", "/")
    print(f"| {one.part.name} | {mark} | {one.seconds:.0f} | {said} |", flush=True)
    return one


if __name__ == "__main__":
    sys.exit(main())
