"""What one municipality writes is nobody else's trouble: read, told, built and published apart."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import hashlib
from typing import ClassVar

import pytest

from veileder.front_door.cli import main

_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: {}\n{}'
_NEIGHBOUR, _MINE = "municipalities/nabo", "municipalities/testkommune"
WORLD = {
    f"{_NEIGHBOUR}/municipality.yml": _SETTINGS.format("Nabo", "9902", "nn", ""),
    "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
    "municipalities/dal/municipality.yml": _SETTINGS.format("Dal", "9903", "nb", "region: dalen\n"),
    "municipalities/elv/municipality.yml": _SETTINGS.format("Elv", "9904", "nb", "region: dalen\n"),
}
# A neighbour's faults, of every family, from a typing error to a file that can't be read at all.
FAULTS = {
    "YAML that can't be read": {f"{_NEIGHBOUR}/municipality.yml": "name: Nabo: x\n\tnumber"},
    "a field too many": {f"{_NEIGHBOUR}/municipality.yml": _SETTINGS.format("Nabo", "9902", "nn", "tittel: x\n")},
    "no settings": {f"{_NEIGHBOUR}/municipality.yml": None, f"{_NEIGHBOUR}/terms.yml": "terms: []\n"},
    "bytes that are no text": {f"{_NEIGHBOUR}/steps/undring.nb.md": b"\xff\xfe\x00"},
    "a bad number": {f"{_NEIGHBOUR}/services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: BV\n    contacts:\n      - function: Vakt\n        phone: 12\n"},
    "a dead link": {f"{_NEIGHBOUR}/articles/om.nb.md": "---\ntitle: Om\n---\nSe [x](tool/borte).\n"},
    "an unknown file": {f"{_NEIGHBOUR}/notat.md": "x"},
    "a skeleton without steps": {f"{_NEIGHBOUR}/guide.yml": "levels: []\n"},
    "a tool no step uses": {f"{_NEIGHBOUR}/tools/eget.nb.md": "---\ntitle: Eget\nkind: form\n---\n"},
    "the same number as mine": {f"{_NEIGHBOUR}/municipality.yml": _SETTINGS.format("Nabo", "9901", "nn", "")},
    "a region that is not there": {f"{_NEIGHBOUR}/municipality.yml": _SETTINGS.format("Nabo", "9902", "nn", "region: borte\n")},
    "a folder with a bad name": {"municipalities/Å på tur/municipality.yml": "x"},
    "an empty folder": {"municipalities/tom/README.md": "x"},
    "the old address of a page": {f"{_NEIGHBOUR}/steps/borte.nb.md": "---\ntitle: x\nbased_on: new\n---\n"},
}  # fmt: skip


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _run(world, *arguments) -> int:
    command, *rest = arguments
    return main([command, "--root", str(world.root), *rest])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_neighbours_fault_is_neither_shown_nor_counted(workspace, capsys, fault):
    world = workspace({**WORLD, **FAULTS[fault]}).with_theme()

    assert _run(world, "check", "testkommune") == 0
    assert capsys.readouterr().out == "0 feil og 0 advarsler.\n"
    assert _run(world, "report", "testkommune") == 0
    assert "nabo" not in capsys.readouterr().out.lower()


@pytest.mark.parametrize("fault", ["YAML that can't be read", "no settings"])
def test_a_build_of_all_publishes_the_others_and_leaves_the_faulty_as_it_stood(
    workspace, tmp_path, capsys, fault
):
    world = workspace(WORLD).with_theme()
    output = tmp_path / "site"
    assert _run(world, "build", "--output", str(output)) == 0
    before = _tree(output)
    world.change(f"{_MINE}/municipality.yml", "Testkommune", "Prøvekommune")
    for path, text in FAULTS[fault].items():
        world.remove(path) if text is None else world.write(path, text)
    capsys.readouterr()

    assert _run(world, "build", "--output", str(output)) == 1

    last = capsys.readouterr().out.strip().rpartition("\n")[2]
    assert last.startswith("Ikke publisert, på grunn av feil: ")
    assert "abo" in last
    after = _tree(output)
    assert "Prøvekommune" in (output / "testkommune/index.html").read_text(encoding="utf-8")
    assert {p: d for p, d in after.items() if p.startswith("nabo/")} == {
        p: d for p, d in before.items() if p.startswith("nabo/")
    }
    assert 'href="nabo/"' in (output / "index.html").read_text(encoding="utf-8")


def test_a_build_of_one_leaves_every_other_byte(workspace, tmp_path):
    world = workspace(WORLD).with_theme()
    output = tmp_path / "site"
    world.build(output)
    before = _tree(output)
    for name in ("nabo", "testkommune", "dal"):
        world.change(f"municipalities/{name}/municipality.yml", "name: ", "name: Nye ")
    world.write(f"{_NEIGHBOUR}/services.yml", "ødelagt: [")

    world.build(output, "dal")

    after = _tree(output)
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    above = {path for path in changed if not path.startswith(("dal/", "dalen/"))}
    lists = {"index.html", "status/index.html", "api/v1/municipalities.json"}  # with its new name
    assert above == {*lists, ".veileder", "sha256.txt"}
    chooser = (output / "index.html").read_text(encoding="utf-8")
    assert [name in chooser for name in ("Nye Dal", "Nabo", "Nye Nabo", "Testkommune")] == [True, True, False, True]  # fmt: skip
    portal = (output / "dalen/index.html").read_text(encoding="utf-8")
    assert "Nye Dal" in portal
    assert "Elv" in portal


def test_a_regions_fault_stops_its_municipalities_and_no_other(workspace, tmp_path, capsys):
    world = workspace(WORLD).with_theme()
    world.build(tmp_path / "site")
    world.write("municipalities/dalen/region.yml", "name: Dalen\nlanguage: nb\nfeil: x\n")

    assert _run(world, "build", "--output", str(tmp_path / "site")) == 1
    said = capsys.readouterr().out
    assert "Ferdig: 2 kommuner" in said
    assert said.strip().endswith("feil: Dal, Dalen, Elv. Der er nettstedet som før.")
    assert _run(world, "check", "dal") == 1
    assert "Si fra til dem som har dalen: " in capsys.readouterr().out


def test_a_fault_in_the_shared_content_stops_all_and_says_so(workspace, tmp_path, capsys):
    world = workspace(WORLD).with_theme()
    world.change("content/guide.yml", "[undringsnotat]", "[undringsnota]")

    assert _run(world, "build", "--output", str(tmp_path / "site")) == 1
    assert "Feil i fellesinnholdet stopper alle. Ingenting er publisert." in capsys.readouterr().out
    assert not (tmp_path / "site").exists()
    assert _run(world, "check", "nabo") == 1
    assert "→ Si fra til dem som har fellesinnholdet: Mente du «undringsnotat»?" in capsys.readouterr().out  # fmt: skip


def test_the_shared_contents_warnings_are_counted_and_not_shown_to_a_municipality(
    workspace, capsys
):
    world = workspace(WORLD)
    world.remove("content/steps/evaluer.nn.md")

    assert _run(world, "check", "testkommune") == 0
    assert capsys.readouterr().out == (
        "0 feil og 0 advarsler.\n"
        "I tillegg: 1 i filer som andre har ansvar for. "
        f"Se dem med: python3 build.py check --root {world.root}\n"
    )


def test_two_municipalities_may_share_a_number(workspace):
    """The duty of child welfare, say, which several municipalities run together."""
    service = "services:\n  - id: vakt\n    type: {}\n    name: Vakt\n    contacts:\n      - function: Vakt\n        phone: 22334466\n"
    world = workspace(
        {**WORLD, f"{_MINE}/services.yml": service.format("vakt"), f"{_NEIGHBOUR}/services.yml": service.format("vakt")}
        | {f"content/services/vakt.{lang}.md": f"---\ntitle: Vakt\n{more}---\n" for lang, more in (("nb", "sector: intermunicipal\n"), ("nn", "translated_from: new\n"))}
    )  # fmt: skip

    assert [f.rule.code for f in world.check().findings] == ["SPRAK02"]


class TestBorrowed:
    """A tool that belongs to a neighbour."""

    BORROW = f"{_MINE}/municipality.yml"
    SETTINGS = _SETTINGS.format(
        "Testkommune", "9901", "nb", "borrow:\n  - tool: skjema\n    owner: nabo\n"
    )
    CHANGES: ClassVar = {
        f"{_MINE}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [skjema]\n"
    }
    TOOL = f"{_NEIGHBOUR}/tools/skjema.nb.md"

    @pytest.mark.parametrize(
        "tool",
        [
            {TOOL: None},
            {TOOL: "---\ntitle: Skjema: x\nkind: form\n---\n"},
            {
                TOOL: "---\ntitle: Skjema\nkind: form\nfiles:\n  - file: borte.docx\n    title: Borte\n---\n"
            },
        ],
    )
    def test_one_that_its_owner_spoilt_is_left_out_with_a_warning(self, workspace, tmp_path, tool):
        world = workspace(
            {**WORLD, **self.CHANGES, self.BORROW: self.SETTINGS, **tool}
        ).with_theme()

        findings = world.check("testkommune").findings

        assert [(f.rule.code, str(f.at)) for f in findings] == [("LAG07", f"{self.BORROW}:5:11")]
        assert "Spør Nabo" in findings[0].cure
        world.build(tmp_path / "site", "testkommune")
        assert not list((tmp_path / "site").rglob("skjema"))

    def test_nothing_else_of_its_owner_is_read(self, workspace):
        world = workspace(
            {**WORLD, **self.CHANGES, self.BORROW: self.SETTINGS, self.TOOL: "---\ntitle: Skjema\nkind: form\n---\n"}
            | {f"{_NEIGHBOUR}/services.yml": "feil: [", f"{_NEIGHBOUR}/tools/annet.nb.md": b"\xff"}
        )  # fmt: skip

        checked = world.check("testkommune")

        assert checked.findings == []
        assert checked.guides["testkommune"].documents["tool"]["skjema"].title == "Skjema"


class TestChoices:
    """What a municipality's own choices make wrong, is said in its own file."""

    @pytest.mark.parametrize(
        ("hidden", "said"),
        [
            ("step/evaluer", ["FLYT04", "FLYT06"]),
            ("level/niva-1", []),
            ("step/undring", []),
            ("role/ansatt", []),
            ("law/barnets-beste", []),
            ("emergency/emergency", ["FIL06"]),
        ],
    )
    def test_hiding(self, workspace, hidden, said):
        world = workspace(
            {
                f"{_MINE}/municipality.yml": _SETTINGS.format(
                    "Testkommune", "9901", "nb", f"hide: [{hidden}]\n"
                )
            }
        )

        findings = world.check().findings

        assert sorted(f.rule.code for f in findings) == said
        assert {str(f.at) for f in findings} <= {f"{_MINE}/municipality.yml:4:8"}

    def test_an_outcome_of_its_own_in_a_shared_step_lacks_words(self, workspace):
        world = workspace(
            {
                f"{_MINE}/guide-changes.yml": "steps:\n  - step: evaluer\n    based_on: new\n    outcomes:\n      - id: ny\n        to: close\n"
            }
        )

        finding = next(f for f in world.check().findings if f.is_error)

        assert str(finding.at) == f"{_MINE}/guide-changes.yml:5:13"
        assert (
            "Lag municipalities/testkommune/steps/evaluer.nb.md med «based_on: new»" in finding.cure
        )


class TestReleases:
    """What a new release has renamed or taken away, is told truly."""

    @pytest.mark.parametrize(
        ("old", "new", "file", "text", "said"),
        [
            ("content/roles/ansatt", "content/roles/tilsatt", f"{_MINE}/guide-changes.yml",
             "steps:\n  - step: evaluer\n    based_on: new\n    role: ansatt\n", "«ansatt» heter nå «tilsatt»\n    Skriv tilsatt."),
            ("tools/undringsnotat", "tools/notat", f"{_MINE}/articles/om.nb.md",
             "---\ntitle: Om\n---\nSe [notatet](tool/undringsnotat).\n", "Lenken «tool/undringsnotat» fører ingen steder\n    Skriv tool/notat, som er det nye navnet."),
            ("content/services/barnevern", "content/services/barnevernet", f"{_MINE}/services.yml",
             "services:\n  - id: bv\n    type: barnevern\n    name: BV\n", "«barnevern» heter nå «barnevernet»"),
        ],
    )  # fmt: skip
    def test_what_has_a_new_name_is_called_by_it(self, workspace, old, new, file, text, said):
        world = workspace({file: text})
        for language in ("nb", "nn"):
            content = (world.root / f"{old}.{language}.md").read_text(encoding="utf-8")
            world.remove(f"{old}.{language}.md")
            world.write(
                f"{new}.{language}.md",
                content.replace("---\n", f"---\nformer_ids: [{old.rpartition('/')[2]}]\n", 1)
                if language == "nb"
                else content,
            )
        was, now = (name.rpartition("/")[2] for name in (old, new))
        world.change("content/guide.yml", was, now)

        mine = [str(f) for f in world.check("testkommune").findings if f.owner == "testkommune"]

        assert any(said in line for line in mine), mine

    @pytest.mark.parametrize(
        ("hidden", "never"), [("case/gravid", "graviditet"), ("step/evaluer-2", "evaluer-1")]
    )
    def test_nothing_is_guessed_that_is_another_thing(self, workspace, hidden, never):
        world = workspace(
            {
                f"{_MINE}/municipality.yml": _SETTINGS.format(
                    "Testkommune", "9901", "nb", f"hide: [{hidden}]\n"
                ),
                "content/articles/graviditet.nb.md": "---\ntitle: Graviditet\n---\n",
                "content/roles/evaluer-1.nb.md": "---\ntitle: X\n---\n",
            }
        )

        assert not any(never in f.cure for f in world.check("testkommune").findings)


class TestRegion:
    """A region that is not what its municipalities think."""

    MEMBER: ClassVar = {
        f"{_MINE}/municipality.yml": _SETTINGS.format(
            "Testkommune", "9901", "nb", "region: dalen\n"
        ),
        f"{_MINE}/steps/undring.barnevern.nb.md": "---\nsummary: For oss.\n---\n",
    }

    def test_a_region_that_can_not_be_read_makes_no_text_of_its_members_unused(self, workspace):
        world = workspace({**self.MEMBER, "municipalities/dalen/region.yml": "name: [Dalen\n"})

        findings = world.check("testkommune").findings

        assert {f.owner for f in findings} == {"dalen"}
        assert all(f.cure.startswith("Si fra til dem som har dalen: ") for f in findings)

    def test_a_folder_can_not_be_both(self, workspace):
        both = {
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
            "municipalities/dalen/municipality.yml": _SETTINGS.format("Dal", "9903", "nb", ""),
        }

        said = [str(f) for f in workspace({**self.MEMBER, **both}).check().findings]

        assert any("Mappen har både municipality.yml og region.yml" in line for line in said)
        assert any(
            "«dalen» er ikke en region: mappen har municipality.yml" in line for line in said
        )

    def test_a_region_with_another_name_is_suggested(self, workspace):
        files = {"municipalities/dalane/region.yml": "name: Dalane\nlanguage: nb\n"}

        said = [str(f) for f in workspace({**self.MEMBER, **files}).check().findings]

        assert any("Ukjent region «dalen»\n    Mente du «dalane»?" in line for line in said)


def test_what_a_link_leads_to_is_never_shown(workspace, tmp_path, capsys):
    """Whoever has a folder could otherwise read any file on the machine that builds."""
    (tmp_path / "hemmelig.txt").write_text("passord=abc\n", encoding="utf-8")
    world = workspace(WORLD)
    (world.root / _MINE / "services.yml").symlink_to(tmp_path / "hemmelig.txt")

    assert _run(world, "check", "testkommune") == 1
    said = capsys.readouterr().out
    assert "services.yml" in said
    assert "passord" not in said


def test_both_of_two_with_the_same_number_are_told(workspace):
    world = workspace({**WORLD, f"{_NEIGHBOUR}/municipality.yml": _SETTINGS.format("Nabo", "9901", "nn", "")})  # fmt: skip

    assert {f.owner for f in world.check().findings if f.rule.code == "KOMM01"} == {"nabo", "testkommune"}  # fmt: skip


def test_an_output_inside_an_output_is_refused(workspace, tmp_path, capsys):
    world = workspace(WORLD).with_theme()
    world.build(tmp_path / "site", "testkommune")

    assert _run(world, "build", "testkommune", "--output", str(tmp_path / "site/testkommune")) == 2
    assert f"ligger i {tmp_path / 'site'}, der nettstedene står fra før" in capsys.readouterr().err
