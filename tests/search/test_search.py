"""The search: words cut and folded, an index from a small guide, and the script that reads it."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route
from scripts import whole_script

from veileder.model.base import Language
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.reading.strings import read_strings
from veileder.search import search_index
from veileder.search.entries import Entry, entries, shortened
from veileder.search.entries import _words as entry_words
from veileder.search.packing import short_path, whole_path
from veileder.search.vocabulary import Vocabulary, words_of
from veileder.search.weights import _standings as standings
from veileder.search.words import compound_parts, fold, in_other_form, stem, tokens

PROJECT = Path(__file__).resolve().parents[2]

TERMS = """\
terms:
  - id: taushetsplikt
    nb:
      term: Taushetsplikt
      definition: Plikten i {municipality} til å tie om det du får vite.
    nn:
      term: Teieplikt
      definition: Plikta til å teie om det du får vite.
      translated_from: new
    aliases: [TP]
    see: [law/barnets-beste]
"""

SERVICES = """\
services:
  - id: barnevernet-her
    type: barnevern
    name: Barnevernet her
    contacts:
      - function: Vakttelefon
        phone: "00000042"
"""

WORLD = {
    "content/terms.yml": TERMS,
    "municipalities/testkommune/services.yml": SERVICES,
    "tools/undringsnotat.nb.md": (
        "---\ntitle: Undringsnotat\nkind: form\naliases: [bekymringsskjema]\n"
        "summary: Skriv ned det du ser.\n---\nOm barnet er stille i <garderoben>.\n"
    ),
}


SCRIPTS = ("search.js", "search_engine.js")


@pytest.fixture(scope="module")
def site(shared_workspace) -> tuple[SitePlan, Any]:
    """A small site in bokmål: its plan and its guide."""
    guide = shared_workspace(WORLD).guide()
    strings = read_strings(PROJECT / "theme_overrides", Language.NB)
    return plan_site(guide, strings, Edition(dt.date(2026, 1, 1)), None), guide


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Åpen", "apen"),
        ("aapen", "apen"),
        ("Lærer", "laerer"),
        ("lärer", "laerer"),
        ("møte", "mote"),
        ("moete", "mote"),
        ("möte", "mote"),
        ("idé", "ide"),
    ],
)
def test_letters_fold_to_what_any_keyboard_has(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("§ 13-2", ["13-2"]),
        ("kapittel 9 A", ["kapittel", "9a"]),
        ("9A", ["9a"]),
        ("§ 9 A-4", ["9a-4"]),
        ("0–2 år", ["0-2", "år"]),
        ("116 111", ["116111"]),
        ("BTI-kontakt", ["bti", "kontakt"]),
        ("nivå 1", ["nivå", "1"]),
    ],
)
def test_numbers_of_laws_and_telephones_are_one_word(text, words):
    assert list(tokens(text)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("skjema", "skjemaet"),
        ("stafetthaldar", "stafetthaldaren"),
        ("bekymring", "bekymringene"),
        ("skulen", "skole"),
        ("tenestene", "tjeneste"),
        ("føresette", "foresatte"),
    ],
)
def test_inflections_and_malformer_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_compounds_are_split_at_known_words_only():
    known = {stem(word) for word in ("samtykke", "skjema", "undring", "notat", "barn")}

    assert compound_parts("samtykkeskjemaet", known) == [stem("samtykke"), stem("skjema")]
    assert compound_parts("undringsnotat", known) == [stem("undring"), stem("notat")]
    assert compound_parts("ukjentskjema", known) == []
    assert compound_parts("skjemaer", known) == []


def test_compounds_change_malform_part_by_part():
    assert in_other_form("skulehelseteneste") == "skolehelsetjeneste"
    assert in_other_form("notat") is None


def test_the_same_site_gives_the_same_index(site):
    assert search_index(*site) == search_index(*site)


def test_what_another_site_calls_things_does_not_reach_this_ones_index(shared_workspace, site):
    """What many sites have alike is worked out once, also what is nearly alike."""
    for shared in (entry_words, words_of, standings):
        shared.cache_clear()
    alone = search_index(*site)
    other = WORLD | {
        "content/terms.yml": TERMS.replace("Teieplikt", "Barneplikt").replace("[TP]", "[Undring]"),
        "tools/undringsnotat.nb.md": WORLD["tools/undringsnotat.nb.md"] + "Et garderobenotat.\n",
    }
    guide = shared_workspace(other).guide()
    strings = read_strings(PROJECT / "theme_overrides", Language.NB)
    for shared in (entry_words, words_of, standings):
        shared.cache_clear()

    theirs = search_index(plan_site(guide, strings, Edition(dt.date(2026, 1, 1)), None), guide)

    assert theirs != alone
    assert search_index(*site) == alone
    assert standings.cache_info().hits > 0


@pytest.mark.parametrize(
    ("path", "title", "short"),
    [
        ("tema/skolefravaer/", "Skolefravær", "tema/*/"),
        ("lov/barnets-beste/", "Barnets beste kommer først", "lov/*B/"),
        ("lov/samarbeid/", "Plikt til samarbeid", "lov/~B/"),
        ("niva-0/undring/", "Skriv ned det du ser", "niva-0/undring/"),
        ("tjenester/nav/", "", "tjenester/nav/"),
    ],
)
def test_a_path_leaves_out_what_its_title_says(path, title, short):
    assert short_path(path, title) == short
    assert whole_path(short, title) == path


def test_every_kind_of_thing_is_an_entry_once(site):
    found = entries(*site)

    assert [e.ref for e in found].count("tool/undringsnotat") == 1
    assert {"step/undring", "term/taushetsplikt", "page/emergency"} <= {e.ref for e in found}


def test_a_service_shows_its_number_and_is_found_by_it(site):
    service = next(e for e in entries(*site) if e.ref == "service/barnevern")

    assert service.phones == (("Vakttelefon", "00\u00a000\u00a000\u00a042"),)
    assert "00000042" in service.names


def test_terms_lead_to_the_pages_they_name(site):
    law = next(e for e in entries(*site) if e.ref == "law/barnets-beste")

    assert law.first_pointers == ("Taushetsplikt", "Teieplikt", "TP")


def test_a_term_says_whose_it_is_by_name(site):
    found = {entry.title: entry for entry in entries(*site)}

    assert found["Taushetsplikt"].summary.startswith("Plikten i Testkommune")


def test_words_of_the_other_malform_are_the_same_word(site):
    plan, guide = site
    vocabulary = Vocabulary(entries(plan, guide), guide.terms)

    assert vocabulary.stem("teieplikten") == vocabulary.stem("taushetsplikt")


def test_an_empty_site_has_an_empty_vocabulary():
    assert Vocabulary([], []).parts == {}
    assert Vocabulary([Entry("", "tool", "Notat", "")], []).lines([stem("notat")]) == {
        "notat": "notat"
    }


def test_summaries_end_at_a_word():
    text = "Dette er en lang tekst som skal kortes ned, " * 4

    assert shortened(text, "tool").endswith(" …")
    assert len(shortened(text, "term")) < len(shortened(text, "tool")) < 90
    assert shortened("Kort.", "tool") == "Kort."


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_have_nothing_that_writes_html_or_remembers(name):
    found = re.search(
        r"innerHTML|insertAdjacent|Storage|cookie|pushState|eval\(", whole_script(name)
    )
    assert found is None


def test_only_what_stands_after_the_hash_of_the_address_is_changed():
    """A host is never told it, so that what somebody types reaches no log."""
    assert whole_script("search.js").count("replaceState") == 1
    assert "replaceState" not in whole_script("search_engine.js")
    assert not re.search(r"(searchParams|search)\.(set|append)\(", whole_script("search.js"))


@pytest.mark.parametrize(("one", "other"), [("vits", "vite"), ("høst", "hoste"), ("do", "dø")])
def test_what_only_looks_alike_has_a_stem_of_its_own(one, other):
    assert stem(one) != stem(other)


# In a browser ----------------------------------------------------------------------------------

PAGE = """<!doctype html><title>Søk</title><a data-search-key="/" href="/sok/">Søk</a>
<form data-search data-index="index.json" action="/sok/" data-root=".."
 data-groups="Akutt|Steg|Verktøy|Tjenester|Roller|Mer"
 data-one="{n} treff på «{q}»" data-many="{n} treff på «{q}»" data-none="Ingen treff på «{q}»"
 data-more="Vis {n} til" data-failed="Feil" data-best="Beste treff" data-read="Les mer"
 data-corrected="Fant ikke «{q}». Viser «{found}»." data-head="Fant ikke «{q}», men «{found}»."
 data-unknown="Fant ikke «{q}»." data-unsure="Dette ligner:"><input type="search" name="q"></form>
<p role="status" data-search-count></p><div data-search-hits></div>
<p data-search-send data-subject="{q}" data-body="Fant ikke {q}" hidden>
<a href="mailto:bti@example.no">Send ordet</a></p>
<div data-search-none hidden>Prøv igjen</div><script src="/search.js"
 data-engine="/search_engine.js" defer></script>"""


@pytest.fixture
def tab(chromium, site) -> Iterator[Tab]:
    """The search page of the small site, with the real script and index."""
    index, hits, more = search_index(*site)
    files = {
        "/sok/": ("text/html", PAGE),
        "/sok/index.json": ("application/json", index),
        "/sok/hits.json": ("application/json", hits),
        "/sok/more.json": ("application/json", more),
        **{f"/{name}": ("text/javascript", whole_script(name)) for name in SCRIPTS},
    }
    asked: list[str] = []
    addresses: list[str] = []

    def answer(route: Route) -> None:
        addresses.append(route.request.url)
        path = route.request.url.removeprefix("http://test.example").partition("?")[0]
        asked.append(path)
        kind, body = files.get(path, ("text/plain", ""))
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    page = chromium.new_page()
    page.route("**/*", answer)
    page.asked, page.addresses = asked, addresses
    page.goto("http://test.example/sok/")
    yield page
    page.close()


def ask(tab: Tab, question: str) -> list[str]:
    """Type ``question`` and return the titles of the hits."""
    tab.fill("[type=search]", question)
    tab.press("[type=search]", "Enter")
    tab.wait_for_function(
        "q => document.querySelector('[role=status]').textContent.includes(q)", arg=question
    )
    return list(tab.eval_on_selector_all(".v-hit__title", "all => all.map(a => a.textContent)"))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("undringsnotatet", "Undringsnotat"),
        ("undrignsnotat", "Undringsnotat"),
        ("undringsn", "Undringsnotat"),
        ("bekymringsskjemaet", "Undringsnotat"),
        ("hvem ringer jeg om barnevernet", "Barnevern"),
        ("00 00 00 42", "Barnevern"),
        ("teieplikta", "Barnets beste"),
        ("112", "Politiet"),
        ("nivå 1", "Nivå 1: Samarbeid"),
    ],
)
def test_the_right_page_comes_first(tab, question, first):
    assert ask(tab, question)[0] == first


@pytest.mark.browser
def test_the_index_is_fetched_when_the_field_is_used_and_hits_can_be_tapped(tab):
    assert "/sok/index.json" not in tab.asked

    tab.keyboard.press("/")
    ask(tab, "barnevern")

    assert json.dumps(tab.asked).count("index.json") == 1
    assert tab.get_attribute(".v-contact__row", "href") == "tel:00000042"
    assert tab.url == "http://test.example/sok/#q=barnevern"
    assert not any("q=" in address for address in tab.addresses)


@pytest.mark.browser
def test_an_index_of_another_format_is_not_read(tab):
    tab.route("**/index.json*", lambda route: route.fulfill(json={"n": 0, "e": []}))
    tab.fill("[type=search]", "barnevern")
    tab.wait_for_function("() => document.querySelector('[role=status]').textContent")

    assert tab.inner_text("[role=status]") == "Feil"


@pytest.mark.browser
def test_a_word_that_was_changed_is_said_and_a_guess_is_called_one(tab):
    ask(tab, "undrignsnotat")
    said = tab.inner_text("[role=status]")

    assert "Fant ikke «undrignsnotat». Viser «undringsnotat»." in said
    assert tab.inner_text("[data-search-unsure]") == "Dette ligner:"

    ask(tab, "undringsnotat qwxz")
    assert "Fant ikke «qwxz»." in tab.inner_text("[role=status]")
    assert tab.locator("[data-search-unsure]").count() == 0
    assert tab.inner_text(".v-hits__group h2") == "Beste treff"
    assert tab.locator(".v-hit__title").first.locator("mark").all_inner_texts() == ["Undringsnotat"]


@pytest.mark.browser
def test_the_field_is_left_and_the_word_can_be_sent_by_her_own_mail(tab):
    assert not tab.is_visible("[data-search-send]")
    ask(tab, "a&b <c>")

    assert tab.evaluate("document.activeElement === document.body")
    assert tab.get_attribute("[data-search-send] a", "href") == (
        "mailto:bti@example.no?subject=a%26b%20%3Cc%3E&body=Fant%20ikke%20a%26b%20%3Cc%3E"
    )


@pytest.mark.browser
def test_no_hits_show_the_way_on_and_say_so(tab):
    assert ask(tab, "<b>qwxz</b>") == []
    assert tab.is_visible("[data-search-none]")
    assert tab.inner_text("[role=status]") == "Ingen treff på «<b>qwxz</b>»"


@pytest.mark.browser
@pytest.mark.parametrize("address", ["?q=undringsnotat", "#q=undringsnotat"])
def test_a_question_in_the_address_is_answered(tab, address):
    """In the query a form without script puts it; from there it moves to where no host sees it."""
    tab.goto("about:blank")
    tab.goto(f"http://test.example/sok/{address}")
    tab.wait_for_selector(".v-hit__title")

    assert tab.input_value("[type=search]") == "undringsnotat"
    assert tab.url == "http://test.example/sok/#q=undringsnotat"
