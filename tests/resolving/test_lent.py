"""Services, measures and meetings that stand in one folder, and are used in others."""

import pytest

from veileder import rules

# ruff: noqa: E501 - small worlds on one line

_T, _N = "municipalities/testkommune", "municipalities/nabo"
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
_HOST = """services:
  - id: vakta
    type: ppt
    name: Vakta
    serves: Testkommune og Nabo
    contacts:
      - function: Vakttelefon
        phone: "00000011"
    hours:
      - days: mon-fri
        opens: "08:00"
        closes: "15:30"
"""
_WORLD = {
    f"{_T}/municipality.yml": _SETTINGS.format("Testkommune", 9901),
    f"{_N}/municipality.yml": _SETTINGS.format("Nabo", 9902),
    f"{_N}/services.yml": _HOST,
    "content/services/ppt.nb.md": "---\ntitle: PPT\nsummary: Hjelper.\n---\n",
}


def _use(more=""):
    return {f"{_T}/services.yml": f"borrow:\n  - service: vakta\n    owner: nabo\n{more}"}


def _services(guide):
    return {local.value.id: local for local in guide.services}


def test_a_service_is_used_as_its_host_has_it(workspace):
    local = _services(workspace({**_WORLD, **_use()}).guide())["vakta"]

    assert (local.layer, local.lender) == ("nabo", "Nabo")
    assert local.value.contacts[0].phone == "00000011"
    assert local.value.hours[0].closes == "15:30"


def test_what_is_written_beside_it_replaces_the_hosts(workspace):
    own = '    name: Vakta i nord\n    hours:\n      - {days: every-day, opens: "00:00", closes: "24:00"}\n'
    value = _services(workspace({**_WORLD, **_use(own)}).guide())["vakta"].value

    assert (value.name, value.hours[0].days) == ("Vakta i nord", "every-day")
    assert value.contacts[0].phone == "00000011"


def test_a_change_at_the_host_changes_the_one_who_uses_it(workspace, tmp_path):
    world = workspace({**_WORLD, **_use()}).with_theme()
    page = tmp_path / "site/testkommune/tjenester/ppt/index.html"
    world.build(tmp_path / "site")
    assert "Felles for Testkommune og Nabo – drives av Nabo" in page.read_text()

    world.change(f"{_N}/services.yml", "00000011", "00000022")
    world.build(tmp_path / "site", "testkommune")

    assert "tel:00000022" in page.read_text() and "00000011" not in page.read_text()


@pytest.mark.parametrize("number", ["0000001", "99999999", "*21*00000011#"])
def test_a_number_that_cannot_be_right_at_the_host_is_not_shown_here(workspace, number):
    world = workspace({**_WORLD, **_use()})
    world.change(f"{_N}/services.yml", "00000011", number)
    checked = world.check("testkommune")

    assert "vakta" not in _services(checked.guides["testkommune"])
    (finding,) = [one for one in checked.findings if one.rule is rules.LAYER_NOT_LENT]
    assert str(finding.at) == f"{_T}/services.yml:2:14"
    assert finding.message == "«vakta» vises ikke: Nabo har den ikke, eller det er feil i den"


def test_a_slip_elsewhere_in_the_hosts_file_takes_nothing_from_the_others(workspace):
    wrong = "  - id: annen\n    navn: Annen\n"
    checked = workspace({**_WORLD, **_use(), f"{_N}/services.yml": _HOST + wrong}).check(
        "testkommune"
    )

    assert "vakta" in _services(checked.guides["testkommune"])
    assert not checked.findings


@pytest.mark.parametrize(
    ("more", "says", "cure"),
    [
        ({f"{_T}/services.yml": "borrow:\n  - service: vakte\n    owner: nabo\n"}, "Nabo har den ikke", "Mente du «vakta»?"),
        ({f"{_T}/services.yml": "borrow:\n  - service: ppt\n    owner: nabo\n"}, "Nabo har den ikke", "De har: vakta."),
        ({f"{_T}/services.yml": "borrow:\n  - service: vakta\n    owner: borte\n"}, "borte er ingen annen mappe", "municipalities/"),
        ({f"{_N}/services.yml": "borrow:\n  - service: vakta\n    owner: vert\n", f"{_N}/../vert/municipality.yml": _SETTINGS.format("Vert", 9903)}, "Nabo låner den selv", "Skriv owner: vert."),
        ({f"{_N}/services.yml": _HOST.replace("type: ppt", "type: egen")}, "dere har ingen side for typen «egen»", f"{_T}/services/egen.nb.md"),
        ({f"{_T}/services.yml": "borrow:\n  - service: vakta\n    owner: nabo\nservices:\n  - id: vakta\n    type: ppt\n    name: Vår\n"}, "både under borrow og under services", "Behold den ene"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_told_in_ones_own_file(workspace, more, says, cure):
    findings = workspace({**_WORLD, **_use(), **more}).check("testkommune").findings
    (finding,) = (one for one in findings if one.rule is not rules.REF_UNKNOWN)

    assert finding.at.path == f"{_T}/services.yml"
    assert says in finding.message and cure in finding.cure


def test_one_who_is_published_is_told_that_the_host_is_not(workspace):
    world = workspace(
        {**_WORLD, **_use(), f"{_T}/municipality.yml": _WORLD[f"{_T}/municipality.yml"] + "status: published\n"}
    )  # fmt: skip

    found = [one for one in world.check().findings if one.rule is rules.LAYER_UNSURE_LENT]

    assert [one.message for one in found] == ["«vakta» er lånt av Nabo, som er et utkast"]


def test_a_copied_number_is_told_of_with_the_lines_to_write_instead(workspace):
    world = workspace({**_WORLD, f"{_T}/services.yml": _HOST.replace("id: vakta", "id: kopi")})

    mine, theirs = sorted(
        (one for one in world.check().findings if one.rule is rules.MUNICIPALITY_COPY),
        key=lambda one: one.at.path, reverse=True,
    )  # fmt: skip

    assert "under borrow i services.yml (service: vakta, owner: nabo)" in mine.cure
    assert "(service: kopi, owner: testkommune)" in theirs.cure


def test_a_number_used_by_reference_is_no_copy(workspace):
    world = workspace({**_WORLD, **_use()})

    assert not [one for one in world.check().findings if one.rule is rules.MUNICIPALITY_COPY]


@pytest.mark.parametrize("name", ["measure", "arena"])
def test_measures_and_meetings_are_used_alike(workspace, name):
    entry = {
        "measure": "id: kurs\n    name: Kurs\n    description: Et kurs.\n",
        "arena": "id: kurs\n    type: team\n    name: Kurs\n",
    }[name]
    world = workspace(
        {
            **_WORLD,
            "content/arenas/team.nb.md": "---\ntitle: Team\nsummary: Et møte.\nkind: discussion\n---\n",
            f"{_N}/{name}s.yml": f"{name}s:\n  - {entry}",
            f"{_T}/{name}s.yml": f"borrow:\n  - {name}: kurs\n    owner: nabo\n",
        }
    )

    (local,) = getattr(world.guide(), f"{name}s")

    assert (local.value.name, local.lender) == ("Kurs", "Nabo")


def test_a_region_borrows_for_all_its_municipalities(workspace):
    region = {
        "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
        "municipalities/dalen/services.yml": _use()[f"{_T}/services.yml"],
        f"{_T}/municipality.yml": _WORLD[f"{_T}/municipality.yml"] + "region: dalen\n",
    }

    assert _services(workspace({**_WORLD, **region}).guide())["vakta"].lender == "Nabo"


def test_a_part_of_the_regions_entry_is_replaced(workspace):
    region = {
        "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
        "municipalities/dalen/services.yml": _HOST,
        f"{_T}/municipality.yml": _WORLD[f"{_T}/municipality.yml"] + "region: dalen\n",
        f"{_T}/services.yml": "borrow:\n  - service: vakta\n    owner: dalen\n    name: Hos oss\n",
    }
    checked = workspace({**_WORLD, **region}).check("testkommune")
    value = _services(checked.guides["testkommune"])["vakta"].value

    assert (value.name, value.contacts[0].phone) == ("Hos oss", "00000011")
    assert not checked.findings
