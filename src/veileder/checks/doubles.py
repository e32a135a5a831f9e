"""Ids and titles that stand twice, where only one can be found."""

from collections.abc import Iterable, Iterator

from veileder import rules
from veileder.findings import Finding, Location, Rule
from veileder.model.base import Document, Part
from veileder.reading.layers import SHARED, Layer
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.skeleton import changes_of


def check_doubles(layer: Layer) -> Iterator[Finding]:
    """Yield ids that stand twice in one table or skeleton."""
    yield from twice(changes_of(layer).groups or ())
    for skeleton in layer.skeletons.values():
        yield from twice(skeleton.groups)
        steps = [step for level in skeleton.levels for step in level.steps]
        yield from twice(skeleton.levels)
        yield from twice(steps)
        for step in steps:
            yield from twice(step.outcomes)
            yield from twice(step.deadlines)
    if layer.settings:
        yield from twice(layer.settings.borrow, "tool")
        yield from twice(layer.settings.baton, "level")
        yield from twice(layer.settings.systems, "tool")
    for name in ("services", "measures", "arenas", "terms", "answers", "consent", "helplines"):
        yield from twice(getattr(layer.tables.get(f"{name}.yml"), name, ()))
    for name in ("service", "measure", "arena"):
        yield from twice(getattr(layer.tables.get(f"{name}s.yml"), "borrow", ()), name)
    yield from twice(getattr(layer.tables.get("responsible.yml"), "checks", ()), "facts")
    for name in ("holidays", "events"):
        yield from twice(getattr(layer.tables.get("year.yml"), name, ()))


def twice(parts: Iterable[Part], field: str = "id") -> Iterator[Finding]:
    """Yield the parts whose ``field`` says what that of an earlier one says."""
    seen: dict[str, Location] = {}
    for part in parts:
        id = str(getattr(part, field))
        if id in seen:
            is_id = field == "id"
            message = f"{'Id-en ' if is_id else ''}«{id}» er brukt før, på linje {seen[id].line}"
            cure = "Gi den ene en annen id." if is_id else "Behold det ene."
            yield Finding(rules.REF_DUPLICATE, part.at(field), message, cure)
        seen.setdefault(id, part.at(field))


def check_former(guide: Guide) -> Iterator[Finding]:
    """Yield former ids that two texts of one kind claim, and those that are in use."""
    for kind, documents in guide.documents.items():
        whose: dict[str, Document] = {}
        for id, one in documents.items():
            for index, former in enumerate(one.value.former_ids):
                at = one.value.at("former_ids", index)
                if former in documents:
                    message = f"«{former}» er id-en til {_which(kind, former, id)} nå"
                    cure = "Ta den bort her: adressen er i bruk."
                    yield Finding(rules.REF_DUPLICATE, at, message, cure)
                elif former in whose:
                    other = whose[former]
                    message = f"«{former}» er også en tidligere id for «{other.title}»"
                    cure = "Ta den bort i den ene, så adressen leder ett sted."
                    yield Finding(rules.REF_DUPLICATE, at, message, cure)
                whose.setdefault(former, one.value)


def _which(kind: str, former: str, id: str) -> str:
    return "teksten selv" if former == id else f"«{kind}/{former}»"


def check_titles(guide: Guide) -> Iterator[Finding]:
    """Yield documents of one kind with the same title, where this layer gave one of them its.

    A shared text may have come with a later release, so one's own title beside it is a warning.
    """
    for documents in guide.documents.values():
        by_title: dict[str, list[Resolved[Document]]] = {}
        for document in documents.values():
            by_title.setdefault(document.title.lower(), []).append(document)
        for same in by_title.values():
            titled = [document for document in same if _is_titled_by(document, guide)]
            rule = rules.TEXT_TITLE if len(titled) == len(same) else rules.LAYER_SAME_TITLE
            yield from (_same_title(rule, one, guide) for one in titled if len(same) > 1)


def _is_titled_by(document: Resolved[Document], guide: Guide) -> bool:
    """Whether the guide's own layer gave the document its title; the shared layer, for nobody's."""
    return bool(document.name) or document.origins.get("title") in (guide.id, _titler(guide))


def _titler(guide: Guide) -> str | None:
    return None if guide.municipality.at().path else guide.region_id or SHARED


def _same_title(rule: Rule, document: Resolved[Document], guide: Guide) -> Finding:
    ref = next((ref for ref, name in guide.municipality.names.items() if name == document.name), "")
    at = guide.municipality.at("names", ref) if ref else document.value.at("title")
    message = f"Flere har tittelen «{document.title}»"
    return Finding(rule, at, message, "Gi dem titler som skiller dem fra hverandre.")
