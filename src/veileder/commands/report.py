"""``report``: what is missing and what is old."""

from argparse import Namespace

from veileder.commands import FINE
from veileder.pipeline import read
from veileder.report import report
from veileder.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the report of what ``options`` name."""
    terminal.say(report(read(options.root, options.ids)))
    return FINE
