"""Bad numbers and addresses are found in every field of every model, and good ones in none.

The fields come from the models, so a new field is tried by itself.
"""

# ruff: noqa: E501 - tables

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from veileder.addresses import Context, judge
from veileder.addresses.register import Holder, called, register
from veileder.checks.address_fields import kind_of_field
from veileder.checks.broken import broken
from veileder.checks.contacts import check_contacts
from veileder.checks.judging import Form, judged
from veileder.checks.text import check_texts
from veileder.findings import Location
from veileder.model.base import Part
from veileder.model.bilingual import Helpline, Helplines, HelplineText
from veileder.model.declaring import Leads, Shape
from veileder.model.kinds import KINDS, TABLES
from veileder.reading.layers import Layer, Library
from veileder.reading.yaml.located import Located, strings_in

PHONES = "82900000 · 829 00 000 · +4782900000 · 0047 82900000 · 1881 · *21*82900000# · ##002# · 99999999 · 12345678 · 33 33 33 33 · 91234567 · 90000000 · ٢٢٣٣٤٤٥٥ · +46 8 123 456 · 116112"
MAILS = "ola@gmail.com · OLA@GMAIL.COM · ola@proton.me · ola@hotmail.co.uk · ola@msn.com · ola@ola.priv.no · ola@online.no · ola＠gmail.com · post@nаv.no · post@nav.no.evil.com · post@regjeringen.n0 · post@ukjent-firma.no · post@intern.local"
WEBS = "http://nav.no · https://localhost/a · https://127.0.0.1 · https://10.0.0.12/x · https://0x7f.1 · https://[::1]/ · https://intranett.local · https://127.0.0.1.nip.io · https://nav.no@evil.com · https://ola:pass@nav.no · https://nаv.no · https://xn--nv-7kc.no · https://1ovdata.no · https://nav.no.evil.com · https://nav.no:8080 · https://nav.no/?password=x · https://nav.no/\u202egpj.x · https:/nav.no · https://intranett"
BAD = [
    (kind, value)
    for kind, all_ in (("phone", PHONES), ("email", MAILS), ("url", WEBS))
    for value in all_.split(" · ")
]
GOOD = [
    *(
        ("phone", one)
        for one in "112 · 02800 · 116117 · 22334466 · 55 56 55 56 · +47 66 70 00 00 · 800 33 321 · 00000001".split(
            " · "
        )
    ),
    *(
        ("email", one)
        for one in "post@prove.kommune.no · bti@målføre.kommune.no · post@nav.no · post@egen.no · a@b.helse-bergen.no · post@example.no".split(
            " · "
        )
    ),
    *(
        ("url", one)
        for one in "https://nav.no · https://www.nav.no:443/a?b=c#d · https://målføre.kommune.no · https://xn--mlfre-mra9k.kommune.no · https://a.no/@post · https://t.co/a%20b · https://arkiv.no/ · https://www.firma.com/passord".split(
            " · "
        )
    ),
]
TEXT = {"phone": "Ring {}", "email": "Skriv til {}", "url": "Se {} nå"}
LINK = {
    "phone": "Du kan [ta kontakt](tel:{})",
    "email": "Du kan [skrive](mailto:{})",
    "url": "Du kan [lese](<{}>)",
}
_SILENT = {"id", "ref", "seen", "color", "date", "duration", "number", "flag", "time", "choice"}
MODELS = {
    **{
        f"municipalities/x/{k.folder}/a.nb.md"
        if k.folder
        else "municipalities/x/emergency.nb.md": k.model
        for k in KINDS.values()
    },
    **{f"municipalities/x/{name}": model for name, model in TABLES.items()},
}


def _planted(annotation: Any, kind: str, field: str, text: str, marks: tuple = ()) -> Any:
    """Return a value of ``annotation`` with ``field`` in what leads out, ``text`` in all words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _planted(inner[0], kind, field, text, (*marks, *inner[1:]))
    if origin in (Union, types.UnionType):
        made = (_planted(one, kind, field, text, marks) for one in inner)
        return next((one for one in made if one is not None), None)
    if origin in (tuple, dict):
        one = _planted(inner[origin is dict], kind, field, text, () if origin is dict else marks)
        return None if one is None else [one] if origin is tuple else {"a": one}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        made = {
            name: _planted(info.annotation, kind, field, text, tuple(info.metadata))
            for name, info in annotation.model_fields.items()
        }
        return {name: one for name, one in made.items() if one} or None
    is_silent = any(isinstance(mark, Shape) and mark.name in _SILENT for mark in marks)
    leads = next((mark.kind for mark in marks if isinstance(mark, Leads)), None)
    said = {None: text, "act": field if kind == "url" else None, kind: field}.get(leads)
    return None if is_silent or annotation is not str else said


def _found(kind: str, field: str, text: str) -> tuple[set[str], set[str]]:
    """Return where ``field`` and ``text`` were planted, and where something was found."""
    own = Layer("x", "municipalities/x")
    places = {}
    for path, model in MODELS.items():
        data = _planted(model, kind, field, text) or {}
        marks = {(): Location(path)}
        for number, (keys, _) in enumerate(strings_in(data), start=1):
            marks[keys] = Location(path, number)
            places[path, number] = f"{path}: {keys}"
        own.sources[path] = Located(data, marks)
    library = Library(Path(), _shared(), {"x": own})
    found = [*check_contacts(library), *check_texts(library, broken(library))]
    told = {f.at for f in found if f.rule.code.startswith(("KONT", "LENKE03"))}
    return set(places.values()), {places[at.path, at.line] for at in told}


def _shared() -> Layer:
    text = HelplineText(name="Alarmtelefonen for barn og unge", help="Ring.")
    line = Helpline(id="a", phone="116111", nb=text, nn=text, source="Nkom")
    return Layer("felles", "", tables={"helplines.yml": Helplines(helplines=(line,))})


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_bad_address_is_found_in_every_field(kind, value):
    for form in (TEXT, LINK):
        planted, found = _found(kind, value, form[kind].format(value))
        assert found == planted


def test_every_kind_of_field_is_planted_somewhere():
    planted = {k for kind, _ in BAD[::12] for k in _found(kind, "x", "x")[0]}

    assert len(planted) > 250
    kinds = {kind_of_field(MODELS[path], keys) for path, keys in _leading()}
    assert kinds == {"phone", "email", "url", "act"}


def _leading() -> Iterator[tuple[str, tuple]]:
    for path, model in MODELS.items():
        for kind in ("phone", "email", "url"):
            for keys, value in strings_in(_planted(model, kind, "FIELD", "text") or {}):
                if value == "FIELD":
                    yield path, keys


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_good_address_is_left_alone(kind, value):
    assert judge(kind, value, Context(own=frozenset({"egen.no"}))) is None
    for form in (TEXT, LINK):
        written = value.replace(" ", "") if form is LINK and kind == "phone" else value
        remarks = judged(form[kind].format(written), Form.BODY).remarks
        assert [one for one in remarks if one.code.startswith("KONT")] == []


def test_what_is_private_or_secret_is_not_repeated():
    for kind, value in BAD:
        fault = judge(kind, value)
        said = f"{fault.message} {fault.cure}" if fault else ""
        assert "ola" not in said.lower() and ":pass" not in said, value


REGISTER = register(
    [
        Holder(called("Alarmtelefonen for barn og unge"), ("116111",)),
        Holder(called("VO-linjen (vold og overgrep)"), ("116006",)),
        Holder(called("Legevakt"), ("116117",), is_common=True),
        Holder(called("Politiet"), ("112",), is_common=True),
        Holder(called("Politiet, når det ikke haster"), ("02800",), is_common=True),
        Holder(("prøve helsestasjon",), ("22334466",), is_national=False),
    ]
)
SAID = [
    ("Alarmtelefonen for barn og unge: 116 117", "KONT05"),
    ("Ring Alarmtelefonen på 116 117.", "KONT05"),
    ("alarmtelefonen (tlf. 22 33 44 66)", "KONT05"),
    ("| Hvem | Nummer |\n|---|---|\n| Alarmtelefonen | 116 117 |", "KONT05"),
    ("[Alarmtelefonen](tel:116117)", "KONT05"),
    ("[Alarmtelefonen 116 117](tel:116117)", "KONT05"),
    ("Alarmtelefonen: [116 117](tel:116117)", "KONT05"),
    ("**Alarmtelefonen** er 116 117", "KONT05"),
    ("Ring 116 117 (Alarmtelefonen)", "KONT05"),
    ("VO-linjen: 116 111", "KONT05"),
    ("Ring legevakt på 116 111", "KONT05"),
    ("Politiet: 116 117", "KONT05"),
    ("Ring Prøve helsestasjon på 22 33 44 77", "KONT06"),
    ("Alarmtelefonen: 116 111", ""),
    ("Ring Alarmtelefonen, eller legevakt på 116 117", ""),
    ("Legevakt 116 117 – Alarmtelefonen 116 111", ""),
    ("Ring legevakt på 22 33 44 55", ""),
    ("Politiet har 02800, og 112 når det haster", ""),
    ("AMK/legevakt: 116 111", ""),
    ("Prøve helsestasjon: 22 33 44 66", ""),
]


@pytest.mark.parametrize(("text", "code"), SAID)
def test_a_number_is_the_one_that_the_name_has_in_the_register(text, code):
    reached = judged(text, Form.BODY).reached
    contexts = ((r.kind, r.value, Context(r.shown, r.before, r.after, REGISTER)) for r in reached)

    found = {fault.code for one in contexts if (fault := judge(*one))}
    assert reached and found == ({code} if code else set())
