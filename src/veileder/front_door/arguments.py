"""The words after ``build.py``: which command, and with what. Standard library only, and quick.

The front door reads them before anything is installed, so that help, and the answer to a slip of
the keys, come at once.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from veileder import __version__
from veileder.front_door.asked import municipality_ids
from veileder.front_door.roots import DEFAULT_ROOT, demand_content

WRONG_USE = 2
_MOST_JOBS = 61  # Windows can't wait for more

_HELP_WORDS = ("hjelp", "help")
# What a Norwegian might call a command.
_OTHER_NAMES = {
    "bygg": "build",
    "sjekk": "check",
    "kontroller": "check",
    "valider": "check",
    "vis": "serve",
    "ny": "new",
    "rapport": "report",
    "bekreft": "accept",
    "tester": "test",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, in a line, and what it takes."""

    text: str
    add: Callable[[argparse.ArgumentParser], None] = lambda _: None


def understood(given: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for, with the ids of the municipalities as their folders are named.

    Raises SystemExit after help, the version, or a sentence on arguments nobody can understand,
    and Refusal for a root without content or a municipality that there is no folder for.
    """
    arguments = with_default(given)
    parser = make_parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown and options.command != "test":
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    options.unknown = unknown
    demand_content(options.root)
    _settle_ids(options, first=None if list(given) == arguments else options.ids[:1])
    return options


def with_default(arguments: Sequence[str]) -> list[str]:
    """Put ``build`` first where no command is named, and let ``hjelp`` be asked for as a word."""
    first, rest = next(iter(arguments), ""), arguments[1:]
    if first in _HELP_WORDS:
        return [*(word for word in rest[:1] if word in COMMANDS), "--help"]
    if first in (*COMMANDS, "-h", "--help", "--version"):
        return list(arguments)
    return ["build", *arguments]


def _settle_ids(options: argparse.Namespace, first: Sequence[str] | None) -> None:
    """Put the names of folders where somebody wrote a path, capitals or a slash.

    ``first`` is the word that stands where a command could have been.
    """
    commands = {**{name: name for name in COMMANDS}, **_OTHER_NAMES} if first else None
    if getattr(options, "ids", None):
        options.ids = municipality_ids(options.root, options.ids, commands)
    if getattr(options, "municipality", None):
        options.municipality = municipality_ids(options.root, [options.municipality])[0]


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "bruk: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Python's own parser, speaking Norwegian."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **options)
        self._positionals.title, self._optionals.title = "argumenter", "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        for english, norwegian in _SAID:
            message = re.sub(english, norwegian, message)
        self.exit(WRONG_USE, f"{message}\n")


_SAID = (
    (r"the following arguments are required: ", "Dette mangler: "),
    (r"unrecognized arguments: ", "Ukjent: "),
    (r"^argument ", ""),
    (r"invalid choice: '?([^' ]*)'? \(choose from (.*)\)", r"«\1» er ikke et valg. Velg: \2"),
    (r"ambiguous option: (\S+) could match (.*)", r"«\1» kan være flere: \2"),
    (r"ignored explicit argument '(.*)'", r"tar ingen verdi («\1»)"),
    (r"expected (?:one|at least one) argument", "verdien mangler"),
)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands. What it reads has the command's name in ``command``."""
    parser = _Parser(
        prog="build.py",
        description="Handlingsveileder for BTI: fra innhold i git til ett nettsted per kommune.",
    )
    python = ".".join(map(str, sys.version_info[:3]))
    version = f"handlingsveileder {__version__} (Python {python})"
    parser.add_argument("--version", action="version", version=version, help="vis versjonen")
    commands = parser.add_subparsers(metavar="KOMMANDO", dest="command", required=True)
    for name, described in COMMANDS.items():
        command = commands.add_parser(name, help=described.text, description=described.text)
        command.add_argument(
            "--root",
            type=_path,
            default=DEFAULT_ROOT,
            metavar="MAPPE",
            help="mappen med content/, tools/ og municipalities/",
        )
        described.add(command)
    return parser


def _path(text: str) -> Path:
    """Read a path; a shell leaves ``~`` alone after an equals sign, and where it is quoted."""
    return Path(text).expanduser() if text.startswith("~") else Path(text)


def _whole(smallest: int, largest: int, text: str) -> int:
    """Read a whole number between two others, or say which will do."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke et helt tall")
    if not smallest <= int(text) <= largest:
        allowed = f"fra {smallest} til {largest}"
        raise argparse.ArgumentTypeError(f"«{text}» kan ikke brukes. Velg et tall {allowed}")
    return int(text)


def _ids(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="mappenavn under municipalities/ (alle hvis ingen er nevnt; en region er alle i den)",
    )


def _build(command: argparse.ArgumentParser) -> None:
    _ids(command)
    command.add_argument(
        "--output", type=_path, metavar="MAPPE", help="hvor nettstedene skal stå (site/)"
    )
    command.add_argument(
        "--jobs",
        type=partial(_whole, 1, _MOST_JOBS),
        default=min(os.cpu_count() or 1, _MOST_JOBS),
        metavar="N",
        help="hvor mange nettsteder som bygges samtidig",
    )


def _check(command: argparse.ArgumentParser) -> None:
    _ids(command)
    command.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="for mennesker, for GitHub eller for programmer",
    )


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "municipality",
        nargs="?",
        metavar="ID",
        help="kommunen som skal vises (alle, med siden der en velger, hvis ingen er nevnt)",
    )
    command.add_argument(
        "--port",
        type=partial(_whole, 0, 65535),
        default=8000,
        metavar="N",
        help="porten på denne maskinen (0 er en som er ledig)",
    )


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "id", metavar="ID", help="mappenavn: små bokstaver a–z, tall og bindestrek"
    )
    command.add_argument("--name", metavar="NAVN", help="navnet, slik det skal stå på nettstedet")
    command.add_argument("--number", metavar="NUMMER", help="kommunenummeret, fire sifre")
    command.add_argument("--language", metavar="MÅLFORM", help="nb (bokmål) eller nn (nynorsk)")
    command.add_argument("--region", metavar="REGION", help="mappen til regionen, eller ingen")
    command.add_argument(
        "--structure",
        metavar="OPPSETT",
        help="shipped (de felles nivåene), phases (tre faser) eller empty (tomt)",
    )


def _stage(command: argparse.ArgumentParser) -> None:
    command.add_argument("municipality", metavar="ID", help="mappenavn under municipalities/")
    command.add_argument(
        "folder", type=_path, metavar="MAPPE", help="en mappe som er tom eller ikke finnes"
    )


def _accept(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="+",
        type=_path,
        metavar="FIL",
        help="filer eller mapper med translated_from eller based_on",
    )


COMMANDS = {
    "build": Command(
        "sjekk alt, og bygg nettstedene (dette skjer når ingen kommando er nevnt)", _build
    ),
    "check": Command("vis alt som er galt, uten å skrive noe", _check),
    "serve": Command("vis nettstedet på denne maskinen, og oppdater det når en fil lagres", _serve),
    "new": Command("lag mappen til en ny kommune: et utkast uten opplysninger", _new),
    "accept": Command(
        "bekreft at en oversettelse eller tilpasning er sett på mot teksten den bygger på", _accept
    ),
    "stage": Command("skriv det rene MkDocs-prosjektet til én kommune", _stage),
    "report": Command("vis hva som mangler, og hva som er gammelt, for hver kommune", _ids),
    "schemas": Command("skriv schemas/ og de genererte delene av docs/ på nytt (for utviklere)"),
    "test": Command("kjør alle testene; alt annet enn --root sendes videre til pytest"),
}
