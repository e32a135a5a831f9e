"""``upkeep``: what time has done to the guide."""

from argparse import Namespace

from veileder.authoring.outward import dead_links
from veileder.authoring.upkeep import upkeep
from veileder.checked import read
from veileder.commands import FINE
from veileder.front_door.formats import write_file
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Tell what has become old, on the screen or in a file. Raises Refusal."""
    checked = read(options.root, options.ids)
    text = upkeep(checked.findings, dead_links(options.root, options.ids) if options.links else ())
    if options.output:
        write_file(options.output, text)
    terminal.say(text or "Ingenting er gått ut på dato.")
    return FINE
