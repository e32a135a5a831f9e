"""Make every lock anew, as docs/avhengigheter.md says: what stands there stays, if it may.

    python3 .ci/supply/relock.py [--upgrade]

Needs uv (.ci/supply/tools.lock) and a network.
"""

import subprocess
import sys

from pins import ROOT

_LOCKS = (
    ("requirements.lock", "3.11", ("pyproject.toml",)),
    ("requirements-test.lock", "3.11", ("pyproject.toml", "--group", "test")),
    (".ci/supply/tools.lock", "3.13", (".ci/supply/tools.in",)),
)
_OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-annotate")


def commands(more: list[str]) -> list[list[str]]:
    """Return what makes each lock."""
    compile_ = [sys.executable, "-m", "uv", "pip", "compile"]
    return [
        [*compile_, *source, *_OPTIONS, "--python-version", python, "-o", lock, *more]
        for lock, python, source in _LOCKS
    ]


if __name__ == "__main__":
    for command in commands(sys.argv[1:]):
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
