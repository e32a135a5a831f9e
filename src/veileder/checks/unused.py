"""What a municipality has written that no page of its site takes, besides texts of its skeleton."""

from collections.abc import Iterator

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, Location
from veileder.markdown.pictures import written
from veileder.reading.layers import Layer, Library
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Guide


def check_unused(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield files and entries in the municipality's own folder that nobody would ever see."""
    own = library.layers[guide.id]
    yield from _attachments(own)
    yield from _pictures(own)
    if not unread.has_table("arenas.yml", library.stack(guide.id)):
        yield from _meetings(guide, own)
    if guide.variants and not unread.has_skeleton(library.stack(guide.id)):
        yield from _borrowed(guide)
    yield from _systems(guide, library, unread)


def _attachments(own: Layer) -> Iterator[Finding]:
    """Yield files beside tools that no tool names."""
    named = set()
    for path, located in own.sources.items():
        files = located.data.get("files")
        for file in files if isinstance(files, list) else ():
            if isinstance(file, dict):
                named.add(f"{path.rpartition('/')[0]}/{file.get('file')}")
    for path in sorted(own.attachments - named - _shown(own)):
        message = f"Ingen verktøy har filen «{path.rpartition('/')[2]}»"
        cure = f"Nevn den under files i verktøyet i {own.folder}/tools/, eller slett den."
        yield Finding(rules.REF_UNUSED_TEXT, Location(path), message, cure)


def _pictures(own: Layer) -> Iterator[Finding]:
    """Yield pictures that no text shows."""
    for path in sorted(own.pictures - _shown(own)):
        message = f"Ingen tekst viser bildet «{path.rpartition('/')[2]}»"
        cure = f"Skriv ![det bildet sier]({path.rpartition('/')[2]}) i teksten, eller slett det."
        yield Finding(rules.REF_UNUSED_TEXT, Location(path), message, cure)


def _shown(own: Layer) -> set[str]:
    """Return the paths of the pictures that texts of the layer show."""
    return {
        f"{path.rpartition('/')[0]}/{one.file}"
        for path, located in own.sources.items()
        for one in written(str(located.data.get("body", "")))
    }


def _meetings(guide: Guide, own: Layer) -> Iterator[Finding]:
    """Yield texts of types of meetings that are not held here, and that no step leads to."""
    held = {*(local.value.type for local in guide.arenas), *_led_to(guide)}
    for key, texts in own.texts.items():
        if key.kind == "arena" and key.id not in held:
            message = f"Ingen møter hos dere er av typen «{key.id}», så teksten vises ikke"
            cure = f"Legg et møte med type: {key.id} i {own.folder}/arenas.yml, eller slett filen."
            at = Location(next(iter(texts.values())).path)
            yield Finding(rules.REF_UNUSED_TEXT, at, message, cure)


def _led_to(guide: Guide) -> Iterator[str]:
    """Yield the types of meetings that the way out of a step has the name of."""
    for variant in guide.variants.values():
        for _, step in variant.steps.values():
            refs = (*(one.to for one in step.facts.outcomes), *step.facts.anonymous)
            yield from (ref.removeprefix("arena/") for ref in refs if ref.startswith("arena/"))


def _borrowed(guide: Guide) -> Iterator[Finding]:
    """Yield tools that are borrowed, and that no step uses."""
    for one in guide.municipality.borrow:
        used = any(used_in(variant, one.tool) for variant in guide.variants.values())
        if not used and one.tool in guide.documents["tool"]:
            message = f"Ingen steg bruker det lånte verktøyet «{one.tool}»"
            cure = f"Legg det til et steg i {_changes(guide)}, eller ta bort linjene."
            yield Finding(rules.REF_UNUSED_TEXT, one.at("tool"), message, cure)


def _systems(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield systems of tools that are there, and that this site does not show."""
    shown = {*guide.documents["tool"], *(one.tool for one in guide.settings.documents)}
    layers = library.stack(guide.id)
    there = {key.id for layer in layers for key in layer.texts if key.kind == "tool"}
    for system in guide.municipality.systems if guide.variants else ():
        is_known = system.tool in there and system.tool not in unread.ids("tool")
        if is_known and system.tool not in shown:
            message = f"Ingen side viser systemet «{system.name}»: verktøyet vises ikke her"
            cure = f"Legg {system.tool} til et steg i {_changes(guide)}, eller ta bort linjene."
            yield Finding(rules.REF_UNUSED_TEXT, system.at("tool"), message, cure)


def _changes(guide: Guide) -> str:
    return f"municipalities/{guide.id}/guide-changes.yml"
