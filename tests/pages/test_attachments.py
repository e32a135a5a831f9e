"""Files beside a tool: the types that offices have, with type and size, and none with macros."""

import pytest
from files_inside import WHOLE, exif, jpg, old, word

from veileder.editing.attached import NotAttached, fit, name_for
from veileder.model.formats import size

_T = "municipalities/testkommune"
_TOOL = "---\ntitle: Plan\nkind: form\nfiles:\n  - file: {}\n    title: Malen\n---\n"
_CHANGES = {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add: {tools: [plan]}\n"}


def _world(workspace, file):
    world = workspace({**_CHANGES, f"{_T}/tools/plan.nb.md": _TOOL.format(file)})
    world.write(f"{_T}/tools/{file}", WHOLE.get(file.rpartition(".")[2], b"PK"))
    return world


@pytest.mark.parametrize(
    "suffix", ["doc", "dotx", "odp", "ods", "odt", "potx", "ppt", "pptx", "xls", "xlsx"]
)
def test_common_office_files_are_taken(workspace, suffix):
    assert not _world(workspace, f"mal.{suffix}").check().findings


def test_the_page_says_type_and_size(workspace, tmp_path):
    _world(workspace, "mal.potx").with_theme().build(tmp_path / "site")

    page = (tmp_path / "site/testkommune/verktoy/plan/index.html").read_text()
    assert "Malen (potx, 1 kB)" in page


@pytest.mark.parametrize("suffix", ["docm", "dotm", "xlsm", "pptm"])
def test_a_file_for_macros_is_refused(workspace, suffix):
    said = "\n".join(map(str, _world(workspace, f"mal.{suffix}").check().findings))

    assert "kan ikke publiseres" in said and "Lagre den uten makroer" in said
    with pytest.raises(NotAttached, match="uten makroer"):
        name_for(f"mal.{suffix}", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word(**{"word/vbaProject.bin": "x"})),
        ("a.doc", old("doc", "_VBA_PROJECT")),
    ],
)
def test_macros_inside_are_seen_when_the_file_is_put_in(name, content):
    with pytest.raises(NotAttached, match="makroer"):
        fit(name, content)


def test_old_office_files_are_known_by_how_they_begin():
    assert fit("a.xls", WHOLE["xls"]) == WHOLE["xls"]
    with pytest.raises(NotAttached, match="Innholdet er ikke"):
        fit("a.xls", b"PK\x03\x04")


def test_a_picture_is_put_in_and_published_without_where_and_who(workspace, tmp_path):
    taken = jpg((0xE1, exif((0x8825, 8), (0x0112, 6))), (0xFE, b"Kari"))

    assert fit("a.jpg", taken) == fit("a.jpg", fit("a.jpg", taken))
    world = _world(workspace, "bilde.jpg").with_theme()
    world.write(f"{_T}/tools/bilde.jpg", taken)
    world.build(tmp_path / "site")
    published = (tmp_path / "site/testkommune/verktoy/plan/bilde.jpg").read_bytes()
    assert published == fit("a.jpg", taken) and b"Kari" not in published
    assert b"\x88\x25" not in published and b"\x01\x12" in published


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, "1 kB"), (120_400, "120 kB"), (2_340_000, "2,3 MB")]
)
def test_sizes_are_said_as_people_read_them(count, said):
    assert size(count) == said
