"""``serve``: the live preview."""

from argparse import Namespace

from veileder.roots import demand_theme
from veileder.serve import serve
from veileder.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Show one municipality, or all, until somebody presses Ctrl+C."""
    demand_theme(options.root)
    return serve(options.root, options.municipality, options.port, terminal)
