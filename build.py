"""The front door: ``python3 build.py``. Needs only Python; makes its own environment.

Everything else is in ``src/veileder``. This file uses nothing but the standard library, and only
what old Pythons understand, so that it can say which Python is needed.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)


def main() -> None:
    """Run ``veileder`` here if it is installed, otherwise in the project's own environment."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"Dette programmet trenger Python {OLDEST[0]}.{OLDEST[1]} eller nyere, og dette er "
            f"{sys.version_info[0]}.{sys.version_info[1]}. "
            "Hent en nyere på https://www.python.org/downloads/"
        )
    if importlib.util.find_spec("veileder") or in_own_environment():
        sys.exit(run(sys.argv[1:]))
    python = prepare(testing=sys.argv[1:2] == ["test"])
    become([str(python), str(ROOT / "build.py"), *sys.argv[1:]])


def become(command: "list[str]") -> None:
    """Run ``command`` as this very process, so that whoever stops us stops it; never return."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - our own Python
    sys.exit(subprocess.call(command))


def in_own_environment() -> bool:
    """Whether this Python is the one of the project's environment."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def run(arguments: "list[str]") -> int:
    """Hand over to the program. The tests need more than the sites; fetch it when asked for."""
    if in_own_environment() and arguments[:1] == ["test"]:
        prepare(testing=True)
    sys.path.insert(0, str(ROOT / "src"))
    from veileder.cli import main as veileder  # noqa: PLC0415 - exists only now

    return veileder(arguments)


def prepare(testing: bool) -> Path:
    """Make the environment if it is missing or older than the lock; return its Python."""
    lock = ROOT / ("requirements-test.lock" if testing else "requirements.lock")
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = ENVIRONMENT / (lock.name + ".installed")
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print("Gjør klar programmet. Det skjer bare første gang og tar et par minutter.", flush=True)
    if not python.exists():
        make_environment()
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    call([python, "-m", "pip", "install", *options], "Pakkene kunne ikke hentes. Er du på nett?")
    stamp.write_text(wanted)
    return python


def make_environment() -> None:
    """Make ``.venv``, or say what is missing. Debian keeps ``venv`` in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        sys.exit(
            "Python mangler venv. På Debian og Ubuntu: "
            f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        )
    call([sys.executable, "-m", "venv", ENVIRONMENT], "Mappen .venv kunne ikke lages.")


def call(command: "list[object]", sentence: str) -> None:
    """Run a command; end with ``sentence`` if it fails."""
    if subprocess.call([str(part) for part in command]) != 0:
        sys.exit(sentence)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # before the program itself has begun
        sys.exit(130)
