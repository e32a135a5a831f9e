"""Placeholders filled in a whole guide: every text says the words of this municipality."""

# ruff: noqa: E501 - tables

import pytest
from tests.conftest import MUNICIPALITY, TERMS, page

from veileder.markdown.markup import plain, render

_T = "municipalities/testkommune"
_ARTICLE = "content/articles/om.nb.md"


def _said(workspace, text: str, files: dict[str, str] | None = None, settings: str = "") -> str:
    """Return what an article says whose whole text is ``text``."""
    written = {_ARTICLE: page("title: Om", text), f"{_T}/municipality.yml": MUNICIPALITY + settings}
    return workspace(written | (files or {})).guide().documents["article"]["om"].value.body


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{role/stafettholder}", "stafettholder"),
        ("{Role/stafettholder def} og {role/ansatt plural}", "Stafettholderen og ansatte"),
        ("{role/stafettholder def gen} plan", "stafettholderens plan"),
        ("{role/stafettholder plural def}", "stafettholderne"),
        ("{level/niva-1}, {Level/niva-0}", "nivå 1, Nivå 0"),
        ("{Step/undring} før {step/evaluer}", "«Når du undrer deg» før «Se på planen»"),
        ("{level_word plural def}, {Step_word def}", "nivåene, Steget"),
        ("{log def} og {Log}", "stafettloggen og Stafettlogg"),
        ("{consent_age} år", "16 år"),
        ("{brand gen} {brand full} i {municipality gen}", "BTIs Bedre tverrfaglig innsats i Testkommunes"),
        ("{if level/niva-9}Nei{else}Ja{end}", "Ja"),
        ("{if role/stafettholder}Ja{end}{if not step/undring}Nei{end}", "Ja"),
        ("{if variant/skole}Ja{else}Nei{end}", "Nei"),
    ],
)  # fmt: skip
def test_a_placeholder_is_the_word_here(workspace, text, said):
    assert _said(workspace, text) == said


def test_what_is_said_of_the_log_says_the_words_too(workspace):
    log = "log:\n  note: '{Log def} åpnes på {level/niva-1}.'\n"
    guide = workspace({f"{_T}/municipality.yml": MUNICIPALITY + log}).guide()

    assert [one.note for one in guide.settings.documents] == ["Stafettloggen åpnes på nivå 1."]


_STEP = "content/steps/felles-plan.nb.md"
_TEAM = {
    "content/arenas/ressursteam.nb.md": page("title: Ressursteam\nkind: discussion"),
    f"{_T}/arenas.yml": "arenas:\n- id: vart\n  type: ressursteam\n  name: Fredagsgruppa\n",
}


@pytest.mark.parametrize(
    ("settings", "text", "said"),
    [
        ("names:\n  role/stafettholder: Koordinator\n", "{role/stafettholder def}", "koordinatoren"),
        (
            "names:\n  role/stafettholder:\n    name: Kjentmann\n    plural: kjentmenn\n"
            "    plural_definite: kjentmennene\n",
            "{role/stafettholder def}, {role/stafettholder plural}, {role/stafettholder plural def}",
            "kjentmannen, kjentmenn, kjentmennene",
        ),
        ("brand:\n  short: Fokus\n  name: Fokus på barn\n", "{brand gen} og {brand full gen}", "Fokus' og Fokus på barns"),
        ("documents: [{kind: plan, name: Samarbeidsplan}]\nlog: {consent_age: 15}\n", "{log def} fra {consent_age}{if log}!{end}", "samarbeidsplanen fra 15!"),
        ("names:\n  step/undring: Stopp opp\n", "{step/undring}", "«Stopp opp»"),
        ("hide: [level/niva-1]\n", "{if level/niva-1}{level/niva-1}{else}Ring.{end}", "Ring."),
        ("", "{if nynorsk}Eg{else}Jeg{end}", "Jeg"),
        ('names:\n  role/stafettholder: "{brand}-kontakt"\n', "{Role/stafettholder def}", "BTI-kontakten"),
    ],
)  # fmt: skip
def test_it_is_the_municipalitys_own_word(workspace, settings, text, said):
    assert _said(workspace, text, settings=settings) == said


def test_the_one_meeting_of_a_type_gives_the_type_its_name(workspace):
    text = "{Arena/ressursteam def}{if arena/ressursteam} møtes{end}"
    assert _said(workspace, text, _TEAM) == "Fredagsgruppa møtes"


def test_a_meeting_that_is_not_held_is_called_as_its_type(workspace):
    files = _TEAM | {f"{_T}/arenas.yml": None}
    assert _said(workspace, "{Arena/ressursteam def}{if arena/ressursteam} møtes{end}", files) == (
        "Ressursteamet"
    )


def test_words_of_levels_follow_the_skeleton(workspace):
    changes = "level_word: Fase\nstep_word: {name: Gjøremål, definite: gjøremålet}\nlevels:\n"
    made = workspace(
        {_ARTICLE: page("title: Om", "{level/niva-1} {level_word def} {step_word def}")}
    )
    made.change("content/guide.yml", "levels:\n", changes)
    made.change("content/guide.yml", '    label: "1"\n', "")
    guide = made.guide()
    said = guide.documents["article"]["om"].value.body
    assert said == "«Samarbeid» fasen gjøremålet"
    assert guide.common.step_word == "Gjøremål"


def test_what_is_not_opened_yet_is_not_spoken_of(workspace):
    words = "{log def}{if log}, åpnet{end}"
    opened = "documents: [{kind: log, name: Stafettlogg, opened_on: niva-1}]\n"
    made = workspace(
        {
            f"{_T}/municipality.yml": MUNICIPALITY + opened,
            f"{_T}/steps/undring.nb.md": f'---\nbased_on: new\nsummary: "{words}"\n---\n',
            f"{_T}/steps/evaluer.nb.md": f'---\nbased_on: new\nsummary: "{words}"\n---\n',
        }
    )
    before, after = made.guide().common.levels

    assert before.steps[0].text.value.summary == "mappa"
    assert after.steps[-1].text.value.summary == "stafettloggen, åpnet"


def test_a_text_is_filled_in_its_own_malform(workspace):
    nynorsk = MUNICIPALITY.replace("nb", "nn")
    text = "{role/ansatt} {level_word plural} {brand full}"
    made = workspace(
        {
            "content/articles/om.nb.md": page("title: Om", text),
            "content/articles/ny.nn.md": page("title: Ny", text),
            f"{_T}/municipality.yml": nynorsk,
        }
    )
    texts = made.guide().documents["article"]
    assert texts["om"].value.body == "ansatt nivåer Bedre tverrfaglig innsats"
    assert texts["ny"].value.body == "tilsett nivå Betre tverrfagleg innsats"


HOSTILE = ["*A* [b](tool/c)", "<script>x</script>", "1. Team", "- punkt", "{brand}", "a|b", "&amp;", "`x`"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is_written_and_never_read_as_markdown(workspace, name):
    settings = f"names:\n  role/stafettholder: '{name}'\n"
    files = {
        _STEP: page('title: "{role/stafettholder}"\nwho: "{role/stafettholder}"'),
    }
    guide = workspace(files | {f"{_T}/municipality.yml": MUNICIPALITY + settings}).guide()
    step = guide.common.steps["felles-plan"][1].text.value
    seen = "BTI" if name == "{brand}" else name[0].lower() + name[1:] if name[0] != "*" else name
    assert step.title == seen
    html = render(step.who).html
    assert html.startswith("<p>")
    assert "<a " not in html
    assert plain(html) == seen


def test_an_action_that_goes_leaves_the_places_of_the_others(workspace):
    actions = "- A\n- '{if level/niva-9}B{end}'\n- C"
    made = workspace({_STEP: page(f"title: Plan\nactions:\n{actions}")})
    step = made.guide().common.steps["felles-plan"][1].text.value
    assert step.actions == ("A", "C")
    assert [step.at("actions", number).line for number in (0, 1)] == [4, 6]


def test_terms_and_numbers_are_filled_side_by_side(workspace):
    made = workspace()
    made.change("content/terms.yml", "Den første følelsen", "Den første følelsen i {brand}")
    made.change(
        "content/helplines.yml", "Når noen er i fare.", "Når noen i {municipality} er i fare."
    )
    guide = made.guide()
    assert guide.terms[0].nb.definition.startswith("Den første følelsen i BTI av")
    assert guide.helplines[0].nb.help == "Når noen i Testkommune er i fare."


def test_a_name_of_itself_comes_to_an_end(workspace):
    settings = 'names:\n  role/stafettholder: "{role/stafettholder} X"\n'
    assert "X" in _said(workspace, "{role/stafettholder}", settings=settings)


def test_a_title_is_as_long_as_what_is_shown_of_it(workspace):
    long = "{if role/stafettholder}Lag planen{else}Lag planen sammen med den som har ansvaret for det{end}"
    made = workspace({_STEP: page(f'title: "{long}"')})
    assert made.guide().common.steps["felles-plan"][1].title == "Lag planen"
    made.write(_STEP, page(f"title: {'a' * 81}"))
    assert "for lang" in made.report() or "80" in made.report()


_BRAND = "brand: {short: SAMMEN, name: Sammen om barna}\n"
_CONTACT = {"content/roles/kontakt.nb.md": page('title: "{brand}-kontakt"')}


def test_a_role_named_after_the_brand_follows_it(workspace):
    text = "{role/kontakt}, {Role/kontakt def}"
    assert _said(workspace, text, _CONTACT) == "BTI-kontakt, BTI-kontakten"
    assert _said(workspace, text, _CONTACT, _BRAND) == "SAMMEN-kontakt, SAMMEN-kontakten"


def test_what_a_renamed_role_is_called_elsewhere_has_the_brand_used_there(workspace):
    settings = f"{MUNICIPALITY}{_BRAND}names: {{role/kontakt: Hjelper}}\n"
    guide = workspace(_CONTACT | {f"{_T}/municipality.yml": settings}).guide()
    role = guide.documents["role"]["kontakt"]
    assert (role.title, role.value.title) == ("Hjelper", "BTI-kontakt")


def test_a_term_that_is_the_word_for_nothing_here_is_not_in_the_glossary(workspace):
    terms = TERMS.replace("term: Undring", 'term: "{if log}{Log}{end}"')
    files = {"content/terms.yml": terms}
    log = f"{MUNICIPALITY}documents: [{{kind: log, name: lyslogg}}]\n"
    guide = workspace(files | {f"{_T}/municipality.yml": log}).guide()
    assert [term.nb.term for term in guide.terms] == ["Lyslogg"]

    none = f"{MUNICIPALITY}documents: [{{kind: none}}]\n"
    assert workspace(files | {f"{_T}/municipality.yml": none}).guide().terms == ()


@pytest.mark.parametrize(
    ("documents", "shown"),
    [
        ("", True),
        ("documents: [{kind: none}]\n", False),
        ("documents: [{kind: plan, name: plan}]\n", False),
        ("documents: [{kind: plan, name: plan, tool: undringsnotat}]\n", True),
    ],
)
def test_a_tool_for_the_log_is_only_where_there_is_one(workspace, documents, shown):
    tool = page("title: Undringsnotat\nkind: form\ndocuments: [log]")
    settings = {f"{_T}/municipality.yml": MUNICIPALITY + documents}
    guide = workspace({"tools/undringsnotat.nb.md": tool} | settings).guide()
    assert ("undringsnotat" in guide.documents["tool"]) is shown


@pytest.mark.parametrize(
    ("holder", "role", "said"),
    [
        ("role: leder", "leder", "Lederen, ikke stafettholderen, leder."),
        (
            "role: stafettholder, name: Koordinator",
            "stafettholder",
            "Koordinatoren, ikke stafettholderen, leder.",
        ),
        ("role: stafettholder", "stafettholder", "Stafettholderen, ikke stafettholderen, leder."),
    ],
)
def test_on_a_level_where_another_holds_the_baton_steps_and_texts_follow(
    workspace, holder, role, said
):
    who = "{Role/stafettholder def}, ikke stafettholderen, leder."
    guide = workspace(
        {
            "content/roles/leder.nb.md": page("title: Leder"),
            "content/steps/evaluer.nb.md": page(
                f"title: Se på planen\nwho: '{who}'\noutcomes: {{avslutt: Slutt}}"
            ),
            _ARTICLE: page("title: Om", who),
            f"{_T}/municipality.yml": MUNICIPALITY + f"baton: [{{level: niva-1, {holder}}}]\n",
        }
    ).guide()

    level, step = guide.common.steps["evaluer"]
    assert level.baton.role == step.facts.role == role
    assert step.text.value.who == said
    assert guide.documents["article"]["om"].value.body.startswith("Stafettholderen")
