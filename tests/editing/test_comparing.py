"""A text beside what it is made from: what differs, what has changed, and what may be done."""

# ruff: noqa: E501 - small worlds and pages read best as they stand

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.authoring.accept import accept
from veileder.editing.comparing import Standing, confirmed, situation
from veileder.editing.differences import Kind, chosen, merge, words
from veileder.editing.taking import NotCompared, without_field
from veileder.model.base import Language

OWN = "municipalities/testkommune/steps/undring.nb.md"
SHARED = "content/steps/undring.nb.md"


@pytest.fixture
def world(workspace):
    """A municipality that has adapted a step in its own words, and confirmed it."""
    made = workspace()
    made.change(SHARED, "title: Når", "summary: Skriv det ned.\ntitle: Når")
    made.write(
        OWN, "---\n# vårt eget\nsummary: Skriv det ned i Visma.\nbased_on: new\n---\nVår tekst.\n"
    )
    accept(made.root, [made.root / "content", made.root / OWN])
    return made


def _git(world, *arguments):
    name = ("-c", "user.name=Test", "-c", "user.email=test@example.no")
    subprocess.run(["git", *name, *arguments], cwd=world.root, check=True, capture_output=True)


def _commit(world):
    _git(world, "init", "-q")
    _git(world, "add", "-A")
    _git(world, "commit", "-qm", "first")


def _field(world, name, path=OWN):
    return next(field for field in situation(world.load(), path).fields if field.name == name)


def test_words_are_marked_and_lines_are_kept():
    pieces = words("Ring barnevernet.\n- En\n", "Ring alltid barnevernet!\n- En\n")

    assert [(piece.kind.value, piece.text) for piece in pieces] == [
        ("kept", "Ring"),
        ("added", " alltid"),
        ("kept", " barnevernet"),
        ("removed", "."),
        ("added", "!"),
        ("kept", "\n- En\n"),
    ]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text("ab \n.å", max_size=40), st.text("ab \n.å", max_size=40))
def test_the_pieces_are_both_texts(before, after):
    pieces = words(before, after)

    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == after


def merged(parts):
    """Return the text of ``parts``; None while somebody has to choose."""
    is_open = any(part.lines is None for part in parts)
    return None if is_open else "\n".join(chosen(parts, []))


_LINES = st.lists(st.sampled_from(["en", "to", "tre", ""]), max_size=6).map("\n".join)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_LINES, _LINES)
def test_a_change_that_only_one_has_made_is_merged_as_it_is(before, after):
    assert merged(merge(before, after, before)) == after
    assert merged(merge(before, before, after)) == after
    assert merged(merge(before, after, after)) == after


def test_changes_in_different_places_are_merged_and_those_in_the_same_must_be_chosen():
    before = "en\nto\ntre\nfire"

    assert merged(merge(before, "EN\nto\ntre\nfire", "en\nto\ntre\nFIRE")) == "EN\nto\ntre\nFIRE"
    parts = merge(before, "en\nTO\ntre\nfire", "en\n2\ntre\nfire")
    assert merged(parts) is None
    assert [part for part in parts if part.lines is None] == [(None, ("TO",), ("2",))]
    assert chosen(parts, [True]) == ["en", "TO", "tre", "fire"]
    assert chosen(parts, [False]) == ["en", "2", "tre", "fire"]


def test_own_and_shared_stand_side_by_side(world):
    found = situation(world.load(), OWN)

    assert found.standing is Standing.CONFIRMED
    assert _field(world, "summary").difference[0] == (Kind.KEPT, "Skriv det ned")
    assert (_field(world, "title").shared, _field(world, "title").own) == (
        "Når du undrer deg",
        None,
    )
    assert _field(world, "outcomes").shared == "videre: Gå videre\navslutt: Avslutt"
    assert not any(field.has_changed for field in found.fields)


def test_what_the_shared_text_was_is_found_in_git_by_its_fingerprint(world):
    _commit(world)
    world.change(SHARED, "Skriv det ned.", "Skriv det ned samme dag.")
    _git(world, "commit", "-qam", "second")
    world.change(SHARED, "samme dag", "straks")

    found = situation(world.load(), OWN)
    summary = _field(world, "summary")

    assert found.standing is Standing.CHANGED and not found.missing
    assert [field.name for field in found.fields if field.has_changed] == ["summary"]
    assert summary.before == "Skriv det ned."
    assert [piece.text for piece in summary.change if piece.kind is Kind.ADDED] == [" straks"]
    assert summary.merged[0].own == ("Skriv det ned i Visma.",)


def test_without_git_it_says_that_nobody_knows_what_it_was(world):
    world.change(SHARED, "Skriv det ned.", "Skriv det ned straks.")

    found = situation(world.load(), OWN)

    assert found.standing is Standing.CHANGED
    assert found.missing[Language.NB].startswith("Vi vet ikke hva teksten var")
    assert not any(field.is_known or field.has_changed or field.merged for field in found.fields)


def test_a_translation_is_compared_with_its_original_alone(world):
    _commit(world)
    world.change(SHARED, "title: Når du", "title: Hver gang du")

    path = SHARED.replace(".nb.", ".nn.")
    found = situation(world.load(), path)

    assert found.is_translation and found.sources == (SHARED,)
    title = _field(world, "title", path)
    assert (title.before, title.shared, title.own) == (
        "Når du undrer deg", "Hver gang du undrer deg", "Når du undrar deg",
    )  # fmt: skip
    assert _field(world, "summary", path).own is None


@pytest.mark.parametrize("path", [OWN, SHARED.replace(".nb.", ".nn.")])
def test_keeping_ones_own_is_what_accept_writes(world, path):
    world.change(SHARED, "title: Når du", "title: Hver gang du")
    before = (world.root / path).read_text()

    written = confirmed(world.load(), path, before)
    accept(world.root, [world.root / path])

    assert written == (world.root / path).read_text() != before


def test_taking_the_shared_text_again_takes_away_one_field_and_then_the_file(world):
    written = (world.root / OWN).read_text()

    without = without_field(written, "summary")
    assert without is not None
    assert without.startswith("---\n# vårt eget\nbased_on: ") and without.endswith(
        "---\nVår tekst.\n"
    )
    assert without_field(without, "body") is None
    assert without_field(written, "body").endswith("---\n")


def test_a_field_of_several_lines_goes_whole_and_what_stands_beside_it_stays():
    written = "---\r\nbased_on: new\r\nactions:\r\n- En\r\n- To\r\n\r\n# om tittelen\r\ntitle: 'A: b'\r\n---\r\n"

    assert without_field(written, "actions") == (
        "---\r\nbased_on: new\r\n\r\n# om tittelen\r\ntitle: 'A: b'\r\n---\r\n"
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("---\n{title: a, summary: b, based_on: new}\n---\n", "ikke på hver sin linje"),
        ("---\n  title: a\n  summary: b\n---\n", "ikke på hver sin linje"),
        ("---\nsummary: b\n---\n", "har ikke feltet"),
        ("title: a", "har ikke feltet"),
    ],
)
def test_a_file_that_can_not_be_changed_in_part_is_said_so(written, sentence):
    with pytest.raises(NotCompared, match=sentence):
        without_field(written, "title")


def test_what_is_made_from_nothing_is_said_so(world):
    with pytest.raises(NotCompared, match="bygger ikke på en annen tekst"):
        situation(world.load(), SHARED)
