"""Words that must be written: of levels and steps, of headings over levels, of emergencies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.known import Known, unknown_in
from veileder.findings import Finding, Location
from veileder.model.guide import Group
from veileder.reading.layers import Layer, Library
from veileder.resolving.guide import Guide, GuideLevel, GuideStep
from veileder.resolving.skeleton import changes_of, stages

_MADE_FROM = {"based_on", "translated_from"}  # what is not said here, may be said there
_HEADING = re.compile(r"^ {0,3}#{1,6}(?: .*)?$", re.MULTILINE)


def check_words(guide: Guide, known: Known, unread: Broken) -> Iterator[Finding]:
    """Yield the levels and steps of ``guide`` that have no words, and the rule for emergencies."""
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _level(level, known, unread)
    yield from _emergency(guide, unread)


def check_articles(library: Library) -> Iterator[Finding]:
    """Yield the articles that say nothing below their titles, but for other titles."""
    for layer in library.whole:
        is_draft = layer.settings is not None and layer.settings.status == "draft"
        rule = rules.TEXT_UNFINISHED if is_draft else rules.MUNICIPALITY_LEFTOVER
        for key, texts in layer.texts.items():
            for text in texts.values() if key.kind == "article" else ():
                said = text.located.data
                if not (_MADE_FROM & said.keys() or said.get("summary")) and _is_empty(said):
                    message = f"Artikkelen «{said['title']}» har ingen tekst"
                    cure = "Skriv teksten under de tre strekene, eller slett filen."
                    yield Finding(rule, text.at("title"), message, cure)


def _is_empty(said: Mapping[str, Any]) -> bool:
    return not _HEADING.sub("", str(said.get("body") or "")).strip()


def _level(level: GuideLevel, known: Known, unread: Broken) -> Iterator[Finding]:
    if level.text is None and f"level/{level.id}" not in unread.refs:
        yield _no_words(level.facts.at("id"), "levels", level.id)
    for step in level.steps:
        unwritten = step.text is None and f"step/{step.facts.text or step.id}" not in unread.refs
        if unwritten and level.facts.written:
            yield _no_step_words(step, known)


def _no_step_words(step: GuideStep, known: Known) -> Finding:
    id, at = step.facts.text or step.id, step.facts.at("text" if step.facts.text else "id")
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


def check_groups(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield headings over levels that are not there, and headings without words."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        texts = {f"{key.kind}/{key.id}" for lower in stack for key in lower.texts} | unread.refs
        for groups, levels in _grouped(stack):
            for group in groups:
                yield from unknown_in(group, "levels", "level", {"level": levels})
                if f"group/{group.id}" not in texts:
                    yield _no_words(group.at("id"), "groups", group.id)


def _grouped(stack: Sequence[Layer]) -> Iterator[tuple[Sequence[Group], set[str]]]:
    """Yield the headings that the last of ``stack`` writes, with the levels there are then."""
    own = stack[-1]
    for skeleton in own.skeletons.values():
        yield skeleton.groups, {level.id for level in skeleton.levels}
    changes = changes_of(own)
    for layer, skeleton in stages(stack) if changes.groups and not own.skeletons else ():
        if layer is own:
            levels = (*skeleton.levels, *changes.new_levels)
            yield changes.groups or (), {level.id for level in levels}
