"""Publishing touches what was built; everything else in the output goes on standing."""

import errno
import json
import os
import stat
import tempfile
import time
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.faults import PublishFault
from veileder.pages.frame import Frame, Here
from veileder.pages.plan import SitePlan
from veileder.publishing import carry
from veileder.publishing import publish as publishing
from veileder.publishing.publish import swap_in, workshop
from veileder.rendering.record import MARK, read_record, standing, write_record


def write(folder, *names, text="x"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def site(folder, id, *names, edition="1", portal=False):
    """Write the pages of one site, and the record of them."""
    place = folder / id
    write(place, "index.html", *names, text=f"{id} {edition}")
    here = Here(id=id, name=id.title(), brand="BTI", brand_name="BTI")
    whose = {"portal": True} if portal else {"municipality": here, "draft": True}
    frame = Frame(t={}, built="", **whose)
    plan = SitePlan(id, f"BTI {id}", "nn", frame, (), region="dalen")
    write_record(plan, place, ["index.html", *names])


def edition(folder, *ids, number="1"):
    """Write a whole output: the top, and a site for each id."""
    site(folder, "", "assets/stil.css", edition=number, portal=True)
    for id in ids:
        site(folder, id, "steg/index.html", edition=number)
    return folder


def tree(folder):
    """Return every file and empty folder, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink() or not any(path.iterdir())
    }


@pytest.fixture
def output(tmp_path):
    """An output with three sites."""
    return edition(tmp_path / "ut", "asker", "bø", "luster")


def publish(output, *ids, number="2", keep=()):
    with workshop(output) as folder:
        return swap_in(edition(folder / "site", *ids, number=number), output, keep)


NO_LINKS = {
    "not allowed": OSError(errno.EPERM, "Operation not permitted"),
    "not on this system": AttributeError("module 'os' has no attribute 'link'"),
    "not for this kind": NotImplementedError("link: follow_symlinks unavailable"),
}


@pytest.fixture(params=["hard links", *NO_LINKS])
def linking(request, monkeypatch):
    """Try every way of letting a file stand in two folders."""
    if request.param in NO_LINKS:
        monkeypatch.setattr(os, "link", lambda *_: refuse(NO_LINKS[request.param]))


def refuse(error=NO_LINKS["not allowed"]):
    raise error


# Sites ----------------------------------------------------------------------------------------


def test_building_one_does_not_touch_the_others(output):
    before = {id: tree(output / id) for id in ("asker", "luster")}
    was = (output / "asker/index.html").stat()

    gone = publish(output, "bø", keep=("asker", "bø", "luster"))

    assert gone == []
    assert {id: tree(output / id) for id in before} == before
    now = (output / "asker/index.html").stat()
    assert (now.st_ino, now.st_ctime_ns) == (was.st_ino, was.st_ctime_ns)
    assert (output / "bø/index.html").read_text() == "bø 2"
    assert (output / "index.html").read_text() == " 2"


def test_a_kept_site_is_not_given_other_rights(output):
    (output / "asker/index.html").chmod(0o600)
    publish(output, "bø", keep=("asker", "luster"))

    assert stat.S_IMODE((output / "asker/index.html").stat().st_mode) == 0o600


def test_building_all_removes_the_sites_that_are_gone_and_names_them(output):
    assert publish(output, "bø", keep=("luster",)) == ["asker"]

    assert sorted(standing(output)) == ["bø", "luster"]
    assert not (output / "asker").exists()


def test_pages_that_are_no_longer_made_are_gone(output):
    publish(output, "asker", "bø", "luster")
    with workshop(output) as folder:
        new = folder / "site"
        site(new, "", portal=True)
        site(new, "bø", "nytt/index.html", edition="3")
        swap_in(new, output)

    assert sorted(tree(output)) == [
        MARK, "bø/" + MARK, "bø/index.html", "bø/nytt/index.html", "index.html"
    ]  # fmt: skip


def styled(output, number, *ids):
    """Publish sites with a style that is named by its edition."""
    with workshop(output) as folder:
        new = folder / "site"
        site(new, "", f"assets/stil.0000000{number}.css", edition=number, portal=True)
        for id in ids:
            site(new, id, f"assets/stil.0000000{number}.css", edition=number)
        swap_in(new, output)
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*.css"))


def test_styles_of_former_editions_stay_as_long_as_somebody_may_ask_for_them(tmp_path):
    output = tmp_path / "ut"
    both = lambda *numbers: [  # noqa: E731
        f"{place}assets/stil.0000000{n}.css" for place in ("", "bø/") for n in numbers
    ]

    assert styled(output, 1, "asker", "bø") == [
        f"{place}assets/stil.00000001.css" for place in ("asker/", "", "bø/")
    ]
    assert styled(output, 2, "bø") == both(1, 2)  # and nothing of the site that is gone
    for path in output.rglob("*1.css"):
        os.utime(path, (0, time.time() - 29 * 86_400))
    assert styled(output, 3, "bø") == both(1, 2, 3)
    for path in output.rglob("*1.css"):
        os.utime(path, (0, time.time() - 31 * 86_400))
    assert styled(output, 2, "bø") == both(2, 3)
    assert (output / "bø/assets/stil.00000002.css").read_text() == "bø 2"


def test_a_style_that_somebody_has_removed_stops_no_new_edition(tmp_path):
    styled(tmp_path / "ut", 1, "bø")
    (tmp_path / "ut/bø/assets/stil.00000001.css").unlink()

    assert styled(tmp_path / "ut", 2, "bø") == [
        *("assets/stil.00000001.css", "assets/stil.00000002.css", "bø/assets/stil.00000002.css")
    ]


# What somebody else put there -----------------------------------------------------------------

OTHERS = (
    "CNAME", ".nojekyll", ".git/HEAD", ".well-known/security.txt", "robots.txt", "nydal/index.html",
    "bø/egen.pdf", "bø/steg/egen.pdf", "bø/egne/a/b.txt", "asker/egen.pdf", "asker/egne/a.pdf",
    "assets/logo.svg",
)  # fmt: skip


def test_files_of_others_are_kept_wherever_they_stand(output, linking):
    write(output, *OTHERS, text="mitt")
    for empty in (".git/refs/tags", "bø/egne/tom"):
        (output / empty).mkdir(parents=True)
    (output / ".git").chmod(0o700)
    (output / "CNAME").chmod(0o640)

    gone = publish(output, "bø", "luster")

    assert gone == ["asker"]
    kept = tree(output)
    assert {name: kept[name] for name in OTHERS} == dict.fromkeys(OTHERS, b"mitt")
    assert kept[".git/refs/tags"] is kept["bø/egne/tom"] is None
    assert stat.S_IMODE((output / ".git").stat().st_mode) == 0o700
    assert stat.S_IMODE((output / "CNAME").stat().st_mode) == 0o640
    assert sorted(tree(output / "asker")) == ["egen.pdf", "egne/a.pdf"]


def test_a_git_file_and_links_are_kept_as_they_are(output, linking, tmp_path):
    write(tmp_path, "annet/viktig.txt", text="utenfor")
    write(output, ".git", text="gitdir: /et/sted\n")
    (output / "lenke").symlink_to("../annet")
    (output / "brutt").symlink_to("borte")

    publish(output, "bø")

    assert (output / ".git").read_text() == "gitdir: /et/sted\n"
    assert (output / "lenke").readlink() == Path("../annet")
    assert (output / "brutt").readlink() == Path("borte")
    assert (tmp_path / "annet/viktig.txt").read_text() == "utenfor"


def test_a_folder_that_may_only_be_read_is_kept_with_what_is_in_it(output):
    write(output, "bø/fast/a.txt")
    (output / "bø/fast").chmod(0o555)

    publish(output, "bø")

    assert (output / "bø/fast/a.txt").read_text() == "x"
    assert stat.S_IMODE((output / "bø/fast").stat().st_mode) == 0o555
    assert sorted(path.name for path in output.parent.iterdir()) == ["ut"]


def test_styles_that_were_kept_for_a_site_go_with_it(output):
    for id in ("asker", "bø"):
        site(output, id, "steg/index.html", "assets/stil.11111111.css")
        write(output, f"{id}/assets/stil.0a1b2c3d.css")

    assert publish(output, "bø", "luster") == ["asker"]
    assert not (output / "asker").exists()
    assert (output / "bø/assets/stil.0a1b2c3d.css").exists()


def test_a_copy_of_a_site_under_another_name_is_not_ours_to_remove(output):
    carry.shutil.copytree(output / "asker", output / "asker-kopi")

    assert publish(output, "asker", "bø", "luster") == []
    assert (output / "asker-kopi/index.html").read_text() == "asker 1"


@pytest.mark.parametrize(
    ("theirs", "named"),
    [
        ("nydal/index.html", "nydal/index.html"),
        ("nydal", "nydal"),
        ("nydal/steg/index.html/a.txt", "nydal/steg/index.html, nydal/steg/index.html/a.txt"),
    ],
)
def test_somebody_elses_file_where_a_page_must_stand_is_never_overwritten(output, theirs, named):
    write(output, theirs, text="mitt")
    before = tree(output)

    with pytest.raises(PublishFault) as fault:
        publish(output, "asker", "nydal")

    assert str(fault.value) == (
        f"I {output} ligger noe som ikke er laget av dette programmet, der nettstedet skal ha "
        f"sine egne filer: {named}. Flytt eller slett det, og kjør på nytt. "
        "Det som var publisert fra før, er ikke endret."
    )
    assert tree(output) == before


def test_a_file_in_one_of_our_folders_that_must_become_a_page(output):
    """The folder ``steg`` of the old edition is a file in the new one."""
    write(output, "bø/steg/mitt.txt", text="mitt")
    with workshop(output) as folder:
        new = edition(folder / "site")
        site(new, "bø", "steg")
        with pytest.raises(PublishFault, match=r"bø/steg/mitt\.txt\. Flytt"):
            swap_in(new, output)


def test_many_files_in_the_way_are_counted(output):
    write(output, *(f"nydal/{name}" for name in "abcdefg"), text="mitt")
    with workshop(output) as folder:
        new = edition(folder / "site")
        site(new, "nydal", *"abcdefg")
        with pytest.raises(PublishFault, match=r"nydal/a, nydal/b, .*nydal/e og 2 til\. Flytt"):
            swap_in(new, output)
    with workshop(output) as folder:
        new = edition(folder / "site")
        site(new, "nydal", *"abcde")
        with pytest.raises(PublishFault, match=r"nydal/d, nydal/e\. Flytt"):
            swap_in(new, output)


def test_what_cannot_be_read_stops_the_build_instead_of_being_lost(output, monkeypatch):
    write(output, "bø/hemmelig/a.txt")
    scandir = os.scandir
    monkeypatch.setattr(
        carry.os, "scandir", lambda path: refuse() if "hemmelig" in str(path) else scandir(path)
    )
    with pytest.raises(PublishFault, match="ingen tilgang"):
        publish(output, "bø")
    monkeypatch.undo()

    assert (output / "bø/hemmelig/a.txt").exists()


def test_a_first_edition_in_a_folder_that_stands_there_leaves_its_rights(tmp_path):
    (tmp_path / "tom").mkdir(mode=0o700)
    publish(tmp_path / "tom", "bø")

    assert tree(tmp_path / "tom") == tree(edition(tmp_path / "ny", "bø", number="2"))
    assert stat.S_IMODE((tmp_path / "tom").stat().st_mode) == 0o700


NAMES = st.sampled_from(["a", "b", "bø", "index.html", "æ.pdf", ".git"])
PATHS = st.sets(st.lists(NAMES, min_size=1, max_size=3).map("/".join), max_size=6)


@settings(max_examples=40, deadline=None)
@given(ours=PATHS, next_edition=PATHS, theirs=PATHS)
def test_whatever_stands_where_nothing_of_others_is_lost_and_nothing_of_ours_left(
    ours, next_edition, theirs
):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "ut"), Path(folder, "bygg/ny")
        for place, paths in ((old, ours), (new, next_edition)):
            place.mkdir(parents=True)
            made = {path for path in paths if put(place, path, "vårt")}
            top = SitePlan("", "Topp", "nb", Frame(t={}, built="", portal=True), ())
            write_record(top, place, made)
        others = {path for path in theirs if put(old, path, "deres")}
        blocked = any(in_the_way(new, path) for path in others)
        before = tree(old)
        try:
            with workshop(old) as shop, without_waiting_for_the_disk():
                new.rename(shop / "ny")
                swap_in(shop / "ny", old)
        except PublishFault:
            assert blocked
            assert tree(old) == before
            return
        kept = {name for name, text in tree(old).items() if name != MARK and text == b"deres"}
        assert kept == others
        assert set(tree(old)) == made | others | {MARK}


def without_waiting_for_the_disk():
    return mock.patch.object(publishing, "to_disk")


def put(folder, path, text):
    """Write a file where there is room for it, and say whether there was."""
    place = folder / path
    if place.exists() or any(above.is_file() for above in place.parents):
        return False
    write(folder, path, text=text)
    return True


def in_the_way(new, path):
    return (new / path).exists() or any(
        (new / above).is_file() for above in Path(path).parents if above != Path()
    )


# Records --------------------------------------------------------------------------------------


def test_a_record_says_what_a_list_of_sites_needs(output):
    record = standing(output)["bø"]

    assert (record.site, record.title, record.language) == ("bø", "Bø", "nn")
    assert (record.draft, record.portal, record.region) == (True, False, "dalen")
    assert record.files == ("index.html", "steg/index.html")
    assert read_record(output).title == "BTI "
    assert read_record(output).portal


@pytest.mark.parametrize(
    "content",
    [
        b"", b"mitt", b"{}", b"\xff", b'{"made_by": "meg"}',
        b'{"made_by":"meg","site":"","title":"","language":"","draft":false,"portal":true,'
        b'"region":null,"files":[]}',
    ],
)  # fmt: skip
def test_a_mark_of_somebody_else_is_no_record(tmp_path, content):
    (tmp_path / MARK).write_bytes(content)

    assert read_record(tmp_path) is None


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=60) | st.lists(st.text()).map(lambda texts: json.dumps(texts).encode()))
def test_any_bytes_may_stand_in_a_mark(content):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, MARK).write_bytes(content)
        assert read_record(Path(folder)) is None


def test_no_mark_and_a_folder_called_as_one_are_no_record(tmp_path):
    (tmp_path / "a" / MARK).mkdir(parents=True)

    assert read_record(tmp_path) is None
    assert read_record(tmp_path / "a") is None
    assert standing(tmp_path / "finnes-ikke") == {}


def test_a_record_is_text_that_a_person_can_read(output):
    assert (output / "bø" / MARK).read_text(encoding="utf-8") == (
        '{\n "made_by": "handlingsveileder",\n "site": "bø",\n "title": "Bø",\n'
        ' "language": "nn",\n "draft": true,\n "portal": false,\n "region": "dalen",\n'
        ' "files": [\n  "index.html",\n  "steg/index.html"\n ],\n'
        ' "address": null,\n "urgent": {},\n "number": "",\n "formerly": [],\n'
        ' "parallel_names": [],\n'
        ' "figures": {},\n "mentions": [],\n "made_of": {},\n "part": null\n}\n'
    )


@pytest.mark.parametrize(
    "change",
    [
        {"draft": "true"},
        {"more": 1},
        {"files": "a"},
        {"files": ["../a"]},
        {"files": ["/a"]},
        {"files": ["a/../../b"]},
        {"files": ["C:a"]},
        {"files": ["..\\a"]},
        {"made_by": "Handlingsveileder"},
    ],
)
def test_a_record_that_is_nearly_ours_is_not_ours(output, change):
    mark = output / "bø" / MARK
    mark.write_text(json.dumps(json.loads(mark.read_text()) | change))

    assert read_record(output / "bø") is None


def test_a_record_has_the_files_in_order(tmp_path):
    """Two builds of the same are the same, whatever was made first."""
    plan = SitePlan("", "x", "nb", Frame(t={}, built=""), ())
    write_record(plan, tmp_path, iter(["b", "c", "a"]))

    assert read_record(tmp_path).files == ("a", "b", "c")


def test_a_record_written_again_does_not_name_itself(output):
    site(output, "bø", "steg/index.html")

    assert read_record(output / "bø").files == ("index.html", "steg/index.html")


def test_a_mark_in_what_is_a_file_is_no_record(output):
    assert read_record(output / "index.html") is None


def test_sites_stand_in_the_order_of_their_names(output, monkeypatch):
    names = sorted(output.iterdir(), reverse=True)
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(names))

    assert list(standing(output)) == ["asker", "bø", "luster"]


def test_a_link_to_a_site_does_not_stand_there(output, tmp_path):
    site(tmp_path / "annet", "nes")
    (output / "nes").symlink_to(tmp_path / "annet/nes")

    assert sorted(standing(output)) == ["asker", "bø", "luster"]
