"""Pages to link to are found by what people call them, never by an id."""

# ruff: noqa: E501 - small worlds and pages read best as they stand

import pytest

from veileder.editing.links import find
from veileder.model.base import Language
from veileder.reading.strings import read_strings


@pytest.fixture(scope="module")
def found(shared_workspace, project):
    world = shared_workspace(
        {
            "content/articles/taushet.nb.md": "---\ntitle: Om taushetsplikt\naliases: [melde fra]\n---\n\n"
            "## Når du må melde fra\n\nTekst.\n",
            "tools/undringsnotat.nb.md": "---\ntitle: Undringsnotat\nkind: form\naliases: [logg, skjema for uro]\n---\n",
        }
    )
    strings = read_strings(project / "theme_overrides", Language.NB)
    return lambda query: find(world.guide(), strings, query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("undringsn", ("Undringsnotat", "verktøy", "tool/undringsnotat")),
        ("skjema uro", ("Undringsnotat", "verktøy", "tool/undringsnotat")),
        ("UNDRER DEG", ("Når du undrer deg", "steg", "step/undring")),
        ("plan", ("Lag en plan", "steg", "step/felles-plan")),
        ("må melde", ("Om taushetsplikt – Når du må melde fra", "artikkel", "article/taushet#nar-du-ma-melde-fra")),
        ("melde fra", ("Om taushetsplikt", "artikkel", "article/taushet")),
        ("barnevern", ("Barnevern", "tjeneste", "service/barnevern")),
    ],
)  # fmt: skip
def test_the_first_hit_is_the_page_that_is_called_so(found, query, first):
    assert found(query)[0] == first


def test_what_leads_to_a_page_is_a_link_that_can_be_used(found, workspace):
    world = workspace()
    links = "\n\n".join(
        f"[{hit.title}]({hit.target})" for word in "undring plan om".split() for hit in found(word)
    )
    world.write("content/levels/niva-0.nb.md", f"---\ntitle: Undring\n---\n{links}\n")

    assert [
        str(f)
        for f in world.check().findings
        if f.rule.code.startswith("LENKE") and "taushet" not in f.message
    ] == []


@pytest.mark.parametrize("query", ["", "  ", "finnesikke", "(((", "\x00"])
def test_nothing_is_found_for_what_nothing_is_called(found, query):
    assert found(query) == []
