"""Whatever happens to a build, a whole site stands where one stood, the old or the new."""

import contextlib
import errno
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from veileder.faults import PublishFault
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing import disk, places, publish
from veileder.publishing.publish import swap_in, workshop
from veileder.rendering.record import write_record

FILES = 12
TOP = SitePlan("", "Handlingsveiledere", "nb", Frame(t={}, built="", portal=True), ())
SITE = SitePlan("kommune", "BTI", "nb", Frame(t={}, built=""), ())
SOURCE = Path(publish.__file__).parents[2]


def build(folder: Path, edition: str) -> Path:
    """Write a tiny site and what stands above it, all of one edition, as a build would."""
    top = folder / "site"
    names = [f"side-{number}/index.html" for number in range(FILES)]
    for page in (top / "index.html", *(top / "kommune" / name for name in names)):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{edition}\n" * 100, encoding="utf-8")
    write_record(SITE, top / "kommune", names)
    write_record(TOP, top, ["index.html"])
    return top


def publish_edition(output: Path, edition: str) -> None:
    with workshop(output) as folder:
        swap_in(build(folder, edition), output)


def contents(output: Path) -> dict[str, bytes]:
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def edition_of(folder: Path, amount: int = FILES + 1) -> str:
    """Return the one edition that all pages in a folder are from, as many as they should be."""
    pages = [content for name, content in contents(folder).items() if name.endswith(".html")]
    assert len(pages) == amount
    assert len(set(pages)) == 1
    return pages[0].decode().split()[0]


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    """Try both ways of swapping."""
    if request.param == "two renames":
        monkeypatch.setattr(places, "exchange", lambda *_: False)
    return request.param


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def test_the_first_site_and_the_next_leave_nothing_else_behind(output, way):
    for edition in ("en", "to", "tre"):
        publish_edition(output, edition)

        assert edition_of(output) == edition
        assert beside(output) == ["site"]


def test_the_folders_above_are_made(tmp_path):
    publish_edition(tmp_path / "a/b/site", "en")

    assert edition_of(tmp_path / "a/b/site") == "en"


def test_a_reader_never_misses_a_page_while_sites_are_swapped(output):
    if sys.platform != "linux":
        pytest.skip("elsewhere there is a moment between two renames")
    publish_edition(output, "0")
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(output / "kommune/side-1/index.html")],
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
    assert beside(output) == ["site"]


@pytest.mark.parametrize("failing", ["chmod", "rename"])
def test_a_disk_that_fills_up_while_publishing_leaves_the_old_site(
    output, way, failing, monkeypatch
):
    if (way, failing) == ("exchange", "rename"):
        pytest.skip("nothing is renamed")
    publish_edition(output, "gammel")

    with pytest.raises(PublishFault, match="disken er full"), workshop(output) as folder:
        site = build(folder, "ny")
        monkeypatch.setattr(Path, failing, full_disk)
        swap_in(site, output)

    monkeypatch.undo()
    assert edition_of(output) == "gammel"


def test_a_rename_that_fails_puts_the_old_site_back(output, monkeypatch):
    publish_edition(output, "gammel")
    monkeypatch.setattr(places, "exchange", lambda *_: False)
    rename = Path.rename

    def fail_for_the_new(self, target):
        is_new = self.name == "kommune" and "/site/" in self.as_posix()
        return full_disk() if is_new else rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_the_new)
    with pytest.raises(PublishFault, match="disken er full"), workshop(output) as folder:
        swap_in(build(folder, "ny"), output)

    assert edition_of(output) == "gammel"


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


HOLDER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from veileder.publishing.publish import workshop
with workshop(Path(sys.argv[2])):
    print("holder", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def held_by_another(output):
    """Another process that builds to the same output until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(SOURCE), str(output)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        yield other
        other.kill()


def test_the_second_of_two_builds_is_told_to_wait(output, held_by_another):
    publish_first = pytest.raises(PublishFault)
    with publish_first as fault:
        publish_edition(output, "nummer to")

    assert str(fault.value) == (
        f"Et annet bygg skriver til {output} akkurat nå. Vent til det er ferdig."
    )
    assert not output.exists()


def test_the_lock_of_a_killed_build_is_free_at_once(output, held_by_another):
    held_by_another.kill()
    held_by_another.wait()
    publish_edition(output, "ny")

    assert edition_of(output) == "ny"
    assert beside(output) == ["site"]


def test_another_build_may_end_while_we_open_the_workshop(output, monkeypatch):
    """It takes the lock file away between our opening and our locking it."""
    lock, tries = publish._lock_file, []

    def lock_a_removed_file(descriptor):
        lock(descriptor)
        tries.append(1)
        if len(tries) < 3:
            shutil.rmtree(output.with_name(".site.bygg"))

    monkeypatch.setattr(publish, "_lock_file", lock_a_removed_file)
    publish_edition(output, "ny")

    assert len(tries) == 3
    assert edition_of(output) == "ny"


def test_an_open_workshop_is_ignored_by_git(output):
    subprocess.run(["git", "init", "-q"], cwd=output.parent, check=True)
    with workshop(output) as folder:
        (folder / "side.html").write_text("halv")
        seen = subprocess.run(
            ["git", "status", "--porcelain", "--untracked-files=all"],
            cwd=output.parent, check=True, capture_output=True,
        )  # fmt: skip

    assert seen.stdout == b""


@pytest.mark.parametrize("name", [".site.bygg", ".site.build", ".site.old", ".site.lock"])
def test_somebody_elses_folder_beside_is_never_removed(output, name):
    (output.parent / name).mkdir()
    (output.parent / name / "mitt.txt").write_text("mitt")

    if name == ".site.bygg":
        with pytest.raises(PublishFault, match="er i veien"):
            publish_edition(output, "ny")
    else:
        publish_edition(output, "ny")

    assert contents(output.parent / name) == {"mitt.txt": b"mitt"}


def test_somebody_elses_gitignore_is_not_taken_for_our_lock(output):
    (output.parent / ".site.bygg").mkdir()
    (output.parent / ".site.bygg/.gitignore").write_text("*.pdf")

    with pytest.raises(PublishFault, match="er i veien"):
        publish_edition(output, "ny")

    assert contents(output.parent / ".site.bygg") == {".gitignore": b"*.pdf"}


@pytest.mark.parametrize("left", [[], [".gitignore"]])
def test_what_was_left_of_a_workshop_in_the_making_is_used(output, left):
    (output.parent / ".site.bygg").mkdir()
    for name in left:
        (output.parent / ".site.bygg" / name).touch()
    publish_edition(output, "ny")

    assert beside(output) == ["site"]


def test_on_windows_one_byte_far_out_is_locked_without_waiting(tmp_path, monkeypatch):
    """There a lock keeps others from reading what is locked, and git reads the beginning."""
    locked = []

    def lock(descriptor, mode, count):
        locked.append((mode, count, os.lseek(descriptor, 0, os.SEEK_CUR)))

    windows = types.SimpleNamespace(LK_NBLCK=2, locking=lock)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    with (tmp_path / "lock").open("ab+") as file, monkeypatch.context() as there:
        there.setattr(os, "name", "nt")
        publish._lock_file(file.fileno())

    assert locked == [(2, 1, 1 << 30)]


def test_a_system_that_cannot_lock_is_not_called_another_build(output, monkeypatch):
    def no_locks(_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(publish, "_lock_file", no_locks)
    with pytest.raises(PublishFault, match="filer kan ikke låses her"):
        publish_edition(output, "ny")


def test_builds_of_neighbouring_folders_do_not_touch_each_other(tmp_path):
    names = ("site", "site-2", "site.build", "site[1]")
    with workshop(tmp_path / names[0]) as first, workshop(tmp_path / names[1]) as second:
        for name in names[2:]:
            publish_edition(tmp_path / name, name)
        swap_in(build(first, "a"), tmp_path / names[0])
        swap_in(build(second, "b"), tmp_path / names[1])

    assert [edition_of(tmp_path / name) for name in names] == ["a", "b", "site.build", "site[1]"]


def test_what_is_in_the_way_is_named_with_what_to_do(output):
    shop = output.with_name(".site.bygg")
    shop.mkdir()
    (shop / "mitt.txt").touch()

    with pytest.raises(PublishFault) as fault:
        publish_edition(output, "ny")

    assert str(fault.value) == (
        f"{shop} er i veien. Der bygges nettstedet før det settes på plass, og det som står der "
        "nå, er ikke laget av dette programmet. Gi det et annet navn, eller velg en annen mappe "
        "med --output."
    )


def test_a_workshop_says_what_it_is(output):
    with workshop(output) as folder:
        assert (folder.parent / ".gitignore").read_text(encoding="utf-8") == (
            "# Her bygger handlingsveileder. Mappen kan slettes når ingen bygger.\n*\n"
        )
        assert folder.parent == output.with_name(".site.bygg")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "fil").touch()

    with pytest.raises(PublishFault) as fault:
        publish_edition(tmp_path / "fil/site", "ny")

    what = f"Kunne ikke lage {tmp_path / 'fil/site'}: mappen kan ikke lages ({tmp_path / 'fil'}). "
    assert str(fault.value).startswith(what)


def test_a_link_to_a_workshop_is_not_followed(output, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("annet")
    output.with_name(".site.bygg").symlink_to(elsewhere)

    with pytest.raises(PublishFault, match="er i veien"):
        publish_edition(output, "ny")

    assert list(elsewhere.iterdir()) == []


def test_a_lock_that_is_never_ours_is_given_up(output, monkeypatch):
    monkeypatch.setattr(
        publish, "_lock_file", lambda _: shutil.rmtree(output.with_name(".site.bygg"))
    )

    with pytest.raises(PublishFault, match="Et annet bygg skriver til"):
        publish_edition(output, "ny")


@pytest.mark.parametrize("error", [BlockingIOError, PermissionError])
def test_a_lock_that_another_has_is_told_however_the_system_says_so(output, monkeypatch, error):
    def taken(_):
        raise error(errno.EACCES, "held")

    monkeypatch.setattr(publish, "_lock_file", taken)
    with pytest.raises(PublishFault, match="Et annet bygg skriver til"):
        publish_edition(output, "ny")


def test_an_empty_folder_is_used(output):
    output.mkdir()
    publish_edition(output, "ny")

    assert edition_of(output) == "ny"


def test_a_careful_umask_does_not_hide_the_site_from_the_web_server(output):
    before = os.umask(0o077)
    try:
        publish_edition(output, "ny")
    finally:
        os.umask(before)

    assert stat.S_IMODE(output.stat().st_mode) == 0o755
    for path in output.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


# Starts once, and a child of it publishes without rest: no pytest, and the same edition as build().
PUBLISHER = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from veileder.publishing import places
from veileder.publishing.publish import swap_in, workshop
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.rendering.record import write_record
TOP = SitePlan("", "Handlingsveiledere", "nb", Frame(t={}, built="", portal=True), ())
SITE = SitePlan("kommune", "BTI", "nb", Frame(t={}, built=""), ())
output, files = Path(sys.argv[2]), int(sys.argv[3])
names = [f"side-{number}/index.html" for number in range(files)]
if sys.argv[4] == "two renames":
    places.exchange = lambda *_: False

def publish(attempt):
    for edition in range(100_000):
        with workshop(output) as folder:
            top = folder / "site"
            for page in (top / "index.html", *(top / "kommune" / name for name in names)):
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(f"{attempt}.{edition}\\n" * 100, encoding="utf-8")
            write_record(SITE, top / "kommune", names)
            write_record(TOP, top, ["index.html"])
            swap_in(top, output)
        if edition == 0:
            print(os.getpid(), flush=True)

signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a child that is killed is gone at once
for line in sys.stdin:
    if not os.fork():
        publish(line.strip())
"""


@pytest.fixture
def publisher(output, way):
    """A process that publishes without rest when it is told to, and says who does."""
    if sys.platform == "win32":
        pytest.skip("no SIGKILL")
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(SOURCE), str(output), str(FILES), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.stdin.close()


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_a_killed_build_never_leaves_half_a_site(output, way, publisher):
    """Kill a builder that publishes without rest, at random moments."""
    dice, in_between = random.Random(4), 0
    publish_edition(output, "start")
    for attempt in range(6):
        kill_at_random(publisher, attempt, dice)
        in_between += not (output / "kommune").exists()
        if (output / "kommune").exists():
            edition_of(output / "kommune", FILES)  # whole
        with workshop(output):
            edition_of(output / "kommune", FILES)  # whole, or brought back
        assert beside(output) == ["site"]
        publish_edition(output, "neste")
        assert edition_of(output) == "neste"
    assert way == "two renames" or not in_between


def kill_at_random(publisher: subprocess.Popen, attempt: int, dice: random.Random) -> None:
    publisher.stdin.write(f"{attempt}\n")
    publisher.stdin.flush()
    builder = int(publisher.stdout.readline())
    time.sleep(dice.uniform(0, 0.05))
    os.kill(builder, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.kill(builder, 0)
            time.sleep(0.001)


@pytest.fixture
def between_two_renames(output):
    """What a build leaves that was killed where there is no exchange."""
    publish_edition(output, "gammel")
    shop = output.with_name(".site.bygg")
    (shop / "gammel").mkdir(parents=True)
    (shop / ".gitignore").write_bytes(publish._NOTICE)
    (output / "kommune").rename(shop / "gammel/kommune")
    build(shop, "ny")
    return shop


def test_what_a_killed_build_left_between_two_renames_is_brought_back(output, between_two_renames):
    with workshop(output):
        assert edition_of(output) == "gammel"

    assert beside(output) == ["site"]


def test_what_was_left_is_not_brought_back_where_the_whole_output_was_taken_away(
    output, between_two_renames
):
    shutil.rmtree(output)
    publish_edition(output, "ny")

    assert edition_of(output) == "ny"
    assert beside(output) == ["site"]


def test_an_old_site_that_cannot_be_brought_back_is_not_cleaned_away(
    output, between_two_renames, monkeypatch
):
    monkeypatch.setattr(disk, "_WAITS", ())
    monkeypatch.setattr(Path, "rename", full_disk)
    with pytest.raises(PublishFault), workshop(output):
        pass

    assert edition_of(between_two_renames / "gammel/kommune", FILES) == "gammel"


def test_both_renames_back_and_forth_may_fail_and_the_next_build_mends_it(output, monkeypatch):
    publish_edition(output, "gammel")
    monkeypatch.setattr(places, "exchange", lambda *_: False)
    rename, site = Path.rename, output / "kommune"
    monkeypatch.setattr(
        Path, "rename", lambda self, to: full_disk() if to == site else rename(self, to)
    )
    with pytest.raises(PublishFault, match="disken er full"), workshop(output) as folder:
        swap_in(build(folder, "ny"), output)
    assert not site.exists()

    monkeypatch.undo()
    with workshop(output):
        assert edition_of(output) == "gammel"


def test_everything_is_on_the_disk_before_the_swap_and_the_swap_before_we_say_so(
    output, way, monkeypatch
):
    publish_edition(output, "gammel")
    (output / "CNAME").write_text("example.no")
    done = []

    def note(what):
        def sync(folder):
            done.append((what, folder, edition_of(output), (output / "CNAME").exists()))

        return sync

    monkeypatch.setattr(publish, "to_disk", note("files"))
    monkeypatch.setattr(publish, "sync_names", note("names"))
    with workshop(output) as folder:
        new = build(folder, "ny")
        swap_in(new, output)

    assert done == [("files", new.parent, "gammel", True), ("names", output, "ny", True)]


def test_what_a_killed_build_left_is_gone_before_the_next_begins(output):
    with workshop(output) as folder:
        shop = folder.parent
        shutil.copytree(shop, output.parent / "kopi")
    (output.parent / "kopi").rename(shop)
    (shop / "fil").touch()
    with workshop(output) as folder:
        assert {path.name for path in shop.iterdir()} == {".gitignore", "bygger", folder.name}
        assert list(folder.iterdir()) == []


TRY_LOCK = """
import fcntl, sys
with open(sys.argv[1], "a") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
"""


@pytest.mark.skipif(os.name == "nt", reason="there nobody can remove what another has open")
def test_the_lock_file_goes_while_it_is_locked_so_that_it_is_nobody_elses(output, monkeypatch):
    unlink, was_locked = Path.unlink, []

    def look_first(path, **options):
        if path.name == ".gitignore":
            command = [sys.executable, "-c", TRY_LOCK, str(path)]
            done = subprocess.run(command, capture_output=True, check=False)
            was_locked.append(b"BlockingIOError" in done.stderr)
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", look_first)
    publish_edition(output, "ny")

    assert was_locked == [True]


def test_a_workshop_that_cannot_be_emptied_stays_ignored_and_the_site_is_published(
    output, monkeypatch
):
    publish_edition(output, "gammel")
    remove = publish.remove

    def stuck(path):
        if path.name.startswith("tmp"):
            raise PermissionError(errno.EACCES, "held")
        remove(path)

    monkeypatch.setattr(publish, "remove", stuck)
    publish_edition(output, "ny")
    monkeypatch.undo()

    assert edition_of(output) == "ny"
    assert (output.with_name(".site.bygg") / ".gitignore").read_bytes().endswith(b"\n*\n")
    publish_edition(output, "nyere")
    assert beside(output) == ["site"]
