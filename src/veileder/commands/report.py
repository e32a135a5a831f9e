"""``report``: what is missing and what is old."""

from argparse import Namespace

from veileder.authoring.report import report
from veileder.checked import read
from veileder.commands import FINE
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the report of what ``options`` name."""
    terminal.say(report(read(options.root, options.ids)))
    return FINE
