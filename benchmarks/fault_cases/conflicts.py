"""Marks that git leaves where two people changed the same lines."""

from functools import partial

from fault_cases.case import finding_case
from fault_cases.texts import text_case
from fault_cases.world import settings, text

_THEME = "Flettekonflikter"
_text = partial(text_case, _THEME)
_file = partial(finding_case, _THEME, alone=True)

_CURE = "flett|konflikt|<<<<<<<|to utgaver|begge"
_MINE, _YOURS = "<<<<<<< HEAD", ">>>>>>> barnevern-telefon"
_HOME = "municipalities/prove"
_FIELD = f"{_MINE}\nabout: En.\n=======\nabout: To.\n{_YOURS}"
_SERVICE = "services:\n  - id: barnevern\n    type: barnevern\n    name: Barnevern\n"

CASES = [
    _text(
        "I en tekst",
        f"{_MINE}\nRing 57 67 68 69.\n=======\nRing 57 67 68 60.\n{_YOURS}",
        cure=_CURE,
        lines=(1,),
    ),
    _text(
        "I en tekst, med den felles utgaven (diff3)",
        f"{_MINE}\nEn.\n||||||| 1a2b3c4\nNull.\n=======\nTo.\n{_YOURS}",
        cure=_CURE,
    ),
    _text("Bare slutten er igjen", f"Ring 57 67 68 69.\n{_YOURS}", cure=_CURE, lines=(2,)),
    _text("Bare begynnelsen er igjen", f"{_MINE}\nRing 57 67 68 69.", cure=_CURE),
    _text(
        "Bare den felles merkelinjen er igjen", "En.\n||||||| 1a2b3c4\nTo.", cure=_CURE, lines=(2,)
    ),
    _text("Merkene uten navn bak", "<<<<<<<\nEn.\n=======\nTo.\n>>>>>>>", cure=_CURE),
    _text(
        "I et punkt i en liste",
        f"- en\n{_MINE}\n- to\n=======\n- tre\n{_YOURS}",
        cure=_CURE,
        lines=(2,),
    ),
    _text("Med Windows-linjeskift", f"{_MINE}\r\nEn.\r\n=======\r\nTo.\r\n{_YOURS}", cure=_CURE),
    _text(
        "Et sitat i et sitat er ingen konflikt",
        ">>> Hei.",
        "blockquote(blockquote(blockquote(p(Hei.))))",
    ),
    _file(
        "I feltene øverst i en tekst",
        {f"{_HOME}/articles/a.nb.md": text(f"{_MINE}\ntitle: En\n=======\ntitle: To\n{_YOURS}")},
        "a.nb.md",
        2,
        _CURE,
    ),
    _file(
        "I municipality.yml",
        {f"{_HOME}/municipality.yml": settings("Prøve kommune", "9901", f"language: nb\n{_FIELD}")},
        "municipality.yml",
        4,
        _CURE,
    ),
    _file(
        "I en innrykket tekst i municipality.yml",
        {
            f"{_HOME}/municipality.yml": settings(
                "Prøve kommune",
                "9901",
                f"language: nb\nabout: >-\n  Vi\n{_MINE}\n  en.\n=======\n  to.\n{_YOURS}",
            )
        },
        "municipality.yml",
        6,
        _CURE,
    ),
    _file(
        "Med innrykk i en innrykket tekst",
        {
            f"{_HOME}/municipality.yml": settings(
                "Prøve kommune",
                "9901",
                f"language: nb\nabout: |\n  Vi\n  {_MINE}\n  en.\n  =======\n  to.\n  {_YOURS}",
            )
        },
        "municipality.yml",
        6,
        _CURE,
    ),
    _file(
        "I listen over tjenester",
        {
            f"{_HOME}/services.yml": f"{_SERVICE}{_MINE}\n    purpose: En.\n=======\n"
            f"    purpose: To.\n{_YOURS}\n"
        },
        "services.yml",
        5,
        _CURE,
    ),
    _file(
        "I et navn",
        {f"{_HOME}/municipality.yml": settings('"<<<<<<< HEAD Prøve"', "9901")},
        "municipality.yml",
        1,
        _CURE,
    ),
    _file(
        "I den siste linjen i en liste",
        {
            f"{_HOME}/municipality.yml": settings(
                "Prøve kommune", "9901", f"language: nb\nhide:\n  - arena/bti-team\n{_YOURS}"
            )
        },
        "municipality.yml",
        6,
        _CURE,
    ),
]
