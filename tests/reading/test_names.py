"""Names that systems, sync programs and people give files: one finding, with the cure for that slip.

Each cure is followed to the letter, and the finding must then be gone.
"""

# ruff: noqa: E501 - a table reads best with one row per name

from pathlib import PurePosixPath

import pytest
from files_inside import WHOLE
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import as_read_through

from veileder.reading.guesses import slug
from veileder.reading.names import PictureFile, named
from veileder.reading.slips import slip_of

_T = "municipalities/testkommune"
_SERVICES = "services:\n  - id: ppt\n    type: barnevern\n    name: PPT\n"
_MEASURES = "measures:\n" + "".join(
    f"  - id: m{number}\n    name: Tiltak {number}\n    description: Hjelp.\n    service: ppt\n"
    for number in range(5)
)
_MUNICIPALITY = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_STEP = "---\ntitle: Når du undrer deg\noutcomes:\n  videre: Gå videre\n  avslutt: Avslutt\n---\n"
_BASE = None  # the file of the tiny world that has the right name


def only(workspace, files, moved=()):
    """Return the one finding that the world with ``files`` has, and the world.

    ``moved`` are files of the tiny world that have got another name.
    """
    guide = workspace({path: text for path, text in files.items() if text is not _BASE})
    for right, wrong in moved:
        (guide.root / wrong).parent.mkdir(exist_ok=True)
        (guide.root / right).rename(guide.root / wrong)
    findings = guide.check().findings
    assert len(findings) == 1, "\n".join(map(str, findings))
    return findings[0], guide


RENAMED = [
    # what it is called, what it should be called, what is said
    (f"{_T}/services.yaml", f"{_T}/services.yml", "slutte på «.yml»", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    (f"{_T}/services.yml.txt", f"{_T}/services.yml", "slutte på «.yml»", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    (f"{_T}/Services.yml", f"{_T}/services.yml", "ikke navnet på en tabell", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    (f"{_T}/service.yml", f"{_T}/services.yml", "ikke navnet på en tabell", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    (f"{_T}/tjenester.yml", f"{_T}/services.yml", "ikke navnet på en tabell", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    (f"{_T}/municipality.yaml", f"{_T}/municipality.yml", "slutte på «.yml»", _BASE, {}),
    (f"{_T}/kommune.yml", f"{_T}/municipality.yml", "ikke navnet på en tabell", _BASE, {}),
    ("content/guide.yaml", "content/guide.yml", "slutte på «.yml»", _BASE, {}),
    ("content/terms.yaml", "content/terms.yml", "slutte på «.yml»", _BASE, {}),
    ("content/helplines.yaml", "content/helplines.yml", "slutte på «.yml»", _BASE, {}),
    ("content/emergency.NB.md", "content/emergency.nb.md", "«NB» er ikke en målform", _BASE, {}),
    ("content/steps/undring.NB.md", "content/steps/undring.nb.md", "«NB» er ikke en målform", _BASE, {}),
    ("content/steps/undring.no.md", "content/steps/undring.nb.md", "«no» er ikke en målform", _BASE, {}),
    ("content/steps/undring.nob.md", "content/steps/undring.nb.md", "«nob» er ikke en målform", _BASE, {}),
    ("content/steps/undring.nb-NO.md", "content/steps/undring.nb.md", "«nb-NO» er ikke en målform", _BASE, {}),
    ("content/steps/undring.bokmål.md", "content/steps/undring.nb.md", "«bokmål» er ikke en målform", _BASE, {}),
    ("content/steps/undring.md", "content/steps/undring.nb.md", "sier ikke hvilken målform", _BASE, {}),
    ("content/steps/undring.nb.MD", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/undring.nb.markdown", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/undring.nb.txt", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/undring.nb.md.txt", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/undring.nb", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/Undring.nb.md", "content/steps/undring.nb.md", "store bokstaver", _BASE, {}),
    ("content/steps/undring nb.md", "content/steps/undring.nb.md", "mellomrom", _BASE, {}),
    ("content/steps/undring_nb.md", "content/steps/undring.nb.md", "«_»", _BASE, {}),
    ("content/steps/undring-nb.md", "content/steps/undring.nb.md", "id, punktum, målform og .md", _BASE, {}),
    ("content/steps/undring.nb.yml", "content/steps/undring.nb.md", "slutte på «.md»", _BASE, {}),
    ("content/steps/felles_plan.nb.md", "content/steps/felles-plan.nb.md", "«_»", _BASE, {}),
    ("tools/Undringsnotat.nb.md", "tools/undringsnotat.nb.md", "store bokstaver", _BASE, {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "right", "said", "text", "others"), RENAMED, ids=[r[0] for r in RENAMED]
)
def test_a_wrong_name_is_one_finding_and_the_name_it_says_mends_it(
    workspace, wrong, right, said, text, others
):
    moved = [(right, wrong)] if text is _BASE else []
    finding, guide = only(workspace, {**others, wrong: text}, moved)

    assert str(finding.at) == f"{wrong}:1:1"
    assert finding.rule.code == "FIL01"
    assert said in finding.message
    assert f"Gi filen navnet {PurePosixPath(right).name}" in finding.cure
    as_read_through(wrong, finding)
    (guide.root / wrong).rename(guide.root / right)
    assert guide.check().findings == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        # a text is perhaps a draft; without a table everything in it is gone
        ("content/steps/undring.nb.md", "content/steps/undring.nb - Kopi.md", "advarsel FIL11"),
        ("content/terms.yml", "content/terms - Kopi.yml", "feil FIL01"),
    ],
)
def test_a_copy_without_its_original_is_told_the_name_of_the_original(
    workspace, right, wrong, rule
):
    finding, guide = only(workspace, {}, [(right, wrong)])

    name = PurePosixPath(right).name
    assert str(finding).startswith(
        f"{wrong}:1:1: {rule}: Filen heter som en kopi, men originalen «{name}» finnes ikke"
    )
    assert finding.cure == f"Gi filen navnet {name}, eller slett den."
    (guide.root / wrong).rename(guide.root / right)
    assert guide.check().findings == []


MOVED = [
    ("tools/guide.yml", "content/guide.yml", _BASE, {}),
    (f"{_T}/tabeller/services.yml", f"{_T}/services.yml", _SERVICES, {f"{_T}/measures.yml": _MEASURES}),
    ("content/steps/tidlig/undring.nb.md", "content/steps/undring.nb.md", _BASE, {}),
    ("content/steps/undringsnotat.nb.md", "tools/undringsnotat.nb.md", _BASE, {}),
    ("content/articles/undringsnotat.nb.md", "tools/undringsnotat.nb.md", _BASE, {}),
    (f"{_T}/steps/vakt.nb.md", f"{_T}/tools/vakt.nb.md", "---\ntitle: Vakt\nkind: form\nform: []\n---\n", {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [vakt]\n"}),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right", "text", "others"), MOVED, ids=[r[0] for r in MOVED])
def test_a_file_in_the_wrong_place_is_one_finding_and_moving_it_mends_it(
    workspace, wrong, right, text, others
):
    moved = [(right, wrong)] if text is _BASE else []
    finding, guide = only(workspace, {**others, wrong: text}, moved)

    assert str(finding.at) == f"{wrong}:1:1"
    assert f"Flytt filen til {right}" in finding.cure
    as_read_through(wrong, finding)
    (guide.root / right).parent.mkdir(exist_ok=True)
    (guide.root / wrong).rename(guide.root / right)
    assert [f for f in guide.check().findings if f.rule.code != "SPRAK02"] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("step", "steps"), ("Steps", "steps"), ("steg", "steps"), ("stepps", "steps")],
)
def test_a_folder_with_a_wrong_name_is_one_finding_however_many_files_it_has(
    workspace, wrong, right
):
    finding, guide = only(workspace, {}, [(f"content/{right}", f"content/{wrong}")])

    assert str(finding.at) == f"content/{wrong}:1:1"
    assert f"Gi mappen navnet {right}" in finding.cure
    as_read_through(wrong, finding)
    (guide.root / f"content/{wrong}").rename(guide.root / f"content/{right}")
    assert guide.check().findings == []


DELETED = [
    (f"{_T}/helplines.yml", "FIL01", "De nasjonale numrene er felles", "services.yml"),
    (f"{_T}/helplines.yaml", "FIL01", "De nasjonale numrene er felles", "services.yml"),
    ("content/guide-changes.yml", "FIL01", "hører til en kommune eller region", "content/guide.yml"),
    ("content/municipality.yml", "FIL01", "hører til en kommune eller region", "municipalities/"),
    ("municipalities/services.yml", "FIL01", "ikke i mappen til en kommune", "municipalities/…/services.yml"),
    ("content/steg.yml", "FIL01", "Ingen tabell har dette navnet", "guide.yml"),
    ("content/ukjent/mote.nb.md", "FIL01", "«ukjent» er ikke en mappe for innhold", "articles"),
    ("content/mote.nb.md", "FIL01", "ikke i en mappe for et slag innhold", "articles"),
    (f"{_T}/readme.md", "FIL01", "notat til dem som redigerer", "Gi filen navnet README.md."),
    (f"{_T}/Les meg.txt", "FIL01", "notat til dem som redigerer", "Gi filen navnet README.md."),
    (f"{_T}/notat.txt", "FIL01", "ikke i en mappe for et slag innhold", "slett"),
    ("content/index.html", "FIL01", "«.html» blir ikke lest her", "Slett filen"),
    ("content/articles/Mitt bilde.png", "FIL01", "«.png» blir ikke lest her", "navnet mitt-bilde.png"),
    ("content/articles/flyt.svg", "FIL01", "«.svg» blir ikke lest her", "Lagre bildet som flyt.png"),
    ("content/steps/undring.nb.docx", "FIL01", "«.docx» blir ikke lest her", "content/steps/undring.nb.md"),
    ("content/steps/undring", "FIL01", "uten endelse", "Slett filen"),
    ("content/steps/UNDRING.nb.md", "FIL01", "store bokstaver", "undring.nb.md finnes fra før"),
    ("content/steps/undring.no.md", "FIL01", "«no» er ikke en målform", "undring.nb.md finnes fra før"),
    ("content/roles/ansatt.skole.nb.md", "FIL01", "egen utgave for «skole»", "ansatt.nb.md finnes fra før"),
    ("tools/mal.rtf", "FIL07", "«.rtf»-filer kan ikke publiseres", ".docx"),
    ("tools/skjema.svg", "FIL07", "«.svg»-filer kan ikke publiseres", ".pdf"),
    ("tools/skjema.PDF", "FIL01", "skal skrives «.pdf»", "skjema.pdf"),
    ("tools/con.nb.md", "FIL01", "Windows holder av", "et annet navn"),
    ("tools/AUX.docx", "FIL01", "Windows holder av", "et annet navn"),
    (f"{_T}/com1/notat.txt", "FIL01", "Windows holder av", "et annet navn"),
    ("tools/skjema.docx ", "FIL01", "slutter med punktum eller mellomrom", "et annet navn"),
    ("tools/skjema.docx.", "FIL01", "slutter med punktum", "et annet navn"),
    ("tools/skjema: ny.docx", "FIL01", "Windows ikke godtar", "et annet navn"),
    ("tools/mo\u0308te.docx", "FIL01", "lagret i to deler", "möte.docx"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "code", "said", "cure"), DELETED, ids=[r[0] for r in DELETED])
def test_a_file_that_has_no_place_is_one_finding_that_says_where_it_belongs(
    workspace, path, code, said, cure
):
    finding, guide = only(workspace, {path: "---\ntitle: x\n---\n"})

    assert finding.rule.code == code
    assert said in finding.message
    assert cure in finding.cure
    as_read_through((path, cure), finding)
    guide.remove(path)
    assert guide.check().findings == []


def test_one_field_of_another_kind_is_a_misspelling_and_not_a_misplaced_file(workspace):
    report = workspace({"content/steps/undring.nb.md": "---\ntitle: x\npurpose: y\n---\n"}).report()

    assert "feil FELT01: Ukjent felt «purpose»" in report
    assert "FIL01" not in report


def test_names_that_differ_only_in_capitals_are_pointed_at(workspace):
    files = {"tools/skjema.docx": WHOLE["docx"], "tools/Skjema.docx": WHOLE["docx"]}
    finding, _ = only(workspace, files)

    assert "Navnet er det samme som tools/Skjema.docx" in finding.message


DROPPINGS = [
    *("desktop.ini", "Thumbs.db", "ehthumbs.db", "~$undring.docx", "~WRL0001.tmp", "snarvei.lnk"),
    *(
        "x.tmp",
        "$RECYCLE.BIN/x.md",
        "System Volume Information/x.md",
        "undring.nb.md:Zone.Identifier",
    ),
    *(".DS_Store", "._undring.nb.md", "Icon\r", "__MACOSX/undring.nb.md", ".Trashes/x.md"),
    *("undring.nb.md~", "#undring.nb.md#", ".#undring.nb.md", ".undring.nb.md.swp", "4913"),
    *("undring.bak", "undring.nb.md.bak", "undring.nb.md.sb-1a2b3c4d-XyZ123", "x.crdownload"),
    *("@eaDir/x.md", "lost+found/x.md", ".~lock.undring.docx#", "_utkast/notat.txt"),
]


@pytest.mark.parametrize("name", DROPPINGS)
@pytest.mark.parametrize("folder", ["content/steps", "tools", _T])
def test_what_systems_and_editors_leave_is_passed_over(workspace, folder, name):
    assert workspace({f"{folder}/{name}": b"\xff\x00"}).report() == ""


COPIES = [
    *(
        "undring.nb - Kopi.md",
        "undring.nb - Copy (2).md",
        "undring.nb – kopi.md",
        "undring.nb kopi.md",
    ),
    *("undring.nb (1).md", "undring.nb(1).md", "undring.nb 2.md", "Kopi av undring.nb.md"),
    *("Kopi (2) av undring.nb.md", "Copy of undring.nb.md", "undring - kopi.nb.md"),
    *("undring.nb-KONTOR-PC.md", "undring.nb-Karis MacBook.md", "undring-kopi.nb.md"),
    *(
        "undring.nb (Karis konfliktkopi 2026-11-01).md",
        "undring.nb (conflicted copy 2026-11-01).md",
    ),
    *(
        "undring.nb.sync-conflict-20261101-101010-ABCDEFG.md",
        "undring.nb_conflict-20260101-101010.md",
    ),
    *("undring.nb [Conflict].md", "undring.nb_kopi.md"),
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_warned_of_and_never_read(workspace, name):
    finding, guide = only(
        workspace, {f"content/steps/{name}": _STEP.replace("title: ", "title: X")}
    )

    assert str(finding) == (
        f"content/steps/{name}:1:1: advarsel FIL11: Filen ser ut som en kopi av «undring.nb.md», "
        "og blir ikke lest\n    Flett det som er nytt inn i undring.nb.md, og slett kopien."
    )
    guide.remove(f"content/steps/{name}")
    assert guide.check().findings == []


@pytest.mark.parametrize(
    "name", ["services - Kopi.yml", "services 2.yml", "services-LAPTOP-1A2B.yml"]
)
def test_a_copy_of_a_table_is_warned_of(workspace, name):
    finding, _ = only(workspace, {f"{_T}/services.yml": _SERVICES, f"{_T}/{name}": _SERVICES})

    assert "kopi av «services.yml»" in finding.message
    as_read_through(name, finding)


@pytest.mark.parametrize("name", ["testkommune - Kopi", "testkommune (1)", "testkommune 2"])
def test_a_copy_of_a_municipality_is_warned_of_and_is_no_municipality(workspace, name):
    finding, _ = only(workspace, {f"municipalities/{name}/municipality.yml": _MUNICIPALITY})

    assert finding.rule.code == "FIL11"
    assert str(finding.at) == f"municipalities/{name}:1:1"
    as_read_through(name, finding)


@pytest.mark.parametrize(
    "name", ["undring-2", "plan-kopi", "fase-3", "nb-kopi", "copy", "for-og-etter-1", "a-no"]
)
def test_an_id_that_only_looks_like_a_copy_is_read(workspace, name):
    """There is nothing in the folder that it could be a copy of."""
    path = f"{_T}/articles/{name}.nb.md"
    guide = workspace({path: "---\ntitle: Om oss\nsection: about\n---\nHei.\n"})

    assert guide.check().findings == []
    assert name in guide.guide().documents["article"]


def test_a_file_that_is_only_in_icloud_is_not_said_to_be_missing(workspace):
    finding, guide = only(
        workspace,
        {"content/steps/.undring.nb.md.icloud": "x"},
        [("content/steps/undring.nb.md", "content/steps/.gone")],
    )

    assert "«undring.nb.md» ligger bare i iCloud" in finding.message
    as_read_through("icloud", finding)
    guide.remove("content/steps/.undring.nb.md.icloud")
    guide.write("content/steps/undring.nb.md", _STEP)
    assert guide.check().findings == []


def test_a_folder_with_nothing_but_droppings_is_no_municipality(workspace):
    assert workspace({"municipalities/gammel/.DS_Store": "x"}).check().findings == []


def test_a_folder_without_settings_says_what_to_write_and_that_mends_it(workspace):
    finding, guide = only(workspace, {"municipalities/ny/services.yml": "services: []\n"})

    assert str(finding.at) == "municipalities/ny/municipality.yml:1:1"
    assert "name, number og language" in finding.cure
    as_read_through("uten oppsett", finding)
    guide.write(finding.at.path, 'name: Ny\nnumber: "9902"\nlanguage: nb\n')
    assert guide.check().findings == []


@pytest.mark.parametrize("id", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_itself_is_no_id(workspace, id):
    report = workspace({"content/guide.yml": f"levels:\n  - id: {id}\n"}).report()

    assert f"content/guide.yml:2:9: feil FELT04: «{id}» kan ikke være en id, for Windows" in report


@pytest.mark.parametrize("id", ["consent", "com10", "auxiliary", "com"])
def test_a_name_that_only_begins_so_is_an_id(workspace, id):
    assert "FELT04" not in workspace({"content/guide.yml": f"levels:\n  - id: {id}\n"}).report()


SIGNS = "abAB12._- æÅ()#é\u0301~$"
NAMES = st.text(SIGNS, min_size=1, max_size=15).filter(lambda name: name.strip("."))


@settings(max_examples=300, deadline=None)
@given(
    folder=st.sampled_from(["", "steps/", "step/", "tools/", "x/y/"]),
    name=NAMES,
    end=st.sampled_from(["", ".md", ".nb.md", ".NB.md", ".yml", ".yaml", ".docx", ".txt"]),
    is_shared=st.booleans(),
)
def test_every_name_is_known_or_gets_a_cure_and_what_is_meant_is_known(
    folder, name, end, is_shared
):
    inside = PurePosixPath(f"{folder}{name}{end}")
    if named(inside, is_shared=is_shared):
        return
    root = "content" if is_shared else _T
    slip = slip_of(f"{root}/{inside}", inside, set(), is_shared=is_shared)

    assert slip.message
    assert slip.cure
    for meant in slip.meant:
        path = PurePosixPath(meant)
        place = path if meant.startswith("tools/") else path.relative_to(root)
        assert named(place, is_shared=is_shared), meant


@given(text=st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_slug_is_an_id_or_nothing(text):
    made = slug(text)

    assert made == slug(made)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("inside", "is_one"),
    [
        ("articles/kart-over-byen.png", True),
        ("articles/kart2.webp", True),
        ("articles/Kart.png", False),
        ("articles/eldre/kart.png", False),
        ("kart.png", False),
    ],
)
def test_a_picture_stands_right_beside_a_text_under_an_id(inside, is_one):
    found = named(PurePosixPath(inside), is_shared=False)

    assert isinstance(found, PictureFile) is is_one
