"""Adaptations: what is said when what they were made from is gone, unmarked or changed."""

import pytest

from veileder.model.base import Language
from veileder.reading.layers import TextKey
from veileder.resolving.compose import adaptation_fingerprint

KEY = TextKey("step", "undring")
SHARED = "content/steps/undring.nb.md"
OURS = "municipalities/testkommune/steps/undring.nb.md"
SHARED_TEXT = """\
---
title: Når du undrer deg
actions: [Se, Lytt, Noter]
questions: [Hva ser du?]
outcomes: {videre: Gå videre, avslutt: Avslutt}
---
Felles tekst.
"""
REGION = {
    "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
    "municipalities/testkommune/municipality.yml": (
        'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
    ),
}


def adapted(fields, body=""):
    return f"---\n{fields}\nbased_on: new\n---\n{body}"


def based_on(guide, path=OURS):
    """Return what is said about the adaptation in ``path``, as a person sees it."""
    return "\n".join(str(finding) for finding in guide.check().findings if finding.at.path == path)


def test_a_text_of_ones_own_needs_no_shared_one(workspace):
    path = "municipalities/testkommune/articles/vart-arbeid.nb.md"

    assert based_on(workspace({path: "---\ntitle: Vårt arbeid\n---\nTekst"}), path) == ""


def test_an_adaptation_of_nothing_is_an_error(workspace):
    path = "municipalities/testkommune/steps/borte.nb.md"

    assert based_on(workspace({path: adapted("title: Borte")}), path).startswith(
        f"{path}:3:11: feil LAG01: Testkommune tilpasser «borte», som ikke finnes"
    )


def test_a_text_with_the_name_of_a_shared_one_must_say_that_it_adapts_it(workspace):
    said = based_on(workspace({OURS: "---\ntitle: K\n---\n"}))

    assert said.startswith(
        f"{OURS}:1:1: advarsel LAG05: Fellesinnholdet har også en tekst «undring»"
    )
    assert "based_on: new" in said


def test_an_adaptation_that_nobody_has_confirmed_is_pointed_at(workspace):
    said = based_on(workspace({OURS: adapted("title: K")}))

    assert said.startswith(f"{OURS}:3:11: advarsel LAG02: Testkommune har ikke bekreftet")


def confirmed(workspace, fields="title: K"):
    """Return a guide whose adaptation carries the fingerprint of what it adapts."""
    guide = workspace({SHARED: SHARED_TEXT, OURS: adapted(fields)})
    library = guide.load()
    text = library.layers["testkommune"].texts[KEY][Language.NB]
    guide.change(OURS, "new", adaptation_fingerprint(text, library.stack("testkommune")))
    assert based_on(guide) == ""
    return guide


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Felles tekst.", "En annen tekst."),
        ("[Se, Lytt, Noter]", "[Se, Noter, Lytt]"),
        ("[Se, Lytt, Noter]", "[Se, Lytt]"),
        ("Avslutt", "Avslutt saken"),
        ("title: Når", "who: Alle\ntitle: Når"),
    ],
)
def test_a_change_beneath_an_adaptation_is_pointed_at(workspace, old, new):
    guide = confirmed(workspace)
    guide.change(SHARED, old, new)

    assert based_on(guide).startswith(f"{OURS}:3:11: advarsel LAG02: Fellesteksten er endret siden")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("---\ntitle", "\ufeff---\ntitle"),
        ("Felles tekst.\n", "\n\nFelles tekst.  \n\n\n"),
        ("Når", "Na\u030ar"),
        ("title: Når du undrer deg", 'title: "Når du undrer deg"'),
        ("[Se, Lytt, Noter]", "\n  - Se\n  - 'Lytt'\n  - Noter"),
        ("title: Når", "# en kommentar\ntitle: Når"),
        ("title: Når", "reviewed: 2026-01-01\nresponsible: Faglig leder\ntitle: Når"),
        (
            "title: Når du undrer deg\nactions: [Se, Lytt, Noter]",
            "actions: [Se, Lytt, Noter]\ntitle: Når du undrer deg",
        ),
    ],
)
def test_what_does_not_show_is_no_change(workspace, old, new):
    guide = confirmed(workspace)
    guide.change(SHARED, old, new)

    assert based_on(guide) == ""


def test_a_change_in_the_region_is_a_change_beneath(workspace):
    region = "municipalities/regionen/steps/undring.nb.md"
    guide = workspace({**REGION, region: adapted("title: R"), OURS: adapted("who: K")})
    library = guide.load()
    text = library.layers["testkommune"].texts[KEY][Language.NB]
    guide.change(OURS, "new", adaptation_fingerprint(text, library.stack("testkommune")))
    assert based_on(guide) == ""

    guide.change(region, "title: R", "title: Regionens")

    assert "LAG02: Fellesteksten er endret" in based_on(guide)
