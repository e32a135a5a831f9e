"""Articles, exercises, the acute rule and the pages about the site itself."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import cast

from veileder.model.base import Language
from veileder.model.documents import Article, Case, Emergency
from veileder.pages.base import LANGUAGE_NAMES, Data, Page, View
from veileder.pages.cards import tool_card
from veileder.pages.contacts import service_contacts
from veileder.pages.dressing import isolated
from veileder.pages.reference import helpline_data
from veileder.resolving.guide import Resolved

SECTIONS = ("about", "background", "leaders", "parents", "youth", "site")
Translations = Mapping[str, Mapping[Language, Resolved[Article]]]


def article_pages(view: View, translations: Translations) -> Iterator[Page]:
    """Yield the acute rule, all articles with their translations, and the exercises."""
    yield from _emergency(view.at(view.addresses.path("emergency")))
    articles = [cast(Resolved[Article], a) for a in view.guide.documents["article"].values()]
    about = view.addresses.path("about")
    yield _about(view.at(about), articles)
    yield _changes(view.at(view.addresses.path("changes")))
    for article in articles:
        languages = translations.get(article.id, {})
        yield _article(view.at(f"{about}{article.id}/"), article, languages, None)
        for language, text in languages.items():
            path = f"{about}{article.id}/{language}/"
            yield _article(view.at(path), text, languages, language)
    yield _practice(view.at(view.addresses.path("practice")), articles)
    for case in view.guide.documents["case"].values():
        path = f"{view.addresses.path('practice')}{case.id}/"
        yield _case(view.at(path), cast(Resolved[Case], case))


def emergency_of(view: View) -> Resolved[Emergency] | None:
    """Return the acute rule of the site."""
    found = view.guide.documents["emergency"].values()
    return cast(Resolved[Emergency], next(iter(found))) if found else None


def _emergency(view: View) -> Iterator[Page]:
    document = emergency_of(view)
    if document is None:
        return
    rule = document.value
    data = {
        "summary": view.inline(rule.summary),
        "actions": view.inlines(rule.actions),
        "avoid": view.inlines(rule.avoid),
        "numbers": [helpline_data(view, h) for h in view.guide.helplines if h.emergency],
        "services": [service_contacts(view, s) for s in rule.services if view.link(f"service/{s}")],
        "laws": view.links(f"law/{law}" for law in rule.laws),
        "body": view.html(rule.body),
        "provenance": view.provenance(document),
    }
    yield view.page("emergency.html", document.title, view.plain(rule.summary), data, rule)


def _about(view: View, articles: list[Resolved[Article]]) -> Page:
    data = {
        "sections": [
            {
                "title": view.strings[f"section_{section}"],
                "articles": [
                    {
                        **(view.link(f"article/{article.id}") or {}),
                        "summary": view.inline(article.value.summary),
                    }
                    for article in articles
                    if article.value.section == section
                ],
            }
            for section in SECTIONS
        ],
        "reference": view.links(["page/glossary", "page/laws", "page/helplines", "page/changes"]),
        "contacts": view.contacts(view.guide.settings.contacts),
        "responsible": view.guide.settings.responsible,
        "about": view.html(view.guide.settings.about),
        "statement": view.guide.municipality.accessibility_statement,
    }
    title = view.strings["page_about"]
    return view.page("about.html", title, view.strings["about_description"], data)


def _changes(view: View) -> Page:
    """Return the page that says what this municipality changed against the shared guide."""
    rows = [
        {"link": link, "whose": whose, "kind": view.strings[f"kind_{kind}"]}
        for kind, id, document in _all_documents(view)
        if (whose := view.provenance(document)["local"]) and (link := view.link(f"{kind}/{id}"))
    ]
    hidden = sorted(view.guide.hidden.values())
    data = {"rows": rows, "hidden": hidden}
    title = view.strings["page_changes"]
    return view.page("changes.html", title, view.strings["changes_description"], data)


def _all_documents(view: View) -> Iterator[tuple[str, str, Resolved]]:  # type: ignore[type-arg]
    for level in view.guide.common.levels:
        if level.text:
            yield "level", level.id, level.text
        for step in level.steps:
            if step.text:
                yield "step", step.id, step.text
    for kind, documents in view.guide.documents.items():
        if kind != "emergency":
            yield from ((kind, document.id, document) for document in documents.values())


def _article(
    view: View,
    document: Resolved[Article],
    translations: Mapping[Language, Resolved[Article]],
    language: Language | None,
) -> Page:
    article = document.value
    title = article.title if language else document.title
    turned = isolated if language and language.direction == "rtl" else str
    base = f"{view.addresses.path('about')}{document.id}/"
    data = {
        "section": article.section,
        "heading": turned(escape(title)),
        "summary": turned(view.inline(article.summary)),
        "body": turned(view.html(article.body)),
        "language": str(language) if language else None,
        "direction": language.direction if language else None,
        "checked": article.translation_checked,
        "languages": _languages(view, base, translations, language),
        "provenance": view.provenance(document) | ({"other_language": None} if language else {}),
    }
    return view.page("article.html", title, view.plain(article.summary), data, article)


def _languages(
    view: View, base: str, translations: Mapping[Language, object], current: Language | None
) -> list[Data]:
    if not translations:
        return []
    own = view.guide.language
    return [
        {
            "id": str(language),
            "title": LANGUAGE_NAMES[language],
            "href": view.relative(base + (f"{language}/" if language != own else "")),
            "current": language == (current or own),
        }
        for language in (own, *translations)
    ]


def _practice(view: View, articles: list[Resolved[Article]]) -> Page:
    cases = view.guide.documents["case"].values()
    data = {
        "cases": [
            {
                **(view.link(f"case/{case.id}") or {}),
                "age": cast(Case, case.value).age,
                "minutes": view.say("minutes", minutes=cast(Case, case.value).minutes),
                "summary": view.inline(case.value.summary),
            }
            for case in cases
        ],
        "articles": view.links(
            f"article/{a.id}" for a in articles if a.value.section == "practice"
        ),
    }
    title = view.strings["page_practice"]
    return view.page("practice.html", title, view.strings["practice_description"], data)


def _case(view: View, document: Resolved[Case]) -> Page:
    case = document.value
    tools = [tool for tool in case.tools if view.link(f"tool/{tool}")]
    data = {
        "summary": view.inline(case.summary),
        "age": case.age,
        "minutes": view.say("minutes", minutes=case.minutes),
        "body": view.html(case.body),
        "questions": view.inlines(case.questions),
        "steps": view.links(f"step/{step}" for step in case.steps),
        "tools": [tool_card(view, tool) for tool in tools],
        "roles": view.links(f"role/{role}" for role in case.roles),
        "provenance": view.provenance(document),
    }
    return view.page("case.html", document.title, view.plain(case.summary), data, case)
