"""``new``: the folder of a new municipality."""

from argparse import Namespace

from veileder.commands import FINE
from veileder.scaffold import new_municipality
from veileder.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the folder, and say which file to begin with."""
    folder = new_municipality(options.root, options.id)
    terminal.say(f"Laget {folder}. Begynn med å fylle ut {folder / 'municipality.yml'}.")
    return FINE
