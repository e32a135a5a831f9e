"""Where the sites are written, and what stands there from before."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fault_cases.case import Case, Skip, Verdict, brief, crashed, outcome
from fault_cases.results import Run, run_real
from fault_cases.side import Side, World

_THEME = "Mappen nettstedene skrives til"
_BUILD = ("build", "prove", "--jobs", "1", "--output")


def _alone(side: Side) -> World:
    return side.world(keep=["prove"])


def _left_behind(root: Path) -> list[str]:
    """Return locks and half-made folders that git would see."""
    ours = (".lock", ".build", ".old")
    return [str(p.relative_to(root)) for p in root.rglob(".*") if p.suffix in ours]


def _written(output: str, at: str, side: Side, folder: str = "") -> Verdict:
    """Build into ``output`` as typed; the site must stand in ``at``, and nothing else be left."""
    world = _alone(side)
    work = world.root / folder
    work.mkdir(exist_ok=True)
    run = world.run(*_BUILD, output, folder=work)
    there = (world.root / at / "prove/index.html").is_file()
    if crashed(run) or not there:
        return Verdict(False, outcome(run))
    left = _left_behind(world.root)
    return Verdict(
        run.code == 0 and not left, f"ligger igjen: {', '.join(left)}" if left else outcome(run)
    )


def _refused(output: str, side: Side) -> Verdict:
    """Build where no site may stand: exit 2 with a sentence, and not one file written."""
    world = _alone(side)
    before = sorted(world.root.rglob("*"))
    run = world.run(*_BUILD, output)
    untouched = sorted(world.root.rglob("*")) == before
    right = run.code == 2 and untouched and bool(run.text.strip())
    return Verdict(
        right and not crashed(run),
        outcome(run) if untouched else f"{outcome(run)} (noe er skrevet)",
    )


def _here(side: Side) -> Verdict:
    """Build into the empty folder one stands in: it works, or is refused with a sentence."""
    world, folder = _alone(side), side.folder("tom")
    run = world.run(*_BUILD, ".", folder=folder)
    works = run.code == 0 and (folder / "prove/index.html").is_file()
    refused = run.code == 2 and not any(folder.iterdir())
    return Verdict((works or refused) and not crashed(run), outcome(run))


def _linked_parent(side: Side) -> Verdict:
    world, real = _alone(side), side.folder("disk")
    (world.root / "lenke").symlink_to(real)
    run = world.run(*_BUILD, "lenke/site")
    there = (real / "site/prove/index.html").is_file()
    return Verdict(run.code == 0 and there, outcome(run))


def _rebuilt(side: Side) -> tuple[World, Run]:
    """Put a host's and a person's files in a site of ours and beside it, and build again."""
    if "rebuilt" not in side.memory:
        world = _alone(side)
        first = world.build("prove")
        if first.code != 0:
            raise RuntimeError(first.text)
        for name in (*(f"site/{name}" for name in _KEEPS), *(f"{b}/viktig.txt" for b in _BESIDE)):
            world.write({name: "veileder.example.no\n"})
        side.memory["rebuilt"] = world, world.build()
    made: tuple[World, Run] = side.memory["rebuilt"]
    return made


def _kept(name: str, side: Side) -> Verdict:
    """Say whether the file is still there, built anew or refused."""
    world, run = _rebuilt(side)
    there = (world.root / name).is_file()
    right = there and run.code in (0, 2) and not crashed(run)
    return Verdict(right, f"{'beholdt' if there else 'slettet'}: {outcome(run)}")


def _twice_on_windows(side: Side) -> Verdict:
    """Build twice where the system's C library can't be asked for by no name, as on Windows."""
    world = _alone(side)
    trick = (
        "import ctypes, runpy\n"
        "old = ctypes.CDLL.__init__\n"
        "def new(self, name, *a, **k):\n"
        "    '/' in name\n"
        "    old(self, name, *a, **k)\n"
        "ctypes.CDLL.__init__ = new\n"
        "runpy.run_module('veileder', run_name='__main__')\n"
    )
    arguments = ["build", "--root", str(world.root), "--output", str(world.site), "--jobs", "1"]
    command = [sys.executable, "-c", trick, *arguments]
    runs = [run_real(command, world.root, side.environment) for _ in range(2)]
    return Verdict([run.code for run in runs] == [0, 0], outcome(runs[-1]))


def _small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def _too_large(side: Side) -> Verdict:
    """Build where the system allows no file of any size."""
    world = _alone(side)
    return _sentence(_real_build(side, world, world.site, preexec_fn=_small_files_only))


def _disk_full(side: Side) -> Verdict:
    world, disk = _alone(side), side.folder("disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, check=False, capture_output=True).returncode != 0
    ):
        raise Skip("ingen full disk å prøve på")
    try:
        return _sentence(_real_build(side, world, disk / "site"))
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _read_only(side: Side) -> Verdict:
    return _sentence(_real_build(side, _alone(side), Path("/proc/site")))


def _real_build(side: Side, world: World, output: Path, **options: object) -> Run:
    given = ["build", "prove", "--root", str(world.root), "--output", str(output), "--jobs", "1"]
    return side.real(*given, **options)


def _sentence(run: Run) -> Verdict:
    """Exit 2 and a Norwegian sentence."""
    return Verdict(run.code == 2 and not crashed(run) and bool(run.text.strip()), outcome(run))


def _not_in_git(side: Side) -> Verdict:
    """Build into a folder beside others in a git repository: git sees the site alone."""
    world = _alone(side)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=world.root, check=True, capture_output=True)
    run = world.run(*_BUILD, str(world.root / "public"))
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-unormal"],
        cwd=world.root,
        capture_output=True,
        text=True,
        check=True,
    )
    new = [line[3:] for line in seen.stdout.splitlines() if line.startswith("??")]
    return Verdict(run.code == 0 and set(new) <= {"public/"}, brief(f"git ser: {', '.join(new)}"))


Judge = Callable[[Side], Verdict]
_WRITES: dict[str, Judge] = {
    "Relativ mappe (ut)": partial(_written, "ut", "ut"),
    "Relativ mappe (../ut)": partial(_written, "../ut", "ut", folder="under"),
    "Relativ mappe fra en annen arbeidsmappe": partial(_written, "ut", "under/ut", folder="under"),
    "Mappe i en mappe som ikke finnes (a/b/ut)": partial(_written, "a/b/ut", "a/b/ut"),
    "Mappe med mellomrom og æøå": partial(_written, "mitt nettsted æøå", "mitt nettsted æøå"),
    "Mappen en står i (.)": _here,
    "Mappe bak en lenke": _linked_parent,
    "Ingen låser eller rester der git ser dem": _not_in_git,
}
_REFUSES = {
    "Inne i content/": "content/site",
    "Inne i tools/": "tools/site",
    "Inne i municipalities/": "municipalities/site",
    "Inne i theme_overrides/": "theme_overrides/site",
    "Tom verdi": "",
    "Roten av prosjektet": ".",
    "Mappen content/ selv": "content",
}
_KEEPS = ("CNAME", ".well-known/security.txt", ".git/HEAD", ".nojekyll", "egen.txt", "_headers")
_BESIDE = (".site.build", ".site.old")

CASES = [
    *(Case(_THEME, name, judge) for name, judge in _WRITES.items()),
    *(Case(_THEME, name, partial(_refused, output)) for name, output in _REFUSES.items()),
    *(Case(_THEME, f"Filen {n} i nettstedet", partial(_kept, f"site/{n}")) for n in _KEEPS),
    *(
        Case(_THEME, f"Egen mappe {n} ved siden av", partial(_kept, f"{n}/viktig.txt"))
        for n in _BESIDE
    ),
    Case(_THEME, "Bygge to ganger på Windows", _twice_on_windows),
    Case(_THEME, "En fil blir for stor", _too_large),
    Case(_THEME, "Disken er full", _disk_full),
    Case(_THEME, "Disken kan ikke skrives", _read_only),
]
if os.name == "nt":
    CASES = CASES[:-4]
