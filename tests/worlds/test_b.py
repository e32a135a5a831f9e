"""Municipalities of another make than the shared model, each written from the documentation alone.

Each is a folder beside this file. It stands with the real shared content, is found without faults
and built, and no page of it names what it does not have.
"""

import html
import re
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from tests.conftest import PROJECT

from veileder.authoring.accept import accept
from veileder.checked import read
from veileder.model.kinds import KINDS
from veileder.pipeline import build
from worlds import search_results

_HERE = Path(__file__).parent
_WORLDS = ("fjellbygda", "planvik", "kesund", "dalmo", "havn", "innland")
_REGION = "innlandet"
_MARKED = re.compile(r"^(?:based_on|translated_from): new$|^ +based_on: new$", re.MULTILINE)
# What may name the shared model: where a text is from, what a thing is called there, other words.
_SOURCES = re.compile(
    r"<summary><h[23]>K(?:ilder|jelder)</h[23]></summary>.*?</details>", re.DOTALL
)
_MODEL = re.compile(r'<p class="v-muted">(?:Hei?ter «|Også kalt|Òg kalla).*?</p>', re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_HEARD = re.compile(r'\b(?:alt|aria-label|title|placeholder|content)="([^"]*)"')
_EMPTY = re.compile(
    r"<(h[1-6]|li|p|ul|ol|dl|tbody|thead|tr|table|summary)\b(?![^>]* (?:role=|hidden\b))[^>]*>"
    r"\s*</\1>"
)
_BARE = re.compile(r"\b(?:level|step|role|arena|service|tool|article|law)/[a-z]|\bniva-\d")
# What a script fills before it shows it.
_LATER = re.compile(r"<(section|div)\b[^>]* hidden>.*?</\1>", re.DOTALL)
# The shared words each has replaced, or does without. The law's own words stay the law's.
_GONE = {
    "fjellbygda": r"\bnivå(?:et|a)?\b|stafetth|samarbeidsmøt|BTI-team|ressursteam",
    "planvik": r"\bBTI\b|tverrfaglig innsats|stafettlogg|\blogge[nr]\b|loggføring|ressursteam",
    "kesund": r"koordinerende enhet|BTI-team|ressursteam",
    "dalmo": r"stafetth|ressursteam|BTI-team",
    "havn": r"BTI-team|ressursteam|basisteam|fagteam",
    "innland": r"BTI-team|ressursteam|basisteam|fagteam",
}
_LAWFUL = re.compile(
    r"WCAG [\d.]+ på nivå A+(?: og A+)?|nivå AA|tekniske logger|(?:og|, og) nivåa i kommunen"
    r"|kan bli kalla nivå"
    r"|Kommunen skal ha en koordinerende enhet|Helseforetaket har sin egen koordinerende enhet"
)


class World:
    """The site of one municipality, as its readers see it."""

    def __init__(self, root: Path, id: str) -> None:
        self.site = root / "ut" / id

    def page(self, path: str) -> str:
        """Return what is shown and read aloud on a page."""
        return _shown((self.site / path / "index.html").read_text())

    @cached_property
    def pages(self) -> dict[str, str]:
        """The HTML of every page but that of what is local, which names what is left out."""
        found = {
            str(path.relative_to(self.site).parent): path.read_text()
            for path in self.site.rglob("*.html")
        }
        return {place: text for place, text in found.items() if not place.endswith("lokalt")}

    def results(self) -> Iterator[str]:
        """Yield what the search shows of each page it finds."""
        return (" ".join(said) for _, said in search_results(self.site))


def _shown(page: str) -> str:
    for away in (_UNSEEN, _SOURCES, _MODEL):
        page = away.sub(" ", page)
    heard = " · ".join(_HEARD.findall(page))
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()) + " · " + heard)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Return a folder with the shared content, these municipalities and their sites."""
    root = tmp_path_factory.mktemp("worlds")
    for name in ("content", "tools", "theme_overrides", "mkdocs.yml"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, root / name)
    for name in (*_WORLDS, _REGION):
        shutil.copytree(_HERE / name, root / "municipalities" / name)
    new = [path for path in (root / "municipalities").rglob("*.*") if _is_marked(path)]
    accept(root, [path.relative_to(root) for path in new])
    assert not build(root, root / "ut").has_errors
    return root


def _is_marked(path: Path) -> bool:
    return _MARKED.search(path.read_text()) is not None


@pytest.fixture(scope="module")
def world(root):
    """Return a function that gives the world of a municipality."""
    known = {id: World(root, id) for id in _WORLDS}
    return known.__getitem__


def test_the_check_finds_nothing(root):
    findings = read(root).findings
    assert [one.message for one in findings if one.level != "note"] == []


@pytest.mark.parametrize("id", (*_WORLDS, _REGION))
def test_a_municipality_is_written_in_sixty_lines(id):
    written = [path for path in (_HERE / id).rglob("*.*") if path.name != "services.yml"]

    assert sum(len(path.read_text().splitlines()) for path in written) <= 60


@pytest.mark.parametrize("id", _WORLDS)
def test_no_page_names_what_the_municipality_does_not_have(world, id):
    gone = re.compile(_GONE[id], re.IGNORECASE)
    seen = {place: _shown(text) for place, text in world(id).pages.items()}
    seen["the search"] = " · ".join(world(id).results())
    named = {
        (place, found[0], found.start()): said[max(0, found.start() - 50) : found.end() + 30]
        for place, text in seen.items()
        for said in [_LAWFUL.sub("", text)]
        for found in gone.finditer(said)
    }

    assert named == {}


@pytest.mark.parametrize("id", _WORLDS)
def test_nothing_is_left_unfilled_or_empty_on_a_page(world, id):
    ids = {path.name.partition(".")[0] for kind in KINDS for path in _texts(kind)}
    bare = re.compile(rf"{_BARE.pattern}|(?<![\w/.#@-])(?:{'|'.join(_unlike_words(ids))})(?![\w-])")
    for place, text in world(id).pages.items():
        said = _shown(text)
        assert "{" not in said, place
        assert not _EMPTY.search(_LATER.sub("", text)), place
        assert not bare.search(said), (place, bare.search(said))


def _texts(kind: str) -> Iterator[Path]:
    folders = (PROJECT / "content" / f"{kind}s", PROJECT / f"{kind}s")
    return (path for folder in folders for path in folder.glob("*.md"))


def _unlike_words(ids: set[str]) -> list[str]:
    return sorted(id for id in ids if "-" in id and id != "e-post")


def test_levels_may_stand_under_other_headings_and_have_another_word(world):
    front = world("fjellbygda").page("")

    assert "Sjå Etappe 0 Avklar uroa" in front and "Gjere Etappe 1 Set inn hjelp" in front
    assert "Kva uroar deg?" in front and "Individuell plan" in front
    last = world("fjellbygda").page("niva-3/avgjor-3")
    assert "Familien får individuell plan" in last
    assert "Etappe 3 · Steg 5 av 5" in last and "Trådhaldar" in last


def test_a_plan_opened_on_the_second_level_is_not_spoken_of_before_it(world):
    planvik = world("planvik")
    before, at = planvik.page("niva-1/iverksett-1"), planvik.page("niva-2/samtykke-og-logg")

    assert "Skriv korte notater i mappa underveis." in before
    assert "Be om samtykke og åpne barnets plan" in at and "Nivå 2 · Steg 1 av 6" in at
    assert "Samarbeid på tvers: Den unge må selv si ja fra fylte 15 år." in at
    assert "Barnets plan åpnes på nivået" in at and "Vi bruker" not in at
    assert "BTS i Planvik kommune" in planvik.page("") or "BTS Planvik kommune" in planvik.page("")


def test_a_case_goes_to_a_unit_and_comes_back_to_a_named_step(world):
    step = world("kesund").page("niva-2/avgjor-2")

    there = "Be Samordningskontoret avgjøre hvem som samordner"
    assert f"{there} Etterpå tilbake til: Planlegg sammen i det første møtet" in step
    absent = "Ta fraværet opp i Innsatsteamet"
    assert f"{absent} Gjelder ved skolefravær" in step
    assert f"{absent} Etterpå tilbake til: Se sammen på hva som virker" in step
    assert "Gjelder ved skolefravær: 2 uker " in step
    assert "Hvem holder stafettpinnen? Leder" in world("kesund").page("niva-2/evaluer-2")


def test_a_step_and_a_meeting_of_ones_own_in_both_languages(world):
    dalmo = world("dalmo")
    nb, nn = dalmo.page("niva-0/hjemmebesok"), dalmo.page("nn/niva-0/hjemmebesok")

    assert "Drøftingsteamet gir deg råd før du drar." in nb
    assert "Drøftingslaget gir deg råd før du dreg." in nn
    assert "Nivå 0 · Steg 3 av 6" in nb and "Nivå 0 · Steg 3 av 6" in nn
    assert "Hjemmelaget" in dalmo.page("moter") and "Heimelaget" in dalmo.page("nn/mote")
    assert "ved skolefravær" in dalmo.page("niva-2/avgjor-2")
    assert "ved skulefråvær" in dalmo.page("nn/niva-2/avgjor-2")
    own = (_HERE / "dalmo/guide-changes.yml").read_text().split("steps:\n")[1]
    assert len(own.splitlines()) <= 6


@pytest.mark.parametrize(
    ("type", "phone"),
    [("barnevernvakt", "00 00 05 02"), ("krisesenter", "00 00 05 16"), ("legevakt", "116 117")],
)
def test_a_service_is_shared_across_regions(world, type, phone):
    for id in ("havn", "innland"):
        page = world(id).page(f"tjenester/{type}")
        assert phone in page and "Felles for Havn og Innland – drives av Havn kommune" in page
    assert phone in world("innland").page("akutt") or type == "krisesenter"


def test_a_tool_is_borrowed_from_a_municipality_in_no_common_region(world):
    tool = world("innland").page("verktoy/sjekk-for-vakt")

    assert "Lånt av Havn kommune" in tool and "Hvor er barnet nå?" in tool


@pytest.mark.browser
@pytest.mark.parametrize(
    ("id", "path"),
    [
        ("fjellbygda", ""),
        ("fjellbygda", "niva-3/avgjor-3"),
        ("planvik", "niva-2/samtykke-og-logg"),
        ("kesund", "niva-2/avgjor-2"),
        ("dalmo", "nn/niva-0/hjemmebesok"),
        ("dalmo", "moter"),
        ("havn", "verktoy"),
        ("innland", "tjenester/barnevernvakt"),
    ],
)
def test_a_page_fits_on_a_phone(world, chromium, id, path):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto((world(id).site / path / "index.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()
