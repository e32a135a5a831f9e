"""What a reader has asked her phone to keep: the page that lists it, where she can forget it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.view import View

# As the scripts name what they keep.
_KINDS = ("theme", "search-key", "variant", "ticks", "due", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an entry is called, by its kind or by the step it is of."""

    id: str
    title: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage(PageData):
    """What a phone may have kept: the kinds, and the steps it can be of."""

    template: ClassVar[str] = "kept.html"

    kinds: tuple[Kept, ...]
    steps: tuple[Kept, ...]


def kept_pages(view: View) -> Iterator[Page]:
    """Yield the page of what is kept on the phone, where the municipality allows that."""
    if not view.guide.settings.keeps:
        return
    here = view.at(view.addresses.path("kept"))
    data = KeptPage(kinds=tuple(_kinds(here)), steps=tuple(_steps(here)))
    yield here.page(data, here.strings["page_kept"], here.strings["kept_description"])


def _kinds(view: View) -> Iterator[Kept]:
    for kind in _KINDS:
        title = view.strings[f"kept_{kind.replace('-', '_')}"]
        yield Kept(id=kind, title=title, href=None)


def _steps(view: View) -> Iterator[Kept]:
    """Yield every step once, as the first type of service that has it knows it."""
    seen: set[str] = set()
    for name, variant in view.guide.variants.items():
        for step in (step for level in variant.levels for step in level.steps):
            if step.id not in seen:
                seen.add(step.id)
                link = view.at(view.path, name).known(f"step/{step.id}")
                yield Kept(id=step.id, title=link.title, href=link.href)
