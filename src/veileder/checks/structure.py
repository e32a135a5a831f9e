"""Ids that must exist, things that must be used, and words that must be written."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from veileder import rules
from veileder.backlinks import used_in
from veileder.decode import nearest
from veileder.findings import Finding, Location
from veileder.guide import Guide, GuideLevel, GuideStep, Variant
from veileder.load import Layer, Library
from veileder.model.base import Part


def unknown(at: Location, what: str, id: str, known: Collection[str]) -> Finding:
    """Return the finding that ``id`` is not among ``known``."""
    cure = nearest(id, known) or f"Lag {what}, eller ta bort henvisningen."
    return Finding(rules.REF_UNKNOWN, at, f"Ukjent {what} «{id}»", cure)


def check_ids(guide: Guide) -> Iterator[Finding]:
    """Yield every id in the resolved guide that points at nothing."""
    known = _known(guide)
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _level(level, known)
    yield from _documents(guide, known)
    yield from _settings(guide, known)
    yield from _entries(guide, known)


def _known(guide: Guide) -> dict[str, set[str]]:
    """Return all ids by kind, also of what is hidden here: hiding is not a mistake."""
    known = {kind: set(documents) for kind, documents in guide.documents.items()}
    for ref in guide.settings.hide:
        kind, _, id = ref.partition("/")
        known.setdefault(kind, set()).add(id)
    known["level"] = {level.id for v in guide.variants.values() for level in v.levels}
    known["step"] = {id for v in guide.variants.values() for id in v.steps}
    known["term"] = {term.id for term in guide.terms}
    known["unit"] = {local.value.id for local in guide.services}
    known["measure"] = {local.value.id for local in guide.measures}
    return known


def _listed(part: Part, field: str, kind: str, known: dict[str, set[str]]) -> Iterator[Finding]:
    """Yield the ids of list ``field`` of ``part`` that are not of ``kind``."""
    for index, id in enumerate(getattr(part, field)):
        if id not in known[kind]:
            yield unknown(part.at(field, index), WHAT[kind], id, known[kind])


def _single(part: Part, field: str, kind: str, known: dict[str, set[str]]) -> Iterator[Finding]:
    id = getattr(part, field)
    if id is not None and id not in known[kind]:
        yield unknown(part.at(field), WHAT[kind], id, known[kind])


WHAT = {
    "tool": "verktøy",
    "role": "rolle",
    "service": "tjenestetype",
    "law": "lovbestemmelse",
    "level": "nivå",
    "step": "steg",
    "arena": "møtetype",
    "article": "artikkel",
    "term": "ord",
    "case": "øvelse",
    "measure": "tiltak",
    "unit": "tjeneste i services.yml",
}


def _level(level: GuideLevel, known: dict[str, set[str]]) -> Iterator[Finding]:
    yield from _single(level.facts, "baton", "role", known)
    if level.text is None:
        yield _no_words(level.facts.at("id"), "levels", level.id)
    for step in level.steps:
        yield from _step(step, level.facts.written, known)


def _step(step: GuideStep, written: bool, known: dict[str, set[str]]) -> Iterator[Finding]:
    facts = step.facts
    for field, kind in (("tools", "tool"), ("services", "service"), ("laws", "law")):
        yield from _listed(facts, field, kind, known)
    yield from _single(facts, "role", "role", known)
    for variant in facts.variants:
        if variant not in known["service"]:
            yield unknown(facts.at("variants", variant), WHAT["service"], variant, known["service"])
    for index, ref in enumerate(facts.anonymous):
        yield from check_ref(ref, facts.at("anonymous", index), known)
    for deadline in facts.deadlines:
        yield from _single(deadline, "law", "law", known)
    if step.text is None and written:
        yield _no_words(facts.at("id"), "steps", facts.text or facts.id)


def _no_words(at: Location, folder: str, id: str) -> Finding:
    return Finding(
        rules.REF_NO_WORDS,
        at,
        f"«{id}» har ingen tekst",
        f"Skriv {folder}/{id}.nb.md (eller .nn.md).",
    )


def check_ref(ref: str, at: Location, known: dict[str, set[str]]) -> Iterator[Finding]:
    """Yield a finding if ``ref`` (``kind/id``) names a kind or an id that does not exist."""
    kind, _, id = ref.partition("/")
    if kind not in known:
        yield unknown(at, "slag", kind, sorted(known))
    elif id not in known[kind]:
        yield unknown(at, WHAT.get(kind, kind), id, known[kind])


_DOCUMENT_LISTS = {
    "tool": (("laws", "law"),),
    "role": (("laws", "law"),),
    "service": (("laws", "law"),),
    "arena": (("levels", "level"),),
    "law": (("superseded_by", "law"),),
    "case": (("steps", "step"), ("tools", "tool"), ("roles", "role")),
    "emergency": (("services", "service"), ("laws", "law")),
}
# Where the skeleton is a municipality's own, shared texts may name levels and steps it has not.
_SKELETON = {"level", "step"}


def _documents(guide: Guide, known: dict[str, set[str]]) -> Iterator[Finding]:
    for kind, lists in _DOCUMENT_LISTS.items():
        for document in guide.documents.get(kind, {}).values():
            for field, target in lists:
                if target not in _SKELETON or guide.id in document.layers:
                    yield from _listed(document.value, field, target, known)


def _settings(guide: Guide, known: dict[str, set[str]]) -> Iterator[Finding]:
    for part in (guide.municipality, guide.region):
        if part is None:
            continue
        for index, variant in enumerate(part.variants or ()):
            if variant not in known["service"]:
                yield unknown(part.at("variants", index), WHAT["service"], variant, known["service"])
        for baton in part.baton:
            yield from _single(baton, "level", "level", known)
            yield from _single(baton, "role", "role", known)
            yield from _listed(baton, "allowed", "service", known)
            yield from _listed(baton, "barred", "service", known)
        for system in part.systems:
            yield from _single(system, "tool", "tool", known)
        yield from _single(part, "coordination_duty", "role", known)
        if part.log:
            yield from _single(part.log, "opened_on", "level", known)


def _entries(guide: Guide, known: dict[str, set[str]]) -> Iterator[Finding]:
    for service in guide.services:
        yield from _single(service.value, "type", "service", known)
        yield from _listed(service.value, "levels", "level", known)
    for measure in guide.measures:
        yield from _single(measure.value, "service", "unit", known)
        yield from _listed(measure.value, "levels", "level", known)
    for arena in guide.arenas:
        yield from _single(arena.value, "type", "arena", known)
        yield from _listed(arena.value, "levels", "level", known)
        yield from _listed(arena.value, "service_types", "service", known)
    for term in guide.terms:
        for index, id in enumerate(term.confused_with):
            if id not in known["term"]:
                yield unknown(term.at("confused_with", index), WHAT["term"], id, known["term"])


def check_use(guide: Guide) -> Iterator[Finding]:
    """Yield tools that no step uses in any variant."""
    for tool in guide.documents["tool"].values():
        if not any(used_in(variant, tool.id) for variant in guide.variants.values()):
            yield Finding(
                rules.REF_UNUSED_TOOL,
                tool.value.at("title"),
                f"Ingen steg bruker verktøyet «{tool.id}» i {guide.municipality.name}",
                f"Legg det til et steg, eller skjul det: hide: [tool/{tool.id}]",
            )


def check_hidden(guide: Guide, library: Library) -> Iterator[Finding]:
    """Yield what is hidden or renamed though it does not exist."""
    known = _known(guide)
    for layer in library.stack(guide.id)[1:]:
        settings = layer.settings
        if settings is None:
            continue
        texts = {f"{key.kind}/{key.id}" for lower in library.stack(guide.id) for key in lower.texts}
        for index, ref in enumerate(settings.hide):
            if ref not in texts and not _is_known(ref, known, guide):
                yield _nothing(settings.at("hide", index), ref, texts)
        for ref in settings.names:
            if ref not in texts and not _is_known(ref, known, None):
                yield _nothing(settings.at("names", ref), ref, texts)


def _is_known(ref: str, known: dict[str, set[str]], hiding: Guide | None) -> bool:
    kind, _, id = ref.partition("/")
    if hiding is not None and ref in hiding.settings.hide:
        known = {**known, kind: known.get(kind, set()) - {id}}
    return id in known.get(kind, set())


def _nothing(at: Location, ref: str, texts: Iterable[str]) -> Finding:
    cure = nearest(ref, sorted(texts)) or "Ta bort linjen."
    return Finding(rules.LAYER_HIDE, at, f"«{ref}» finnes ikke", cure)


def check_doubles(layer: Layer) -> Iterator[Finding]:
    """Yield ids that stand twice in one table or skeleton."""
    for skeleton in layer.skeletons.values():
        yield from _twice(skeleton.levels)
        yield from _twice([step for level in skeleton.levels for step in level.steps])
    for name in ("services", "measures", "arenas", "terms", "helplines"):
        yield from _twice(getattr(layer.tables.get(f"{name}.yml"), name, ()))


def _twice(parts: Iterable[Part]) -> Iterator[Finding]:
    seen: dict[str, Location] = {}
    for part in parts:
        id = str(getattr(part, "id", ""))
        if id in seen:
            message = f"Id-en «{id}» er brukt før, på linje {seen[id].line}"
            yield Finding(rules.REF_DUPLICATE, part.at("id"), message, "Gi den ene en annen id.")
        seen.setdefault(id, part.at("id"))


def check_unused_texts(library: Library, guides: Iterable[Guide]) -> Iterator[Finding]:
    """Yield level, step and group texts that no guide has a place for."""
    used = {ref for guide in guides for variant in guide.variants.values() for ref in _used(variant)}
    layers = [library.shared, *library.layers.values()]
    for layer in layers:
        for key, texts in layer.texts.items():
            if key.kind in ("step", "level", "group") and (key.kind, key.id) not in used:
                text = next(iter(texts.values()))
                yield Finding(
                    rules.REF_UNUSED_TEXT,
                    Location(text.path),
                    f"Ingen guide.yml har «{key.id}»",
                    "Ta bort filen, eller legg den inn i guide.yml.",
                )


def _used(variant: Variant) -> Iterator[tuple[str, str]]:
    for group in variant.groups:
        if group.text:
            yield "group", group.text.id
        for level in group.levels:
            yield "level", level.id
            yield from (("step", step.facts.text or step.id) for step in level.steps)


def check_titles(guide: Guide) -> Iterator[Finding]:
    """Yield documents of one kind with the same title."""
    for documents in guide.documents.values():
        count = Counter(document.title.lower() for document in documents.values())
        for document in documents.values():
            if count[document.title.lower()] > 1:
                yield Finding(
                    rules.TEXT_TITLE,
                    document.value.at("title"),
                    f"Flere har tittelen «{document.title}» i {guide.municipality.name}",
                    "Gi dem titler som skiller dem fra hverandre.",
                )
