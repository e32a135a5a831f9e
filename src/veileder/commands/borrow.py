"""``borrow``: a copy of what another repository has to lend, or a newer one."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace

from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal
from veileder.reading.layers import BORROWED
from veileder.updating.borrowing import Pin, fetched, pins


def run(options: Namespace, terminal: Terminal) -> int:
    """Fetch, and say what is another. Raises Refusal."""
    root = options.root.resolve()
    wanted = _renewed(options) if options.update else [_new(options)]
    for one in wanted:
        pin, differences = fetched(root, one)
        terminal.say(f"{BORROWED}/{pin.name}: {pin.address}, {pin.commit[:10]} fra {pin.date}")
        terminal.say("\n".join(differences) or "  Ingenting er annerledes.")
    if not options.update:
        terminal.say(f"Lån det dere trenger med borrow og owner: {wanted[0].name}.")
    return FINE


def _new(options: Namespace) -> Pin:
    if len(options.what) != 2:
        raise Refusal("Skriv adressen til prosjektet og mappenavnet til kommunen som låner ut.")
    address, municipality = options.what
    return Pin(options.name or municipality, address, municipality, options.version or "")


def _renewed(options: Namespace) -> list[Pin]:
    """Return the copies to renew: those named, or all."""
    there = {pin.name: pin for pin in pins(options.root)}
    unknown = [name for name in options.what if name not in there]
    if unknown or not there:
        has = ", ".join(there) or "ingen"
        raise Refusal(f"{BORROWED}/ har ikke {', '.join(unknown) or 'noe'}. Der er: {has}.")
    return list(_at(options.version, [there[name] for name in options.what or there]))


def _at(version: str | None, those: list[Pin]) -> Iterator[Pin]:
    yield from (replace(pin, version=version if version is not None else "") for pin in those)
