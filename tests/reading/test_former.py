"""What ids and fields were called before, through several releases, and what each release says."""

import datetime as dt

import pytest

from veileder.reading import former
from veileder.reading.former import ReleaseLine, former_field, former_ids, release_lines

# Written so that the order of their names is not that of the releases.
RECORDS = {
    "0.9.0": """\
version: "0.9.0"
date: 2026-01-05
renamed:
  - {what: step/uro, to: undring, nb: Steget Uro heter Undring., nn: Steget Uro heiter Undring.}
  - {what: step/uro, step: x, to: y, nb: Noe i steget., nn: Noko i steget.}
  - {what: role/uro, to: rolleuro, nb: Rolle., nn: Rolle.}
fields:
  - {field: heading, to: caption}
added:
  - {what: tool/skjema, about: [form, 2], nb: Nytt skjema., nn: Nytt skjema.}
""",
    "0.10.0": """\
version: "0.10.0"
date: 2026-02-05
renamed:
  - {what: step/undring, to: bekymring, nb: Undring heter Bekymring., nn: Undring heiter det.}
fields:
  - {field: caption, to: title}
removed:
  - {what: tool/skjema, nb: Skjemaet er borte., nn: Skjemaet er borte.}
""",
    "0.11.0": """\
version: "0.11.0"
changed:
  - {what: step/bekymring, nb: Ikke ute ennå., nn: Ikkje ute enno.}
""",
}


@pytest.fixture
def records(tmp_path, monkeypatch):
    for version, text in RECORDS.items():
        (tmp_path / f"{version}.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(former, "RECORDS", tmp_path)
    return tmp_path


def test_the_records_of_the_program_are_where_they_are_looked_for():
    assert (former.RECORDS / "0.1.0.yml").is_file()


def test_an_id_that_was_renamed_twice_is_called_what_it_is_called_now(records):
    assert former_ids("step") == {"uro": "bekymring", "undring": "bekymring"}
    assert former_ids("role") == {"uro": "rolleuro"}
    assert former_ids("tool") == {}


@pytest.mark.parametrize(
    ("name", "now"), [("heading", "title"), ("caption", "title"), ("title", None)]
)
def test_a_field_that_was_renamed_twice_is_called_what_it_is_called_now(records, name, now):
    assert former_field(name) == now


def test_a_release_that_is_out_is_told_line_by_line_in_both_languages(records):
    lines = release_lines(records)

    assert [(line.version, line.ref, line.said["nb"]) for line in lines] == [
        ("0.9.0", "tool/skjema", "Nytt skjema."),
        ("0.9.0", "step/undring", "Steget Uro heter Undring."),
        ("0.9.0", "step/uro", "Noe i steget."),
        ("0.9.0", "role/rolleuro", "Rolle."),
        ("0.10.0", "step/bekymring", "Undring heter Bekymring."),
        ("0.10.0", "tool/skjema", "Skjemaet er borte."),
    ]
    said = {"nb": "Nytt skjema.", "nn": "Nytt skjema."}
    day = dt.date(2026, 1, 5)
    assert lines[0] == ReleaseLine("0.9.0", day, "tool/skjema", said, ("form", "2"))
    assert lines[4].said["nn"] == "Undring heiter det."


def test_a_field_with_its_former_name_is_told_the_new_one(records, workspace):
    report = workspace({"content/steps/undring.nb.md": "---\nheading: Undring\n---\n"}).report()

    assert report == (
        "content/steps/undring.nb.md:2:1: feil FELT01: Feltet «heading» heter nå «title»\n"
        "    Skriv title."
    )
