"""The forms: what she sees, what she sends, and what stands in the file afterwards."""

import json
import re

from tests import conftest

from veileder.editing.forms import ENTRIES
from veileder.model.kinds import TABLES

SERVICE = "skjema/services.yml?post=barnevern-test"
PHONE = "f__contacts__0__phone"


def test_a_number_is_changed_and_nothing_else(browser, file):
    before = file("services.yml")

    answer = browser.send(SERVICE, "save", **{PHONE: "00 00 00 09"})

    assert answer.status_code == 303
    assert file("services.yml") == before.replace("00000001", "00000009")
    assert "Lagret." in browser.get(answer.headers["location"].removeprefix(browser.base + "/"))


def test_what_is_saved_with_slips_says_so_with_ways_to_them(browser):
    answer = browser.send(SERVICE, "save", f__name="", **{PHONE: "123456"})

    page = browser.get(answer.headers["location"].removeprefix(browser.base + "/"))
    told = page.partition('id="unmended"')[2].partition("</section>")[0]
    assert "Det er lagret, men 2 ting må rettes før det kan publiseres" in told
    assert '<a href="#f.name">Fyll ut «Navn».</a>' in told
    assert '<a href="#f.contacts.0.phone">' in told and 'id="f.contacts.0.phone"' in page
    assert 'id="unmended"' not in browser.get(SERVICE)


def test_saving_without_a_change_leaves_the_file_as_it_was(browser, file):
    before = file("services.yml"), file("municipality.yml")
    for path in (SERVICE, "skjema/municipality.yml"):
        assert browser.send(path, "save").status_code == 303

    assert (file("services.yml"), file("municipality.yml")) == before
    assert browser.desk.files.last_saved is None


def test_what_is_wrong_stands_at_its_field_while_she_types(browser, file):
    answer = browser.send(SERVICE, "draft", **{PHONE: "1234567"})

    said = answer.json()
    assert [one["path"] for one in said] == ["f.contacts.0.phone"]
    assert "1234567" in said[0]["text"] and said[0]["level"] == "error"
    assert "00000001" in file("services.yml")
    assert "Du har et utkast" in browser.get(SERVICE)


def test_a_draft_is_there_when_the_program_is_started_again(browser):
    browser.send(SERVICE, "draft", **{PHONE: "00000007"})
    browser.desk.bench.clear("services.yml")

    assert 'value="00000007"' in browser.get(SERVICE)
    browser.send(SERVICE, "discard")
    assert 'value="00000001"' in browser.get(SERVICE)


def test_a_contact_is_added_moved_and_taken_away(browser, file):
    browser.send(SERVICE, "add:f.contacts")
    browser.send(SERVICE, "draft", f__contacts__n1__function="Leder")
    browser.send(SERVICE, "up:f.contacts.n1")
    browser.send(SERVICE, "save")

    assert "    contacts:\n      - function: Leder\n      # Vakta.\n" in file("services.yml")
    browser.send(SERVICE, "remove:f.contacts.0")
    browser.send(SERVICE, "save")
    assert "Leder" not in file("services.yml") and "# Vakta." in file("services.yml")


def test_a_new_service_gets_its_id_from_its_name(browser, file):
    new = "skjema/services.yml?post=%2B"
    answer = browser.send(new, "save", f__name="Åpen barnehage", f__type="barnevern")

    assert "post=apen-barnehage" in answer.headers["location"]
    assert "  - id: apen-barnehage\n    type: barnevern\n    name: Åpen barnehage\n" in file(
        "services.yml"
    )


def test_a_file_that_was_changed_meanwhile_is_shown_beside_hers(browser, file):
    fields = [*browser.fields(SERVICE), ("_act", "save")]
    hers = [(k, "00000009" if k == "f.contacts.0.phone" else v) for k, v in fields]
    path = browser.desk.files.folder / "services.yml"
    path.write_text(file("services.yml").replace("Vakttelefon", "Barnevernvakta"), "utf-8")

    answer = browser.post(SERVICE, hers)

    assert answer.status_code == 409
    assert "Barnevernvakta" in answer.text and "00000009" in answer.text
    assert "00000009" not in file("services.yml")
    assert 'value="00000009"' in browser.get(SERVICE)


def test_a_save_is_undone(browser, file):
    before = file("services.yml")
    browser.send(SERVICE, "save", **{PHONE: "00000009"})

    assert browser.post("angre", []).status_code == 303
    assert file("services.yml") == before


def test_an_undo_never_overwrites_what_somebody_else_wrote(browser, file):
    browser.send(SERVICE, "save", **{PHONE: "00000009"})
    path = browser.desk.files.folder / "services.yml"
    path.write_text(file("services.yml") + "# Ny.\n", "utf-8")

    assert browser.post("angre", []).status_code == 409
    assert "# Ny." in file("services.yml")


def test_a_file_with_a_slip_is_mended_as_text(browser, file):
    path = browser.desk.files.folder / "services.yml"
    path.write_text("services:\n  - id: [\n", "utf-8")
    browser.desk.bench.refresh()
    browser.desk.changed()

    page = browser.get("skjema/services.yml")

    assert "skrivefeil" in page and "Linje " in page


def test_a_new_document_is_named_after_its_title(browser, file):
    answer = browser.post("ny", [("folder", "articles"), ("title", "Årets møter")])

    assert answer.headers["location"].endswith("/skjema/articles/arets-moter.nb.md")
    assert file("articles/arets-moter.nb.md") == "---\ntitle: Årets møter\n---\n"
    browser.send("skjema/articles/arets-moter.nb.md", "save", f__body="Hei.\n\n- Én\n")
    assert file("articles/arets-moter.nb.md") == ("---\ntitle: Årets møter\n---\n\nHei.\n\n- Én\n")


def test_the_start_page_says_what_to_do_first_and_leads_to_the_field(browser, file):
    path = browser.desk.files.folder / "services.yml"
    path.write_text(
        file("services.yml").replace('"00000001"', '"1234567"')
        + "  - id: tom\n    type: barnevern\n    name: Tom tjeneste\n",
        "utf-8",
    )
    browser.desk.bench.refresh()
    browser.desk.changed()

    page = browser.get("")

    assert page.index("Feil som stopper") < page.index("Ikke fylt ut")
    assert "post=barnevern-test#f.contacts.0.phone" in page
    assert "post=tom#f.contacts" in page
    assert 'value="1"' in page and "1 av 2" in page


def test_the_start_page_leads_to_how_far_the_guide_has_come(browser):
    (path,) = re.findall(r'href="[^"]*/(vis/[^"]+)">Status for', browser.get(""))

    assert "Gjør dette først" in browser.get(path)


def test_the_site_is_shown_as_it_becomes(browser):
    browser.send(SERVICE, "draft", f__name="Barnevernet i Test")
    browser.desk.checked()

    assert "Barnevernet i Test" in browser.get("vis/testkommune/tjenester/barnevern/")


def test_references_are_chosen_by_title(browser):
    page = browser.get(SERVICE)

    assert '<option value="barnevern" selected>Barnevern</option>' in page
    assert '<input type="checkbox" name="f.levels[]" value="niva-0"> Undring' in page


def test_what_she_wrote_is_never_read_as_html(browser):
    browser.send(SERVICE, "draft", f__name="<script>alert(1)</script>")

    assert "<script>alert" not in browser.get(SERVICE)
    assert "&lt;script&gt;" in json.dumps(browser.get(SERVICE))


def test_a_shared_text_is_adapted_and_remembers_what_it_was_made_from(browser, file):
    answer = browser.post("ny", [("folder", "steps"), ("adapt", "undring")])

    path = "skjema/steps/undring.nb.md"
    assert answer.headers["location"].endswith(path)
    browser.send(path, "save", f__title="Når vi undrer oss")
    text = file("steps/undring.nb.md")
    assert re.fullmatch(r'---\nbased_on: "?[0-9a-f]{8}"?\ntitle: Når vi undrer oss\n---\n', text)
    assert [f for f in browser.desk.checked()[0] if "steps/undring" in f.at.path] == []


def test_two_entries_of_a_file_can_be_open_at_once(browser, file):
    browser.send("skjema/services.yml?post=%2B", "save", f__name="Skolen", f__type="barnevern")
    school = "skjema/services.yml?post=skolen"
    opened = browser.fields(school)

    browser.send(SERVICE, "save", **{PHONE: "00000009"})
    sent = [(k, "Skolen i Test" if k == "f.name" else v) for k, v in opened]

    assert browser.post(school, [*sent, ("_act", "save")]).status_code == 303
    assert "00000009" in file("services.yml") and "Skolen i Test" in file("services.yml")


def test_the_bench_holds_all_that_is_typed_in_a_file(browser):
    browser.send("skjema/services.yml?post=%2B", "save", f__name="Skolen", f__type="barnevern")
    browser.send(SERVICE, "draft", **{PHONE: "00000009"})
    browser.send("skjema/services.yml?post=skolen", "draft", f__name="Skolen i Test")

    services = browser.desk.checked()[1].services
    assert [local.value.name for local in services] == ["Barnevernet", "Skolen i Test"]
    assert services[0].value.contacts[0].phone == "00000009"

    browser.send("skjema/services.yml?post=skolen", "discard")
    services = browser.desk.checked()[1].services
    assert services[0].value.contacts[0].phone == "00000009"
    assert services[1].value.name == "Skolen"


def test_a_finding_in_one_draft_is_placed_although_another_moves_its_line(browser):
    browser.send("skjema/services.yml?post=%2B", "save", f__name="Skolen", f__type="barnevern")
    browser.send(SERVICE, "add:f.contacts")
    browser.send(SERVICE, "draft", f__contacts__n1__function="Leder")

    answer = browser.send("skjema/services.yml?post=skolen", "draft", f__form="skjema.no")

    assert [one["path"] for one in answer.json()] == ["f.form"]


def test_what_is_typed_and_not_saved_is_first_on_the_start_page(browser):
    browser.send(SERVICE, "draft", f__name="Barnevernet i Test")

    page = browser.get("")

    assert page.index("Utkast som ikke er lagret") < page.index("Ikke fylt ut")
    assert "Barnevernet i Test" in page


def test_the_start_page_leads_to_what_is_empty_each_field_once(browser, file):
    path = browser.desk.files.folder / "services.yml"
    path.write_text(
        file("services.yml") + "  - id: tom\n    type: barnevern\n    name: Tom\n", "utf-8"
    )
    browser.desk.bench.refresh()
    browser.desk.changed()

    page = browser.get("").partition("Ikke fylt ut")[2]

    wanted = [
        "services.yml?post=tom#f.contacts",
        "municipality.yml#f.contacts",
        "municipality.yml#f.accessibility_statement",
        "municipality.yml#f.responsible",
        "services.yml?post=barnevern-test#f.hours",
        "services.yml?post=tom#f.hours",
    ]
    assert sorted(wanted, key=page.index) == wanted
    links = re.findall(r'href="([^"]+)"', page)
    assert len(links) == len(set(links))


def test_the_start_page_speaks_of_fields_by_their_labels(browser, file):
    path = browser.desk.files.folder / "services.yml"
    path.write_text(file("services.yml") + "  - id: tom\n    type: barnevern\n", "utf-8")
    browser.desk.bench.refresh()
    browser.desk.changed()

    page = browser.get("")

    assert "Fyll ut «Navn»." in page and "Legg til linjen" not in page
    assert "post=tom#f.name" in page


def _seen(text):
    return re.search(r"based_on: (\S+)", text)[1]


def test_somebody_who_has_compared_says_so_and_the_fingerprint_is_noted(browser, file):
    form = "skjema/guide-changes.yml"
    browser.send(form, "add:f.steps")
    browser.send(form, "add:f.steps.n1.deadlines")
    browser.send(
        form,
        "save",
        f__steps__n1__step="undring",
        f__steps__n1__based_on="new",
        f__steps__n1__deadlines__n1__id="Én uke",
        f__steps__n1__deadlines__n1__within__amount="1",
        f__steps__n1__deadlines__n1__within__unit="weeks",
    )

    text = file("guide-changes.yml")
    assert "id: en-uke" in text and "within: 1 weeks" in text
    assert re.search(r"based_on: \"?[0-9a-f]{8}\b", text)
    assert f"  - ref: step/undring\n    of: {_seen(text)}\n    date: " in file("compared.yml")


def test_of_two_tabs_the_second_sees_what_the_first_has_saved(browser, file):
    form = "skjema/services.yml?post=barnevern-test"
    second = dict(browser.fields(form))
    browser.send(form, "save", f__address="Fane en 1")

    stopped = browser.post(form, [*second.items(), ("f.name", "Fane to"), ("_act", "save")])
    page = browser.get(form)

    assert stopped.status_code == 409
    assert "annerledes enn utkastet" in page and "<del>Fane en 1</del>" in page
    browser.send(form, "saved:address")
    browser.send(form, "save")
    assert "address: Fane en 1" in file("services.yml") and "name: Fane to" in file("services.yml")


def test_a_draft_that_comes_after_it_was_saved_is_no_draft(browser):
    form = "skjema/services.yml?post=barnevern-test"
    late = [(k, "Endret" if k == "f.name" else v) for k, v in browser.fields(form)]
    browser.post(form, [*late, ("_act", "save")])

    browser.post(form, [*late, ("_act", "draft")])

    assert "utkast som ikke er lagret" not in browser.get(form)


def test_services_that_can_not_be_read_are_not_said_to_be_empty(browser):
    form = "skjema/services.yml?post=barnevern-test"
    browser.send(form, "draft", f__contacts__0__phone="12")

    assert "ingen hos dere er fylt ut" not in browser.get("")
    assert "Feil som stopper publisering" in browser.get("")


def test_a_text_of_her_own_is_deleted_and_comes_back(browser, file):
    browser.post("ny", [("folder", "articles"), ("title", "Om oss")])
    gone = browser.send("skjema/articles/om-oss.nb.md", "delete")

    assert gone.headers["location"].endswith("/alt?sagt=deleted")
    browser.post("angre", [])
    assert "title: Om oss" in file("articles/om-oss.nb.md")


_WRITTEN = ("amendments.yml", "compared.yml")  # by commands; in the list when they are there
_NOT_HERS = ("helplines.yml", "region.yml", "guide.yml", *_WRITTEN)


def test_every_table_is_reached_and_the_long_form_of_the_guide_from_the_guide_alone(
    workspace, open_forms
):
    files = {f"municipalities/testkommune/{name}": "" for name in ENTRIES}
    browser = open_forms(workspace(files).with_theme())
    alt, guide = browser.get("alt"), browser.get("veileder")

    for name, model in TABLES.items():
        if name in ENTRIES:  # what has a form each, and one of what else there is
            assert f"/skjema/{name}?post=%2B" in alt
            assert (f'/skjema/{name}"' in alt) is (set(model.model_fields) != {ENTRIES[name]})
        elif name == "guide-changes.yml":
            assert f"/skjema/{name}" in guide and f"/skjema/{name}" not in alt
            assert "/veileder" in browser.get(f"skjema/{name}").partition("<h1>")[0]
        elif name not in _NOT_HERS:
            assert f"/skjema/{name}" in alt


def test_an_own_guide_is_reached_as_all_its_fields_and_one_for_a_service_beside_it(
    workspace, open_forms
):
    world = workspace().with_theme()
    guide = (world.root / "content/guide.yml").read_text(encoding="utf-8")
    world.write("municipalities/testkommune/guide.yml", guide)
    world.write("municipalities/testkommune/guide.barnevern.yml", guide)
    browser = open_forms(world)

    assert '/skjema/guide.yml">Alle felt</a>' in browser.get("veileder")
    assert "Nivåer og steg: Barnevern</a>" in browser.get("alt")
    assert '/skjema/guide.yml"' not in browser.get("alt")


def test_what_is_shared_with_others_has_a_form_and_the_entries_stay(workspace, open_forms):
    path = "municipalities/testkommune/services.yml"
    own = "services:\n  - id: ppt  # vår\n    type: barnevern\n    name: PPT\n"
    browser = open_forms(workspace({path: own}).with_theme())

    page = browser.get("skjema/services.yml")
    assert "Felles med andre" in page and "PPT" not in page.partition("<form")[2]
    browser.post(
        "skjema/services.yml", [*browser.hidden("skjema/services.yml"), ("_act", "add:f.borrow")]
    )
    row = [("f.borrow.n0.service", "krise"), ("f.borrow.n0.owner", "nabo")]
    browser.post(
        "skjema/services.yml", [*browser.hidden("skjema/services.yml"), *row, ("_act", "save")]
    )

    written = (browser.desk.bench.root / path).read_text(encoding="utf-8")
    assert written.startswith(own) and "owner: nabo" in written


def test_a_site_in_both_maalformer_has_a_field_for_each(workspace, open_forms):
    folder = "municipalities/testkommune"
    settings = conftest.MUNICIPALITY.replace("language: nb", "language: [nb, nn]")
    own = "services:\n  - id: vern  # vår\n    type: barnevern\n    name: Vernet\n"
    files = {f"{folder}/municipality.yml": settings, f"{folder}/services.yml": own}
    browser = open_forms(workspace(files).with_theme())
    path = "skjema/services.yml?post=vern"

    assert ("f.name.nb", "Vernet") in browser.hidden(path)
    browser.send(path, "save", f__name__nn="Vernet vårt")
    written = (browser.desk.bench.root / folder / "services.yml").read_text(encoding="utf-8")
    assert "name: {nb: Vernet, nn: Vernet vårt}" in written or (
        "name:\n      nb: Vernet\n      nn: Vernet vårt" in written
    )
    assert ">Vernet</a>" in browser.get("alt")
    browser.send(path, "save", f__name__nn="")
    written = (browser.desk.bench.root / folder / "services.yml").read_text(encoding="utf-8")
    assert "Vernet vårt" not in written and "# vår" in written


def test_a_new_event_of_the_yearly_wheel_is_a_rule_in_a_form(browser, file):
    new = "skjema/year.yml?post=%2B"
    shown = browser.get(new)
    answer = browser.send(
        new, "save", f__name="BTI-uka", f__when__week="34", f__when__weekday="wed"
    )

    assert "Hvilken i måneden" in shown and "Onsdag" in shown and "September" in shown
    assert "post=bti-uka" in answer.headers["location"]
    assert file("year.yml") == (
        "events:\n  - id: bti-uka\n    name: BTI-uka\n"
        "    when:\n      week: 34\n      weekday: wed\n"
    )
    assert "BTI-uka" in browser.get("alt")


def test_a_bad_rule_of_the_yearly_wheel_is_told_at_its_field(browser):
    new = "skjema/year.yml?post=%2B"
    browser.send(new, "draft", f__name="Møtet", f__when__week="54")

    assert "Ingen uke har nummer 54" in browser.get(new)


def test_the_days_of_a_holiday_are_filled_in_beside_the_events(browser, file):
    assert "Skoleferier" in browser.get("alt")
    browser.send("skjema/year.yml", "add:f.holidays")
    browser.send("skjema/year.yml", "draft", f__holidays__n1__name="høstferien")
    browser.send("skjema/year.yml", "add:f.holidays.n1.periods")
    days = {"first": "2026-10-05", "last": "2026-10-09"}
    filled = {f"f__holidays__n1__periods__n1__{name}": day for name, day in days.items()}
    browser.send("skjema/year.yml", "save", **filled)

    assert "name: høstferien" in file("year.yml") and "first: 2026-10-05" in file("year.yml")
