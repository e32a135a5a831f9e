"""Writing: whole or not at all, and every shipped file comes back as it was."""

import pytest

from veileder.editing import atomic
from veileder.editing.documents import values_in, with_values
from veileder.editing.files import Conflict, Files, digest
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
