"""What files said before, where there is a git checkout. The only user of git's history.

Nothing is changed and nothing fetched; without git, or where a file has no history, there is none.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_COMMITS = 200  # looked at, the newest first
_SECONDS = 20
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def versions(root: Path, paths: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Yield what ``paths`` (from ``root``) said at each commit that changed one, newest first.

    A path that was not there is left out. What is not text is read as far as it goes.
    """
    listing = _git(
        root, ["log", "--no-show-signature", f"-{_COMMITS}", "--format=%H", "--", *paths]
    )
    commits = listing.decode().split()
    asked = [(commit, path) for commit in commits for path in paths]
    names = "".join(f"{commit}:./{path}\n" for commit, path in asked)
    answers = _contents(_git(root, ["cat-file", "--batch"], names.encode())) if asked else iter(())
    for _ in commits:
        found = {path: text for path in paths if (text := next(answers, None)) is not None}
        if found:
            yield found


def _git(root: Path, arguments: Sequence[str], said: bytes = b"") -> bytes:
    """Return what git answers, or nothing where it cannot."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the paths are after --
            ["git", *arguments],  # noqa: S607 - the git of the one who runs us
            cwd=root,
            input=said,
            capture_output=True,
            env={**os.environ, **_QUIET},
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _contents(answer: bytes) -> Iterator[str | None]:
    """Yield each text in what ``git cat-file --batch`` answers; None for what is not there."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        at = end + 1
        if len(head) != 3 or not head[2].isdigit():
            yield None
            continue
        size = int(head[2])
        yield answer[at : at + size].decode(errors="replace").replace("\r\n", "\n")
        at += size + 1
