"""The records of the releases that there are, and where an id can stand."""

# ruff: noqa: E501 - examples read best as they stand in their files

import json
import subprocess
from pathlib import Path

import pytest

from veileder import __version__
from veileder.model.base import Part
from veileder.model.kinds import KINDS, TABLES
from veileder.reading import former
from veileder.reading.former import RECORDS
from veileder.updating.comparing import _fields, compared
from veileder.updating.fetching import tree
from veileder.updating.references import LOCAL, has_ids, kind_of
from veileder.updating.release import number, read_release, read_releases
from veileder.updating.shown import _plain

PROJECT = Path(__file__).resolve().parents[2]
_IDS = Path(__file__).with_name("ids.txt")
_LOCAL_BUT_NAMED = {
    "Measure.service",  # of one's own services.yml
    "BorrowedService.service",  # of somebody else's tables
    "BorrowedMeasure.measure",
    "BorrowedArena.arena",
    "Theme.helplines",
    "Check.function",  # of responsible.yml, where a municipality may have its own
}


def test_every_release_has_a_record_and_each_is_called_what_it_is_of():
    records = read_releases()

    assert [record.version for record in records][-1:] == [__version__]
    assert {f"{record.version}.yml" for record in records} == {p.name for p in RECORDS.glob("*")}


def test_the_record_of_this_version_says_what_changed_since_the_last():
    versions = sorted((record.version for record in read_releases()), key=number)
    if len(versions) == 1:
        return  # there is none before the first
    tags = subprocess.run(
        ["git", "-C", str(PROJECT), "tag"], capture_output=True, text=True, check=False
    ).stdout.split()
    if f"v{versions[-2]}" not in tags:
        pytest.skip(f"git does not know v{versions[-2]}")
    with tree(PROJECT, f"v{versions[-2]}") as old:
        assert compared(old, PROJECT, read_releases()[-1]) == []


def _models(model, seen):
    if model in seen:
        return
    seen.add(model)
    for info in model.model_fields.values():
        for inner in _inside(info.annotation):
            _models(inner, seen)


def _inside(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [one for arg in getattr(annotation, "__args__", ()) for one in _inside(arg)]


def test_it_is_known_of_every_field_with_ids_what_they_are_ids_of():
    models = set()
    for model in (*(kind.model for kind in KINDS.values()), *TABLES.values()):
        _models(model, models)
    fields = [(m, name) for m in models for name in m.model_fields if has_ids(m, name)]

    unknown = {
        f"{model.__name__}.{name}"
        for model, name in fields
        if kind_of(model, name) is None and name not in LOCAL
    }

    assert len(fields) > 70
    assert unknown == _LOCAL_BUT_NAMED


def test_what_the_ids_in_each_field_are_ids_of_is_as_when_somebody_read_it(tmp_path):
    """One that is wrong here is not renamed, and not seen to when it is gone."""
    models = set()
    for model in (*(kind.model for kind in KINDS.values()), *TABLES.values()):
        _models(model, models)
    fields = ((m, name) for m in models for name in m.model_fields if has_ids(m, name))
    now = "".join(sorted(f"{m.__name__}.{name}: {kind_of(m, name)}\n" for m, name in fields))

    (tmp_path / "ids.txt").write_text(now, encoding="utf-8")
    assert now == _IDS.read_text("utf-8"), f"wanted? then: cp {tmp_path / 'ids.txt'} {_IDS}"


def test_every_id_is_of_a_kind_that_there_is():
    models = set()
    for model in (*(kind.model for kind in KINDS.values()), *TABLES.values()):
        _models(model, models)

    kinds = {kind_of(m, name) for m in models for name in m.model_fields} - {None, "ref"}
    inside = "outcome deadline group term answer consent event holiday matter level step"
    assert kinds <= {*KINDS, *inside.split()}
    assert {*inside.split()} <= kinds


@pytest.mark.parametrize(("older", "newer"), [("0.9", "0.10"), ("0.1", "0.1.1"), ("v0.1.0", "0.2")])
def test_versions_come_in_their_order(older, newer):
    assert number(older) < number(newer)


def test_a_record_with_a_slip_says_where():
    with pytest.raises(ValueError, match=r"9\.yml:2:1: feil FELT01"):
        read_release('version: "9"\naded: []\n', "9.yml")


def test_a_version_may_be_written_short():
    assert number("0.1") == number("v0.1.0") == (0, 1, 0)


def test_records_are_read_oldest_first(tmp_path):
    for version in ("0.10", "0.9", "0.2"):
        text = f'version: "{version}"\n# æ\n'
        (tmp_path / f"{version}.yml").write_text(text, encoding="utf-8")

    assert [one.version for one in read_releases(tmp_path)] == ["0.2", "0.9", "0.10"]


@pytest.mark.parametrize(
    ("removed", "said"),
    [
        ("what: tool/a, instead: law/b", ": «law/b» er ikke av samme slag som «tool/a»"),
        ("what: level/a", ": «level/a» kan ikke bli kommunens eget. Skriv instead"),
    ],
)
def test_what_is_removed_leads_to_something_of_its_kind(removed, said):
    with pytest.raises(ValueError, match=said):
        read_release(f'version: "9"\nremoved:\n  - {{{removed}, nb: X, nn: X}}\n', "9.yml")


def test_a_field_that_is_gone_is_in_the_record(tmp_path):
    for release, fields in (("old", ("a", "b", "c")), ("new", ("a",))):
        inner = {"$defs": [{"properties": {field: {} for field in fields}}]}
        (tmp_path / release / "schemas").mkdir(parents=True)
        (tmp_path / release / "schemas/x.json").write_text(json.dumps(inner), encoding="utf-8")
    record = 'version: "9"\nfields:\n  - {model: X, field: b, to: a, nb: X, nn: X}\n'

    said = _fields(tmp_path / "old", tmp_path / "new", read_release(record, "9.yml"))
    assert list(said) == ["feltet c i x er borte, men står ikke i oversikten"]


@pytest.fixture
def renamed(tmp_path, monkeypatch):
    """Two releases that have renamed a term twice, a role and a field."""
    line = "nb: X, nn: X"
    (tmp_path / "0.2.yml").write_text(
        f'version: "0.2"\nrenamed:\n  - {{what: term/gammel, to: nyere, {line}}}\n'
        f"fields:\n  - {{model: StepText, field: ingress, to: summary, {line}}}\n"
    )
    (tmp_path / "0.10.yml").write_text(
        f'version: "0.10"\nrenamed:\n  - {{what: term/nyere, to: undring, {line}}}\n'
        f"  - {{what: role/tilsett, to: ansatt, {line}}}\n"
    )
    monkeypatch.setattr(former, "RECORDS", tmp_path)


_MINE = "municipalities/testkommune"


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("terms.yml", "terms:\n  - id: x\n    nb: {term: X, definition: Y}\n    confused_with: [gammel]\n", "«gammel» heter nå «undring»\n    Skriv undring."),
        ("guide-changes.yml", "steps:\n  - step: evaluer\n    based_on: new\n    role: tilsett\n", "«tilsett» heter nå «ansatt»\n    Skriv ansatt."),
        ("steps/undring.nb.md", "---\nbased_on: new\ningress: Vår.\n---\n", "Feltet «ingress» heter nå «summary»\n    Skriv summary."),
    ],
)  # fmt: skip
def test_what_has_another_name_since_an_earlier_release_is_called_by_it(
    workspace, path, text, said
):
    world = workspace({f"{_MINE}/{path}": text})

    assert any(said in str(finding) for finding in world.check().findings)


def test_a_value_of_many_is_told_on_one_line():
    assert _plain({"a": ["b", "c"], "d": None, "e": {"f": 1}}) == "a: b; c; e: f: 1"
