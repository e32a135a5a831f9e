"""Whatever is written and shown nowhere is told of, with a cure in one's own file."""

# ruff: noqa: E501 - small worlds on one line

import pytest
from files_inside import WHOLE

_T, _N = "municipalities/testkommune", "municipalities/nabo"
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
_DOC = "---\ntitle: Noe eget\nsummary: Eget.\n{}---\nTekst.\n"
_SKELETON = "levels:\n  - id: niva-0\n    label: A\n    steps:\n      - id: undring\n        role: ansatt\n        outcomes: [{id: avslutt, to: close}]\n"
_MINE = f"{_T}/municipality.yml"

UNUSED = {
    "a step text": ({f"{_T}/steps/eget.nb.md": _DOC.format("")}, f"{_T}/steps/eget.nb.md", f"{_T}/guide.yml"),
    "a level text": ({f"{_T}/levels/eget.nb.md": _DOC.format("")}, f"{_T}/levels/eget.nb.md", f"{_T}/guide.yml"),
    "a group text": ({f"{_T}/groups/eget.nb.md": _DOC.format("")}, f"{_T}/groups/eget.nb.md", f"{_T}/guide.yml"),
    "a step text for a service": ({f"{_T}/steps/undring.barnevern.nb.md": "---\nsummary: Eget.\n---\n"}, f"{_T}/steps/undring.barnevern.nb.md", f"variants i {_MINE}"),
    "a skeleton for a service": ({f"{_T}/guide.barnevern.yml": _SKELETON}, f"{_T}/guide.barnevern.yml", f"variants i {_MINE}"),
    "a file": ({f"{_T}/tools/mal.docx": WHOLE["docx"]}, f"{_T}/tools/mal.docx", f"{_T}/tools/"),
    "an image": ({f"{_T}/tools/bilde.png": WHOLE["png"]}, f"{_T}/tools/bilde.png", "slett den"),
    "an own tool": ({f"{_T}/tools/eget.nb.md": _DOC.format("kind: form\n")}, f"{_T}/tools/eget.nb.md", "Legg det til et steg"),
    "a type of meeting": ({f"{_T}/arenas/eget.nb.md": _DOC.format("kind: discussion\n")}, f"{_T}/arenas/eget.nb.md", f"{_T}/arenas.yml"),
    "a borrowed tool": (
        {_MINE: _SETTINGS.format("T", 9901) + "borrow: [{tool: eget, owner: nabo}]\n", f"{_N}/municipality.yml": _SETTINGS.format("N", 9902), f"{_N}/tools/eget.nb.md": _DOC.format("kind: form\n")},
        _MINE, f"{_T}/guide-changes.yml"),
    "a system": (
        {_MINE: _SETTINGS.format("T", 9901) + "hide: [tool/undringsnotat]\nsystems: [{tool: undringsnotat, name: Lys}]\n"},
        _MINE, f"{_T}/guide-changes.yml"),
    "a table in a folder": ({f"{_T}/tools/services.yml": "services: []\n"}, f"{_T}/tools/services.yml", ""),
    "helplines": ({f"{_T}/helplines.yml": "helplines: []\n"}, f"{_T}/helplines.yml", ""),
}  # fmt: skip


@pytest.mark.parametrize(("files", "path", "cure"), UNUSED.values(), ids=UNUSED)
def test_what_no_page_takes_is_told(workspace, files, path, cure):
    found = workspace(files).check("testkommune").findings

    assert [one for one in found if one.at.path == path and cure in one.cure], found


def test_what_pages_take_is_not_told(workspace):
    files = {
        f"{_T}/tools/eget.nb.md": _DOC.format(
            "kind: form\nfiles: [{file: mal.docx, title: Mal}]\n"
        ),
        f"{_T}/tools/mal.docx": WHOLE["docx"],
        f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add: {tools: [eget]}\n",
        f"{_T}/arenas/eget.nb.md": _DOC.format("kind: discussion\n"),
        f"{_T}/arenas.yml": "arenas: [{id: a, type: eget, name: Møtet}]\n",
        f"{_T}/services/eget.nb.md": _DOC.format(""),
        f"{_T}/articles/eget.nb.md": _DOC.format(""),
    }

    assert not workspace(files).check("testkommune").findings
