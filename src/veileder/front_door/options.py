"""The commands, each with what it does and what it takes. Standard library only, and quick.

A new command is a line in ``COMMANDS`` and a module in ``commands/``.
"""

import argparse
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_MOST_JOBS = 61  # Windows can't wait for more


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, in a line, and what it takes."""

    text: str
    add: Callable[[argparse.ArgumentParser], None] = lambda _: None


def path(text: str) -> Path:
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


def _quiet(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-q", "--quiet", action="store_true", help="vis bare det som er galt, og hvordan det gikk"
    )


def _build(command: argparse.ArgumentParser) -> None:
    _ids(command)
    _quiet(command)
    _output(command)
    command.add_argument(
        "--part", type=_part, metavar="N/M", help="bygg bare del N av M, som merge setter sammen"
    )
    _jobs(command)


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=partial(_whole, 1, _MOST_JOBS),
        default=min(os.cpu_count() or 1, _MOST_JOBS),
        metavar="N",
        help="hvor mange nettsteder som bygges samtidig",
    )


def _part(text: str) -> str:
    """Read which part of how many: ``2/3``."""
    match = re.fullmatch(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})", text)
    if not match or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke en del, som 1/3, 2/3 eller 3/3")
    return text


def _merge(command: argparse.ArgumentParser) -> None:
    command.add_argument("parts", nargs="+", type=path, metavar="MAPPE", help="alle delene")
    _output(command)


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--output", type=path, metavar="MAPPE", help="hvor nettstedene skal stå (site/)"
    )


def _publish(command: argparse.ArgumentParser) -> None:
    _releases(command)
    _ids(command)
    _quiet(command)
    command.add_argument(
        "--from",
        dest="site",
        type=path,
        metavar="NETTSTEDER",
        help="publiser det som er bygd her fra før, i stedet for å bygge",
    )
    _jobs(command)


def _rollback(command: argparse.ArgumentParser) -> None:
    _releases(command)
    command.add_argument(
        "release", nargs="?", metavar="UTGAVE", help="hvilken utgave (den før den som vises)"
    )
    command.add_argument("--list", action="store_true", help="vis hvilke utgaver som finnes")


def _releases(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", type=path, metavar="MAPPE", help="mappen på tjeneren som utgavene ligger i"
    )


def _check(command: argparse.ArgumentParser) -> None:
    _ids(command)
    _quiet(command)
    command.add_argument(
        "--format",
        choices=["text", "github", "gitlab", "sarif", "json"],
        default="text",
        help="for mennesker, for GitHub, for GitLab eller for programmer",
    )
    command.add_argument(
        "--output",
        type=path,
        metavar="FIL",
        help="skriv formatet i FIL, og vis teksten på skjermen",
    )
    _summary(command)


def _summary(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--summary", type=path, metavar="FIL", help="skriv alt som en tabell sist i FIL (Markdown)"
    )


def _compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=path, metavar="FØR", help="mappen som er bygd av det gamle")
    command.add_argument("new", type=path, metavar="NÅ", help="mappen som er bygd av det nye")
    command.add_argument("--address", metavar="URL", help="hvor NÅ kan ses, så sidene blir lenker")
    _summary(command)


def _upkeep(command: argparse.ArgumentParser) -> None:
    _ids(command)
    command.add_argument(
        "--links", action="store_true", help="spør også alle nettadressene om de virker"
    )
    command.add_argument("--output", type=path, metavar="FIL", help="skriv det i FIL også")


def _report(command: argparse.ArgumentParser) -> None:
    _ids(command)
    _quiet(command)


def _serve(command: argparse.ArgumentParser) -> None:
    _quiet(command)
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
        "folder", type=path, metavar="MAPPE", help="en mappe som er tom eller ikke finnes"
    )


def _accept(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="+",
        type=path,
        metavar="FIL",
        help="filer eller mapper med translated_from eller based_on",
    )


COMMANDS = {
    "build": Command(
        "sjekk alt, og bygg nettstedene (dette skjer når ingen kommando er nevnt)", _build
    ),
    "merge": Command("sett sammen delene av ett bygg (se build --part)", _merge),
    "publish": Command("bygg, og sett inn en ny utgave på egen tjener", _publish),
    "rollback": Command("vis en tidligere utgave igjen på egen tjener", _rollback),
    "check": Command("vis alt som er galt, uten å skrive noe", _check),
    "serve": Command("vis nettstedet på denne maskinen, og oppdater det når en fil lagres", _serve),
    "new": Command("lag mappen til en ny kommune: et utkast uten opplysninger", _new),
    "accept": Command(
        "bekreft at en oversettelse eller tilpasning er sett på mot teksten den bygger på", _accept
    ),
    "stage": Command("skriv det rene MkDocs-prosjektet til én kommune", _stage),
    "report": Command("vis hva som mangler, og hva som er gammelt, for hver kommune", _report),
    "upkeep": Command("vis det som er gått ut på dato, og lenker ut som ikke virker", _upkeep),
    "compare": Command("vis hvilke sider som er ulike i to ferdige bygg", _compare),
    "schemas": Command("skriv schemas/ og de genererte delene av docs/ på nytt (for utviklere)"),
    "test": Command("kjør alle testene; alt annet enn --root sendes videre til pytest"),
}
