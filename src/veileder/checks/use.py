"""What nobody would find: tools without a step, texts and skeletons without a place."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, Location
from veileder.model.base import Language
from veileder.model.guide import Skeleton, SkeletonChanges
from veileder.reading.layers import Layer, Library, Text, TextKey
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Guide, Variant

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


def check_skeletons(
    guides: Mapping[str, Guide], library: Library, unread: Broken
) -> Iterator[Finding]:
    """Yield the municipalities that have no common skeleton, in any of their layers."""
    for id, guide in guides.items():
        if None not in guide.variants and not unread.has_skeleton(library.stack(id)):
            file = f"{library.layers[id].folder}/guide.yml"
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


def check_unused_texts(
    library: Library, guides: Collection[Guide], unread: Broken
) -> Iterator[Finding]:
    """Yield texts and skeletons that no guide made from their layer has a place for."""
    for layer in library.whole:
        mine = [guide for guide in guides if _is_in(layer, library.stack(guide.id))]
        is_read = library.is_all or layer.id in library.municipalities  # by all who may use it
        if mine and is_read and not any(_is_unsure(guide, library, unread) for guide in mine):
            yield from _unused_in(layer, mine, library)


def _unused_in(layer: Layer, mine: Collection[Guide], library: Library) -> Iterator[Finding]:
    used = {ref for guide in mine for v in guide.variants.values() for ref in _used(v)}
    used |= {ref for skeleton in layer.skeletons.values() for ref in _named(skeleton)}
    variants = {variant for guide in mine for variant in guide.variants}
    for key, texts in _texts_with_a_base(layer, library):
        if key.kind in _SKELETON_TEXTS and (key.kind, key.id) not in used:
            yield _unused(_place(texts), f"Ingen guide.yml har «{key.id}»")
        elif key.variant and key.variant not in variants:
            yield _unused(_place(texts), f"Ingen kommune har egen utgave for «{key.variant}»")
    for variant, skeleton in layer.skeletons.items():
        if variant and variant not in variants:
            yield _unused(skeleton.at(), f"Ingen kommune har egen utgave for «{variant}»")


def _is_unsure(guide: Guide, library: Library, unread: Broken) -> bool:
    """Whether a skeleton, or the region, that the guide is made from could not be read."""
    has_lost_region = guide.municipality.region is not None and guide.region is None
    return has_lost_region or unread.has_skeleton(library.stack(guide.id))


def _texts_with_a_base(
    layer: Layer, library: Library
) -> Iterator[tuple[TextKey, Mapping[Language, Text]]]:
    """Yield the texts of ``layer`` but those that change something gone: that is told already."""
    beneath = library.stack(layer.id)[:-1] if layer is not library.shared else []
    for key, texts in layer.texts.items():
        is_there = any(key._replace(variant=None) in lower.texts for lower in beneath)
        if is_there or not any(text.is_adaptation for text in texts.values()):
            yield key, texts


def _is_in(layer: Layer, stack: Iterable[Layer]) -> bool:
    return any(layer is other for other in stack)


def _place(texts: Mapping[Language, Text]) -> Location:
    return Location(next(iter(texts.values())).path)


def _unused(at: Location, message: str) -> Finding:
    cure = "Ta bort filen, eller legg den inn i guide.yml (eller i variants)."
    return Finding(rules.REF_UNUSED_TEXT, at, message, cure)


def _named(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    """Yield what a skeleton has a place for, also where every municipality hides it."""
    yield from (("group", group.id) for group in skeleton.groups)
    for level in skeleton.levels:
        yield "level", level.id
        yield from (("step", step.text or step.id) for step in level.steps)


def _used(variant: Variant) -> Iterator[tuple[str, str]]:
    for group in variant.groups:
        if group.text:
            yield "group", group.text.id
        for level in group.levels:
            yield "level", level.id
            yield from (("step", step.facts.text or step.id) for step in level.steps)
