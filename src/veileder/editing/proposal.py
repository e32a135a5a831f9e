"""«Lag forslag»: what was saved, on a branch of its own, with her own sentence, by git itself.

A proposal begins where the main line was left, so it has the commits of one municipality alone.
Where the folder stands on something else, such as a neighbour's proposal, the branch is made beside
it: neither files nor what is checked out are touched.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import Refusal
from veileder.persons.found import traces
from veileder.reading.guesses import slug

_BRANCHES = "forslag/"
_SECONDS = 60
_NAMES = ("--name-only", "--relative", "-z")
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A branch with what was saved, and whether it was sent to where the repository is from."""

    branch: str
    is_sent: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a proposal would be: the open one that it adds to, and the files that are new in it.

    ``names`` are paths inside the municipality's folder. ``waits`` says that the open one is not
    sent yet; ``has_remote`` whether there is anywhere to send it.
    """

    sentences: tuple[str, ...]
    names: tuple[str, ...]
    waits: bool
    has_remote: bool


class NotProposed(Refusal):
    """The files are saved, and no proposal was made. The message says what to do."""


def propose(root: Path, id: str, sentence: str) -> Proposal:
    """Commit the municipality's own folder on a branch, and push it where there is a remote.

    Raises NotProposed with what to do instead.
    """
    words = " ".join(sentence.split())
    if not words:
        raise NotProposed("Skriv en setning om hva du har endret.")
    if traces(words):
        raise NotProposed(
            "Setningen ser ut til å si noe om én person, og den blir stående i git. "
            "Skriv den uten navn, nummer og fødselsdato."
        )
    folder = f"municipalities/{id}"
    if not _has_git(root):
        raise NotProposed(
            f"Filene er lagret, men ligger ikke i git, så det blir ikke noe forslag. Send mappen "
            f"{root / folder} til den som publiserer veilederen for dere, for eksempel som zip-fil."
        )
    start, branch = _begins(root, id)
    made = branch or _free_name(root, id, words)
    if _changed(root, folder, branch or start):
        _commit(root, folder, made, branch or start, words)
    elif not branch or not _waits(root, branch):
        raise NotProposed("Det er ikke noe nytt å foreslå: alt som er lagret, er foreslått før.")
    return Proposal(made, _sent(root, made))


def outlook(root: Path, id: str) -> Outlook | None:
    """Return what a proposal would be now; None where there is no git to make one."""
    if not _has_git(root):
        return None
    start, branch = _begins(root, id)
    folder = f"municipalities/{id}"
    said = _git(root, "log", "--format=%s", f"{start}..{branch}") if branch else ""
    names = (name.removeprefix(f"{folder}/") for name in _changed(root, folder, branch or start))
    remote = _remote(root)
    return Outlook(
        tuple(reversed(said.splitlines())),
        tuple(names),
        branch is not None and _waits(root, branch),
        remote is not None,
    )


def _begins(root: Path, id: str) -> tuple[str, str | None]:
    """Return the commit where a proposal begins, and the open one that is gone on with, if any."""
    main = _main_line(root)
    start = _said(root, "merge-base", "HEAD", main) or _git(root, "rev-parse", "HEAD").strip()
    mine = f"{_BRANCHES}{id}-"
    here = _git(root, "branch", "--show-current").strip()
    listed = ("for-each-ref", "--sort=-committerdate", "--format=%(refname:short)", "--no-merged")
    open_ones = _git(root, *listed, main, f"refs/heads/{_BRANCHES}").split()
    own = [one for one in open_ones if one.startswith(mine) and _is_of(root, id, one, start)]
    if here in own:
        return start, here
    dirty = set(_changed(root, f"municipalities/{id}", "HEAD"))
    beside = (one for one in own if set(_between(root, start, one)) <= dirty)
    return start, next(beside, None)


def _is_of(root: Path, id: str, branch: str, start: str) -> bool:
    """Whether ``branch`` is of municipality ``id``: another's may begin with the same letters."""
    return all(name.startswith(f"municipalities/{id}/") for name in _between(root, start, branch))


def _between(root: Path, start: str, end: str) -> list[str]:
    return _names(root, "diff", *_NAMES, f"{start}...{end}")


def _names(root: Path, *arguments: str) -> list[str]:
    """Return the paths that git lists, as they are seen from ``root``."""
    return _git(root, *arguments).split("\0")[:-1]


def _main_line(root: Path) -> str:
    """Return what proposals are taken into: the remote's own branch, or the one here."""
    remote = _remote(root)
    if remote and (head := _said(root, "rev-parse", "--abbrev-ref", f"{remote}/HEAD")):
        return head
    lines = [f"{remote}/main", f"{remote}/master"] if remote else []
    is_known = ("rev-parse", "-q", "--verify")
    known = (line for line in (*lines, "main", "master") if _said(root, *is_known, line))
    return next(known, "HEAD")


def _free_name(root: Path, id: str, words: str) -> str:
    taken = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    name = f"{_BRANCHES}{id}-{slug(words)[:40].strip('-')}"
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *others) if one not in taken)


def _changed(root: Path, folder: str, since: str) -> list[str]:
    """Return the files in ``folder`` that are not as in commit ``since``, also those not added."""
    changed = _names(root, "diff", *_NAMES, since, "--", folder)
    new = _names(root, "ls-files", "-o", "--exclude-standard", "-z", "--", folder)
    return sorted({*changed, *(name for name in new if _differs(root, since, name))})


def _differs(root: Path, since: str, name: str) -> bool:
    """Whether a file that git does not follow here is another in commit ``since``."""
    return _said(root, "rev-parse", "-q", f"{since}:./{name}") != _said(root, "hash-object", name)


def _commit(root: Path, folder: str, branch: str, parent: str, words: str) -> None:
    here = _git(root, "branch", "--show-current").strip()
    head = _git(root, "rev-parse", "HEAD").strip()
    if here != branch and (head != parent or here.startswith(_BRANCHES)):
        _commit_beside(root, folder, branch, parent, words)
        return
    if here != branch:
        _git(root, "switch", "--create", branch)
    _git(root, "add", "--", folder)
    _git(root, "commit", "-m", words, "--", folder)


def _commit_beside(root: Path, folder: str, branch: str, parent: str, words: str) -> None:
    """Commit ``folder`` on a branch that is not checked out, with an index of its own."""
    with tempfile.TemporaryDirectory() as place:
        index = {"GIT_INDEX_FILE": f"{place}/index"}
        _git(root, "read-tree", parent, more=index)
        _git(root, "add", "-A", "--", folder, more=index)
        tree = _git(root, "write-tree", more=index).strip()
    commit = _git(root, "commit-tree", tree, "-p", parent, "-m", words).strip()
    _git(root, "update-ref", f"refs/heads/{branch}", commit)


def _remote(root: Path) -> str | None:
    remotes = _git(root, "remote").split()
    return "origin" if "origin" in remotes else next(iter(remotes), None)


def _waits(root: Path, branch: str) -> bool:
    """Whether ``branch`` has something that is not sent, and can be."""
    remote = _remote(root)
    there = f"refs/remotes/{remote}/{branch}"
    return remote is not None and _said(root, "rev-parse", "-q", "--verify", there) != _said(
        root, "rev-parse", branch
    )


def _sent(root: Path, branch: str) -> bool:
    """Send ``branch``, and return whether there is anywhere to send it. Raises NotProposed."""
    remote = _remote(root)
    if remote is None:
        return False
    done = _run(root, ["push", "--set-upstream", remote, branch])
    if done.returncode:
        raise NotProposed(
            f"Forslaget er laget på denne maskinen (grenen {branch}), men ble ikke sendt til "
            f"{_said(root, 'remote', 'get-url', remote)}. Ingenting er borte. Se etter at du er på "
            "nett og har lov til å sende dit, og trykk «Lag forslag» igjen. Svaret derfra var:\n"
            f"{(done.stderr or done.stdout).strip()}"
        )
    return True


def _has_git(root: Path) -> bool:
    """Whether there is git, and a commit in it to begin from."""
    return shutil.which("git") is not None and bool(_said(root, "rev-parse", "-q", "HEAD"))


def _said(root: Path, *arguments: str) -> str:
    """Return what git says; nothing where it says no."""
    done = _run(root, arguments)
    return "" if done.returncode else done.stdout.strip()


def _git(root: Path, *arguments: str, more: dict[str, str] | None = None) -> str:
    done = _run(root, arguments, more)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise NotProposed(f"Filene er lagret, men git kunne ikke lage forslaget:\n{said}")
    return done.stdout


def _run(
    root: Path, arguments: Sequence[str], more: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a list, and no shell
            ["git", *arguments],  # noqa: S607 - her own git, with her own settings
            cwd=root,
            env={**os.environ, **_QUIET, **(more or {})},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = "Filene er lagret, men git svarte ikke. Prøv igjen, eller send dem fra terminalen."
        raise NotProposed(said) from None
