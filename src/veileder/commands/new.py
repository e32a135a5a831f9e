"""``new``: the folder of a new municipality."""

import sys
from argparse import Namespace

from veileder.authoring.scaffold import OPTIONS, new_municipality, wishes_from
from veileder.commands import FINE
from veileder.front_door.terminal import Terminal, command_line
from veileder.reading.library import load


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the folder, and say what to do next. Raises Refusal."""
    library = load(options.root)
    given = {name: getattr(options, name) for name in OPTIONS}
    ask = terminal.ask if sys.stdin.isatty() else None
    for path in new_municipality(library, wishes_from(options.id, given, library, ask)):
        terminal.say(f"Laget {path}")
    following = command_line("serve", options.id, root=options.root)
    terminal.say(f"Alt står som utkast. Se det med: {following}")
    return FINE
