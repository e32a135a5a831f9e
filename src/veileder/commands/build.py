"""``build``: check, then build every site without errors."""

from argparse import Namespace
from collections.abc import Collection, Sequence
from pathlib import Path

from veileder.authoring.hiding import hidden_neighbours
from veileder.commands import CONTENT_ERROR, FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal, command_line, show_findings
from veileder.parts import share
from veileder.pipeline import Built, build
from veileder.publishing.packed import packed
from veileder.rendering.booklet import demand_weasyprint


def run(options: Namespace, terminal: Terminal) -> int:
    """Build what ``options`` name, show what was found, and say how to see the sites.

    Raises Refusal.
    """
    output = options.output or options.root / "site"
    if options.part:
        _demand_alone(options)
    if options.pdf:
        demand_weasyprint()
    ids = share(options.root, options.part) if options.part else options.ids
    built = build(
        options.root, output, ids, options.jobs, terminal.progress, options.part, pdf=options.pdf
    )
    if hidden := hidden_neighbours(options.root, options.ids):
        terminal.tell(hidden)
    show_findings(built.findings, "text", terminal, options.root, brief=True)
    if not built.ready:
        whose = "Feil i fellesinnholdet stopper alle. " if built.is_stopped else ""
        terminal.say(f"{whose}Ingenting er publisert. Nettstedene er som før.")
        return CONTENT_ERROR
    if built.removed:
        names = ", ".join(built.removed)
        terminal.tell(f"Tatt bort, siden de ikke lenger er i innholdet: {names}.")
    return _ready(built, output, options, terminal)


def _demand_alone(options: Namespace) -> None:
    """Raise Refusal for what can't be made of one part of a build."""
    if options.ids:
        raise Refusal("--part gjelder alle kommunene. Ta bort navnene, eller --part.")
    if options.pdf:
        raise Refusal("--part og --pdf kan ikke brukes sammen. Bygg med --pdf uten --part.")
    if options.zip:
        raise Refusal("--part og --zip kan ikke brukes sammen. Sett delene sammen med merge først.")


def _ready(built: Built, output: Path, options: Namespace, terminal: Terminal) -> int:
    """Pack what is ready if that is wanted, say what stands, and return the exit status."""
    done = f"Ferdig: {_amount(built.ready)} i {output}. Se på skjermen: {how_to_see(options)}"
    if built.held_back:
        terminal.tell(done)
        return _held_back(built, terminal)
    if options.zip:
        packed(output, options.zip)
    terminal.say(done)
    return FINE


def _held_back(built: Built, terminal: Terminal) -> int:
    """Say last who was not published, and return the exit status."""
    names = ", ".join(built.names.get(id, id) for id in built.held_back)
    terminal.say(f"Ikke publisert, på grunn av feil: {names}. Der er nettstedet som før.")
    return CONTENT_ERROR


def how_to_see(options: Namespace) -> str:
    """Return the command that shows what was built: from disk, links and search do not work."""
    shown: Sequence[str] = options.ids if len(options.ids) == 1 else ()
    return command_line("serve", *shown, root=options.root)


def _amount(guides: Collection[str]) -> str:
    return "1 kommune" if len(guides) == 1 else f"{len(guides)} kommuner"
