"""A text is judged by itself, once, as values that can be written down and read back."""

import json
from dataclasses import astuple

import pytest

from veileder.checks.judging import Form, Remark, judged
from veileder.markdown.markup import Link
from veileder.rules import BY_CODE

BODY = "Se [planen](tool/plan).\n\n#### Ring\n\nRing 999 99 99 og skriv {navn}.\n"


def _plain(text, form):
    remarks, links, _ = judged(text, form)
    return json.dumps([remarks, [astuple(link) for link in links]])


def test_what_is_wrong_is_said_with_its_place_in_the_text():
    remarks, links, _ = judged(BODY, Form.BODY)

    assert [(BODY[at:].split(maxsplit=1)[0], BY_CODE[code].name) for code, at, _, _ in remarks] == [
        ("{navn}.", "ukjent plassholder"),
        ("999", "telefonnummer"),
        ("####", "feil overskriftsnivå"),
    ]
    assert links == (Link("tool/plan", BODY.index("tool/plan"), "planen"),)


@pytest.mark.parametrize("form", Form)
def test_it_can_be_written_down_and_read_back(form):
    remarks, links = json.loads(_plain(BODY, form))

    assert tuple(Remark(*remark) for remark in remarks) == judged(BODY, form).remarks
    assert tuple(Link(*link) for link in links) == judged(BODY, form).links


def test_an_address_is_only_searched_for_what_may_stand_nowhere():
    assert [code for code, *_ in judged("https://x.no/{navn}", Form.ADDRESS).remarks] == ["TEKST06"]


def test_a_point_of_a_list_is_not_judged_as_a_field_of_its_own():
    text = "1. Ring"

    assert judged(text, Form.ITEM).remarks != judged(text, Form.FIELD).remarks


def test_blanks_at_the_end_change_nothing():
    assert _plain(f"{BODY}\n \n", Form.BODY) == _plain(BODY, Form.BODY)
