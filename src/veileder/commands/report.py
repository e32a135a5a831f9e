"""``report``: what is missing and what is old."""

from argparse import Namespace

from veileder.authoring.content_report import content_json, content_report
from veileder.authoring.report import report
from veileder.authoring.status.data import as_csv, as_json
from veileder.authoring.status.overview import overview
from veileder.checked import Checked, read
from veileder.commands import FINE
from veileder.faults import Refusal
from veileder.front_door.outputs import for_program, write_told
from veileder.front_door.terminal import Terminal
from veileder.rendering.theme import check_theme


def run(options: Namespace, terminal: Terminal) -> int:
    """Tell of what ``options`` name, or of the shared content. Raises Refusal."""
    checked = read(options.root, options.ids)
    text = (_content if options.content else _told)(checked, options.format)
    if options.output:
        write_told(options.output, for_program(text, options.format), options.root)
    else:
        terminal.say(text)
    return FINE


def _content(checked: Checked, form: str) -> str:
    if form in ("html", "csv"):
        raise Refusal(f"--format {form} kan ikke brukes sammen med --content.")
    return content_json(checked) if form == "json" else content_report(checked)


def _told(checked: Checked, form: str) -> str:
    check_theme(checked.library.root)  # figures are told in the words of the pages
    if form == "text":
        return report(checked)
    told = overview(checked)
    if form == "html":
        from veileder.authoring.status.page import as_html  # noqa: PLC0415 - loads the templates

        return as_html(told, checked.library.root)
    return as_json(told) if form == "json" else as_csv(told)
