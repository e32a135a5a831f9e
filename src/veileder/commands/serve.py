"""``serve``: the live preview."""

from argparse import Namespace

from veileder.authoring.serve import serve
from veileder.front_door.terminal import Terminal
from veileder.rendering.theme import check_theme


def run(options: Namespace, terminal: Terminal) -> int:
    """Show one municipality, or all, until somebody presses Ctrl+C."""
    check_theme(options.root)
    return serve(options.root, options.municipality, options.port, terminal)
