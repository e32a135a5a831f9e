"""What the page for what was not found needs above the municipalities' sites."""

from collections.abc import Sequence
from dataclasses import replace

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.documents import Helpline, HelplineText
from veileder.pages.base import Data
from veileder.pages.plan import SitePlan
from veileder.pages.printing import site_address
from veileder.resolving.guide import Guide


def with_ways(plan: SitePlan, guides: Sequence[Guide]) -> SitePlan:
    """Return the plan of a page above the sites of ``guides`` with the way home and whom to ring.

    The municipalities' own sites know that themselves.
    """
    top = _top_address(guides)
    numbers = _shared_numbers(guides, Language(plan.language))
    frame = {**plan.frame, "address": top and f"{top}{plan.id and plan.id + '/'}"}
    return replace(plan, frame={**frame, "acute": {"numbers": numbers, "local": []}})


def _top_address(guides: Sequence[Guide]) -> str | None:
    """Return where the page to choose from is published, if the municipalities' addresses agree."""
    known = {guide.id: site_address(guide.settings.address) for guide in guides}
    tops = {
        address.removesuffix(f"{id}/")
        for id, address in known.items()
        if address and address.endswith(f"/{id}/")
    }
    return tops.pop() if len(tops) == 1 else None


def _shared_numbers(guides: Sequence[Guide], language: Language) -> list[Data]:
    """Return the numbers of the emergency rule that are the same in every municipality."""
    first, *others = [{h.phone: h for h in guide.helplines if h.emergency} for guide in guides] or [
        {}
    ]
    shared = (h for phone, h in first.items() if all(phone in other for other in others))
    return [_number(h, h.nn if language is Language.NN else h.nb) for h in shared]


def _number(helpline: Helpline, text: HelplineText) -> Data:
    return {
        "name": text.name,
        "help": text.help,
        "phone": formats.phone(helpline.phone),
        "tel": formats.digits(helpline.phone),
    }
