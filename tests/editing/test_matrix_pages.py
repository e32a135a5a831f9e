"""The matrix in the app: what she sees, presses, and what stands in the files afterwards."""

import re
import subprocess
import threading
from html import unescape

import pytest

from veileder import groundwork
from veileder.authoring.preview import News
from veileder.authoring.server import make_server
from veileder.editing.app import make_app
from veileder.editing.gate import Gate
from veileder.editing.program import desk_for, site_of

from .conftest import Browser, client_of

OWN = "municipalities/testkommune/"
CHANGES = """\
# Våre endringer.
steps:
  - step: felles-plan
    add:
      # Vårt eget.
      tools: [undringsnotat]
"""
REGION = {
    "municipalities/regionen/region.yml": "name: Regionen\n",
    "municipalities/regionen/guide-changes.yml": (
        "steps:\n  - step: evaluer\n    add:\n      tools: [undringsnotat]\n"
    ),
}
STEP = "veileder/steg/"


def put(browser, files):
    """Write files of the root while the program runs."""
    for path, text in files.items():
        file = browser.desk.bench.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    browser.desk.bench.refresh()
    browser.desk.changed()


def seen(html):
    """Return the words of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).split())


def press(browser, act, page="veileder", **typed):
    """Press a button with what its form says; return the page that comes."""
    digests = dict(browser.hidden(page))["_digest"]
    fields = {"_digest": digests, "_at": page.removeprefix(STEP).removeprefix("veileder")}
    answer = browser.post("veileder", {**fields, **typed, "_act": act})
    if answer.status_code == 303:
        return seen(browser.get(answer.headers["location"].removeprefix(f"{browser.base}/")))
    return seen(answer.text)


def test_the_guide_is_seen_with_where_everything_comes_from(browser):
    put(browser, {OWN + "guide-changes.yml": CHANGES})

    page = seen(browser.get("veileder"))

    assert "Dere bruker den felles veilederen. Steg som er endret hos dere: 1." in page
    assert page.index("0 Undring Felles") < page.index("1. Når du undrer deg Felles")
    assert "1. Lag en plan Felles Endret her: verktøy" in page
    assert "Verktøy Undringsnotat Kommunen" in page
    assert "Gå videre → Samarbeid" in page and "Avslutt → Saken avsluttes" in page


def test_a_step_is_hidden_shown_and_the_way_that_leads_there_is_told(browser, file):
    before = file("municipality.yml")

    page = press(browser, "hide", id="step/felles-plan")
    assert "Skjult: Lag en plan" in page and "Lag en plan Felles Skjult her" in page
    assert "hide: [step/felles-plan]" in file("municipality.yml")

    assert "Vises igjen: Lag en plan" in press(browser, "show", id="step/felles-plan")
    assert file("municipality.yml") == before


def test_what_is_wrong_stands_at_its_step_at_once(browser):
    page = press(browser, "no-row", STEP + "evaluer", step="evaluer", part="outcomes", id="avslutt")

    assert "Tatt bort: Avslutt" in page
    assert page.index("Det siste steget på «Samarbeid»") < page.index("Ansvarlig rolle")
    whole = seen(browser.get("veileder"))
    assert whole.index("2. Se på planen") < whole.index("Det siste steget på «Samarbeid»")
    page = press(
        browser, "back-row", STEP + "evaluer", step="evaluer", part="outcomes", id="avslutt"
    )
    assert "Tatt tilbake: Avslutt" in page and "Det siste steget" not in page
    assert not (browser.desk.files.folder / "guide-changes.yml").exists()


def test_steps_change_places_and_back(browser, file):
    page = press(browser, "down", step="felles-plan")
    assert "Flyttet ned: Lag en plan" in page and "Rekkefølgen er endret her" in page
    assert page.index("1. Se på planen") < page.index("2. Lag en plan")
    assert re.search(r"based_on: \"?[0-9a-f]{8}", file("guide-changes.yml"))

    press(browser, "up", step="felles-plan")
    assert not (browser.desk.files.folder / "guide-changes.yml").exists()


def test_a_new_outcome_has_its_words_in_an_adapted_text_that_is_confirmed(browser, file):
    page = press(
        browser,
        "row",
        STEP + "undring",
        step="undring",
        part="outcomes",
        words="Ring barnevernet",
        to="service/barnevern",
    )

    assert "Lagret: Ring barnevernet" in page and "Ring barnevernet → Barnevern Kommunen" in page
    text = file("steps/undring.nb.md")
    assert "  videre: Gå videre\n" in text and "  ring-barnevernet: Ring barnevernet\n" in text
    assert [str(finding) for finding in browser.desk.checked()[0]] == []
    browser.post("angre?til=veileder", [])
    folder = browser.desk.files.folder
    assert not (folder / "steps/undring.nb.md").exists()
    assert not (folder / "guide-changes.yml").exists()


def test_a_deadline_is_added_with_its_length_and_words(browser, file):
    page = press(
        browser,
        "row",
        STEP + "evaluer",
        step="evaluer",
        part="deadlines",
        words="etter forrige møte.",
        amount="6",
        unit="weeks",
    )

    assert "6 uker : etter forrige møte. Kommunen" in page.replace("\xa0", " ")
    assert "within: 6 weeks" in file("guide-changes.yml")
    assert "seks" in press(
        browser, "row", STEP + "evaluer", step="evaluer", part="deadlines", words="x", amount="seks"
    )


def test_a_copy_is_made_changed_and_given_up(browser, file):
    put(browser, {OWN + "guide-changes.yml": CHANGES})
    refused = press(browser, "out", step="evaluer")
    assert "Dette krever egen kopi" in refused

    page = press(browser, "copy")
    assert "Dere har nå en egen kopi" in page and "Dere har deres egen kopi" in page
    folder = browser.desk.files.folder
    assert not (folder / "guide-changes.yml").exists()
    assert "tools: [undringsnotat]" in file("guide.yml").partition("id: felles-plan")[2]
    assert [str(finding) for finding in browser.desk.checked()[0]] == []

    page = press(browser, "level", step="felles-plan", level="niva-0")
    assert "Lag en plan Felles Endret her: verktøy Flyttet hit fra Samarbeid" in page
    page = press(browser, "out", step="felles-plan")
    assert "Tatt ut av veilederen: Lag en plan" in page
    assert "Et felles steg som ikke er i bruk" in page
    press(browser, "in", step="felles-plan", level="niva-1")
    assert "1. Lag en plan Felles Ansvarlig" in seen(browser.get("veileder"))

    page = press(browser, "shared-guide", _sure="yes")
    assert "Den felles veilederen brukes igjen" in page
    assert not (folder / "guide.yml").exists()


def test_a_copy_is_undone_in_one_step(browser, file):
    put(browser, {OWN + "guide-changes.yml": CHANGES})
    press(browser, "copy")

    browser.post("angre", [])

    assert file("guide-changes.yml") == CHANGES
    assert not (browser.desk.files.folder / "guide.yml").exists()


def test_a_new_step_has_an_id_and_a_text_of_its_own(browser, file):
    press(browser, "copy")

    page = press(
        browser, "new", words="Øv på samtalen", to="ansatt", level="niva-0", after="undring"
    )

    assert (
        "Nytt steg: Øv på samtalen Skriv teksten til steget" in page and "fil" not in page.split()
    )
    assert "2. Øv på samtalen Kommunen" in page
    assert file("steps/ov-pa-samtalen.nb.md") == "---\ntitle: Øv på samtalen\n---\n"
    assert "      - id: ov-pa-samtalen\n        role: ansatt\n" in file("guide.yml")
    whole = browser.get("veileder?sagt=matrix_done_new&ny=ov-pa-samtalen")
    link = (
        f'<a href="{browser.base}/skjema/steps/ov-pa-samtalen.nb.md">Skriv teksten til steget</a>'
    )
    assert link in whole
    assert "Øv på samtalen" in browser.get("skjema/steps/ov-pa-samtalen.nb.md")


def test_a_region_and_what_it_hides_are_seen(browser):
    put(
        browser,
        {
            **REGION,
            OWN
            + "municipality.yml": 'name: Test\nnumber: "9901"\nlanguage: nb\nregion: regionen\n',
        },
    )

    page = seen(browser.get(STEP + "evaluer"))
    assert "Undringsnotat Regionen" in page
    press(browser, "drop", STEP + "evaluer", step="evaluer", part="tools", id="undringsnotat")
    assert "Undringsnotat (tatt bort her) Regionen" in seen(browser.get(STEP + "evaluer"))
    put(
        browser,
        {"municipalities/regionen/region.yml": "name: Regionen\nhide: [step/felles-plan]\n"},
    )
    assert "Lag en plan Felles Skjult av regionen" in seen(browser.get("veileder"))


def test_nynorsk(browser):
    put(browser, {OWN + "municipality.yml": 'name: Test\nnumber: "9901"\nlanguage: nn\n'})

    page = press(browser, "hide", id="step/undring")

    assert "Skjult: Når du undrar deg" in page and "Endre Vis igjen" in page
    page = press(
        browser, "row", STEP + "evaluer", step="evaluer", part="outcomes",
        words="Vidare", to="level/niva-0",
    )  # fmt: skip
    assert "Lagra: Vidare" in page
    assert [str(f) for f in browser.desk.checked()[0] if f.is_error] == []


def test_a_file_changed_meanwhile_is_never_overwritten(browser, file):
    shown = dict(browser.hidden("veileder"))["_digest"]
    put(browser, {OWN + "guide-changes.yml": CHANGES})

    answer = browser.post(
        "veileder",
        {
            "_digest": shown,
            "_act": "drop",
            "step": "undring",
            "part": "tools",
            "id": "undringsnotat",
        },
    )

    assert answer.status_code == 409
    assert "Noen andre har endret dette" in seen(answer.text)
    assert file("guide-changes.yml") == CHANGES


def test_nothing_is_written_where_one_of_two_files_was_changed_meanwhile(browser, file):
    shown = dict(browser.hidden(STEP + "undring"))["_digest"]
    put(browser, {OWN + "steps/undring.nb.md": "---\nbased_on: new\nsummary: Vårt.\n---\n"})

    fields = {"_act": "row", "step": "undring", "part": "outcomes", "words": "Ring", "to": "close"}
    answer = browser.post("veileder", {**fields, "_digest": shown, "_at": "undring"})

    assert answer.status_code == 409 and "Ingenting er gjort" in seen(answer.text)
    assert not (browser.desk.files.folder / "guide-changes.yml").exists()
    assert "outcomes" not in file("steps/undring.nb.md")


@pytest.mark.parametrize(
    ("text", "said"),
    [("steps:\n  - step: [\n", "feil her"), ("steps:\n  - finnes_ikke: 1\n", "feil her")],
)
def test_a_file_with_a_mistake_is_mended_first(browser, text, said):
    put(browser, {OWN + "guide-changes.yml": text})

    answer = browser.client.get(f"{browser.base}/veileder")

    assert answer.status_code == 409 and said in seen(answer.text)
    assert "skjema/guide-changes.yml" in answer.text
    assert browser.post("veileder", {"_act": "copy"}).status_code == 409


def test_a_draft_in_the_long_form_comes_first(browser):
    put(browser, {OWN + "guide-changes.yml": CHANGES})
    browser.send("skjema/guide-changes.yml", "draft")

    answer = browser.client.get(f"{browser.base}/veileder")
    assert "Du har et utkast som ikke er lagret" in seen(answer.text)
    browser.send("skjema/guide-changes.yml", "discard")
    assert "Endret her: verktøy" in seen(browser.get("veileder"))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"_act": "drop"},
        {"_act": "role", "step": "x"},
        {"_act": "hide", "id": "a b"},
        {"_act": "row", "step": "undring", "part": "id", "words": "x"},
        {"_act": "new"},
        {"_act": "up", "step": "borte"},
        {"_act": "role", "step": "undring", "to": "A!"},
        {"_act": "seen", "level": "borte"},
    ],
)
def test_an_odd_post_is_answered_with_a_sentence(browser, fields):
    answer = browser.post("veileder", fields)

    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert browser.desk.files.last_saved is None


def test_what_is_shared_has_changed_since_and_is_told_and_seen(browser, file):
    press(browser, "role", STEP + "undring", step="undring", to="stafettholder")
    root = browser.desk.bench.root
    guide = (root / "content/guide.yml").read_text("utf-8")
    put(browser, {"content/guide.yml": guide.replace("tools: [undringsnotat]", "tools: []")})

    start = browser.get("")
    assert f'href="{browser.base}/sammenlign/guide-changes.yml?del=' in start
    page = seen(browser.get(STEP + "undring"))
    assert "Det felles er endret etter at dere endret deres." in page
    assert "Vi vet ikke hva det felles var før" in page

    page = press(browser, "seen", STEP + "undring", step="undring")
    assert "Notert at dere har sett det: Når du undrer deg" in page
    assert "Det felles er endret" not in page
    noted = next(row for row in file("guide-changes.yml").split("\n") if "based_on: " in row)
    assert f"- ref: step/undring\n    of: {noted.split()[-1]}\n" in file("compared.yml")


def test_what_has_changed_is_found_in_git(browser):
    git = browser.desk.bench.root
    _git(git, "init", "-q")
    _git(git, "add", "-A")
    _git(git, "-c", "user.name=a", "-c", "user.email=a@example.no", "commit", "-qm", "x")
    press(browser, "role", STEP + "undring", step="undring", to="stafettholder")
    press(browser, "down", step="felles-plan")
    guide = (git / "content/guide.yml").read_text("utf-8")
    plan = "      - id: felles-plan\n        role: stafettholder\n"
    changed = guide.replace("services: [barnevern]", "services: []").replace(plan, "") + plan
    put(browser, {"content/guide.yml": changed})

    page = seen(browser.get(STEP + "undring"))
    assert "Tjenester Borte: Barnevern Jeg har sett det" in page
    page = seen(browser.get("veileder"))
    assert "Rekkefølge Før: Lag en plan, Se på planen Nå: Se på planen, Lag en plan" in page


def _git(root, *arguments):
    subprocess.run(["git", *arguments], cwd=root, check=True)


@pytest.fixture
def apart(workspace, tmp_path_factory, monkeypatch):
    """A folder with one municipality and nothing else, on the groundwork that a wheel carries."""
    base = workspace({OWN + "municipality.yml": None}).with_theme()
    monkeypatch.setattr(groundwork, "IS_INSTALLED", True)
    monkeypatch.setattr(groundwork, "GROUNDWORK", base.root)
    root, place = tmp_path_factory.mktemp("apart"), tmp_path_factory.mktemp("bench")
    folder = root / "municipalities/min"
    folder.mkdir(parents=True)
    (folder / "municipality.yml").write_text('name: Min\nnumber: "9902"\nlanguage: nb\n', "utf-8")
    desk = desk_for(root, "min", place, place / "state", threading.Event())
    gate = Gate(make_app(desk, site_of(desk.bench.live), News()))
    with (
        make_server(gate, 0) as server,
        client_of(gate, server) as client,
    ):
        yield Browser(client, desk, f"/{gate.token}", gate)


def test_in_an_own_repository_the_shared_guide_is_the_one_carried(apart):
    page = press(apart, "drop", step="undring", part="tools", id="undringsnotat")

    assert "Tatt bort: Undringsnotat" in page
    assert (apart.desk.files.folder / "guide-changes.yml").read_text("utf-8") == (
        "steps:\n  - step: undring\n    hide:\n      tools: [undringsnotat]\n"
    )
    assert "Dere har nå en egen kopi" in press(apart, "copy")
    assert [str(f) for f in apart.desk.checked()[0] if f.is_error] == []
