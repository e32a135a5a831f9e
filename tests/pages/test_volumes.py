"""A list too long for one page stands on several, and says what is on each."""

import itertools
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.pages.volumes import in_volumes, letters_in, ways
from veileder.reading.strings import Strings
from veileder.resolving.volumes import divided, volume_path

_SIZES = st.lists(st.integers(0, 60), max_size=40)


@dataclass(frozen=True)
class _View:
    """A place on a site: all that a list must know of it."""

    path: str
    variant: str | None = None
    strings: Strings | None = None

    def at(self, path, variant):
        return _View(path, variant)

    def relative(self, path):
        return "../" * self.path.count("/") + path


def _titles(groups, name=str):
    (_, among), *_ = ways(_View("tiltak/"), groups, name)
    return [volume.title for volume in among.all]


@given(_SIZES)
@settings(max_examples=50)
def test_nothing_is_lost_and_only_what_is_too_long_alone_is_over_the_limit(sizes):
    volumes = divided(sizes, lambda size: size, most=50)

    assert [size for volume in volumes for size in volume] == sizes
    assert all(sum(volume) <= 50 or len(volume) == 1 for volume in volumes)
    assert all(a[0] + sum(b) > 50 for b, a in itertools.pairwise(volumes))


def test_an_empty_list_has_its_page():
    assert divided([], len) == [()]


def test_the_first_volume_stands_where_the_list_always_stood():
    assert [volume_path("tiltak/", number) for number in (1, 2)] == ["tiltak/", "tiltak/del_2/"]


def test_a_volume_is_called_by_the_fewest_letters_that_tell_it_from_those_beside_it():
    groups = [["avlastning", "foreldrekurs"], ["Fosterhjem", "Kurs"], ["Kurs i å være", "Å"]]

    assert _titles(groups) == ["A–For", "Fos–Kurs", "Kurs i–Å"]


def test_what_follows_no_alphabet_is_called_by_number():
    assert _titles([["b", "a"], ["c"]], name=None) == ["1–2", "3"]


def test_the_letters_are_those_of_all_that_is_shown():
    @dataclass(frozen=True)
    class Part:
        title: str
        links: tuple[str, ...]
        age: int | None

    assert letters_in((Part("Kurs", ("a", "bc"), 3), None)) == 7


def test_a_short_list_has_one_page_and_no_ways():
    (volume,) = in_volumes(_View("tiltak/"), ["b", "a"], lambda _, item: item)

    assert (volume.entries, volume.among, volume.title("Tiltak")) == (("b", "a"), None, "Tiltak")


def test_a_long_list_leads_on_and_back_and_its_first_page_keeps_its_name():
    items = [sign * 20_000 for sign in "abc"]

    first, second, third = in_volumes(_View("tiltak/"), items, lambda _, item: item, str)

    assert [v.title("Tiltak") for v in (first, second, third)] == [
        "Tiltak",
        "Tiltak: B",
        "Tiltak: C",
    ]
    assert [(v.title, v.href, v.current) for v in second.among.all] == [
        ("A", "../../tiltak/", False),
        ("B", "../../tiltak/del_2/", True),
        ("C", "../../tiltak/del_3/", False),
    ]
    assert (second.among.before.title, second.among.after.title) == ("A", "C")
    assert (first.among.before, third.among.after) == (None, None)


def test_what_else_stands_on_a_page_takes_room_from_the_list():
    items = ["a" * 12_000] * 3

    assert len(list(in_volumes(_View("lov/"), items, lambda _, item: item))) == 1
    beside = ("b" * 15_000,)
    assert len(list(in_volumes(_View("lov/"), items, lambda _, item: item, beside=beside))) == 3
