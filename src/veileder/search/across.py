"""From the search in one målform to what stands in the other, on a site with both."""

from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.abroad import findable
from veileder.search.entries import Entry


def across(
    plan: SitePlan, guide: Guide, other: SitePlan, theirs: Guide, way: str
) -> dict[str, Any]:
    """Return what the index of ``plan`` must know of the one of ``other``, which ``way`` leads to.

    ``l`` is its målform, ``n`` what its hits are called, ``r`` the way to its pages and ``i`` to
    its index. ``t`` has for each of its entries the number of ours about the same, or -1.
    """
    ours = {_about(entry): number for number, entry in enumerate(findable(plan, guide))}
    return {
        "l": other.language,
        "n": plan.frame.t["search_other"],
        "r": way,
        "i": f"{way}{other.frame.search_path}index.json",
        "t": [ours.get(_about(entry), -1) for entry in findable(other, theirs)],
    }


def _about(entry: Entry) -> tuple[str, str, str]:
    """Return what is the same of an entry in both målformer."""
    return entry.kind, entry.ref, entry.path.partition("#")[2]
