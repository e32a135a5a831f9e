"""What is kept between runs: believed only when whole, never needed, gone when not used."""

import os
import re
import sqlite3
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from veileder import kept as module
from veileder.answers import kept
from veileder.checked import read
from veileder.kept import PLACE, drained, keeping, take


@dataclass(frozen=True)
class Answer:
    text: str
    parts: tuple[int, ...]


asked: list[str] = []


@kept(Answer)
def ask(text, times=1):
    asked.append(text)
    return Answer(text * times, (times, len(text)))


@pytest.fixture(autouse=True)
def _nothing_asked(tmp_path, monkeypatch):
    asked.clear()
    monkeypatch.setenv(PLACE, str(tmp_path / "lager"))


def again(_, *texts, **named):
    """Ask in a run of its own, and return what was answered and what had to be worked out."""
    asked.clear()
    with keeping():
        answers = [ask(text, **named) for text in texts]
    return answers, list(asked)


def file(root):
    return root / "lager/kept.sqlite3"


def test_the_next_run_knows_the_answer(tmp_path):
    first = again(tmp_path, "blåbær\n«ja»", "")
    assert first[1] == ["blåbær\n«ja»", ""]
    assert again(tmp_path, "blåbær\n«ja»", "") == (first[0], [])


def test_what_no_file_can_say_is_worked_out_each_time(tmp_path):
    for _ in range(2):
        assert again(tmp_path, "\ud800") == ([Answer("\ud800", (1, 1))], ["\ud800"])


def test_other_arguments_are_another_question(tmp_path):
    again(tmp_path, "a")
    assert again(tmp_path, "a", times=2) == ([Answer("aa", (2, 1))], ["a"])
    assert again(tmp_path, "a", times=3)[1] == ["a"]


def test_another_program_asks_anew(tmp_path, monkeypatch):
    again(tmp_path, "a")
    monkeypatch.setattr(module, "program_digest", lambda: b"another")
    assert again(tmp_path, "a")[1] == ["a"]


def test_every_library_that_pages_come_out_of_has_a_say():
    """A new version of any of them makes anew; the others only wait, show, edit or tell time."""
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    needed = {
        re.match(r"[\w-]+", name)[0] for name in tomllib.loads(project)["project"]["dependencies"]
    }

    edits = {"beautifulsoup4", "markdownify", "h11", "starlette", "uvicorn"}
    others = {"platformdirs", "shtab", "tqdm", "tzdata", "watchdog"}
    assert needed - edits - others == set(module.LIBRARIES)


def test_without_a_store_everything_is_worked_out():
    assert ask("a") == Answer("a", (1, 1))
    assert ask("a") == Answer("a", (1, 1))
    assert asked == ["a", "a"]
    assert drained() == {}


@pytest.mark.parametrize("junk", [b"", b"x", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_store_is_begun_anew(tmp_path, junk):
    again(tmp_path, "a")
    file(tmp_path).write_bytes(junk)
    assert again(tmp_path, "a") == ([Answer("a", (1, 1))], ["a"])
    assert again(tmp_path, "a")[1] == []


def test_an_entry_that_has_changed_is_not_believed(tmp_path):
    again(tmp_path, "a")
    with sqlite3.connect(file(tmp_path)) as connection:
        connection.execute("UPDATE kept SET value = ?", (b'{"text":"b","parts":[1]}',))
    assert again(tmp_path, "a") == ([Answer("a", (1, 1))], ["a"])


def test_half_a_file_is_not_believed(tmp_path):
    again(tmp_path, *map(str, range(2000)))
    whole = file(tmp_path).read_bytes()
    for share in (0.1, 0.5, 0.9):
        file(tmp_path).write_bytes(whole[: int(len(whole) * share)])
        assert again(tmp_path, "7")[0] == [Answer("7", (1, 1))]


def test_taking_it_away_costs_time_only(tmp_path):
    first, _ = again(tmp_path, "a")
    file(tmp_path).unlink()
    assert again(tmp_path, "a") == (first, ["a"])


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "lager").write_text("i veien")
    assert again(tmp_path, "a")[1] == ["a"]
    assert (tmp_path / "lager").read_text() == "i veien"


def test_it_stands_in_the_users_own_folder_and_never_among_the_content(workspace, monkeypatch):
    """Whoever can change the content must not be able to say what a text comes out as."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home := workspace().root / "hjem"))
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv(PLACE)
    world = workspace()
    before = {path for path in world.root.rglob("*") if home not in path.parents}

    read(world.root)

    assert list(home.rglob("kept.sqlite3"))
    assert {path for path in world.root.rglob("*") if home not in path.parents} - {home} == before


@pytest.mark.parametrize("place", ["", "her", "~/her"])
def test_without_a_place_of_its_own_nothing_is_kept(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PLACE, place)

    again(tmp_path, "a")

    assert again(tmp_path, "a")[1] == ["a"]
    assert list(tmp_path.iterdir()) == []


unix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")


@unix_only
@pytest.mark.parametrize("rights", [0o777, 0o770, 0o1777])
def test_a_folder_that_others_can_write_in_is_done_without(tmp_path, rights):
    again(tmp_path, "a")
    (tmp_path / "lager").chmod(rights)
    before = file(tmp_path).read_bytes()

    assert again(tmp_path, "a")[1] == ["a"]
    assert file(tmp_path).read_bytes() == before

    (tmp_path / "lager").chmod(0o700)
    assert again(tmp_path, "a")[1] == []


@unix_only
def test_a_store_that_others_can_write_is_begun_anew(tmp_path):
    again(tmp_path, "a")
    file(tmp_path).chmod(0o666)

    assert again(tmp_path, "a")[1] == ["a"]
    assert file(tmp_path).stat().st_mode & 0o022 == 0
    assert again(tmp_path, "a")[1] == []


@unix_only
def test_somebody_elses_folder_is_done_without(tmp_path, monkeypatch):
    again(tmp_path, "a")
    monkeypatch.setattr(os, "geteuid", lambda: (tmp_path / "lager").stat().st_uid + 1)
    assert again(tmp_path, "a")[1] == ["a"]


@unix_only
def test_its_folder_is_made_for_the_user_alone(tmp_path):
    again(tmp_path, "a")
    assert (tmp_path / "lager").stat().st_mode & 0o777 == 0o700


def test_another_run_that_writes_is_not_waited_for_long(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_WAIT", 0.01)
    again(tmp_path, "a")
    with sqlite3.connect(file(tmp_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert again(tmp_path, "b") == ([Answer("b", (1, 1))], ["b"])


def test_what_nobody_uses_is_forgotten_and_what_is_used_stays(tmp_path, monkeypatch):
    def day(text):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_790_000_000 + 86_400 * text))

    day(0)
    again(tmp_path, "a", "b")
    day(10)
    assert again(tmp_path, "a")[1] == []
    day(20)
    assert again(tmp_path, "a")[1] == []
    assert again(tmp_path, "b")[1] == ["b"]


def test_a_store_that_has_grown_too_large_is_begun_anew(tmp_path, monkeypatch):
    again(tmp_path, "a")
    monkeypatch.setattr(module, "_MOST", 100)
    assert again(tmp_path, "a")[1] == ["a"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_reads_and_hands_over_what_it_worked_out(tmp_path):
    again(tmp_path, "a")
    with keeping():
        ask("a")
        reading, writing = os.pipe()
        if not os.fork():
            asked.clear()
            ask("a"), ask("b")
            os.write(writing, repr((asked, drained())).encode())
            os._exit(0)
        os.wait()
        worked_out, new = eval(os.read(reading, 10_000))
        take(new)
    assert worked_out == ["b"] and len(new) == 1
    assert again(tmp_path, "b")[1] == []


def test_a_fault_in_the_block_keeps_nothing_and_closes(tmp_path):
    with pytest.raises(ZeroDivisionError), keeping():
        ask("a")
        raise ZeroDivisionError
    assert again(tmp_path, "a")[1] == ["a"]
