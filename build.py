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


def main():
    """Run ``veileder`` here if it is installed, otherwise in the project's own environment."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Dette programmet trenger Python %d.%d eller nyere, og dette er %d.%d. "
            "Hent en nyere på https://www.python.org/downloads/" % (OLDEST + sys.version_info[:2])
        )
    if importlib.util.find_spec("veileder") or in_own_environment():
        sys.exit(run(sys.argv[1:]))
    python = prepare(testing=sys.argv[1:2] == ["test"])
    command = [str(python), str(ROOT / "build.py"), *sys.argv[1:]]
    try:
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(130)


def in_own_environment():
    """Whether this Python is the one of the project's environment."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def run(arguments):
    """Hand over to the program. The tests need more than the sites; fetch it when asked for."""
    if in_own_environment() and arguments[:1] == ["test"]:
        prepare(testing=True)
    sys.path.insert(0, str(ROOT / "src"))
    from veileder.cli import main as veileder

    return veileder(arguments)


def prepare(testing):
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
    call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
          "--require-hashes", "-r", lock], "Pakkene kunne ikke hentes. Er du på nett?")
    stamp.write_text(wanted)
    return python


def make_environment():
    """Make ``.venv``, or say what is missing. Debian keeps ``venv`` in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        sys.exit(
            "Python mangler venv. På Debian og Ubuntu: sudo apt install python%d.%d-venv"
            % sys.version_info[:2]
        )
    call([sys.executable, "-m", "venv", ENVIRONMENT], "Mappen .venv kunne ikke lages.")


def call(command, sentence):
    """Run a command; end with ``sentence`` if it fails."""
    if subprocess.call([str(part) for part in command]) != 0:
        sys.exit(sentence)


if __name__ == "__main__":
    main()
