"""Mistakes in what a municipality says of itself hide none of the others in its folder."""

import pytest

from veileder.reading.library import load

_T = "municipalities/testkommune"
SETTINGS = f"{_T}/municipality.yml"
SERVICES = f"{_T}/services.yml"
RIGHT = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
UNKNOWN = {SERVICES: "services:\n  - id: ppt\n    type: finnes-ikke\n    name: PPT\n"}


def report(workspace, settings, more=None):
    """Return where findings are, with their codes, when the settings are as given."""
    checked = workspace({SETTINGS: settings, **UNKNOWN, **(more or {})}).check()
    return [f"{f.at.path.removeprefix(_T + '/')}: {f.rule.code}" for f in checked.findings], checked


MISTAKES = [
    pytest.param("name: Testkommune\nlanguage: nb\n", "FELT02", id="no number"),
    pytest.param('number: "9901"\nlanguage: nb\n', "FELT02", id="no name"),
    pytest.param('name: Testkommune\nnumber: "9901"\n', "FELT02", id="no language"),
    pytest.param(RIGHT.replace("9901", "99"), "FELT04", id="wrong number"),
    pytest.param(RIGHT.replace("nb", "no"), "FELT04", id="wrong language"),
    pytest.param(f"{RIGHT}kontaktt: x\n", "FELT01", id="unknown field"),
    pytest.param(f"{RIGHT}contacts:\n  - phone: 22334466\n", "FELT02", id="deep in a list"),
    pytest.param(f"{RIGHT}about: Om: oss\n", "YAML01", id="colon in a text"),
    pytest.param(f"{RIGHT}about: &x Om\n", "YAML03", id="special sign"),
    pytest.param(f'about: "Om oss\n{RIGHT}', "YAML01", id="open quote"),
    pytest.param(f"{RIGHT}contacts: [\n", "YAML01", id="open list"),
]


@pytest.mark.parametrize(("settings", "code"), MISTAKES)
def test_a_mistake_in_the_settings_does_not_hide_the_unknown_id_beside_it(
    workspace, settings, code
):
    found, checked = report(workspace, settings)

    assert found == [f"municipality.yml: {code}", "services.yml: REF01"]
    assert checked.has_errors


@pytest.mark.parametrize(
    "settings",
    [
        f"{RIGHT}hide: tool/undringsnotat\n",
        f"{RIGHT}hid: [tool/undringsnotat]\n",
        f"{RIGHT}region: Dalen Øst\n",
        f"{RIGHT}distrikt: dalen\n",
        f"{RIGHT}skjul: [tool/undringsnotat]\n",
        f"{RIGHT}lån:\n  - {{owner: dalen, tool: skjema}}\n",
        f"{RIGHT}lån: [a: b: c]\n",
        f"{RIGHT}borrow:\n  - tool: skjema\n",
        f"{RIGHT}variants: [a: b: c]\n",
    ],
)
def test_what_decides_the_ids_must_be_right_before_ids_are_checked(workspace, settings):
    """Otherwise what is right would be called unknown."""
    found, _ = report(workspace, settings)

    assert {line.partition(":")[0] for line in found} == {"municipality.yml"}


def test_two_municipalities_without_a_number_are_not_said_to_share_one(workspace):
    neighbour = {"municipalities/nabo/municipality.yml": "name: Nabo\nlanguage: nb\n"}
    found, _ = report(workspace, "name: Testkommune\nlanguage: nb\n", neighbour)

    assert "KOMM01" not in str(found)


def test_wrong_settings_say_nothing_of_a_published_municipality_lacking_things(workspace):
    found, _ = report(workspace, f"{RIGHT}status: published\ncontakts: []\n")

    assert "KOMM02" not in str(found)


def test_a_region_with_a_mistake_still_has_its_municipalities_checked(workspace):
    region = {"municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\nabout: a: b\n"}
    found, checked = report(workspace, f"{RIGHT}region: dalen\n", region)

    assert found == ["municipalities/dalen/region.yml: YAML01", "services.yml: REF01"]
    assert checked.has_errors


@pytest.mark.parametrize("line", ["region: dalen", '"region": dalen', "'region': 'dalen'"])
def test_a_municipality_comes_with_its_region_however_the_line_is_quoted(workspace, line):
    world = workspace(
        {
            SETTINGS: f"{RIGHT}{line}\n",
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
        }
    )

    for wanted in ("testkommune", "dalen"):
        assert {"testkommune", "dalen"} <= load(world.root, [wanted]).layers.keys()


def test_what_was_salvaged_knows_it(workspace):
    library = workspace({SETTINGS: "name: Testkommune\nlanguage: nb\n"}).load()

    assert library.layers["testkommune"].is_salvaged
    assert library.layers["testkommune"].settings.number == "(testkommune)"
    assert not workspace({SETTINGS: RIGHT}).load().layers["testkommune"].is_salvaged


def test_a_table_under_a_wrong_name_does_not_stand_as_missing_settings(workspace):
    guide = workspace({SETTINGS: None, f"{_T}/Municipality.yml": RIGHT})

    assert [f.rule.code for f in guide.check().findings] == ["FIL01"]
