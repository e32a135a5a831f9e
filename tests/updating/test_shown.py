"""What a municipality says of a thing, line by line, as a letter shows it before and after."""

import pytest

from veileder.updating.shown import differing, said_of, title_of

_STEP = "content/steps/undring.{}.md"
_SAID = "outcomes:\n  videre: Gå videre\n  avslutt: Avslutt\ndeadlines:\n  svar: Svar.\n"


@pytest.fixture
def guide(workspace):
    """Return a guide whose first step and level have one of each."""
    world = workspace()
    world.change(
        "content/guide.yml",
        "        outcomes:\n          - id: videre\n            to: level/niva-1\n",
        "        deadlines:\n          - {id: svar, within: 14 days, law: barnets-beste}\n"
        "          - {id: snart, within: 1 day}\n"
        "        outcomes:\n          - id: videre\n            to: level/niva-1\n"
        "            within: 7 days\n",
    )
    world.change("content/guide.yml", "    baton: stafettholder\n", _LEVEL)
    return world.guide()


_LEVEL = "    baton: stafettholder\n    duration: 6 weeks\n"


@pytest.mark.parametrize(
    ("ref", "about", "lines"),
    [
        ("step/undring", "role", ["Ansatt"]),
        ("step/undring", "tools", ["Undringsnotat"]),
        ("step/undring", "services", ["Barnevern"]),
        ("step/undring", "laws", ["Barnets beste"]),
        ("step/undring", "deadlines", ["svar: 14\xa0dager (Barnets beste)", "snart: 1\xa0dag"]),
        ("step/undring", "outcomes", ["videre: Samarbeid (7\xa0dager)", "avslutt: close"]),
        ("step/evaluer", "outcomes", ["avslutt: close"]),
        ("level/niva-1", "baton", ["Stafettholder"]),
        ("level/niva-1", "duration", ["6\xa0uker"]),
        ("level/niva-1", "steps", ["Lag en plan", "Se på planen"]),
        ("level/niva-1", "words", ["title: Samarbeid"]),
        ("level/niva-0", "baton", []),
        ("step/borte", "tools", []),
        ("step/felles-plan", "words", ["title: Lag en plan"]),
        ("tool/undringsnotat", "facts", ["title: Undringsnotat", "kind: form"]),
        ("tool/borte", "words", []),
    ],
)
def test_each_thing_is_said_with_the_words_of_the_guide(guide, ref, about, lines):
    assert said_of(guide, ref, about) == lines


def test_what_has_no_title_is_called_by_its_id(guide):
    titles = [title_of(guide, ref) for ref in ("step/undring", "level/niva-1", "tool/borte")]

    assert titles == ["Når du undrer deg", "Samarbeid", "borte"]


def test_only_lines_that_one_of_two_has_differ():
    assert differing(["a", "b"], ["b", "c"]) == (["a"], ["c"])
