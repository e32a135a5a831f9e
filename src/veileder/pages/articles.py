"""The articles with their translations, and what the site says of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar, cast

from veileder.model.base import Language
from veileder.model.documents import Article
from veileder.pages.abroad import phones_abroad
from veileder.pages.base import Page, PageData
from veileder.pages.consent import ConsentMatter, consent_table
from veileder.pages.dressing import isolated
from veileder.pages.emergencies import emergency_of
from veileder.pages.parts import Contact, Html, Phones, Provenance
from veileder.pages.phones import urgent_phones
from veileder.pages.view import View
from veileder.resolving.guide import Resolved
from veileder.resolving.words.syntax import CONSENT_TABLE

FAMILY = ("parents", "youth")  # who don't edit what they read
Translations = Mapping[str, Mapping[Language, Resolved[Article]]]
Foreign = Mapping[Language, Mapping[str, str]]
_INSIDE = re.compile(r'<a href="(?![a-z]+:|#)[^"]*"')
LANGUAGE_NAMES = {
    Language.NB: "Bokmål",
    Language.NN: "Nynorsk",
    Language.EN: "English",
    Language.UK: "Українська",
    Language.PL: "Polski",
    Language.SO: "Soomaali",
    Language.AR: "العربية",
    Language.TI: "ትግርኛ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The article in one language; ``id`` is its code."""

    id: str
    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(PageData):
    """An article, or its translation into ``language``.

    ``direction`` is how that is read, and ``unchecked`` says to those who read Norwegian that
    nobody has compared the two. ``contacts`` and ``phones`` are for paper: what parents read is
    printed as a leaflet.
    """

    template: ClassVar[str] = "article.html"
    is_printed: ClassVar[bool] = True

    section: str
    heading: Html
    summary: Html
    body: Html
    language: str | None
    direction: str | None
    unchecked: str | None
    languages: tuple[LanguageLink, ...]
    provenance: Provenance
    contacts: tuple[Contact, ...]
    phones: Phones | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPage(PageData):
    """An article with the table of who consents between its ``body`` and the ``rest`` of it."""

    template: ClassVar[str] = "consent.html"
    is_printed: ClassVar[bool] = True

    heading: Html
    summary: Html
    body: Html
    consents: tuple[ConsentMatter, ...]
    rest: Html
    languages: tuple[LanguageLink, ...]
    provenance: Provenance


def article_pages(view: View, translations: Translations, words: Foreign) -> Iterator[Page]:
    """Yield all articles, each followed by its translations, with ``words`` for what they lack."""
    about = view.addresses.path("about")
    for article in articles_of(view):
        languages = translations.get(article.id, {})
        page = _article(view.at(f"{about}{article.id}/"), article, languages, None)
        yield replace(page, edits=()) if article.value.section in FAMILY else page
        for language, text in languages.items():
            here = view.at(f"{about}{article.id}/{language}/")
            speaking = here.speaking(words.get(language, {}))
            page = _article(speaking, text, languages, language)
            yield _translated(page, here, text.value, language)


def articles_of(view: View) -> list[Resolved[Article]]:
    """Return the articles of the site."""
    return [cast(Resolved[Article], a) for a in view.guide.documents["article"].values()]


def _article(
    view: View,
    document: Resolved[Article],
    translations: Mapping[Language, Resolved[Article]],
    language: Language | None,
) -> Page:
    article = document.value
    title = article.title if language else document.title
    heading, summary = Html(escape(title)), view.inline(article.summary)
    body, provenance = view.html(article.body), view.provenance(document)
    contacts, phones = _numbers(view, article)
    phones = phones_abroad(phones, view, language) if phones and language else phones
    data = ArticlePage(
        section=article.section,
        heading=heading,
        summary=summary,
        body=body,
        language=str(language) if language else None,
        direction=language.direction if language else None,
        unchecked=None,
        languages=_languages(view, document.id, translations, language),
        provenance=provenance,
        contacts=contacts,
        phones=phones,
    )
    return view.page(_with_consents(data, view), title, view.plain(article.summary), document)


def _with_consents(data: ArticlePage, view: View) -> ArticlePage | ConsentPage:
    """Return ``data`` with the table of who consents where its text asks for it.

    A translation has none: the rows are in Norwegian.
    """
    body, asked, rest = (Html(part) for part in data.body.partition(f"<p>{CONSENT_TABLE}</p>"))
    if not asked:
        return data
    consents = () if data.language else consent_table(view)
    if not consents:
        return replace(data, body=Html(body + rest))
    return ConsentPage(
        heading=data.heading,
        summary=data.summary,
        body=body,
        consents=consents,
        rest=rest,
        languages=data.languages,
        provenance=data.provenance,
    )


def _translated(page: Page, view: View, article: Article, language: Language) -> Page:
    """Return the page of a translation: nobody edits here, and it says what is in Norwegian."""
    data, own = cast(ArticlePage, page.data), str(view.guide.language)
    is_checked = language in article.translations_checked
    body = Html(_INSIDE.sub(rf'\g<0> hreflang="{own}"', data.body))
    heading, summary = data.heading, data.summary
    if language.direction == "rtl":
        heading, summary, body = (Html(isolated(html)) for html in (heading, summary, body))
    data = replace(
        data,
        heading=heading,
        summary=summary,
        body=body,
        unchecked=None if is_checked else view.strings["translation_unchecked"],
        provenance=_dated(data.provenance, article, own),
    )
    return replace(page, data=data, edits=(), language=str(language))


def _dated(provenance: Provenance, article: Article, norwegian: str) -> Provenance:
    """Return the provenance of a translation, its days as 2026-11-21: no month has a name there."""
    days = (written.checked for written in article.sources)
    reviewed = provenance.reviewed
    return replace(
        provenance,
        other_language=False,
        language=norwegian,
        reviewed=replace(reviewed, day=reviewed.iso) if reviewed else None,
        next_review=provenance.next_review_iso,
        sources=tuple(
            replace(one, checked=day.isoformat() if day else None)
            for one, day in zip(provenance.sources, days, strict=True)
        ),
    )


def _numbers(view: View, article: Article) -> tuple[tuple[Contact, ...], Phones | None]:
    """Return what a leaflet has of the municipality's own: whom to ask, and whom to ring."""
    if article.section != "parents":
        return (), None
    rule = emergency_of(view)
    phones = urgent_phones(view, rule.value) if rule else None
    return view.contacts(view.guide.settings.contacts), phones


def _languages(
    view: View, id: str, translations: Mapping[Language, object], current: Language | None
) -> tuple[LanguageLink, ...]:
    if not translations:
        return ()
    own, base = view.guide.language, f"{view.addresses.path('about')}{id}/"
    return tuple(
        LanguageLink(
            id=str(language),
            title=LANGUAGE_NAMES[language],
            href=view.relative(base + (f"{language}/" if language != own else "")),
            current=language == (current or own),
        )
        for language in (own, *translations)
    )
