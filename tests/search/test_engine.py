"""The engine of the search on the two whole guides: what is asked, and what comes first."""

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from scripts import whole_script

from veileder.checked import read
from veileder.model.base import Language
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.reading.strings import read_strings
from veileder.resolving.guide import Guide
from veileder.search import search_index
from veileder.search.abroad import findable
from veileder.search.entries import entries
from veileder.search.forms import _ENDING, _LONG_ENDING, _MUCH, _SOME, _SURE, known, needed
from veileder.search.leading import with_everyday
from veileder.search.lexicon import lexicon
from veileder.search.packing import read_entries
from veileder.search.stop_words import STOP_WORDS
from veileder.search.words import fold, tokens
from veileder.sites import plan_all

PROJECT = Path(__file__).resolve().parents[2]

LEGEVAKT = "telefoner/#nummer_legevakt-116117"  # a path: the numbers have one ref
ENGLISH = "om/for-foresatte/en/"  # a path, as those in other languages have no ref there
URGENT = 0  # the group of the acute rule
# Of eksempel unless nn: of sogndal. What comes first, by ref.
FIRST = {
    "nivå 1 steg 3": "step/iverksett-1", "1.3": "step/iverksett-1",
    "steg 3 på nivå 1": "step/iverksett-1",
    "n0": "level/niva-0", "fase 2": "level/niva-2", "nivå 3": "level/niva-3",
    "steg 1": "step/undring", "§ 13-2": "law/meldeplikt-barnevernsloven",
    "24-3": "law/meldeplikt-skole", "9A": "law/skolemiljo",  # what holds now
    "116117": LEGEVAKT, "116 117": LEGEVAKT, "+47 116117": LEGEVAKT,
    "fireåring": "tool/tegn-3-5", "4 år": "tool/tegn-3-5", "15 år": "tool/tegn-13-18",
    "i 8. klasse": "tool/tegn-13-18", "3. trinn": "tool/tegn-6-9", "baby": "tool/tegn-0-2",
    "tenåring": "tool/tegn-13-18", "frist": "page/deadlines", "møte": "page/arenas",
    "telefon": "page/helplines", "samtykke": "article/samtykke-i-praksis",
    "signere": "tool/samtykke-samarbeid", "skrive ut": "page/handbook",
    "IP": "law/individuell-plan", "BUP": "service/bup", "hva er bti": "term/bti",
    "hei kan jeg spørre om tannverk": "service/tannhelse", "pappa slår": "page/emergency",
    "pappa slo": "page/emergency", "brak pieniędzy": "service/nav",
    "barnevernett": "service/barnevern", "bti": "article/om-bti", "nn:bti": "article/om-bti",
    "meldeplikt barnehageloven paragraf": "law/meldeplikt-barnehage",
    "cos": "measure/cos-p", "SLT": "term/slt", "skolevegring": "theme/skolefravaer",
    "hasj": "measure/russamtaler", "gravid 15 år": "theme/gravid-og-spedbarn",
    "hvem ringer jeg": "page/helplines", "pappa lukta øl da han henta": "page/emergency",
    "vil isje hjem": "step/undring", "skolevegrign": "theme/skolefravaer",
    "barn i fare": "page/emergency", "er barnet i fare": "page/emergency",
    "far henter barnet": "theme/samlivsbrudd-og-hoykonflikt",
    "vil dø": "page/emergency", "vil itj leve": "page/emergency",
    "orker ikke mer": "page/emergency",
    "nn:vil døy": "page/emergency", "nn:æ orkar ikkje meir": "page/emergency",
    "vil ikke gå på do på skolen": "theme/skolefravaer",
    "nn:møte": "page/arenas", "nn:nivå 1 steg 1": "step/samtykke-og-logg", "nn:teieplikta": None,
    "når ska evalueringa vær": "tool/evaluering", "nn:9a": "law/skolemiljo",
    "nn:seksåring": "tool/tegn-6-9", "nn:tolv år": "tool/tegn-10-12",
    "nn:tannverk": "service/tannhelse",
    # Said in a sentence: of ages, with slips, of what a form is about.
    "2 og et halvt snakker nesten ikke": "theme/sprak-og-utvikling",
    "jente i niende": "tool/tegn-13-18", "vondt i magen i fjerde time": "theme/skolefravaer",
    "rissper seg på armen": "theme/selvmordsfare-og-selvskading",
    "kolega roper og drar i ungene": "law/barnehagemiljo",
    "sjekkliste fråver skule": "tool/fravaerskartlegging",
    "må fastlege melde til barnevernet": "law/meldeplikt-helsepersonell",
    "far får ikke se barna sine": "theme/samlivsbrudd-og-hoykonflikt",
    "baby tar ikke øyekontakt": "tool/tegn-0-2",
    "nn:åleine heime heile helga": "page/emergency",
    # Asked in the other målform, and in other languages.
    "skulevegring": "theme/skolefravaer", "heimebesøk": "service/helsestasjon",
    "eleven er lei seg": "step/undring", "barnet blir slege": "page/emergency",
    "nn:hjemmebesøk": "service/helsestasjon", "nn:barnet blir slått": "page/emergency",
    "nn:lederen": "role/leder", "leiaren": "role/leder",
    "parents": ENGLISH, "worried about my child": ENGLISH, "guardians": ENGLISH,
    "nn:parents": ENGLISH, "والدين": "om/for-foresatte/ar/", "الوالدين": "om/for-foresatte/ar/",
    "ወለዲ": "om/for-foresatte/ti/", "ንወለድን": "om/for-foresatte/ti/",
    "батьки": "om/for-foresatte/uk/", "rodzice": "om/for-foresatte/pl/",
    "waalidiinta": "om/for-foresatte/so/", "teenager": "om/for-ungdom/en/",
    "підліток": "om/for-ungdom/uk/", "młodzież": "om/for-ungdom/pl/",
    "dhallinyaro": "om/for-ungdom/so/", "شباب": "om/for-ungdom/ar/",
    "መንእሰይ": "om/for-ungdom/ti/", "consent": "om/samtykke-for-foresatte/en/",
    "zgoda": "om/samtykke-for-foresatte/pl/", "ፍቓድ": "om/samtykke-for-foresatte/ti/",
}  # fmt: skip


@pytest.fixture(scope="module")
def sites() -> dict[str, tuple[SitePlan, Guide]]:
    checked = read(PROJECT, ["eksempel", "sogndal"])
    plans = plan_all(PROJECT, checked)
    return {p.id: (p, checked.guides[p.id]) for p in plans if p.id in checked.guides}


@pytest.fixture(scope="module")
def paths(sites) -> dict[str, dict[str, str]]:
    """The path of every ref on each site."""
    return {id: {e.ref: e.path for e in reversed(entries(*site))} for id, site in sites.items()}


@pytest.fixture(scope="module")
def indices(sites) -> dict[str, tuple[str, str, str]]:
    return {id: search_index(*site) for id, site in sites.items()}


@pytest.fixture(scope="module")
def tab(chromium, indices) -> Iterator[Tab]:
    """A page with an engine for each site."""
    page = chromium.new_page()
    page.add_script_tag(content=whole_script("search_engine.js"))
    for id, (index, _, more) in indices.items():
        page.evaluate(
            """([id, index, more]) => {
                (window.engines ||= {})[id] = veilederSearch.open(index);
                (window.whole ||= {})[id] = veilederSearch.open(index);
                whole[id].more(more);
            }""",
            [id, json.loads(index), json.loads(more)],
        )
    yield page
    page.close()


def ask(tab: Tab, question: str) -> dict[str, Any]:
    """Return what the engine says, with the path and group of every hit."""
    language, _, asked = question.rpartition(":")
    told: dict[str, Any] = tab.evaluate(
        """([id, asked]) => {
            const first = engines[id].search(asked);
            const told = first.isStrange ? whole[id].search(asked) : first;
            return { ...told, hits: told.hits.map(([, path, group]) => [path, group]) };
        }""",
        ["sogndal" if language == "nn" else "eksempel", asked],
    )
    return told


@pytest.mark.browser
def test_what_is_asked_is_understood(tab, paths):
    wrong = {}
    for question, ref in FIRST.items():
        hits = ask(tab, question)["hits"]
        site = "sogndal" if question.startswith("nn:") else "eksempel"
        if not hits or (ref and hits[0][0] != paths[site].get(ref, ref)):
            wrong[question] = hits[:2]
    assert wrong == {}


@pytest.mark.browser
@pytest.mark.parametrize("name", ["acute_tuned", "acute_held_out", "acute_third", "acute_everyday"])
def test_danger_said_in_a_sentence_has_the_acute_rule_first(tab, name):
    asked = json.loads((PROJECT / f"benchmarks/questions/{name}.json").read_text("utf-8"))
    told: dict[bool, list[str]] = {True: [], False: []}
    for one in asked:
        hits = ask(tab, f"{'nn:' * (one['form'] == 'nn')}{one['ask']}")["hits"]
        is_first = bool(hits) and hits[0][1] == URGENT
        if is_first != one["acute"]:
            told[one["acute"]].append(one["ask"])
    times = [one["acute"] for one in asked]
    assert len(told[True]) <= 0.1 * times.count(True), told[True]
    assert len(told[False]) <= 0.12 * times.count(False), told[False]


@pytest.mark.browser
def test_what_is_in_another_language_says_so_and_comes_to_nobody_who_asks_in_norwegian(tab):
    told = tab.evaluate("whole.eksempel.search('interpreter').hits.map(row => [row[1], row[7]])")
    assert [ENGLISH, "en"] in told[:3]
    norwegian = [asked for asked, ref in FIRST.items() if not str(ref).startswith("om/")]
    for question in norwegian:
        found = [path for path, _ in ask(tab, question)["hits"]]
        assert not [path for path in found if re.fullmatch(r"om/[^/]+/[a-z]{2}/", path)], question


@pytest.mark.browser
def test_a_word_has_its_own_forms_and_those_of_the_other_malform(tab):
    words = "brukeren brukaren lederen leiaren begynner byrjar huske hugse hensyn omsyn måneder"
    for question in (*words.split(), "nn:brukeren", "nn:veilederen", "nn:kvardag", "nn:hverdag"):
        assert ask(tab, question)["unknown"] == [], question


@pytest.mark.browser
def test_nothing_is_exchanged_without_a_word(tab):
    assert ask(tab, "qwxz zqxw")["unknown"] == ["qwxz", "zqxw"]
    assert ask(tab, "qwxz")["hits"] == []
    assert ask(tab, "116112") | {"hits": []} == ask(tab, "116112")  # a number is never guessed
    assert ask(tab, "bekymirng")["corrected"] == [["bekymirng", "bekymring"]]
    assert ask(tab, "undringsnottatet")["corrected"] == [["undringsnottatet", "undringsnotat"]]
    assert ask(tab, "karusellsamtale")["heads"] == [["karusellsamtale", "samtale"]]
    for question in ("volld", "overgrepp", "selvmorrd", "voldsramme", "vo", "selvmo", "pappa"):
        assert 0 not in [group for _, group in ask(tab, question)["hits"]], question


NO_BLOW = """slår av lyset; hvordan slår jeg av lyset; slår opp i boka; slår på TV-en; slår følge;
slår sammen klassene; pappa slår av TV-en; slo opp med kjæresten; han slår fast;
låse inn medisiner; kollega låser inn; låser inn medisinene; PC-en har hengt seg;
min PC har hengt seg; skjermen henger seg"""
BLOW = """slår; pappa slår; han slo meg; slår ho; slår lillebror når han er sint;
pappa slår av og til; slår av sinne; slår på lillebror; slår av TV-en og slår lillebror;
far slår når tv-en er på; låst inne på rommet; hengt seg; gutten har hengt seg;
gutten med PC har hengt seg"""


@pytest.mark.browser
def test_a_turn_of_speech_is_no_blow_and_a_blow_is(tab):
    first = {q.strip(): ask(tab, q.strip())["hits"][:1] for q in f"{NO_BLOW};{BLOW}".split(";")}
    urgent = [question for question, hits in first.items() if hits and hits[0][1] == 0]
    assert urgent == [question.strip() for question in BLOW.split(";")]


@pytest.mark.browser
def test_a_hit_leads_to_the_part_that_is_about_it(tab, indices):
    shown = json.loads(indices["eksempel"][1])
    found = tab.evaluate(
        """(shown) => { const own = engines.eksempel;
        own.fill(shown);
        const row = own.rows.find(([, path]) => path === "om/gode-moter/");
        return [own.partOf("etter møtet referat")(row), own.partOf("gode møter")(row),
          own.search("kan jeg melde anonymt").answers[0].slice(0, 2)]; }""",
        shown,
    )
    assert found[0] == ["del_etter-motet", "Etter møtet"]
    assert found[1] is None
    assert all(found[2])


@pytest.mark.browser
def test_no_correction_crosses_first_letters(tab):
    words = "krist tlist barnevren skoel fraver bekimring uroo mobing hasjj legge sjema ppt".split()
    swapped = [pair for word in words for pair in ask(tab, word)["corrected"]]

    assert swapped and all(fold(typed)[0] == fold(taken)[0] for typed, taken in swapped)


@pytest.mark.browser
def test_any_form_of_a_title_s_word_finds_it(tab, indices):
    """Every form in the tables, of both målformer, and Python knows the same as the script."""
    for id, made in indices.items():
        index = json.loads(made[0])
        titles = {word for title, _ in read_entries(index["e"]) for word in tokens(title)}
        titles = {word for word in titles if fold(word) not in STOP_WORDS and len(word) > 2}
        tables = lexicon(titles)
        forms = {word: tables.forms.get(tables.lemma(word), ()) for word in titles}
        asked = sorted(
            {form for all in forms.values() for form in all if re.fullmatch(r"\w+", form)}
        )
        missing = tab.evaluate(
            "([id, asked]) => asked.filter((form) => whole[id].search(form).unknown.length)",
            [id, asked],
        )
        assert len(asked) > 1000
        assert missing == []


def test_forms_that_are_left_out_are_worked_out():
    forms = {"barn": ["barn", "barna", "barnet"], "fot": ["fot", "foten", "føtter"]}
    kept = needed(forms)

    assert kept == {"barn": ["barn"], "fot": ["fot", "føtter"]}
    stems: dict[str, frozenset[str]] = {}
    for name, group in kept.items():
        stems |= {fold(form): stems.get(fold(form), frozenset()) | {name} for form in group}
    for name, group in forms.items():
        assert all(name in known(fold(form), stems) for form in group)


def test_the_index_is_small_enough(indices):
    for made in indices.values():
        index, hits, more = (len(gzip.compress(one.encode(), 9)) for one in made)
        # Most everyday words wait in the last, which is fetched when the browser has nothing to do.
        assert index <= 45_000 and hits <= 31_000 and more <= 45_000


@pytest.mark.browser
def test_a_word_in_passing_is_found_when_more_words_are_fetched(tab, indices):
    for id, (_, _, more) in indices.items():
        words = _passing(json.loads(more))[::10]
        told = tab.evaluate(
            """([id, words]) => words.map(word => [word, engines[id].search(word).isStrange,
                whole[id].search(word).isStrange, whole[id].search(word).hits.length])""",
            [id, words],
        )
        assert len(words) > 50
        assert [word for word, _, is_strange, hits in told if is_strange or not hits] == []
        assert sum(is_strange for _, is_strange, _, _ in told) > len(words) / 2


def _passing(more: dict[str, str]) -> list[str]:
    """Return words of one form with places: what is only in phrases, finds nothing alone."""
    lines, before = [], ""
    for start, rest in re.findall(r"([A-Z])([^A-Z]*)", more["w"]):
        before = before[: ord(start) - ord("A")] + rest
        lines.append(before)
    placed = zip(lines, re.findall(r"-?\d[^\d-]*", more["p"]), strict=True)
    return [one for one, at in placed if at[0] not in "-0" and re.fullmatch("[a-zæøå]{5,}", one)]


def test_the_browser_knows_the_same_endings():
    script = whole_script("search_engine.js")
    assert f"/^{_ENDING.pattern}$/" in script
    assert f"/^{_LONG_ENDING.pattern}$/" in script
    assert f"MUCH = {_MUCH};" in script and f"SURE = {_SURE}, SOME = {_SOME};" in script


def test_everyday_words_lead_to_what_the_site_has(shared_workspace):
    table = """\
words:
  - leads_to: [tool/undringsnotat]
    nb: [gul lapp, blåmerke]
  - leads_to: [step/undring, undringsnotat]
    nb: [kjenner det i magen, magefølelse]
  - leads_to: [tool/finnes-ikke]
    nb: [ingenting]
"""
    own = "words:\n  - {leads_to: [step/undring], nb: [tåreperse]}\n"
    files = {"content/words.yml": table, "municipalities/testkommune/words.yml": own}
    guide = shared_workspace(files).guide()
    plan = plan_site(
        guide,
        read_strings(PROJECT / "theme_overrides", Language.NB),
        Edition(dt.date(2026, 1, 1)),
        None,
    )

    found, said = with_everyday(entries(plan, guide), guide.everyday)

    by_ref = {entry.ref: entry for entry in found}
    assert by_ref["tool/undringsnotat"].said_first == ("blåmerke",)
    assert set(by_ref["step/undring"].said_first) == {"tåreperse", "magefølelse"}
    assert (("gul",), ("lapp",)) in [phrase for one in said for phrase in one.phrases]
    assert "ingenting" not in [word for one in said for word in one.words]


def test_words_of_a_language_lead_first_to_the_page_in_it(sites):
    plan, guide = sites["eksempel"]
    found, _ = with_everyday(findable(plan, guide), guide.everyday)
    by_ref = {entry.ref: entry for entry in found}
    english = by_ref["article/for-foresatte.en"]

    assert (english.language, english.label) == ("en", "English")
    assert {"parent", "worried"} <= set(english.said_first)
    assert "parent" in by_ref["article/for-foresatte"].said
    assert "والدين" in by_ref["article/for-foresatte.ar"].said_first
    assert "rodzice" in by_ref["article/for-foresatte.pl"].said_first
    assert "zgoda" in by_ref["article/samtykke-for-foresatte.pl"].said_first
    assert {"guardians", "wondering"} <= set(english.aliases)
    assert not {"person", "log", "barnevernet", "and"} & set(english.aliases)


def test_an_unknown_target_has_a_cure(workspace):
    own = "words:\n  - {leads_to: [step/undrin, magekensle], nb: [tåreperse]}\n"
    told = str(workspace({"municipalities/testkommune/words.yml": own}).check())

    assert "«step/undrin» finnes ikke" in told and "Mente du «step/undring»?" in told
    assert "«magekensle» er verken en side eller et ord på nettstedet" in told
