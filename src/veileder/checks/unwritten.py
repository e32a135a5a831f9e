"""Words that must be written: of levels and steps, of headings over levels, of emergencies."""

from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.known import Known, unknown_in
from veileder.findings import Finding, Location
from veileder.model.guide import Skeleton
from veileder.reading.layers import Layer, Library
from veileder.resolving.guide import Guide, GuideLevel, GuideStep
from veileder.resolving.skeleton import changes_of, skeleton_for


def check_words(guide: Guide, known: Known, unread: Broken) -> Iterator[Finding]:
    """Yield the levels and steps of ``guide`` that have no words, and the rule for emergencies."""
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _level(level, known, unread)
    yield from _emergency(guide, unread)


def _level(level: GuideLevel, known: Known, unread: Broken) -> Iterator[Finding]:
    if level.text is None and f"level/{level.id}" not in unread.refs:
        yield _no_words(level.facts.at("id"), "levels", level.id)
    for step in level.steps:
        unwritten = step.text is None and f"step/{step.facts.text or step.id}" not in unread.refs
        if unwritten and level.facts.written:
            yield _no_step_words(step, known)


def _no_step_words(step: GuideStep, known: Known) -> Finding:
    id, at = step.facts.text or step.id, step.facts.at("id")
    if new := getattr(known.get("step"), "former", {}).get(id):
        cure = f"Skriv «text: {new}» på steget, eller gi det id-en {new}."
        return Finding(rules.REF_NO_WORDS, at, f"Teksten til «{id}» heter nå «{new}»", cure)
    return _no_words(at, "steps", id)


def _no_words(at: Location, folder: str, id: str) -> Finding:
    return Finding(
        rules.REF_NO_WORDS,
        at,
        f"«{id}» har ingen tekst",
        f"Skriv {folder}/{id}.nb.md (eller .nn.md).",
    )


def _emergency(guide: Guide, unread: Broken) -> Iterator[Finding]:
    settings = guide.municipality
    for index, ref in enumerate(settings.hide):
        if ref.startswith("emergency/"):
            message = "Akuttregelen kan ikke skjules"
            yield Finding(
                rules.FILE_MISSING, settings.at("hide", index), message, "Ta bort linjen."
            )
            return
    if not guide.documents["emergency"] and not unread.ids("emergency"):
        cure = "Skriv content/emergency.nb.md. Hver veileder må ha den."
        at = Location("content/emergency.nb.md")
        yield Finding(rules.FILE_MISSING, at, "Veilederen har ingen akuttregel", cure)


def _grouping(layer: Layer, stack: Sequence[Layer]) -> Iterator[Skeleton]:
    """Yield the skeletons whose headings are those of ``layer``, which is the last of ``stack``."""
    yield from layer.skeletons.values()
    if changes_of(layer).groups is not None and (changed := skeleton_for(stack, None)):
        yield changed


def check_groups(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield headings over levels that are not there, and headings without words."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        texts = {f"{key.kind}/{key.id}" for lower in stack for key in lower.texts} | unread.refs
        for skeleton in _grouping(layer, stack):
            known = {"level": {level.id for level in skeleton.levels}}
            for group in skeleton.groups:
                yield from unknown_in(group, "levels", "level", known)
                if f"group/{group.id}" not in texts:
                    yield _no_words(group.at("id"), "groups", group.id)
