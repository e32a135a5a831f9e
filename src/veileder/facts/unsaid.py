"""What is changed on a published site, and does not stand in its log."""

from collections.abc import Iterator

from veileder import rules
from veileder.facts.words import changed_since, part_of
from veileder.findings import Finding, Location
from veileder.reading.layers import Layer, Library
from veileder.reading.names import FACTS
from veileder.reading.strings import words_of
from veileder.resolving.guide import Guide
from veileder.resolving.words.interface import said_in

LOG = "amendments.yml"
_NAMED = 3  # things that are named; the command writes all


def facts_noted(layer: Layer) -> str | None:
    """Return the file of facts of ``layer``; None where no log is begun."""
    return layer.notes.get(f"{layer.folder}/{FACTS}")


def unsaid_in(library: Library, guide: Guide) -> Iterator[Finding]:
    """Yield that ``guide`` says what its log does not, where it is published and has a log."""
    layer = library.layers[guide.id]
    noted = facts_noted(layer)
    if noted is None or guide.municipality.status != "published":
        return
    strings = words_of(library.root, guide.language)
    found = changed_since(guide, noted, strings)
    if not found:
        return
    words = said_in(guide, strings)
    named = [f"{one.title} ({part_of(one, words).lower()})" for one in found[:_NAMED]]
    more = f" og {len(found) - _NAMED} til" if len(found) > _NAMED else ""
    message = f"Endret uten å stå i endringsloggen: {'; '.join(named)}{more}"
    cure = f"Kjør: python3 build.py amend {guide.id}. Skriv gjerne hvorfor, med --why."
    yield Finding(rules.AMENDED_UNSAID, Location(f"{layer.folder}/{LOG}"), message, cure)
