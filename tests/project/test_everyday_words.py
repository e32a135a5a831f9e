"""The everyday words of the search: enough, each once, and none that raises a false alarm."""

from collections import Counter
from pathlib import Path

import pytest
from simplemma import lemmatize

from veileder.model.everyday import Everyday
from veileder.reading.library import load
from veileder.search.everyday import _phrase
from veileder.search.vocabulary import telling
from veileder.search.words import stem

_ACUTE = "page/emergency"
_OWN = ("page/", "article/samtykke-i-praksis")  # the site's own words lead to its overviews
_SIGNS = ("step/undring", "tool/tegn-")
_DIAGNOSES = {
    f"term/{name}"
    for name in (
        "autisme",
        "fodselsdepresjon",
        "konsentrasjonsvansker",
        "psykisk-lidelse",
        "spiseforstyrrelse",
        "traume",
    )
}
_HEADING = "  # "


@pytest.fixture(scope="module")
def shared(project):
    return load(project).shared


@pytest.fixture(scope="module")
def words(shared) -> tuple[Everyday, ...]:
    return shared.tables["words.yml"].words


def test_there_are_enough_in_both_malformer(words):
    nb = {word.lower() for one in words for word in one.nb}
    nn = {word.lower() for one in words for word in one.nn}
    assert len(nb | nn) >= 1500
    assert min(len(nb), len(nn)) >= 500  # what is alike stands under nb


def test_every_theme_has_a_heading_and_words_in_both_malformer(project):
    themes = _themes(project / "content/words.yml")
    assert len(themes) >= 20
    assert [head for head, text in themes if "nb:" in text and "nn:" not in text] == []


def _themes(path: Path) -> list[tuple[str, str]]:
    parts = path.read_text(encoding="utf-8").split(f"\n{_HEADING}")[1:]
    return [(head, text) for head, _, text in (part.partition("\n") for part in parts)]


def test_every_word_stands_once(words):
    every = Counter(word.lower() for one in words for word in one.said)
    assert [word for word, times in every.items() if times > 1] == []


def test_no_two_concepts_share_a_word_by_its_stem(words):
    led = [
        (meaning, one.leads_to)
        for one in words
        for meaning in {_meaning(word) for word in (*one.nb, *one.nn)}
    ]
    times = Counter(meaning for meaning, _ in led)
    assert [pair for pair in led if times[pair[0]] > 1] == []


def test_all_they_lead_to_is_in_the_shared_content(shared, words):
    named = {one.id for one in shared.tables["terms.yml"].terms}
    known = {f"{key.kind}/{key.id}" for key in shared.texts} | {f"term/{id}" for id in named}
    led = {target for one in words for target in one.leads_to if not target.startswith("page/")}
    assert led - known == set()


def test_what_is_already_a_title_or_an_alias_is_not_said_again(shared, words):
    taken = {
        name.lower()
        for texts in shared.texts.values()
        for text in texts.values()
        for name in (text.located.data.get("title", ""), *text.located.data.get("aliases", ()))
    }
    for term in shared.tables["terms.yml"].terms:
        taken |= {name.lower() for name in term.aliases}
        taken |= {one.term.lower() for one in (term.nb, term.nn) if one}
    assert [word for word in _said(words) if word.lower() in taken] == []


def test_every_word_is_left_when_the_small_words_are_gone(words):
    assert [word for word in _said(words) if not telling(word)] == []


def _said(words):
    """Return the words that do not belong to the site itself."""
    others = (one for one in words if not one.leads_to[0].startswith(_OWN))
    return [word for one in others for word in one.said]


def test_no_harmless_word_has_the_stem_of_one_that_raises_the_alarm(words):
    acute = {_meaning(word): word for one in words if _ACUTE in one.leads_to for word in one.said}
    harmless = {_meaning(word) for one in words if _ACUTE not in one.leads_to for word in one.said}
    assert {acute[meaning] for meaning in acute.keys() & harmless} == set()


@pytest.mark.parametrize(
    "harmless",
    "jul kveld fest leke henger far mor sint trist redd penger ferie hente tegne klemme".split(),
)
def test_a_harmless_word_alone_does_not_raise_the_alarm(words, harmless):
    acute = {_meaning(word) for one in words if _ACUTE in one.leads_to for word in one.said}
    assert _meaning(harmless) not in acute


def test_no_single_acute_word_is_a_form_of_a_harmless_one(words):
    acute = [word for one in words if _ACUTE in one.leads_to for word in (*one.nb, *one.nn)]
    harmless = {w for one in words if _ACUTE not in one.leads_to for w in (*one.nb, *one.nn)}
    forms = {lemmatize(word, lang=("nb", "nn")) for word in acute if " " not in word}
    assert forms & (harmless | {lemmatize(word, lang=("nb", "nn")) for word in harmless}) == set()


def test_a_sign_leads_to_what_one_does_and_never_to_a_diagnosis(words):
    signs = [one for one in words if one.leads_to[0].startswith(_SIGNS)]
    assert len(signs) >= 10
    assert [one.leads_to for one in signs if _DIAGNOSES & set(one.leads_to)] == []


def _meaning(word: str) -> frozenset[frozenset[str]]:
    """Return the stems that are all asked for, each as those that can stand in its place."""
    return frozenset(frozenset(map(stem, way)) for way in _phrase(word))
