"""What others point at is not deleted without a word, and is told of as deleted afterwards."""

import pytest

_T = "municipalities/testkommune"
_SERVICES = """\
services:
  - id: helsestasjon
    type: barnevern
    name: Helsestasjonen
  - id: helsestasjon-2
    type: barnevern
    name: Helsestasjonen på Nes
"""
_MEASURES = """\
measures:
  - id: kurs
    name: Kurs for foreldre
    description: Et kurs.
    service: helsestasjon
"""
_TOOL = "---\ntitle: {}\nkind: guide\n---\n"
_CHANGES = "steps:\n  - step: undring\n    add:\n      tools: [liste, liste-2]\n"
_FILES = {
    f"{_T}/services.yml": _SERVICES,
    f"{_T}/measures.yml": _MEASURES,
    f"{_T}/tools/liste.nb.md": _TOOL.format("Listen"),
    f"{_T}/tools/liste-2.nb.md": _TOOL.format("Listen til"),
    f"{_T}/articles/om.nb.md": "---\ntitle: Om oss\nsection: about\n---\n\nHei.\n",
    f"{_T}/articles/mer.nb.md": "---\ntitle: Mer\nsection: about\n---\n\nSe [om](article/om) og [kurs](measure/kurs).\n",  # noqa: E501
}


@pytest.fixture
def forms(workspace, open_forms):
    return open_forms(workspace({**_FILES, f"{_T}/guide-changes.yml": _CHANGES}).with_theme())


@pytest.mark.parametrize(
    ("form", "name", "pointing", "where", "told"),
    [
        (
            "skjema/services.yml?post=helsestasjon",
            "Helsestasjonen",
            "skjema/measures.yml?post=kurs#f.service",
            "skjema/measures.yml?post=kurs",
            "«Helsestasjonen» er slettet. Velg noe annet, eller ta bort punktet.",
        ),
        (
            "skjema/measures.yml?post=kurs",
            "Kurs for foreldre",
            "skjema/articles/mer.nb.md#f.body",
            "skjema/articles/mer.nb.md",
            "Lenken fører til «Kurs for foreldre», som er slettet. Ta bort lenken, eller lenk til "
            "noe annet.",
        ),
        (
            "skjema/articles/om.nb.md",
            "Om oss",
            "skjema/articles/mer.nb.md#f.body",
            "skjema/articles/mer.nb.md",
            "Lenken fører til «Om oss», som er slettet. Ta bort lenken, eller lenk til noe annet.",
        ),
        (
            "skjema/tools/liste.nb.md",
            "Listen",
            "skjema/guide-changes.yml#f.steps.0.add.tools.0",
            "skjema/guide-changes.yml",
            "«Listen» er slettet. Velg noe annet, eller ta bort punktet.",
        ),
    ],
)
def test_what_points_at_it_is_said_first_and_that_it_is_gone_afterwards(
    forms, form, name, pointing, where, told
):
    asked = forms.send(form, "delete")

    assert asked.status_code == 200 and f"Slette «{name}»?" in asked.text
    assert f'href="{forms.base}/{pointing}"' in asked.text and told in asked.text
    assert forms.get(form)  # it is still there
    digest = dict(forms.fields(form))["_digest"]
    forms.post(form, [("_digest", digest), ("_act", "delete-all-the-same")])
    said = forms.get(where)
    assert told in said and "Mente du" not in said


def test_what_nothing_points_at_is_deleted_at_once(forms):
    answer = forms.send("skjema/articles/mer.nb.md", "delete")

    assert answer.status_code == 303
    assert not (forms.desk.files.folder / "articles/mer.nb.md").exists()


def test_what_was_asked_of_is_there_again_when_it_is_undone(forms):
    form = "skjema/articles/om.nb.md"
    digest = dict(forms.fields(form))["_digest"]
    forms.post(form, [("_digest", digest), ("_act", "delete-all-the-same")])
    forms.post("angre", [])

    assert "er slettet" not in forms.get("skjema/articles/mer.nb.md")
