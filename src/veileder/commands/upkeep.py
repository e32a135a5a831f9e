"""``upkeep``: what time has done to the guide."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from veileder.authoring.outward import AskedLink, asked_links
from veileder.authoring.status.recording import record
from veileder.authoring.upkeep import upkeep
from veileder.checked import read
from veileder.commands import FINE
from veileder.front_door.outputs import write_told
from veileder.front_door.terminal import Terminal
from veileder.model.base import Language
from veileder.reading.strings import words_of
from veileder.status.runs import TriedLink


def run(options: Namespace, terminal: Terminal) -> int:
    """Tell what has become old, on the screen or in a file, and keep it. Raises Refusal."""
    checked = read(options.root, options.ids)
    links = asked_links(options.root, options.ids) if options.links else ()
    text = upkeep(checked.findings, links, words_of(options.root, Language.NB))
    if options.record:
        record(checked, [*_kept(links)] if options.links else None)
    if options.output:
        write_told(options.output, text, options.root)
    terminal.say(text or "Ingenting er gått ut på dato.")
    return FINE


def _kept(links: Sequence[AskedLink]) -> Iterator[TriedLink]:
    for link in links:
        for at in link.places:
            yield TriedLink(url=link.url, reason=link.reason, path=at.path, line=at.line)
