"""What a browser may send, and what is too much or no form."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request

from veileder.editing import posted
from veileder.editing.attached import NotAttached
from veileder.editing.posted import posted_fields, posted_file, posted_json
from veileder.editing.typed import NotOneForm
from veileder.faults import Refusal

LINE = "--grense"
FORM = "multipart/form-data; boundary=grense"


def received(what, *chunks, kind=FORM):
    """Return what is read of a request that comes in ``chunks``."""
    left = [*chunks]

    async def receive():
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    headers = [(b"content-type", kind.encode())] if kind else []
    request = Request({"type": "http", "headers": headers}, receive)
    with ThreadPoolExecutor(1) as beside:  # a browser's loop may run in this thread
        return beside.submit(lambda: asyncio.run(what(request))).result()


def test_fields_come_in_their_order_with_the_empty_ones():
    assert received(posted_fields, b"b=1&a=+%C3", b"%A6&b=&c") == [
        ("b", "1"),
        ("a", " æ"),
        ("b", ""),
        ("c", ""),
    ]


def test_a_form_that_is_too_large_is_refused_and_received_to_its_end(monkeypatch):
    monkeypatch.setattr(posted, "_FORM", 6)

    assert received(posted_fields, b"a=1", b"234") == [("a", "1234")]
    with pytest.raises(Refusal) as refused:
        received(posted_fields, b"a=1", b"2345", b"", b"")
    assert str(refused.value) == (
        "Det som ble sendt, er for stort til å tas imot. Ingenting er gjort."
    )


@pytest.mark.parametrize(
    ("most", "body", "is_one"),
    [
        ("_FIELDS", b"a=1&b=2", True),
        ("_FIELDS", b"a=1&b=2&c=3", False),
        ("_LEVELS", b"a.b.c=1", True),
        ("_LEVELS", b"a=1&a.b.c.d=1", False),
        ("_LEVELS", b"a=\xff", False),
        ("_LEVELS", b"a=%FF", False),
    ],
)
def test_what_is_no_form_is_not_read(monkeypatch, most, body, is_one):
    monkeypatch.setattr(posted, most, 2)
    try:
        assert received(posted_fields, body) and is_one
    except NotOneForm:
        assert not is_one


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": "\xc3\xa6"}', {"a": "æ"}),
        (b"0", 0),
        (b"{", None),
        (b"\xff", None),
        (b'"\\ud800"', None),
        (b"[" * 100_000, None),
    ],
)
def test_json_that_can_not_be_read_says_nothing(body, value):
    assert received(posted_json, body) == value


def test_json_that_is_too_large_says_nothing(monkeypatch):
    monkeypatch.setattr(posted, "_JSON", 4)

    assert received(posted_json, b'"ab"') == "ab"
    assert received(posted_json, b'"abc"') is None


def test_a_form_may_be_three_times_as_large_in_json():
    text = json.dumps({"a": "\x01" * (2 * 1024 * 1024)}).encode()

    assert len(text) > posted._FORM and len(received(posted_json, text)["a"]) == 2 * 1024 * 1024


def part(head, content):
    return b"\r\n".join((LINE.encode(), head.encode(), b"", content, b""))


def sent(*parts):
    return b"".join(parts) + f"{LINE}--\r\n".encode()


FIELD = part('Content-Disposition: form-data; name="a"', "æ\r\nb".encode())
FILE = 'Content-Disposition: form-data; name="fil"; filename="{}"\r\nContent-Type: text/plain'


def test_a_file_comes_as_it_is_with_its_name_and_the_other_fields():
    content = b"\x00\xff\r\n\r\n--gren\r\n"
    found = received(posted_file, sent(FIELD, part(FILE.format("Årsplan.pdf"), content)))

    assert found == ({"a": "æ\r\nb"}, "Årsplan.pdf", content)


def test_signs_that_cannot_be_read_are_shown_as_such():
    head = b'Content-Disposition: form-data; name="a\xff"'
    odd = b"\r\n".join((LINE.encode(), head, b"", b"b\xff", b""))

    assert received(posted_file, sent(odd)).fields == {"a\ufffd": "b\ufffd"}


def test_a_field_for_a_file_that_is_not_chosen_is_no_file():
    assert received(posted_file, sent(FIELD, part(FILE.format(""), b""))) == (
        {"a": "æ\r\nb"},
        "",
        b"",
    )


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data"])
def test_a_form_without_a_border_is_not_read(kind):
    with pytest.raises(NotAttached) as refused:
        received(posted_file, sent(FIELD), kind=kind)

    assert str(refused.value) == "Skjemaet kunne ikke leses. Velg filen på nytt."


def test_a_form_of_too_many_parts_is_not_read(monkeypatch):
    monkeypatch.setattr(posted, "_PARTS", 4)

    assert received(posted_file, sent(FIELD, FIELD)).fields
    with pytest.raises(NotOneForm):
        received(posted_file, sent(FIELD, FIELD, FIELD))


def test_a_part_that_says_too_much_of_itself_is_not_read(monkeypatch):
    head = 'Content-Disposition: form-data; name="a"'
    monkeypatch.setattr(posted, "_AROUND", len(head))
    monkeypatch.setattr(posted, "LARGEST", 1000)

    assert received(posted_file, sent(part(head, b"x"))).fields == {"a": "x"}
    with pytest.raises(NotOneForm):
        received(posted_file, sent(part(f"{head};", b"x")))


@pytest.mark.parametrize(("size", "mega"), [(10 * 1024 * 1024 + 1, 11), (12 * 1024 * 1024, 12)])
def test_a_file_that_is_too_large_is_told_with_what_to_do(size, mega):
    with pytest.raises(NotAttached) as refused:
        received(posted_file, sent(part(FILE.format("a.pdf"), b"x" * size)))

    said = str(refused.value)
    assert said.startswith("Filen er på ") and said.endswith(
        " MB, og kan ha høyst 10 MB. Gjør bildene i den mindre, eller legg den på kommunens "
        "nettsted og lenk til den."
    )
    assert f" {mega} MB, og" in said or f" {mega + 1} MB, og" in said


def test_a_file_may_be_as_large_as_it_is_said():
    content = b"x" * posted.LARGEST

    assert received(posted_file, sent(part(FILE.format("a.pdf"), content))).content == content


def test_a_field_without_a_name_has_none():
    nameless = part("Content-Disposition: form-data", b"x")

    assert received(posted_file, sent(nameless)).fields == {"": "x"}


_MEGA = 1024 * 1024


@pytest.mark.parametrize(
    ("most", "more"),
    [
        (b"a=" + b"x" * (8 * _MEGA - 2), b"x"),
        (b"&".join([b"a="] * 20_000), b"&b="),
        (b"a" + b".a" * 20, b".a=1"),
    ],
    ids=["bytes", "fields", "levels"],
)
def test_a_form_may_be_large_but_not_without_end(most, more):
    assert received(posted_fields, most)
    with pytest.raises(Refusal):
        received(posted_fields, most + more)
