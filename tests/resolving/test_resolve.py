"""Layers to one guide: who decides what, and that only data is needed for every variation."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest

_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_TOOL = "---\ntitle: {}\nkind: form\n---\n"
_ADD = "steps:\n  - step: undring\n    add:\n      tools: [eget]\n"


def _settings(more):
    return {f"{_T}/municipality.yml": _SETTINGS + more}


def _step(guide, id="undring", variant=None):
    return guide.variants[variant].steps[id][1]


def test_local_names_replace_titles_everywhere(workspace):
    guide = workspace(
        _settings(
            "names:\n  service/barnevern: Barnas hus\n  step/undring: Start her\n  level/niva-1: Lag\n"
        )
    ).guide()

    assert guide.documents["service"]["barnevern"].title == "Barnas hus"
    assert _step(guide).title == "Start her"
    assert [level.title for level in guide.common.levels] == ["Undring", "Lag"]


def test_a_step_that_borrows_words_may_have_its_own_name(workspace):
    world = workspace(_settings("names:\n  step/evaluer: Se etter\n"))
    world.change("content/guide.yml", "id: evaluer\n", "id: evaluer\n        text: felles-plan\n")

    guide = world.guide()

    assert _step(guide, "evaluer").title == "Se etter"
    assert _step(guide, "felles-plan").title == "Lag en plan"


def test_a_shared_step_may_have_the_words_of_another_here(workspace):
    changes = "steps:\n  - step: evaluer\n    text: felles-plan\n"
    guide = workspace({"municipalities/testkommune/guide-changes.yml": changes}).guide()

    assert _step(guide, "evaluer").title == "Lag en plan"


def test_the_baton_may_have_another_name_on_one_level(workspace):
    guide = workspace(
        _settings(
            "baton:\n  - level: niva-1\n    role: stafettholder\n    name: Koordinator\n    barred: [barnevern]\n"
        )
    ).guide()

    first, second = guide.common.levels
    assert first.baton is None
    assert (second.baton.role, second.baton.name) == ("stafettholder", "Koordinator")
    assert second.baton.barred == ("barnevern",)


def test_a_region_speaks_where_the_municipality_is_silent(workspace):
    guide = workspace(
        {
            **_settings("region: dalen\nnames:\n  role/ansatt: Medarbeider\n"),
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\nwebsite: https://dalen.example.no\n"
            "brand:\n  short: Stafetten\n  name: Barnas stafett\nnames:\n  role/ansatt: Kollega\n"
            "  service/barnevern: Dalens barnevern\nhide: [law/barnets-beste]\nbaton:\n  - level: niva-1\n    role: ansatt\n",
            "municipalities/dalen/services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: Felles\n",
        }
    ).guide()

    settings = guide.settings
    assert (settings.website, settings.brand.short) == ("https://dalen.example.no", "Stafetten")
    assert settings.names["role/ansatt"] == "Medarbeider"
    assert guide.documents["service"]["barnevern"].title == "Dalens barnevern"
    assert "barnets-beste" not in guide.documents["law"]
    assert guide.common.levels[1].baton.role == "ansatt"
    assert [(local.value.name, local.layer) for local in guide.services] == [("Felles", "dalen")]


def test_a_tool_added_by_changes_is_in_the_step_after_the_shared_ones(workspace):
    guide = workspace(
        {f"{_T}/tools/eget.nb.md": _TOOL.format("Eget"), f"{_T}/guide-changes.yml": _ADD}
    ).guide()

    assert _step(guide).facts.tools == ("undringsnotat", "eget")


def test_what_is_added_stands_where_it_was_written(workspace):
    world = workspace({f"{_T}/guide-changes.yml": _ADD.replace("eget", "finnes-ikke")})

    said = [str(f) for f in world.check().findings if f.rule.code == "REF01"]

    assert said[0].startswith(
        f"{_T}/guide-changes.yml:4:15: feil REF01: Ukjent verktøy «finnes-ikke»"
    )


def test_a_tool_added_or_hidden_for_all_is_so_in_every_variant(workspace):
    world = workspace(
        {
            **_settings("variants: [barnevern]\n"),
            f"{_T}/tools/eget.nb.md": _TOOL.format("Eget"),
            "tools/annet.nb.md": _TOOL.format("Annet"),
            f"{_T}/guide-changes.yml": _ADD + "    hide:\n      tools: [undringsnotat]\n",
        }
    )
    world.change(
        "content/guide.yml",
        "        tools: [undringsnotat]\n",
        "        tools: [undringsnotat]\n        variants:\n          barnevern:\n            tools: [undringsnotat, annet]\n",
    )

    guide = world.guide()

    assert _step(guide).facts.tools == ("eget",)
    assert _step(guide, variant="barnevern").facts.tools == ("annet", "eget")


def test_outcomes_for_one_type_of_service_are_only_in_its_variant(workspace):
    world = workspace(_settings("variants: [barnevern]\n"))
    world.change(
        "content/guide.yml",
        "          - id: avslutt\n            to: close\n  -",
        "          - id: avslutt\n            to: close\n            services: [barnevern]\n  -",
    )

    guide = world.guide()

    assert [o.id for o in _step(guide).facts.outcomes] == ["videre"]
    assert [o.id for o in _step(guide, variant="barnevern").facts.outcomes] == ["videre", "avslutt"]


def test_variant_words_are_put_on_top_of_the_common_ones(workspace):
    guide = workspace(
        {
            **_settings("variants: [barnevern]\n"),
            "content/steps/undring.barnevern.nb.md": "---\nsummary: For oss.\n---\n",
        }
    ).guide()

    text = _step(guide, variant="barnevern").text
    assert (text.title, text.value.summary) == ("Når du undrer deg", "For oss.")
    assert _step(guide).text.value.summary is None


@pytest.mark.parametrize("by", ["own", "region"])
def test_a_borrowed_tool_is_shown_with_its_owner(workspace, by):
    borrow = "borrow:\n  - tool: skjema\n    owner: nabo\n"
    region = "name: Dalen\nlanguage: nb\n" + (borrow if by == "region" else "")
    guide = workspace(
        {
            **_settings("region: dalen\n" + (borrow if by == "own" else "")),
            "municipalities/dalen/region.yml": region,
            "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
            "municipalities/nabo/tools/skjema.nb.md": _TOOL.format("Skjema"),
        }
    ).guide()

    assert guide.documents["tool"]["skjema"].title == "Skjema"
    assert guide.borrowed == {"skjema": "Nabo"}


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ("step/felles-plan", ["undring", "evaluer"]),
        ("level/niva-1", ["undring"]),
    ],
)
def test_hidden_levels_and_steps_are_left_out_and_the_rest_renumbered(workspace, hidden, left):
    guide = workspace(_settings(f"hide: [{hidden}]\n")).guide()

    assert list(guide.common.steps) == left
    assert all(s.number == i for level in guide.common.levels for i, s in enumerate(level.steps, 1))


def test_hidden_documents_and_terms_are_left_out(workspace):
    guide = workspace(_settings("hide: [tool/undringsnotat, term/undring]\n")).guide()

    assert (dict(guide.documents["tool"]), guide.terms) == ({}, ())


def test_the_order_of_steps_may_be_changed(workspace):
    changes = "levels:\n  - level: niva-1\n    based_on: new\n    order: [evaluer, felles-plan]\n    label: B\n"
    guide = workspace({f"{_T}/guide-changes.yml": changes}).guide()

    level = guide.common.levels[1]
    assert [step.id for step in level.steps] == ["evaluer", "felles-plan"]
    assert level.facts.label == "B"


def test_an_adaptation_says_for_every_field_which_layer_it_came_from(workspace):
    guide = workspace(
        {f"{_T}/steps/undring.nb.md": "---\nsummary: Vår\nbased_on: new\n---\n"}
    ).guide()

    text = _step(guide).text
    assert (text.origins["title"], text.origins["summary"]) == ("felles", "testkommune")
    assert text.path == f"{_T}/steps/undring.nb.md"


def test_unusable_settings_give_no_guide(workspace):
    text = "name: X\nregion: Et sted\n"  # nobody knows what it builds upon
    assert workspace({f"{_T}/municipality.yml": text}).check().guides == {}


def test_settings_with_a_mistake_give_a_guide_to_check_by_that_is_never_built(workspace):
    checked = workspace({f"{_T}/municipality.yml": "name: X\n"}).check()

    assert list(checked.guides) == ["testkommune"]
    assert checked.library.layers["testkommune"].is_salvaged
    assert checked.has_errors
