"""The shared content in figures, in each målform."""

import json

from veileder.authoring.accept import accept_read
from veileder.authoring.content_report import content_json, content_report, readability
from veileder.authoring.report import report

_T = "municipalities/testkommune"
_FUNCTIONS = """functions:
  - {id: helse, responsible: Fagansvarlig, kind: fag, interval: 12 months, answers_for: [step]}
"""
_ROW = "reviews: [{{ref: {}, kind: fag, by: Rektor, date: 2026-03-04, of: lest}}]\n"


def test_figures_of_both_maalformer(workspace):
    made = workspace(
        {
            "content/responsible.yml": _FUNCTIONS,
            "content/reviews.yml": _ROW.format("step/undring"),
            f"{_T}/reviews.yml": _ROW.format("step/undring"),
        }
    )
    accept_read(made.root)
    checked = made.check()

    figures = json.loads(content_json(checked))

    assert set(figures) == {"nb", "nn"}
    assert figures["nb"]["reviewed"]["helse"] == {"pages": 3, "reviewed": 1, "changed": 0}
    assert figures["nn"]["reviewed"]["helse"]["reviewed"] == 1
    assert figures["nb"]["law_unlinked"] == 0
    text = content_report(checked)
    assert "Fellesinnhold på nynorsk" in text
    assert "gjennomgått, helse: 1 av 3" in text
    assert "tekster dere har gått gjennom selv: 1, endret siden: 0" in report(checked)


def test_lix_is_words_a_sentence_and_the_share_of_long_words():
    assert readability(["Se på barnet. Spør hvordan det går."]) == {"words": 7, "lix": 17.8}
