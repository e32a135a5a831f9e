"""``amend``: what is changed since last, into the log that those who use the guide read."""

from argparse import Namespace

from veileder.authoring.amending import amend
from veileder.commands import FINE
from veileder.dates import today
from veileder.front_door.terminal import Terminal
from veileder.model import formats
from veileder.model.amending import Amendment


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the log of the municipality, and say what was written. Raises Refusal."""
    day = options.since or today()
    rows = amend(options.root, options.municipality, day, options.why)
    if rows is None:
        terminal.say("Endringsloggen er begynt. Fra nå av føres det dere endrer.")
        return FINE
    for row in rows:
        terminal.say(_line(row))
    terminal.say(f"{len(rows)} {'endring' if len(rows) == 1 else 'endringer'} er ført.")
    return FINE


def _line(row: Amendment) -> str:
    said = " → ".join(one or "–" for one in (row.before, row.after) if row.before or row.after)
    return f"{formats.date(row.date)}: {row.title}: {row.part}{f': {said}' if said else ''}"
