"""Whether everything in the locks can be had ready-made, for each Python and machine we promise.

    python3 benchmarks/wheels.py

Needs ``uv`` and a network. Asks for each target alone, as a first run on such a machine would:
wheels only, with hashes. Prints the table of docs/avhengigheter.md; exit 1 if anything is missing.
"""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock")
PYTHONS = ("3.11.0", "3.11.5", "3.12", "3.13", "3.14")  # 3.11.5 has a pin of its own
MACHINES = {
    "Linux x64": "x86_64-manylinux_2_28",
    "Linux arm64": "aarch64-manylinux_2_28",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS x64": "x86_64-apple-darwin",
    "Windows x64": "x86_64-pc-windows-msvc",
}


def missing(lock: Path, python: str, platform: str, folder: str) -> str:
    """Return the package that has no wheel for a target, or nothing."""
    command = [
        "uv", "pip", "install", "--dry-run", "--no-deps", "--require-hashes",
        "--only-binary", ":all:", "--python-version", python, "--python-platform", platform,
        "--target", folder, "-r", str(lock),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 0:
        return ""
    found = re.search(r"Because (\S+) has no", done.stderr)
    return found[1] if found else done.stderr.strip().splitlines()[-1]


def row(lock: str, python: str, folder: str) -> list[str]:
    """Return the cells of one Python: ``ja``, or what is missing."""
    return [
        missing(ROOT / lock, python, platform, folder) or "ja" for platform in MACHINES.values()
    ]


def main() -> None:
    """Print the table, and exit with 1 if a cell is not ``ja``."""
    if shutil.which("uv") is None:
        sys.exit("Needs uv.")
    os.environ["UV_NO_PROGRESS"] = "1"
    print(f"Prøvd {dt.date.today().isoformat()} med `benchmarks/wheels.py`.\n")
    print("| Lås | CPython |", " | ".join(MACHINES), "|")
    print("|---|---|" + "---|" * len(MACHINES))
    whole = True
    with tempfile.TemporaryDirectory() as folder:
        for lock in LOCKS:
            for python in PYTHONS:
                cells = row(lock, python, folder)
                whole = whole and set(cells) == {"ja"}
                print(f"| `{lock}` | {python} |", " | ".join(cells), "|", flush=True)
    sys.exit(0 if whole else 1)


if __name__ == "__main__":
    main()
