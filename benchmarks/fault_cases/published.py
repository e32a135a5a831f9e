"""A published municipality has no hole."""

import re

from fault_cases.case import Case, Verdict, crashed, told
from fault_cases.side import Files, Side
from fault_cases.world import text

_PUBLISHED = "En publisert kommune"
_HOME = "municipalities/prove"
_CONTACTS = """\
contacts:
  - function: BTI-koordinator
    phone: "57676860"
    email: bti@prove.kommune.no
"""
_SETTINGS = f"""\
name: Prøve kommune
number: "9901"
language: nb
status: published
website: https://www.prove.kommune.no
accessibility_statement: https://uustatus.no/nb/erklaringer/publisert/1
{_CONTACTS}responsible: BTI-koordinator
checked: 2026-11-02
"""
_SERVICES = """\
services:
  - id: barnevernet
    type: barnevern
    name: Barnevernet i Prøve
    contacts:
      - function: Mottak
        phone: "57676869"
    checked: 2026-11-02
"""
_EMERGENCY = {
    "content/emergency.nb.md": text(
        "title: Når det haster\nactions:\n  - Ring 112.\nservices: [barnevern]"
    )
}
_COMPLETE: Files = {
    **_EMERGENCY,
    f"{_HOME}/municipality.yml": _SETTINGS,
    f"{_HOME}/services.yml": _SERVICES,
}


def _line(content: str, part: str) -> int:
    """Return the line on which ``part`` stands."""
    return content[: content.index(part)].count("\n") + 1


def _with(old: str, new: str, file: str = "municipality.yml") -> Files:
    path = f"{_HOME}/{file}"
    content = str(_COMPLETE[path])
    if old not in content:
        raise LookupError(old)
    return {**_COMPLETE, path: content.replace(old, new)}


def _complete(side: Side) -> Verdict:
    seen = side.world(_COMPLETE).check("prove")
    return Verdict(not seen.errors and not crashed(seen.run), told(seen.errors))


def _refused(name: str, files: Files, wanted: str, place: tuple[str, str] | None = None) -> Case:
    """Return a case: an error in her own files that says what is missing, on the right line."""

    def judge(side: Side) -> Verdict:
        seen = side.world(files).check("prove")
        own = [f for f in seen.errors if f"{_HOME}/" in f.path]
        fits = [f for f in own if re.search(wanted, f"{f.message} → {f.cure}", re.I)]
        if place:
            path, part = place
            line = _line(str(files[f"{_HOME}/{path}"]), part)
            fits = [f for f in fits if f.path.endswith(path) and f.line == line]
        return Verdict(bool(fits) and not crashed(seen.run), told(fits or seen.errors))

    return Case(_PUBLISHED, name, judge)


def _left(name: str, rest: str, wanted: str) -> Case:
    """Return a case for something unfinished that is left in a text."""
    path = "articles/a.nb.md"
    files = {**_COMPLETE, f"{_HOME}/{path}": text("title: Om oss", f"\nVi hjelper. {rest}\n")}
    return _refused(name, files, wanted, (path, rest))


CASES = [
    Case(_PUBLISHED, "Alt er på plass", _complete),
    _refused(
        "Barnevernet mangler telefon",
        _with(
            '        phone: "57676869"\n',
            "        url: https://www.prove.kommune.no/b\n",
            "services.yml",
        ),
        "telefon|nummer|phone",
    ),
    _refused(
        "Barnevernet mangler helt",
        {**_COMPLETE, f"{_HOME}/services.yml": "services: []\n"},
        "barnevern",
    ),
    _refused(
        "Kontakten har verken telefon eller e-post",
        _with('    phone: "57676860"\n    email: bti@prove.kommune.no\n', ""),
        "telefon|e-post|phone|kontakt",
    ),
    _refused(
        "Ingen kontakt",
        _with(
            _CONTACTS,
            "",
        ),
        "hvem|contacts|kontakt",
    ),
    _refused(
        "Tilgjengelighetserklæringen mangler",
        _with("accessibility_statement: https://uustatus.no/nb/erklaringer/publisert/1\n", ""),
        "erklæring",
    ),
    _refused(
        "Erklæringen er eksempelets",
        _with(
            "https://uustatus.no/nb/erklaringer/publisert/1", "https://uustatus.example.no/eksempel"
        ),
        "eksempel|example",
        ("municipality.yml", "accessibility_statement"),
    ),
    _refused(
        "E-posten er eksempelets",
        _with("bti@prove.kommune.no", "bti@example.no"),
        "eksempel|example",
        ("municipality.yml", "email:"),
    ),
    _refused(
        "Nettstedet er eksempelets",
        _with("www.prove.kommune.no", "eksempel.example.no"),
        "eksempel|example",
        ("municipality.yml", "website:"),
    ),
    _refused(
        "Nummeret er eksempelets",
        _with("57676869", "00000012", "services.yml"),
        "eksempel",
        ("services.yml", "phone:"),
    ),
    _refused(
        "Eksempelloggen står igjen",
        _with(
            "responsible:",
            "systems:\n  - tool: undringsnotat\n    name: Eksempelloggen\nresponsible:",
        ),
        "eksempel",
        ("municipality.yml", "    name: Eks"),
    ),
    _refused(
        "Ingen har gått gjennom den",
        _with("checked: 2026-11-02\n", ""),
        "checked|reviewed|gått gjennom|kontroller",
    ),
    _refused(
        "Navnet er «null»",
        _with("name: Prøve kommune", "name: null"),
        "null|navn|name",
        ("municipality.yml", "name:"),
    ),
    _left("TODO i en tekst", "TODO: skriv mer", "TODO"),
    _left("XXX i en tekst", "Ring XXX.", "XXX"),
    _left("Lorem ipsum i en tekst", "Lorem ipsum dolor sit amet.", "lorem"),
    _left("[sett inn] i en tekst", "Ring [sett inn nummer].", "sett inn"),
    _left("[SETT INN NAVN] i en tekst", "Spør [SETT INN NAVN].", "sett inn"),
    _left("«Fyll inn her» i en tekst", "<<fyll inn>> her.", "fyll|<"),
    _left("TBD i en tekst", "Åpningstid: TBD.", "TBD"),
]
