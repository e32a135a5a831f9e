"""Questions with one answer, as the search needs them: what a hit shows, and what must be met."""

import re
from collections.abc import Callable, Iterator

from veileder.markdown import markup
from veileder.pages.answers import Answered, AnswersPage
from veileder.pages.base import Page
from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.resolving.words.syntax import TAG
from veileder.search.entries import Entry
from veileder.search.stop_words import STOP_WORDS
from veileder.search.words import fold, stem, tokens

Stemmed = Callable[[str], str]
Groups = tuple[tuple[str, ...], ...]  # for each thing asked about, the stems that it is known by


def answer_entries(plan: SitePlan) -> Iterator[Entry]:
    """Yield an entry of kind «answer» for each question, in the order of the page.

    The title is the question, the summary the whole answer, the label what is told of the
    municipality (a deadline) and by the law; the path is that of the page the answer builds on.
    """
    for page, one in _answered(plan):
        told = (plan.frame.t["deadline"] + ": " + one.deadline if one.deadline else "", *_laws(one))
        yield Entry(
            ref=f"answer/{one.id}",
            kind="answer",
            title=one.question,
            path=_from_root(one.link.href, page),
            label=" · ".join(filter(None, told)),
            summary=markup.plain(one.answer),
            phones=tuple((phone.name, phone.phone) for phone in one.phones),
        )


def groups(plan: SitePlan, guide: Guide, stemmed: Stemmed = stem) -> list[Groups]:
    """Return for each answer what a question must have a word of: every group, one stem of it."""
    asks = {answer.id: answer.asks for answer in guide.answers}
    return [
        tuple(_stems(concept, guide, stemmed) for concept in asks[one.id])
        for _, one in _answered(plan)
    ]


def asked_words(plan: SitePlan, guide: Guide) -> set[str]:
    """Return every word that some answer is asked for by."""
    asks = {answer.id: answer.asks for answer in guide.answers}
    return {
        word
        for _, one in _answered(plan)
        for concept in asks[one.id]
        for word in _words(concept, guide)
    }


def _answered(plan: SitePlan) -> Iterator[tuple[Page, Answered]]:
    for page in plan.pages:
        if isinstance(page.data, AnswersPage):
            yield from ((page, one) for theme in page.data.themes for one in theme.answers)


def _laws(one: Answered) -> Iterator[str]:
    yield from (law.reference or law.title for law in one.laws)


def _from_root(href: str, page: Page) -> str:
    """Return the path from the site's root of what ``href`` on ``page`` leads to."""
    return re.sub(r"^(\.\./)+", "", href).removeprefix("./") if page.path else href


def _stems(concept: str, guide: Guide, stemmed: Stemmed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(stemmed, _words(concept, guide))))


def _words(concept: str, guide: Guide) -> tuple[str, ...]:
    """Return the words of a concept, and of what a placeholder stands for here."""
    said = guide.words.of(guide.language)
    named = tokens(" ".join(said.in_line(tag[0]) for tag in TAG.finditer(concept)))
    telling = (word for word in named if fold(word) not in STOP_WORDS)
    return (*tokens(TAG.sub(" ", concept)), *telling)
