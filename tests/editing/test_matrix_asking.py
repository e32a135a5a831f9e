"""What is told before a level or step is hidden, or a copy is given up; and that she is asked."""

import re

import pytest

from .test_matrix_pages import CHANGES, OWN, press, put, seen

STEP = "veileder/steg/"


def asked(browser, act, **typed):
    """Press a button without having been asked; return the page as it is."""
    digests = {"_digest": dict(browser.hidden("veileder"))["_digest"]}
    return browser.post("veileder", {**digests, **typed, "_act": act})


@pytest.fixture
def go_on(browser):
    """Return a function that presses the button of the page that asked."""

    def press_on(answer, act):
        fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.text)
        return browser.post("veileder", [*fields, ("_act", act)])

    return press_on


def test_before_a_level_is_hidden_the_ways_out_that_lead_there_are_told(browser, go_on, file):
    answer = asked(browser, "hide", id="level/niva-1")

    page = seen(answer.text)
    assert "Skal «Samarbeid» skjules?" in page
    assert "Når du undrer deg Knappen «Gå videre» vises ikke lenger." in page
    assert f'href="{browser.base}/veileder/steg/undring"' in answer.text
    assert "hide" not in file("municipality.yml")
    assert go_on(answer, "hide").status_code == 303
    assert "hide: [level/niva-1]" in file("municipality.yml")


def test_a_step_without_a_button_leads_past_what_is_hidden_or_nowhere(browser):
    put(browser, {OWN + "guide-changes.yml": CHANGES})

    page = seen(asked(browser, "hide", id="step/evaluer").text)

    assert "Lag en plan Steget får ingen vei videre, og det stopper publisering." in page
    assert "Når du undrer deg" not in page
    press(browser, "hide", id="step/evaluer", _sure="yes")
    told = [str(finding) for finding in browser.desk.checked()[0] if finding.is_error]
    assert any("Det siste steget på «Samarbeid»" in one for one in told)


def test_a_way_of_ones_own_is_said_to_lead_nowhere(browser):
    outcome = {"part": "outcomes", "words": "Tilbake", "to": "step/undring", "step": "evaluer"}
    press(browser, "row", STEP + "evaluer", **outcome)

    page = seen(asked(browser, "hide", id="step/undring").text)

    assert "Se på planen Knappen «Tilbake» er deres egen." in page
    press(browser, "hide", id="step/undring", _sure="yes")
    told = [str(finding) for finding in browser.desk.checked()[0]]
    assert len(told) == 1 and "er skjult, men et utfall i «Se på planen» leder dit" in told[0]
    assert "advarsel" in told[0]  # so nothing was said of stopping publication


def test_what_nothing_leads_to_is_hidden_at_once(browser):
    assert asked(browser, "hide", id="step/felles-plan").status_code == 303
    assert asked(browser, "hide", id="tool/undringsnotat").status_code == 303


def test_all_that_is_lost_with_a_copy_is_told_and_undoing_brings_it_back(browser, go_on, file):
    put(browser, {OWN + "guide-changes.yml": CHANGES})
    press(browser, "copy")
    press(browser, "new", words="Øv på samtalen", to="ansatt", level="niva-0", after="undring")
    press(browser, "row", STEP + "undring", step="undring", part="deadlines",
          words="fra du ble bekymret", amount="2", unit="weeks")  # fmt: skip
    press(browser, "level", step="evaluer", level="niva-0", _sure="yes")
    before = file("guide.yml")

    answer = asked(browser, "shared-guide")

    page = seen(answer.text)
    assert "Det gjelder også det dere endret før dere laget kopien." in page
    assert "Steg som blir borte Øv på samtalen" in page
    assert "Steg som flyttes tilbake Se på planen → Samarbeid" in page
    assert "Lag en plan Verktøy Blir borte: Undringsnotat" in page  # from before the copy
    assert "Frister Blir borte: 2 uker: fra du ble bekymret" in page.replace("\xa0", " ")
    assert file("guide.yml") == before
    assert go_on(answer, "shared-guide").status_code == 303
    assert not (browser.desk.files.folder / "guide.yml").exists()
    browser.post("angre?til=veileder", [])
    assert file("guide.yml") == before
    assert "Øv på samtalen" in seen(browser.get("veileder"))


def test_a_step_taken_out_and_an_order_come_back(browser):
    press(browser, "copy")
    press(browser, "down", step="felles-plan")
    press(browser, "add", STEP + "undring", step="undring", part="services", id="skole")
    assert "Nå: Se på planen, Lag en plan Blir: Lag en plan, Se på planen" in seen(
        asked(browser, "shared-guide").text
    )
    press(browser, "up", step="felles-plan")
    press(browser, "drop", STEP + "undring", step="undring", part="services", id="skole")
    assert "Kopien er lik den felles veilederen." in seen(asked(browser, "shared-guide").text)

    page = seen(asked(browser, "out", step="evaluer").text)
    assert "Skal «Se på planen» tas ut av veilederen?" in page and "Lag en plan Steget får" in page
    press(browser, "out", step="evaluer", _sure="yes")
    press(browser, "row", STEP + "felles-plan", step="felles-plan", part="outcomes",
          words="Tilbake", to="step/undring")  # fmt: skip
    page = seen(asked(browser, "out", step="undring").text)
    assert (
        "«Tilbake» er deres egen. Den blir stående, men fører ingen steder, og det stopper" in page
    )

    page = seen(asked(browser, "shared-guide").text)
    assert "Steg som kommer tilbake Se på planen" in page


def test_somebody_elses_change_after_the_question_is_never_lost(browser, go_on, file):
    press(browser, "copy")
    answer = asked(browser, "shared-guide")
    put(browser, {OWN + "guide.yml": file("guide.yml") + "# Andres.\n"})

    assert go_on(answer, "shared-guide").status_code == 409
    assert file("guide.yml").endswith("# Andres.\n")


def test_a_copy_that_is_not_there_is_said_so(browser):
    assert "bruker den felles veilederen allerede" in seen(asked(browser, "shared-guide").text)
