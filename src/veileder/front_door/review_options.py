"""What the commands about the texts themselves take. Standard library only."""

import argparse
import datetime as dt

from veileder.front_door.shared_options import add_ids, add_quiet, path

_LONGEST_REASON = 1000  # as a line in the log


def add_review(command: argparse.ArgumentParser) -> None:
    """Let ``command`` take whose texts, which profession, and the answers."""
    command.add_argument(
        "municipality",
        nargs="?",
        metavar="ID",
        help="kommunen eller regionen som går gjennom tekstene (uten: fellesinnholdet)",
    )
    command.add_argument(
        "--for", dest="profession", metavar="FAG", help="bare ett fag, for eksempel helse"
    )
    command.add_argument(
        "--output",
        type=path,
        metavar="MAPPE",
        default=path("gjennomgang"),
        help="mappen settene legges i (gjennomgang)",
    )
    command.add_argument(
        "--take", type=path, metavar="FIL", help="les inn en utfylt tabell (CSV) fra et sett"
    )


def add_report(command: argparse.ArgumentParser) -> None:
    """Let ``command`` take municipalities, and what the report is of."""
    add_ids(command)
    command.add_argument(
        "--content",
        action="store_true",
        help="vis tallene for fellesinnholdet: kilder, språk, gjennomganger, temaer",
    )
    command.add_argument(
        "--format",
        choices=["text", "html", "json", "csv"],
        default="text",
        help="for mennesker (text, html), programmer eller regneark",
    )
    command.add_argument("--output", type=path, metavar="FIL", help="skriv rapporten i FIL")
    add_quiet(command)


def add_upkeep(command: argparse.ArgumentParser) -> None:
    """Let ``command`` take municipalities, and what it asks and keeps."""
    add_ids(command)
    text = "spør også alle nettadressene om de virker"
    command.add_argument("--links", action="store_true", help=text)
    command.add_argument("--output", type=path, metavar="FIL", help="skriv det i FIL også")
    text = "skriv dagens tall i status.json hos hver kommune"
    command.add_argument("--record", action="store_true", help=text)


def add_amend(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told whose log to write, why, and from when."""
    command.add_argument("municipality", metavar="ID", help="mappenavn under municipalities/")
    text = "hvorfor det er endret, i én setning"
    command.add_argument("--why", type=_reason, metavar="TEKST", help=text)
    text = "dagen endringene gjelder fra: år-måned-dag (i dag)"
    command.add_argument("--from", dest="since", type=_day, metavar="DATO", help=text)
    text = "begynn loggen på nytt, når facts.txt er borte for godt"
    command.add_argument("--begin", dest="begins", action="store_true", help=text)


def _reason(text: str) -> str:
    """Return a reason in one line, as the log can hold it: without signs that can't be seen."""
    reason = " ".join("".join(filter(str.isprintable, word)) for word in text.split()).strip()
    if not reason:
        raise argparse.ArgumentTypeError("er tom. Skriv hvorfor i én setning, eller ta bort --why")
    if len(reason) > _LONGEST_REASON:
        raise argparse.ArgumentTypeError(
            f"har {len(reason)} tegn. Skriv hvorfor i én setning, med høyst {_LONGEST_REASON} tegn"
        )
    return reason


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"«{text}» er ikke en dato. Skriv år-måned-dag, for eksempel 2027-02-01"
        ) from None
