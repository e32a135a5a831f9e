"""Placeholders that mean nothing, and those for things that are not there."""

# ruff: noqa: E501 - tables

import pytest
from tests.conftest import MUNICIPALITY, page

_SHARED = "content/articles/om.nb.md"
_OWN = "municipalities/testkommune/articles/om.nb.md"
_SETTINGS = "municipalities/testkommune/municipality.yml"


def _told(made) -> list[str]:
    return [str(finding) for finding in made.check("testkommune").findings]


@pytest.mark.parametrize(
    ("text", "place", "code", "message", "cure"),
    [
        ("Hei {stafettholder}", "4:5", "TEKST06", "Ukjent plassholder", "Bruk {brand}"),
        ("{role}", "4:1", "TEKST06", "Ukjent plassholder", "Skriv hvilken det er, med id-en: {role/…}."),
        ("{role/ansatt bestemt}", "4:1", "TEKST06", "Ukjent plassholder", "Formene er plural, def, gen, i den rekkefølgen."),
        ("{role/ansatt gen def}", "4:1", "TEKST06", "Ukjent plassholder", "i den rekkefølgen"),
        ("{consent_age gen}", "4:1", "TEKST06", "Ukjent plassholder", "uten former"),
        ("{if nivå/3}A{end}", "4:1", "TEKST06", "Ukjent betingelse «{if nivå/3}»", "{if not log}"),
        ("A\n\n{if log}B", "6:1", "ORD01", "«{if log}» er ikke avsluttet", "Skriv {end}"),
        ("{if log}A{if not log}B{end}", "4:10", "ORD01", "står inni en annen", "Avslutt den første"),
        ("A{end}", "4:2", "ORD01", "«{end}» hører ikke til noen {if …}", "Ta den bort."),
        ("{if log}A{else}B{else}C{end}", "4:17", "ORD01", "«{else}» hører ikke til", "Ta den bort."),
        ("{Role/stafetholder def}", "4:1", "ORD02", "for noe som ikke finnes", "Mente du «role/stafettholder»?"),
        ("{if level/niva-8}A{end}", "4:1", "ORD02", "for noe som ikke finnes", "Rett id-en"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_told_where_it_stands(workspace, text, place, code, message, cure):
    told = _told(workspace({_OWN: page("title: Om", text)}))
    (found,) = [one for one in told if "om.nb.md" in one and f" {code}: " in one]
    assert found.startswith(f"{_OWN}:{place}: feil")
    assert message in found
    assert cure in found


def test_a_shared_text_asks_before_it_names_what_is_in_no_skeleton(workspace):
    files = {"content/levels/niva-7.nb.md": page("title: Sju")}
    text = "{if level/niva-7}Se {level/niva-7}.{end}\n\nSe {level/niva-7}."
    told = _told(workspace(files | {_SHARED: page("title: Om", text)}))
    (found,) = [one for one in told if "ORD03" in one]
    assert "om.nb.md:6:4: feil" in found
    assert "mellom {if level/niva-7} og {end}" in found


def test_an_own_text_about_what_is_hidden_is_a_message(workspace):
    made = workspace(
        {
            _OWN: page("title: Om", "Se {Role/stafettholder}."),
            _SETTINGS: MUNICIPALITY + "hide: [role/stafettholder]\n",
        }
    )
    found = [one for one in _told(made) if "ORD04" in one]
    assert len(found) == 1
    assert "4:4: advarsel" in found[0]
    assert "Teksten nevner role/stafettholder, som dere ikke har" in found[0]


def test_words_in_braces_that_are_to_be_filled_in_by_hand_are_left_alone(workspace):
    assert not [
        one
        for one in _told(workspace({_OWN: page("title: Om", "{navn på barnet}")}))
        if "om.nb" in one and "TEKST06" in one
    ]
