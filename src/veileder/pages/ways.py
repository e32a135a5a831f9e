"""What the page for what was not found needs above the municipalities' sites."""

from collections.abc import Sequence
from dataclasses import replace

from veileder.pages.plan import SitePlan
from veileder.pages.portal import Listed, shared_phones


def with_ways(plan: SitePlan, sites: Sequence[Listed]) -> SitePlan:
    """Return the plan of a page above ``sites`` with the way home and whom to ring.

    The municipalities' own sites know that themselves.
    """
    address = address_beside(plan.id, sites)
    numbers = shared_phones(sites, plan.language)
    return replace(plan, frame=replace(plan.frame, address=address, phones=numbers))


def address_beside(id: str, sites: Sequence[Listed]) -> str | None:
    """Return where ``id`` is published beside ``sites``, if their addresses agree.

    That is the page to choose from where ``id`` is empty.
    """
    top = _top_address(sites)
    return top and f"{top}{id and id + '/'}"


def _top_address(sites: Sequence[Listed]) -> str | None:
    """Return where the page to choose from is published, if the sites' addresses agree."""
    tops = {
        site.address.removesuffix(f"{site.id}/")
        for site in sites
        if site.address and site.address.endswith(f"/{site.id}/")
    }
    return tops.pop() if len(tops) == 1 else None
