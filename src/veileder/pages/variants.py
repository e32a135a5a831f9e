"""The same page for those who work in one type of service."""

from dataclasses import dataclass

from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantLink:
    """A page in one variant; ``id`` is empty for the one that is common to all."""

    id: str
    title: str
    href: str
    current: bool


def variant_links(view: View, rest: str, ref: str | None = None) -> tuple[VariantLink, ...]:
    """Return links to the page at ``rest`` in every variant, the current one marked.

    A variant with a skeleton of its own may lack the level or step ``ref``; then to its front.
    """
    if len(view.guide.variants) == 1:
        return ()
    return tuple(
        VariantLink(
            id=name or "",
            title=variant_title(view, name),
            href=view.relative(_path(view, name, rest, ref)),
            current=name == view.variant,
        )
        for name in view.guide.variants
    )


def _path(view: View, name: str | None, rest: str, ref: str | None) -> str:
    if ref and (target := view.addresses.steps[name].get(ref)):
        return target.path  # on another level, perhaps
    return (f"{name}/" if name else "") + ("" if ref else rest)


def variant_title(view: View, name: str | None) -> str:
    """Return what a variant is called: the title of its type of service."""
    link = view.link(f"service/{name}") if name else None
    return link.title if link else view.strings["variant_all"]


def with_variant(view: View, title: str) -> str:
    """Return ``title`` with the type of service, on a variant's pages."""
    return f"{title} ({variant_title(view, view.variant).lower()})" if view.variant else title
