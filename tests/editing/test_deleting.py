"""What others point at is not deleted without a word, and is told of as deleted afterwards."""

from dataclasses import replace

import pytest

from veileder import rules
from veileder.editing.deleting import as_gone, brought_about, gone_by
from veileder.editing.files import Saved
from veileder.findings import Finding, Location

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


_ROW = "{}:\n  - id: a\n    {}\n  - id: b\n  - x\n  - name: Uten id\n"
_A = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("path", "before", "after", "gone"),
    [
        *(
            (f"{file}.yml", _ROW.format(rows, said), f"{rows}:\n  - id: b\n", {(kind, "a"): name})
            for file, rows, kind, said, name in (
                ("services", "services", "unit", "name: A", "A"),
                ("measures", "measures", "measure", "name: A", "A"),
                ("terms", "terms", "term", "nb: {term: A}", "A"),
                ("answers", "answers", "answer", "nb: {question: A}", "A"),
                ("consent", "consent", "consent", "until: 12", "a"),
                ("year", "events", "event", "name: A", "A"),
            )
        ),
        ("terms.yml", "terms:\n  - id: a\n", None, {("term", "a"): "a"}),
        ("arenas.yml", _ROW.format("arenas", "name: A"), None, {}),
        ("services.yml", "services: x\n", None, {}),
        ("services.yml", "services: [\n", None, {}),
        ("services.yml", None, "services:\n  - id: a\n", {}),
        ("steps/a.nb.md", _A, None, {("step", "a"): "A"}),
        ("steps/a.skole.nb.md", "---\nsummary: A\n---\n", None, {("step", "a"): "a"}),
        ("steps/a.nb.md", _A, "---\ntitle: B\n---\n", {}),
    ],
)
def test_what_a_save_took_away_is_known_by_its_kind_and_name(path, before, after, gone):
    assert gone_by(Saved(path, before, after, 0.0)) == gone


_AT = Location("a.yml", 3)


@pytest.mark.parametrize(
    ("rule", "message", "told"),
    [
        (rules.REF_UNKNOWN, "Ukjent verktøy «a»", "«Navn» er slettet"),
        (rules.REF_UNKNOWN, "Ukjent verktøy «b»", "Ukjent verktøy «b»"),
        (rules.REF_UNKNOWN, "Ukjent steg «a»", "Ukjent steg «a»"),
        (rules.REF_UNKNOWN, "Ukjent noe «a»", "Ukjent noe «a»"),
        (rules.LINK_DEAD, "Lenken «tool/a#x» er død", "Lenken fører til «Navn», som er slettet"),
        (rules.LINK_DEAD, "Lenken «x» er død", "Lenken «x» er død"),
        (rules.PAGE_BROKEN, "Ukjent verktøy «a»", "Ukjent verktøy «a»"),
    ],
)
def test_only_what_points_at_it_is_told_of_as_deleted(rule, message, told):
    before = Finding(rule, _AT, message, "Mente du «c»?")

    (found,) = as_gone([before], {("tool", "a"): "Navn"})
    assert found.message == told and (found == before) == (told == message)
    assert (found.cure == before.cure) == (told == message)


def test_what_is_wrong_now_and_was_not_before_is_told_wherever_its_line_is():
    one, other = (Finding(rules.LINK_DEAD, _AT, message, "") for message in "ab")
    moved, elsewhere = replace(one, at=Location("a.yml", 9)), replace(one, at=Location("b.yml", 3))
    of_another = replace(one, rule=rules.REF_UNKNOWN)

    assert [*brought_about([one], [moved, elsewhere, other, of_another])] == [
        elsewhere, other, of_another,
    ]  # fmt: skip
