"""Make what is handed out: the wheel, its list of parts, and their sums, from what is committed.

    python3 .ci/supply/release.py FOLDER     needs hatchling (requirements-test.lock); no network

The wheel is built twice, in two places, with another clock zone, hash seed and umask, from the
files that are committed and no others. Two that differ are no release, nor is a lock below a floor
or a list of floors that is old. Exit 1 then, and nothing is in FOLDER.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import floors
from pins import ROOT, Fault
from sbom import sbom

# What may differ from one machine to the next.
_MACHINES = (
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "umask": "022"},
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "umask": "077"},
)
_BUILD = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"


def committed(folder: Path, root: Path = ROOT) -> None:
    """Put what the last commit has into ``folder``, with the time of the commit."""
    done = subprocess.run(["git", "archive", "HEAD"], cwd=root, capture_output=True, check=True)  # noqa: S607
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def epoch(root: Path = ROOT) -> str:
    """Return the second the last commit was made, or what ``SOURCE_DATE_EPOCH`` says."""
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return os.environ.get("SOURCE_DATE_EPOCH") or done.stdout.strip()


def build(source: Path, folder: Path, machine: dict[str, str], second: str) -> Path:
    """Build the wheel of ``source`` into ``folder`` as on ``machine``, and return it."""
    folder.mkdir(parents=True)
    variables = {**os.environ, **machine, "SOURCE_DATE_EPOCH": second}
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(folder)],
        cwd=source, env=variables, check=True, umask=int(machine["umask"], 8),
    )  # fmt: skip
    [made] = folder.glob("*.whl")
    return made


def twice(source: Path, aside: Path, second: str) -> Path:
    """Return the wheel of ``source``. Raises Fault if another place and machine make another."""
    wheels = []
    for number, machine in enumerate(_MACHINES):
        place = aside / f"sted-{number}" / "kilde"
        shutil.copytree(source, place, copy_function=shutil.copy)
        wheels.append(build(place, aside / f"hjul-{number}", machine, second))
    if len({_sum(wheel) for wheel in wheels}) != 1:
        raise Fault(f"{wheels[0].name}:1:1: hjulet ble ikke det samme to ganger.")
    return wheels[0]


def make(folder: Path, root: Path = ROOT) -> list[Path]:
    """Make the release in ``folder``, and return its files. Raises Fault if there may be none."""
    wrong = [*floors.faults(root), *filter(None, [floors.age(root)])]
    if wrong:
        raise Fault("\n".join(wrong))
    second = epoch(root)
    with tempfile.TemporaryDirectory() as name:
        aside = Path(name)
        committed(aside / "kilde", root)
        wheel = twice(aside / "kilde", aside, second)
        os.environ["SOURCE_DATE_EPOCH"] = second
        parts = wheel.with_name(f"{wheel.name.removesuffix('.whl')}.cdx.json")
        parts.write_text(sbom(aside / "kilde", wheel), encoding="utf-8", newline="\n")
        sums = wheel.with_name("SHA256SUMS")
        lines = [f"{_sum(file)}  {file.name}\n" for file in (wheel, parts)]
        sums.write_text("".join(lines), encoding="utf-8", newline="\n")
        folder.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copy(file, folder)) for file in (wheel, parts, sums)]


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> None:
    """Make the release; print its files with their sums, or what is in the way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    try:
        for file in make(parser.parse_args().folder):
            print(f"{_sum(file)}  {file.name}")
    except Fault as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
