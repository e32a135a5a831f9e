"""Plain words that should have been placeholders."""

import pytest
from tests.conftest import MUNICIPALITY, PROJECT, page

from veileder.checks.plain_words import plain_words
from veileder.reading.library import load

_OWN = "municipalities/testkommune/articles/om.{}.md"
_SETTINGS = "municipalities/testkommune/municipality.yml"
_NAMES = (
    "names: {role/stafettholder: Kjentmann, arena/ressursteam: Laget, level/niva-0: A,"
    " level/niva-1: B}\n"
)
_RENAMED = {_SETTINGS: f"{MUNICIPALITY}{_NAMES}brand: {{short: BTS, name: Samarbeid}}\n"}
_TEAM = {"content/arenas/ressursteam.nb.md": page("title: Ressursteam\nkind: discussion")}


def _told(made, id: str = "testkommune") -> list[tuple[str, str]]:
    library = made.load()
    stack = library.stack(id)
    return [(f.message, f.cure) for f in plain_words(stack[-1], stack)]


@pytest.mark.parametrize(
    ("text", "language", "word", "cure"),
    [
        ("Spør stafettholderen.", "nb", "stafettholderen", "{role/stafettholder def}"),
        ("Stafettholderne", "nb", "Stafettholderne", "{Role/stafettholder plural def}"),
        ("en stafettholders plikt", "nb", "stafettholders", "{role/stafettholder gen}"),
        ("i ressursteamet", "nb", "ressursteamet", "{arena/ressursteam def}"),
        ("på nivå 1", "nb", "nivå 1", "{level/niva-1}"),
        ("om BTI her", "nb", "BTI", "{brand}"),
        ("Nivå 0 er", "nn", "Nivå 0", "{Level/niva-0}"),
    ],
)
def test_a_word_that_can_be_renamed_is_told_with_its_placeholder(
    workspace, text, language, word, cure
):
    made = workspace(_TEAM | _RENAMED | {_OWN.format(language): page("title: Om", text)})
    assert _told(made) == [
        (f"«{word}» følger ikke med når det får et annet navn", f"Skriv {cure}.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Se [siden](role/stafettholder).",
        "{Role/stafettholder def}",
        "de ansatte og lederen, koordinatoren, stafettholderrollen",
        "bti@example.no og https://bti.example.no",
    ],
)
def test_addresses_placeholders_and_words_of_every_day_are_left_alone(workspace, text):
    assert _told(workspace({_OWN.format("nb"): page("title: Om", text)})) == []


def test_in_an_own_text_the_shared_name_is_right_where_the_thing_has_no_other(workspace):
    assert _told(workspace({_OWN.format("nb"): page("title: Om", "Spør stafettholderen.")})) == []


def test_a_shared_text_is_told_of_whoever_reads_it(workspace):
    made = workspace({"content/articles/om.nb.md": page("title: Om", "Spør stafettholderen.")})
    library = made.load()
    (found,) = plain_words(library.shared, [library.shared])
    assert found.cure == "Skriv {role/stafettholder def}."


def test_laws_and_the_words_of_the_glossary_are_looked_at_too(workspace):
    law = page("title: Lov\nact_name: Loven", "Det er ikke stafettholderen.")
    made = workspace({"content/laws/lov.nb.md": law})
    made.change("content/terms.yml", "term: Undring", "term: BTI (undring)")
    library = made.load()
    cures = [found.cure for found in plain_words(library.shared, [library.shared])]
    assert cures == ["Skriv {role/stafettholder def}.", *["Skriv {brand}."] * 2]  # nb, nn


def test_a_role_named_after_the_brand_is_found_by_its_usual_name(workspace):
    role = page('title: "{brand}-kontakt"')
    text = page("title: Om", "Spør BTI-kontakten.")
    made = workspace({"content/roles/k.nb.md": role, "content/articles/om.nb.md": text})
    library = made.load()
    (found,) = plain_words(library.shared, [library.shared])
    assert found.cure == "Skriv {role/k def}."


def test_the_title_of_the_thing_itself_is_where_its_name_stands(workspace):
    path = "municipalities/testkommune/roles/stafettholder.nb.md"
    text = page("title: Stafettholder\nbased_on: new\naliases: [stafettholderen]")
    assert _told(workspace({path: text})) == []


def test_a_level_that_is_not_there_is_told_of(workspace):
    made = workspace({_OWN.format("nb"): page("title: Om", "Se nivå 3.")})
    found = [f for f in made.check("testkommune").findings if f.rule.code == "ORD04"]
    assert [str(f.at).rpartition("om.nb.md:")[2] for f in found] == ["4:4"]
    assert found[0].message == "Teksten nevner nivå 3, som dere ikke har"


def test_the_shipped_texts_have_no_plain_words():
    library = load(PROJECT)
    found = [
        str(finding)
        for id, layer in {"content": library.shared, **library.layers}.items()
        for finding in plain_words(
            layer, [library.shared] if id == "content" else library.stack(id)
        )
    ]
    assert found == []
