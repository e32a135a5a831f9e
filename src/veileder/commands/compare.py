"""``compare``: which pages a change makes different."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from veileder.commands import FINE
from veileder.front_door.formats import plain_in_markdown
from veileder.front_door.outputs import add_to_file
from veileder.front_door.terminal import Terminal
from veileder.publishing.compared import Difference, compared

_MOST = 200  # of one site; a new title in the menu may change them all


def run(options: Namespace, terminal: Terminal) -> int:
    """List the pages that differ, on the screen or last in a file. Raises Refusal."""
    text = "\n".join(_lines(compared(options.old, options.new), options.address))
    if options.summary:
        add_to_file(options.summary, f"{text}\n")
    terminal.say(text)
    return FINE


def _lines(differences: Sequence[Difference], address: str | None) -> Iterator[str]:
    yield f"## Sider som blir annerledes: {len(differences)}\n"
    if not differences:
        yield "Ingen sider blir annerledes.\n"
    for site, group in groupby(differences, key=lambda one: one.site):
        pages = list(group)
        yield f"### {plain_in_markdown(site)} ({len(pages)})\n"
        yield from (f"- {one.what}: {_link(one, address)}" for one in pages[:_MOST])
        yield f"- og {len(pages) - _MOST} til\n" if len(pages) > _MOST else ""


def _link(page: Difference, address: str | None) -> str:
    title = plain_in_markdown(page.title) or page.path
    if not address or page.what == "borte":
        return f"{title} ({plain_in_markdown(page.path)})"
    return f"[{title}]({address.rstrip('/')}/{quote(page.path)})"
