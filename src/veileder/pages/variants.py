"""The same page for those who work in one type of service."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from veileder.pages.base import Page, VariantLink
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameVariant:
    """A type of service with pages of its own, in the folder of its id.

    ``elsewhere`` are the common pages that do not stand at the same place there, as
    ``path=path``: nothing after the sign where it has no such page.
    """

    id: str
    title: str
    elsewhere: str


def in_variants(view: View, page: Page, ref: str) -> Page:
    """Return ``page``, which is that of ``ref``, with the ways to it in every variant."""
    return replace(page, variants=variant_links(view, ref))


def variant_links(view: View, ref: str) -> tuple[VariantLink, ...]:
    """Return links to the page of ``ref`` in every variant, the current one marked.

    A variant with a skeleton of its own may lack the level or step ``ref``; then to its front.
    """
    if len(view.guide.variants) == 1:
        return ()
    return tuple(
        VariantLink(
            id=name or "",
            title=variant_title(view, name),
            href=view.relative(_path(view, name, ref)),
            current=name == view.variant,
        )
        for name in view.guide.variants
    )


def frame_variants(view: View) -> tuple[FrameVariant, ...]:
    """Return the types of service with pages of their own."""
    return tuple(
        FrameVariant(
            id=name,
            title=variant_title(view, name),
            elsewhere=" ".join(_elsewhere(view, name)),
        )
        for name in view.guide.variants
        if name
    )


def varied_folders(view: View) -> str:
    """Return which paths there is a page at in each variant: ``=`` before one without others below.

    A level that only some variants have is among them: what leads there is theirs already.
    """
    alone: dict[str, None] = {}
    folders: dict[str, None] = {}
    for ref, target in view.addresses.steps[None].items():
        places = alone if ref in ("page/front", "page/tools") else folders
        places[target.path.partition("/")[0]] = None
    return " ".join((*(f"={name}" for name in alone), *folders))


def _elsewhere(view: View, name: str) -> Iterator[str]:
    own = view.addresses.steps[name]
    for ref, target in view.addresses.steps[None].items():
        path = own[ref].path if ref in own else ""
        if path != f"{name}/{target.path}":
            yield f"{target.path}={path}"


def _path(view: View, name: str | None, ref: str) -> str:
    own = view.addresses.steps[name]
    return own.get(ref, own["page/front"]).path  # on another level, perhaps


def variant_title(view: View, name: str | None) -> str:
    """Return what a variant is called: the title of its type of service."""
    link = view.link(f"service/{name}") if name else None
    return link.title if link else view.strings["variant_all"]


def with_variant(view: View, title: str) -> str:
    """Return ``title`` with the type of service, on a variant's pages."""
    return f"{title} ({variant_title(view, view.variant).lower()})" if view.variant else title
