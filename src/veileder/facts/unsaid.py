"""What is changed on a published site, and does not stand in its log."""

from collections.abc import Iterator

from veileder import rules
from veileder.facts.words import changed_since, part_of
from veileder.findings import Finding, Location
from veileder.reading.layers import Layer, Library
from veileder.reading.names import FACTS
from veileder.reading.strings import words_of
from veileder.resolving.guide import Guide
from veileder.resolving.tables import amendments_of
from veileder.resolving.words.interface import said_in

LOG = "amendments.yml"
_NAMED = 3  # things that are named; the command writes all


def facts_noted(layer: Layer) -> str | None:
    """Return the file of facts of ``layer``; None where no log is begun."""
    return layer.notes.get(f"{layer.folder}/{FACTS}")


def has_lost_facts(layer: Layer) -> bool:
    """Whether ``layer`` has a log, and not what the guide said when it was last written."""
    return facts_noted(layer) is None and bool(amendments_of(layer))


def lost_in(layer: Layer) -> Iterator[Finding]:
    """Yield that the file of facts is gone, where ``layer`` has a log."""
    if has_lost_facts(layer):
        message = f"{FACTS} er borte, så det dere endrer, kommer ikke i endringsloggen"
        cure = (
            f"Hent {layer.folder}/{FACTS} fra git, eller fra maskinen loggen ble ført på, og ta "
            f"filen med i git. Finnes den ingen steder: python3 build.py amend {layer.id} --begin"
        )
        yield Finding(rules.AMENDED_LOST, Location(f"{layer.folder}/{LOG}"), message, cure)


def unsaid_in(library: Library, guide: Guide) -> Iterator[Finding]:
    """Yield that ``guide`` says what its log does not, where it is published and has a log.

    Nothing is said where a file could not be read: what stands in it is not taken away.
    """
    layer = library.layers[guide.id]
    noted = facts_noted(layer)
    is_published = guide.municipality.status == "published"
    if noted is None or not is_published or _is_unread(library, guide):
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


def _is_unread(library: Library, guide: Guide) -> bool:
    """Whether something that ``guide`` is made from could not be read."""
    read = [library, *([library.base] if library.base else [])]
    own = {"", guide.id, guide.region_id}
    return any(one.is_error and one.owner in own for part in read for one in part.findings)
