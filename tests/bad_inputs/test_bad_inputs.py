"""Every mistake is pointed at, and what its cure says mends it; what is odd and right passes."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from tests.bad_inputs.fixtures import OWN, Fixture, fixtures
from tests.bad_inputs.told import told
from tests.conftest import MUNICIPALITY, write_world

from veileder.checked import Reading, read, remembered_reading
from veileder.findings import Finding
from veileder.kept import keeping
from veileder.markdown.markup import render
from veileder.reading.digests import Digests
from veileder.reading.yaml.located import Located, strings_in
from veileder.rules import RULES

BAD = fixtures("bad")
GOOD = fixtures("good")
TOLD = told()
ONLY_WHEN_BUILT = {"SIDE02", "SIDE03"}  # tested with the pages


@dataclass
class Seen:
    """What is said of a fixture, and of it when it is mended."""

    fixture: Fixture
    first: list[Finding] = field(default_factory=list)
    then: list[Finding] = field(default_factory=list)


World = tuple[Path, Reading]


@contextmanager
def shared_world(root: Path) -> Iterator[World]:
    """Give a world whose shared content is read once, for what one municipality has."""
    write_world(root)
    with keeping():
        yield root, remembered_reading(root, ["testkommune"], Digests(root))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Return such a world."""
    with shared_world(tmp_path_factory.mktemp("world")) as made:
        yield made


def look(world: World, root: Path, one: Fixture) -> Seen:
    """Return what is said of a mistake; ``root`` is for a world of its own."""
    return _in_one_folder(world, one) if one.is_own else _in_its_own(root, one)


def _in_one_folder(world: World, one: Fixture) -> Seen:
    """Read only what is in the folder of the municipality."""
    root, reading = world
    _empty(root)
    one.write(root)
    first = _of_own(reading)
    one.mend(root)
    return Seen(one, first, _of_own(reading))


def _empty(root: Path) -> None:
    """Leave nothing but the settings in the municipality's folder."""
    shutil.rmtree(root / OWN)
    (root / OWN).mkdir()
    (root / OWN / "municipality.yml").write_text(MUNICIPALITY, encoding="utf-8")


def _of_own(reading: Reading) -> list[Finding]:
    one = reading.one("testkommune")
    return reading.judged(one.findings, [one.facts] if one.facts else []).findings


def _in_its_own(root: Path, one: Fixture) -> Seen:
    write_world(root)
    one.write(root)
    first = read(root).findings
    one.mend(root)
    return Seen(one, first, read(root).findings)


_ENGLISH = re.compile(r"\b(?:the|is not|error|invalid|expected|field|value|string|None|True)\b")


@pytest.mark.parametrize("name", [one.name for one in BAD])
def test_a_mistake_is_pointed_at_and_its_cure_mends_it(world, tmp_path, name):
    one = look(world, tmp_path, next(one for one in BAD if one.name == name))
    report = "\n".join(map(str, one.first))

    assert sorted((f.rule.code, str(f.at)) for f in one.first) == one.fixture.expected, report
    said = next(f for f in one.first if f.rule.code == one.fixture.code)
    assert one.fixture.says in said.message
    assert said.cure
    assert not _ENGLISH.search(_WRITTEN.sub("", f"{said.message} {said.cure}")), report
    assert [str(f) for f in one.then] == []
    assert report == (TOLD.get(name) or report), "wanted? then: python -m tests.bad_inputs.told"


# What is quoted from the file, and names of fields and values, are not our words.
_WRITTEN = re.compile(r"«[^»]*»|\"[^\"]*\"|'[^']*'|\w+: \S+|[\w-]+\.(?:md|yml)")


def test_every_rule_has_a_mistake():
    assert {one.code for one in BAD} == {rule.code for rule in RULES} - ONLY_WHEN_BUILT


def test_nothing_is_told_of_mistakes_that_are_not_there():
    assert TOLD.keys() <= {one.name for one in BAD}


def test_there_are_as_many_mistakes_as_promised():
    assert len(BAD) >= 300
    assert all(one.says for one in BAD)


def _good(world: World, one: Fixture) -> tuple[list[str], str]:
    """Return what is said of a good file, and what is read of it."""
    root, reading = world
    _empty(root)
    one.write(root)
    said = list(map(str, _of_own(reading)))
    layer = reading.one("testkommune").library.layers["testkommune"]
    read = [*layer.sources.items()]
    return said, "".join(f"{line}\n" for path, located in read for line in _lines(path, located))


def _lines(path: str, located: Located) -> Iterator[str]:
    """Yield what is read of a file: each field, and of its text what a browser would show."""
    for keys, value in strings_in(located.data):
        if keys == ("body",):
            yield from filter(None, map(str.rstrip, _shown(render(value).html).split("\n")))
        elif not path.endswith("municipality.yml") or keys[0] not in ("number", "language"):
            yield f"{'/'.join(map(str, keys))}: {value}"


_BLOCK = re.compile(
    r"\s*</?(?:p|h\d|[uo]l|li|t[rhd]|table|thead|tbody|blockquote|pre|hr|br|div)\b[^>]*>\s*"
)


def _shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", _BLOCK.sub("\n", html)))


@pytest.mark.parametrize("name", [one.name for one in GOOD])
def test_what_is_odd_and_right_passes_letter_for_letter(world, name):
    expected = next(one for one in GOOD if one.name == name)
    said, shown = _good(world, expected)

    assert said == []
    assert shown == expected.mended[f"{OWN}/tekst"].decode()


def test_there_are_as_many_good_files_as_promised():
    assert len(GOOD) >= 60
