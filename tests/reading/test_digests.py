"""A folder's hash: another as soon as anything in it is, and the same while nothing is."""

import os

import pytest

from veileder.reading.digests import Digests


@pytest.fixture
def root(tmp_path):
    for path in ("content/steps/a.md", "content/b.md", "borrowed/x/c.md", "other/d.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    return tmp_path


def changes(root, place, change):
    """Return whether ``change`` gives ``place`` another hash."""
    before = Digests(root).of(place)
    change()
    return Digests(root).of(place) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/steps/a.md").write_text("another"),
        lambda root: (root / "content/steps/a.md").rename(root / "content/steps/b.md"),
        lambda root: (root / "content/steps/a.md").rename(root / "content/a.md"),
        lambda root: (root / "content/steps/a.md").unlink(),
        lambda root: (root / "content/empty").mkdir(),
        lambda root: (root / "content/link").symlink_to("b.md"),
        lambda root: (root / "content/b.md").write_text(""),
        lambda root: (root / "content/b.md").rename(root / "content/steps/a.md"),
    ],
)
def test_whatever_is_changed_in_a_folder_changes_its_hash(root, change):
    assert changes(root, "content", lambda: change(root))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: None,
        lambda root: os.utime(root / "content/b.md", (1, 1)),
        lambda root: (root / "other/d.md").write_text("another"),
        lambda root: (root / "content/b.md").write_text("content/b.md"),
    ],
)
def test_what_says_nothing_new_does_not(root, change):
    assert not changes(root, "content", lambda: change(root))


def test_a_file_has_a_hash_too(root):
    path = root / "content/b.md"

    assert changes(root, "content/b.md", lambda: path.write_text("another"))
    assert changes(root, "content/b.md", path.unlink)
    assert not changes(root, "content/b.md", lambda: (root / "content/c.md").write_text("c"))


def test_with_a_slash_only_the_names_directly_in_it_count(root):
    def touch():
        (root / "content/b.md").write_text("another")
        (root / "content/steps/new.md").write_text("new")

    assert not changes(root, "content/", touch)
    assert changes(root, "content/", (root / "content/b.md").unlink)
    assert Digests(root).of("content/") != Digests(root).of("nowhere/")


def test_a_folder_that_has_become_a_link_is_another_where_links_are_refused(root):
    def link(folder):
        (root / folder).rename(root / "away")
        (root / folder).symlink_to("away")

    assert changes(root, "content", lambda: link("content"))
    (root / "away").rename(root / "away2")
    assert not changes(root, "other", lambda: link("other"))


def test_a_name_no_text_can_have_is_read_all_the_same(root):
    (root / "content" / os.fsdecode(b"br\xf8d.md")).write_bytes(b"x")

    assert Digests(root).of("content") != Digests(root).of("content/steps")
    assert Digests(root).of("content/")


def test_what_is_held_is_told_only_while_each_is_as_it_was(root):
    known = Digests(root)
    hashes = {place: known.of(place) for place in ("content", "other")}

    assert known.held(["other", "content", "other"]) == hashes
    assert known.held(["borrowed"]) is None  # was never hashed
    (root / "other/d.md").write_text("another")
    assert known.held(["content"]) == {"content": hashes["content"]}
    assert known.held(["content", "other"]) is None


def test_what_is_read_is_read_again_until_all_it_names_was_hashed_before(root):
    known, read = Digests(root), []

    def reading():
        read.append(sorted(known._known))
        return ["content"] if len(read) == 1 else ["content", "other"]

    assert known.settled(reading, lambda places: places) == ["content", "other"]
    assert read == [[], ["content"], ["content", "other"]]


def test_a_file_that_can_not_be_read_has_a_hash(root, monkeypatch):
    def closed(path):
        raise PermissionError(13, "no", path)

    before = Digests(root).of("content")
    monkeypatch.setattr("veileder.reading.digests.io.FileIO", closed)

    assert Digests(root).of("content") != before
