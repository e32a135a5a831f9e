"""«Lag forslag»: what was saved, on a branch of its own, with her own sentence, by git itself."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import Refusal
from veileder.reading.guesses import slug

_BRANCHES = "forslag/"
_SECONDS = 60
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A branch with what was saved, and whether it was sent to where the repository is from."""

    branch: str
    is_sent: bool


class NotProposed(Refusal):
    """The files are saved, and no proposal was made. The message says what to do."""


def propose(root: Path, id: str, sentence: str) -> Proposal:
    """Commit the municipality's own folder on a branch, and push it where there is a remote.

    Raises NotProposed with what to do instead.
    """
    words = " ".join(sentence.split())
    if not words:
        raise NotProposed("Skriv en setning om hva du har endret.")
    folder = f"municipalities/{id}"
    if shutil.which("git") is None or not _is_repository(root):
        raise NotProposed(f"Filene er lagret, men ligger ikke i git. Send mappen {folder}.")
    if not _git(root, "status", "--porcelain", "--", folder):
        raise NotProposed("Det er ikke noe nytt å foreslå: alt som er lagret, er foreslått før.")
    branch = _on_a_branch(root, id, words)
    _git(root, "add", "--", folder)
    _git(root, "commit", "-m", words, "--", folder)
    remote = next(iter(_git(root, "remote").split()), None)
    if remote:
        _git(root, "push", "--set-upstream", remote, branch)
    return Proposal(branch, remote is not None)


def _on_a_branch(root: Path, id: str, words: str) -> str:
    """Return the branch of the proposal: the one she is on, if it is one, or a new one."""
    here = _git(root, "branch", "--show-current").strip()
    if here.startswith(f"{_BRANCHES}{id}-"):
        return here
    taken = _git(root, "branch", "--list", "--format=%(refname:short)").split()
    name = f"{_BRANCHES}{id}-{slug(words)[:40].strip('-')}"
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    branch = next(one for one in (name, *others) if one not in taken)
    _git(root, "switch", "--create", branch)
    return branch


def _is_repository(root: Path) -> bool:
    return _run(root, ["rev-parse", "--is-inside-work-tree"]).returncode == 0


def _git(root: Path, *arguments: str) -> str:
    done = _run(root, arguments)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise NotProposed(f"Filene er lagret, men git kunne ikke lage forslaget:\n{said}")
    return done.stdout


def _run(root: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a list, and no shell
            ["git", *arguments],  # noqa: S607 - her own git, with her own settings
            cwd=root,
            env={**os.environ, **_QUIET},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = "Filene er lagret, men git svarte ikke. Prøv igjen, eller send dem fra terminalen."
        raise NotProposed(said) from None
