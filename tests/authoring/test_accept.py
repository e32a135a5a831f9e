"""When the shared guide changes, everyone who built on it is told; ``accept`` says they have looked."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest

from veileder.authoring.accept import AcceptFault, accept, accept_read
from veileder.front_door.cli import main

_NAMES = ("Testkommune", "Nabo")
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
_ADAPTED = "---\nsummary: Vårt sammendrag.\nbased_on: new\n---\n"
_CHANGES = "steps:\n  - step: undring\n    based_on: new\n    tools: [undringsnotat]\n    add:\n      services: []\n"


@pytest.fixture
def world(workspace):
    """Two municipalities that have both adapted a step and its tools, and confirmed it."""
    made = workspace({"municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", "9902")})
    for name in _NAMES:
        folder = f"municipalities/{name.lower()}"
        made.write(f"{folder}/steps/undring.nb.md", _ADAPTED)
        made.write(f"{folder}/guide-changes.yml", _CHANGES)
    accept(made.root, [made.root])
    return made


def _report(world, code):
    return [str(finding) for finding in world.check().findings if finding.rule.code == code]


def test_nothing_is_said_when_all_is_confirmed(world):
    assert [str(finding) for finding in world.check().findings] == []


def test_a_changed_step_names_every_municipality_that_adapted_it(world):
    world.change("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du")

    said = _report(world, "LAG02")

    assert len(said) == 2
    for name in _NAMES:
        path = f"municipalities/{name.lower()}/steps/undring.nb.md"
        text = next(line for line in said if name in line)
        assert text.startswith(f"{path}:3:11: advarsel LAG02: Fellesteksten er endret siden {name}")
        assert f"python3 build.py accept {path}" in text


def test_accept_silences_one_municipality_and_not_the_other(world):
    world.change("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du")

    changed = accept(world.root, [world.root / "municipalities/nabo"])

    assert changed == ["municipalities/nabo/steps/undring.nb.md"]
    assert ["Testkommune" in line for line in _report(world, "LAG02")] == [True]


def test_a_changed_original_is_said_of_its_translation_until_accepted(world):
    world.change("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du")
    assert "content/steps/undring.nn.md" in _report(world, "SPRAK02")[0]

    accept(world.root, [world.root / "content/steps/undring.nn.md"])

    assert _report(world, "SPRAK02") == []


def test_a_changed_skeleton_is_said_of_changes_that_replace_it(world):
    world.change("content/guide.yml", "laws: [barnets-beste]", "laws: []")

    said = _report(world, "LAG02")
    assert {line.partition(":")[0] for line in said} == {
        f"municipalities/{name.lower()}/guide-changes.yml" for name in _NAMES
    }

    accept(world.root, [world.root / "municipalities"])
    assert _report(world, "LAG02") == []


def test_an_entry_that_replaces_the_regions_must_say_so_and_is_told_of_changes(world):
    service = "services:\n  - id: bv\n    type: barnevern\n    name: {}\n"
    world.write("municipalities/dalen/region.yml", "name: Dalen\nlanguage: nb\n")
    world.write("municipalities/dalen/services.yml", service.format("Felles"))
    world.write(
        "municipalities/nabo/municipality.yml", _SETTINGS.format("Nabo", "9902") + "region: dalen\n"
    )
    path = "municipalities/nabo/services.yml"
    world.write(path, service.format("Vårt"))
    assert _report(world, "LAG05")[0].startswith(f"{path}:2:9: advarsel LAG05: «bv» har samme id")

    world.write(path, service.format("Vårt") + "    based_on: new\n")
    assert _report(world, "LAG05") == [] and len(_report(world, "LAG02")) == 1
    accept(world.root, [world.root / path])
    assert _report(world, "LAG02") == []

    world.change("municipalities/dalen/services.yml", "Felles", "Ny")
    assert _report(world, "LAG02")[0].startswith(f"{path}:5:15: advarsel LAG02: Regionens «bv»")


def test_who_answers_for_a_text_is_not_what_it_says(world):
    world.change("content/steps/undring.nb.md", "title:", "reviewed: 2026-01-01\ntitle:")

    assert _report(world, "LAG02") == []


def test_terms_are_accepted_in_the_table(world):
    world.change("content/terms.yml", "Den første følelsen", "Følelsen")
    assert "content/terms.yml" in _report(world, "SPRAK02")[0]

    accept(world.root, [world.root / "content/terms.yml"])

    assert _report(world, "SPRAK02") == []


def test_line_ends_and_flow_style_are_left_as_they_are(world):
    path = "municipalities/nabo/steps/undring.nb.md"
    world.write(path, "---\r\nbased_on: 'new'\r\nsummary: Vår\r\n---\r\n")
    world.write(
        "municipalities/nabo/guide-changes.yml",
        "steps: [{step: undring, tools: [], based_on: new}]\n",
    )

    accept(world.root, [world.root / "municipalities/nabo"])

    assert (world.root / path).read_bytes().count(b"\r\n") == 4
    changes = (world.root / "municipalities/nabo/guide-changes.yml").read_text()
    assert changes.endswith("}]\n") and "new" not in changes
    assert _report(world, "LAG02") == []


_READ = {
    "municipalities/testkommune/steps/undring.nb.md": ("based_on", "lest"),
    "municipalities/testkommune/guide-changes.yml": ("based_on", "Sett"),
    "content/steps/evaluer.nn.md": ("translated_from", "lese"),
    "content/terms.yml": ("translated_from", "lest"),
}


def test_a_plain_word_for_i_have_read_it_is_told_of_with_what_to_write(world):
    for path, (field, word) in _READ.items():
        text = (world.root / path).read_text(encoding="utf-8")
        noted = text.partition(f"{field}: ")[2].partition("\n")[0]
        world.change(path, noted, f'"{word}"  # mitt')
    world.change("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du")

    said = _report(world, "LAG09")
    assert {line.partition(":")[0] for line in said} == {*_READ}
    assert not world.check().has_errors

    written = accept_read(world.root)

    assert {line.partition(":")[0] for line in written} == {*_READ}
    assert all(line.partition("Skriv ")[2][:8] in " ".join(written) for line in said)
    assert _report(world, "LAG09") == []
    for path in _READ:
        assert "  # mitt\n" in (world.root / path).read_text(encoding="utf-8")
    # the neighbour has not read it
    assert [line.partition("/steps")[0] for line in _report(world, "LAG02")] == [
        "municipalities/nabo"
    ]
    assert accept_read(world.root) == []


def test_a_region_s_entry_may_be_read_as_well(world):
    service = "services:\n  - {{id: bv, type: barnevern, name: {}}}\n"
    settings = _SETTINGS.format("Nabo", "9902") + "region: dalen\n"
    world.write("municipalities/dalen/region.yml", "name: Dalen\nlanguage: nb\n")
    world.write("municipalities/dalen/services.yml", service.format("Felles"))
    world.write("municipalities/nabo/municipality.yml", settings)
    world.write("municipalities/nabo/services.yml", service.format("Vårt, based_on: lest"))
    assert _report(world, "LAG09")[0].startswith("municipalities/nabo/services.yml:2:")

    accept_read(world.root)

    assert _report(world, "LAG09") == _report(world, "LAG02") == []


def test_accept_of_nothing_says_what_to_write(world, capsys):
    assert main(["accept", "--root", str(world.root)]) == 2
    assert "Skriv hvilke filer eller mapper du har sammenlignet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("content/steps/undring.nb.md", "har ingen translated_from eller based_on"),
        ("content/steps/finnes-ikke.nb.md", "finnes ikke"),
        ("../utenfor.md", "ligger ikke under"),
    ],
)
def test_what_can_not_be_confirmed_is_said_in_a_sentence(world, path, sentence):
    with pytest.raises(AcceptFault, match=sentence):
        accept(world.root, [world.root / path])


def test_days_that_cannot_be_read_are_kept_and_told(world):
    days = "compared:\n  - {ref: step/undring, of: abc, date: i går}\n"
    world.write("municipalities/nabo/compared.yml", days)
    world.change("content/steps/undring.nb.md", "title: Når du", "title: Hver gang du")

    accept(world.root, [world.root / "municipalities/nabo"])

    assert (world.root / "municipalities/nabo/compared.yml").read_text("utf-8") == days
    told = [str(one) for one in world.check().findings]
    assert any(one.startswith("municipalities/nabo/compared.yml:2:") for one in told)
