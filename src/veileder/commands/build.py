"""``build``: check, then build every site."""

from argparse import Namespace
from collections.abc import Collection, Sequence

from veileder.commands import CONTENT_ERROR, FINE
from veileder.pipeline import build
from veileder.roots import demand_theme
from veileder.terminal import Terminal, command_line, show_findings


def run(options: Namespace, terminal: Terminal) -> int:
    """Build what ``options`` name, show what was found, and say how to see the sites."""
    demand_theme(options.root)
    output = options.output or options.root / "site"
    checked = build(options.root, output, options.ids, options.jobs, terminal.progress)
    show_findings(checked.findings, "text", terminal, options.root, brief=True)
    if checked.has_errors:
        terminal.say("Ingenting er publisert. Nettstedene er som før.")
        return CONTENT_ERROR
    amount = _amount(checked.guides)
    terminal.say(f"Ferdig: {amount} i {output}. Se på skjermen: {how_to_see(options)}")
    return FINE


def how_to_see(options: Namespace) -> str:
    """Return the command that shows what was built: from disk, links and search do not work."""
    shown: Sequence[str] = options.ids if len(options.ids) == 1 else ()
    return command_line("serve", *shown, root=options.root)


def _amount(guides: Collection[str]) -> str:
    return "1 kommune" if len(guides) == 1 else f"{len(guides)} kommuner"
