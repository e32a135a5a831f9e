"""One document from several layers: what replaces what, and what it was based on."""

from veileder.findings import told
from veileder.model.base import Language
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import TextKey
from veileder.resolving.compose import (
    resolve_document,
    translation_fingerprint,
)

KEY = TextKey("step", "undring")
SHARED = "content/steps/undring.nb.md"
OURS = "municipalities/testkommune/steps/undring.nb.md"
SHARED_TEXT = """\
---
title: Når du undrer deg
actions: [Se, Lytt, Noter]
questions: [Hva ser du?]
outcomes: {videre: Gå videre, avslutt: Avslutt}
---
Felles tekst.
"""
REGION = {
    "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
    "municipalities/testkommune/municipality.yml": (
        'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
    ),
}


def adapted(fields, body=""):
    return f"---\n{fields}\nbased_on: new\n---\n{body}"


def resolved(guide, language=Language.NB, key=KEY):
    library = guide.load()
    document = told(resolve_document(key, language, library.stack("testkommune")))
    assert not library.findings + document.findings
    return document.value


def test_a_field_replaces_and_the_others_stay_with_their_origin(workspace):
    step = resolved(workspace({SHARED: SHARED_TEXT, OURS: adapted("title: Undring hos oss")}))

    assert step.value.title == "Undring hos oss"
    assert step.value.actions == ("Se", "Lytt", "Noter")
    assert step.value.body == "Felles tekst."
    assert step.origins == {
        "title": "testkommune",
        "actions": "felles",
        "questions": "felles",
        "outcomes": "felles",
        "body": "felles",
    }
    assert step.layers == {"felles", "testkommune"}
    assert step.path == OURS


def test_a_list_replaces_the_whole_list(workspace):
    step = resolved(workspace({SHARED: SHARED_TEXT, OURS: adapted("actions: [Ring oss]")}))

    assert step.value.actions == ("Ring oss",)
    assert step.value.at("actions", 0).path == OURS
    assert step.value.at("actions", 2).path == OURS  # no trace of the longer list is left


def test_a_group_of_fields_replaces_the_whole_group(workspace):
    step = resolved(workspace({SHARED: SHARED_TEXT, OURS: adapted("outcomes: {videre: Ring}")}))

    assert step.value.outcomes == {"videre": "Ring"}


def test_the_body_replaces_the_whole_body(workspace):
    step = resolved(workspace({SHARED: SHARED_TEXT, OURS: adapted("who: Alle", "Vår tekst.\n")}))

    assert step.value.body == "Vår tekst."
    assert (step.origins["body"], step.origins["title"]) == ("testkommune", "felles")
    assert str(step.value.at("body")) == f"{OURS}:5:1"


def test_a_region_stands_between_and_the_municipality_has_the_last_word(workspace):
    step = resolved(
        workspace(
            {
                **REGION,
                SHARED: SHARED_TEXT,
                "municipalities/regionen/steps/undring.nb.md": adapted("title: R\nactions: [R]"),
                OURS: adapted("title: K"),
            }
        )
    )

    assert (step.value.title, step.value.actions) == ("K", ("R",))
    assert step.origins["actions"] == "regionen"
    assert step.origins["questions"] == "felles"


def test_a_region_one_is_not_a_member_of_says_nothing(workspace):
    step = resolved(
        workspace(
            {
                "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
                "municipalities/regionen/steps/undring.nb.md": adapted("title: R"),
            }
        )
    )

    assert step.value.title == "Når du undrer deg"


def test_a_variant_goes_before_the_common_text(workspace):
    guide = workspace(
        {
            SHARED: SHARED_TEXT,
            "content/steps/undring.skole.nb.md": "---\ntitle: Undring i skolen\n---\n",
        }
    )

    assert resolved(guide).value.title == "Når du undrer deg"
    school = resolved(guide, key=KEY._replace(variant="skole")).value
    assert (school.title, school.actions) == ("Undring i skolen", ("Se", "Lytt", "Noter"))
    assert resolved(guide, key=KEY._replace(variant="sfo")).value.title == "Når du undrer deg"


def test_a_municipality_goes_before_the_shared_variant(workspace):
    guide = workspace(
        {
            SHARED: SHARED_TEXT,
            "content/steps/undring.skole.nb.md": "---\ntitle: S\nactions: [S]\n---\n",
            OURS: adapted("title: K"),
        }
    )

    school = resolved(guide, key=KEY._replace(variant="skole")).value
    assert (school.title, school.actions) == ("K", ("S",))


def test_a_municipalitys_variant_goes_before_all(workspace):
    guide = workspace(
        {
            OURS: adapted("title: K"),
            "municipalities/testkommune/steps/undring.skole.nb.md": "---\ntitle: KS\n---\n",
        }
    )

    assert resolved(guide, key=KEY._replace(variant="skole")).value.title == "KS"
    assert resolved(guide).value.title == "K"


def test_a_translation_has_the_words_and_the_original_the_facts(workspace):
    key = TextKey("tool", "undringsnotat")
    guide = workspace(
        {
            "tools/undringsnotat.nb.md": "---\ntitle: Notat\nkind: form\nminutes: 10\n---\nHei\n",
            "tools/undringsnotat.nn.md": "---\ntitle: Notatet\ntranslated_from: new\n---\nHei du\n",
        }
    )

    tool = resolved(guide, Language.NN, key)
    assert (tool.value.title, tool.value.body) == ("Notatet", "Hei du")
    assert (tool.value.kind, tool.value.minutes) == ("form", 10)
    assert tool.language is Language.NN


def test_what_is_not_translated_is_shown_in_the_other_language_and_marked(workspace):
    step = resolved(workspace({"content/steps/undring.nn.md": None}), Language.NN)

    assert (step.value.title, step.language) == ("Når du undrer deg", Language.NB)


def test_a_text_of_ones_own_needs_no_shared_one(workspace):
    key = TextKey("article", "vart-arbeid")
    path = "municipalities/testkommune/articles/vart-arbeid.nb.md"
    guide = workspace({path: "---\ntitle: Vårt arbeid\n---\nTekst"})

    article = resolved(guide, key=key)
    assert article.origins == {"title": "testkommune", "body": "testkommune"}


def test_what_no_layer_has_is_nothing(workspace):
    assert resolved(workspace(), key=TextKey("step", "finnes-ikke")) is None


def test_an_adaptation_of_nothing_is_nothing(workspace):
    guide = workspace({"municipalities/testkommune/steps/borte.nb.md": adapted("title: Borte")})

    assert resolved(guide, key=TextKey("step", "borte")) is None


def test_only_the_words_count_for_a_translation(workspace):
    key = TextKey("tool", "undringsnotat")
    guide = workspace()
    before = translation_fingerprint(guide.load().shared, key)

    guide.change("tools/undringsnotat.nb.md", "kind: form", "kind: template\nminutes: 10")
    assert translation_fingerprint(guide.load().shared, key) == before

    guide.change("tools/undringsnotat.nb.md", "title: Undringsnotat", "title: Notat")
    assert translation_fingerprint(guide.load().shared, key) != before


def test_a_fingerprint_is_the_same_on_every_machine_and_for_ever():
    """Every municipality has these digits in its files: another way to count them marks all."""
    assert fingerprint({"title": "Når du undrer deg", "actions": ["Se", "Lytt"]}) == "8bb1e9a6"
