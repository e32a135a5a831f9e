"""A log, a plan, both or none: what the pages say that cases are documented in."""

# ruff: noqa: E501 - small worlds on one line

import pytest
from tests.conftest import page

_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: {}\n'
_PLAN = "documents:\n  - kind: plan\n    name: barnets plan\n    opened_on: niva-1\n"
_LOG = "  - kind: log\n    name: lyslogg\n    opened_on: niva-1\n    tool: undringsnotat\n"
_SYSTEM = "systems:\n  - tool: undringsnotat\n    name: Lys\n"


@pytest.fixture
def step(workspace, tmp_path):
    """Return a function that gives the page of a step, for what the settings say."""

    def built(more, language="nb"):
        path = "municipalities/testkommune/municipality.yml"
        world = workspace({path: _SETTINGS.format(language) + more}).with_theme()
        world.build(tmp_path / "site")
        return (tmp_path / "site/testkommune/niva-0/undring/index.html").read_text()

    return built


def test_a_plan_is_never_called_a_log(step):
    html = step(_PLAN)

    assert "Vi bruker" not in html and "Barnets plan åpnes på nivået" in html
    assert "Loggen åpnes" not in html


def test_several_each_have_their_level_and_system(step):
    html = step(_PLAN + _LOG + _SYSTEM)

    assert "Barnets plan åpnes på" in html and "Lysloggen åpnes på" in html
    assert "Lysloggen fører vi i Lys." in html


def test_a_system_with_the_name_of_the_log_is_named_once(step):
    html = step("documents:\n" + _LOG.replace("lyslogg", "Lys") + _SYSTEM)

    assert "Vi bruker Lys." in html and "fører vi i" not in html


def test_who_only_meets_children_too_young_is_told_no_age(workspace, tmp_path):
    settings = _SETTINGS.format("nb") + "variants: [barnehage]\nlog:\n  consent_age: 16\n"
    world = workspace({
        "municipalities/testkommune/municipality.yml": settings,
        "content/services/barnehage.nb.md": page("title: Barnehage"),
    }).with_theme()  # fmt: skip
    world.build(tmp_path / "site")

    site = tmp_path / "site/testkommune"
    common = (site / "niva-0/undring/index.html").read_text()
    kindergarten = (site / "barnehage/niva-0/undring/index.html").read_text()
    assert "Samarbeid på tvers: Den unge må selv si ja fra fylte 16 år." in common
    assert "16 år" not in kindergarten


def test_in_nynorsk(step):
    assert "Planen blir opna på nivået" in step(
        "documents: [{kind: plan, opened_on: niva-1}]\n", "nn"
    )


def test_with_none_nothing_is_said_of_a_log(workspace, step):
    assert "åpnes på nivået" not in step("documents: [{kind: none}]\n" + _SYSTEM)


def test_what_the_old_field_says_is_a_log(workspace):
    guide = workspace(
        {"municipalities/testkommune/municipality.yml": _SETTINGS.format("nb") + "log:\n  opened_on: niva-1\n"}
    ).guide()  # fmt: skip

    (document,) = guide.settings.documents
    assert (document.kind, document.tool, document.opened_on) == ("log", "stafettlogg", "niva-1")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            _PLAN + "log:\n  opened_on: niva-1\n",
            "opened_on under log brukes ikke når dere har documents",
        ),
        (_PLAN + "  - kind: none\n", "none kan ikke stå sammen med"),
        (_PLAN.replace("niva-1", "niva-11"), "Ukjent nivå «niva-11»"),
    ],
)
def test_what_contradicts_itself_is_told(workspace, more, says):
    world = workspace(
        {"municipalities/testkommune/municipality.yml": _SETTINGS.format("nb") + more}
    )

    assert says in "\n".join(map(str, world.check().findings))
