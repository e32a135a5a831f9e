"""Whatever happens to a build, a whole site stands where one stood, the old or the new."""

import errno
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veileder import publish
from veileder.publish import PublishFault, swap_in, workshop

FILES = 12
SOURCE = Path(publish.__file__).parents[1]


def build(folder: Path, edition: str) -> Path:
    """Write a tiny site, all of one edition, as a build would."""
    site = folder / "site"
    for number in range(FILES):
        page = site / f"side-{number}" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"{edition}\n" * 100, encoding="utf-8")
    return site


def publish_edition(output: Path, edition: str) -> None:
    with workshop(output) as folder:
        swap_in(build(folder, edition), output)


def contents(output: Path) -> dict[str, bytes]:
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def edition_of(output: Path) -> str:
    """Return the one edition that all pages of a whole site are from."""
    pages = [content for name, content in contents(output).items() if name.endswith(".html")]
    assert len(pages) == FILES
    assert len(set(pages)) == 1
    return pages[0].decode().split()[0]


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    """Try both ways of swapping."""
    if request.param == "two renames":
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def test_the_first_site_and_the_next_leave_nothing_else_behind(output, way):
    for edition in ("en", "to", "tre"):
        publish_edition(output, edition)

        assert edition_of(output) == edition
        assert beside(output) == [".site.lock", "site"]


def test_linux_can_exchange_folders_so_that_there_is_always_a_site(tmp_path):
    if sys.platform != "linux":
        pytest.skip("Linux only")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    assert publish._exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()


def test_a_reader_never_misses_a_page_while_sites_are_swapped(output):
    if sys.platform != "linux":
        pytest.skip("elsewhere there is a moment between two renames")
    publish_edition(output, "0")
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(output / "side-1" / "index.html")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    reader.stdout.readline()
    for edition in range(1, 40):
        publish_edition(output, str(edition))
    missed, _ = reader.communicate(b"\n")
    assert missed.strip() == b"0"


READER = """
import select, sys
print("ready", flush=True)
missed = 0
while not select.select([sys.stdin], [], [], 0)[0]:
    try:
        open(sys.argv[1]).close()
    except FileNotFoundError:
        missed += 1
print(missed)
"""


def test_a_failed_build_leaves_the_old_site_byte_for_byte(output):
    publish_edition(output, "gammel")
    before = contents(output)

    with pytest.raises(ZeroDivisionError), workshop(output) as folder:
        build(folder, "ny")
        raise ZeroDivisionError

    assert contents(output) == before
    assert beside(output) == [".site.lock", "site"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disken er full"),
        (errno.EROFS, "disken kan bare leses"),
        (errno.EACCES, "ingen tilgang"),
    ],
)
def test_a_disk_that_fails_is_told_in_norwegian_and_leaves_the_old_site(output, number, words):
    publish_edition(output, "gammel")

    with pytest.raises(PublishFault, match=words) as fault, workshop(output) as folder:
        build(folder, "ny")
        raise OSError(number, "in English")

    assert "ikke endret" in str(fault.value)
    assert edition_of(output) == "gammel"


@pytest.mark.parametrize("failing", ["chmod", "write_text"])
def test_a_disk_that_fills_up_while_publishing_leaves_the_old_site(output, failing, monkeypatch):
    publish_edition(output, "gammel")

    with pytest.raises(PublishFault, match="disken er full"), workshop(output) as folder:
        site = build(folder, "ny")
        monkeypatch.setattr(Path, failing, full_disk)
        swap_in(site, output)

    assert edition_of(output) == "gammel"


def test_a_rename_that_fails_puts_the_old_site_back(output, monkeypatch):
    publish_edition(output, "gammel")
    monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    rename = Path.rename

    def fail_for_the_new(self, target):
        return (
            full_disk() if self.name == "site" and ".build" in str(self) else rename(self, target)
        )

    monkeypatch.setattr(Path, "rename", fail_for_the_new)
    with pytest.raises(PublishFault, match="disken er full"), workshop(output) as folder:
        swap_in(build(folder, "ny"), output)

    assert edition_of(output) == "gammel"


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_fault_in_the_program_keeps_its_own_words(output):
    with pytest.raises(FileNotFoundError, match="mal"), workshop(output):
        raise FileNotFoundError(errno.ENOENT, "mal.html")


def test_the_second_of_two_builds_is_told_to_wait(output):
    with workshop(output) as folder:
        with pytest.raises(PublishFault, match="Et annet bygg skriver til"):
            publish_edition(output, "nummer to")
        swap_in(build(folder, "nummer en"), output)

    assert edition_of(output) == "nummer"


def test_builds_of_neighbouring_folders_do_not_touch_each_other(tmp_path):
    names = ("site", "site-2", "site.build", "site[1]")
    with workshop(tmp_path / names[0]) as first, workshop(tmp_path / names[1]) as second:
        for name in names[2:]:
            publish_edition(tmp_path / name, name)
        swap_in(build(first, "a"), tmp_path / names[0])
        swap_in(build(second, "b"), tmp_path / names[1])

    assert [edition_of(tmp_path / name) for name in names] == ["a", "b", "site.build", "site[1]"]


def test_a_folder_with_something_else_in_it_is_refused(output):
    output.mkdir()
    (output / "viktig.txt").write_text("mitt")

    with pytest.raises(PublishFault, match="ikke er laget av dette programmet"):
        publish_edition(output, "ny")

    assert contents(output) == {"viktig.txt": b"mitt"}


def test_an_empty_folder_is_used(output):
    output.mkdir()
    publish_edition(output, "ny")

    assert edition_of(output) == "ny"


def test_a_link_or_a_file_is_refused(output, tmp_path):
    (tmp_path / "annet").mkdir()
    output.symlink_to(tmp_path / "annet")
    (tmp_path / "fil").touch()

    for path in (output, tmp_path / "fil"):
        with pytest.raises(PublishFault, match="ikke en vanlig mappe"):
            publish_edition(path, "ny")
    assert list((tmp_path / "annet").iterdir()) == []


def test_a_careful_umask_does_not_hide_the_site_from_the_web_server(output):
    before = os.umask(0o077)
    try:
        publish_edition(output, "ny")
    finally:
        os.umask(before)

    assert stat.S_IMODE(output.stat().st_mode) == 0o755
    for path in output.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


# Starts in a few milliseconds, so it is on its own: no pytest, and the same site as build().
PUBLISHER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from veileder import publish
output, attempt, files = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if sys.argv[5] == "two renames":
    publish._exchange = lambda *_: False
for edition in range(100_000):
    with publish.workshop(output) as folder:
        for number in range(files):
            page = folder / "site" / f"side-{number}" / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(f"{attempt}.{edition}\\n" * 100, encoding="utf-8")
        publish.swap_in(folder / "site", output)
    print(edition, flush=True)
"""


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_a_killed_build_never_leaves_half_a_site(output, way):
    """Kill a builder that publishes without rest, at random moments."""
    if sys.platform == "win32":
        pytest.skip("no SIGKILL")
    dice, in_between = random.Random(4), 0
    publish_edition(output, "start")
    for attempt in range(20):
        kill_at_random(output, attempt, way, dice)
        in_between += not output.exists()
        if output.exists():
            edition_of(output)  # whole
        with workshop(output):
            edition_of(output)  # whole, or brought back
        assert beside(output) == [".site.lock", "site"]
    assert way == "two renames" or not in_between


def kill_at_random(output: Path, attempt: int, way: str, dice: random.Random) -> None:
    arguments = (str(SOURCE), str(output), str(attempt), str(FILES), way)
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as builder:
        assert builder.stdout.readline(), builder.stderr.read().decode()
        time.sleep(dice.uniform(0, 0.05))
        builder.send_signal(signal.SIGKILL)


def test_what_a_killed_build_left_between_two_renames_is_brought_back(output):
    publish_edition(output, "gammel")
    output.rename(output.with_name(".site.old"))
    shutil.copytree(output.with_name(".site.old"), output.with_name(".site.build"))

    with workshop(output):
        assert edition_of(output) == "gammel"

    assert beside(output) == [".site.lock", "site"]
