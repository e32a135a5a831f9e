"""``schemas``: the files that are made from the models, written again."""

from argparse import Namespace

from veileder.authoring.schemas import write_schemas
from veileder.commands import FINE
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Write them, and say which."""
    for path in write_schemas(options.root):
        terminal.say(f"Skrev {path}")
    return FINE
