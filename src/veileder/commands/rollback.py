"""``rollback``: an older release again, on one's own server."""

from argparse import Namespace

from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal
from veileder.publishing.releases import Releases


def run(options: Namespace, terminal: Terminal) -> int:
    """Show an older release, or list them all. Raises Refusal."""
    releases = Releases(options.folder, options.root)
    if not releases.names:
        raise Refusal(f"Det er ingen utgaver i {options.folder}. Lag en med publish.")
    if not options.list:
        name = releases.roll_back(options.release or "")
        terminal.say(f"Ferdig: utgave {name} vises i {releases.current}.")
        return FINE
    for name in releases.names:
        terminal.say(f"{name}{'  (vises nå)' if name == releases.shown else ''}")
    return FINE
