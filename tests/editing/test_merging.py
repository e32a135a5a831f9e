"""Everything that can be confirmed is compared: before, now and one's own, taken, kept or merged."""

# ruff: noqa: E501 - small worlds read best as they stand

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from veileder.authoring.accept import accept
from veileder.authoring.originals import originals
from veileder.editing.documents import values_in
from veileder.editing.items import items
from veileder.editing.merging import merge_values, value_of
from veileder.editing.program import _refreshed

HOME = "municipalities/testkommune"
REGION = "municipalities/dalen"
GUIDE = "content/guide.yml"
STEP = "content/steps/undring.nb.md"
SERVICE = """\
services:
  # Om vakta.
  - id: barnevern-dalen
    type: barnevern
    name: {name}
    contacts:
      - function: Leder
        phone: "00000001"
      - function: {second}
        phone: "00000002"
    purpose: |
      Vi hjelper.
      Vi {verb}.
"""
_MEASURE = "measures:\n  - id: kurs\n    name: Kurs\n    description: {text}\n"
_ARENA = "arenas:\n  - id: mote\n    type: team\n    name: Møtet\n    frequency: {text}\n"
WORLD = {
    f"{HOME}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: dalen\n',
    f"{REGION}/region.yml": "name: Dalen\nlanguage: nb\n",
    f"{REGION}/services.yml": SERVICE.format(name="Barnevernet", second="Vakt", verb="svarer"),
    f"{HOME}/services.yml": SERVICE.format(name="Barnevernet hos oss", second="Vakt", verb="svarer")
    + "    based_on: new\n",
    f"{REGION}/measures.yml": _MEASURE.format(text="Et kurs."),
    f"{HOME}/measures.yml": _MEASURE.format(text="Vårt kurs.") + "    based_on: new\n",
    "content/arenas/team.nb.md": "---\ntitle: Team\nkind: discussion\n---\n",
    f"{REGION}/arenas.yml": _ARENA.format(text="Ofte."),
    f"{HOME}/arenas.yml": _ARENA.format(text="Hver uke.") + "    based_on: new\n",
    f"{HOME}/terms.yml": "terms:\n  - id: vakt\n    nb:\n      term: Vakt\n      definition: Den som svarer.\n    nn:\n      term: Vakt\n      definition: Den som svarar.\n      translated_from: new\n",
    f"{HOME}/guide-changes.yml": "levels:\n  - level: niva-1\n    order: [evaluer, felles-plan]\n    based_on: new\nsteps:\n  - step: undring\n    laws: []\n    tools: [undringsnotat]\n    based_on: new\n",
    STEP: "---\ntitle: Når du undrer deg\nactions:\n  - Se.\n  - Hør.\n  - Skriv.\noutcomes:\n  videre: Gå videre\n  avslutt: Avslutt\n---\nFørst.\n\nMidt.\n\nSist.\n",
    "content/steps/undring.nn.md": None,
    f"{HOME}/steps/undring.nb.md": "---\n# Vår egen.\nbased_on: new\nactions: [Se., Hør godt., Skriv.]\n---\nFørst hos oss.\n\nMidt.\n\nSist.\n",
    f"{HOME}/roles/hjelper.nb.md": "---\ntitle: Hjelper\n---\nHjelper til.\n",
    f"{HOME}/roles/hjelper.nn.md": "---\ntitle: Hjelpar\ntranslated_from: new\n---\nHjelper til.\n",
}  # fmt: skip
CHANGES = [
    (f"{REGION}/services.yml", "function: Vakt\n", "function: Vakttelefon\n"),
    (f"{REGION}/services.yml", "Vi svarer.", "Vi svarer alltid."),
    (f"{REGION}/measures.yml", "Et kurs.", "Et nytt kurs."),
    (f"{REGION}/arenas.yml", "Ofte.", "Sjelden."),
    (f"{HOME}/terms.yml", "Den som svarer.", "Den som alltid svarer."),
    (GUIDE, "      - id: felles-plan", "      - id: ekstra\n        role: ansatt\n      - id: felles-plan"),
    (GUIDE, "        laws: [barnets-beste]\n", ""),
    (STEP, "  - Skriv.", "  - Skriv straks."),
    (STEP, "Sist.", "Aller sist."),
    (f"{HOME}/roles/hjelper.nb.md", "Hjelper til.", "Hjelper alltid til."),
]  # fmt: skip
PLACES = {
    "services.yml": "services.0", "measures.yml": "measures.0", "arenas.yml": "arenas.0",
    "terms.yml": "terms.0.nn", "guide-changes.yml levels": "levels.0",
    "guide-changes.yml steps": "steps.0", "steps/undring.nb.md": "", "roles/hjelper.nn.md": "",
}  # fmt: skip
BOTH = "sammenlign/steps/undring.nb.md"


def _git(root, *arguments):
    name = ("-c", "user.name=Test", "-c", "user.email=test@example.no")
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def world(workspace):
    """Make a municipality with something of every kind that is made from something else."""
    made = workspace(WORLD).with_theme()
    made.write("content/steps/ekstra.nb.md", "---\ntitle: Ekstra\n---\n")
    accept(made.root, [made.root / HOME])
    _git(made.root, "init", "-q")
    _git(made.root, "add", "content", "tools", "municipalities")
    _git(made.root, "commit", "-qm", "first")
    for path, old, new in CHANGES:
        made.change(path, old, new)
    return made


@pytest.fixture
def browser(world, open_forms):
    return open_forms(world)


@pytest.fixture
def open_it(browser):
    """Open the comparison of one of PLACES, and return its address and its page."""

    def opening(kind):
        place = f"?del={PLACES[kind]}" if PLACES[kind] else ""
        address = f"sammenlign/{kind.split(' ')[0]}{place}"
        return address, browser.get(address)

    return opening


def _outdated(world):
    """Return the files of the municipality that ``check`` says have been outrun."""
    found = world.check("testkommune").findings
    mine = (one for one in found if one.at.path.startswith(HOME) and "accept" in one.cure)
    return [f"{one.at.path}:{one.at.line}" for one in mine]


_SHOWN = Path(__file__).with_name("compared.txt")
_LEFT_OUT = re.compile(r"</?(?!ins|del|button|input|a\\b|h\\d)[a-z][^>]*>|</(?:a|h\\d)>")


def _plainly(page):
    """Return what is on a page, with what is marked, chosen and pressed."""
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return "\n".join(filter(None, map(str.strip, _LEFT_OUT.sub("\n", main).split("\n"))))


def test_every_comparison_is_shown_as_when_somebody_read_it(world, browser, open_it, tmp_path):
    world.change(STEP, "Først.", "Først av alt.")
    _refreshed(browser.desk)
    pages = [open_it(kind) for kind in PLACES]
    pages += [(path, browser.get(path)) for path in ("sammenlign/guide-changes.yml",)]
    pages += [("uten valg", browser.send_to(BOTH, "settle").text)]
    browser.send("skjema/terms.yml?post=vakt", "draft", f__nb__term="Et utkast")
    pages += [("med utkast", open_it("terms.yml")[1])]
    browser.send_to(open_it("measures.yml")[0], "confirm")
    pages += [("bekreftet", open_it("measures.yml")[1])]

    now = "\n".join(f"== {name} ==\n{_plainly(page)}\n" for name, page in pages)
    now = now.replace(browser.base, "")
    (tmp_path / "compared.txt").write_text(now, encoding="utf-8")
    assert now == _SHOWN.read_text("utf-8"), (
        f"wanted? then: cp {tmp_path / 'compared.txt'} {_SHOWN}"
    )


def test_all_that_accept_can_confirm_is_compared(world, browser):
    library = world.load()
    mine = [one for one in originals(library) if one.at.path.startswith(HOME)]

    assert {one.ref.partition("/")[0] for one in mine} == {
        "service", "measure", "arena", "term", "level", "step", "role",
    }  # fmt: skip
    found = [item for path in {one.at.path for one in mine} for item in items(library, path)]
    assert sorted(item.original.at for item in found) == sorted(one.at for one in mine)
    assert len(found) == len(PLACES) == len(_outdated(world))
    for item in found:
        page = browser.get(f"sammenlign/{item.path.removeprefix(HOME + '/')}?del={item.place}")
        assert "er ikke i git" not in page and "Endret i d" in page


@pytest.mark.parametrize("kind", PLACES)
def test_the_start_page_leads_there_and_keeping_ones_own_settles_it(world, browser, open_it, kind):
    address, page = open_it(kind)
    assert f'href="{browser.base}/{address}"' in browser.get("")
    assert "Behold vår" in page or "Oversettelsen er riktig" in page
    before = _outdated(world)

    assert browser.send_to(address, "confirm").status_code == 303

    assert len(_outdated(world)) == len(before) - 1
    assert f'href="{browser.base}/{address}"' not in browser.get("")
    written = (world.root / HOME / kind.split(" ")[0]).read_text()
    assert not accept(world.root, [world.root / HOME / kind.split(" ")[0]]) or "guide" in kind
    assert "Vårt" in written or "new" not in written


@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind.endswith(".nb.md")])
def test_what_is_merged_has_been_compared_that_day_and_a_translation_has_no_day(
    world, browser, open_it, kind
):
    before = (world.root / HOME / "compared.yml").read_text()

    browser.send_to(open_it("roles/hjelper.nn.md")[0], "confirm")
    assert (world.root / HOME / "compared.yml").read_text() == before
    browser.send_to(open_it(kind)[0], "settle")

    assert (world.root / HOME / "compared.yml").read_text() != before


def test_lines_of_a_body_and_points_of_a_list_are_merged_and_confirmed_at_once(world, browser):
    page = browser.get(BOTH)
    assert "Flett og bekreft" in page and "Velg" not in page

    browser.send_to(BOTH, "settle")

    written = (world.root / HOME / "steps/undring.nb.md").read_text()
    assert written.startswith("---\n# Vår egen.\nbased_on: ")
    assert values_in(written, "x.md")["actions"] == ["Se.", "Hør godt.", "Skriv straks."]
    assert written.endswith("---\nFørst hos oss.\n\nMidt.\n\nAller sist.\n") or "\n\nFørst hos oss.\n\nMidt.\n\nAller sist.\n" in written  # fmt: skip
    assert not any("undring.nb.md" in one for one in _outdated(world))


def test_one_field_is_merged_and_the_rest_waits(world, browser):
    answer = browser.send_to(BOTH, "merge:body")

    written = (world.root / HOME / "steps/undring.nb.md").read_text()
    assert "Aller sist." in written and "actions: [Se., Hør godt., Skriv.]" in written
    page = browser.get(answer.headers["location"].removeprefix(f"{browser.base}/"))
    assert "Flettet. Se over" in page and "merge:actions" in page and "merge:body" not in page
    browser.post("angre", [])
    assert "Aller sist." not in (world.root / HOME / "steps/undring.nb.md").read_text()


def test_a_line_that_both_have_changed_must_be_chosen_first(world, browser):
    world.change(STEP, "Først.", "Først av alt.")
    browser.desk.bench.refresh()
    browser.desk.changed()
    page = browser.get(BOTH)
    assert "Begge har endret her. Velg" in page and "Flett med det jeg har valgt" in page
    file = world.root / HOME / "steps/undring.nb.md"
    before = file.read_text()

    refused = browser.send_to(BOTH, "settle")
    assert refused.status_code == 422 and "Velg først mellom linjene" in refused.text
    assert file.read_text() == before
    browser.post(BOTH, [*browser.hidden(BOTH), ("velg.body.0", "shared"), ("_act", "merge:body")])

    assert "\nFørst av alt.\n\nMidt.\n\nAller sist.\n" in file.read_text()


def test_what_is_chosen_stands_when_the_page_is_opened_again(world, browser):
    world.change(STEP, "Først.", "Først av alt.")
    _refreshed(browser.desk)
    chosen = [*browser.hidden(BOTH), ("velg.body.0", "shared")]
    assert ("velg.body.0", "shared") not in browser.hidden(BOTH)

    assert browser.post(BOTH, [*chosen, ("_act", "draft")]).status_code == 204
    assert ("velg.body.0", "shared") in browser.hidden(BOTH)
    browser.post(BOTH, [*browser.hidden(BOTH), ("_act", "merge:actions")])
    assert ("velg.body.0", "shared") in browser.hidden(BOTH)  # another field was settled
    world.change(STEP, "Først av alt.", "Først av alle.")
    _refreshed(browser.desk)

    assert ("velg.body.0", "shared") not in browser.hidden(BOTH)  # it was not this she chose
    assert "utkast" not in browser.get("")


def test_contacts_of_an_entry_are_merged_and_its_comment_stays(world, browser, open_it):
    address, page = open_it("services.yml")
    assert "Funksjon: Vakttelefon" in page and "<ins> hos oss</ins>" in page
    world.change(f"{HOME}/services.yml", "function: Leder", "function: Lederen vår")

    browser.send_to(address, "settle")

    written = (world.root / HOME / "services.yml").read_text()
    row = values_in(written, "services.yml")["services"][0]
    assert [one["function"] for one in row["contacts"]] == ["Lederen vår", "Vakttelefon"]
    assert row["name"] == "Barnevernet hos oss" and "alltid" in row["purpose"]
    assert "  # Om vakta.\n" in written
    assert not any("services.yml" in one for one in _outdated(world))


def test_what_the_region_says_is_taken_for_one_field_of_an_entry(world, browser, open_it):
    address, _ = open_it("measures.yml")
    browser.send_to(address, "take:description")

    assert "description: Et nytt kurs." in (world.root / HOME / "measures.yml").read_text()


def test_a_change_that_is_let_go_of_goes_from_the_file(world, browser, open_it):
    address, page = open_it("guide-changes.yml levels")
    assert "Rekkefølge" in page and "Ekstra" in page
    browser.send_to(address, "take:order")

    written = (world.root / HOME / "guide-changes.yml").read_text()
    assert "niva-1" not in written and "undring" in written


def test_a_list_that_is_emptied_is_not_said_to_be_as_the_shared_one(world, browser, open_it):
    row = "        services: [barnevern]\n"
    world.change(GUIDE, row, f"{row}        laws: [barnets-beste]\n")
    _refreshed(browser.desk)

    address, page = open_it("guide-changes.yml steps")
    assert "<del>• Barnets beste</del>" in page and "Som fellesteksten" not in page
    browser.send_to(address, "take:laws")
    assert "laws: []" not in (world.root / HOME / "guide-changes.yml").read_text()


def test_a_table_with_several_lists_them(browser):
    page = browser.get("sammenlign/guide-changes.yml")

    assert "?del=levels.0" in page and "?del=steps.0" in page
    assert "Når du undrer deg" in page


def test_a_form_leads_to_the_comparison_of_its_entry(browser):
    assert "sammenlign/services.yml?del=services.0" in browser.get(
        "skjema/services.yml?post=barnevern-dalen"
    )
    assert "sammenlign/terms.yml?del=terms.0.nn" in browser.get("skjema/terms.yml?post=vakt")
    assert "sammenlign/guide-changes.yml" in browser.get("skjema/guide-changes.yml")


def test_a_draft_is_settled_first(world, browser):
    form = "skjema/steps/undring.nb.md"
    browser.send(form, "draft", f__title="Et utkast")
    fields = [*browser.hidden(BOTH), ("_act", "settle")]
    before = (world.root / HOME / "steps/undring.nb.md").read_text()

    assert "utkast av dette som ikke er lagret" in browser.get(BOTH)
    answer = browser.post(BOTH, fields)

    assert answer.status_code == 400 and "Lagre eller forkast" in answer.text
    assert (world.root / HOME / "steps/undring.nb.md").read_text() == before


def test_a_file_changed_meanwhile_is_not_written_over(world, browser):
    fields = [*browser.hidden(BOTH), ("_act", "settle")]
    world.change(f"{HOME}/steps/undring.nb.md", "Midt.", "Midten.")

    answer = browser.post(BOTH, fields)

    assert answer.status_code == 409 and "Midten." in answer.text


@pytest.mark.parametrize("act", ["confirm", "settle", "take:actions"])
def test_nothing_is_done_with_what_was_not_on_the_page(world, browser, act):
    fields = [*browser.hidden(BOTH), ("_act", act)]
    before = (world.root / HOME / "steps/undring.nb.md").read_text()
    world.change(STEP, "Skriv straks.", "Ring straks.")
    _refreshed(browser.desk)

    answer = browser.post(BOTH, fields)

    assert answer.status_code == 409 and "mens du hadde siden åpen" in answer.text
    assert (world.root / HOME / "steps/undring.nb.md").read_text() == before


@pytest.mark.parametrize(
    ("before", "own", "shared", "result"),
    [
        (["a", "b"], ["a", "x", "b"], ["a", "b", "c"], ["a", "x", "b", "c"]),
        (["a", "b"], ["b", "a"], ["a", "b", "c"], None),
        ([{"x": "1"}, {"y": "2"}], [{"x": "1"}, {"y": "3"}], [{"z": "0"}, {"x": "1"}, {"y": "2"}],
         [{"z": "0"}, {"x": "1"}, {"y": "3"}]),
        ({"a": "1", "b": "2"}, {"b": "2", "a": "9"}, {"a": "1", "b": "3"}, {"b": "3", "a": "9"}),
        ({"a": "1"}, {"a": "1", "b": "2"}, {}, {"b": "2"}),
        ("| a | b |\n| 1 | 2 |", "| a | b |\n| 1 | 2 |\n| 3 | 4 |", "| a | c |\n| 1 | 2 |",
         "| a | c |\n| 1 | 2 |\n| 3 | 4 |"),
        (None, {"a": "1"}, {"b": "2"}, {"a": "1", "b": "2"}),
        ("en", ["en"], "to", None),
    ],
)  # fmt: skip
def test_values_of_every_form_are_merged(before, own, shared, result):
    parts = merge_values(before, own, shared)
    rows = [row for part in parts for row in part.lines or ()]
    is_done = bool(parts) and all(part.lines is not None for part in parts)

    assert (value_of(rows, own) if is_done else None) == result


@pytest.mark.browser
def test_the_choice_is_made_on_a_phone_and_must_be_made(world, browser, phone):
    browser.enter(phone)
    world.change(STEP, "Først.", "Først av alt.")
    browser.desk.bench.refresh()
    browser.desk.changed()
    phone.goto(f"{browser.origin}{browser.base}/{BOTH}")
    assert [one["id"] for one in Axe().run(phone).response["violations"]] == []
    phone.get_by_role("button", name="Flett med det jeg har valgt").click()
    assert phone.evaluate("document.querySelector(':invalid[type=radio]') !== null")
    phone.get_by_label("Fellesteksten nå Først av alt.").check()
    phone.wait_for_timeout(600)  # the draft is sent on a pause
    phone.once("dialog", lambda asked: asked.accept())  # leaving asks
    phone.reload()
    assert phone.get_by_label("Fellesteksten nå Først av alt.").is_checked()
    phone.get_by_role("button", name="Flett med det jeg har valgt").click()
    phone.get_by_role("status").get_by_text("Bekreftet").wait_for()

    assert "\nFørst av alt.\n" in (world.root / HOME / "steps/undring.nb.md").read_text()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["services.yml", "guide-changes.yml steps", "terms.yml"])
def test_a_comparison_is_accessible_and_fits_a_phone_with_large_text(browser, phone, kind):
    browser.enter(phone)
    phone.goto(f"{browser.origin}{browser.base}/sammenlign/{kind.split()[0]}?del={PLACES[kind]}")
    assert [one["id"] for one in Axe().run(phone).response["violations"]] == []

    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
