"""``publish``: a build as a new release on one's own server."""

from argparse import Namespace
from pathlib import Path

from veileder.commands import CONTENT_ERROR, FINE
from veileder.front_door.terminal import Terminal, command_line, show_findings
from veileder.pipeline import build
from veileder.publishing.releases import Releases


def run(options: Namespace, terminal: Terminal) -> int:
    """Build, or take what is built, make a release of it and show it. Raises Refusal."""
    releases = Releases(options.folder, options.root)
    site = options.site or _built(options, terminal)
    if site is None:
        terminal.say("Ingenting er publisert. Det som vises, er som før.")
        return CONTENT_ERROR
    before = releases.shown
    name = releases.publish(site)
    if name == before:
        terminal.say(f"Alt er likt utgave {name}, som vises fra før.")
        return FINE
    terminal.say(f"Ferdig: utgave {name} vises i {releases.current}.")
    if before:
        undo = command_line("rollback", str(options.folder), root=options.root)
        terminal.tell(f"Gå tilbake til den forrige med: {undo}")
    return FINE


def _built(options: Namespace, terminal: Terminal) -> Path | None:
    """Return the output where all was built; None when errors stopped some of it."""
    output: Path = options.root / "site"
    built = build(options.root, output, options.ids, options.jobs, terminal.progress)
    show_findings(built.findings, "text", terminal, options.root, brief=True)
    return None if built.has_errors or not built.ready else output
