"""A text beside its original in the forms: what changed is marked, and one button settles it."""

import pytest

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
