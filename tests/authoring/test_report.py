"""The report counts what is missing, for a project leader."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

from veileder.authoring.report import report

_T = "municipalities/testkommune"


def test_report_counts_texts_and_what_is_not_filled_in(workspace):
    text = report(workspace().with_theme().check())

    assert "bokmål: " in text and "nynorsk: " in text
    assert "Testkommune (9901, bokmål, utkast)" in text
    assert "tjenester i stegene med kontakt: 0 av 1 – ikke fylt ut: barnevern" in text
    assert "feil: 0, advarsler: 0" in text


def test_a_filled_in_service_counts(workspace):
    service = "services:\n  - id: b\n    type: barnevern\n    name: B\n    contacts:\n      - function: Vakt\n        phone: '22334466'\n"

    text = report(workspace({f"{_T}/services.yml": service}).with_theme().check())

    assert "tjenester i stegene med kontakt: 1 av 1" in text


def test_a_service_that_is_hidden_is_not_asked_for(workspace):
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nhide: [service/barnevern]\n'
    world = workspace({"municipalities/testkommune/municipality.yml": settings})

    assert "tjenester i stegene med kontakt: 0 av 0\n" in report(world.check())


def test_overdue_reviews_and_adaptations_are_named(workspace):
    own = "---\nsummary: Vårt\nbased_on: new\nnext_review: 2020-01-01\n---\n"

    text = report(workspace({f"{_T}/steps/undring.nb.md": own}).with_theme().check())

    assert "gjennomgang på overtid: Når du undrer deg" in text
    assert "egne og tilpassede tekster: 1" in text


def test_report_of_a_missing_translation(workspace):
    text = report(workspace({"content/steps/evaluer.nn.md": None}).with_theme().check())

    assert "tekster på den andre målformen" not in text
    assert "nynorsk:" in text and "(100 %)" in text.splitlines()[1]
