"""The data for others: what stands in it, what never does, and that its form is as promised."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from json_schema import wrong
from two_languages import FILES

from veileder.api.municipalities import municipalities
from veileder.api.parts import plain_text
from veileder.api.schemas import MODELS, schema
from veileder.api.site import COPYRIGHT
from veileder.authoring.live import Live
from veileder.markdown.markup import render
from veileder.pipeline import build
from veileder.rendering.record import read_record

PROJECT = Path(__file__).resolve().parents[2]
PROMISED = Path(__file__).with_name("promised_v1.txt")
_T, _N = "municipalities/testkommune", "municipalities/eksempel"
_OWN = {
    f"{_T}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nhide: [step/felles-plan, tool/skjult]\nnames:\n  role/stafettholder: Kontakt\n',
    f"{_T}/services.yml": "services:\n  - id: vern\n    type: barnevern\n    name: Barnevernet her\n",
    f"{_N}/municipality.yml": 'name: Nabo\nnumber: "0000"\nlanguage: nb\nstatus: published\nchecked: 2026-11-02\naddress: https://veileder.example.no\naccessibility_statement: https://uustatus.no/nb/erklaringer/publisert/eksempel\ncontacts:\n  - function: BTI-koordinator\n    phone: "00000001"\n',
    f"{_N}/services.yml": 'services:\n  - id: vern\n    type: barnevern\n    name: Barnevernet i Nabo\n    checked: 2026-11-02\n    hours:\n      - {days: mon-fri, opens: "08:00", closes: "15:30"}\n    contacts:\n      - function: Mottak\n        phone: "00000012"\n',
    "tools/skjult.nb.md": "---\ntitle: Skjult skjema\nkind: form\n---\n",
    "tools/skjult.nn.md": "---\ntitle: Skjult skjema\ntranslated_from: new\n---\n",
}  # fmt: skip
_DEADLINE = "        deadlines:\n          - {id: samle, within: 1-2 weeks, ages: 13-18}\n"


@pytest.fixture(scope="module")
def world(shared_workspace):
    """Two municipalities: a draft that hides things, and one that is published."""
    world = shared_workspace(_OWN).with_theme()
    world.change("content/guide.yml", "[undringsnotat]", "[undringsnotat, skjult]")
    ways = "        outcomes:\n          - id: videre"
    world.change("content/guide.yml", ways, _DEADLINE + ways)
    return world


@pytest.fixture(scope="module")
def output(world):
    """Return the folder that the sites of the world are built in."""
    built = build(world.root, world.root / "site")
    assert not built.has_errors, built.findings
    return world.root / "site"


@pytest.fixture(scope="module")
def both(shared_workspace):
    """Return the site of a municipality with both målformer."""
    world = shared_workspace(FILES).with_theme()
    build(world.root, world.root / "site")
    return world.root / "site/testkommune"


def data(output, name, site="testkommune"):
    return json.loads((output / site / f"api/v1/{name}.json").read_bytes())


def steps(output, site="testkommune"):
    levels = data(output, "structure", site)["variants"][0]["levels"]
    return {step["id"]: step for level in levels for step in level["steps"]}


def hrefs(value):
    """Yield every way to a page or a file in some data."""
    if isinstance(value, list):
        for one in value:
            yield from hrefs(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in ("href", "schema_href", "api") and one is not None:
                yield one
            yield from hrefs(one)


def written(output):
    return [*output.rglob("api/v1/*.json")]


# What it says ----------------------------------------------------------------------------------


def test_a_step_has_what_its_page_has(output):
    step = steps(output)["undring"]
    names = [(one["kind"], one["title"], one["href"]) for one in (step["role"], *step["tools"])]
    deadline, (on, off) = step["deadlines"][0], step["outcomes"]

    assert (step["title"], step["href"]) == ("Når du undrer deg", "../../niva-0/undring/")
    assert names == [
        ("role", "Ansatt", "../../roller/ansatt/"),
        ("tool", "Undringsnotat", "../../verktoy/undringsnotat/"),
    ]
    assert deadline["within"] == {"amount": 1, "most": 2, "unit": "weeks", "text": "1–2\xa0uker"}
    assert (deadline["ages"], deadline["when"]) == ("13-18", None)
    assert (on["to"]["title"], on["to"]["href"], on["closes"]) == (
        "Samarbeid",
        "../../niva-1/",
        False,
    )
    assert (off["title"], off["to"], off["closes"]) == ("Avslutt", None, True)
    assert step["laws"][0]["reference"] == "Grunnloven"


def test_each_point_of_a_text_is_a_line():
    view = SimpleNamespace(html=lambda text: render(text).html)

    assert plain_text(view, "Ring:\n\n- Skriv\n- Si **fra**\n") == "Ring:\nSkriv\nSi fra"


def test_what_is_hidden_is_in_no_file(output):
    assert set(steps(output)) == {"undring", "evaluer"}
    assert set(steps(output, "eksempel")) == {"undring", "felles-plan", "evaluer"}
    for file in written(output / "testkommune"):
        said = file.read_text(encoding="utf-8")
        assert "Skjult skjema" not in said and "felles-plan" not in said, file.name
    assert "Skjult skjema" in (output / "eksempel/api/v1/tools.json").read_text(encoding="utf-8")


def test_what_a_draft_does_not_know_is_told_as_unknown(output):
    contacts = data(output, "contacts")
    unit = contacts["services"][0]["units"][0]

    assert {
        data(output, name)["state"] for name in ("index", "structure", "contacts", "tools")
    } == {"draft"}
    assert unit["name"] == "Barnevernet her"
    assert (unit["contacts"], unit["hours"], unit["checked"], unit["address"]) == (
        [],
        [],
        None,
        None,
    )
    assert contacts["guide"] == [] and data(output, "index")["address"] is None
    assert steps(output)["undring"]["state"]["checked"] is None


def test_what_is_known_has_the_day_it_was_checked(output):
    unit = data(output, "contacts", "eksempel")["services"][0]["units"][0]
    line = data(output, "contacts", "eksempel")["helplines"][0]

    assert data(output, "contacts", "eksempel")["state"] == "published"
    assert (unit["checked"], unit["contacts"][0]["tel"]) == ("2026-11-02", "00000012")
    assert unit["hours"] == [{"days": "mon-fri", "opens": "08:00", "closes": "15:30"}]
    assert (line["phone"], line["checked"], line["confirmed"]) == ("112", "2026-01-01", True)


def test_the_acute_rule_is_there(output):
    assert data(output, "structure")["emergency"]["href"] == "../../akutt/"
    rule = data(output, "contacts")["emergency"]
    assert [(one["name"], one["tel"]) for one in rule["life"]] == [("Politiet", "112")]


def test_the_list_above_the_sites_leads_to_all_of_them(output):
    every = json.loads((output / "api/v1/municipalities.json").read_bytes())["municipalities"]

    assert [(one["id"], one["state"], one["api"]) for one in every] == [
        ("eksempel", "published", "../../eksempel/api/v1/index.json"),
        ("testkommune", "draft", "../../testkommune/api/v1/index.json"),
    ]
    assert (every[0]["invented"], every[0]["number"], every[0]["county"]) == (True, None, None)


def test_a_site_that_was_built_without_is_named_without(output):
    record = read_record(output / "eksempel")
    old = record.model_copy(update={"files": tuple(f for f in record.files if "api/" not in f)})
    lists = [record.listed, replace(old.listed, id="gammel", number="4206", region="lister")]
    said = municipalities(lists, {"lister": "Lister"}, dt.date(2026, 11, 28)).municipalities

    assert [one.api for one in said] == ["../../eksempel/api/v1/index.json", None]
    assert (said[1].number, said[1].county, said[1].region.name) == ("4206", "Agder", "Lister")


def test_the_licence_is_that_of_the_project(output):
    licence = data(output, "index")["licence"]
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8").splitlines()

    assert (f"{licence['shared']} License", COPYRIGHT) == (text[0], text[2])
    assert licence["local"] is None


# Both målformer --------------------------------------------------------------------------------


def test_each_maalform_has_its_own_data_and_leads_to_the_other(both):
    for folder, language, other in (
        ("", "nb", "../../nn/api/v1/index.json"),
        ("nn/", "nn", "../../../api/v1/index.json"),
    ):
        index = json.loads((both / f"{folder}api/v1/index.json").read_bytes())
        assert (index["language"], index["other"]["href"]) == (language, other)
    nn = json.loads((both / "nn/api/v1/structure.json").read_bytes())
    assert nn["variants"][0]["levels"][0]["steps"][0]["title"] == "Besøk heime"


# Its form --------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["output", "both"])
def test_every_way_leads_to_what_is_there(place, request):
    root = request.getfixturevalue(place)
    for file in written(root):
        if file.name.endswith(".schema.json"):
            continue
        here = dirname(file.relative_to(root).as_posix())
        for href in hrefs(json.loads(file.read_bytes())):
            at = root / normpath(f"{here}/{unquote(href.partition('?')[0].partition('#')[0])}")
            assert (at / "index.html" if href.partition("?")[0].endswith("/") else at).is_file(), (
                file,
                href,
            )


@pytest.mark.parametrize("place", ["output", "both"])
def test_all_data_is_as_its_schema_says(place, request):
    files = [f for f in written(request.getfixturevalue(place)) if f.stem in MODELS]
    assert len(files) >= 8
    for file in files:
        whole, said = json.loads(schema(file.stem)), json.loads(file.read_bytes())
        assert wrong(said, whole, whole) == [], file
        model = MODELS[file.stem].model_validate(said, strict=False)
        assert f"{model.model_dump_json()}\n".encode() == file.read_bytes()


def test_the_test_sees_data_that_is_not_as_the_schema_says(output):
    whole, said = json.loads(schema("contacts")), data(output, "contacts")
    del said["helplines"][0]["tel"]
    said["services"][0]["units"][0]["national"] = "nei"

    assert wrong(said, whole, whole) == [
        "$.services[0].units[0].national is no boolean",
        "$.helplines[0].tel is missing",
    ]


def test_the_schemas_stand_beside_the_data_as_in_the_project(output):
    for name in MODELS:
        own = (PROJECT / f"schemas/api/v1/{name}.schema.json").read_bytes()
        place = output if name == "municipalities" else output / "testkommune"
        assert (place / f"api/v1/{name}.schema.json").read_bytes() == own


def promised():
    """Yield every field there is, with what it may be, by its place in its file."""
    for name in MODELS:
        whole = json.loads(schema(name))
        for part, its in {name: whole, **whole["$defs"]}.items():
            for field, said in its["properties"].items():
                form = {key: value for key, value in said.items() if key != "description"}
                yield f"{name} {part}.{field} {json.dumps(form)}"


def test_nothing_of_what_v1_promises_is_gone():
    """A line that is gone breaks those who build on it: that is v2. A new line is added here."""
    assert PROMISED.read_text(encoding="utf-8").splitlines() == sorted(set(promised()))


# Beside the pages ------------------------------------------------------------------------------


def test_no_phone_saves_it_and_the_manifest_has_it(output):
    site = output / "testkommune"
    worker = (site / "worker.js").read_text(encoding="utf-8")
    known = json.loads(worker[worker.index("{") : worker.index(";\n\n")])
    listed = (site / "sha256.txt").read_text(encoding="utf-8")

    assert [name for name in (*known["files"], *known["loose"]) if "api/" in name] == []
    for file in written(site):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert f"{digest}  api/v1/{file.name}\n" in listed


def test_only_the_page_about_the_guide_leads_to_it(output):
    site = output / "testkommune"
    found = {
        page.parent.name
        for page in site.rglob("*.html")
        if "api/v1" in page.read_text(encoding="utf-8")
    }
    assert found == {"om"}
    assert '<a href="../api/v1/index.json">Innholdet som data for andre</a>' in (
        site / "om/index.html"
    ).read_text(encoding="utf-8")


def test_it_is_the_same_bytes_each_time_and_in_the_preview(world, output, tmp_path):
    build(world.root, tmp_path / "igjen")
    live = Live(world.root)
    live.renew()
    for file in written(output):
        name = file.relative_to(output).as_posix()
        assert (tmp_path / "igjen" / name).read_bytes() == file.read_bytes()
        assert live.file(name).content == file.read_bytes(), name
    assert live.faults() == []


def test_its_address_is_taken(workspace):
    world = workspace()
    world.change("content/guide.yml", "niva-1", "api")
    for language in ("nb", "nn"):
        text = (world.root / f"content/levels/niva-1.{language}.md").read_text(encoding="utf-8")
        world.write(f"content/levels/api.{language}.md", text)
    assert "Adressen «api/» er opptatt av en annen side" in str([*map(str, world.check().findings)])
