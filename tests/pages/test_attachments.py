"""Files beside a tool: the types that offices have, with type and size, and none with macros."""

import pytest

from veileder.editing.attached import NotAttached, must_be_right, name_for
from veileder.model.formats import size

_T = "municipalities/testkommune"
_TOOL = "---\ntitle: Plan\nkind: form\nfiles:\n  - file: {}\n    title: Malen\n---\n"
_CHANGES = {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add: {tools: [plan]}\n"}
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _world(workspace, file):
    world = workspace({**_CHANGES, f"{_T}/tools/plan.nb.md": _TOOL.format(file)})
    world.write(f"{_T}/tools/{file}", b"x" * 120_400)
    return world


@pytest.mark.parametrize(
    "suffix", ["doc", "dotx", "odp", "ods", "odt", "potx", "ppt", "pptx", "xls", "xlsx"]
)
def test_common_office_files_are_taken(workspace, suffix):
    assert not _world(workspace, f"mal.{suffix}").check().findings


def test_the_page_says_type_and_size(workspace, tmp_path):
    _world(workspace, "mal.potx").with_theme().build(tmp_path / "site")

    page = (tmp_path / "site/testkommune/verktoy/plan/index.html").read_text()
    assert "Malen (potx, 120 kB)" in page


@pytest.mark.parametrize("suffix", ["docm", "dotm", "xlsm", "pptm"])
def test_a_file_for_macros_is_refused(workspace, suffix):
    said = "\n".join(map(str, _world(workspace, f"mal.{suffix}").check().findings))

    assert "kan ikke publiseres" in said and "Lagre den uten makroer" in said
    with pytest.raises(NotAttached, match="uten makroer"):
        name_for(f"mal.{suffix}", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"PK\x03\x04...word/vbaProject.bin..."),
        ("a.doc", _OLD + "_VBA_PROJECT".encode("utf-16-le")),
    ],
)
def test_macros_inside_are_seen_when_the_file_is_put_in(name, content):
    with pytest.raises(NotAttached, match="makroer"):
        must_be_right(name, content)


def test_old_office_files_are_known_by_how_they_begin():
    must_be_right("a.xls", _OLD)
    with pytest.raises(NotAttached, match="Innholdet er ikke"):
        must_be_right("a.xls", b"PK\x03\x04")


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, "1 kB"), (120_400, "120 kB"), (2_340_000, "2,3 MB")]
)
def test_sizes_are_said_as_people_read_them(count, said):
    assert size(count) == said
