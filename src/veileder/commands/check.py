"""``check``: all that is wrong, and nothing written."""

from argparse import Namespace

from veileder.checked import read
from veileder.commands import CONTENT_ERROR, FINE
from veileder.front_door.formats import add_to_file, summary_table, write_file, written
from veileder.front_door.terminal import Terminal, command_line, show_findings


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the findings of what ``options`` name, in the form they ask for. Raises Refusal."""
    checked = read(options.root, options.ids)
    form = options.format
    if options.summary:
        add_to_file(options.summary, f"{summary_table(checked.findings)}\n")
    if options.output:
        write_file(options.output, f"{written(checked.findings, form, options.root)}\n")
        form = "text"
    show_findings(checked.findings, form, terminal, options.root)
    if checked.others and form == "text":
        terminal.tell(
            f"I tillegg: {checked.others} i filer som andre har ansvar for. "
            f"Se dem med: {command_line('check', root=options.root)}"
        )
    return CONTENT_ERROR if checked.has_errors else FINE
