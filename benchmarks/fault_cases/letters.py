"""Damaged letters, invisible signs, and text that should be tappable."""

from collections.abc import Callable
from functools import partial

from fault_cases.page import Node
from fault_cases.texts import text_case

_letter = partial(text_case, "Ødelagte bokstaver og usynlige tegn")
_tap = partial(text_case, "Det en vil trykke på")

_ENCODING = "tegnkoding|UTF-8|kodet|«?[åøæÅØÆ–]»?|bokstav|ødelagt"
_SIGN = "usynlig|tegn|mellomrom|ta bort|slett"


def _says(wanted: str) -> Callable[[Node], bool]:
    """Return whether a text has these words, to the sign."""
    return lambda body: body.text == wanted


def _links(*wanted: str) -> Callable[[Node], bool]:
    """Return whether a text has links to exactly these addresses."""
    return lambda body: [a.attributes.get("href") for a in body.all("a")] == list(wanted)


def _phones(*wanted: str) -> Callable[[Node], bool]:
    """Return whether a text rings exactly these numbers."""

    def look(body: Node) -> bool:
        rung = [a.attributes.get("href", "").removeprefix("tel:+47") for a in body.all("a")]
        return [number.removeprefix("tel:") for number in rung] == list(wanted)

    return look


CASES = [
    _letter("Feil tegnkoding (MÃ¥l)", "MÃ¥l for barnet.", "p(Mål for barnet.)", cure=_ENCODING),
    _letter("Feil tegnkoding (sÃ¸ster)", "Ring sÃ¸ster.", "p(Ring søster.)", cure=_ENCODING),
    _letter("Feil tegnkoding (vÃ¦r)", "Ta vare pÃ¥ det.", "p(Ta vare på det.)", cure=_ENCODING),
    _letter("Feil tegnkoding (Ã…)", "Ã…pent for alle.", "p(Åpent for alle.)", cure=_ENCODING),
    _letter("Feil tegnkoding av tankestrek", "8â€“16", "p(8–16)", cure=_ENCODING),
    _letter(
        "Feil tegnkoding av anførselstegn",
        "Si â€œheiâ€\u009d til barnet.",
        "p(Si “hei” til barnet.)",
        cure=_ENCODING,
    ),
    _letter("Ukjent tegn (U+FFFD)", "M\ufffdl for barnet.", cure=_ENCODING),
    _letter("Gammel tegnkoding fra DOS (†)", "M†l for barnet.", cure=_ENCODING),
    _letter("Tankestrek fra gammel Windows (U+0096)", "8\u009616", "p(8–16)", cure=_SIGN),
    _letter("Nullbredt mellomrom i et ord", "barne\u200bvern", look=_says("barnevern")),
    _letter("Filmerke (U+FEFF) midt i teksten", "barne\ufeffvern", look=_says("barnevern")),
    _letter("Myk bindestrek fra Word", "barne\u00advern", look=_says("barnevern")),
    _letter("Nullbredt bindetegn (U+2060)", "barne\u2060vern", look=_says("barnevern")),
    _letter("Bundet fi fra PDF (ﬁ)", "ﬁnn familien", look=_says("finn familien"), cure=_SIGN),
    _letter("Bundet fl fra PDF (ﬂ)", "ﬂere barn", look=_says("flere barn"), cure=_SIGN),
    _letter("Bokstav og ring hver for seg (å)", "Ma\u030al", look=_says("Mål")),
    _letter(
        "Ord delt med bindestrek fra PDF",
        "Ring barne-\nvernet nå.",
        look=_says("Ring barnevernet nå."),
        cure="bindestrek|delt",
    ),
    _letter(
        "Linjeskift fra Word (U+000B)",
        "Storgata 1\u000b6856 Sogndal",
        cure=_SIGN,
        look=lambda body: bool(body.all("br")),
    ),
    _letter(
        "Linjeskille (U+2028)",
        "Storgata 1\u20286856 Sogndal",
        cure=_SIGN,
        look=lambda body: bool(body.all("br")),
    ),
    _letter("Sideskift fra PDF (U+000C)", "En.\u000cTo.", cure=_SIGN, look=_says("En. To.")),
    _letter("Nulltegn (U+0000)", "barne\u0000vern", cure=_SIGN, look=_says("barnevern")),
    _letter("Snudd leseretning (U+202E)", "ring \u202e211", cure=_SIGN),
    _letter("Hardt mellomrom i teksten", "Ring\u00a0112.", look=_says("Ring 112.")),
    _letter("Smalt mellomrom i teksten", "Om\u202flag", look=_says("Om lag"), cure=_SIGN),
    _letter("En linje med bare tabulatorer", "En.\n" + "\t" * 14 + "\nTo.", "p(En.) p(To.)"),
    _letter("En linje med bare mellomrom", "En.\n" + " " * 60 + "\nTo.", "p(En.) p(To.)"),
    _letter("Emoji i teksten", "Bra 😊 jobbet.", look=_says("Bra 😊 jobbet.")),
    _letter("Samiske bokstaver er ingen feil", "Mánná ja čálus.", look=_says("Mánná ja čálus.")),
    _letter("Â og Ã i et navn er ingen feil", "São Tomé og Â.", look=_says("São Tomé og Â.")),
    _letter("Windows-linjeskift", "- en\r\n- to\r\n", "ul(li(en) li(to))"),
    _tap(
        "Nettadresse i teksten",
        "Les mer på https://www.bufdir.no/",
        look=_links("https://www.bufdir.no/"),
        cure=r"\]\(|lenke",
    ),
    _tap(
        "Nettadresse med punktum bak",
        "Se https://www.bufdir.no/barn.",
        look=_links("https://www.bufdir.no/barn"),
        cure=r"\]\(|lenke",
    ),
    _tap(
        "Nettadresse i parentes",
        "Se Bufdir (https://www.bufdir.no/barn) først.",
        look=_links("https://www.bufdir.no/barn"),
        cure=r"\]\(|lenke",
    ),
    _tap(
        "Nettadresse med spørsmålstegn og og-tegn",
        "Se https://www.bufdir.no/?a=1&b=2",
        look=_links("https://www.bufdir.no/?a=1&b=2"),
        cure=r"\]\(|lenke",
    ),
    _tap(
        "Nettadresse uten https (www.bufdir.no)",
        "Se www.bufdir.no for mer.",
        look=lambda body: (
            _links("https://www.bufdir.no")(body) or _links("https://www.bufdir.no/")(body)
        ),
        cure=r"https|\]\(|lenke",
    ),
    _tap(
        "E-post i teksten",
        "Skriv til barnevern@prove.kommune.no.",
        look=_links("mailto:barnevern@prove.kommune.no"),
        cure=r"mailto|lenke",
    ),
    *(
        _tap(
            f"Telefon i teksten ({number})",
            f"Ring {number} nå.",
            look=_phones(plain),
            cure="tel:|lenke",
        )
        for number, plain in {
            "57 67 68 69": "57676869",
            "57676869": "57676869",
            "+47 57 67 68 69": "57676869",
            "800 40 008": "80040008",
            "116 117": "116117",
            "116111": "116111",
            "112": "112",
            "02800": "02800",
        }.items()
    ),
    _tap(
        "Telefon i en tabell",
        "| Hvem | Tlf |\n|---|---|\n| PPT | 57 67 68 69 |",
        look=_phones("57676869"),
        cure="tel:|lenke",
        lines=(3,),
    ),
    _tap("Dato er ikke et telefonnummer", "Fra 2026-11-02 til 02.11.2026.", look=_links()),
    _tap("Paragraf er ikke et telefonnummer", "Se § 13-2 og § 112.", look=_links()),
    _tap("Kroner er ikke et telefonnummer", "Det koster 12 345 678 kroner.", look=_links()),
    _tap("Organisasjonsnummer er ikke et telefonnummer", "Org.nr. 974 760 673.", look=_links()),
    _tap("Årstall er ikke et telefonnummer", "Skoleåret 2026–2027.", look=_links()),
    _tap("Nettadresse i kode er kode", "Skriv `https://www.bufdir.no/` her.", look=_links()),
    _tap(
        "Nettadresse som lenketekst",
        "Se [https://www.bufdir.no/](https://www.bufdir.no/).",
        look=_links("https://www.bufdir.no/"),
    ),
]
