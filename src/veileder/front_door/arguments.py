"""The words after ``build.py``: which command, and with what. Standard library only, and quick.

The front door reads them before anything is installed, so that help, and the answer to a slip of
the keys, come at once.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from veileder import __version__
from veileder.front_door.asked import municipality_ids
from veileder.front_door.options import COMMANDS
from veileder.front_door.roots import DEFAULT_ROOT, PROGRAM, demand_content
from veileder.front_door.shared_options import path

WRONG_USE = 2
SHELLS = ("bash", "zsh", "tcsh")

_HELP_WORDS = ("hjelp", "help")
# What a Norwegian might call a command.
_OTHER_NAMES = {
    "bygg": "build",
    "sjekk": "check",
    "kontroller": "check",
    "valider": "check",
    "vis": "serve",
    "rediger": "edit",
    "ny": "new",
    "rapport": "report",
    "bekreft": "accept",
    "publiser": "publish",
    "tester": "test",
    "oppdater": "update",
}


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
    if options.print_completion:
        return argparse.Namespace(command="completion", shell=options.print_completion)
    options.unknown = unknown
    if options.command != "start":
        demand_content(options.root, is_new=options.command == "new")
    _settle_ids(options, first=None if list(given) == arguments else options.ids[:1])
    return options


def with_default(arguments: Sequence[str]) -> list[str]:
    """Put ``build`` first where no command is named, and let ``hjelp`` be asked for as a word."""
    first, rest = next(iter(arguments), ""), arguments[1:]
    if first in _HELP_WORDS:
        return [*(word for word in rest[:1] if word in COMMANDS), "--help"]
    if first.partition("=")[0] in (*COMMANDS, "-h", "--help", "--version", "--print-completion"):
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
        prog=PROGRAM[-1],
        description="Handlingsveileder for BTI: fra innhold i git til ett nettsted per kommune.",
    )
    python = ".".join(map(str, sys.version_info[:3]))
    version = f"handlingsveileder {__version__} (Python {python})"
    parser.add_argument("--version", action="version", version=version, help="vis versjonen")
    parser.add_argument(
        "--print-completion",
        choices=SHELLS,
        metavar="SKALL",
        help="skriv det som lar skallet fullføre ord: bash, zsh eller tcsh",
    )
    commands = parser.add_subparsers(metavar="KOMMANDO", dest="command")
    for name, described in COMMANDS.items():
        command = commands.add_parser(name, help=described.text, description=described.text)
        command.add_argument(
            "--root",
            type=path,
            default=DEFAULT_ROOT,
            metavar="MAPPE",
            help="mappen med content/, tools/ og municipalities/",
        )
        described.add(command)
    return parser
