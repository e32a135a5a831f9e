"""The words of the interface: those of the groundwork, with a root's own in their place."""

from pathlib import Path

import pytest

from veileder import groundwork
from veileder.faults import Refusal
from veileder.model.base import Language
from veileder.reading.strings import Strings, foreign_words, read_strings, words_of

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A root of its own, upon a groundwork with two words."""
    below = tmp_path / "below"
    own(below, "search: Søk\nmenu: Meny\n")
    own(below, "home: Home\n", "en")
    monkeypatch.setattr(groundwork, "GROUNDWORK", below)
    return tmp_path / "root"


def own(root, text, language="nb"):
    path = root / "theme_overrides" / f"interface.{language}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_text_that_is_missing_is_a_fault_of_the_program_that_names_it():
    with pytest.raises(KeyError, match="interface text «borte» is missing"):
        Strings(a="b")["borte"]


def test_a_file_is_read_with_nothing_for_no_word(tmp_path):
    own(tmp_path, "search: Søk\nyear: 2026\n")

    assert read_strings(tmp_path / "theme_overrides", Language.NB) == {
        "search": "Søk",
        "year": "2026",
        "": "",
    }


@pytest.mark.parametrize("text", ["search: a: b\n", "search: Søk\nsearch: Leit\n", ""])
def test_a_file_with_any_fault_can_not_be_used_and_says_which(tmp_path, text):
    own(tmp_path, text)

    with pytest.raises(ValueError, match=r"interface\.nb\.yml: interface\.nb\.yml:\d+:\d+: feil"):
        read_strings(tmp_path / "theme_overrides", Language.NB)


def test_a_root_without_words_has_those_of_the_groundwork(root):
    assert words_of(root, Language.NB) == {"search": "Søk", "menu": "Meny", "": ""}
    assert foreign_words(root, Language("en")) == {}


def test_the_groundwork_itself_has_its_own(root):
    assert words_of(groundwork.GROUNDWORK, Language.NB)["menu"] == "Meny"


def test_both_languages_of_the_project_have_the_same_words():
    nb, nn = (words_of(PROJECT, language) for language in (Language.NB, Language.NN))

    assert nb.keys() == nn.keys()
    assert len(nb) > 100


def test_a_root_whose_words_can_not_be_used_is_refused(root, monkeypatch):
    own(root, "search: a: b\n")
    monkeypatch.setattr("veileder.reading.strings.beneath", lambda *_: [groundwork.GROUNDWORK])

    with pytest.raises(Refusal, match=r"Tekstene kan ikke leses: .*interface\.nb\.yml"):
        words_of(root, Language.NB)


def test_a_roots_own_words_stand_in_place_of_those_beneath_it(root, monkeypatch):
    own(root, "search: Leit\n")
    own(root, "way: Way\n", "en")
    monkeypatch.setattr("veileder.reading.strings.beneath", lambda *_: [groundwork.GROUNDWORK])

    assert words_of(root, Language.NB) == {"search": "Leit", "menu": "Meny", "": ""}
    assert foreign_words(root, Language("en")) == {"home": "Home", "way": "Way", "": ""}
