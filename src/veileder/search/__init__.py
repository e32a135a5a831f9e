"""The search index of a site, made at build so that the browser needs no language code."""

import dataclasses

from veileder.pages.beside import MadeFile
from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.across import across
from veileder.search.index import search_index

# What finding needs, what showing needs, and the words in passing.
FILES = ("index.json", "hits.json", "more.json")

__all__ = ["FILES", "index_paths", "indexes", "search_index", "with_search"]


def with_search(plan: SitePlan, guide: Guide) -> SitePlan:
    """Return ``plan`` with the indexes beside its search page, where the browser looks for them.

    There are some in each målform, and each knows the other.
    """
    made = indexes(plan, guide)
    main, *others = (_with(one, folder, made) for folder, one in plan.editions)
    return dataclasses.replace(main, other=others[0] if others else None)


def _with(plan: SitePlan, folder: str, made: dict[str, str]) -> SitePlan:
    files = (MadeFile(f.removeprefix(folder), made[f].encode()) for f in _at(folder, plan))
    return dataclasses.replace(plan, files=(*plan.files, *files))


def _at(folder: str, plan: SitePlan) -> list[str]:
    """Return where the files of a search stand."""
    return [f"{folder}{plan.frame.search_path}{name}" for name in FILES]


def index_paths(plan: SitePlan) -> set[str]:
    """Return the paths of all indexes of the site, also before they are made."""
    return {path for folder, edition in plan.editions for path in _at(folder, edition)}


def indexes(plan: SitePlan, guide: Guide) -> dict[str, str]:
    """Return the indexes of the site by their paths on it."""
    if plan.other is None or guide.other is None:
        return dict(zip(_at("", plan), search_index(plan, guide), strict=True))
    folder = f"{plan.other.language}/"
    there = across(plan, guide, plan.other, guide.other, folder)
    back = across(plan.other, guide.other, plan, guide, plan.other.frame.up)
    ours = zip(_at("", plan), search_index(plan, guide, there), strict=True)
    theirs = search_index(plan.other, guide.other, back)
    return dict((*ours, *zip(_at(folder, plan.other), theirs, strict=True)))
