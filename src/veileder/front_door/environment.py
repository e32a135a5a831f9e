"""The project's own environment, ``.venv``: made aside, checked, and put in place when whole.

Standard library only: this runs before anything is installed.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from veileder.faults import Refusal
from veileder.front_door.packages import cause, clean_variables, install, run
from veileder.front_door.terminal import Terminal
from veileder.stopping import stoppable

LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
# The modules that the program imports, and those that the tests do besides.
NEEDED = (
    "bs4 docx h11 icalendar jinja2 markdown markdown_it markdownify markupsafe material mkdocs "
    "platformdirs pydantic pydantic_core pymdownx segno shtab simplemma snowballstemmer starlette "
    "tqdm uvicorn watchdog yaml"
).split()
NEEDED_BY_TESTS = (
    "axe_playwright_python hatchling httpx hypothesis mypy playwright pytest ruff xdist".split()
)
_HAS_ALL = (
    "import importlib.util, sys; "
    "sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))"
)


def can_run_here(root: str, testing: bool, is_installed: bool) -> bool:
    """Whether this Python is one to run in, and has all that is needed.

    It is if it is that of the environment of ``root``, or the program ``is_installed`` in it.
    """
    is_own = Path(sys.prefix).resolve() == _home(Path(root)).resolve()
    return (is_own or is_installed) and all(map(importlib.util.find_spec, _needed(testing)))


def ready(root: str, testing: bool) -> str:
    """Return the Python to run in. Raises SystemExit, after a sentence, when there can't be one."""
    terminal = Terminal()
    try:
        return str(prepare(Path(root), testing, terminal))
    except Refusal as refusal:
        terminal.error(str(refusal))
        raise SystemExit(2) from None
    except KeyboardInterrupt as stop:
        raise SystemExit(getattr(stop, "status", 130)) from None


def variables() -> dict[str, str]:
    """Return the variables to run in the environment with."""
    return clean_variables(os.environ)


def prepare(root: Path, testing: bool, terminal: Terminal) -> Path:
    """Return the Python of the environment of ``root``, which is made if it is not whole.

    What was there stays until the new one is. Raises Refusal with the cause when it can't be made.
    """
    home, lock = _home(root), root / (TEST_LOCK if testing else LOCK)
    if _is_whole(home, lock, testing):
        return _python_of(home)
    try:
        with _only_one(home, terminal), stoppable():
            if not _is_whole(home, lock, testing):  # another may have made it while we waited
                _remake(home, lock, testing, terminal)
    except OSError as error:
        told = cause(str(error), root) or "Programmet kunne ikke gjøres klart."
        raise Refusal(f"{told}\n  {error}") from error
    return _python_of(home)


def _remake(home: Path, lock: Path, testing: bool, terminal: Terminal) -> None:
    _demand_venv()
    for leftover in home.parent.glob(f"{home.name}.tmp-*"):
        _remove(leftover)
    terminal.say(
        "Gjør klar programmet. Det skjer første gang, og når noe er endret, og tar et par minutter."
    )
    new = home.with_name(f"{home.name}.tmp-{uuid.uuid4().hex[:4]}")
    try:
        run([_base_python(), "-I", "-m", "venv", "--prompt", home.name, str(new)], home.parent)
        install(_python_of(new), lock, terminal)
        for whole in {lock, lock.with_name(LOCK)}:  # the tests need all that the program does
            _stamp(new, whole).write_text(_mark(home, whole), encoding="utf-8")
        if not _has_all(new, testing):
            raise Refusal("Pakkene er på plass, men virker ikke. Si fra til utviklerne.")
        _move(new, home)
    finally:
        _remove(new)


def _demand_venv() -> None:
    """Debian keeps ``venv`` in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Refusal(cause("No module named ensurepip", Path()) or "")


def _is_whole(home: Path, lock: Path, testing: bool) -> bool:
    """Whether ``home`` was made from this lock, in this place, by a Python that still works."""
    try:
        is_made = _stamp(home, lock).read_text(encoding="utf-8") == _mark(home, lock)
    except (OSError, UnicodeError):
        return False
    return is_made and _has_all(home, testing)


def _has_all(home: Path, testing: bool) -> bool:
    """Let the environment's own Python say whether it has what is needed."""
    command = [str(_python_of(home)), "-I", "-c", _HAS_ALL, *_needed(testing)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own
    except OSError:
        return False
    return done.returncode == 0


def _stamp(home: Path, lock: Path) -> Path:
    return home / f"{lock.name}.installed"


def _mark(home: Path, lock: Path) -> str:
    place = home.parent.resolve() / home.name
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()}\n{place}\n"


def _move(new: Path, home: Path) -> None:
    """Put ``new`` where ``home`` is. The scripts in it carry their own path."""
    for path in (new / "pyvenv.cfg", *_python_of(new).parent.iterdir()):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            path.write_bytes(content.replace(os.fsencode(new), os.fsencode(home)))
    old = home.with_name(f"{home.name}.tmp-old")
    if os.path.lexists(home):
        home.rename(old)
    try:
        new.rename(home)
    except OSError:
        if os.path.lexists(old):
            old.rename(home)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _only_one(home: Path, terminal: Terminal) -> Iterator[None]:
    """Wait until nobody else makes the environment. The system ends the wait if they are killed."""
    with home.with_name(f"{home.name}.lock").open("w", encoding="utf-8") as file:
        if not _locked(file):
            terminal.say("Programmet gjøres klart av en annen kommando. Venter på den …")
            while not _locked(file):
                time.sleep(0.2)
        yield


def _locked(file: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl  # noqa: PLC0415 - does not exist on Windows

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _needed(testing: bool) -> list[str]:
    return [*NEEDED, *(NEEDED_BY_TESTS if testing else ())]


def _home(root: Path) -> Path:
    return root / ".venv"


def _base_python() -> str:
    """Return the Python that this one's environment, if it is in one, was made with."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _python_of(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
