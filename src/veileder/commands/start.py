"""``start``: an own repository for one municipality."""

import shlex
import sys
from argparse import Namespace

from veileder.authoring.start import start
from veileder.commands import FINE
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the folder, and say what to do next. Raises Refusal."""
    ask = terminal.ask if sys.stdin.isatty() else None
    wishes = start(options.folder, vars(options), ask)
    terminal.say(f"Laget prosjektet til {wishes.name} i {options.folder}. Alt står som utkast.")
    folder = shlex.quote(str(options.folder))
    terminal.say(f"Gå dit med: cd {folder}. Les README.md der: den sier hva som er neste.")
    return FINE
