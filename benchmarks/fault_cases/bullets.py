"""Signs that other programs make bullets, numbers and boxes of."""

from functools import partial

from fault_cases.texts import text_case

_sign = partial(text_case, "Punkttegn fra Word og telefoner")
_box = partial(text_case, "Bokser å krysse av")

_TWO = "ul(li(Snakk med barnet) li(Del med leder))"
_NUMBERED = "ol(li(Snakk med barnet) li(Del med leder))"
_DASH = r"«- |- »|strek|bindestrek|punktliste|liste"
_NUMBERS = r"«?1\. |tall|nummer|punktum|liste|mellomrom"
_SIGNS = {
    "Word-punktliste (•)": "•",
    "Tankestrek (–)": "–",
    "Lang tankestrek (—)": "—",
    "Midtprikk (·)": "·",
    "Hul prikk (◦)": "◦",
    "Stor prikk (●)": "●",
    "Firkant (▪)": "▪",
    "Trekant (‣)": "‣",
    "Pil (➢)": "➢",
    "Pil (→)": "→",
    "Hake (✓)": "✓",
    "Words eget punkttegn (U+F0B7)": "\uf0b7",
    "Minustegn (−)": "−",
    "Grønn hake fra telefonen (✅)": "✅",
    "Words andre nivå (o og tabulator)": "o\t",
    "Words firkant (§ og tabulator)": "§\t",
}


def _bulleted(sign: str) -> str:
    gap = "" if sign.endswith("\t") else " "
    return f"{sign}{gap}Snakk med barnet\n{sign}{gap}Del med leder"


CASES = [
    *(_sign(name, _bulleted(s), _TWO, cure=_DASH, lines=(1, 2)) for name, s in _SIGNS.items()),
    _sign(
        "Prikk og tabulator (•⇥)",
        "•\tSnakk med barnet\n•\tDel med leder",
        _TWO,
        cure=_DASH,
        lines=(1, 2),
    ),
    _sign(
        "Prikker under en setning",
        "Gjør dette:\n• Snakk med barnet\n• Del med leder",
        f"p(Gjør dette:) {_TWO}",
        cure=_DASH,
        lines=(2, 3),
    ),
    _sign(
        "Prikk uten mellomrom (•Snakk)",
        "•Snakk med barnet\n•Del med leder",
        _TWO,
        cure=_DASH,
        lines=(1, 2),
    ),
    _sign(
        "Strek uten mellomrom (-Snakk)",
        "-Snakk med barnet\n-Del med leder",
        _TWO,
        cure="mellomrom|" + _DASH,
        lines=(1, 2),
    ),
    _sign(
        "Strek og hardt mellomrom",
        "-\u00a0Snakk med barnet\n-\u00a0Del med leder",
        _TWO,
        cure="mellomrom|usynlig",
        lines=(1, 2),
    ),
    _sign(
        "Bokstaver (a) … b) …)",
        "a) Snakk med barnet\nb) Del med leder",
        _TWO,
        _NUMBERED,
        cure="liste|1\\.|- ",
        lines=(1, 2),
    ),
    _sign(
        "Tall i parentes ((1) … (2) …)",
        "(1) Snakk med barnet\n(2) Del med leder",
        _NUMBERED,
        cure=_NUMBERS,
        lines=(1, 2),
    ),
    _sign(
        "Tall og parentes (1) … 2) …)",
        "1) Snakk med barnet\n2) Del med leder",
        _NUMBERED,
        cure=_NUMBERS,
        lines=(1, 2),
    ),
    _sign(
        "Tall uten mellomrom (1.Snakk)",
        "1.Snakk med barnet\n2.Del med leder",
        _NUMBERED,
        cure=_NUMBERS,
        lines=(1, 2),
    ),
    _sign(
        "Tall og tabulator fra Word",
        "1.\tSnakk med barnet\n2.\tDel med leder",
        _NUMBERED,
        cure=_NUMBERS,
        lines=(1, 2),
    ),
    _sign(
        "Tall i rute (1️⃣)",
        "1️⃣ Snakk med barnet\n2️⃣ Del med leder",
        _NUMBERED,
        cure=_NUMBERS,
        lines=(1, 2),
    ),
    _sign("En setning med tankestrek er ingen liste", "Snakk – og lytt.", "p(Snakk – og lytt.)"),
    _sign(
        "En replikk med tankestrek er ingen feil",
        "– Hvordan har du det?",
        "p(– Hvordan har du det?)",
        "ul(li(Hvordan har du det?))",
    ),
    _box(
        "Punkt med boks (- [ ])",
        "- [ ] Samtykke er innhentet\n- [ ] Leder er varslet",
        "ul(li(☐ Samtykke er innhentet) li(☐ Leder er varslet))",
        cure=r"boks|skjema|choices|☐",
        lines=(1, 2),
    ),
    _box(
        "Avkrysset boks (- [x])",
        "- [x] Samtykke\n- [ ] Leder",
        "ul(li(☑ Samtykke) li(☐ Leder))",
        cure=r"boks|skjema|choices|☐",
        lines=(1, 2),
    ),
    _box(
        "Boks uten strek ([ ])",
        "[ ] Samtykke er innhentet\n[ ] Leder er varslet",
        "ul(li(☐ Samtykke er innhentet) li(☐ Leder er varslet))",
        cure=r"boks|- \[|strek|☐|skjema",
        lines=(1, 2),
    ),
    _box(
        "Boks som tegn (☐)",
        "☐ Samtykke er innhentet\n☐ Leder er varslet",
        "ul(li(☐ Samtykke er innhentet) li(☐ Leder er varslet))",
        "ul(li(Samtykke er innhentet) li(Leder er varslet))",
        "p(☐ Samtykke er innhentet / ☐ Leder er varslet)",
        cure=r"boks|liste|strek|- ",
        lines=(1, 2),
    ),
    _box(
        "Tom boks fra Word (□)",
        "□ Samtykke er innhentet\n□ Leder er varslet",
        "ul(li(☐ Samtykke er innhentet) li(☐ Leder er varslet))",
        "ul(li(Samtykke er innhentet) li(Leder er varslet))",
        cure=r"boks|liste|strek|- ",
        lines=(1, 2),
    ),
    _box(
        "Boks uten mellomrom (- [])",
        "- [] Samtykke er innhentet",
        "ul(li(☐ Samtykke er innhentet))",
        cure=r"boks|\[ \]|skjema|☐",
    ),
]
