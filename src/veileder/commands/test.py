"""``test``: the whole test suite."""

import subprocess
import sys
from argparse import Namespace

from veileder.terminal import Terminal


def run(options: Namespace, _: Terminal) -> int:
    """Run pytest in the root, with its own exit status."""
    command = [sys.executable, "-m", "pytest", *options.unknown, *options.arguments]
    return subprocess.call(command, cwd=options.root)  # noqa: S603 - our own Python
