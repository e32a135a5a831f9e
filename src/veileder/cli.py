"""The command line: arguments to one call each. Exit 0 fine, 1 content, 2 wrong use, 3 us."""

import argparse
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from veileder.accept import AcceptFault, accept
from veileder.disk import PublishFault
from veileder.library import load
from veileder.pipeline import UnknownMunicipality, build, plan_all, read
from veileder.report import report
from veileder.scaffold import OPTIONS, ScaffoldFault, new_municipality, wishes_from
from veileder.schemas import write_schemas
from veileder.serve import ServeFault, serve
from veileder.stage import write_stage
from veileder.stopping import stoppable
from veileder.terminal import Terminal, show_findings
from veileder.theme import ThemeFault, check_theme

FINE, CONTENT_ERROR, WRONG_USE, OUR_FAULT = range(4)
_DEFAULT_ROOT = Path(__file__).resolve().parents[2]


class RootFault(Exception):
    """There is no content where we were told to look. The message is for the one who asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. Raises nothing but SystemExit for help."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parsed(_with_default(given))
    terminal = Terminal()
    try:
        with stoppable():
            _check_root(options.root)
            return int(options.run(options, terminal))
    except UnknownMunicipality as unknown:
        terminal.error(f"Det finnes ingen mappe municipalities/{unknown}.")
    except (RootFault, PublishFault, ThemeFault, ScaffoldFault, AcceptFault, ServeFault) as fault:
        terminal.error(str(fault))
    except BrokenPipeError:
        return FINE
    except KeyboardInterrupt as stop:
        return int(getattr(stop, "status", 130))
    except Exception:  # the last word before the shell
        traceback.print_exc()
        terminal.error(
            "Dette er en feil i programmet, ikke i innholdet. Send teksten over til utviklerne."
        )
        return OUR_FAULT
    return WRONG_USE


def _parsed(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; what ``test`` does not know is for pytest."""
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown and options.run is not _test:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    options.unknown = unknown
    return options


def _check_root(root: Path) -> None:
    if not (root / "content").is_dir():
        raise RootFault(f"Det finnes ingen mappe content/ i {root}. Velg riktig mappe med --root.")


def _with_default(arguments: list[str]) -> list[str]:
    """Put ``build`` first where no command is named."""
    if arguments[:1] and arguments[0] in (*_COMMANDS, "-h", "--help"):
        return arguments
    return ["build", *arguments]


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
    (r"invalid \w+ value: '(.*)'", r"«\1» er ikke et helt tall"),
    (r"expected one argument", "verdien mangler"),
)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="build.py",
        description="Handlingsveileder for BTI: fra innhold i git til ett nettsted per kommune.",
    )
    commands = parser.add_subparsers(metavar="KOMMANDO", required=True)
    for name, (function, text, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "--root",
            type=Path,
            default=_DEFAULT_ROOT,
            metavar="MAPPE",
            help="mappen med content/, tools/ og municipalities/",
        )
        command.set_defaults(run=function)
        add(command)
    return parser


def _build(options: argparse.Namespace, terminal: Terminal) -> int:
    output = options.output or options.root / "site"
    checked = build(options.root, output, options.ids, options.jobs, terminal.progress)
    show_findings(checked.findings, "text", terminal, options.root, brief=True)
    if not checked.ready:
        whose = "Feil i fellesinnholdet stopper alle. " if checked.is_stopped else ""
        terminal.say(f"{whose}Ingenting er publisert. Nettstedene er som før.")
        return CONTENT_ERROR
    terminal.say(f"Ferdig: {len(checked.ready)} kommuner i {output}. Åpne {output / 'index.html'}")
    if checked.removed:
        terminal.say(
            f"Tatt bort, siden de ikke lenger er i innholdet: {', '.join(checked.removed)}."
        )
    if checked.held_back:
        names = ", ".join(checked.name(id) for id in checked.held_back)
        terminal.say(f"Ikke publisert, på grunn av feil: {names}. Der er nettstedet som før.")
        return CONTENT_ERROR
    return FINE


def _check(options: argparse.Namespace, terminal: Terminal) -> int:
    checked = read(options.root, options.ids)
    show_findings(checked.findings, options.format, terminal, options.root)
    if checked.others and options.format == "text":
        terminal.say(
            f"I tillegg: {checked.others} i filer som andre har ansvar for. "
            "Se dem med: python3 build.py check"
        )
    return CONTENT_ERROR if checked.has_errors else FINE


def _serve(options: argparse.Namespace, terminal: Terminal) -> int:
    return serve(options.root, options.id, options.port, terminal)


def _new(options: argparse.Namespace, terminal: Terminal) -> int:
    library = load(options.root)
    given = {name: getattr(options, name) for name in OPTIONS}
    ask = terminal.ask if sys.stdin.isatty() else None
    for path in new_municipality(library, wishes_from(options.id, given, library, ask)):
        terminal.say(f"Laget {path}")
    where = "" if options.root == _DEFAULT_ROOT else f" --root {options.root}"
    terminal.say(f"Alt står som utkast. Se det med: python3 build.py serve {options.id}{where}")
    return FINE


def _stage(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.folder.exists() and (not options.folder.is_dir() or any(options.folder.iterdir())):
        raise RootFault(f"{options.folder} er ikke en tom mappe. Velg en annen.")
    check_theme(options.root)
    checked = read(options.root, [options.id])
    if checked.has_errors:
        show_findings(checked.findings, "text", terminal, options.root)
        return CONTENT_ERROR
    plan = next(plan for plan in plan_all(options.root, checked) if plan.id == options.id)
    config = write_stage(plan, options.root, options.folder)
    terminal.say(f"Skrev {config}. Bygg den med: mkdocs build -f {config}")
    return FINE


def _report(options: argparse.Namespace, terminal: Terminal) -> int:
    terminal.say(report(read(options.root, options.ids)))
    return FINE


def _accept(options: argparse.Namespace, terminal: Terminal) -> int:
    for path in accept(options.root, options.files):
        terminal.say(f"Bekreftet {path}")
    return FINE


def _schemas(options: argparse.Namespace, terminal: Terminal) -> int:
    for path in write_schemas(options.root):
        terminal.say(f"Skrev {path}")
    return FINE


def _test(options: argparse.Namespace, _: Terminal) -> int:
    """Run pytest in the root, with its own exit status."""
    command = [sys.executable, "-m", "pytest", *options.unknown, *options.arguments]
    return subprocess.call(command, cwd=options.root)  # noqa: S603 - our own Python


def _ids(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="mappenavn under municipalities/ (alle hvis ingen er nevnt)",
    )


def _build_arguments(command: argparse.ArgumentParser) -> None:
    _ids(command)
    command.add_argument(
        "--output", type=Path, metavar="MAPPE", help="hvor nettstedene skal stå (site/)"
    )
    command.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="hvor mange nettsteder som bygges samtidig",
    )


def _check_arguments(command: argparse.ArgumentParser) -> None:
    _ids(command)
    command.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="for mennesker, for GitHub eller for programmer",
    )


def _serve_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", nargs="?", metavar="ID", help="kommunen som skal vises")
    command.add_argument("--port", type=int, default=8000, help="porten på denne maskinen")


def _new_arguments(command: argparse.ArgumentParser) -> None:
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


def _stage_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="mappenavn under municipalities/")
    command.add_argument(
        "folder", type=Path, metavar="MAPPE", help="en mappe som er tom eller ikke finnes"
    )


def _accept_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FIL",
        help="filer eller mapper med translated_from eller based_on",
    )


def _test_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("arguments", nargs="*", metavar="…", help="sendes videre til pytest")


def _no_arguments(_: argparse.ArgumentParser) -> None:
    return


Run = Callable[[argparse.Namespace, Terminal], int]
Add = Callable[[argparse.ArgumentParser], None]
_COMMANDS: dict[str, tuple[Run, str, Add]] = {
    "build": (
        _build,
        "sjekk alt, og bygg nettstedene (dette skjer når ingen kommando er nevnt)",
        _build_arguments,
    ),
    "check": (_check, "vis alt som er galt, uten å skrive noe", _check_arguments),
    "serve": (
        _serve,
        "vis nettstedet på denne maskinen, og oppdater det når en fil lagres",
        _serve_arguments,
    ),
    "new": (_new, "lag mappen til en ny kommune: et utkast uten opplysninger", _new_arguments),
    "accept": (
        _accept,
        "bekreft at en oversettelse eller tilpasning er sett på mot teksten den bygger på",
        _accept_arguments,
    ),
    "stage": (_stage, "skriv det rene MkDocs-prosjektet til én kommune", _stage_arguments),
    "report": (_report, "vis hva som mangler, og hva som er gammelt, for hver kommune", _ids),
    "schemas": (
        _schemas,
        "skriv schemas/ og de genererte delene av docs/ på nytt (for utviklere)",
        _no_arguments,
    ),
    "test": (_test, "kjør alle testene", _test_arguments),
}
