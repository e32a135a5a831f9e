"""Who holds the baton, by the local name."""

from dataclasses import dataclass

from veileder.pages.parts import Html
from veileder.pages.view import View
from veileder.resolving.guide import BatonHere


@dataclass(frozen=True, slots=True, kw_only=True)
class Baton:
    """Who holds the baton, and which services may and may not; ``others`` may as well.

    ``same_as`` is the role it is another name for, and ``href`` None where that has no page here.
    """

    name: str
    href: str | None
    same_as: str | None
    allowed: tuple[str, ...]
    others: bool
    barred: tuple[str, ...]
    note: Html


def baton_here(view: View, baton: BatonHere) -> Baton:
    """Return who holds the baton, by the local name, and who may and may not."""
    ref = f"role/{baton.role}"
    allowed, barred = _concerning(view.variant, baton)
    link = view.link(ref)
    role = link.title if link else view.name(ref) or baton.role
    return Baton(
        name=baton.name or role,
        href=link.href if link else None,
        same_as=role if baton.name and baton.name != role else None,
        allowed=view.titles(f"service/{service}" for service in allowed),
        others=allowed != baton.allowed,
        barred=view.titles(f"service/{service}" for service in barred),
        note=view.html(baton.note),
    )


def _concerning(service: str | None, baton: BatonHere) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who may and who may not hold the baton, as far as it concerns those in ``service``.

    Those who may not hold it are told who may.
    """
    if service is None:
        return baton.allowed, baton.barred
    allowed = (service,) if service in baton.allowed else baton.allowed
    return allowed, tuple(one for one in baton.barred if one == service)
