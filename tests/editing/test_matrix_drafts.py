"""What is typed in the small forms of the matrix: kept where it was, with what is wrong there."""

import re
from html import unescape

import pytest

STEP = "veileder/steg/evaluer"
DEADLINE = {"_at": "evaluer", "_form": "row.deadlines", "step": "evaluer", "part": "deadlines"}
TYPED = {"words": "etter forrige møte", "amount": "14 dager", "unit": "weeks"}


@pytest.fixture
def sent(browser):
    """Return a function that sends a small form, with the page's own digests."""

    def send(act, *fields, page=STEP, **typed):
        digests = {"_digest": dict(browser.hidden(page))["_digest"]}
        both = {name: text for some in fields for name, text in some.items()} | typed
        return browser.post("veileder", digests | both | {"_act": act})

    return send


def part(html, form):
    """Return the small form on a page that says it is ``form``."""
    forms = re.findall(r"<form .*?</form>", html, re.DOTALL)
    return next(one for one in forms if f'name="_form" value="{form}"' in one)


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_what_was_typed_wrong_stands_in_its_field_with_the_finding_beside_it(browser, sent):
    answer = sent("row", DEADLINE, TYPED)

    assert answer.status_code == 400
    form = part(answer.text, "row.deadlines")
    assert 'name="amount" inputmode="numeric" value="14 dager"' in form
    assert 'aria-invalid="true" aria-describedby="wrong-said"' in form
    assert "«14 dager» er ikke et antall. Skriv et tall, for eksempel 14." in words(form)
    assert "etter forrige møte</textarea>" in form and '"weeks" selected' in form
    assert '<a href="#wrong">«14 dager»' in answer.text
    assert browser.desk.files.last_saved is None


@pytest.mark.parametrize(
    ("form", "typed", "field"),
    [
        ("row.deadlines", {"part": "deadlines", "words": "fra møtet"}, "amount"),
        (
            "row.deadlines",
            {"part": "deadlines", "words": " ", "amount": "2", "unit": "days"},
            "words",
        ),
        ("row.deadlines", {"part": "deadlines", "words": "x", "amount": "9" * 5000}, "amount"),
        ("row.deadlines", {"part": "deadlines", "words": "x", "amount": "2", "unit": ""}, "unit"),
        ("row.outcomes", {"part": "outcomes", "words": "Gå tilbake"}, "to"),
        ("row.outcomes", {"part": "outcomes", "words": "!", "to": "close"}, "words"),
        ("add.tools", {"part": "tools", "id": ""}, "id"),
    ],
)
def test_each_field_of_a_step_has_its_own_finding(sent, form, typed, field):
    act = "add" if form.startswith("add") else "row"

    answer = sent(act, DEADLINE, typed, _form=form)

    wrong = re.search(r"<(?:input|textarea|select) name=\"(\w+)\"[^>]*aria-invalid", answer.text)
    assert answer.status_code == 400 and wrong and wrong[1] == field
    assert 'id="wrong-said"' in part(answer.text, form)


def test_a_new_step_keeps_its_name_where_something_is_missing(sent):
    sent("copy", page="veileder")
    new = {"_form": "new.niva-0", "level": "niva-0", "words": "Øv på samtalen", "after": ""}

    answer = sent("new", new, page="veileder")

    form = part(answer.text, "new.niva-0")
    assert 'value="Øv på samtalen"' in form and "Velg hvem som har ansvaret" in words(form)
    assert "selected" not in form.partition('name="after"')[2]  # first on the level, as chosen


def test_a_draft_survives_and_is_told_of_until_it_is_let_go(browser, sent):
    assert sent("draft", DEADLINE, TYPED).status_code == 204

    form = part(browser.get(STEP), "row.deadlines")
    assert 'value="14 dager"' in form and "Du har et utkast som ikke er lagret." in words(form)
    assert f'href="{browser.base}/{STEP}"' in browser.get("")
    assert "Her er et utkast som ikke er lagret." in browser.get("veileder")
    browser.desk.lay_all()  # as when the program starts again
    assert sent("discard", DEADLINE).headers["location"].endswith(STEP)
    assert "utkast" not in browser.get(STEP) and "utkast" not in browser.get("veileder")


def test_a_draft_is_gone_when_it_is_saved_and_does_not_come_back_late(browser, sent):
    right = {**DEADLINE, **TYPED, "amount": "2"}
    sent("draft", right)

    assert sent("row", right).status_code == 303
    sent("draft", right)

    assert "utkast" not in browser.get(STEP)


def test_a_form_that_is_as_it_was_is_no_draft(browser, sent):
    sent("draft", DEADLINE, TYPED)

    sent("draft", DEADLINE, words="", amount="", _same="yes")

    assert "utkast" not in browser.get(STEP)


def test_what_is_typed_is_kept_when_somebody_else_has_changed_the_file(browser, sent, file):
    digests = dict(browser.hidden(STEP))["_digest"]
    folder = browser.desk.files.folder
    (folder / "guide-changes.yml").write_text("# Andres.\n", "utf-8")

    answer = sent("row", DEADLINE, TYPED, amount="2", _digest=digests)

    assert answer.status_code == 409 and "Ingenting er gjort" in words(answer.text)
    assert "etter forrige møte</textarea>" in part(browser.get(STEP), "row.deadlines")
    assert file("guide-changes.yml") == "# Andres.\n"


def test_what_was_typed_about_something_that_is_gone_is_still_seen(browser, sent):
    sent("draft", DEADLINE, TYPED, _form="row.deadlines.borte", id="borte")
    sent("draft", DEADLINE, TYPED, _at="et-annet", words="på et steg som er borte")

    page = words(browser.get("veileder"))

    assert "Det du skrev om, finnes ikke lenger: etter forrige møte 14 dager" in page
    assert "på et steg som er borte" in page
    sent("discard", _of="et-annet", _form="row.deadlines", page="veileder")
    assert "på et steg som er borte" not in browser.get("veileder")


def test_odd_names_of_forms_are_no_drafts(browser, sent):
    for odd in ("../../x", "A", "row.deadlines.x.y", ""):
        sent("draft", DEADLINE, TYPED, _form=odd)
        sent("draft", DEADLINE, TYPED, _at=odd or "a/b")

    assert browser.desk.files.drafts("veileder") == {}
