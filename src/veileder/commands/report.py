"""``report``: what is missing and what is old."""

from argparse import Namespace

from veileder.authoring.content_report import content_json, content_report
from veileder.authoring.report import report
from veileder.checked import read
from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the report of what ``options`` name, or of the shared content. Raises Refusal."""
    is_json = options.format == "json"
    if is_json and not options.content:
        raise Refusal("--format json gjelder bare sammen med --content.")
    checked = read(options.root, options.ids)
    told = content_json if is_json else content_report if options.content else report
    terminal.say(told(checked))
    return FINE
