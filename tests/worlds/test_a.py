"""Five municipalities of another make: letters, phases, two levels, a stair, and no log."""

import pytest
from worlds import WORLDS, World, make_world

NAMES = ("bokstaver", "faser", "to-nivaer", "trapp", "uten-logg")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture(scope="module", params=NAMES)
def world(root, request) -> World:
    return make_world(root, request.param)


def test_it_is_said_in_few_lines_and_nothing_is_wrong_with_it(world):
    files = [path for path in (WORLDS / world.id).rglob("*.*") if path.name != "services.yml"]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in files) <= 60
    assert [str(finding) for finding in world.checked.findings] == []


def test_no_page_names_what_it_does_not_have(world):
    assert world.foreign() == []


def test_no_page_shows_an_id_or_a_placeholder(world):
    assert world.raw() == []


def test_no_heading_list_or_table_is_empty(world):
    assert world.hollow() == []
