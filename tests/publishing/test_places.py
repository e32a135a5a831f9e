"""Killed or failing at any step of the exchange: all is whole, leads somewhere, and is mended."""

import errno
import os
import posixpath
import re
import shutil
import sys
from pathlib import Path

import pytest

from veileder.faults import PublishFault
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing import places, publish
from veileder.publishing.publish import swap_in, workshop
from veileder.rendering.record import MARK, read_record, standing, write_record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own")

# The sites of two editions, each with its region, and those of the regions that have a front.
OLD = {"bo": "dalen", "flytter": None, "borte": "fjell", "star": None}
NEW = {"bo": "dalen", "flytter": "vik", "lagt-til": "dalen", "ogsa-ny": "vik"}
KEPT = ("star",)
MINE = ("CNAME", ".git/HEAD", "bo/egen.pdf", "borte/mitt/egen.pdf", "assets/logo.svg", "nydal/a")
ENOUGH = 60  # steps; there are far fewer


def write_site(top, id, number, links, more=(), *, portal=False, region=None):
    """Write a site of a number, whose front has links, and its record."""
    names = ("index.html", f"side-{number}/index.html", *more)
    for name in names:
        file = top / id / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"utgave {number}\n" + "".join(f"<{link}>" for link in links))
    frame = Frame(t={}, built="", portal=portal)
    write_record(SitePlan(id, id, "nb", frame, (), region=region), top / id, names)


def write_edition(top, number, sites, listed):
    """Write ``sites``, their fronts, and a top that lists the fronts and ``listed``."""
    for id, region in sites.items():
        up = [f"{id}/../{region}/index.html"] if region else []
        write_site(top, id, number, [f"{id}/../index.html", *up], region=region)
    regions = {region for region in sites.values() if region}
    for front in regions:
        below = [f"{id}/index.html" for id in sites if sites[id] == front]
        write_site(top, front, number, below, portal=True)
    style = f"assets/stil.{number}.css"
    fronts = [f"{id}/index.html" for id in (*listed, *regions)]
    write_site(top, "", number, [*fronts, style], [style, "assets/felles.js"], portal=True)
    return top


def publish_new(output):
    with workshop(output) as folder:
        new = write_edition(folder / "site", 2, NEW, {*NEW, *KEPT})
        return swap_in(new, output, KEPT)


def tree(folder):
    """Return every file with what is in it, and its rights."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mode) for p in files}


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    """Try both ways, on a disk that nobody waits for."""
    monkeypatch.setattr(publish, "to_disk", lambda _: None)
    if request.param == "two renames":
        monkeypatch.setattr(places, "exchange", lambda *_: False)
    elif sys.platform != "linux":
        pytest.skip("only Linux can exchange")
    return request.param


@pytest.fixture
def first(tmp_path):
    """The first edition, with what others have put in it."""
    top = write_edition(tmp_path / "først", 1, OLD, OLD)
    for name in MINE:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("mitt")
    return top


def fresh(first, output):
    """Let the first edition stand in ``output``, whatever stood there."""
    for folder in (output, output.with_name(".ut.bygg")):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(first, output)


def before_step(number, act, monkeypatch):
    """Do ``act`` instead of one of the steps that change what stands in an output."""
    left = [number]

    def counted(step):
        def stepping(*arguments):
            left[0] -= 1
            return act() if left[0] == 0 else step(*arguments)

        return stepping

    monkeypatch.setattr(places, "exchange", counted(places.exchange))
    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))


def killed_before(number, output, monkeypatch):
    """Publish in a process that ends before a step, and say whether it came so far."""
    child = os.fork()
    if not child:
        status = 3
        try:
            before_step(number, lambda: os._exit(9), monkeypatch)
            publish_new(output)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 9)
    return os.waitstatus_to_exitcode(status) == 9


def dead_links(output):
    """Return what leads nowhere on the top, on regions' fronts, and on sites that they lead to."""
    fronts = [output / "index.html", *output.glob("*/index.html")]
    links = {
        (front.relative_to(output).as_posix(), posixpath.normpath(link))
        for front in fronts
        for link in re.findall("<(.+?)>", front.read_text())
    }
    portals = [id for id, record in standing(output).items() if record.portal]
    reached = {"index.html", *(f"{id}/index.html" for id in portals)}
    while more := {to for page, to in links if page in reached} - reached:
        reached |= more
    return sorted(
        (page, to) for page, to in links if page in reached and not (output / to).exists()
    )


def look_at(output):
    """Assert that each site is of one edition, and all that is there is listed, or others'."""
    sites = standing(output)
    listed = {f"{id}/{file}" for id, one in sites.items() for file in (*one.files, MARK)}
    top = read_record(output).files
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert listed <= files
    assert files <= listed | {*top, MARK, *MINE}
    assert {*MINE} <= files
    for id in sites:
        pages = (output / id).rglob("*.html")
        assert len({page.read_text()[:8] for page in pages}) == 1
    assert dead_links(output) == []


def test_killed_before_any_step_all_is_whole_and_the_next_build_mends_it(
    tmp_path, first, way, monkeypatch
):
    output = tmp_path / "ut"
    fresh(first, output)
    assert publish_new(output) == ["borte", "fjell"]
    done = tree(output)
    for number in range(1, ENOUGH):
        fresh(first, output)
        kept = (output / "star").stat()
        was_killed = killed_before(number, output, monkeypatch)
        if way == "exchange":
            look_at(output)
        with workshop(output):  # brings back what waited between two renames
            look_at(output)
        assert (output / "star").stat().st_ctime_ns == kept.st_ctime_ns
        publish_new(output)
        assert tree(output) == done
        assert not output.with_name(".ut.bygg").exists()
        if not was_killed:
            break

    assert 12 < number < ENOUGH - 1


def test_a_step_that_fails_puts_all_back_byte_for_byte(tmp_path, first, way, monkeypatch):
    output = tmp_path / "ut"
    fresh(first, output)
    before = tree(output)
    for number in range(1, ENOUGH):
        try:
            with monkeypatch.context() as world:
                before_step(number, full_disk, world)
                publish_new(output)
        except PublishFault as fault:
            assert "Det som var publisert fra før, er ikke endret." in str(fault)
            assert tree(output) == before
            assert not output.with_name(".ut.bygg").exists()
        else:
            break

    assert 12 < number < ENOUGH - 1


def full_disk():
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_new_stands_and_what_is_gone_is_gone(tmp_path, first, way):
    output = tmp_path / "ut"
    fresh(first, output)
    untouched = {name: (output / name).stat().st_ctime_ns for name in ("star", "CNAME", ".git")}

    assert publish_new(output) == ["borte", "fjell"]

    assert sorted(standing(output)) == [
        "bo",
        "dalen",
        "flytter",
        "lagt-til",
        "ogsa-ny",
        *KEPT,
        "vik",
    ]
    look_at(output)
    assert sorted(path.name for path in (output / "borte").rglob("*")) == ["egen.pdf", "mitt"]
    assert not (output / "fjell").exists()
    assert sorted(path.name for path in (output / "assets").iterdir()) == [
        "felles.js", "logo.svg", "stil.2.css"
    ]  # fmt: skip
    for name, changed in untouched.items():
        assert (output / name).stat().st_ctime_ns == changed


def test_a_folder_that_only_the_old_top_had_is_gone(tmp_path, way):
    output = tmp_path / "ut"
    write_site(output, "", 1, [], ["gammelt/sted/index.html"], portal=True)
    (output / "side-1/mitt.txt").write_text("mitt")

    publish_new(output)

    assert not (output / "gammelt").exists()
    assert [path.name for path in (output / "side-1").iterdir()] == ["mitt.txt"]


def test_a_site_may_be_called_what_a_folder_of_the_old_top_was(tmp_path, way):
    output = tmp_path / "ut"
    write_site(output, "", 1, [], ["bo/index.html", "bo/gammel.html"], portal=True)

    publish_new(output)

    assert sorted(tree(output / "bo")) == [MARK, "index.html", "side-2/index.html"]
