"""The search index of a site, made at build so that the browser needs no language code."""

import dataclasses

from veileder.pages.plan import MadeFile, SitePlan
from veileder.resolving.guide import Guide
from veileder.search.across import across
from veileder.search.index import search_index

__all__ = ["index_at", "search_index", "with_search"]


def with_search(plan: SitePlan, guide: Guide) -> SitePlan:
    """Return ``plan`` with the index beside its search page, where the browser looks for it.

    There is one in each målform, and each knows the other.
    """
    found = {folder: index_at(plan, guide, _index(folder, one)) for folder, one in plan.editions}
    main, *others = (_with(one, found[folder]) for folder, one in plan.editions)
    return dataclasses.replace(main, other=others[0] if others else None)


def _with(plan: SitePlan, index: str | None) -> SitePlan:
    file = MadeFile(_index("", plan), (index or "").encode())
    return dataclasses.replace(plan, files=(*plan.files, file))


def _index(folder: str, plan: SitePlan) -> str:
    return f"{folder}{plan.frame.search_path}index.json"


def index_at(plan: SitePlan, guide: Guide, path: str) -> str | None:
    """Return the index that stands at ``path`` on the site; None where there is none."""
    if path == _index("", plan):
        if plan.other is None or guide.other is None:
            return search_index(plan, guide)
        way = f"{plan.other.language}/"
        return search_index(plan, guide, across(plan, guide, plan.other, guide.other, way))
    if plan.other and guide.other and path == _index(f"{plan.other.language}/", plan.other):
        back = across(plan.other, guide.other, plan, guide, plan.other.frame.up)
        return search_index(plan.other, guide.other, back)
    return None
