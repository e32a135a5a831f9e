"""What is hidden or given another name though it does not exist."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.known import UNSURE, WHAT, Known
from veileder.findings import Finding, Location
from veileder.model.kinds import KINDS
from veileder.reading.layers import Layer, Library
from veileder.reading.likeness import nearest
from veileder.resolving.compose import now_called
from veileder.resolving.guide import Guide
from veileder.resolving.skeleton import changes_of


def check_hidden(guide: Guide, library: Library, known: Known, unread: Broken) -> Iterator[Finding]:
    """Yield what is hidden or renamed though it does not exist."""
    stack = library.stack(guide.id)
    there = unread.refs | {ref for layer in stack for ref in _entered(layer)}
    there |= {f"tool/{tool}" for tool in guide.borrowed}
    for layer in stack[1:]:
        settings = layer.settings
        if settings is None:
            continue
        for index, ref in enumerate(settings.hide):
            if _is_gone(ref, there, known):
                yield _nothing_hidden(settings.at("hide", index), ref, there, stack)
        for ref in settings.names:
            if not _may_be_named(ref):
                yield _unnameable(settings.at("names", ref), ref)
            elif _is_gone(ref, there, known):
                yield _nothing(settings.at("names", ref), ref, filter(_may_be_named, there), stack)


def _entered(layer: Layer) -> Iterator[str]:
    """Yield what the layer has that can be hidden: texts, levels, steps, and rows of tables."""
    yield from (f"{key.kind}/{key.id}" for key in layer.texts)
    for file, name, kind in (
        ("terms", "terms", "term"),
        ("answers", "answers", "answer"),
        ("measures", "measures", "measure"),
        ("consent", "consent", "consent"),
        ("year", "events", "event"),
    ):
        table = layer.tables.get(f"{file}.yml")
        yield from (f"{kind}/{entry.id}" for entry in getattr(table, name, ()))
    changes = changes_of(layer)
    whole = (level for skeleton in layer.skeletons.values() for level in skeleton.levels)
    for level in (*whole, *changes.new_levels):
        yield f"level/{level.id}"
        yield from (f"step/{step.id}" for step in level.steps)
    yield from (f"step/{step.id}" for step in changes.new_steps)


def _may_be_named(ref: str) -> bool:
    """Whether ``ref`` is of a kind that can be given another name, or misspelt."""
    kind = ref.partition("/")[0]
    return kind in KINDS or kind not in WHAT


def _unnameable(at: Location, ref: str) -> Finding:
    message = f"«{ref}» kan ikke få et annet navn her"
    return Finding(rules.LAYER_GONE, at, message, "Ta bort linjen.")


def _is_gone(ref: str, there: Collection[str], known: Known) -> bool:
    kind = ref.partition("/")[0]
    return ref not in there and not (kind in UNSURE and kind not in known)


def _nothing(at: Location, ref: str, texts: Iterable[str], stack: Sequence[Layer]) -> Finding:
    if new := _renamed(ref, stack):
        return Finding(rules.LAYER_GONE, at, f"«{ref}» heter nå «{new}»", f"Skriv {new}.")
    cure = nearest(ref, sorted(texts)) or "Ta bort linjen."
    return Finding(rules.LAYER_GONE, at, f"«{ref}» finnes ikke", cure)


def _nothing_hidden(
    at: Location, ref: str, texts: Iterable[str], stack: Sequence[Layer]
) -> Finding:
    if new := _renamed(ref, stack):
        cure = f"Skriv {new} hvis det fortsatt skal skjules. Ellers ta bort linjen."
        return Finding(rules.LAYER_GONE, at, f"«{ref}» heter nå «{new}»", cure)
    message = f"«{ref}» finnes ikke, så det er ingenting å skjule"
    cure = f"Ta bort linjen. {nearest(ref, sorted(texts))}".strip()
    return Finding(rules.LAYER_GONE, at, message, cure)


def _renamed(ref: str, stack: Sequence[Layer]) -> str | None:
    kind, _, id = ref.partition("/")
    new = now_called(kind, id, stack)
    return f"{kind}/{new}" if new else None
