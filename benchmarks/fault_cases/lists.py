"""Lists and numbers as people write them."""

from functools import partial

from fault_cases.texts import text_case

_list = partial(text_case, "Lister og tall")

_TWO = "ul(li(Snakk med barnet) li(Del med leder))"
_NUMBERED = "ol(li(Snakk med barnet) li(Del med leder))"

CASES = [
    *(
        _list(
            f"Underpunkt med {blanks} mellomrom",
            f"- Snakk\n{' ' * blanks}- på tomannshånd\n- Del",
            "ul(li(Snakk ul(li(på tomannshånd))) li(Del))",
            cure="underpunkt|mellomrom|innrykk",
            lines=(2,),
        )
        for blanks in (2, 3, 4)
    ),
    _list(
        "Underpunkt med tabulator",
        "- Snakk\n\t- på tomannshånd\n- Del",
        "ul(li(Snakk ul(li(på tomannshånd))) li(Del))",
        cure="tabulator|mellomrom|innrykk",
        lines=(2,),
    ),
    _list(
        "Underpunkt under et tall, to mellomrom (andre lister enn GitHub)",
        "1. **Krav**\n  - Kartlegg\n  - Mål",
        "ol(li(b(Krav) ul(li(Kartlegg) li(Mål))))",
        "ol(li(b(Krav))) ul(li(Kartlegg) li(Mål))",
        cure="mellomrom|innrykk|underpunkt",
        lines=(2, 3),
    ),
    _list(
        "Underpunkt under et tall, tre mellomrom",
        "1. Krav\n   - Kartlegg\n   - Mål\n2. Valg",
        "ol(li(Krav ul(li(Kartlegg) li(Mål))) li(Valg))",
        cure="mellomrom|innrykk",
        lines=(2, 3),
    ),
    _list(
        "Tall under et punkt",
        "- Før møtet\n  1. Ring\n  2. Skriv\n- Etter møtet",
        "ul(li(Før møtet ol(li(Ring) li(Skriv))) li(Etter møtet))",
        cure="mellomrom|innrykk",
        lines=(2, 3),
    ),
    _list(
        "Tre nivåer med to mellomrom",
        "- En\n  - To\n    - Tre\n- Fire",
        "ul(li(En ul(li(To ul(li(Tre))))) li(Fire))",
        cure="mellomrom|innrykk",
        lines=(2, 3),
    ),
    _list(
        "Avsnitt i et punkt",
        "- en\n\n  Mer om en.\n- to",
        "ul(li(p(en) p(Mer om en.)) li(to))",
        cure="mellomrom|innrykk|tom linje",
        lines=(3, 4),
    ),
    _list(
        "Avsnitt under et tall",
        "1. en\n\n   Mer om en.\n2. to",
        "ol(li(p(en) p(Mer om en.)) li(to))",
        cure="mellomrom|innrykk|tom linje",
        lines=(3, 4),
    ),
    _list(
        "Tabell i et punkt",
        "- Se her:\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n- to",
        "ul(li(Se her: table(tr(th(A) th(B)) tr(td(1) td(2)))) li(to))",
        cure="tabell|innrykk|mellomrom",
        lines=(3, 4, 5, 6),
    ),
    _list(
        "Sitat i et punkt",
        "- Si:\n\n  > Jeg er glad i deg.\n- Vent",
        "ul(li(Si: blockquote(p(Jeg er glad i deg.))) li(Vent))",
        cure="sitat|innrykk|mellomrom",
        lines=(3, 4),
    ),
    _list(
        "Listen begynner på 3",
        "3. Ring\n4. Skriv",
        "ol@3(li(Ring) li(Skriv))",
        cure="begynner|tallet|1\\.",
    ),
    _list(
        "Listen begynner på 0",
        "0. Ring\n1. Skriv",
        "ol@0(li(Ring) li(Skriv))",
        cure="begynner|tallet|1\\.",
    ),
    _list(
        "Et avsnitt mellom punkt 1 og punkt 2",
        "1. en\n\nTekst\n\n2. to",
        "ol(li(en)) p(Tekst) ol@2(li(to))",
        cure="begynner|tallet|avbrutt|innrykk",
        lines=(3, 5),
    ),
    _list(
        "Liste rett under en setning",
        "Gjør dette:\n- Snakk med barnet\n- Del med leder",
        f"p(Gjør dette:) {_TWO}",
        cure="tom linje",
        lines=(1, 2),
    ),
    _list(
        "Nummerert liste rett under en setning",
        "Gjør dette:\n1. Snakk med barnet\n2. Del med leder",
        f"p(Gjør dette:) {_NUMBERED}",
        cure="tom linje",
        lines=(1, 2),
    ),
    _list(
        "Stjerner i stedet for streker",
        "* Snakk med barnet\n* Del med leder",
        _TWO,
    ),
    _list("Plusstegn i stedet for streker", "+ Snakk med barnet\n+ Del med leder", _TWO),
    _list(
        "Tom linje mellom punktene",
        "- Snakk med barnet\n\n- Del med leder",
        _TWO,
    ),
    _list(
        "Linje som fortsetter et punkt",
        "- Snakk\n  med barnet\n- Del med leder",
        _TWO,
    ),
    _list(
        "Årstall først i setningen (2026. Dette …)",
        "2026. Dette året er annerledes.",
        "p(2026. Dette året er annerledes.)",
    ),
    _list(
        "Dato først i setningen (1. mai er …)",
        "1. mai er kontoret stengt.",
        "p(1. mai er kontoret stengt.)",
    ),
    _list(
        "Dato først i setningen (17. mai …)",
        "17. mai er en fridag.",
        "p(17. mai er en fridag.)",
    ),
    _list(
        "Klasse først i setningen (3. trinn …)",
        "3. trinn har egen kontaktlærer.",
        "ol@3(li(trinn har egen kontaktlærer.))",  # its number is what is seen
        cure=r"\\\.|punktum",
    ),
    _list(
        "Dato på en ny linje i avsnittet",
        "Kontoret er stengt\n1. mai og 17. mai.",
        "p(Kontoret er stengt 1. mai og 17. mai.)",
    ),
    _list(
        "Tankestrek i stedet for minus midt i avsnittet",
        "Alder 0\n- 18 år.",
        "p(Alder 0) ul(li(18 år.))",
        cure=r"tom linje|strek|\\-",
        lines=(1, 2),
    ),
    _list(
        "Fire mellomrom sluker ikke en linje",
        "- en\n\n    Fortsettelse.\n\nSlutt.",
        "ul(li(p(en) p(Fortsettelse.))) p(Slutt.)",
    ),
]
