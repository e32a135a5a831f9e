"""What a file says, read once however often it is asked for."""

from veileder.editing.documents import located_in, values_in

TEXT = "services:\n  - id: vakt\n    contacts:\n      - phone: '00000001'\n"


def test_who_changes_what_was_read_changes_it_for_nobody_else():
    first = located_in(TEXT, "services.yml")
    first.data["services"][0]["contacts"].clear()
    values_in(TEXT, "services.yml").clear()

    assert values_in(TEXT, "services.yml") == {
        "services": [{"id": "vakt", "contacts": [{"phone": "00000001"}]}]
    }


def test_the_same_text_in_another_kind_of_file_is_read_as_that():
    text = "---\ntitle: Plan\n---\nTekst.\n"

    assert values_in(text, "steps/plan.nb.md") == {"title": "Plan", "body": "Tekst.\n"}
    assert located_in(text, "services.yml") is None
