"""A paragraph of law in prose leads to what stands there."""

import re
from pathlib import Path

import pytest
from tests.conftest import MUNICIPALITY, page

from veileder.checks.unlinked_law import check_unlinked_law

_ROOT = Path(__file__).parents[2]
_LAW = "content/laws/plikt.nb.md"
_OWN = {
    "municipalities/testkommune/municipality.yml": MUNICIPALITY,
    _LAW: page(
        "title: Plikt\nact_name: Loven\nact: 2020-01-01-1\nsection: § 13",
        "Etter § 13 b kan du dele. Se [loven § 7](https://lovdata.no/lov/2020-01-01-1/§7).",
    ),
}


def _told(made) -> list[str]:
    return [finding.message for finding in check_unlinked_law(made.load())]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Du skal melde (loven § 13-2).", "«§ 13-2» står uten lenke til loven"),
        ("Paragraf 13 sier det.", "«Paragraf 13» står uten lenke til loven"),
        ("Se §§ 7 og 8.", "«§§ 7» står uten lenke til loven"),
        ("Du har [plikt etter § 13](law/plikt).", None),
        ("Se [loven § 7](https://lovdata.no/lov/2020-01-01-1/§7).", None),
        ("Avsnitt 13 sier det.", None),
    ],
)
def test_a_paragraph_without_a_link_is_told(workspace, text, said):
    made = workspace({**_OWN, "content/articles/om.nb.md": page("title: Om", text)})
    assert _told(made) == ([said] if said else [])


def test_a_page_of_law_names_its_own_section_and_a_former_one_any(workspace):
    other = page("title: Annen\nact_name: Loven\nsection: § 2", "Etter § 13 kan du dele.")
    former = page("title: Før\nact_name: Loven\nsection: § 1\nsuperseded_by: [plikt]", "Nå § 13.")
    made = workspace({**_OWN, "content/laws/annen.nb.md": other, "content/laws/for.nb.md": former})
    assert _told(made) == ["«§ 13» står uten lenke til loven"]


_SHORT = re.compile(r"mishandl(?:et|a)\b[^.?]*omsorgss[vw]ikt", re.DOTALL)
_SHORTENED = re.compile(r"\b(?:blant|mellom) anna?(?:et)?\b")


@pytest.mark.parametrize(
    "path",
    sorted(
        path.relative_to(_ROOT).as_posix()
        for folder in ("content/steps", "municipalities")
        for path in (_ROOT / folder).rglob("*.n?.md")
        if _SHORT.search(path.read_text(encoding="utf-8"))
    ),
)
def test_a_duty_told_in_short_says_so_and_leads_to_all_its_grounds(path):
    text = (_ROOT / path).read_text(encoding="utf-8")
    for match in _SHORT.finditer(text):
        around = text[max(0, match.start() - 250) : match.end() + 250]
        assert _SHORTENED.search(around), match[0]
        assert "](law/meldeplikt-" in around, match[0]
