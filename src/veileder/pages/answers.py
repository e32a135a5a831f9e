"""Questions that have one answer, by what they are about: each with the page that says more."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, get_args

from veileder.model import formats
from veileder.model.answers import Answer, AnswerText, Theme
from veileder.pages.base import Page, PageData
from veileder.pages.cards import law_links
from veileder.pages.directory import Directory, directory
from veileder.pages.parts import Checked, Html, Link, Phone
from veileder.pages.phones import every_number
from veileder.pages.view import View
from veileder.resolving.answered import time_limit

_THEMES = get_args(Theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question and its answer: ``deadline`` is the one that is meant, ``phones`` whom to ring.

    ``link`` leads to what the answer builds on, ``laws`` to the provisions, and ``checked`` is
    when somebody last compared them.
    """

    id: str
    question: str
    answer: Html
    deadline: str | None
    phones: tuple[Phone, ...]
    link: Link
    laws: tuple[Link, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTheme:
    """The questions about one thing."""

    title: str
    names: str
    count: int
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage(PageData):
    """All questions that this site has an answer to."""

    template: ClassVar[str] = "answers.html"

    themes: tuple[QuestionTheme, ...]
    directory: Directory


def answers_pages(view: View) -> Iterator[Page]:
    """Yield the page of questions and answers, where there are any."""
    shown = view.addresses.answers
    if shown:
        here = view.at(view.addresses.path("answers"))
        data = AnswersPage(themes=tuple(_themes(here)), directory=directory(here, len(shown)))
        title, about = view.strings["page_answers"], view.strings["answers_description"]
        yield here.page(data, title, about, table="answers.yml")


def _themes(view: View) -> Iterator[QuestionTheme]:
    shown = sorted(view.addresses.answers, key=lambda one: _THEMES.index(one.theme))
    for theme, found in groupby(shown, lambda one: one.theme):
        answers = tuple(answered(view, one, text) for one in found if (text := _text(view, one)))
        yield QuestionTheme(
            title=view.strings[f"theme_{theme}"], names="", count=len(answers), answers=answers
        )


def _text(view: View, answer: Answer) -> AnswerText | None:
    return answer.text(view.guide.language)


def answered(view: View, answer: Answer, text: AnswerText) -> Answered:
    """Return the question of ``answer`` with all that is its answer here."""
    limit = answer.deadline and time_limit(view.guide, answer.deadline)
    found = every_number(view, answer.service) if answer.service else ()
    return Answered(
        id=answer.id,
        question=text.question,
        answer=view.html(text.answer),
        deadline=formats.duration(limit, view.guide.language) if limit else None,
        phones=tuple(Phone(one.name, one.phone, one.tel) for one in found if one.tel),
        link=view.known(answer.see[0]),
        laws=law_links(view, answer.laws),
        checked=view.checked("answer", answer.checked),
    )
