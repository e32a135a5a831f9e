"""What is a municipality's own is stamped into what was made once: as if it had been made anew."""

from dataclasses import dataclass, replace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veileder.pages.parts import Contact, Own
from veileder.rendering.policy import is_suspect
from veileder.rendering.stamps import marked, split, stamped


@dataclass(frozen=True)
class Inner:
    title: str
    edit: Own | None = None


@dataclass(frozen=True)
class Card:
    """A part with everything that a page's data is made of."""

    title: str
    contacts: tuple[Contact, ...] = ()
    edit: Own | None = None
    beside: Inner | None = None


_TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    "<h1>{{ d.title }}</h1>"
    "{% for c in d.contacts %}"
    '{% if c.tel %}<a href="tel:{{ c.tel }}">{{ c.function }} {{ c.phone }}</a>{% endif %}'
    "{% for part in c.email_parts %}{{ part }}<wbr>{% endfor %}"
    '{% if c.url %}<a href="{{ c.url }}">{{ c.url }}</a>{% endif %}'
    "{% endfor %}"
    '{% if d.edit %}<a href="{{ d.edit }}">e</a>{% endif %}'
    "{% if d.beside %}{{ d.beside.title }} {{ d.beside.edit or '-' }}{% endif %}"
)
_CONTACT = Contact(
    function="Vakta",
    phone="22 33 44 66",
    tel="22334466",
    email="vakt@example.no",
    email_parts=("vakt@", "example.", "no"),
    url="https://example.no/vakt",
)
_CARD = Card("Barnevern", (_CONTACT, _CONTACT), "https://git.example.no/a.md", Inner("Inni"))


def made(card):
    """Return what the template makes of marked data, before its values are stamped on it."""
    return _TEMPLATE.render(d=marked(card).data)


def by_stamping(card, like=None):
    """Return the card stamped into what was made of ``like``, or of itself."""
    return stamped(*split(made(like or card)), marked(card).values)


def test_stamped_is_as_made():
    assert by_stamping(_CARD) == _TEMPLATE.render(d=_CARD)


def test_two_that_differ_in_their_own_are_alike_and_each_gets_its_own():
    theirs = replace(_CONTACT, phone="33 44 55 77", tel="33445577", url="https://b.example.no")
    other = replace(_CARD, contacts=(theirs, _CONTACT), edit="https://git.example.no/b.md")

    assert marked(other).data == marked(_CARD).data
    assert by_stamping(other, like=_CARD) == _TEMPLATE.render(d=other)


@pytest.mark.parametrize(
    "other",
    [
        replace(_CARD, title="Barnevernet"),
        replace(_CARD, edit=None),
        replace(_CARD, edit="http://git.example.no/a.md"),
        replace(_CARD, contacts=(_CONTACT,)),
        replace(_CARD, contacts=(replace(_CONTACT, function="Vakt"), _CONTACT)),
        replace(_CARD, beside=Inner("Inni", edit="x")),
    ],
    ids=["word", "nothing there", "scheme", "how many", "word further in", "something there"],
)
def test_what_differs_in_anything_else_is_not_alike(other):
    assert marked(other).data != marked(_CARD).data


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "//x.example.no/<b>", "a&b", 'a" onclick="b', "x y=z", "a\nb"]
)
def test_what_could_mean_something_in_html_or_to_a_browser_is_seen_by_those_who_look(value):
    card = replace(_CARD, edit=value)

    assert marked(card).data.edit == value
    assert is_suspect(made(card)) == is_suspect(_TEMPLATE.render(d=card))


def test_the_scheme_of_an_address_is_seen_by_those_who_look():
    assert marked(_CARD).data.edit.startswith("https://")


def test_more_than_there_are_marks_for_is_simply_not_marked(monkeypatch):
    monkeypatch.setattr("veileder.rendering.stamps._DIGITS", 1)
    card = replace(_CARD, contacts=(_CONTACT,) * 10)

    assert len(marked(card).values) == 26
    assert marked(card).data.contacts[-1] == _CONTACT


_ANY = st.text(st.sampled_from("aå1 .:/@&<>\"'=%#\\\xa0-"), max_size=8)


@given(_ANY, _ANY, st.lists(_ANY, max_size=3))
def test_whatever_is_its_own_it_is_stamped_as_a_template_writes_it(edit, phone, parts):
    contact = replace(_CONTACT, phone=phone, email_parts=tuple(parts))
    card = replace(_CARD, edit=edit, contacts=(contact,) * 30)

    assert by_stamping(card) == _TEMPLATE.render(d=card)
