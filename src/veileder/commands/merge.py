"""``merge``: the parts of one build, put together."""

from argparse import Namespace

from veileder.commands import CONTENT_ERROR, FINE
from veileder.front_door.terminal import Terminal
from veileder.parts import merge


def run(options: Namespace, terminal: Terminal) -> int:
    """Put the parts together, and say which municipalities are in none of them."""
    output = options.output or options.root / "site"
    merged = merge(options.root, options.parts, output)
    if merged.removed:
        names = ", ".join(merged.removed)
        terminal.tell(f"Tatt bort, siden de ikke lenger er i innholdet: {names}.")
    terminal.say(f"Ferdig: {len(merged.ready)} kommuner fra {len(options.parts)} deler i {output}.")
    if not merged.missing:
        return FINE
    names = ", ".join(merged.missing)
    terminal.say(f"Ikke i noen av delene, på grunn av feil: {names}.")
    return CONTENT_ERROR
