"""What several commands take: municipalities, a folder, a number. Standard library only."""

import argparse
import os
import re
from functools import partial
from pathlib import Path

_BUILT = "et ferdig bygg, eller mappen på tjeneren som utgavene ligger i (site/)"
_MOST_JOBS = 61  # Windows can't wait for more


def path(text: str) -> Path:
    """Read a path; a shell leaves ``~`` alone after an equals sign, and where it is quoted."""
    return Path(text).expanduser() if text.startswith("~") else Path(text)


def whole_number(smallest: int, largest: int, text: str) -> int:
    """Read a whole number between two others, or say which will do."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke et helt tall")
    if not smallest <= int(text) <= largest:
        allowed = f"fra {smallest} til {largest}"
        raise argparse.ArgumentTypeError(f"«{text}» kan ikke brukes. Velg et tall {allowed}")
    return int(text)


def part_of(text: str) -> str:
    """Read which part of how many: ``2/3``."""
    match = re.fullmatch(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})", text)
    if not match or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke en del, som 1/3, 2/3 eller 3/3")
    return text


def add_ids(command: argparse.ArgumentParser) -> None:
    """Let ``command`` take municipalities."""
    command.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="mappenavn under municipalities/ (alle hvis ingen er nevnt; en region er alle i den)",
    )


def add_quiet(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told to say little."""
    command.add_argument(
        "-q", "--quiet", action="store_true", help="vis bare det som er galt, og hvordan det gikk"
    )


def add_jobs(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told how many sites to build at a time."""
    command.add_argument(
        "--jobs",
        type=partial(whole_number, 1, _MOST_JOBS),
        default=min(os.cpu_count() or 1, _MOST_JOBS),
        metavar="N",
        help="hvor mange nettsteder som bygges samtidig",
    )


def add_output(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told where the sites are to stand."""
    command.add_argument(
        "--output", type=path, metavar="MAPPE", help="hvor nettstedene skal stå (site/)"
    )


def add_zip(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told to make one file of what is built."""
    text = "legg det som er bygd, i en zip-fil også"
    command.add_argument("--zip", type=path, metavar="FIL", help=text)


def add_verify(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told what to look at again."""
    command.add_argument("folder", nargs="?", type=path, metavar="MAPPE", help=_BUILT)


def add_port(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told which port of this machine to answer on."""
    command.add_argument(
        "--port",
        type=partial(whole_number, 0, 65535),
        default=8000,
        metavar="N",
        help="porten på denne maskinen (0 er en som er ledig)",
    )


def add_borrow(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told what to borrow, and from where."""
    command.add_argument(
        "what",
        nargs="*",
        metavar="ADRESSE KOMMUNE",
        help="prosjektet det lånes fra, og mappenavnet til kommunen der (navnene, med --update)",
    )
    command.add_argument("--version", metavar="VERSJON", help="et merke eller en commit (nyeste)")
    command.add_argument("--name", metavar="NAVN", help="hva mappen skal hete her")
    command.add_argument(
        "--update", action="store_true", help="hent på nytt, og vis det som er nytt"
    )


def add_usage(command: argparse.ArgumentParser) -> None:
    """Let ``command`` be told which logs to count in, and how to tell it."""
    text = "loggfiler fra nginx, Apache eller IIS, også pakket med gzip"
    command.add_argument("logs", nargs="+", type=path, metavar="LOGG", help=text)
    command.add_argument("--site", type=path, metavar="MAPPE", help=_BUILT)
    text = "tell bare sidene til én kommune i bygget"
    command.add_argument("--municipality", dest="chosen", metavar="ID", help=text)
    command.add_argument(
        "--format",
        choices=["text", "csv", "json"],
        default="text",
        help="for mennesker, for et regneark eller for programmer",
    )
    command.add_argument("--output", type=path, metavar="FIL", help="skriv det i FIL")
