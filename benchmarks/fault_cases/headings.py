"""Headings and ids that meet the layout's own."""

from collections.abc import Iterable
from functools import partial

from fault_cases.case import Case, Verdict, brief, build_case, outcome
from fault_cases.page import Node
from fault_cases.results import Run
from fault_cases.side import Files, Side, World
from fault_cases.world import text

_THEME = "Overskrifter og adresser på siden"
_ARTICLES = "municipalities/prove/articles"
_STEP = "municipalities/prove/steps/undring.nb.md"
_TOOL = "municipalities/prove/tools/notat.nb.md"
_IN_USE = "steps:\n  - step: undring\n    add:\n      tools: [notat]\n"
_IN_ARTICLE = ("Innhold", "Kontakt", "Om teksten", "Søk", "Main")
_IN_STEP = ("Hvem", "Kontakt", "Utfall", "Verktøy", "Frist")
_IN_TOOL = ("Innhold", "Skjema")


def _heading(page: Node, words: str) -> Verdict:
    """Say whether the heading is there, and every id on the page but once."""
    twice = sorted({id for id in page.ids if page.ids.count(id) > 1})
    if twice:
        return Verdict(False, brief(f"samme id to ganger: {', '.join(twice)}"))
    there = [h for h in page.all("h2", "h3") if words in h.text]
    return Verdict(bool(there), f"overskriften «{words}» er {'der' if there else 'borte'}")


def _sections(headings: Iterable[str]) -> str:
    return "".join(f"\n## {words}\n\nTekst.\n" for words in headings)


def _files(article: Iterable[str], step: Iterable[str], tool: Iterable[str]) -> Files:
    """Return an article, a step and a tool with these headings."""
    return {
        f"{_ARTICLES}/tekst.nb.md": text("title: Tekst", _sections(article)),
        _STEP: text("based_on: new", _sections(step)),
        _TOOL: text("title: Notat\nkind: form", _sections(tool)),
        "municipalities/prove/guide-changes.yml": _IN_USE,
    }


def _built(side: Side, headings: tuple[tuple[str, ...], ...]) -> tuple[World, Run]:
    """Build once with these headings, however often it is asked for."""
    if ("headings", headings) not in side.memory:
        world = side.world(_files(*headings), keep=["prove"])
        side.memory["headings", headings] = world, world.build("prove")
    made: tuple[World, Run] = side.memory["headings", headings]
    return made


def _case(place: int, words: str) -> Case:
    """Return a case for one heading, built with all the others if that can be done at all."""
    where, pattern = _PLACES[place]
    alone = tuple((words,) if place == at else () for at in range(3))

    def judge(side: Side) -> Verdict:
        world, run = _built(side, (_IN_ARTICLE, _IN_STEP, _IN_TOOL))
        if run.code != 0:
            world, run = _built(side, alone)
        return (
            _heading(world.page(pattern), words) if run.code == 0 else Verdict(False, outcome(run))
        )

    return Case(_THEME, f"«{words}» som overskrift i {where}", judge)


_PLACES = (
    ("en artikkel", "om/tekst"),
    ("et steg", "niva-0/undring"),
    ("et verktøy", "verktoy/notat"),
)


def _old_anchor(world: World) -> Verdict:
    """Follow the link to the heading by the id it has had until now."""
    link = next(a for a in world.page("om/fra").all("a") if a.text == "hit")
    anchor = link.attributes["href"].partition("#")[2]
    page = world.page("om/tekst")
    hit = page.where(lambda node: node.attributes.get("id") == anchor)
    return Verdict(len(hit) == 1, f"#{anchor} finnes {len(hit)} gang(er)")


_LINKED = {
    f"{_ARTICLES}/tekst.nb.md": text("title: Tekst", "\n## Mer hjelp\n\nTekst.\n"),
    f"{_ARTICLES}/fra.nb.md": text("title: Fra", "\nGå [hit](article/tekst#mer-hjelp).\n"),
}


def _at(world: World, words: str) -> Verdict:
    return _heading(world.page("om/tekst"), words)


_page = partial(build_case, _THEME)

CASES = [
    *(_case(0, words) for words in _IN_ARTICLE),
    *(_case(1, words) for words in _IN_STEP),
    *(_case(2, words) for words in _IN_TOOL),
    _page(
        "To like overskrifter i en artikkel",
        {f"{_ARTICLES}/tekst.nb.md": text("title: Tekst", _sections(["Hjelp", "Hjelp"]))},
        partial(_at, words="Hjelp"),
    ),
    _page(
        "Overskrift med bare tegn",
        {f"{_ARTICLES}/tekst.nb.md": text("title: Tekst", _sections(["???"]))},
        partial(_at, words="???"),
    ),
    _page("Lenke til en overskrift leder fortsatt dit", _LINKED, _old_anchor),
]
