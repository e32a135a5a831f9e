"""Writing: whole or not at all, and every shipped file comes back as it was."""

import pytest

from veileder.editing import atomic
from veileder.editing import files as files_module
from veileder.editing.documents import values_in, with_values
from veileder.editing.files import Conflict, Files, Outside, digest
from veileder.editing.fitting import fits
from veileder.editing.forms import form_of
from veileder.faults import Refusal


def _shipped(project):
    for top in ("content", "tools", "municipalities"):
        for path in sorted((project / top).rglob("*")):
            if path.suffix in (".yml", ".md") and path.name != "README.md":
                above = path.relative_to(project).parts[1 if top == "content" else 0 : -1]
                folder = above[2:] if top == "municipalities" else above
                yield path, "/".join((*folder, path.name))


def test_every_shipped_file_comes_back_byte_for_byte(project):
    """Through the whole of it: read, shown in a form, sent back without a change, written."""
    changed, seen = [], 0
    for path, name in _shipped(project):
        text = path.read_bytes().decode()
        if name == "helplines.yml":
            continue  # only those who keep the shared content write it
        form = form_of(name, "", text)
        assert fits(form.parts, form.shown())
        changed += [path] if form.becomes(form.shown()) != text else []
        seen += 1

    assert changed == [] and seen > 400


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_beginning_stay(ends, mark):
    text = mark + "# Vi.\nname: A\nnumber: '0301'\n".replace("\n", ends)

    after = with_values(text, "municipality.yml", {"name": "B", "number": "0301"})

    assert after == text.replace("name: A", "name: B")


def test_a_number_that_begins_with_nothing_keeps_its_quotes():
    after = with_values("", "municipality.yml", {"number": "0301", "name": "no", "age": 16})

    assert after == 'number: "0301"\nname: "no"\nage: 16\n'
    assert values_in(after, "municipality.yml") == {"number": "0301", "name": "no", "age": "16"}


@pytest.fixture
def files(tmp_path):
    (tmp_path / "k").mkdir()
    (tmp_path / "k/services.yml").write_text("a: 1\n")
    return Files(tmp_path / "k", tmp_path / "state")


def test_the_rights_of_a_file_stay(files):
    path = files.folder / "services.yml"
    path.chmod(0o640)
    files.save("services.yml", "a: 2\n", digest("a: 1\n"))

    assert path.stat().st_mode & 0o777 == 0o640 and path.read_text() == "a: 2\n"


def test_a_save_that_is_stopped_halfway_leaves_the_file_as_it_was(files, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(Refusal, match=r"kunne ikke lagres \(disken er full\)"):
        files.save("services.yml", "a: 2\n", digest("a: 1\n"))

    assert [p.name for p in files.folder.iterdir()] == ["services.yml"]
    assert (files.folder / "services.yml").read_text() == "a: 1\n"


def test_a_file_that_was_changed_is_not_overwritten(files):
    with pytest.raises(Conflict) as conflict:
        files.save("services.yml", "a: 2\n", digest("a: 0\n"))

    assert conflict.value.now == "a: 1\n"


def test_every_save_can_be_undone_also_after_a_new_start(files):
    files.save("services.yml", "a: 2\n", digest("a: 1\n"))
    files.save("services.yml", "a: 3\n", digest("a: 2\n"))
    files.save("ny.yml", "b: 1\n", digest(None))
    again = Files(files.folder, files.folder.parent / "state")

    for expected in (["services.yml"], ["services.yml"], ["services.yml"]):
        again.undo()
        assert sorted(p.name for p in again.folder.iterdir()) == expected
    assert (again.folder / "services.yml").read_text() == "a: 1\n"
    assert again.undo() is None


def test_drafts_and_history_that_are_damaged_are_let_go(files):
    files.keep_draft("services.yml", {"typed": {}})
    files.save("services.yml", "a: 2\n", digest("a: 1\n"))
    for path in (files.folder.parent / "state").rglob("*.json"):
        path.write_text("{")

    assert files.draft("services.yml") is None and files.undo() is None


@pytest.mark.parametrize(
    ("name", "is_hers"),
    [
        *((name, True) for name in ("a.yml", "tools/a.pdf", "steps/a-1.skole.nb.md", "0/a.docx")),
        (f"{'a' * 116}.yml", True),
        (f"{'a' * 117}.yml", False),
        *((name, False) for name in ("", "a", "a.exe", ".yml", "-a.yml", "A.yml", "å.yml")),
        ("a.YML", False),
        *((name, False) for name in ("a/b/c.yml", "/a.yml", "a//b.yml", "../a.yml", "a/./b.yml")),
        *((name, False) for name in ("a b.yml", "a_b.yml", "con.yml", "a./b.yml", "a.yml/")),
    ],
)  # fmt: skip
def test_only_plain_paths_in_her_folder_are_read_and_written(files, name, is_hers):
    said = f"«{name}» er ikke en fil som kan redigeres her."
    for act in (files.read, lambda one: files.save(one, None, digest(None))):
        try:
            act(name)
            assert is_hers
        except Outside as outside:
            assert not is_hers and str(outside) == said


def test_a_link_is_no_file_of_hers(files):
    (files.folder / "annen.yml").symlink_to("services.yml")
    (files.folder / "tools").symlink_to(files.folder)

    assert files.names() == ["services.yml"]
    for name in ("annen.yml", "tools/services.yml"):
        with pytest.raises(Outside, match=f"«{name}» er en symbolsk lenke, og skrives ikke."):
            files.read(name)


def test_her_folder_may_stand_behind_a_link(files):
    behind = files.folder.parent / "lenke"
    behind.symlink_to(files.folder.parent)

    assert Files(behind / "k", behind / "state").read("services.yml") == "a: 1\n"


def _saved(one):
    return one and (one.path, one.before, one.after)


def test_what_is_saved_together_is_undone_together_and_nothing_else(files):
    files.save("a.yml", "a: 1\n", digest(None))
    files.save_all(
        {"services.yml": "a: 2\n", "b.yml": "b: 1\n", "a.yml": "a: 1\n"},
        {"services.yml": digest("a: 1\n"), "a.yml": digest("a: 1\n")},
    )

    last = ("b.yml", None, "b: 1\n")
    assert [_saved(one) for one in files.saves()] == [
        ("a.yml", None, "a: 1\n"), ("services.yml", "a: 1\n", "a: 2\n"), last,
    ]  # fmt: skip
    assert _saved(files.last_saved) == _saved(files.undo()) == last
    assert (files.names(), files.read("services.yml")) == (["a.yml", "services.yml"], "a: 1\n")
    files.undo()
    assert (files.names(), files.last_saved) == (["services.yml"], None)


def test_nothing_is_written_where_one_of_several_was_changed_meanwhile(files):
    wanted = {"b.yml": "b: 1\n", "services.yml": "a: 2\n"}
    right = {"services.yml": digest("a: 1\n")}
    for made_from in ({}, {"services.yml": digest("a: 0\n")}, {**right, "b.yml": digest("")}):
        with pytest.raises(Conflict):
            files.save_all(wanted, made_from)

    assert (files.names(), files.saves()) == (["services.yml"], [])


def test_what_was_changed_after_a_save_is_not_undone(files):
    files.save("services.yml", "a: 2\n", digest("a: 1\n"))
    (files.folder / "services.yml").write_text("a: 3\n")

    with pytest.raises(Conflict) as conflict:
        files.undo()
    assert (conflict.value.now, files.read("services.yml")) == ("a: 3\n", "a: 3\n")
    (files.folder / "services.yml").unlink()
    with pytest.raises(Conflict) as conflict:
        files.undo()
    assert conflict.value.now == ""


def test_as_many_saves_as_are_remembered_can_be_undone(files, monkeypatch):
    monkeypatch.setattr(files_module, "_HISTORY", 2)
    for number in range(1, 5):
        files.save("services.yml", f"a: {number + 1}\n", digest(f"a: {number}\n"))

    assert [one.after for one in files.saves()] == ["a: 4\n", "a: 5\n"]


def test_a_file_that_is_no_text_is_remembered_as_long_as_it_can_be_undone(files, monkeypatch):
    monkeypatch.setattr(files_module, "_HISTORY", 2)
    kept = files.folder.parent / "state/kept"
    told = digest(None)
    for content in (b"en", b"to", b"tre", None):
        files.save_file("tools/a.pdf", content, told)
        told = digest(files.read("tools/a.pdf"))

    assert sorted(path.read_bytes() for path in kept.iterdir()) == [b"to", b"tre"]
    assert files.undo().after is None and files.read("tools/a.pdf").startswith("3 byte ")
    for path in kept.iterdir():
        path.unlink()
    with pytest.raises(Refusal, match=r"a\.pdf er ikke tatt vare på, og kan ikke settes tilbake\."):
        files.undo()
    with pytest.raises(Outside, match=r"^Filen er ikke en tekst, og kan ikke skrives som en\.$"):
        files.save("tools/b.pdf", "tekst", digest(None))


def test_drafts_are_known_by_their_file_and_entry(files):
    for form in ("services.yml#b", "services.yml#a", "a.yml", "veileder", "no.exe#x"):
        files.keep_draft(form, {"typed": form})
    (files.folder.parent / "state/drafts/x.json").write_text('{"_form": 3}')

    assert files.drafted() == [("a.yml", ""), ("services.yml", "a"), ("services.yml", "b")]
    assert {entry: kept["typed"] for entry, kept in files.drafts("services.yml").items()} == {
        "a": "services.yml#a", "b": "services.yml#b",
    }  # fmt: skip
    assert files.draft("veileder") == {"typed": "veileder", "_form": "veileder"}
    files.keep_draft("veileder", None)
    assert files.draft("veileder") is None


def test_what_an_old_program_wrote_is_read_as_it_meant_it(files):
    (files.folder / "services.yml").write_bytes("navn: Blå – «ås»\n".encode("cp1252"))

    assert files.read("services.yml") == "navn: Blå – «ås»\n"
