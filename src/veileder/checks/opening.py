"""Where what cases are documented in is opened, and the step where one asks for consent to it."""

from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.municipality import CaseDocument
from veileder.resolving.guide import Guide
from veileder.resolving.words.naming import open_on

_CONSENT = "samtykke-stafettlogg"


def check_opening(guide: Guide) -> Iterator[Finding]:
    """Yield that one asks for consent, and opens, on a level before that where it is opened."""
    variant = guide.variants.get(None)
    for level in variant.levels if variant else ():
        asking = next((step.id for step in level.steps if _CONSENT in step.facts.tools), None)
        not_yet = guide.settings.documents
        if asking is None or not not_yet or open_on(guide, None, level.id):
            continue
        opened = not_yet[0].opened_on
        message = f"Dere åpner på {opened}, men steget der dere ber om samtykke, står på {level.id}"
        cure = (
            f"Flytt steget: «- step: {asking}» og «first_in: {opened}» under steps i "
            f"guide-changes.yml. Åpner dere i det steget, skriv opened_on: {level.id}."
        )
        yield Finding(rules.FLOW_OPENED_LATER, _said(guide, not_yet[0]), message, cure)


def _said(guide: Guide, document: CaseDocument) -> Location:
    """Return where it is said on which level ``document`` is opened."""
    for settings in filter(None, (guide.municipality, guide.region)):
        if not settings.documents and settings.log and settings.log.opened_on:
            return settings.log.at("opened_on")
    return document.at("opened_on")
