"""No field of any model is unreachable, and none is without words in both målformer."""

import re

import pytest

from veileder.editing.language import Words, field_words
from veileder.editing.parts import KINDS, TEXTS, all_parts, parts_of
from veileder.editing.typed import posted, typed, values
from veileder.model.base import Language
from veileder.model.documents import StepText, Tool
from veileder.model.entries import Services
from veileder.model.guide_changes import SkeletonChanges
from veileder.model.kinds import KINDS as DOCUMENTS
from veileder.model.kinds import TABLES
from veileder.model.municipality import Municipality, Region

MODELS = [*(kind.model for kind in DOCUMENTS.values()), *TABLES.values()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_label_and_a_way_to_be_filled_in(model):
    parts = parts_of(model)

    assert sorted(part.name for part in parts) == sorted(model.model_fields)
    for part in all_parts(parts):
        assert part.kind in KINDS and part.label
        assert part.kind in TEXTS or part.parts or part.kind in ("lines", "refs", "choices")
        assert part.kind != "choice" or part.choices


def _field_texts():
    for model in MODELS:
        for part in all_parts(parts_of(model)):
            yield part.label
            yield from filter(None, (part.help,))


def test_every_word_of_the_fields_is_there_in_nynorsk_and_no_other():
    assert set(_field_texts()) == set(field_words())


def test_nynorsk_words_are_nynorsk():
    foreign = re.compile(
        r"\b(ikke|hva|hvem|hvor|når det brukes|dere|en fil|noen|navn|kilde)\b", re.I
    )

    assert [text for text in field_words().values() if foreign.search(text)] == []


def test_the_interface_says_the_same_things_in_both(project):
    nb, nn = (Words(language, project).texts for language in (Language.NB, Language.NN))

    assert set(nb) == set(nn)


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_every_choice_has_a_word(project, language):
    words = Words(language, project)
    choices = {
        (part.name, one)
        for model in MODELS
        for part in all_parts(parts_of(model))
        for one in part.choices
    }

    assert {one for one in choices if words.of_choice(*one) == one[1]} == set()


def test_what_is_not_filled_in_is_not_written():
    parts = parts_of(Municipality)
    old = {"name": "Testkommune", "number": "9901", "language": "nb"}

    assert values(parts, typed(parts, old), old) == old


def test_a_second_maalform_comes_after_the_one_that_the_site_has():
    parts, old = parts_of(Municipality), {"name": "A", "number": "9901", "language": "nn"}
    both = [("name", "A"), ("number", "9901"), ("language[]", "nb"), ("language[]", "nn")]

    assert values(parts, posted(both), old)["language"] == ["nn", "nb"]
    assert values(parts, posted(both), old | {"language": ["nb", "nn"]})["language"] == ["nb", "nn"]


def test_words_in_both_maalformer_stay_and_the_first_can_be_changed():
    parts = parts_of(Services)
    name, purpose = {"nb": "Vernet", "nn": "Vernet her"}, {"nn": "Hjelp.", "nb": "Hjelp"}
    old = {"services": [{"id": "v", "type": "b", "name": name, "purpose": purpose}]}
    shown = typed(parts, old)

    assert values(parts, shown, old) == old
    shown["services"]["0"]["name"] = "Barnevernet"
    (changed,) = values(parts, shown, old)["services"]
    assert changed["name"] == {"nb": "Barnevernet", "nn": "Vernet her"}
    assert changed["purpose"] == purpose


def test_an_empty_list_that_is_meant_is_not_the_same_as_none():
    parts = parts_of(Municipality)

    assert values(parts, posted([("variants.own", "true")]), {}) == {"variants": []}
    assert values(parts, posted([("name", "A")]), {}) == {"name": "A"}


def test_numbers_and_yes_are_no_texts():
    parts = parts_of(Tool)
    sent = posted([("minutes", "15"), ("kind", "form"), ("access", "open")])

    assert values(parts, sent, {}) == {"kind": "form", "minutes": 15}


def test_fields_with_free_names_are_rows():
    parts = parts_of(StepText)
    sent = posted([("outcomes.0.key", "videre"), ("outcomes.0.value", "Gå videre")])

    assert values(parts, sent, {}) == {"outcomes": {"videre": "Gå videre"}}


@pytest.mark.parametrize(
    ("written", "typed_in", "after"),
    [
        ("Kollega", {"definite": "kollegaen"}, {"name": "Kollega", "definite": "kollegaen"}),
        ("Kollega", {"name": "Venn"}, "Venn"),
        (
            {"name": "Venn", "plural": "venner"},
            {"name": "Vin"},
            {"name": "Vin", "plural": "venner"},
        ),
        ({"name": "Venn", "plural": "venner"}, {"plural": ""}, {"name": "Venn"}),
        ({"nb": "Venn", "nn": "Ven"}, {"name": "Kollega"}, {"nb": "Kollega", "nn": "Ven"}),
    ],
)
def test_a_name_is_a_line_until_it_has_forms(written, typed_in, after):
    parts = parts_of(Municipality)
    old = {"names": {"role/ansatt": written}}
    shown = typed(parts, old)

    assert values(parts, shown, old) == old
    shown["names"]["0"]["value"] |= typed_in
    assert values(parts, shown, old)["names"]["role/ansatt"] == after


def test_what_the_form_does_not_know_stays():
    parts = parts_of(StepText)
    old = {"title": "A", "based_on": "12345678", "ukjent": "x"}

    assert values(parts, typed(parts, old), old) == old


def test_lists_inside_lists_go_all_the_way():
    parts = parts_of(SkeletonChanges)
    sent = posted(
        [
            ("steps.0.step", "undring"),
            ("steps.0.deadlines.own", "true"),
            ("steps.0.deadlines.n1.id", "Én uke"),
            ("steps.0.deadlines.n1.within", "7 days"),
            ("steps.0.add.tools.0", "a"),
            ("steps.0.add.tools.1", "b"),
        ]
    )

    assert values(parts, sent, {}) == {
        "steps": [
            {
                "deadlines": [{"id": "en-uke", "within": "7 days"}],
                "step": "undring",
                "add": {"tools": ["a", "b"]},
            }
        ]
    }


@pytest.mark.parametrize("model", [Municipality, Region])
def test_a_site_is_offered_the_two_it_can_be_in(model):
    offered = next(part for part in parts_of(model) if part.name == "language")

    assert offered.choices == ("nb", "nn")
