"""What nobody would find: tools without a step, texts and skeletons without a place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, Location
from veileder.model.base import Language
from veileder.model.guide import Skeleton, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Layer, Library, Text, TextKey
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Guide, Variant
from veileder.resolving.skeleton import changes_of

_SKELETON_TEXTS = {"step", "level", "group"}


def check_use(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield the municipality's own tools that no step uses in any variant."""
    if not guide.variants or unread.has_skeleton(library.stack(guide.id)):
        return
    changes = library.layers[guide.id].table("guide-changes.yml", SkeletonChanges)
    placed = {tool for change in changes.steps for tool in change.add.tools} if changes else set()
    for tool in guide.documents["tool"].values():
        # one that stands in a change of a step that is gone, has been told of there
        is_own = tool.origins.get("title") == guide.id and tool.id not in placed
        if is_own and not any(used_in(variant, tool.id) for variant in guide.variants.values()):
            yield Finding(
                rules.REF_UNUSED_TOOL,
                tool.value.at("title"),
                f"Ingen steg bruker verktøyet «{tool.id}»",
                f"Legg det til et steg, eller skjul det: hide: [tool/{tool.id}]",
            )


def check_skeleton(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield that a municipality has no common skeleton, in any of its layers."""
    if None not in guide.variants and not unread.has_skeleton(library.stack(guide.id)):
        file = f"{library.layers[guide.id].folder}/guide.yml"
        message = "Veilederen har ingen nivåer og steg: guide.yml mangler"
        cure = f"Legg content/guide.yml tilbake, eller lag {file}."
        yield Finding(rules.FILE_MISSING, Location(file), message, cure)


def check_shared_tools(library: Library) -> Iterator[Finding]:
    """Yield the shared tools that no step of the shared skeleton uses."""
    used = {
        tool
        for skeleton in library.shared.skeletons.values()
        for level in skeleton.levels
        for step in level.steps
        for tools in (step.tools, *(special.tools for special in step.variants.values()))
        for tool in tools or ()
    }
    for key in library.shared.texts:
        original = library.shared.original(key)
        if key.kind == "tool" and key.id not in used and original and library.shared.skeletons:
            message = f"Ingen steg i fellesoppsettet bruker verktøyet «{key.id}»"
            cure = "Legg det til et steg i content/guide.yml, ellers vises det ikke."
            yield Finding(rules.REF_UNUSED_TEXT, original.at("title"), message, cure)


@dataclass(frozen=True, slots=True)
class Use:
    """What a guide has a place for: texts of its skeletons, and types of services.

    ``is_unsure`` where a skeleton, or the region, that it is made from could not be read.
    """

    texts: frozenset[tuple[str, str]]
    variants: frozenset[str | None]
    is_unsure: bool


def use_of(guide: Guide, library: Library, unread: Broken) -> Use:
    """Return what ``guide`` has a place for."""
    has_lost_region = guide.municipality.region is not None and guide.region is None
    return Use(
        frozenset(ref for variant in guide.variants.values() for ref in _used(variant)),
        frozenset(guide.variants),
        has_lost_region or unread.has_skeleton(library.stack(guide.id)),
    )


def check_unused_texts(layer: Layer, uses: Collection[Use], library: Library) -> Iterator[Finding]:
    """Yield texts and skeletons of ``layer`` that none of those made from it has a place for."""
    if not uses or any(use.is_unsure for use in uses):
        return
    used = {ref for use in uses for ref in use.texts}
    used |= {ref for skeleton in layer.skeletons.values() for ref in _named(skeleton)}
    used |= set(_added(changes_of(layer)))
    variants = {variant for use in uses for variant in use.variants}
    if layer is library.shared:  # written for those who have such an edition, here or elsewhere
        variants |= {key.id for key in layer.texts if key.kind == "service"}
    for key, texts in _texts_with_a_base(layer, library):
        if key.kind in _SKELETON_TEXTS and (key.kind, key.id) not in used:
            yield _unused(_place(texts), f"Ingen guide.yml har «{key.id}»", layer)
        elif key.variant and key.variant not in variants:
            yield _no_variant(_place(texts), key.variant, layer)
    for variant, skeleton in layer.skeletons.items():
        if variant and variant not in variants:
            yield _no_variant(skeleton.at(), variant, layer)


def _texts_with_a_base(
    layer: Layer, library: Library
) -> Iterator[tuple[TextKey, Mapping[Language, Text]]]:
    """Yield the texts of ``layer`` but those that change something gone: that is told already."""
    beneath = library.stack(layer.id)[:-1] if layer is not library.shared else []
    for key, texts in layer.texts.items():
        is_there = any(key._replace(variant=None) in lower.texts for lower in beneath)
        if is_there or not any(text.is_adaptation for text in texts.values()):
            yield key, texts


def _place(texts: Mapping[Language, Text]) -> Location:
    return Location(next(iter(texts.values())).path)


def _unused(at: Location, message: str, layer: Layer) -> Finding:
    cure = f"Ta bort filen, eller legg den inn i {layer.folder}/guide.yml."
    return Finding(rules.REF_UNUSED_TEXT, at, message, cure)


def _no_variant(at: Location, variant: str, layer: Layer) -> Finding:
    message = f"Ingen kommune har egen utgave for «{variant}»"
    settings = [name for name in ("municipality.yml", "region.yml") if name in layer.tables]
    place = f"{layer.folder}/{settings[0]}" if settings else "municipality.yml"
    cure = f"Ta bort filen, eller skriv {variant} under variants i {place}."
    return Finding(rules.REF_UNUSED_TEXT, at, message, cure)


def _named(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    """Yield what a skeleton has a place for, also where every municipality hides it."""
    yield from (("group", group.id) for group in skeleton.groups)
    for level in skeleton.levels:
        yield "level", level.id
        yield from (("step", id) for step in level.steps for id in _texts_of(step))


def _added(changes: SkeletonChanges) -> Iterator[tuple[str, str]]:
    yield from (("group", group.id) for group in changes.groups or ())
    inside = [step for level in changes.new_levels for step in level.steps]
    yield from (("group", group.id) for group in changes.groups or ())
    yield from (("level", level.id) for level in changes.new_levels)
    yield from (("step", id) for step in (*inside, *changes.new_steps) for id in _texts_of(step))


def _texts_of(step: Step) -> tuple[str, ...]:
    """Return the texts that have a step's words: its own, and that which it borrows them from."""
    return (step.id, step.text) if step.text else (step.id,)


def _used(variant: Variant) -> Iterator[tuple[str, str]]:
    for group in variant.groups:
        if group.text:
            yield "group", group.text.id
        for level in group.levels:
            yield "level", level.id
            yield from (("step", id) for step in level.steps for id in _texts_of(step.facts))
