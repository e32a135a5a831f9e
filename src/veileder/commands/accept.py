"""``accept``: what a person has compared."""

from argparse import Namespace

from veileder.authoring.accept import accept, accept_read
from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the fingerprints of the files, and say which were written. Raises Refusal."""
    if not options.files and not options.read:
        raise Refusal("Skriv hvilke filer eller mapper du har sammenlignet, eller --read.")
    for written in accept_read(options.root) if options.read else ():
        terminal.say(f"Bekreftet {written}")
    for path in accept(options.root, options.files) if options.files else ():
        terminal.say(f"Bekreftet {path}")
    return FINE
