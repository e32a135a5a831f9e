"""``check``: all that is wrong, and nothing written."""

from argparse import Namespace

from veileder.authoring.hiding import hidden_neighbours
from veileder.commands import CONTENT_ERROR, FINE
from veileder.front_door.formats import summary_table, written
from veileder.front_door.outputs import add_to_file, write_told
from veileder.front_door.terminal import Terminal, command_line, show_findings
from veileder.kept import keeping
from veileder.reading.alone import alone
from veileder.reading.digests import Digests
from veileder.verdicts import Judged, known


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the findings of what ``options`` name, in the form they ask for. Raises Refusal."""
    judged, form = _judged(options), options.format
    if options.summary:
        add_to_file(options.summary, f"{summary_table(judged.findings)}\n")
    if options.output:
        write_told(
            options.output, f"{written(judged.findings, form, options.root)}\n", options.root
        )
        form = "text"
    show_findings(judged.findings, form, terminal, options.root)
    if judged.others and form == "text":
        terminal.tell(
            f"I tillegg: {judged.others} i filer som andre har ansvar for. "
            f"Se dem med: {command_line('check', root=options.root)}"
        )
    if form == "text" and (hidden := hidden_neighbours(options.root, options.ids)):
        terminal.tell(hidden)
    return CONTENT_ERROR if judged.has_errors else FINE


def _judged(options: Namespace) -> Judged:
    digests = Digests(options.root)
    with keeping():
        if judged := known(options.ids or alone(options.root), digests):
            return judged
        from veileder.checked import judge  # noqa: PLC0415 - all that reads; not if it is known

        return judge(options.root, options.ids, digests)
