"""The search index of a site, made at build so that the browser needs no language code."""

import dataclasses

from veileder.pages.plan import SitePlan, TextFile
from veileder.resolving.guide import Guide
from veileder.search.index import search_index

__all__ = ["search_index", "with_search"]


def with_search(plan: SitePlan, guide: Guide) -> SitePlan:
    """Return ``plan`` with the index beside its search page, where the browser looks for it."""
    index = TextFile(f"{plan.frame.search_path}index.json", search_index(plan, guide))
    return dataclasses.replace(plan, files=(*plan.files, index))
