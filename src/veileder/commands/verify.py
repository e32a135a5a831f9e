"""``verify``: whether what is built or published is as it was made, file by file."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from veileder.commands import CONTENT_ERROR, FINE
from veileder.front_door.terminal import Terminal
from veileder.publishing.disk import disk_faults
from veileder.publishing.manifest import Fault
from veileder.publishing.releases import Releases, is_place
from veileder.publishing.verified import faults_of_output

_WORDS = {"mangler": "mangler", "endret": "er endret", "ekstra": "er ikke laget av programmet"}


def run(options: Namespace, terminal: Terminal) -> int:
    """Say which files are missing, changed or too many. Raises Refusal."""
    folder: Path = options.folder or options.root / "site"
    with disk_faults(folder, "mappen kan ikke leses"):
        if is_place(folder):
            return _releases(Releases(folder, options.root), terminal)
        return _told(list(faults_of_output(folder)), folder, terminal)


def _releases(releases: Releases, terminal: Terminal) -> int:
    statuses = []
    for name in releases.names:
        shown = " (vises nå)" if name == releases.shown else ""
        terminal.tell(f"Utgave {name}{shown}:")
        statuses.append(_told(releases.faults(name), releases.current.with_name(name), terminal))
    if releases.shown not in releases.names:
        terminal.say(f"{releases.current} viser ingen av utgavene. Velg en med rollback.")
        return CONTENT_ERROR
    return max(statuses)


def _told(faults: Sequence[Fault], place: Path, terminal: Terminal) -> int:
    for fault in faults:
        terminal.say(f"{fault.path}: {_WORDS[fault.what]}")
    if not faults:
        terminal.say(f"{place}: alle filene er som da de ble laget.")
        return FINE
    amount = "1 fil" if len(faults) == 1 else f"{len(faults)} filer"
    terminal.say(
        f"{place}: {amount} er ikke som den skal. Bygg eller publiser på nytt, eller vis en hel "
        "utgave med rollback. Det som er lagt til for hånd, må flyttes ut."
    )
    return CONTENT_ERROR
