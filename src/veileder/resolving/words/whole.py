"""A whole guide with its words put in: every document, entry, term and case of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from veileder.model.answers import Answer
from veileder.model.base import SITE_LANGUAGES, Language, Part
from veileder.model.bilingual import Helpline, Term
from veileder.model.consent import Consent, Matter
from veileder.resolving.guide import (
    BatonHere,
    Guide,
    GuideLevel,
    GuideStep,
    LevelGroup,
    Local,
    Resolved,
    Variant,
)
from veileder.resolving.settings import default_brand
from veileder.resolving.words.filling import filled
from veileder.resolving.words.naming import holder_on, open_on
from veileder.resolving.words.values import Vocabulary, Words

B = TypeVar("B", Term, Answer, Matter, Consent, Helpline)
T = TypeVar("T", Term, Answer, Consent)


def with_words(guide: Guide) -> Guide:
    """Return ``guide`` with the words of its placeholders put in, each text in its målform."""
    whole, own = guide.words, guide.words.of(guide.language)
    return replace(
        guide,
        settings=_settings(guide, own),
        variants={name: _variant(guide, name) for name in guide.variants},
        documents={
            kind: {id: _text(text, None, whole) for id, text in texts.items()}
            for kind, texts in guide.documents.items()
        },
        services=tuple(_entries(guide.services, own)),
        measures=tuple(_entries(guide.measures, own)),
        arenas=tuple(_entries(guide.arenas, own)),
        terms=tuple(_said(guide.terms, "term", guide.words)),
        answers=tuple(_said(guide.answers, "answer", guide.words)),
        matters=tuple(_bilingual(matter, whole) for matter in guide.matters),
        consents=tuple(_said(guide.consents, "decides", guide.words)),
        events=tuple(filled(event, own) for event in guide.events),
        helplines=tuple(_bilingual(helpline, whole) for helpline in guide.helplines),
        translations={
            id: {language: _text(text, None, whole) for language, text in texts.items()}
            for id, texts in guide.translations.items()
        },
        hidden={ref: own.in_line(title) for ref, title in guide.hidden.items()},
    )


def _settings(guide: Guide, words: Words) -> Any:
    settings = guide.settings
    about = words.in_markdown(settings.about) if settings.about else settings.about
    return replace(
        settings,
        about=about,
        names={ref: words.in_line(name) for ref, name in settings.names.items()},
        log=settings.log and filled(settings.log, words),
        documents=tuple(filled(document, words) for document in settings.documents),
        systems={tool: filled(system, words) for tool, system in settings.systems.items()},
        contacts=tuple(filled(contact, words) for contact in settings.contacts),
    )


def _text(text: Resolved[Any], variant: str | None, whole: Vocabulary) -> Resolved[Any]:
    if not text.worded and "{" not in (text.name or ""):
        return text
    words = whole.of(text.language, variant)
    value = filled(text.value, words, text.worded)
    if not text.name:
        return replace(text, value=value)
    title = _national(whole, text.language).in_line(text.value.title)
    name = words.in_line(text.name)
    return replace(text, value=value.model_copy(update={"title": title}), name=name)


def _national(whole: Vocabulary, language: Language) -> Words:
    """Return the words for what things are called in the shared model, whatever they are here."""
    return Words(replace(whole.naming(None), brand=default_brand), language)


def _variant(guide: Guide, name: str | None) -> Variant:
    variant, whole = guide.variants[name], guide.words
    groups = (
        LevelGroup(
            text=group.text and _text(group.text, name, whole),
            levels=tuple(_level(level, name, _on(level, name, guide)) for level in group.levels),
        )
        for group in variant.groups
    )
    return replace(variant, groups=tuple(groups))


def _on(level: GuideLevel, variant: str | None, guide: Guide) -> Vocabulary:
    """Return the words for ``level``: its own, where less is opened or another holds the baton."""
    is_all_open = open_on(guide, variant, level.id) == guide.settings.documents
    is_same = is_all_open and not holder_on(guide, variant, level.id)
    return guide.words if is_same else guide.words.on(level.id)


def _level(level: GuideLevel, name: str | None, whole: Vocabulary) -> GuideLevel:
    steps = (
        GuideStep(step.facts, step.text and _text(step.text, name, whole), step.number)
        for step in level.steps
    )
    text = level.text and _text(level.text, name, whole)
    baton = level.baton and _baton(level.baton, whole.of(whole.language, name))
    return replace(level, text=text, steps=tuple(steps), baton=baton)


def _baton(baton: BatonHere, words: Words) -> BatonHere:
    name = words.in_line(baton.name) if baton.name else baton.name
    return replace(baton, name=name, note=words.in_markdown(baton.note) if baton.note else None)


def _entries(entries: tuple[Local[Any], ...], words: Words) -> Iterator[Local[Any]]:
    for one in entries:
        value = filled(one.value, words)
        yield one if value is one.value else replace(one, value=value)


def _said(rows: Iterable[T], name: str, words: Vocabulary) -> Iterator[T]:
    """Yield the rows, without those whose field ``name`` says nothing here."""
    for row in rows:
        said = _bilingual(row, words)
        written = {
            str(language): side if side and getattr(side, name) else None
            for language in SITE_LANGUAGES
            for side in [getattr(said, language)]
        }
        if all(side is getattr(said, name) for name, side in written.items()):
            yield said
        elif any(written.values()):
            yield said.model_copy(update=written)


def _bilingual(entry: B, whole: Vocabulary) -> B:
    """Return a term or a number with each målform of it in its own words."""
    sides: Mapping[str, Part] = {
        str(language): filled(side, whole.of(language))
        for language in SITE_LANGUAGES
        if (side := getattr(entry, str(language)))
    }
    if all(side is getattr(entry, name) for name, side in sides.items()):
        return entry
    return entry.model_copy(update=dict(sides))
