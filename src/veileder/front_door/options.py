"""The commands, each with what it does and what it takes. Standard library only, and quick.

A new command is a line in ``COMMANDS`` and a module in ``commands/``.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from veileder.front_door.review_options import add_amend, add_report, add_review, add_upkeep
from veileder.front_door.shared_options import (
    add_borrow,
    add_ids,
    add_jobs,
    add_output,
    add_port,
    add_quiet,
    add_usage,
    add_verify,
    add_zip,
    part_of,
    path,
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, in a line, and what it takes."""

    text: str
    add: Callable[[argparse.ArgumentParser], None] = lambda _: None


def _build(command: argparse.ArgumentParser) -> None:
    add_ids(command)
    add_quiet(command)
    add_output(command)
    command.add_argument(
        "--part",
        type=part_of,
        metavar="N/M",
        help="bygg bare del N av M, som merge setter sammen",
    )
    command.add_argument("--pdf", action="store_true", help="lag heftet som PDF også")
    add_zip(command)
    add_jobs(command)


def _merge(command: argparse.ArgumentParser) -> None:
    command.add_argument("parts", nargs="+", type=path, metavar="MAPPE", help="alle delene")
    add_output(command)


def _publish(command: argparse.ArgumentParser) -> None:
    _releases(command)
    add_ids(command)
    add_quiet(command)
    command.add_argument(
        "--from",
        dest="site",
        type=path,
        metavar="NETTSTEDER",
        help="publiser det som er bygd her fra før, i stedet for å bygge",
    )
    add_jobs(command)


def _rollback(command: argparse.ArgumentParser) -> None:
    _releases(command)
    command.add_argument(
        "release", nargs="?", metavar="UTGAVE", help="hvilken utgave (den før den som vises)"
    )
    command.add_argument("--list", action="store_true", help="vis hvilke utgaver som finnes")


def _releases(command: argparse.ArgumentParser) -> None:
    text = "mappen på tjeneren som utgavene ligger i"
    command.add_argument("folder", type=path, metavar="MAPPE", help=text)


def _check(command: argparse.ArgumentParser) -> None:
    add_ids(command)
    add_quiet(command)
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
    text = "skriv alt som en tabell sist i FIL (Markdown)"
    command.add_argument("--summary", type=path, metavar="FIL", help=text)


def _compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=path, metavar="FØR", help="mappen som er bygd av det gamle")
    command.add_argument("new", type=path, metavar="NÅ", help="mappen som er bygd av det nye")
    command.add_argument("--address", metavar="URL", help="hvor NÅ kan ses, så sidene blir lenker")
    _summary(command)


def _serve(command: argparse.ArgumentParser) -> None:
    add_quiet(command)
    command.add_argument(
        "municipality",
        nargs="?",
        metavar="ID",
        help="kommunen som skal vises (alle, med siden der en velger, hvis ingen er nevnt)",
    )
    add_port(command)


def _edit(command: argparse.ArgumentParser) -> None:
    add_quiet(command)
    command.add_argument(
        "municipality",
        nargs="?",
        metavar="ID",
        help="kommunen som skal redigeres (trengs ikke når det bare er én)",
    )
    add_port(command)
    command.add_argument(
        "--no-browser", action="store_true", help="ikke åpne nettleseren, bare vis adressen"
    )
    command.add_argument(
        "--at", metavar="FIL", help="begynn i skjemaet til en fil, for eksempel services.yml"
    )


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "id", metavar="ID", help="mappenavn: små bokstaver a–z, tall og bindestrek"
    )
    _wishes(command)


def _wishes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--name", metavar="NAVN", help="navnet, slik det skal stå på nettstedet")
    command.add_argument("--number", metavar="NUMMER", help="kommunenummeret, fire sifre")
    command.add_argument("--language", metavar="MÅLFORM", help="nb (bokmål) eller nn (nynorsk)")
    command.add_argument("--region", metavar="REGION", help="mappen til regionen, eller ingen")
    command.add_argument(
        "--structure",
        metavar="OPPSETT",
        help="shipped (de felles nivåene), phases (tre faser) eller empty (tomt)",
    )


def _start(command: argparse.ArgumentParser) -> None:
    text = "en mappe som er tom eller ikke finnes"
    command.add_argument("folder", type=path, metavar="MAPPE", help=text)
    command.add_argument(
        "--municipality", dest="id", metavar="ID", help="mappenavnet til kommunen (navnet på MAPPE)"
    )
    _wishes(command)


def _stage(command: argparse.ArgumentParser) -> None:
    command.add_argument("municipality", metavar="ID", help="mappenavn under municipalities/")
    text = "en mappe som er tom eller ikke finnes"
    command.add_argument("folder", type=path, metavar="MAPPE", help=text)


def _accept(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="*",
        type=path,
        metavar="FIL",
        help="filer eller mapper med translated_from eller based_on",
    )
    command.add_argument(
        "--read", action="store_true", help="bekreft der det står lest, lese eller sett"
    )


def _update(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "version", nargs="?", metavar="VERSJON", help="for eksempel 0.3 (den nyeste)"
    )
    text = "vis hva som kommer, uten å endre noe"
    command.add_argument("--dry-run", action="store_true", help=text)
    command.add_argument(
        "--from",
        dest="since",
        metavar="VERSJON",
        help="versjonen mappene deres er laget for, når fellesmalen alt er flettet inn",
    )
    command.add_argument(
        "--base", type=path, metavar="MAPPE", help="content/ og tools/ fra den versjonen"
    )
    command.add_argument(
        "--compare",
        type=path,
        metavar="MAPPE",
        help="sammenlign oversikten over denne versjonen med den forrige (for utviklere)",
    )


COMMANDS = {
    "build": Command(
        "sjekk alt, og bygg nettstedene (dette skjer når ingen kommando er nevnt)", _build
    ),
    "merge": Command("sett sammen delene av ett bygg (se build --part)", _merge),
    "publish": Command("bygg, og sett inn en ny utgave på egen tjener", _publish),
    "rollback": Command("vis en tidligere utgave igjen på egen tjener", _rollback),
    "verify": Command("se etter at alle filer er som da de ble laget", add_verify),
    "check": Command("vis alt som er galt, uten å skrive noe", _check),
    "serve": Command("vis nettstedet på denne maskinen, og oppdater det når en fil lagres", _serve),
    "edit": Command("rediger kommunens veileder i skjemaer på denne maskinen", _edit),
    "new": Command("lag mappen til en ny kommune: et utkast uten opplysninger", _new),
    "start": Command(
        "lag et eget prosjekt for en kommune, som bruker programmet uten å være en kopi av det",
        _start,
    ),
    "accept": Command(
        "bekreft at en oversettelse eller tilpasning er sett på mot teksten den bygger på", _accept
    ),
    "amend": Command("før det som er endret siden sist, i loggen på nettstedet", add_amend),
    "update": Command(
        "hent neste versjon, tilpass filene deres til den, og skriv brevet om hva den betyr",
        _update,
    ),
    "borrow": Command("hent en kopi av det en kommune i et annet prosjekt låner ut", add_borrow),
    "stage": Command("skriv det rene MkDocs-prosjektet til én kommune", _stage),
    "report": Command("vis hva som mangler, og hva som er gammelt, for hver kommune", add_report),
    "review": Command(
        "lag sett til gjennomgang for hvert fag, og les inn det som er gjennomgått", add_review
    ),
    "upkeep": Command("vis det som er gått ut på dato, og lenker ut som ikke virker", add_upkeep),
    "usage": Command("tell visninger av hver side i webtjenerens logg, uten personer", add_usage),
    "compare": Command("vis hvilke sider som er ulike i to ferdige bygg", _compare),
    "schemas": Command("skriv schemas/ og de genererte delene av docs/ på nytt (for utviklere)"),
    "test": Command("kjør alle testene; alt annet enn --root sendes videre til pytest"),
}
