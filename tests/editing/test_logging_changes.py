"""A proposal writes what it changes in the log of amendments, with its sentence as the reason."""

from tests.conftest import MUNICIPALITY

from veileder.authoring.amending import amend
from veileder.dates import today
from veileder.editing.logging_changes import log_proposed

_SETTINGS = "municipalities/testkommune/municipality.yml"


def _begun(workspace):
    made = workspace({_SETTINGS: MUNICIPALITY + "responsible: Koordinator\n"}).with_theme()
    amend(made.root, "testkommune", today())
    made.change(_SETTINGS, "Koordinator", "Rådgiver")
    return made


def test_what_is_proposed_stands_in_the_log_with_her_sentence(workspace):
    made = _begun(workspace)
    log_proposed(made.root, "testkommune", "Ny ansvarlig for veilederen")
    (row,) = made.guide().amendments
    assert (row.before, row.after) == ("Koordinator", "Rådgiver")
    assert row.why == "Ny ansvarlig for veilederen"


def test_a_sentence_about_a_person_is_no_reason(workspace):
    made = _begun(workspace)
    log_proposed(made.root, "testkommune", "Ring 412 34 567, født 12.03.2015")
    assert made.guide().amendments == ()


def test_where_no_log_is_begun_none_is_written(workspace):
    made = workspace()
    log_proposed(made.root, "testkommune", "Ny ansvarlig")
    assert not (made.root / "municipalities/testkommune/amendments.yml").exists()
