"""The first run: ``build.py`` makes the environment, on machines that are not as one would like.

The real ``build.py``, a real environment and the real pip; the lock names one small package of
our own, and the program is two lines that need it, so that nothing is fetched.
"""

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Verdict, outcome
from fault_cases.results import Run, run_real
from fault_cases.side import Side

_THEME = "Den første kjøringen"
_PROGRAM = """
def main(arguments=None):
    import provepakke

    print("virker")
    return 0


def misunderstood(arguments):
    return 0
"""
_ONLINE = "på nett"


def _wheel(folder: Path, tag: str = "py3-none-any") -> Path:
    """Write the smallest package pip can install."""
    path, info = folder / f"provepakke-1-{tag}.whl", "provepakke-1.dist-info"
    files = {
        "provepakke.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: provepakke\nVersion: 1\n",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = "".join(f"{name},{_record(text)}\n" for name, text in files.items())
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            wheel.writestr(name, text)
    return path


def _record(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return f"sha256={digest},{len(text)}"


def _project(side: Side, tag: str = "py3-none-any") -> Path:
    """Return a working copy whose lock and program are as said at the top."""
    root = side.copy()
    package = root / "src/veileder"
    cli = next(package.rglob("cli.py"))
    for path in package.rglob("environment.py"):  # what it asks for must be what the lock gives
        needed = re.sub(
            r"(?s)^NEEDED = \(.*?^\)\.split\(\)",
            'NEEDED = ["provepakke"]',
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(needed, encoding="utf-8")
    cli.write_text(_PROGRAM, encoding="utf-8")
    name = ".".join(cli.relative_to(package.parent).with_suffix("").parts)
    main = f"import sys\nfrom {name} import main\nsys.exit(main())\n"
    (package / "__main__.py").write_text(main, encoding="utf-8")
    wheel = _wheel(root, tag)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for lock in root.glob("*.lock"):
        lock.write_text(f"provepakke @ {wheel.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")
    return root


def _prepared(side: Side) -> Path:
    """Return a fresh copy of a project that has been run once."""
    if "prepared" not in side.memory:
        root = _project(side)
        side.memory["prepared"] = root, _run(root)
    pattern, _ = side.memory["prepared"]
    root = side.folder("started")
    shutil.copytree(pattern, root, symlinks=True, dirs_exist_ok=True)
    return root


def _run(root: Path, *, preexec: Callable[[], None] | None = None, **environment: str) -> Run:
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "CI")}
    command = [sys.executable, str(root / "build.py"), "check"]
    return run_real(command, root, {**kept, **environment}, preexec_fn=preexec)


def _works(run: Run) -> Verdict:
    return Verdict(run.code == 0 and "virker" in run.out, outcome(run))


def _first(side: Side) -> Verdict:
    _prepared(side)
    _, run = side.memory["prepared"]
    return _works(run)


def _damaged(damage: Callable[[Path], object], side: Side) -> Verdict:
    """Damage the environment, run, and see that it is made anew."""
    root = _prepared(side)
    damage(root / ".venv")
    return _works(_run(root))


def _without_pip(environment: Path) -> None:
    """Leave what is left after Ctrl-C in the first run."""
    for path in environment.glob("lib/python*/site-packages/*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for stamp in environment.glob("*.installed"):
        stamp.unlink()


def _other_python(environment: Path) -> None:
    """Make it look as it does after the system got a new Python."""
    library = next(environment.glob("lib/python*"))
    library.rename(library.with_name("python3.99"))
    settings = environment / "pyvenv.cfg"
    old = settings.read_text(encoding="utf-8")
    settings.write_text(old.replace("version = 3.", "version = 3.99."), encoding="utf-8")


def _python_gone(environment: Path) -> None:
    for name in environment.glob("bin/python*"):
        name.unlink()
        name.symlink_to("/finnes/ikke/python3")


def _emptied(environment: Path) -> None:
    shutil.rmtree(environment)
    environment.mkdir()


def _killed(side: Side) -> Verdict:
    """Kill the first run while it makes the environment, and run again."""
    root = _project(side)
    command = [sys.executable, str(root / "build.py"), "check"]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    process = subprocess.Popen(
        command,
        cwd=root,
        env=kept,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(2)
    os.killpg(process.pid, 9)
    process.wait()
    return _works(_run(root))


def _with(side: Side, **environment: str) -> Verdict:
    """Run for the first time with something odd in the machine's settings."""
    return _works(_run(_project(side), **environment))


def _no_wheel(side: Side) -> Verdict:
    """Lock a package that this Python can't have: not the network's fault."""
    return _true_cause(_run(_project(side, "cp27-cp27m-win32")), "Python|pakke")


def _true_cause(run: Run, wanted: str) -> Verdict:
    """Say whether one sentence names what is wrong, which is not the network."""
    last = outcome(run)
    right = run.code not in (0, 3) and re.search(wanted, last) and _ONLINE not in run.text
    return Verdict(bool(right) and "Traceback" not in run.text, last)


_DAMAGES: dict[str, Callable[[Path], object]] = {
    "Miljøet er halvferdig (uten pip)": _without_pip,
    "Miljøet er laget av en annen Python": _other_python,
    "Python som miljøet viser til, er borte": _python_gone,
    "Mappen .venv er tom": _emptied,
}

CASES = [
    Case(_THEME, "Første kjøring", _first),
    *(Case(_THEME, name, partial(_damaged, damage)) for name, damage in _DAMAGES.items()),
    Case(_THEME, "Første kjøring ble drept", _killed),
    Case(_THEME, "Maskinens pip-innstilling PIP_TARGET", partial(_with, PIP_TARGET="/tmp/annet")),
    Case(_THEME, "Konsoll uten æøå", partial(_with, PYTHONIOENCODING="ascii")),
    Case(_THEME, "Ingen pakke for denne Python", _no_wheel),
]
