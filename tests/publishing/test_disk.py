"""What a disk or a system does to us is told in words, tried again, or done in another way."""

import contextlib
import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from veileder.faults import PublishFault
from veileder.front_door.cli import main
from veileder.publishing import disk
from veileder.publishing.disk import (
    afterwards,
    disk_faults,
    exchange,
    half_changed,
    patiently,
    remove,
    to_disk,
)

RIGHTS = "Sjekk rettighetene, eller velg en annen mappe med --output."
OUT = Path("/et/sted/ut")


@pytest.mark.parametrize(
    ("number", "words", "cure"),
    [
        (errno.ENOSPC, "disken er full", "Frigjør plass og kjør på nytt."),
        (errno.EDQUOT, "diskkvoten er brukt opp", "Frigjør plass og kjør på nytt."),
        (errno.EFBIG, "en fil ble større enn det er lov til her", "Øk grensen for filstørrelse."),
        (errno.EROFS, "disken kan bare leses", "Velg en annen mappe med --output."),
        (errno.EACCES, "ingen tilgang", RIGHTS),
        (errno.EPERM, "ingen tilgang", RIGHTS),
        (errno.ENAMETOOLONG, "navnet er for langt", "Velg et kortere navn med --output."),
        (errno.ELOOP, "lenkene i stien går i ring", "Velg en annen mappe med --output."),
        (errno.EBUSY, "noe annet bruker mappen", "Lukk det som bruker den, og kjør på nytt."),
        (
            errno.EMFILE,
            "for mange filer er åpne",
            "Øk grensen for åpne filer, eller bruk --jobs 1.",
        ),
        (errno.ENFILE, "for mange filer er åpne", "Lukk andre programmer, og kjør på nytt."),
        (errno.ENOMEM, "minnet er fullt", "Lukk andre programmer, eller bruk --jobs 1."),
        (errno.ENOLCK, "filer kan ikke låses her", "Velg en annen mappe med --output."),
        (errno.EIO, "disken svarer ikke som den skal", "Kjør på nytt."),
        (errno.ESTALE, "nettverksdisken svarer ikke som den skal", "Kjør på nytt."),
        (errno.ETIMEDOUT, "nettverksdisken svarer ikke", "Kjør på nytt."),
    ],
)
def test_what_a_disk_does_is_said_with_what_to_do(number, words, cure):
    with pytest.raises(PublishFault) as fault, disk_faults(OUT):
        raise OSError(number, "in English", "a.html")

    assert str(fault.value) == (
        f"Kunne ikke lage {OUT}: {words} (a.html). "
        f"Det som var publisert fra før, er ikke endret. {cure}"
    )


@pytest.mark.parametrize(
    ("error", "at"),
    [
        (OSError(errno.ENOSPC, ""), OUT),
        (OSError(errno.ENOSPC, "", "fra"), "fra"),
        (OSError(errno.ENOSPC, "", "fra", None, "til"), "til"),
        (MemoryError(), OUT),
    ],
)
def test_the_fault_names_the_file_that_could_not_be_written(error, at):
    with pytest.raises(PublishFault) as fault, disk_faults(OUT):
        raise error

    assert f"({at}). " in str(fault.value)


def test_a_full_disk_inside_a_copied_folder_is_a_full_disk(tmp_path, monkeypatch):
    (tmp_path / "fra").mkdir()
    (tmp_path / "fra/a.txt").touch()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(PublishFault, match="disken er full"), disk_faults(OUT):
        shutil.copytree(tmp_path / "fra", tmp_path / "til")


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(errno.ENOENT, "mal.html"), shutil.Error("uten nummer"), ValueError("feil")],
)
def test_a_fault_in_the_program_keeps_its_own_words(error):
    with pytest.raises(type(error)) as fault, disk_faults(OUT):
        raise error

    assert fault.value is error


def test_where_any_error_means_one_thing_it_is_said():
    with pytest.raises(PublishFault) as fault, disk_faults(OUT, "mappen kan ikke lages"):
        raise FileNotFoundError(errno.ENOENT, "No such file")

    assert ": mappen kan ikke lages (" in str(fault.value)
    assert str(fault.value).endswith("Velg en annen mappe med --output.")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ENOTEMPTY])
def test_what_a_scanner_holds_for_a_moment_is_tried_again(number, monkeypatch):
    monkeypatch.setattr(disk, "_WAITS", (0, 0, 0))
    errors = [OSError(number, "held")] * 3

    patiently(lambda: raise_first(errors))

    assert errors == []


def raise_first(errors):
    if errors:
        raise errors.pop()


def test_what_is_free_is_not_waited_for_and_done_once(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    done = []
    patiently(lambda: done.append(1))

    assert done == [1]


def test_the_last_try_comes_after_the_last_wait(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: None)
    errors = [PermissionError(errno.EACCES, "held")] * 6
    patiently(lambda: raise_first(errors))

    assert errors == []


def test_patience_ends_after_a_few_seconds(monkeypatch):
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    with pytest.raises(PermissionError):
        patiently(lambda: raise_first([PermissionError(errno.EACCES, "held")]))

    assert waited == [0.05, 0.1, 0.2, 0.4, 0.8, 1.5]


def test_what_waiting_does_not_mend_is_told_at_once(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(OSError, match="full"):
        patiently(lambda: raise_first([OSError(errno.ENOSPC, "full")]))


def test_a_folder_held_for_a_moment_is_removed(tmp_path, monkeypatch):
    (tmp_path / "a/b").mkdir(parents=True)
    rmtree, errors = shutil.rmtree, [PermissionError(errno.EACCES, "held")] * 2

    def held_at_first(path):
        raise_first(errors)
        rmtree(path)

    monkeypatch.setattr(shutil, "rmtree", held_at_first)
    monkeypatch.setattr(disk, "_WAITS", (0, 0))
    remove(tmp_path / "a")

    assert not (tmp_path / "a").exists()


def test_files_and_links_are_removed_and_not_what_they_lead_to(tmp_path):
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe/a.txt").touch()
    (tmp_path / "fil").touch()
    (tmp_path / "lenke").symlink_to(tmp_path / "mappe")

    for name in ("fil", "lenke", "borte"):
        remove(tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == ["mappe"]
    assert (tmp_path / "mappe/a.txt").exists()


AS_ANOTHER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from veileder.publishing.disk import remove
if os.geteuid() == 0:  # for whom nothing is only to be read
    os.chown(sys.argv[2], 65534, 65534)
    os.setuid(65534)
folder = Path(sys.argv[2], "a", "b")
folder.mkdir(parents=True)
(folder / "fil").touch()
for path in (folder / "fil", folder, folder.parent):
    path.chmod(0o444 if path.is_file() else 0o555)
remove(folder.parent)
"""


def test_a_folder_that_may_only_be_read_is_removed():
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", AS_ANOTHER, str(Path(disk.__file__).parents[2]), folder]
        subprocess.run(command, check=True)

        assert list(Path(folder).iterdir()) == []


def test_the_way_to_remove_a_folder_leads_out_of_no_link(tmp_path, monkeypatch):
    """What a link leads to keeps its rights, whatever is done to what has the link."""
    (tmp_path / "annet").mkdir(mode=0o500)
    (tmp_path / "mappe/under").mkdir(parents=True)
    (tmp_path / "mappe/under").chmod(0o500)
    (tmp_path / "mappe/lenke").symlink_to(tmp_path / "annet")
    rmtree, errors = shutil.rmtree, [PermissionError(errno.EACCES, "held")]

    def look_at_second(path):
        raise_first(errors)
        assert (tmp_path / "mappe/under").stat().st_mode & 0o777 == 0o700
        rmtree(path)

    monkeypatch.setattr(shutil, "rmtree", look_at_second)
    remove(tmp_path / "mappe")

    assert not (tmp_path / "mappe").exists()
    assert (tmp_path / "annet").stat().st_mode & 0o777 == 0o500


# Calls that not every system has ---------------------------------------------------------------


def test_linux_can_exchange_folders_so_that_there_is_always_a_site(tmp_path):
    if sys.platform != "linux":
        pytest.skip("Linux only")
    for name in ("å", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    with contextlib.chdir(tmp_path):
        assert exchange(Path("å"), Path("b")) is True
    assert (tmp_path / "å" / "b").exists()
    assert (tmp_path / "b" / "å").exists()
    assert exchange(tmp_path / "å", tmp_path / "finnes-ikke") is False


@pytest.mark.parametrize("error", [TypeError, OSError, AttributeError])
def test_where_the_system_has_no_such_call_the_rest_goes_on(tmp_path, monkeypatch, synced, error):
    """Windows has no library without a name, macOS no such function in it."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/fil").touch()

    def missing(*_, **__):
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert exchange(tmp_path / "a", tmp_path / "b") is False
    to_disk(tmp_path)

    places = (tmp_path, tmp_path / "a", tmp_path / "a/fil")
    assert synced == {place.stat().st_ino for place in places}


@pytest.fixture(autouse=True)
def _no_power_cut():
    """Here the disk is waited for."""


@pytest.fixture
def synced(monkeypatch):
    """The inodes that were asked to be written to the disk one by one."""
    seen = set()
    monkeypatch.setattr(os, "fsync", lambda number: seen.add(os.fstat(number).st_ino))
    return seen


def test_without_a_call_for_all_each_file_and_folder_is_synced(tmp_path, synced, monkeypatch):
    monkeypatch.setattr(disk, "_sync_file_system", lambda _: False)
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "a/fil").touch()
    (tmp_path / "utenfor").touch()
    (folder / "lenke").symlink_to(tmp_path / "utenfor")
    to_disk(folder)

    paths = (folder, folder / "a", folder / "a/fil")
    assert synced == {path.stat().st_ino for path in paths}


def test_one_call_for_all_is_enough_where_there_is_one(tmp_path, synced):
    if sys.platform != "linux":
        pytest.skip("Linux only")
    to_disk(tmp_path)

    assert synced == set()


def test_a_call_for_all_that_fails_is_asked_of_each_file(tmp_path, synced, monkeypatch):
    library = type("Library", (), {"syncfs": staticmethod(lambda _: -1)})
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    to_disk(tmp_path)

    assert synced == {tmp_path.stat().st_ino}


def test_on_windows_there_is_nothing_to_ask_of_a_folder(tmp_path, synced, monkeypatch):
    with monkeypatch.context() as there:
        there.setattr(os, "name", "nt")
        disk.sync_names(tmp_path)

    assert synced == set()


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")
def test_nothing_is_left_open(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        disk.sync_names(tmp_path)
        to_disk(tmp_path)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


# The command on a disk that is really full -----------------------------------------------------


@pytest.fixture
def small_disk(tmp_path_factory):
    """A disk with room for less than one site."""
    folder = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode
    except FileNotFoundError:
        done = 1
    if done:
        pytest.skip("may not mount a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_ends_with_a_sentence_and_nothing_left(workspace, small_disk, capsys, jobs):
    world = workspace().with_theme()
    output = str(small_disk / "ut")

    assert main(["build", "--root", str(world.root), "--output", output, "--jobs", jobs]) == 2

    told = capsys.readouterr().err
    assert f"Kunne ikke lage {output}: disken er full" in told and told.count("\n") == 1
    assert list(small_disk.iterdir()) == []


# When the new edition stands there already, or half of it ----------------------------------------


@pytest.mark.parametrize(
    ("error", "reason", "at"),
    [
        (OSError(errno.ENOSPC, "full", "a.html"), "disken er full", "a.html"),
        (OSError(errno.ENOSPC, "full"), "disken er full", OUT),
        (OSError("ukjent"), "disken svarer ikke som den skal", OUT),
    ],
)
def test_what_goes_wrong_when_all_is_shown_is_said_so(error, reason, at):
    with pytest.raises(PublishFault) as fault, afterwards(OUT):
        raise error

    assert str(fault.value) == (
        f"Det nye er satt inn i {OUT} og vises, men så gikk noe galt: {reason} ({at}). "
        "Det som vises, er helt. Neste publisering rydder."
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EROFS, "x", "a.html"), ("disken kan bare leses (a.html)", "Velg en annen")),
        (OSError(errno.EROFS, "x"), (f"disken kan bare leses ({OUT})", "Velg en annen")),
        (OSError("ukjent"), (f"disken svarer ikke som den skal ({OUT})", "Kjør på nytt.")),
    ],
)
def test_what_stands_half_changed_is_said_so(error, said):
    what, cure = said

    assert str(half_changed(OUT, error)).startswith(
        f"Kunne ikke lage hele {OUT}: {what}. Noen nettsteder kan være nye og andre som før, hvert "
        f"for seg. Neste bygg retter det. {cure}"
    )
