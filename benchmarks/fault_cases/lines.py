"""Tables, headings, breaks and signs between words."""

from functools import partial

from fault_cases.texts import text_case

_table = partial(text_case, "Tabeller")
_line = partial(text_case, "Linjer, overskrifter og skilletegn")

_GRID = "table(tr(th(A) th(B)) tr(td(1) td(2)))"

CASES = [
    _table(
        "Tabell rett under en setning",
        "Se tabellen:\n| A | B |\n|---|---|\n| 1 | 2 |",
        f"p(Se tabellen:) {_GRID}",
        cure="tom linje",
        lines=(1, 2),
    ),
    _table("Tabell uten strek ytterst", "A | B\n---|---\n1 | 2", _GRID, cure="tabell|\\|"),
    _table(
        "Tabell uten linjen med streker",
        "| A | B |\n| 1 | 2 |",
        _GRID,
        cure=r"---|streker",
        lines=(1, 2),
    ),
    _table(
        "Tabell limt inn fra Excel (tabulatorer)",
        "Navn\tTelefon\nPPT\t22334455\nBUP\t22334466",
        look=lambda body: bool(body.all("table")),
        cure="tabell|tabulator",
        lines=(1, 2, 3),
    ),
    _table(
        "Én celle for lite i linjen med streker",
        "| A | B |\n|---|\n| 1 | 2 |",
        _GRID,
        cure="---|streker|kolonne|like mange",
        lines=(1, 2),
    ),
    _table(
        "Én celle for mye i en rad",
        "| A | B |\n|---|---|\n| 1 | 2 | 3 |",
        "table(tr(th(A) th(B)) tr(td(1) td(2) td(3)))",
        cure="celle|kolonne|rad",
        lines=(3,),
    ),
    _table(
        "Loddrett strek i en celle",
        "| A | B |\n|---|---|\n| 1 \\| 3 | 2 |",
        "table(tr(th(A) th(B)) tr(td(1 | 3) td(2)))",
    ),
    _table(
        "Setning rett under tabellen",
        "| A | B |\n|---|---|\n| 1 | 2 |\nSlutt.",
        f"{_GRID} p(Slutt.)",
        "table(tr(th(A) th(B)) tr(td(1) td(2)) tr(td(Slutt.) td()))",  # as GitHub shows it
        cure="tom linje",
        lines=(3, 4),
    ),
    _table(
        "Tabell med innrykk",
        "  | A | B |\n  |---|---|\n  | 1 | 2 |",
        _GRID,
        cure="innrykk|mellomrom",
        lines=(1, 2, 3),
    ),
    _line(
        "Linjeskift med bakstrek",
        "Storgata 1\\\n6856 Sogndal",
        "p(Storgata 1 / 6856 Sogndal)",
        cure="bakstrek|omvendt|\\\\",
    ),
    _line(
        "Linjeskift med to mellomrom",
        "Storgata 1  \n6856 Sogndal",
        "p(Storgata 1 / 6856 Sogndal)",
    ),
    _line(
        "Bakstrek foran en bokstav (H:\\felles)",
        "Malen ligger på H:\\felles\\maler.",
        "p(Malen ligger på H:\\felles\\maler.)",
        cure="bakstrek|omvendt|\\\\",
    ),
    _line(
        "Bakstrek foran et tegn (\\*)",
        "Skriv \\*barnet\\* her.",
        "p(Skriv *barnet* her.)",
    ),
    _line(
        "Bakstrek foran et tegn bare GitHub kjenner (\\~)",
        "Omtrent \\~ 5 og 3 \\< 4.",
        "p(Omtrent ~ 5 og 3 < 4.)",
        cure="bakstrek|omvendt|\\\\",
    ),
    _line(
        "Overskrift etter ett mellomrom",
        " ## Hva nå\n\nTekst.",
        "h2(Hva nå) p(Tekst.)",
        cure="mellomrom|overskrift",
    ),
    _line(
        "Overskrift uten mellomrom (##Hva)",
        "##Hva nå\n\nTekst.",
        "h2(Hva nå) p(Tekst.)",
        cure="mellomrom|overskrift|## ",
    ),
    _line(
        "Overskrift rett under en setning",
        "Tekst.\n## Hva nå\nMer.",
        "p(Tekst.) h2(Hva nå) p(Mer.)",
        cure="tom linje",
        lines=(1, 2),
    ),
    _line("Overskrift med nummertegn bak", "## Hva nå ##\n\nTekst.", "h2(Hva nå) p(Tekst.)"),
    _line(
        "Overskrift med strek under",
        "Hva nå\n------\n\nTekst.",
        "h2(Hva nå) p(Tekst.)",
        cure="##|overskrift",
        lines=(1, 2),
    ),
    _line(
        "Strek rett under en setning (skulle skille)",
        "Ferdig her.\n---\nNy del.",
        "h2(Ferdig her.) p(Ny del.)",
        cure="tom linje|overskrift",
        lines=(1, 2),
    ),
    _line("Utheving midt i et ord", "Barne**vern**et", "p(Barneb(vern)et)"),
    _line(
        "Understrek midt i et ord",
        "Filen heter skjema_for_samtykke_2026.",
        "p(Filen heter skjema_for_samtykke_2026.)",
    ),
    _line(
        "Utheving med mellomrom innenfor",
        "Husk ** barnet ** her.",
        "p(Husk b(barnet) her.)",
        cure=r"mellomrom|\*\*",
    ),
    _line(
        "Utheving som ikke er lukket",
        "Husk **barnet her.",
        cure=r"\*\*|stjerne|lukk",
    ),
    _line(
        "Fire mellomrom foran en linje",
        "Tekst.\n\n    Mer tekst.",
        "p(Tekst.) p(Mer tekst.)",
        "p(Tekst.) pre(code(Mer tekst.))",
        cure="mellomrom|innrykk",
        lines=(3,),
    ),
    _line("Sitat over to linjer", "> En\n> to", "blockquote(p(En to))"),
    _line(
        "Sitat i et sitat",
        "> En\n>> to",
        "blockquote(p(En) blockquote(p(to)))",
        cure="sitat|>|tom linje",
        lines=(1, 2),
    ),
    _line(
        "Sitat rett under en setning",
        "Si:\n> Jeg er her.",
        "p(Si:) blockquote(p(Jeg er her.))",
        cure="tom linje|sitat",
        lines=(1, 2),
    ),
    _line(
        "Tegn som HTML skriver (&nbsp; &lt;)",
        "A&nbsp;B og 3 &lt; 4",
        "p(A B og 3 < 4)",
        cure="mellomrom",
    ),
    _line("Mindre enn-tegn i teksten", "Barn < 3 år og > 5.", "p(Barn < 3 år og > 5.)"),
]
