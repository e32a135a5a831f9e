"""``accept``: what a person has compared."""

from argparse import Namespace

from veileder.authoring.accept import accept
from veileder.commands import FINE
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the fingerprints of the files, and say which were written."""
    for path in accept(options.root, options.files):
        terminal.say(f"Bekreftet {path}")
    return FINE
