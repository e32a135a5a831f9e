"""Questions that have one answer: what is shown where, with the municipality's own data."""

import datetime as dt
import gzip
import json
import re
from pathlib import Path

import pytest

from veileder.checked import read
from veileder.kept import keeping
from veileder.model.base import SITE_LANGUAGES
from veileder.pages.answers import Answered, AnswersPage
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.reading.strings import read_strings
from veileder.resolving.guide import Guide
from veileder.search import search_index
from veileder.search.answered import answer_entries, asked_words, groups
from veileder.search.entries import entries
from veileder.search.leading import with_everyday
from veileder.search.stop_words import STOP_WORDS
from veileder.search.vocabulary import Vocabulary
from veileder.search.words import fold, tokens

PROJECT = Path(__file__).resolve().parents[2]
REAL = ("eksempel", "sogndal", "lyngdal")
ANSWERS = """\
answers:
  - id: nar-evaluere
    theme: meetings
    nb:
      question: Når ser vi på planen?
      answer: Innen fristen, hos {municipality}.
    nn:
      question: Når ser vi på planen?
      answer: Innan fristen, hos {municipality}.
      translated_from: new
    asks: [når frist, plan]
    see: [step/evaluer]
    laws: [barnets-beste]
    deadline:
      step: evaluer
      deadline: planen
    service: barnevern
    checked: 2026-01-01
  - id: alder
    theme: consent
    nb:
      question: Fra hvilken alder?
      answer: Fra {consent_age} år.
    nn:
      question: Frå kva alder?
      answer: Frå {consent_age} år.
      translated_from: new
    asks: [alder]
    see: [role/stafettholder]
    consent_age: true
  - id: hvem-leser
    theme: write
    nb:
      question: "{if log}Hvem leser {log def}?{end}"
      answer: "{if log}Foresatte.{end}"
    nn:
      question: "{if log}Kven les {log def}?{end}"
      answer: "{if log}Dei føresette.{end}"
      translated_from: new
    asks: [hvem, logg]
    see: [role/stafettholder]
"""
STEP = """\
      - id: evaluer
        role: stafettholder
        deadlines:
          - id: planen
            within: 3 weeks
"""
SERVICES = """\
services:
  - id: vakta
    type: barnevern
    name: Barnevernet her
    contacts:
      - function: Vakttelefon
        phone: "00000042"
"""
CHANGES = """\
steps:
  - step: evaluer
    deadlines:
      - id: planen
        within: 10 days
"""
FILES = {
    "content/answers.yml": ANSWERS,
    "municipalities/testkommune/services.yml": SERVICES,
}
MINE = "municipalities/testkommune/"


def _plan(guide: Guide) -> SitePlan:
    strings = read_strings(PROJECT / "theme_overrides", guide.language)
    return plan_site(guide, strings, Edition(dt.date(2026, 1, 1)), None)


def _shown(plan: SitePlan) -> dict[str, Answered]:
    data = [page.data for page in plan.pages if isinstance(page.data, AnswersPage)]
    return {one.id: one for page in data for theme in page.themes for one in theme.answers}


@pytest.fixture
def asked(workspace):
    """Return a function that gives what a small municipality answers, with its files changed."""

    def shown(changes=None, settings=""):
        made = workspace({**FILES, **(changes or {})})
        made.change("content/guide.yml", "      - id: evaluer\n        role: stafettholder\n", STEP)
        path = f"{MINE}municipality.yml"
        made.write(path, (made.root / path).read_text("utf-8") + settings)
        return _shown(_plan(made.guide()))

    return shown


def test_an_answer_has_the_deadline_the_number_the_law_and_the_day(asked):
    one = asked()["nar-evaluere"]
    assert (one.question, one.deadline) == ("Når ser vi på planen?", "3\xa0uker")
    assert one.answer == "<p>Innen fristen, hos Testkommune.</p>"
    assert [(phone.name, phone.phone) for phone in one.phones] == [
        ("Barnevernet her", "00\xa000\xa000\xa042")
    ]
    assert [law.reference for law in one.laws] == ["Grunnloven"]
    assert (one.link.title, one.checked.day) == ("Se på planen", "1. januar 2026")


def test_a_deadline_that_the_municipality_has_changed_is_the_answer(asked):
    assert asked({f"{MINE}guide-changes.yml": CHANGES})["nar-evaluere"].deadline == "10\xa0dager"


def test_what_the_municipality_has_not_is_not_answered(asked):
    assert set(asked()) == {"nar-evaluere"}  # no log and no age is said
    assert not asked({f"{MINE}guide-changes.yml": "hide: [step/evaluer]\n"})


def test_an_age_that_the_municipality_has_said_is_the_answer(asked):
    said = asked(settings="log:\n  consent_age: 15\n")
    assert said["alder"].answer == "<p>Fra 15 år.</p>"


def test_a_municipality_hides_changes_and_adds_answers(asked):
    own = ANSWERS.partition("  - id: alder")[0].replace("Innen fristen, hos", "Straks, hos")
    added = own.replace("nar-evaluere", "egen").removeprefix("answers:\n")
    shown = asked({f"{MINE}answers.yml": own + added})
    assert [one.answer for one in shown.values()] == ["<p>Straks, hos Testkommune.</p>"] * 2
    assert set(asked(settings="hide: [answer/nar-evaluere]\n")) == {"egen"}


def test_what_an_answer_points_at_is_checked(workspace):
    wrong = ANSWERS.replace("laws: [barnets-beste]", "laws: [finnes-ikke]")
    wrong = wrong.replace("see: [step/evaluer]", "see: [step/borte]")
    wrong = wrong.replace("      deadline: planen", "      deadline: fristen")
    wrong = wrong.replace("hos {municipality}.\n    nn", "hos {kommune}.\n    nn")
    made = workspace({**FILES, "content/answers.yml": wrong})
    made.change("content/guide.yml", "      - id: evaluer\n        role: stafettholder\n", STEP)
    told = " ".join(f"{one.rule.code} {one.message}" for one in made.check().findings)
    for said in ("«finnes-ikke»", "step/borte", "Ukjent frist «fristen»", "{kommune}"):
        assert said in told


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[Guide, SitePlan]]:
    """The guides and plans of three real municipalities, two structures and both målformer."""
    with keeping():
        guides = read(PROJECT, REAL).guides
        return {id: (guides[id], _plan(guides[id])) for id in REAL}


@pytest.mark.parametrize("id", REAL)
def test_every_answer_says_something_and_leads_to_a_page_of_the_site(real, id):
    _, plan = real[id]
    shown, paths = _shown(plan), {page.path for page in plan.pages}
    assert 80 <= len(shown) <= 120
    assert [e.path for e in answer_entries(plan) if re.split("[?#]", e.path)[0] not in paths] == []
    said = " ".join(f"{one.question} {one.answer}" for one in shown.values())
    assert "{" not in said and "<p></p>" not in said and "  " not in said


def test_no_shared_answer_is_lost_where_the_municipality_has_all_it_tells(real):
    guide, plan = real["eksempel"]  # it has a log and an age, and shows who consents
    assert {one.id for one in guide.answers} - set(_shown(plan)) == set()


def test_the_sentences_are_short_in_both_languages(real):
    guide, _ = real["eksempel"]
    sides = [getattr(one, lang) for one in guide.answers for lang in SITE_LANGUAGES]
    texts = [side.answer for side in sides] + [side.question for side in sides]
    sentences = [words for text in texts for words in re.split(r"(?<=[.?])\s+", text)]
    assert [one for one in sentences if len(one.split()) > 25] == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("mor slår, hvem ringer jeg", "hvem-ringe-vold"),
        ("må jeg spørre sjefen før jeg ringer om vold", "vente-pa-lederen"),
        ("skal jeg konfrontere far", "ringe-hjem-vold"),
        ("jenta vil ikke at jeg skal si det til mamma", "ikke-si-det"),
        ("pappa er full når han henter", "rus-ved-henting"),
        ("mor angrer på samtykket", "trekke-samtykke"),
        ("kan rektor nekte meg å melde", "leder-stoppe-melding"),
        ("barnevernet har ikke svart på meldingen", "ikke-svar"),
        ("kan eg halde på ei hemmelegheit", "hemmelig"),
        ("barnet sier at det ikke har noen å leke med", None),
        ("hvem snakker jeg med når pappa er rusa", None),
        ("jeg må fortelle familien om planen", None),
        ("er snus farlig", None),
        ("klage på vedtak", None),
    ],
)
def test_the_words_of_a_stranger_lead_to_the_answer_and_to_no_other(real, question, answer):
    guide, plan = real["eksempel"]
    found, said = with_everyday(entries(plan, guide), guide.everyday)
    vocabulary = Vocabulary(found, guide.terms, said, asked_words(plan, guide))
    shown = list(_shown(plan))
    met = [shown[n] for n in best(question, groups(plan, guide, vocabulary.stem), vocabulary.stem)]
    assert (met[:1] or [None]) == [answer]


def best(question, known, stemmed):
    """Return which answers ``question`` asks for, as the script does: the most telling first."""
    words = set(map(stemmed, tokens(question)))
    met = [n for n, all_of in enumerate(known) if all(words & set(one) for one in all_of)]
    asked = [set().union(*all_of) for all_of in known]
    meant = {stemmed(word) for word in tokens(question) if fold(word) not in STOP_WORDS}
    tells = {
        word: (1 if word in meant else 0.1) / max(1, sum(word in one for one in asked))
        for word in words
    }
    return sorted(met, key=lambda n: -sum(tells[word] for word in words & asked[n]))


@pytest.mark.parametrize("id", ["eksempel", "sogndal"])
def test_every_question_leads_to_its_own_answer_first(real, id):
    guide, plan = real[id]
    found, said = with_everyday(entries(plan, guide), guide.everyday)
    vocabulary = Vocabulary(found, guide.terms, said, asked_words(plan, guide))
    known, shown = groups(plan, guide, vocabulary.stem), list(_shown(plan))
    sides = {one.id: [one.nb.question, one.nn.question] for one in guide.answers}
    lost = {
        question
        for number, name in enumerate(shown)
        for question in sides[name]
        if best(question, known, vocabulary.stem)[:1] != [number]
    }
    assert lost == set()


def test_the_answers_are_few_bytes_of_the_index(real):
    guide, plan = real["eksempel"]
    index, shown, _ = map(json.loads, search_index(plan, guide))
    whole = _packed(index) + _packed(shown)
    answers = len(index.pop("a").splitlines())
    assert whole - _packed(index) - _packed(shown[:-answers]) <= 9_216


def _packed(told: object) -> int:
    return len(gzip.compress(json.dumps(told, ensure_ascii=False).encode(), 9))


@pytest.mark.parametrize("question", ["frist", "hei", "telefon", "trist", "hva er BTI", "møte"])
def test_what_asks_for_no_one_thing_has_no_answer(real, question):
    guide, plan = real["eksempel"]
    vocabulary = Vocabulary(entries(plan, guide), guide.terms)
    assert best(question, groups(plan, guide, vocabulary.stem), vocabulary.stem) == []
