"""A site in both målformer: each page knows the same page in the other one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from veileder.model.base import SITE_LANGUAGES, Language
from veileder.pages.base import Page
from veileder.pages.frame import Switch
from veileder.pages.plan import SitePlan
from veileder.pages.tools import ToolPage
from veileder.reading.strings import Strings
from veileder.resolving.addresses import FIXED_PAGES, depth_of, relative

_UP = "../"


def together(main: SitePlan, other: SitePlan) -> SitePlan:
    """Return the plan of one site of two, with ``other`` in the folder of its målform."""
    folder = f"{other.language}/"
    ours, theirs = _by_place(main), _by_place(other)
    pages = [_with_twin(page, folder, theirs, main) for page in main.pages]
    others = [_with_files(_with_twin(page, _UP, ours, other)) for page in other.pages]
    below = replace(
        other,
        frame=replace(other.frame, up=_UP, switch=_switch(main)),
        pages=tuple(others),
        attachments=(),  # the tools lead to those of the site
        abroad={name: replace(frame, up=_UP) for name, frame in other.abroad.items()},
    )
    return replace(
        main,
        frame=replace(main.frame, switch=_switch(other)),
        pages=tuple(pages),
        other=below,
    )


def _switch(plan: SitePlan) -> Switch:
    language = Language(plan.language)
    return Switch(language=str(language), title=SITE_LANGUAGES[language].capitalize())


def _with_twin(page: Page, folder: str, twins: Mapping[str, str], plan: SitePlan) -> Page:
    if page.language:
        return page  # it is the same in both
    path = next(twins[place] for place in _places(page.path, plan) if place in twins)
    return replace(page, twin=relative(f"{folder}{path}", depth_of(page.path)))


def _with_files(page: Page) -> Page:
    """Return ``page`` with its files where they lie: by the page in the main målform."""
    if not isinstance(page.data, ToolPage):
        return page
    files = (replace(file, file=f"{page.twin}{file.file}") for file in page.data.files)
    return replace(page, data=replace(page.data, files=tuple(files)))


def _by_place(plan: SitePlan) -> dict[str, str]:
    """Return the paths of the pages of ``plan`` by where they stand in any målform."""
    return {next(_places(page.path, plan)): page.path for page in plan.pages}


def _places(path: str, plan: SitePlan) -> Iterator[str]:
    """Yield what ``path`` is in any målform, then every folder above it, the front last."""
    variants = {variant.id for variant in plan.frame.variants}
    names = _names(plan.frame.t)
    parts = path.rstrip("/").split("/")
    at = 1 if parts[0] in variants else 0
    named = [*parts[:at], *(names.get(part, part) for part in parts[at : at + 1]), *parts[at + 1 :]]
    yield from ("/".join(named[:count]) for count in range(len(named), 0, -1))
    yield ""


def _names(strings: Strings | Mapping[str, str]) -> dict[str, str]:
    """Return what the first folder of every fixed page is called, whatever it is written."""
    pages = (page for page in FIXED_PAGES if strings[f"path_{page}"])
    return {strings[f"path_{page}"]: f"page/{page}" for page in pages}
