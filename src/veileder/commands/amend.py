"""``amend``: what is changed since last, into the log that those who use the guide read."""

import datetime as dt
from argparse import Namespace

from veileder.authoring.amending import Logged, amend
from veileder.commands import FINE
from veileder.dates import today
from veileder.facts.unsaid import LOG
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal
from veileder.model import formats
from veileder.model.amending import Amendment

_FURTHEST = dt.timedelta(days=2 * 365 + 1)


class FarAway(Refusal):
    """The day is so far off that the year must be a slip."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            f"{formats.date(day)} er mer enn to år unna. Ingenting er ført. Skriv dagen endringene "
            "gjelder fra, som år-måned-dag, for eksempel --from 2027-02-01."
        )


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the log of the municipality, and say what was written. Raises Refusal."""
    now, id = today(), options.municipality
    day = options.since or now
    if abs(day - now) > _FURTHEST:
        raise FarAway(day)
    logged = amend(options.root, id, day, options.why, begins=options.begins)
    if logged is None:
        terminal.say("Endringsloggen er begynt. Fra nå av føres det dere endrer.")
        return FINE
    _say(logged, f"municipalities/{id}/{LOG}", terminal)
    return FINE


def _say(logged: Logged, path: str, terminal: Terminal) -> None:
    told, withdrawn = logged
    for row in told:
        terminal.say(_line(row))
    if told or not withdrawn:
        terminal.say(f"{_count(told)} er ført.")
    for row in withdrawn:
        terminal.say(f"Tatt ut igjen: {_line(row)}")
    if withdrawn:
        terminal.say(f"{_count(withdrawn)} er tatt ut igjen, for det er endret på nytt.")
    if not told and not withdrawn:
        terminal.say("Ingenting er endret siden loggen sist ble ført.")
    terminal.say(f"Er en dag eller en grunn feil, rett date og why i {path}.")


def _count(rows: tuple[Amendment, ...]) -> str:
    return f"{len(rows)} {'endring' if len(rows) == 1 else 'endringer'}"


def _line(row: Amendment) -> str:
    said = " → ".join(one or "–" for one in (row.before, row.after) if row.before or row.after)
    return f"{formats.date(row.date)}: {row.title}: {row.part}{f': {said}' if said else ''}"
