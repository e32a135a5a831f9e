"""A build that is stopped, from outside or by the system: the real command with two workers."""

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Skip, Verdict, brief, outcome
from fault_cases.results import Run
from fault_cases.side import Side, World
from fault_cases.tenants import prints

_THEME = "Et bygg som blir stoppet"
_PATIENCE = 60
# Signals that were ignored where this was started (in the background, say) are heard again.
_HEARD = """
import os, signal, sys
for sign in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(sign, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


# Enough for two workers, for as long as it takes to stop them.
_SETTINGS = "name: Nr {0}\nnumber: '98{0}'\nlanguage: nb\n"
_OTHERS = {
    f"municipalities/nr-{number}/municipality.yml": _SETTINGS.format(number)
    for number in range(10, 50)
}


def _published(side: Side) -> World:
    """Return a fresh copy of a world that has been published once, and then changed."""
    if "stopping" not in side.memory:
        world = side.world(_OTHERS)
        run = world.build()
        if run.code != 0:
            raise RuntimeError(run.text)
        side.memory["stopping"] = world.root
    pattern: Path = side.memory["stopping"]
    root = side.folder("stopped")
    shutil.copytree(pattern, root, dirs_exist_ok=True)
    with (root / "content/terms.yml").open("a", encoding="utf-8") as terms:
        terms.write("# Noe er endret, så alt må lages på nytt.\n")
    return World(side, root)


def _processes(session: int) -> dict[int, str]:
    """Return the living processes of a session, and the state of each."""
    alive = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            alive[int(stat.parent.name)] = fields[0]
    return alive


def _start(side: Side, world: World) -> subprocess.Popen[str]:
    """Start a build in a session of its own, and return when its workers are at work."""
    given = ["build", "--jobs", "2", "--root", str(world.root), "--output", str(world.site)]
    process = subprocess.Popen(
        [sys.executable, "-c", _HEARD, str(side.checkout / "build.py"), *given],
        cwd=world.root,
        env=side.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if len(_processes(process.pid)) > 2:  # itself and two workers
            time.sleep(0.3)
            return process
        time.sleep(0.02)
    return process


def _stop(what: str, sign: int, process: subprocess.Popen[str]) -> None:
    if what == "group":
        os.killpg(process.pid, sign)
    elif what == "worker":
        workers = sorted(set(_processes(process.pid)) - {process.pid})
        if not workers:
            raise Skip("ingen arbeidere å stoppe")
        os.kill(workers[-1], sign)
    else:
        os.kill(process.pid, sign)


def _ended(process: subprocess.Popen[str]) -> tuple[Run, list[int]]:
    """Wait for the command; return how it ended and which of its processes live on."""
    try:
        process.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return Run(124, "", "henger"), list(_processes(process.pid))
    until = time.monotonic() + 10
    while (left := list(_processes(process.pid))) and time.monotonic() < until:
        time.sleep(0.05)
    said = ""
    if not left and process.stdout:
        said = process.stdout.read()
    return Run(process.returncode, said, ""), left


def _stopped(what: str, sign: int, side: Side) -> Verdict:
    """Stop a build: no process outlives it, the site is whole, and the next build works at once."""
    if not Path("/proc/self/stat").exists():
        raise Skip("bare på Linux")
    world = _published(side)
    before = prints(world.site)
    process = _start(side, world)
    if process.poll() is not None:
        raise Skip("bygget ble ferdig før det ble stoppet")
    _stop(what, sign, process)
    run, left = _ended(process)
    if run.code == 0:
        raise Skip("bygget ble ferdig før det ble stoppet")
    whole = prints(world.site) == before
    again = world.build("prove")
    for alive in _processes(process.pid):
        os.kill(alive, signal.SIGKILL)  # ours: what the case left running
    if left or not whole or again.code != 0:
        said = (
            f"{len(left)} prosesser lever"
            if left
            else f"nettstedet {'helt' if whole else 'ødelagt'}"
        )
        return Verdict(False, brief(f"{said}; neste bygg {outcome(again)}"))
    sentence = what != "worker" or (run.code == 2 and "Traceback" not in run.text)
    return Verdict(sentence, brief(f"{run.code}: neste bygg virker. {_last(run)}"))


def _last(run: Run) -> str:
    return next((line for line in reversed(run.text.splitlines()) if line.strip()), "")


def _two_at_once(side: Side) -> Verdict:
    """Start a second build while the first is at work: exit 2, and the first goes on."""
    world = _published(side)
    process = _start(side, world)
    if process.poll() is not None:
        raise Skip("det første bygget var for raskt")
    second = world.build("prove")
    process.communicate(timeout=120)
    right = second.code == 2 and process.returncode == 0
    return Verdict(right, f"først {process.returncode}, så {outcome(second)}")


_WAYS = {
    "TERM til hovedprosessen (avbrutt i CI)": ("main", signal.SIGTERM),
    "KILL til hovedprosessen": ("main", signal.SIGKILL),
    "INT til hovedprosessen": ("main", signal.SIGINT),
    "Ctrl-C i terminalen (INT til gruppen)": ("group", signal.SIGINT),
    "Terminalen lukkes (HUP til gruppen)": ("group", signal.SIGHUP),
    "KILL til gruppen": ("group", signal.SIGKILL),
    "En arbeider blir drept for minne": ("worker", signal.SIGKILL),
}

CASES = [
    *(Case(_THEME, name, partial(_stopped, *way)) for name, way in _WAYS.items()),
    Case(_THEME, "To bygg samtidig", _two_at_once),
]
