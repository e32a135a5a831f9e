"""What the page for what was not found needs above the municipalities' sites."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from veileder.model.base import Language
from veileder.pages.parts import Number
from veileder.pages.phones import number, phones
from veileder.pages.plan import SitePlan
from veileder.pages.printing import site_address
from veileder.resolving.guide import Guide


def with_ways(plan: SitePlan, guides: Sequence[Guide]) -> SitePlan:
    """Return the plan of a page above the sites of ``guides`` with the way home and whom to ring.

    The municipalities' own sites know that themselves.
    """
    top = _top_address(guides)
    numbers = _shared_numbers(guides, Language(plan.language))
    address = top and f"{top}{plan.id and plan.id + '/'}"
    return replace(plan, frame=replace(plan.frame, address=address, phones=phones(numbers)))


def _top_address(guides: Sequence[Guide]) -> str | None:
    """Return where the page to choose from is published, if the municipalities' addresses agree."""
    known = {guide.id: site_address(guide.settings.address) for guide in guides}
    tops = {
        address.removesuffix(f"{id}/")
        for id, address in known.items()
        if address and address.endswith(f"/{id}/")
    }
    return tops.pop() if len(tops) == 1 else None


def _shared_numbers(guides: Sequence[Guide], language: Language) -> Iterator[Number]:
    """Yield the numbers of the emergency rule that are the same in every municipality."""
    first, *others = [{h.phone: h for h in guide.helplines if h.emergency} for guide in guides] or [
        {}
    ]
    for phone, helpline in first.items():
        if all(phone in other for other in others):
            yield number(helpline, language)
