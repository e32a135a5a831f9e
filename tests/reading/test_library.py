"""Which folders are read for whom: one's own, its region and lenders, and no neighbour's faults."""

import pytest
from files_inside import WHOLE
from sentences import as_read_through

from veileder.reading.library import load

_T, _N, _D = "municipalities/testkommune", "municipalities/nabo", "municipalities/dalen"
_OURS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_NEIGHBOUR = 'name: Nabo\nnumber: "9902"\nlanguage: nb\n'
_REGION = "name: Dalen\nlanguage: nb\n"
_FORM = "---\ntitle: Skjema\nkind: form\n---\n"
_PPT = "services:\n  - {id: ppt, type: barnevern, name: PPT}\n"


def faults(library):
    return [f"{f.at} {f.rule.code}" for f in library.findings]


@pytest.fixture
def dale(workspace):
    """A region with two municipalities, and one outside it."""
    return workspace(
        {
            f"{_T}/municipality.yml": f"{_OURS}region: dalen\n",
            f"{_N}/municipality.yml": f"{_NEIGHBOUR}region: dalen\n",
            f"{_D}/region.yml": _REGION,
            "municipalities/utenfor/municipality.yml": 'name: U\nnumber: "9903"\nlanguage: nb\n',
        }
    )


def test_a_municipality_is_read_with_its_region_and_nobody_else(dale):
    library = load(dale.root, ["testkommune"])

    assert (library.municipalities, library.regions) == (["testkommune"], ["dalen"])
    assert [layer.id for layer in library.stack("testkommune")] == [
        "felles",
        "dalen",
        "testkommune",
    ]
    assert not library.is_all


def test_a_region_is_read_with_its_municipalities(dale):
    library = load(dale.root, ["dalen"])

    assert (library.municipalities, library.regions) == (["nabo", "testkommune"], ["dalen"])


def test_all_are_read_where_none_is_named(dale):
    library = load(dale.root)

    assert library.municipalities == ["nabo", "testkommune", "utenfor"]
    assert library.is_all


def test_the_regions_faults_are_its_municipalities_faults_and_the_neighbours_are_not(dale):
    dale.write(f"{_D}/region.yml", f"{_REGION}vær: pent\n")
    dale.write(f"{_N}/services.yml", "vær: pent\n")
    dale.write("municipalities/løs.yml", "x")
    dale.write("municipalities/Rart Navn/municipality.yml", "x")

    assert faults(load(dale.root, ["testkommune"])) == [f"{_D}/region.yml:3:1 FELT01"]
    assert faults(load(dale.root, ["utenfor"])) == []
    assert faults(load(dale.root, ["Rart Navn"])) == ["municipalities/Rart Navn:1:1 FIL01"]
    assert {one.partition(":")[0] for one in faults(load(dale.root))} == {
        "municipalities/løs.yml",
        "municipalities/Rart Navn",
        f"{_D}/region.yml",
        f"{_N}/services.yml",
    }


def test_a_municipality_that_is_called_a_region_is_known_as_none(dale):
    dale.write(f"{_T}/municipality.yml", f"{_OURS}region: utenfor\n")
    library = load(dale.root, ["testkommune"])

    assert library.layers["utenfor"].settings.name == "U"
    assert library.municipalities == ["testkommune"]
    assert library.regions == []


def test_a_folder_that_is_both_is_a_municipality(dale):
    dale.write(f"{_N}/region.yml", _REGION)

    assert load(dale.root, ["nabo"]).municipalities == ["nabo"]


def _borrowing(workspace, owner):
    """A municipality that borrows a tool and a service of ``owner``, a folder."""
    return workspace(
        {
            f"{_T}/municipality.yml": f"{_OURS}borrow:\n  - {{owner: nabo, tool: skjema}}\n",
            f"{_T}/services.yml": "borrow:\n  - {owner: nabo, service: ppt}\n",
            f"{owner}/municipality.yml": _NEIGHBOUR,
            f"{owner}/services.yml": _PPT,
            f"{owner}/tools/skjema.nb.md": _FORM,
            f"{owner}/tools/skjema.docx": WHOLE["docx"],
            f"{owner}/tools/annet.nb.md": "---\nvær: pent\n---\n",
            f"{owner}/articles/feil.nb.md": "---\nvær: pent\n---\n",
        }
    )


@pytest.mark.parametrize("owner", [_N, "borrowed/nabo"])
def test_what_is_borrowed_is_read_with_its_owners_name_and_nothing_else_of_it(workspace, owner):
    library = load(_borrowing(workspace, owner).root, ["testkommune"])
    lender = library.layers["nabo"]

    assert library.municipalities == ["testkommune"]
    assert lender.settings.name == "Nabo"
    assert [service.id for service in lender.tables["services.yml"].services] == ["ppt"]
    assert [key.id for key in lender.texts] == ["skjema"]
    assert f"{owner}/tools/skjema.docx" in lender.attachments
    assert lender.sizes[f"{owner}/tools/skjema.docx"] == len(WHOLE["docx"])
    assert faults(library) == []
    assert [layer.id for layer in library.copies] == (["nabo"] if "borrowed" in owner else [])


def test_a_fault_in_what_is_borrowed_is_told_and_in_a_copy_it_is_its_owners(workspace):
    for owner, said in ((_N, [f"{_N}/services.yml:2:34 FELT01"]), ("borrowed/nabo", [])):
        guide = _borrowing(workspace, owner)
        guide.write(f"{owner}/services.yml", _PPT.replace("}", ", vær: pent}"))
        found = faults(load(guide.root, ["testkommune"]))

        assert [one.partition(" ")[2] for one in found] == [one.partition(" ")[2] for one in said]
        guide.remove(f"{owner}/municipality.yml")
        guide.remove(f"{owner}/services.yml")


def test_a_file_that_is_lent_must_be_whole(workspace):
    guide = _borrowing(workspace, "borrowed/nabo")
    guide.write("borrowed/nabo/tools/skjema.docx", "ikke en Word-fil")
    library = load(guide.root, ["testkommune"])

    assert list(library.layers["nabo"].inside) == ["borrowed/nabo/tools/skjema.docx"]


def test_a_service_beside_one_with_a_fault_can_still_be_borrowed(workspace):
    guide = _borrowing(workspace, _N)
    wrong = "  - {id: feil, type: barnevern}\n  - {id: etter, type: barnevern, name: Etter}\n"
    guide.write(f"{_N}/services.yml", _PPT + wrong)
    lender = load(guide.root, ["testkommune"]).layers["nabo"]

    services = lender.tables["services.yml"].services
    assert [service.id for service in services] == ["ppt", "etter"]
    assert str(services[1].at("name")) == f"{_N}/services.yml:4:40"


def test_a_guide_with_faults_in_its_folders_is_told_so_and_how_to_mend_it(workspace):
    guide = workspace(
        {
            f"municipalities/{name}/municipality.yml": _NEIGHBOUR
            for name in ("con", "felles", "Rart Navn", "+", "testkommune - Kopi")
        }
        | {"municipalities/brev.txt": "x", "municipalities/tom/notat/README.md": "x"}
    )

    as_read_through("mapper", guide.report())


ENDINGS = ["", ".md", ".txt", ".yml", ".yaml", ".csv", ".json", ".html", ".htm", ".eml", ".HTML"]


@pytest.mark.parametrize("end", ENDINGS)
def test_a_note_that_names_somebody_is_told_of_whatever_it_is_saved_as(workspace, end):
    """It is no content, but it is in git."""
    note = f"{_T}/møtenotat/uke12{end}"
    report = workspace({note: "Barnet er født 12.03.2015"}).check().findings

    assert [str(f.at) for f in report if f.rule.code.startswith("PERS")] == [f"{note}:1:11"]


def test_a_picture_is_no_note(workspace):
    library = workspace({f"{_T}/møtenotat/uke12.png": "født 12.03.2015"}).load()

    assert library.layers["testkommune"].notes == {}


def test_a_file_that_is_too_large_for_a_phone_is_told_so(workspace):
    large = b"%PDF" + bytes(10 * 1024 * 1024)
    guide = workspace({"tools/stor.pdf": large, "tools/akkurat.pdf": large[4:]})
    found = [f for f in guide.findings() if f.rule.code == "FIL13" or "stor" in f.at.path]

    as_read_through("stor fil", "\n".join(map(str, found)))


LOOKALIKES = [
    {"tools/skjema.docx": "x", "tools/Skjema.docx": "x"},
    {"tools/mo\u0308te.docx": "x"},
    {"tools/møte?.docx": "x"},
    {"tools/m\tte.docx": "x"},
    {"tools/nul.docx": "x"},
    {"tools/skjema.docx.": "x"},
]


@pytest.mark.parametrize("files", LOOKALIKES, ids=ascii)
def test_a_name_that_not_every_machine_can_have_is_told(workspace, files):
    found = [str(f) for f in workspace(files).findings() if f.rule.code == "FIL01"]

    as_read_through(sorted(files), "\n".join(found))


def test_the_same_text_in_two_folders_is_told(workspace):
    files = {"content/tools/undringsnotat.nb.md": _FORM}

    as_read_through("to ganger", workspace(files).report())
