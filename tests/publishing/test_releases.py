"""On one's own server a whole release is shown, the old or the new, whatever happens."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from veileder.faults import PublishFault
from veileder.front_door.cli import main
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing import releases as module
from veileder.publishing.manifest import manifest_of
from veileder.publishing.releases import Releases, is_place
from veileder.rendering.record import MARK, write_record

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="links need a right of their own"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

TOP = SitePlan("", "Handlingsveiledere", "nb", Frame(t={}, built="", portal=True), ())
_STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.chmod"}


def write_output(place, words):
    """Write an output of one page with these words, as a build would."""
    (place / "hjelp").mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(words, encoding="utf-8")
    (place / "hjelp/index.html").write_text(f"{words} hjelp", encoding="utf-8")
    write_record(TOP, place, ["index.html", "hjelp/index.html"])
    return place


@pytest.fixture
def server(tmp_path):
    """Return the folder on the server."""
    return tmp_path / "srv"


def publish(server, tmp_path, words):
    return Releases(server, tmp_path / "root").publish(write_output(tmp_path / "ny", words))


def shown(server):
    return (server / "current/index.html").read_text(encoding="utf-8")


def test_a_release_is_shown_and_can_be_checked_by_others(server, tmp_path):
    name = publish(server, tmp_path, "en")

    assert shown(server) == "en" and (server / "current").readlink() == Path("releases", name)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", f"../{name}.sha256"],
        cwd=server / "releases" / name, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0 and checked.stdout.count(": OK") == 3


def test_five_are_kept_and_the_one_shown_is_never_removed(server, tmp_path):
    names = [publish(server, tmp_path, str(number)) for number in range(7)]
    releases = Releases(server, tmp_path)
    assert releases.names == names[:1:-1]

    releases.roll_back(names[2])
    assert shown(server) == "2"
    publish(server, tmp_path, "8")
    assert len(releases.names) == 5 and shown(server) == "8"
    assert {path.name for path in server.iterdir()} == {"current", "releases", ".veileder-utgaver"}


def test_rollback_goes_back_one_and_one_more_and_then_says_that_there_are_no_more(server, tmp_path):
    for words in ("en", "to", "tre"):
        publish(server, tmp_path, words)
    releases = Releases(server, tmp_path)

    releases.roll_back()
    assert shown(server) == "to"
    releases.roll_back()
    assert shown(server) == "en"
    with pytest.raises(PublishFault, match="ingen eldre utgave"):
        releases.roll_back()
    with pytest.raises(PublishFault, match="ingen utgave tull"):
        releases.roll_back("tull")
    assert shown(server) == "en"


def test_the_order_is_as_they_were_published_whatever_the_clock_says(server, tmp_path, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, zone):
            return datetime(1999, 12, 31, 23, 59, 59, tzinfo=zone)

    first = publish(server, tmp_path, "en")
    monkeypatch.setattr(module, "datetime", Clock)
    second, third = publish(server, tmp_path, "to"), publish(server, tmp_path, "tre")

    assert Releases(server, tmp_path).names == [third, second, first]


def test_what_is_the_same_is_no_new_release(server, tmp_path):
    assert publish(server, tmp_path, "en") == publish(server, tmp_path, "en")
    assert len(Releases(server, tmp_path).names) == 1


def _with_assets(tmp_path, words, *names):
    """Write a fresh output whose page asks for these styles and scripts."""
    shutil.rmtree(tmp_path / "ny", ignore_errors=True)
    place = write_output(tmp_path / "ny", words)
    (place / "assets").mkdir()
    for name in names:
        (place / "assets" / name).write_text(name, encoding="utf-8")
    write_record(TOP, place, ["index.html", "hjelp/index.html", *(f"assets/{n}" for n in names)])
    return place


def test_an_open_page_finds_its_styles_after_the_next_releases_for_thirty_days(server, tmp_path):
    releases, assets = Releases(server, tmp_path / "root"), server / "current/assets"
    releases.publish(_with_assets(tmp_path, "en", "stil.00000001.css", "felles.00000001.js"))
    releases.publish(_with_assets(tmp_path, "to", "stil.00000002.css", "felles.00000001.js"))
    two = {"stil.00000001.css", "stil.00000002.css", "felles.00000001.js"}
    assert {path.name for path in assets.iterdir()} == two

    again = _with_assets(tmp_path, "to", "stil.00000002.css", "felles.00000001.js")
    assert releases.publish(again) == releases.shown == releases.names[0]
    _age(assets / "stil.00000001.css", days=29)  # kept since a month ago, but for a day
    _age(assets / "stil.00000002.css", days=400)  # in use until now
    releases.publish(_with_assets(tmp_path, "tre", "stil.00000003.css", "felles.00000001.js"))
    assert {path.name for path in assets.iterdir()} == two | {"stil.00000003.css"}

    _age(assets / "stil.00000001.css", days=31)
    releases.publish(_with_assets(tmp_path, "fire", "stil.00000004.css", "felles.00000001.js"))
    assert {path.name for path in assets.iterdir()} == {
        "stil.00000002.css", "stil.00000003.css", "stil.00000004.css", "felles.00000001.js"
    }  # fmt: skip
    assert subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", f"../{releases.shown}.sha256"],
        cwd=server / "releases" / releases.shown, check=False,
    ).returncode == 0  # fmt: skip


def _age(path, days):
    then = time.time() - days * 86_400
    os.utime(path, (then, then))


@pytest.mark.parametrize("harm", ["change", "remove", "add"])
def test_a_release_that_somebody_changed_is_not_shown_again(server, tmp_path, harm):
    first = publish(server, tmp_path, "en")
    publish(server, tmp_path, "to")
    page = server / "releases" / first / "hjelp/index.html"
    if harm == "remove":
        page.unlink()
    else:
        (page if harm == "change" else page.with_name("ny.html")).write_text("x", encoding="utf-8")

    with pytest.raises(PublishFault, match="ikke som da den ble laget"):
        Releases(server, tmp_path).roll_back()
    assert shown(server) == "to"


def test_a_copy_that_went_wrong_is_not_shown(server, tmp_path, monkeypatch):
    publish(server, tmp_path, "en")
    copytree = shutil.copytree

    def poorly(*arguments, **options):
        copy = Path(copytree(*arguments, **options))
        (copy / "index.html").write_text("t", encoding="utf-8")
        return copy

    monkeypatch.setattr(shutil, "copytree", poorly)
    with pytest.raises(PublishFault, match="ikke som da den ble laget"):
        publish(server, tmp_path, "to")
    assert shown(server) == "en" and len(Releases(server, tmp_path).names) == 1


def _whole(server):
    """Return what is shown, after looking that it is a whole release."""
    target = server / (server / "current").readlink()
    manifest = target.with_name(f"{target.name}.sha256").read_text(encoding="utf-8")
    assert manifest_of(target) == manifest
    return shown(server)


def _killed_at(step, act):
    """Do ``act`` in a process that is gone, as by a power cut, at its given step; say if it was."""
    child = os.fork()
    if not child:
        left = [step]

        def watch(event, given):
            if event in _STEPS or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)):
                left[0] -= 1
                if not left[0]:
                    os._exit(9)

        sys.addaudithook(watch)
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def _steps(server, prepare, act):
    """Kill ``act`` at every step it has, on a server made ready anew; yield after each."""
    step = 1
    while True:
        shutil.rmtree(server, ignore_errors=True)
        prepare()
        if not _killed_at(step, act):
            break
        yield step
        step += 1
    assert step > 10


def test_killed_at_any_step_of_publishing_a_whole_release_is_shown(server, tmp_path, monkeypatch):
    seen = set()
    monkeypatch.setattr(module, "_KEPT", 2)
    monkeypatch.setattr(module, "to_disk", lambda _: None)

    def prepare():
        for words in ("null", "en"):
            publish(server, tmp_path, words)

    for _ in _steps(server, prepare, lambda: publish(server, tmp_path, "to")):
        seen.add(_whole(server))
        assert publish(server, tmp_path, "tre") and _whole(server) == "tre"
        assert len(Releases(server, tmp_path).names) == 2
        left = {path.name for path in server.iterdir()}
        assert left == {"current", "releases", ".veileder-utgaver"}
        assert len(list((server / "releases").iterdir())) == 4
    assert seen == {"en", "to"}


def test_killed_at_any_step_of_the_first_publishing_the_next_is_not_refused(
    server, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "to_disk", lambda _: None)
    write_output(tmp_path / "ny", "en")
    for _ in _steps(server, lambda: None, lambda: publish(server, tmp_path, "en")):
        assert not (server / "current").exists() or _whole(server) == "en"
        publish(server, tmp_path, "to")
        assert _whole(server) == "to"


def test_killed_at_any_step_of_going_back_a_whole_release_is_shown(server, tmp_path, monkeypatch):
    seen = set()
    monkeypatch.setattr(module, "to_disk", lambda _: None)

    def prepare():
        for words in ("en", "to"):
            publish(server, tmp_path, words)

    for _ in _steps(server, prepare, lambda: Releases(server, tmp_path).roll_back()):
        seen.add(_whole(server))
    assert seen == {"en", "to"}


def test_a_folder_of_somebody_else_is_left_alone(server, tmp_path):
    server.mkdir()
    (server / "index.html").write_text("deres", encoding="utf-8")

    with pytest.raises(PublishFault, match="ikke er laget av dette programmet"):
        publish(server, tmp_path, "en")
    assert [path.name for path in server.iterdir()] == ["index.html"]


def test_a_folder_in_the_place_of_the_link_is_left_alone(server, tmp_path):
    publish(server, tmp_path, "en")
    (server / "current").unlink()
    (server / "current").mkdir()

    with pytest.raises(PublishFault, match="skal være en lenke"):
        publish(server, tmp_path, "to")


def test_where_no_links_can_be_made_a_sentence_says_what_to_do(server, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise NotImplementedError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(PublishFault, match=r"kan det ikke lages lenker.*build --output MAPPE"):
        publish(server, tmp_path, "en")
    assert not (server / "current").exists()


def test_two_do_not_publish_at_once(server, tmp_path):
    publish(server, tmp_path, "en")
    code = (
        "import sys; from pathlib import Path; from veileder.publishing.releases import Releases\n"
        "with Releases(Path(sys.argv[1]), Path('.'))._alone(): print('inne', flush=True); input()"
    )
    source = Path(module.__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(server)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=source, text=True,
    )  # fmt: skip
    with other:
        assert other.stdout.readline() == "inne\n"
        with pytest.raises(PublishFault, match="Et annet bygg skriver"):
            publish(server, tmp_path, "to")
        other.communicate("\n")
    assert shown(server) == "en"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda site: (site / MARK).unlink(), "er ikke et ferdig bygg"),
        (lambda site: (site / "index.html").unlink(), "mangler filer"),
        (lambda site: (site / "ut").symlink_to("/etc"), "er en lenke"),
        (lambda site: write_record(TOP, site, [], part="1/3"), "bare del 1/3 av et bygg"),
    ],
)
def test_what_is_no_whole_build_is_not_published(server, tmp_path, harm, said):
    site = write_output(tmp_path / "ny", "en")
    harm(site)

    with pytest.raises(PublishFault, match=said):
        Releases(server, tmp_path / "root").publish(site)
    assert not (server / "current").exists()


def test_a_careful_umask_does_not_keep_the_web_server_out(server, tmp_path):
    site = write_output(tmp_path / "ny", "en")
    before = os.umask(0o077)
    try:
        Releases(server, tmp_path / "root").publish(site)
    finally:
        os.umask(before)
    folders = (server, server / "releases", server / "current/hjelp")
    assert [folder.stat().st_mode & 0o755 for folder in folders] == [0o755] * 3


# The commands ---------------------------------------------------------------------------------


@pytest.fixture
def world(workspace):
    return workspace().with_theme()


def test_the_commands_build_publish_list_and_go_back(world, tmp_path, capsys):
    server, root = tmp_path / "srv", ["--root", str(world.root)]

    assert main(["publish", str(server), *root, "--jobs", "1"]) == 0
    first = re.search(r"utgave (\S+) vises", capsys.readouterr().out)[1]
    world.change("content/levels/niva-1.nb.md", "Samarbeid", "Samarbeid om barnet")
    assert main(["publish", str(server), *root, "--from", str(world.root / "site")]) == 0
    assert f"Alt er likt utgave {first}" in capsys.readouterr().out
    assert main(["rollback", str(server), "--list", *root]) == 0
    assert capsys.readouterr().out == f"{first}  (vises nå)\n"
    assert main(["rollback", str(server), *root]) == 2
    assert "ingen eldre utgave" in capsys.readouterr().err


def test_an_error_in_the_content_stops_it(world, tmp_path, capsys):
    world.change("content/levels/niva-0.nb.md", "title: Undring", "tittel: Undring")

    status = main(["publish", str(tmp_path / "srv"), "--root", str(world.root), "--jobs", "1"])

    assert status == 1 and not (tmp_path / "srv").exists()
    assert "Ingenting er publisert. Det som vises, er som før." in capsys.readouterr().out


def test_what_git_keeps_beside_a_site_is_no_part_of_it(tmp_path):
    for name in (".git/HEAD", "a.html", "b/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)

    assert [line.split("  ")[1] for line in manifest_of(tmp_path).splitlines()] == [
        "a.html",
        "b/c.html",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a\\b", "a\nb", "lenke"])
def test_a_name_that_is_not_the_same_everywhere_is_refused(tmp_path, name):
    (tmp_path / name).symlink_to("x") if name == "lenke" else (tmp_path / name).touch()

    with pytest.raises(PublishFault, match="som ikke kan publiseres"):
        manifest_of(tmp_path)


# Whole sentences ------------------------------------------------------------------------------


def test_a_release_that_is_not_there_is_answered_with_those_that_are(server, tmp_path):
    releases = Releases(server, tmp_path / "root")
    with pytest.raises(PublishFault) as none:
        releases.roll_back()
    assert str(none.value) == f"Det finnes ingen eldre utgave i {server}."

    first = publish(server, tmp_path, "en")
    second = publish(server, tmp_path, "to")
    with pytest.raises(PublishFault) as wrong:
        releases.roll_back("tull")
    assert str(wrong.value) == (
        f"Det finnes ingen utgave tull i {server}. Disse finnes: {second}, {first}."
    )
    releases.roll_back()
    with pytest.raises(PublishFault) as older:
        releases.roll_back()
    assert str(older.value) == (
        f"Det finnes ingen eldre utgave i {server}. Disse finnes: {second}, {first}."
    )


def test_a_release_is_called_by_its_time_and_what_is_in_it(server, tmp_path, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, zone):
            return datetime(2026, 2, 3, 4, 5, 6, tzinfo=zone)

    monkeypatch.setattr(module, "datetime", Clock)
    first, second = publish(server, tmp_path, "en"), publish(server, tmp_path, "to")

    assert first.startswith("20260203-040506-") and second.startswith("20260203-040507-")
    manifest = (server / f"releases/{first}.sha256").read_bytes()
    assert first[16:] == hashlib.sha256(manifest).hexdigest()[:8]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (
            lambda site: (site / MARK).unlink(),
            "{0} er ikke et ferdig bygg. Lag det med: python3 build.py build --output MAPPE",
        ),
        (
            lambda site: write_record(TOP, site, [], part="1/3"),
            "{0} er bare del 1/3 av et bygg. Sett delene sammen med merge først.",
        ),
        (
            lambda site: (site / "index.html").unlink(),
            "{0} mangler filer. Slett {0}, og bygg på nytt.",
        ),
        (
            lambda site: (site / "ut").symlink_to("/etc"),
            "{0}/ut er en lenke, eller har et navn som ikke kan publiseres. Ta den bort.",
        ),
    ],
)
def test_why_a_build_is_not_published_is_said_with_what_to_do(server, tmp_path, harm, said):
    site = write_output(tmp_path / "ny", "en")
    harm(site)

    with pytest.raises(PublishFault) as fault:
        Releases(server, tmp_path / "root").publish(site)
    assert str(fault.value) == said.format(site)


def test_why_a_folder_is_not_published_in_is_said_with_what_to_do(server, tmp_path):
    publish(server, tmp_path, "en")
    (server / "current").unlink()
    (server / "current").mkdir()
    with pytest.raises(PublishFault) as link:
        publish(server, tmp_path, "to")
    assert str(link.value) == (
        f"{server}/current skal være en lenke til en utgave. Flytt det som står der."
    )

    (server / ".veileder-utgaver").write_text("deres")
    with pytest.raises(PublishFault) as theirs:
        publish(server, tmp_path, "to")
    assert str(theirs.value) == (
        f"{server} har innhold som ikke er laget av dette programmet, og blir ikke rørt. "
        "Velg en mappe som er tom eller ikke finnes."
    )


def test_a_folder_among_the_sources_is_refused_without_an_option_that_is_not_there(tmp_path):
    (tmp_path / "root/content").mkdir(parents=True)
    with pytest.raises(PublishFault) as fault:
        Releases(tmp_path / "root/content/srv", tmp_path / "root")

    assert str(fault.value).endswith("blant kildene. Velg en mappe utenfor.")


@pytest.mark.parametrize("left", [b"", b"Her legger handlingsveileder"])
def test_a_mark_that_was_half_written_is_made_whole(server, tmp_path, left):
    server.mkdir()
    (server / ".veileder-utgaver").write_bytes(left)

    publish(server, tmp_path, "en")
    assert (server / ".veileder-utgaver").read_text(encoding="utf-8") == (
        "Her legger handlingsveileder utgavene sine. La mappen være i fred.\n"
    )


def test_where_no_links_can_be_made_the_other_way_is_told(server, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(PublishFault) as fault:
        publish(server, tmp_path, "en")
    assert str(fault.value) == (
        f"I {server} kan det ikke lages lenker, og da kan ikke en utgave settes inn i ett trekk. "
        "Bygg rett i mappen til webtjeneren i stedet: python3 build.py build --output MAPPE"
    )


def test_what_a_killed_run_left_of_a_release_is_removed_and_what_is_not_ours_stays(
    server, tmp_path
):
    publish(server, tmp_path, "en")
    half = server / "releases/20200101-000000-00000000"
    half.mkdir()
    (server / "releases/notat.txt").touch()

    publish(server, tmp_path, "to")
    assert not half.exists() and (server / "releases/notat.txt").exists()


def test_whether_a_folder_has_releases_is_known_by_its_mark(server, tmp_path):
    assert not is_place(server)
    publish(server, tmp_path, "en")
    assert is_place(server)


def test_a_release_that_is_removed_is_none_before_its_files_go(server, tmp_path, monkeypatch):
    """Killed in between, a folder without a manifest is left, and the next run removes it."""
    first = publish(server, tmp_path, "en")
    monkeypatch.setattr(module, "_KEPT", 1)
    removed, iterdir = [], Path.iterdir
    monkeypatch.setattr(module, "remove", removed.append)
    monkeypatch.setattr(Path, "iterdir", lambda self: iter(sorted(iterdir(self))))

    publish(server, tmp_path, "to")
    assert [path.name for path in removed] == [f"{first}.sha256", first]


def test_what_is_shown_again_is_named(server, tmp_path, capsys):
    first, _ = publish(server, tmp_path, "en"), publish(server, tmp_path, "to")
    for name in ("content", "municipalities"):
        (tmp_path / name).mkdir()

    assert main(["rollback", str(server), "--root", str(tmp_path)]) == 0
    assert first in capsys.readouterr().out
    assert Releases(server, tmp_path).roll_back(first) == first


def test_where_nothing_is_shown_the_newest_is_shown_again(server, tmp_path):
    publish(server, tmp_path, "en")
    newest = publish(server, tmp_path, "to")
    (server / "current").unlink()

    assert Releases(server, tmp_path).roll_back() == newest and shown(server) == "to"
