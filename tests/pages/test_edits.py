"""«Rediger denne siden»: on every page, to where she may write, on GitHub and GitLab."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from veileder.checked import read
from veileder.pages.hosts import host_of
from veileder.rendering.site_files import Renderer
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_SETTINGS = (
    'name: Testkommune\nnumber: "9901"\nlanguage: {}\nregion: dalen\nrepository: {}\n'
    "borrow: [{{tool: kart, owner: nabo}}]\n"
)
_GITHUB = "https://github.com/test/veileder"
_FILES = {
    f"{_T}/services.yml": "# Numrene våre\n\nservices:\n  # Ring dem først\n"
    "  - id: vern\n    type: barnevern\n    name: Barnevernet & vakta\n",
    f"{_T}/measures.yml": "measures:\n  - {id: kurs, name: Kurs, description: Hjelp.}\n",
    f"{_T}/steps/evaluer.nb.md": "---\nbased_on: b78cd7f0\nsummary: Vårt.\n---\n",
    "municipalities/dalen/region.yml": f"name: Dalen\nlanguage: nb\nrepository: {_GITHUB}\n",
    "municipalities/dalen/steps/felles-plan.nb.md": "---\nbased_on: 540a62a9\nwho: Alle.\n---\n",
    "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
    "municipalities/nabo/tools/kart.nb.md": "---\ntitle: Kart\nkind: form\n---\n",
    "content/steps/undring.barnevern.nb.md": "---\nsummary: For oss.\n---\n",
}


@pytest.fixture
def ways(workspace):
    """Return a function from an address of the files to the ways that stand on each page."""

    def found(repository=_GITHUB, language="nb"):
        settings = _SETTINGS.format(language, repository)
        world = workspace({**_FILES, f"{_T}/municipality.yml": settings}).with_theme()
        plans = {plan.id: plan for plan in plan_all(world.root, read(world.root))}
        return {
            f"{id}/{name}".removesuffix("index.html"): _ways(page.html)
            for id in ("testkommune", "dalen", "")
            for name, page in Renderer(world.root).files(plans[id]).pages.items()
        }

    return found


def _ways(html):
    block = re.search(r'class="?v-edits"?>(.*?)</p>', html, re.DOTALL)
    links = re.findall(r'<a href="?([^" >]+)"?>(.*?)</a>', block[1] if block else "")
    return {unescape(said): unescape(href) for href, said in links}


def test_every_page_but_what_is_nobodys_has_a_way(ways):
    shown = ways()

    without = {name for name, found in shown.items() if not found}
    above = {"dalen/404.html", "dalen/tiltak/", "/", "/404.html", "/status/"}  # made of several
    assert without == {"testkommune/404.html", *above}


def test_a_number_leads_to_its_line_in_her_own_file_on_every_page_that_shows_it(ways):
    shown = ways()
    address = f"{_GITHUB}/blob/main/{_T}/services.yml#L5"

    for page in ("tjenester/barnevern/", "niva-0/undring/"):
        assert shown[f"testkommune/{page}"]["Rediger Barnevernet & vakta"] == address
    assert shown["testkommune/tiltak/kurs/"] == {
        "Rediger Kurs": f"{_GITHUB}/blob/main/{_T}/measures.yml#L2"
    }


def test_her_own_text_and_tables_are_edited_where_they_are(ways):
    shown = ways()

    assert shown["testkommune/niva-1/evaluer/"] == {
        "Rediger denne siden": f"{_GITHUB}/edit/main/{_T}/steps/evaluer.nb.md"
    }
    assert shown["testkommune/tjenester/"] == {
        "Rediger denne siden": f"{_GITHUB}/edit/main/{_T}/services.yml"
    }
    for page in ("om/", "sok/", "lov/", "telefoner/", "verktoy/kart/", ""):
        assert shown[f"testkommune/{page}"] == {
            "Rediger kommunens opplysninger": f"{_GITHUB}/edit/main/{_T}/municipality.yml"
        }
    assert shown["dalen/"] == {
        "Rediger denne siden": f"{_GITHUB}/edit/main/municipalities/dalen/region.yml"
    }


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("roller/ansatt/", "roles/ansatt.nb.md"),
        ("verktoy/undringsnotat/", "tools/undringsnotat.nb.md"),
        ("akutt/", "emergency.nb.md"),
        ("niva-1/felles-plan/", "steps/felles-plan.nb.md"),  # the region's
    ],
)
def test_a_shared_text_is_adapted_in_a_new_file_with_its_head(ways, page, file):
    address = ways()[f"testkommune/{page}"]["Tilpass denne siden"]

    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{_GITHUB}/new/main?")
    assert asked["filename"] == [f"{_T}/{file}"]
    assert asked["value"][0].startswith("---\nbased_on: lest\n# Skriv bare det som skal være ")


def test_what_the_host_begins_is_a_right_adaptation(ways, workspace):
    """The file that GitHub begins, saved as it is, is read as one."""
    address = ways()["testkommune/roller/ansatt/"]["Tilpass denne siden"]
    asked = parse_qs(urlsplit(address).query)

    (path,) = asked["filename"]
    said = [f for f in workspace({path: asked["value"][0]}).check().findings if f.at.path == path]

    assert [f.rule.code for f in said] == ["LAG09"]


def test_in_nynorsk_the_new_file_is_in_nynorsk(ways):
    address = ways(language="nn")["testkommune/roller/ansatt/"]["Tilpass denne sida"]

    asked = parse_qs(urlsplit(address).query)
    assert asked["filename"] == [f"{_T}/roles/ansatt.nn.md"]
    assert "based_on: lese\n# Skriv berre" in asked["value"][0]


def test_a_table_that_is_not_there_is_begun(ways):
    address = ways()["testkommune/moter/"]["Tilpass denne siden"]

    assert parse_qs(urlsplit(address).query) == {
        "filename": [f"{_T}/arenas.yml"],
        "value": ["arenas:\n  - id: "],
    }


@pytest.mark.parametrize("unknown", ["https://example.no/filer", "https://github.com/bare-navnet"])
def test_no_way_is_better_than_a_dead_one(ways, unknown):
    assert {page for page, found in ways(unknown).items() if found} == {"dalen/", "dalen/status/"}


@pytest.mark.parametrize(
    ("written", "edit", "line", "new"),
    [
        (
            "https://github.com/a/b.git",
            "https://github.com/a/b/edit/main/x.yml",
            "https://github.com/a/b/blob/main/x.yml#L7",
            "https://github.com/a/b/new/main?filename=x.yml&value=%C3%A5%26%0A",
        ),
        (
            "https://github.com/a/b/tree/hoved/under/mappe/",
            "https://github.com/a/b/edit/hoved/under/mappe/x.yml",
            "https://github.com/a/b/blob/hoved/under/mappe/x.yml#L7",
            "https://github.com/a/b/new/hoved?filename=under/mappe/x.yml&value=%C3%A5%26%0A",
        ),
        (
            "https://gitlab.com/a/under/b",
            "https://gitlab.com/a/under/b/-/edit/main/x.yml",
            "https://gitlab.com/a/under/b/-/blob/main/x.yml#L7",
            "https://gitlab.com/a/under/b/-/new/main?file_name=x.yml&content=%C3%A5%26%0A",
        ),
        (
            "http://git.intern.example.no:8080/a/b/-/tree/hoved",
            "http://git.intern.example.no:8080/a/b/-/edit/hoved/x.yml",
            "http://git.intern.example.no:8080/a/b/-/blob/hoved/x.yml#L7",
            "http://git.intern.example.no:8080/a/b/-/new/hoved?file_name=x.yml&content=%C3%A5%26%0A",
        ),
    ],
)  # fmt: skip
def test_the_addresses_of_the_hosts(written, edit, line, new):
    host = host_of(written)

    assert (host.edit("x.yml"), host.line("x.yml", 7), host.new("x.yml", "å&\n")) == (
        edit,
        line,
        new,
    )
