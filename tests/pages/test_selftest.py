"""The self-test: questions with choices, and what a municipality makes of them."""

import datetime as dt
import re
from pathlib import Path

import pytest

from veileder.checked import read
from veileder.kept import keeping
from veileder.model.base import SITE_LANGUAGES
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.practice import PracticePage
from veileder.pages.selftest import SelfTestPage, Tried
from veileder.reading.strings import read_strings
from veileder.resolving.guide import Guide
from veileder.search.entries import entries

PROJECT = Path(__file__).resolve().parents[2]
MINE = "municipalities/testkommune/"
QUESTION = """\
answers:
  - id: hvem-forst
    theme: worry
    nb:
      question: Hvem først?
      answer: Lederen din.
      choices: [Lederen, Naboen, "{brand}"]
    nn:
      question: Kven først?
      answer: Leiaren din.
      choices: [Leiaren, Naboen, "{brand}"]
      translated_from: new
    asks: [hvem]
    see: [role/stafettholder]
"""
OWN = QUESTION.replace("hvem-forst", "egen").replace("Hvem først?", "Hvor er nøkkelen?")


def _plan(guide: Guide) -> SitePlan:
    strings = read_strings(PROJECT / "theme_overrides", guide.language)
    return plan_site(guide, strings, Edition(dt.date(2026, 1, 1)), None)


def _tested(plan: SitePlan) -> tuple[Tried, ...]:
    found = [page.data for page in plan.pages if isinstance(page.data, SelfTestPage)]
    return found[0].tested if found else ()


def _take(plan: SitePlan) -> str | None:
    data = next(page.data for page in plan.pages if isinstance(page.data, PracticePage))
    return data.selftest and data.selftest.href


def test_a_question_with_choices_is_in_the_test_that_the_exercises_lead_to(workspace):
    plan = _plan(workspace({"content/answers.yml": QUESTION}).guide())
    (one,) = _tested(plan)
    assert {choice.label for choice in one.choices} == {"Lederen", "Naboen", "BTI"}
    assert [choice.letter for choice in one.choices] == ["a", "b", "c"]
    assert (one.right.label, one.told.answer) == ("Lederen", "<p>Lederen din.</p>")
    assert one.told.link.title == "Stafettholder"
    assert _take(plan) == "../selvtest/"


def test_a_municipality_adds_its_own_question_and_hides_another(workspace):
    files = {"content/answers.yml": QUESTION, f"{MINE}answers.yml": OWN}
    made = workspace(files)
    assert [one.told.id for one in _tested(_plan(made.guide()))] == ["hvem-forst", "egen"]
    settings = (made.root / f"{MINE}municipality.yml").read_text("utf-8")
    made.write(f"{MINE}municipality.yml", settings + "hide: [answer/hvem-forst]\n")
    assert [one.told.question for one in _tested(_plan(made.guide()))] == ["Hvor er nøkkelen?"]


def test_without_a_question_there_is_no_test(workspace):
    none = re.sub("      choices: .*\n", "", QUESTION)
    plan = _plan(workspace({"content/answers.yml": none}).guide())
    assert (_tested(plan), _take(plan)) == ((), None)


def test_choices_are_three_and_in_both_languages(workspace):
    two = QUESTION.replace('[Lederen, Naboen, "{brand}"]', "[Lederen, Naboen]")
    alone = re.sub(r"      choices: \[Leiaren.*\n", "", QUESTION)
    for wrong, said in ((two, "choices"), (alone, "valg til selvtesten i bare én målform")):
        told = workspace({"content/answers.yml": wrong}).check().findings
        assert said in " ".join(one.message for one in told)


@pytest.fixture(scope="module")
def real() -> dict[str, Guide]:
    """Three municipalities of two structures, in both målformer."""
    with keeping():
        return dict(read(PROJECT, ("eksempel", "sogndal", "lyngdal")).guides)


@pytest.mark.parametrize("id", ["eksempel", "sogndal", "lyngdal"])
def test_the_shared_questions_are_few_and_never_type_what_is_data(real, id):
    guide = real[id]
    plan = _plan(guide)
    tested = _tested(plan)
    assert 8 <= len(tested) <= 10
    assert {one.right.letter for one in tested} == set("abc")
    labels = [choice.label for one in tested for choice in one.choices]
    assert len(set(labels)) == len(labels)
    assert not re.search(r"\d|\{", " ".join(labels))
    assert any(one.told.deadline for one in tested) and any(one.told.phones for one in tested)


def test_a_wrong_choice_is_found_by_no_search(real):
    guide = real["eksempel"]
    found = " ".join(one.text for one in entries(_plan(guide), guide))
    sides = [getattr(one, lang) for one in guide.answers for lang in SITE_LANGUAGES]
    wrong = {choice for side in sides for choice in side.choices[1:]}
    assert wrong and not [choice for choice in wrong if choice.lower() in found.lower()]
