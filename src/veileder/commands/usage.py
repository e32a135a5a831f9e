"""``usage``: how much each page is read, from the log of a web server."""

from argparse import Namespace
from collections.abc import Sequence
from os.path import realpath
from pathlib import Path

from veileder.authoring.usage.counting import Counts, counted
from veileder.authoring.usage.known import known_pages
from veileder.authoring.usage.telling import as_csv, as_json, as_text, usage_of
from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.outputs import for_program, write_told
from veileder.front_door.terminal import Terminal
from veileder.publishing.disk import disk_faults

_FORMS = {"text": as_text, "csv": as_csv, "json": as_json}


def run(options: Namespace, terminal: Terminal) -> int:
    """Count the pages in the logs, and tell it on the screen or in a file. Raises Refusal."""
    _demand_once(options.logs)
    output = options.site or options.root / "site"
    with disk_faults(output, "bygget kan ikke leses"):
        known = known_pages(output, options.chosen)
    counts = counted(options.logs, known)
    for note in _notes(counts):
        terminal.error(note)
    text = _FORMS[options.format](usage_of(counts, known))
    if options.output:
        told = for_program(text, options.format)
        write_told(options.output, told, options.root, options.logs)
    else:
        terminal.say(text.rstrip("\n"))
    return FINE


def _demand_once(logs: Sequence[Path]) -> None:
    places = [realpath(log) for log in logs]
    for log, place in zip(logs, places, strict=True):
        if places.count(place) > 1:
            raise Refusal(f"{log} er nevnt to ganger. Da blir visningene talt to ganger.")


def _notes(counts: Counts) -> Sequence[str]:
    """Return what one must know to read the numbers. Raises Refusal if nothing could be read."""
    if counts.lines == counts.unreadable:
        where = f" ({counts.unread[0]})" if counts.unread else ""
        raise Refusal(
            f"Ingen linjer kan leses{where}. Loggen må være fra nginx eller Apache (common eller "
            "combined), eller fra IIS (W3C)."
        )
    notes = [f"{place}: Linjen kan ikke leses, og er ikke med." for place in counts.unread]
    if counts.unreadable > len(counts.unread):
        notes.append(f"{counts.unreadable} av {counts.lines} linjer kan ikke leses.")
    if counts.has_robots:
        notes.append("Loggen sier ikke hvilken nettleser som spør, så roboter er talt med.")
    if not counts.views:
        notes.append(
            "Ingen linjer gjelder sidene i bygget. Er address i municipality.yml adressen som "
            "nettstedet er publisert på?"
        )
    return notes
