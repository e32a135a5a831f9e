"""A text beside its original in the forms: what changed is marked, and one button settles it."""

import datetime as dt

import pytest

from veileder.sites import Planner

_STEP = "content/steps/undring.nb.md"


@pytest.fixture
def adapted(browser):
    """Adapt the shared step in one field, and then let the shared text change."""
    root = browser.desk.bench.root
    browser.post("ny", [("folder", "steps"), ("adapt", "undring")])
    name = next(name for name in browser.desk.files.names() if name.startswith("steps/undring"))
    path = browser.desk.files.folder / name
    text = path.read_text("utf-8")
    path.write_text(text.replace("---\n", "---\ntitle: Vår undring\n", 1), "utf-8")
    shared = root / _STEP
    before = shared.read_text("utf-8")
    shared.write_text(before.replace("title: Når", "title: Hver gang"), "utf-8")
    assert shared.read_text("utf-8") != before
    browser.desk.bench.refresh()
    browser.desk.changed()
    return name


def test_the_start_page_leads_to_the_two_side_by_side(browser, adapted):
    assert f'href="{browser.base}/sammenlign/{adapted}"' in browser.get("")

    page = browser.get(f"sammenlign/{adapted}")

    assert "Fellesteksten er endret" in page
    assert "<ins>" in page and "<del>" in page and "Vår" in page


def test_it_is_confirmed_and_no_longer_a_task(browser, adapted, file):
    before = file(adapted)

    browser.send_to(f"sammenlign/{adapted}", "confirm")

    assert file(adapted) != before and "title: Vår undring" in file(adapted)
    assert f"sammenlign/{adapted}" not in browser.get("")


@pytest.fixture
def on_a_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2027, 6, 1, 11).timestamp())))


def _last_compared(browser):
    guide = browser.desk.current()[1]
    plan = Planner(browser.desk.bench.root).pages(guide)
    (page,) = (page for page in plan.pages if page.path == "lokalt/")
    return [one.compared for one in page.data.changes]


def test_the_day_it_was_confirmed_is_said_on_the_page_of_what_is_local(
    on_a_day, browser, adapted, file
):
    assert _last_compared(browser) == [None]

    browser.send_to(f"sammenlign/{adapted}", "confirm")

    assert "ref: step/undring\n" in file("compared.yml")
    assert _last_compared(browser) == ["1. juni 2027"]
    assert [one for one in browser.desk.checked()[0] if one.is_error] == []
    browser.post("angre", [])
    assert "compared.yml" not in browser.desk.files.names()
    assert _last_compared(browser) == [None]


def test_days_of_other_comparisons_stay_as_they_are(on_a_day, browser, adapted, file):
    other = "  - ref: step/evaluer\n    of: 12ab34cd\n    date: '2026-11-02'\n"
    (browser.desk.files.folder / "compared.yml").write_text(f"compared:\n{other}", "utf-8")

    browser.send_to(f"sammenlign/{adapted}", "confirm")

    assert other in file("compared.yml") and "date: '2027-06-01'\n" in file("compared.yml")


def test_where_the_days_cannot_be_read_nothing_is_written(browser, adapted, file):
    (browser.desk.files.folder / "compared.yml").write_text("compared: [ukjent]\n", "utf-8")
    before = file(adapted)

    answer = browser.send_to(f"sammenlign/{adapted}", "confirm")

    assert answer.status_code == 400 and "compared.yml har en feil" in answer.text
    assert file(adapted) == before and file("compared.yml") == "compared: [ukjent]\n"


def test_the_shared_text_is_taken_again_and_that_can_be_undone(browser, adapted, file):
    browser.send_to(f"sammenlign/{adapted}", "take:title")

    assert adapted not in browser.desk.files.names()
    browser.post("angre", [])
    assert "title: Vår undring" in file(adapted)


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(browser, adapted, file):
    fields = browser.hidden(f"sammenlign/{adapted}")
    path = browser.desk.files.folder / adapted
    path.write_text(file(adapted).replace("Vår undring", "Annens undring"), "utf-8")

    answer = browser.post(f"sammenlign/{adapted}", [*fields, ("_act", "take:title")])

    assert answer.status_code == 409 and "Annens undring" in file(adapted)


def test_what_is_made_from_nothing_is_said_in_a_sentence(browser):
    answer = browser.client.get(f"{browser.base}/sammenlign/services.yml")

    assert answer.status_code == 400 and "bygger ikke på" in answer.text
