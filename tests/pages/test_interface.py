"""The words of the interface as one municipality says them."""

import pytest
from tests.conftest import MUNICIPALITY

from veileder.model.base import Language
from veileder.pages.plan import SitePlan
from veileder.search.names import aliases
from veileder.sites import Planner

_SETTINGS = "municipalities/testkommune/municipality.yml"


def _plan(made) -> SitePlan:
    return Planner(made.with_theme().root).pages(made.guide())


def test_the_words_for_level_and_step_are_the_skeletons_own(workspace):
    made = workspace()
    made.change("content/guide.yml", "levels:\n", "level_word: Fase\nstep_word: Trinn\nlevels:\n")
    words = _plan(made).frame.t
    assert words["levels"] == "Fasene"
    assert words["step_tools"] == "Verktøy til trinnet"
    assert words["kind_level"] == "fase"


def test_the_model_has_its_own_name_in_the_interface(workspace):
    settings = "brand: {short: Fokus, name: Fokus på barn}\n"
    assert _plan(workspace({_SETTINGS: MUNICIPALITY + settings})).name == "Fokus Testkommune"


def test_a_nynorsk_site_has_a_nynorsk_name_of_the_model(workspace):
    guide = workspace({_SETTINGS: MUNICIPALITY.replace("nb", "nn")}).guide()
    assert guide.settings.brand.name == "Betre tverrfagleg innsats"
    assert guide.words.of(Language.NB).in_line("{brand full}") == "Bedre tverrfaglig innsats"


def test_a_municipality_replaces_a_text_and_what_is_put_in_it_stays(workspace):
    settings = (
        "interface:\n  front_heading: Hva undrer du deg over i {municipality}?\n"
        '  search_one: "{n} ting om «{q}» i {brand}"\n'
    )
    plan = _plan(workspace({_SETTINGS: MUNICIPALITY + settings}))
    assert plan.frame.t["front_heading"] == "Hva undrer du deg over i Testkommune?"
    assert plan.frame.t["search_one"] == "{n} ting om «{q}» i BTI"


@pytest.mark.parametrize(
    ("line", "message", "cure"),
    [
        ("front_headin: Hei", "«front_headin» er ingen tekst på sidene", "front_heading"),
        ("path_tools: ting", "«path_tools» er ingen tekst på sidene", ""),
        ("search_one: treff", "«search_one» mangler {n}, {q}", "Ta med {n}, {q}"),
        ('search_one: "{n} {q} {antall}"', "«{antall}» blir ikke byttet ut", "Ta bort {antall}."),
        ('draft: "Utkast }"', "Krøllparentesene i «draft»", "{ og }"),
    ],
)
def test_what_can_not_be_used_is_told_where_it_stands(workspace, line, message, cure):
    made = workspace({_SETTINGS: MUNICIPALITY + f"interface:\n  {line}\n"}).with_theme()
    (finding,) = made.check().findings
    assert (finding.rule.code, finding.at.line) == ("ORD06", 5)
    assert message in finding.message
    assert cure in finding.cure


def test_a_thing_with_a_name_of_its_own_says_once_what_the_shared_model_calls_it(workspace):
    settings = "names:\n  role/stafettholder: Kjentmann\n  tool/undringsnotat: Huskelapp\n"
    plan = _plan(workspace({_SETTINGS: MUNICIPALITY + settings}))
    pages = {page.path: page for page in plan.pages}
    role, tool = pages["roller/stafettholder/"], pages["verktoy/undringsnotat/"]
    assert (role.title, tool.title) == ("Kjentmann", "Huskelapp")
    assert role.data.national == "Heter «stafettholder» i den nasjonale modellen."
    assert tool.data.national == "Heter «undringsnotat» i den nasjonale modellen."
    assert pages["roller/ansatt/"].data.national is None


def test_the_search_finds_a_step_by_its_shared_name_too(workspace):
    settings = "names:\n  step/undring: Stopp opp\n"
    guide = workspace({_SETTINGS: MUNICIPALITY + settings}).guide()
    assert "Når du undrer deg" in aliases(guide)["step/undring"]
