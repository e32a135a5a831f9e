"""Pages in languages that no site is in: everything around them is in that language too."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from serving import served

from veileder.markdown.markup import plain
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.reading.strings import read_strings
from veileder.rendering.site_files import Renderer

OTHERS = [language for language in Language if language not in SITE_LANGUAGES]
# Asked for by the pages module, or where something is that the example has not.
_ELSEWHERE = {"emergency_summary", "whole_day", "whole_day_but", "home", "search"} | {
    "page_emergency",
    *("page_helplines", "wide_table", "wide_code", "next_review", "overdue", "local"),
    *("checked", "not_confirmed", "not_filled", "no_local_number", "national_number"),
}
_HOURS = re.compile(r"(days|holidays|eves|phone|kind)_[\w-]+")
_SAYS = {
    "en": ["Machine translation. No person has checked it yet.", "Emergency", "Open now"],
    "uk": ["Машинний переклад. Людина його ще не перевірила.", "Терміново", "Зараз працює"],
    "pl": ["Tłumaczenie maszynowe. Człowiek jeszcze go nie sprawdził.", "Pilne", "Teraz otwarte"],
    "so": ["Turjumaad mashiin. Weli qof ma hubin.", "Degdeg", "Hadda waa furan yahay"],
    "ar": ["ترجمة آلية. لم يراجعها إنسان بعد.", "طوارئ", "مفتوح الآن"],
    "ti": ["ገና ብሰብ ኣይተመርመረን", "ህጹጽ", "ሕጂ ክፉት እዩ"],
}


_EMPTY = {"meta", "link", "input", "img", "br", "wbr", "hr", "path", "use", "circle", "rect"}


class Asked(dict):
    """Words that remember which of them somebody asked for."""

    def __init__(self, words):
        super().__init__(words)
        self.asked = set()

    def __getitem__(self, key):
        self.asked.add(key)
        return super().__getitem__(key)


class Norwegian(HTMLParser):
    """Finds the words of a page, but for those that are marked as Norwegian."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in _EMPTY:
            inside = self.inside and self.inside[-1][1]
            self.inside.append((tag, inside or dict(attrs).get("lang") in ("nb", "nn")))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.inside and self.inside[-1][1]):
            self.words.append(data)


@pytest.fixture(scope="module")
def translated(example):
    """The example's pages for parents in each language, as they are published."""
    pages = [page for page in example.plan.pages if page.language]
    return {page.language: example.files.pages[f"{page.path}index.html"].html for page in pages}


def test_the_words_of_a_language_are_all_that_its_pages_show_and_no_more(project, example):
    page = next(page for page in example.plan.pages if page.language == "en")
    words = Asked(example.plan.abroad["en"].t)
    renderer = Renderer(project)
    for is_draft in (True, False):
        frame = replace(example.plan.abroad["en"], t=words, draft=is_draft)
        renderer.file(replace(example.plan, abroad={"en": frame}), f"{page.path}index.html")
    shown = {key for key in words.asked | _ELSEWHERE | {"responsible"} if key}  # if there is one

    for language in OTHERS:
        there = {key for key in read_strings(project / "theme_overrides", language) if key}
        assert shown - there == set(), language
        more = {key for key in there - shown if not _HOURS.fullmatch(key)}
        assert {key for key in more if not key.startswith("offline_")} == set(), language


def test_the_words_of_all_languages_have_the_same_keys_and_places(project):
    folder = project / "theme_overrides"
    english = read_strings(folder, Language.EN)
    norwegian = read_strings(folder, Language.NB)
    places = re.compile(r"\{\w+\}")
    for language in OTHERS:
        words = read_strings(folder, language)
        assert words.keys() == english.keys(), language
        for key, text in words.items():
            assert sorted(places.findall(text)) == sorted(places.findall(english[key])), key
    hours = {key for key in norwegian if re.match("(days|holidays|eves)_", key)}
    assert hours <= english.keys()


def test_no_number_of_the_rule_is_changed_or_lost_and_each_has_a_name(project, example):
    own, words = example.plan.frame.phones, read_strings(project / "theme_overrides", Language.EN)
    for frame in example.plan.abroad.values():
        theirs = frame.phones
        assert [one.tel for one in theirs.life] == [one.tel for one in own.life]
        assert [one.tel for one in theirs.others] == [one.tel for one in own.others]
        assert [(a.tel, a.phone, a.written) for a in theirs.answers] == [
            (a.tel, a.phone, a.written) for a in own.answers
        ]
    for one in (*own.life, *own.others):
        assert f"phone_{one.tel}" in words, one.name


@pytest.mark.parametrize("language", OTHERS)
def test_all_around_the_page_is_in_its_language(translated, language):
    html = translated[language]
    said = " ".join(Norwegian(html).words)

    assert f'<html lang="{language}"' in html
    assert f'<body dir="{language.direction}"' in html
    for words in _SAYS[language]:
        assert words in html
    left = re.findall(
        r"\b(Meny|Søk|Akutt|Utkast|Hopp|Åpent|Stengt|Åpner|Mandag|Døgnet|Forsiden|Rediger|"
        r"Politiet|Brann|Kilder|døgnet|unntatt|Nettstedet|Lagre|Adresse|Ikke|ikke|ennå)\b",
        said,
    )
    assert left == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_only_in_norwegian_is_said_to_be(project, translated, language):
    html, words = translated[language], read_strings(project / "theme_overrides", language)
    warning = re.search(r'<p class="v-translated">.*?</p>', html)[0]
    menu = re.search(r'<nav class="v-menu__panel".*?</nav>', html, re.DOTALL)[0]

    assert '<small lang="nb" dir="ltr">Oversettelsen er ikke kontrollert av et menneske' in warning
    for link in re.findall(r"<a [^>]*>.*?</a>", menu):
        in_language = "aria-current" in link or f'/{language}/"' in link
        assert in_language != (words["in_norwegian"] in plain(link)), link
    assert html.count(words["in_norwegian"]) >= 6
    assert re.search(r'href="[^"]*akutt/" hreflang="nb"', html)


@pytest.mark.parametrize(("language", "words"), [("nb", "Jeg har det"), ("nn", "Eg har det")])
def test_the_norwegian_to_show_an_adult_is_that_of_the_site(workspace, tmp_path, language, words):
    said = "{if nynorsk}Eg har det{else}Jeg har det{end}"
    own = "municipalities/testkommune/municipality.yml"
    made = workspace(
        {
            "content/articles/unge.nb.md": "---\ntitle: Unge\n---\n\nHei.\n",
            "content/articles/unge.nn.md": "---\ntitle: Unge\ntranslated_from: new\n---\n\nHei.\n",
            "content/articles/unge.so.md": f"---\ntitle: Ha\ntranslated_from: new\n---\n\n{said}",
            own: f'name: Testkommune\nnumber: "9901"\nlanguage: {language}\n',
        }
    ).with_theme()

    assert not [f for f in made.build(tmp_path / "site").findings if f.is_error]
    html = (tmp_path / "site/testkommune/om/unge/so/index.html").read_text()
    assert re.findall(r"(?:Jeg|Eg) har det", plain(html)) == [words]


@pytest.mark.parametrize("language", OTHERS)
def test_a_word_that_nobody_has_put_into_the_language_is_marked_as_english(translated, language):
    html = translated[language]

    is_marked = '<span lang="en" dir="ltr">Sources</span>' in html
    assert is_marked == (language in ("so", "ti"))
    assert not re.search(r"<h3>Sources</h3>", html) or language == "en"


def test_what_is_read_from_right_to_left_keeps_its_numbers(example, translated):
    html = translated["ar"]
    hours = [line for one in example.plan.abroad["ar"].phones.answers for line in one.hours]

    assert "من الاثنين إلى الجمعة \u206608.00–15.30\u2069" in hours
    assert "من الاثنين إلى الجمعة \u206600.00–08.00\u2069, \u206615.30–24.00\u2069" in hours
    assert re.search(r'<strong dir="ltr">116\s117</strong>', html)
    assert "\u2066" not in translated["en"]


def test_the_days_of_a_translation_need_no_norwegian_month(example):
    articles = [page for page in example.plan.pages if page.template == "article.html"]
    abroad = [page.data.provenance for page in articles if page.language in OTHERS]
    days = [source.checked for one in abroad for source in one.sources]

    assert "2026-11-21" in days and all(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", x) for x in days)


def test_families_are_not_asked_to_edit(example):
    pages = [page for page in example.plan.pages if page.template == "article.html"]
    families = [page for page in pages if page.data.section in ("parents", "youth")]

    assert len(families) >= 4 and not any(page.edits for page in families)


@pytest.fixture
def arabic(example, tmp_path):
    """Serve the example, and return where its page in Arabic is."""
    for name, content in example.files.content.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with served(tmp_path) as address:
        yield f"{address}/om/for-foresatte/ar/"


@pytest.mark.browser
def test_in_arabic_nothing_is_wider_than_a_phone_and_the_sheet_leads_with_the_numbers(
    arabic, chromium
):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(arabic)
        page.click(".v-emergency summary")
        seen = page.evaluate(
            """() => ({ wide: document.documentElement.scrollWidth,
              sheet: document.querySelector(".v-emergency__sheet").scrollWidth,
              brand: document.querySelector(".v-brand > *").getBoundingClientRect().right,
              first: document.querySelector(".v-emergency .v-phones a").innerText,
              now: [...document.querySelectorAll(".v-emergency [data-now]")].map(
                (e) => e.textContent) })"""
        )
    assert seen["wide"] <= 360 and seen["sheet"] <= 360 and seen["brand"] > 300
    assert "112" in seen["first"] and "الشرطة" in seen["first"]
    assert any("مفتوح الآن" in now or "يفتح" in now for now in seen["now"])


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Child welfare service"), ("pl", "Policja"), ("uk", "Поліція")]
)
def test_a_local_service_is_named_by_what_it_is_and_by_its_own_name(translated, language, said):
    sheet = re.search(r'<ul class="v-phones v-answers".*?</ul>', translated[language], re.DOTALL)[0]
    names = re.findall(r'<span class="v-phones__who">(.*?)</span>', sheet, re.DOTALL)

    assert any(name.startswith(said) for name in names)
    assert all('<small lang="nb" dir="ltr">' in name for name in names)
    assert "Barnevernvakta" in sheet
