"""One hand: the words that ``docs/ordliste.yml`` has chosen are those of all our texts."""

from collections.abc import Iterator

import pytest
from house_words import PAGE, choices, page_of, themes_of

from veileder.checks.prose import prose
from veileder.model.base import SITE_LANGUAGES
from veileder.reading.library import load
from veileder.reading.strings import read_strings

_OURS = ("eksempel", "dome")  # what other municipalities write is their own


def test_no_text_of_ours_has_a_word_we_do_not_write(project):
    every = [choice for theme in choices().values() for choice in theme]
    assert [
        f"{at}: «{word}», skriv {choice.write[language]}"
        for at, language, text in _texts(project)
        for choice in every
        for word in choice.found(text, language)
    ] == []


def _texts(project) -> Iterator[tuple[str, str, str]]:
    """Yield the place, målform and words of all that is ours."""
    library = load(project)
    for layer in library.whole:
        if layer is library.shared or layer.id in _OURS:
            for _, language, spot, text in prose(layer):
                yield str(spot.at(text, 0)), language.value, text
    for language in SITE_LANGUAGES:
        for key, text in read_strings(project / "theme_overrides", language).items():
            yield f"interface.{language.value}.yml: {key}", language.value, text


def test_the_page_for_editors_has_all_of_the_list_and_nothing_else():
    page = PAGE.read_text(encoding="utf-8")
    assert themes_of(page) == list(choices())
    assert page == page_of(page), "Kjør PYTHONPATH=src python3 tests/support/house_words.py"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nb", "Ring **de foresatte** kl. 14:30.", ["de foresatte", "14:30"]),
        ("nb", "Ikke snakk med noen av de foresatte. Kan jeg melde anonymt?", []),
        ("nb", "[Avgjør veien\nvidere](step/avgjor-2)", ["Avgjør veien\nvidere"]),
        ("nb", "Se [siden](https://example.no/frem/klikk).", []),
        ("nn", "Også dei føresette vil vera med.", ["dei føresette", "vera", "Også"]),
        ("nn", "Føresette vil òg vere med.", []),
    ],
)
def test_a_word_is_found_in_its_own_malform_and_not_in_addresses(language, text, found):
    every = [choice for theme in choices().values() for choice in theme]
    assert [word for choice in every for word in choice.found(text, language)] == found


def test_what_is_right_is_not_wrong_by_another_choice():
    every = [choice for theme in choices().values() for choice in theme]
    right = [(language, words) for choice in every for language, words in choice.write.items()]
    assert [w for language, words in right for c in every for w in c.found(words, language)] == []
