"""``edit``: the guide in forms, on the editor's own machine."""

from argparse import Namespace

from veileder.checked import UnknownMunicipality, wanted
from veileder.editing.program import edit
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal
from veileder.rendering.theme import check_theme


def run(options: Namespace, terminal: Terminal) -> int:
    """Let one municipality be edited until somebody presses Ctrl+C."""
    check_theme(options.root)
    ids = wanted(options.root, [])
    if options.municipality is None and len(ids) != 1:
        raise Refusal(f"Skriv hvilken kommune du vil redigere: edit {' | '.join(ids)}")
    id = options.municipality or ids[0]
    if id not in ids:
        raise UnknownMunicipality(id)
    return edit(
        options.root, id, options.port, terminal, opens=not options.no_browser, at=options.at
    )
