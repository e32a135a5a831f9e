"""Another version of the program beside this one: from git, or as a package. It does the rest."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from veileder.faults import Refusal
from veileder.updating.release import number


class UpToDate(Refusal):
    """There is no newer version to be had."""


_PACKAGE = "handlingsveileder"
_LOCK = "base/requirements.lock"
# What pip says where it knows other versions than those that are wanted.
_ONLY_OLDER = re.compile(r"\(from versions: (?!none)")


def run_program(source: Path, arguments: Sequence[str], *, is_silent: bool = False) -> int:
    """Run the program in ``source``, as it is there, and return its status.

    One that is silent tells only what is wrong.
    """
    variables = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-m", "veileder", *arguments]
    out = subprocess.DEVNULL if is_silent else None
    return subprocess.run(command, env=variables, stdout=out, check=False).returncode  # noqa: S603


# From git ---------------------------------------------------------------------------------------


def is_fork(root: Path) -> bool:
    """Whether ``root`` is a checkout of the whole project."""
    return (root / ".git").exists() and (root / "content").is_dir()


def tag_of(root: Path, version: str | None, current: str) -> str:
    """Return the tag of ``version``, or of the newest after ``current``. Raises Refusal."""
    tags = git(root, "tag", "--list").stdout.split()
    versions = {tag.removeprefix("v"): tag for tag in tags if tag.removeprefix("v")[:1].isdigit()}
    newest = max(versions, key=number, default=current)
    wanted = version.removeprefix("v") if version else newest
    if version is None and number(newest) <= number(current):
        raise UpToDate(f"Dere har versjon {current}, og git kjenner ingen nyere. {_FETCH}")
    if wanted not in versions:
        raise Refusal(f"Git kjenner ikke versjon {wanted}. {_FETCH}")
    return versions[wanted]


_FETCH = "Hent versjonene fra fellesmalen først: git fetch --tags ADRESSEN-TIL-FELLESMALEN"


@contextlib.contextmanager
def tree(root: Path, commit: str) -> Iterator[Path]:
    """Give a folder with the whole project as it was at ``commit``; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="veileder-") as made:
        place = Path(made).resolve() / "tre"
        done = git(root, "worktree", "add", "--detach", str(place), commit)
        if done.returncode:
            raise Refusal(f"Git fant ikke {commit}: {done.stderr.strip()}")
        try:
            yield place
        finally:
            git(root, "worktree", "remove", "--force", str(place))


def last_common(root: Path, tag: str) -> str:
    """Return the commit of the shared project that ``root`` stands on. Raises Refusal."""
    done = git(root, "merge-base", "HEAD", tag)
    if done.returncode:
        raise Refusal(f"Denne kopien og {tag} har ingen felles historie i git. Flett selv først.")
    return done.stdout.strip()


def demand_clean(root: Path) -> None:
    """Raise Refusal where something is changed and not committed."""
    changed = git(root, "status", "--porcelain").stdout.splitlines()
    if changed:
        raise Refusal(
            f"Noe er endret og ikke lagret i git ennå, for eksempel {changed[0][3:]}. "
            "Lagre det først: git add -A && git commit"
        )


def merge(root: Path, tag: str) -> str:
    """Merge ``tag``, and return the commit before. Raises Refusal, and then all is as it was."""
    before = git(root, "rev-parse", "HEAD").stdout.strip()
    done = git(root, "merge", "--no-edit", tag)
    if done.returncode:
        mixed = git(root, "diff", "--name-only", "--diff-filter=U").stdout.split()
        git(root, "merge", "--abort")
        why = f"Dere har endret filer som fellesmalen også har endret: {', '.join(mixed)}. "
        said = why if mixed else f"Git sier: {(done.stderr or done.stdout).strip()}. "
        raise Refusal(f"{said}Ingenting er endret. Flett selv med: git merge {tag}")
    return before


def unmerge(root: Path, before: str) -> None:
    """Go back to the commit ``before`` the merge."""
    git(root, "reset", "--keep", before)


def git(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run git in ``root``. Raises Refusal where there is no git."""
    command = ["git", "-C", str(root), *words]
    try:
        return subprocess.run(  # noqa: S603
            command, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        raise Refusal("Git er ikke installert på denne maskinen: https://git-scm.com") from None


# As a package -----------------------------------------------------------------------------------


@contextlib.contextmanager
def package(root: Path, version: str | None, current: str, base: Path) -> Iterator[Path]:
    """Give a folder with the program of ``version``, or the newest, and what it is made with.

    ``base`` is what this program carries. Raises Refusal where it can't be had.
    """
    wanted = f"{_PACKAGE}=={version}" if version else f"{_PACKAGE}>{current}"
    wheels = list(root.glob("*.whl"))
    with tempfile.TemporaryDirectory(prefix="veileder-") as made:
        place = Path(made).resolve()
        only_here = ["--no-index"] if wheels else []
        _pip(place, [*only_here, "--no-deps", "--find-links", str(root), wanted], wanted)
        lock = place / "veileder" / _LOCK
        is_known = lock.is_file() and (base / lock.name).is_file()
        if lock.is_file() and not (
            is_known and lock.read_bytes() == (base / lock.name).read_bytes()
        ):
            _pip(place, ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)], wanted)
        yield place


def _pip(place: Path, words: Sequence[str], wanted: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    done = subprocess.run(  # noqa: S603
        [*command, "--target", str(place), *words],
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        if _ONLY_OLDER.search(done.stderr) and f"{_PACKAGE}>" in wanted:
            raise UpToDate("Dere har den nyeste versjonen som finnes.")
        last = next(iter(done.stderr.strip().splitlines()[-1:]), "")
        raise Refusal(
            f"{wanted} ble ikke hentet. Er maskinen på nett, eller ligger filen "
            f"({_PACKAGE}-…-py3-none-any.whl) i mappen? Ingenting er endret. ({last})"
        )
