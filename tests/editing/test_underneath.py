"""The text that hers is made from, beside each field of the form."""

import pytest

STEP = "municipalities/testkommune/steps/undring.nb.md"
FORM = "skjema/steps/undring.nb.md"


@pytest.fixture
def adapted(browser):
    """Begin an adaptation of the shared step."""
    browser.post("ny", [("folder", "steps"), ("adapt", "undring")])
    return browser


def test_the_shared_words_stand_at_a_field_that_is_empty(adapted):
    page = adapted.get(FORM)

    assert '<span class="words" tabindex="0">Når du undrer deg</span>' in page
    assert 'value="begin:title"' in page and 'value="clear:title"' not in page


def test_she_begins_with_the_shared_words_and_sees_what_she_has_changed(adapted):
    adapted.send(FORM, "begin:title")
    assert dict(adapted.fields(FORM))["f.title"] == "Når du undrer deg"

    adapted.send(FORM, "save", f__title="Når du er urolig")
    assert "Når du<del> undrer deg</del><ins> er urolig</ins>" in adapted.get(FORM)


def test_the_shared_words_are_used_again(adapted, file):
    adapted.send(FORM, "save", f__title="Når du er urolig", f__summary="Kort.")
    adapted.send(FORM, "clear:title")
    adapted.send(FORM, "save")

    assert "urolig" not in file("steps/undring.nb.md")
    assert "Når du undrer deg</h1>" in adapted.get("vis/testkommune/niva-0/undring/")
    assert "summary: Kort." in file("steps/undring.nb.md")


def test_words_on_buttons_are_taken_over_whole(adapted, file):
    adapted.send(FORM, "begin:outcomes")
    adapted.send(FORM, "save")

    assert "outcomes:\n  videre: Gå videre\n  avslutt: Avslutt\n" in file("steps/undring.nb.md")


def test_a_text_of_her_own_has_nothing_beneath_it(browser):
    browser.post("ny", [("folder", "articles"), ("title", "Om oss")])

    assert "begin:" not in browser.get("skjema/articles/om-oss.nb.md")


def test_what_was_begun_with_and_not_changed_is_let_go_of_again(adapted, file):
    adapted.send(FORM, "begin:title")
    adapted.send(FORM, "save")

    page = adapted.get(FORM)
    assert '<button name="_act" value="clear:title">Bruk fellesteksten igjen</button>' in page


def test_an_original_that_a_translation_begins_with_is_let_go_of_again(workspace, open_forms):
    name = "municipalities/testkommune/articles/om.{}.md"
    world = {
        name.format("nb"): "---\ntitle: Om\nsection: about\nsummary: Kort.\n---\n\nHei.\n",
        name.format("nn"): "---\ntitle: Om\ntranslated_from: new\n---\n\nHei du.\n",
    }
    forms, form = open_forms(workspace(world).with_theme()), "skjema/articles/om.nn.md"
    forms.send(form, "begin:summary")
    assert 'value="clear:summary">Ta denne teksten bort igjen</button>' in forms.get(form)

    forms.send(form, "clear:summary")
    assert dict(forms.fields(form))["f.summary"] == ""
    assert 'value="clear:body"' not in forms.get(form)  # her own words are not offered to go


def test_the_form_says_which_lines_stay(workspace, open_forms):
    marked = "title: Undring\nsafety: {a: Ring barnevernet.}\noutcomes: {videre: V, avslutt: A}"
    shared = f"---\n{marked}\n---\n**Ring** [barnevernet](service/barnevern).\n"
    ours = "---\nbased_on: new\n---\nVent litt.\n"
    world = workspace({"content/steps/undring.nb.md": shared, STEP: ours}).with_theme()

    page = open_forms(world).get(FORM)

    assert "Disse linjene blir stående</h2>\n<ul><li>Ring barnevernet.</li></ul>" in page
    assert "sier for å verne barnet: Ring barnevernet." in page
    assert "skriv dem under «Linjer som alltid vises» med navnet a." in page
    assert "Andre har laget et utkast for oss" in page
