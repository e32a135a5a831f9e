"""Paragraphs of law in prose that lead to nothing, so that nobody sees when they change."""

import re
from collections.abc import Iterator
from typing import Any

from veileder import rules
from veileder.checks.prose import prose
from veileder.findings import Finding
from veileder.model.base import Language
from veileder.reading.layers import Layer, Library

_SECTION = re.compile(r"(?:§§?|\bparagraf(?:en)?)[ \xa0]*(?P<number>\d+(?:-\d+)?)", re.IGNORECASE)
# What leads to the law, and what is shown letter for letter or is an address.
_LEADS = re.compile(
    r"\[[^\]]*\]\((?:law/|https?://(?:www\.)?lovdata\.no/)[^)]*\)|`[^`]*`|https?://\S+"
)


def check_unlinked_law(library: Library) -> Iterator[Finding]:
    """Yield the paragraphs named in the layers of ``library`` without a link to the law.

    A page of law may name its own section, and one that others have taken over from any.
    """
    for layer in library.whole:
        yield from (finding for _, finding in unlinked_in(layer))


def unlinked_in(layer: Layer) -> Iterator[tuple[Language, Finding]]:
    """Yield those of one layer, each with the målform it stands in."""
    own = dict(_sections(layer))
    for ref, language, spot, value in prose(layer):
        said = own.get(ref, "")
        masked = _LEADS.sub(lambda link: " " * len(link[0]), value) if said is not None else ""
        for match in _SECTION.finditer(masked):
            if match["number"] != said:
                message = f"«{match[0]}» står uten lenke til loven"
                at = spot.at(value, match.start())
                yield language, Finding(rules.LAW_UNLINKED, at, message, _CURE)


_CURE = (
    "Lag lenke til lovsiden, som [meldeplikten](law/meldeplikt-barnevernsloven). "
    "Finnes ingen side, lenk til paragrafen på lovdata.no."
)


def _sections(layer: Layer) -> Iterator[tuple[str, str | None]]:
    """Yield each page of law and the number it is of; None where it may name any."""
    for key, texts in layer.texts.items():
        if key.kind == "law":
            facts: dict[str, Any] = {}
            for text in texts.values():
                facts |= {name: value for name, value in text.located.data.items() if value}
            number = _SECTION.search(str(facts.get("section", "")))
            former = facts.get("superseded_by")
            yield f"law/{key.id}", None if former else number["number"] if number else ""
