"""Boxes to tick that are not written so that they become boxes."""

import re
from collections.abc import Iterator

from veileder import rules
from veileder.checks.lines import Flaw, Line, Words

_BOX = re.compile(
    r"(?<!\))\[[xX]\](?!\s*[\[(:])|(?<![\w\"'«()\]])\[[ _]?\](?![(\[:])|(?<!\S)\([ _]\)"
    r"|(?<=\S\s)[☐☑☒□](?=\s)"
)
_SIGN = re.compile(r"[\[(☐☑☒□]")  # that each of these begins with
# What somebody writes for a box that is ticked or not, where only [x] and [ ] are known.
_ODD_BOX = re.compile(r"\[\s*[xXvV✓✔✗✘☑☐+–-]?\s*\](?![(\[:])")


def tick_boxes(words: Words) -> Iterator[Flaw]:
    """Yield the first box to tick in a paragraph that is shown as the signs it is."""
    is_cell = words.within in ("td", "th")
    for line in words.lines:
        if not _SIGN.search(line.text):
            continue
        if some_box := _ODD_BOX.match(line.text) if words.is_prose else None:
            yield _odd_box(line, some_box[0], words.opens_item)
            return
        match = _BOX.search(line.text)
        if match and not (is_cell and match[0] in "☐☑☒□"):
            cure = (
                "Skriv «- [ ] » først på linjen i teksten under feltene. I et felt: ta bort ruten."
            )
            cure = "Skriv ☐ i tabellen." if is_cell else cure
            message = f"«{match[0]}» blir ikke en rute å krysse av"
            yield Flaw(rules.TEXT_MARKUP, line.number, message, cure)
            return


def _odd_box(line: Line, box: str, is_item: bool) -> Flaw:
    cure = "Skriv «- [x] » (krysset av) eller «- [ ] » (tom), med mellomrom etter ]."
    field = "" if is_item else " I et felt: ta bort ruten."
    message = f"«{box}» blir ikke en rute å krysse av"
    return Flaw(rules.TEXT_MARKUP, line.number, message, cure + field)
