"""``accept``: what a person has compared."""

from argparse import Namespace

from veileder.accept import accept
from veileder.commands import FINE
from veileder.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the fingerprints of the files, and say which were written."""
    for path in accept(options.root, options.files):
        terminal.say(f"Bekreftet {path}")
    return FINE
