"""What has no page on this site is shown by its name, never as a link to nowhere."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re

import pytest

_MINE = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_STEP = "niva-0/undring/index.html"
WORLD = {
    "content/arenas/mote.nb.md": "---\ntitle: Ressursteam\nkind: discussion\nlevels: [niva-1]\n---\n",
    "content/cases/ovelse.nb.md": "---\ntitle: Øvelse\nsteps: [undring, evaluer]\ntools: [undringsnotat]\nroles: [ansatt]\n---\n",
    "content/articles/om.nb.md": "---\ntitle: Om\nsection: about\n---\nSe [notatet](tool/undringsnotat) og [steget](step/undring).\n",
}


def _built(workspace, tmp_path, hide="", outcome="", files=None):
    world = workspace(
        {**WORLD, f"{_MINE}/municipality.yml": f"{_SETTINGS}hide: [{hide}]\n", **(files or {})}
    ).with_theme()
    if outcome:
        first = f"          - id: ut\n            to: {outcome}\n            within: 2 weeks\n"
        world.change(
            "content/guide.yml", "          - id: videre", f"{first}          - id: videre"
        )
        for language in ("nb", "nn"):
            world.change(
                f"content/steps/undring.{language}.md", "outcomes:\n", "outcomes:\n  ut: Ut\n"
            )
    checked = world.build(tmp_path / "site")
    assert [str(f) for f in checked.findings if f.is_error] == []
    site = tmp_path / "site/testkommune"
    return {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in site.rglob("*.html")}  # fmt: skip


def _outcome(html: str) -> str:
    """Return the words of the first way out of the step."""
    item = html.partition('<li class="v-outcome')[2].partition("</li>")[0].partition(">")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", item).split())


def test_an_outcome_to_a_meeting_that_nobody_holds_here(workspace, tmp_path):
    pages = _built(workspace, tmp_path, outcome="arena/mote")  # fmt: skip

    assert _outcome(pages[_STEP]) == "Ut Går til: Ressursteam · innen 2 uker"
    assert pages[_STEP].count("Saken avsluttes her") == 1  # the one that does close it


@pytest.mark.parametrize(
    ("ref", "name"),
    [("service/barnevern", "Barnevern"), ("role/ansatt", "Ansatt"), ("article/om", "Om")],
)
def test_an_outcome_to_what_is_hidden_here(workspace, tmp_path, ref, name):
    pages = _built(workspace, tmp_path, hide=ref, outcome=ref)

    assert _outcome(pages[_STEP]) == f"Ut Går til: {name} · innen 2 uker"


@pytest.mark.parametrize(
    "hidden",
    [
        "tool/undringsnotat, role/ansatt, service/barnevern, law/barnets-beste, arena/mote",
        "role/stafettholder, case/ovelse, article/om, term/undring, level/niva-1",
    ],
)
def test_hiding_anything_leaves_no_link_to_nowhere_and_no_id_on_a_page(workspace, tmp_path, hidden):
    pages = _built(workspace, tmp_path, hide=hidden)

    for name, html in pages.items():
        shown = re.sub(r"<[^>]+>", " ", html)
        assert 'href=""' not in html, name
        assert not re.search(r"\bNone\b", shown), name
        assert not any(ref in shown for ref in hidden.split(", ")), name
