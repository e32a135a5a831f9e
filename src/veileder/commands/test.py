"""``test``: the whole test suite."""

import os
import subprocess
import sys
from argparse import Namespace

from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal
from veileder.groundwork import is_whole

# A file's tests share what they build, so a file stays with one process; tests/conftest.py orders.
_SPREAD = ("--dist=loadfile", "--no-loadscope-reorder")


def run(options: Namespace, _: Terminal) -> int:
    """Run pytest in the root, on all cores, with its own exit status. Raises Refusal.

    One process more than there are cores: a test in a browser waits for it a third of its time.
    """
    if not is_whole(options.root):
        raise Refusal("Testene følger ikke med her. De ligger i prosjektet som programmet er fra.")
    processes = f"--numprocesses={(os.cpu_count() or 1) + 1}"
    command = [sys.executable, "-m", "pytest", processes, *_SPREAD, *options.unknown]
    return subprocess.call(command, cwd=options.root)  # noqa: S603 - our own Python
