"""The self-test: the questions that have choices, with what the guide says of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from veileder.model.answers import AnswerText
from veileder.pages.answers import Answered, answered
from veileder.pages.base import Page, PageData
from veileder.pages.view import View

_LETTERS = "abc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the choices of a question; ``letter`` is what a print calls it."""

    letter: str
    label: str
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A question with its choices; ``right`` is one of them, and ``told`` says why."""

    choices: tuple[Choice, ...]
    right: Choice
    told: Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestPage(PageData):
    """The same test before and after the exercises. Nothing is sent, stored or counted.

    ``tested`` is not among the fields that the search reads: most choices are wrong.
    """

    template: ClassVar[str] = "selftest.html"
    is_printed: ClassVar[bool] = True

    tested: tuple[Tried, ...]
    practice: str


def selftest_pages(view: View) -> Iterator[Page]:
    """Yield the self-test, where some question has choices."""
    if view.addresses.tested:
        here = view.at(view.addresses.path("selftest"))
        data = SelfTestPage(tested=tuple(_tested(here)), practice=here.known("page/practice").href)
        title, about = view.strings["page_selftest"], view.strings["selftest_description"]
        yield here.page(data, title, about, table="answers.yml")


def _tested(view: View) -> Iterator[Tried]:
    for one in view.addresses.tested:
        if text := one.text(view.guide.language):
            choices = _shuffled(one.id, text)
            right = next(choice for choice in choices if choice.is_right)
            yield Tried(choices=choices, right=right, told=answered(view, one, text))


def _shuffled(id: str, text: AnswerText) -> tuple[Choice, ...]:
    """Return the choices, turned as the id says, so that the right one is not always first."""
    turned = sha256(id.encode()).digest()[0] % len(text.choices)
    order = [*text.choices[-turned:], *text.choices[:-turned]] if turned else [*text.choices]
    return tuple(
        Choice(letter=letter, label=label, is_right=label == text.choices[0])
        for letter, label in zip(_LETTERS, order, strict=True)
    )
