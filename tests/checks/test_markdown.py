"""What was meant as Markdown and is not is pointed at, with a cure that mends it when followed."""

# ruff: noqa: E501 - a table reads best with one row per text

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.checks.layout import layout
from veileder.checks.lines import Flaw, words_of
from veileder.checks.markdown import flaws
from veileder.checks.preview import differences
from veileder.markdown.commonmark import parse
from veileder.markdown.markup import Rendered, render


def found(text: str, *, is_field: bool = False, is_item: bool = False) -> list[Flaw]:
    return list(flaws(text, is_field=is_field, is_item=is_item))


def told(text: str, *, is_field: bool = False, is_item: bool = False) -> str:
    """Return what is said of a text: the line, the column (both from 0), what and how to mend."""
    flaws_found = found(text, is_field=is_field, is_item=is_item)
    return "\n".join(
        f"{f.line}:{f.column} {f.rule.code}: {f.message}. {f.cure}" for f in flaws_found
    )


# Written, line (from 1), code, a part of the message, a part of the cure, and the text when mended.
LISTS = [
    ("Husk:\n• Snakk\n• Del", 2, "TEKST04", "«•» blir ikke et punkt i en liste (2 linjer)", "Skriv «- » i stedet for «•»", "Husk:\n\n- Snakk\n- Del"),
    ("· Snakk", 1, "TEKST04", "«·»", "«- »", "- Snakk"),
    ("▪ Snakk", 1, "TEKST04", "«▪»", "«- »", "- Snakk"),
    ("● Snakk", 1, "TEKST04", "«●»", "«- »", "- Snakk"),
    ("‣Snakk", 1, "TEKST04", "«‣»", "«- »", "- Snakk"),
    ("\uf0b7\tSnakk", 1, "TEKST04", "Tegnet fra Word", "«- » i stedet for tegnet fra Word", "- Snakk"),
    ("o Snakk\no Del", 1, "TEKST04", "«o»", "«- »", "- Snakk\n- Del"),
    ("§ Snakk", 1, "TEKST04", "«§»", "«- »", "- Snakk"),
    ("Ø Snakk", 1, "TEKST04", "«Ø»", "«- »", "- Snakk"),
    ("→ Del med leder", 1, "TEKST04", "«→»", "«- »", "- Del med leder"),
    ("✓ Samtykke", 1, "TEKST04", "«✓»", "«- »", "- Samtykke"),
    ("☐ Samtykke", 1, "TEKST04", "«☐»", "«- [ ] »", "- [ ] Samtykke"),
    ("☑ Samtykke", 1, "TEKST04", "«☑»", "«- [x] »", "- [x] Samtykke"),
    ("1️⃣ Ring", 1, "TEKST04", "«1️⃣»", "«- »", "- Ring"),
    ("👉 Ring\n👉 Skriv", 1, "TEKST04", "flyter sammen", "«- »", "- Ring\n- Skriv"),
    ("– Ring\n– Skriv", 1, "TEKST04", "«–»", "«- »", "- Ring\n- Skriv"),
    ("Husk:\n— samtykke", 2, "TEKST04", "«—»", "«- »", "Husk:\n\n- samtykke"),
    ("– Ring\n\n– Skriv", 3, "TEKST04", "«–»", "«- »", "- Ring\n\n- Skriv"),
    ("*Snakk\n*Del", 1, "TEKST04", "«*»", "Skal tegnet vises, skriv \\*", "\\*Snakk\n\\*Del"),
    ("-Snakk", 1, "TEKST04", "«-»", "«- »", "- Snakk"),
    ("-\u00a0Snakk", 1, "TEKST04", "«-»", "«- »", "- Snakk"),
    ("- • Snakk", 1, "TEKST04", "«•»", "Ta bort «•»", "- Snakk"),
    ("a) Ring\nb) Skriv", 1, "TEKST04", "nummerert for hånd", "1. og 2.", "1. Ring\n2. Skriv"),
    ("i. Ring\nii. Skriv", 1, "TEKST04", "nummerert for hånd", "1. og 2.", "1. Ring\n2. Skriv"),
    ("(1) Ring\n(2) Skriv", 1, "TEKST04", "nummerert for hånd", "1. og 2.", "1. Ring\n2. Skriv"),
    ("1 Ring\n2 Skriv", 1, "TEKST04", "nummerert for hånd", "1. og 2.", "1. Ring\n2. Skriv"),
    ("1.Ring\n2.Skriv", 1, "TEKST04", "«1.» uten mellomrom", "mellomrom etter 1.", "1. Ring\n2. Skriv"),
    ("1.1 Ring\n1.2 Skriv", 1, "TEKST04", "nummerert for hånd", "«- »", "- 1.1 Ring\n- 1.2 Skriv"),
    ("13.1 Ring\n13.2 Skriv", 1, "TEKST04", "nummerert for hånd", "«- »", "- 13.1 Ring\n- 13.2 Skriv"),
    ("Steg 1: Ring\nSteg 2: Skriv", 1, "TEKST04", "nummerert for hånd", "«- »", "- Steg 1: Ring\n- Steg 2: Skriv"),
    ("1a) Ring\n1b) Skriv", 1, "TEKST04", "nummerert for hånd", "«- »", "- 1a) Ring\n- 1b) Skriv"),
    ("- Ring\n– Skriv", 2, "TEKST04", "en del av punktet over", "«- »", "- Ring\n- Skriv"),
    ("1. Ring\n2 Skriv", 2, "TEKST04", "en del av punktet over", "neste tall, punktum", "1. Ring\n2. Skriv"),
    ("&bull; Ring", 1, "TEKST04", "«•»", "«- »", "- Ring"),
    ("- Snakk\n      - Del djupt", 2, "TEKST04", "flyter inn i linjen over", "2 mellomrom foran", "- Snakk\n  - Del djupt"),
    ("- Snakk\n      - Del\n      - Ed", 2, "TEKST04", "flyter inn", "2 mellomrom foran, her og på linjene", "- Snakk\n  - Del\n  - Ed"),
    ("1. Snakk\n         - Del", 2, "TEKST04", "flyter inn", "3 mellomrom foran", "1. Snakk\n   - Del"),
    ("1. Snakk\n         2. Del", 2, "TEKST04", "flyter inn", "ingen mellomrom foran", "1. Snakk\n\n2. Del"),
    ("Husk:\n     - Del", 2, "TEKST04", "flyter inn", "tom linje over", "Husk:\n\n- Del"),
    ("- Snakk\n-- Del\n-- Ed", 2, "TEKST04", "«--»", "«- » med 2 mellomrom", "- Snakk\n  - Del\n  - Ed"),
    ("- Snakk\n-- Del", 2, "TEKST04", "«--»", "«- » med 2 mellomrom", "- Snakk\n  - Del"),
    ("--Ring\n--Skriv", 1, "TEKST04", "«--»", "«- » med ingen mellomrom", "- Ring\n- Skriv"),
    ("-- Ring\n-- Skriv", 1, "TEKST04", "«--»", "«- » med ingen mellomrom", "- Ring\n- Skriv"),
    ("Først dette:\n2. Skriv", 2, "TEKST04", "nummerert for hånd", "tom linje foran", "Først dette:\n\n2. Skriv"),
]  # fmt: skip
SIGNS = [
    ("[ ] Samtykke", 1, "TEKST08", "«[ ]» blir ikke en rute", "«- [ ] »", "- [ ] Samtykke"),
    ("- [] Samtykke", 1, "TEKST08", "«[]»", "«- [ ] »", "- [ ] Samtykke"),
    ("- [ x ] Tolk", 1, "TEKST08", "«[ x ]»", "«- [x] »", "- [x] Tolk"),
    ("- [v] Tolk", 1, "TEKST08", "«[v]»", "«- [x] »", "- [x] Tolk"),
    ("- [✓] Tolk", 1, "TEKST08", "«[✓]»", "«- [x] »", "- [x] Tolk"),
    ("- [-] Tolk", 1, "TEKST08", "«[-]»", "«- [ ] »", "- [ ] Tolk"),
    ("1. [X]Tolk", 1, "TEKST08", "«[X]»", "med mellomrom etter ]", "- [x] Tolk"),
    ("| a | b |\n\n|---|---|\n\n| 1 | 2 |", 1, "TEKST08", "tomme linjer mellom radene", "Ta bort de tomme linjene mellom radene.", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ("| a | b |\n|---|---|\n\n| 1 | 2 |", 1, "TEKST08", "tomme linjer mellom radene", "Ta bort de tomme linjene", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ("| a | b |\n\n| 1 | 2 |", 1, "TEKST08", "tomme linjer", "| --- | --- |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("a | b\n\n--|--\n1 | 2", 1, "TEKST08", "tomme linjer", "Ta bort de tomme linjene mellom radene.", "a | b\n--|--\n1 | 2"),
    ("Kl. 8 | 16\n\nEller:\n\n| a | b |\n\n| 1 | 2 |", 5, "TEKST08", "tomme linjer", "| --- | --- |", "Kl. 8 | 16\n\nEller:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("| a | b |\n  \n| 1 | 2 |", 1, "TEKST08", "tomme linjer", "| --- | --- |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("a | b\n--|--\n[ ] ja | x", 3, "TEKST08", "«[ ]»", "Skriv ☐", "a | b\n--|--\n☐ ja ☐ nei | x"),
    ("Ja ☐ Nei ☐ x", 1, "TEKST08", "«☐»", "- [ ]", "- [ ] Ja\n- [ ] Nei"),
    ("Dag | Kl.\nMan | 8", 1, "TEKST08", "ikke en tabell", "--- | ---", "Dag | Kl.\n--- | ---\nMan | 8"),
    ("| Dag | Kl. |\n|---|\n| Man | 8 |", 1, "TEKST08", "ikke en tabell", "like mange ---", "| Dag | Kl. |\n|---|---|\n| Man | 8 |"),
    ("Dag\tKl.\nMan\t8", 1, "TEKST08", "ikke en tabell", "Skriv |", "Dag | Kl.\n--- | ---\nMan | 8"),
    ("Fil: C:\\mappe", 1, "TEKST08", "Skråstreken", "\\\\", "Fil: C:\\\\mappe"),
    ("Storgata 1 \\", 1, "TEKST08", "Skråstreken", "Ta den bort", "Storgata 1"),
    ("Se [skjema] (https://a.no)", 1, "TEKST08", "Mellomrom mellom ] og (", "[skjema](https://a.no)", "Se [skjema](https://a.no)"),
    ("Se [skjema](https://a.no", 1, "TEKST08", "ikke avsluttet", "Sett )", "Se [skjema](https://a.no)"),
    ("[x](tel:22 33 44 55)", 1, "LENKE03", "Adressen har mellomrom", "Skriv tel:22334455", "[x](tel:22334455)"),
    ("[x](22 33 44 55)", 1, "LENKE03", "Adressen har mellomrom", "Skriv tel:22334455", "[x](tel:22334455)"),
    ("[x](https://a.no/mine sider/a.pdf)", 1, "LENKE03", "Adressen har mellomrom", "Skriv https://a.no/mine%20sider/a.pdf", "[x](https://a.no/mine%20sider/a.pdf)"),
    ("(https://a.no)[x]", 1, "TEKST08", "byttet plass", "[x](https://a.no)", "[x](https://a.no)"),
    ("(Udir)[https://a.no]", 1, "TEKST08", "byttet plass", "[Udir](https://…)", "[Udir](https://a.no)"),
    ("(Udir sine sider)[<https://a.no>]", 1, "TEKST08", "byttet plass", "[Udir sine sider](https://…)", "[Udir sine sider](https://a.no)"),
    ("[Udir]https://a.no", 1, "TEKST08", "ikke i parentes", "[Udir](https://…)", "[Udir](https://a.no)"),
    ("[Udir]<https://a.no>", 1, "TEKST08", "ikke i parentes", "[Udir](https://…)", "[Udir](https://a.no)"),
    ('"Udir":https://a.no', 1, "TEKST08", "skrives ikke lenker", "[Udir](https://…)", "[Udir](https://a.no)"),
    ("{{municipality}} her", 1, "TEKST08", "for mange", "{municipality}", "{municipality} her"),
    ("<https://a.no> og **x", 1, "TEKST08", "Fet skrift", "**ord**", "<https://a.no> og **x**"),
    ("(www.a.no)[x]", 1, "TEKST08", "byttet plass", "[x](https://www.a.no)", "[x](https://www.a.no)"),
    ("(tel:112)[]", 1, "TEKST08", "byttet plass", "[ord](tel:112)", "[ord](tel:112)"),
    ("[skjema][]", 1, "TEKST08", "en adresse som ikke er skrevet", "[skjema](https://…)", "[skjema](https://a.no)"),
    ("[skjema][1]", 1, "TEKST08", "en adresse som ikke er skrevet", "[skjema](https://…)", "[skjema](https://a.no)"),
    ("[https://a.no skjema]", 1, "TEKST08", "Slik skrives ikke lenker", "[ord](https://…)", "[skjema](https://a.no)"),
    ("[[skjema]]", 1, "TEKST08", "[[ ]]", "tool/id", "[skjema](tool/id)"),
    ("Loven[^1] sier", 1, "TEKST08", "Fotnoter", "i parentes", "Loven (§ 3) sier"),
    ("[skjema]\n(https://a.no)", 1, "TEKST08", "Linjeskift mellom ] og (", "på én linje", "[skjema](https://a.no)"),
    ("Loven^[§ 3] sier", 1, "TEKST08", "Fotnoter", "i parentes", "Loven (§ 3) sier"),
    ("**«Ring»**nå", 1, "TEKST08", "Fet skrift", "med mellomrom utenfor", "**«Ring»** nå"),
    ("<www.a.no>", 1, "TEKST08", "ikke en lenke", "<https://www.a.no>", "<https://www.a.no>"),
    ("**Ring nå", 1, "TEKST08", "Fet skrift", "**ord**", "**Ring nå**"),
    ("** Ring nå **", 1, "TEKST08", "Fet skrift", "uten mellomrom innenfor", "**Ring nå**"),
    ("Ring *nå", 1, "TEKST08", "Kursiv", "*ord*", "Ring *nå*"),
    ("Ring _nå", 1, "TEKST08", "Kursiv", "*ord*", "Ring *nå*"),
    ("#Overskrift", 1, "TEKST08", "mangler mellomrom", "mellomrom etter #", "## Overskrift"),
    ("##Når er det nok?", 1, "TEKST08", "mangler mellomrom", "mellomrom etter ##", "## Når er det nok?"),
    ("== Overskrift ==\t\nTekst", 1, "TEKST08", "slik her: «== Overskrift ==»", "##", "## Overskrift\n\nTekst"),
    ("== Overskrift ==", 1, "TEKST08", "Overskrifter skrives ikke slik", "##", "## Overskrift"),
    ("Tekst\n{: .fremhevet }", 2, "TEKST08", "krøllparenteser", "Ta bort", "Tekst"),
    ("Hei { brand }", 1, "TEKST08", "krøllparenteser", "{brand}", "Hei {brand}"),
    ('--8<-- "fil.md"', 1, "TEKST08", "Filer settes ikke inn", "Skriv teksten", "Teksten"),
    ("*[112]: Politiet", 1, "TEKST08", "forkortelser", "Forklar ordet", "112 er politiet"),
    ("::: note\nHei", 1, "TEKST08", "Bokser", '!!! note "Tittel"', '!!! note "Tittel"\n    Hei'),
    ("!!! note Uten anførsel\n    Hei", 1, "TEKST08", "Bokser", '!!! note "Tittel"', '!!! note "Uten anførsel"\n    Hei'),
    ("> [!OBS]\n> Hei", 1, "TEKST08", "boksen", "[!WARNING]", "> [!WARNING]\n> Hei"),
    ("==viktig==", 1, "TEKST08", "utheving", "**ord**", "**viktig**"),
    ("'''viktig'''", 1, "TEKST08", "formatering", "**fet**", "**viktig**"),
    ("[b]viktig[/b]", 1, "TEKST08", "formatering", "**fet**", "**viktig**"),
    ("$$x$$", 1, "TEKST08", "Formler", "vanlige tegn", "x"),
    (":telefon: 112", 1, "TEKST08", "Koder for tegn", "selve tegnet", "☎ 112"),
    ("[TOC]", 1, "TEKST08", "Innholdslister", "Ta det bort", ""),
    ("&nbsp Ring", 1, "TEKST08", "Tegnkoden", "i stedet for &nbsp", "Ring"),
    ("&oslahs; Ring", 1, "TEKST08", "Tegnkoden", "i stedet for &oslahs;", "ø Ring"),
    ("`kode", 1, "TEKST08", "Kode er ikke avsluttet", "`ord`", "`kode`"),
    ("Tekst\n\n    **Ring** nå", 3, "TEKST08", "Fire mellomrom", "Ta bort mellomrommene", "Tekst\n\n**Ring** nå"),
]  # fmt: skip
LOST = [
    ("1. Ring\n2. Skriv\n4. Avtal", 3, "TEKST09", "skrevet som 4, men får nummer 3", "Skriv 3.", "1. Ring\n2. Skriv\n3. Avtal"),
    ("Tekst\n\n[1]: https://a.no", 3, "TEKST09", "Ingen lenke bruker", "Ta bort linjen", "Tekst"),
    ('[x](https://a.no "Skjema")', 1, "TEKST09", "«Skjema»", "Ta det bort", "[x](https://a.no)"),
    ("a | b\n--|--\n1 | 2 | 3", 3, "TEKST09", "3 ruter, men tabellen har 2", "Ta bort en |", "a | b\n--|--\n1 | 2"),
    ("a | b\n--|--\n1 | 2\nTekst", 4, "TEKST09", "en rad i den", "tom linje mellom", "a | b\n--|--\n1 | 2\n\nTekst"),
    ("```\nkode", 1, "TEKST09", "slutter ikke", "Skriv ```", "```\nkode\n```"),
    ("~~~~Ring~~~~\n\nx\n~~~~Ring~~~~", 1, "TEKST09", "slutter ikke", "Skriv ~~~~", "Ring\n\n~~~~\nx\n~~~~"),
    ("~~~~Ring~~~~\nx\n~~~~", 1, "TEKST09", "«Ring~~~~»", "linjen under", "~~~~\nRing\nx\n~~~~"),
    ("```Ring 112\nx\n```", 1, "TEKST09", "«Ring 112»", "linjen under", "```\nRing 112\nx\n```"),
    ("[](https://a.no)", 1, "TEKST09", "ingen ord", "[ord](https://a.no)", "[ord](https://a.no)"),
    ("+ 5 grader i dag", 1, "TEKST09", "«+ »", "Skriv \\+", "\\+ 5 grader i dag"),
    ("- 5 grader", 1, "TEKST09", "«- »", "Skriv \\-", "\\- 5 grader"),
    ("Barn fra 3\n+ 5 år gamle søsken", 2, "TEKST09", "«+ »", "Skriv \\+", "Barn fra 3\n\\+ 5 år gamle søsken"),
    ("Han går i\n1. klasse", 2, "TEKST09", "«1. »", "Skriv 1\\.", "Han går i\n1\\. klasse"),
    ("> 3 dager", 1, "TEKST09", "blir et sitat", "Skriv \\>", "\\> 3 dager"),
    ('!!! fare "Ring"\n    112', 1, "TEKST09", "«!!! fare»", "!!! danger", '!!! danger "Ring"\n    112'),
    ('!!! tip "X"\nRing', 2, "TEKST09", "utenfor boksen", "Sett fire mellomrom", '!!! tip "X"\n    Ring'),
    ('!!! tip "X"\n   Ring', 2, "TEKST09", "utenfor boksen", "Sett fire mellomrom", '!!! tip "X"\n    Ring'),
    ('!!! tip "X"\n\n  Ring', 1, "TEKST09", "tom", "Sett fire mellomrom", '!!! tip "X"\n\n    Ring'),
    ('!!! tip "X"\n    Ring\nSkriv', 3, "TEKST09", "utenfor boksen", "tom linje over", '!!! tip "X"\n    Ring\n\nSkriv'),
    ('!!! tip\n\nRing', 1, "TEKST09", "tom", "Sett fire mellomrom", '!!! tip\n\n    Ring'),
    ('- a\n\n  !!! tip "X"\n  Ring', 4, "TEKST09", "utenfor boksen", "Sett 6 mellomrom", '- a\n\n  !!! tip "X"\n      Ring'),
    ("lærar*innen og Kari*Ola", 1, "TEKST09", "«*» inne i et ord", "Skriv \\*", "lærar\\*innen og Kari\\*Ola"),
    ("Se lærar*innen* her", 1, "TEKST09", "«*» inne i et ord", "Skriv \\*", "Se lærar\\*innen\\* her"),
    ("*må fylles ut, lærar*innen og mer", 1, "TEKST09", "«*» inne i et ord", "Skriv \\*", "\\*må fylles ut, lærar\\*innen og mer"),
    ("5**3**2", 1, "TEKST09", "gjør teksten fet", "Skriv \\*", "5\\*\\*3\\*\\*2"),
    ("5*3*2", 1, "TEKST09", "«*»", "Skriv \\*", "5\\*3\\*2"),
    ("Se\n3~5 og 5~7", 2, "TEKST09", "gjennomstreket", "Skriv \\~", "Se\n3\\~5 og 5\\~7"),
    ("Se ~3 og 5~7", 1, "TEKST09", "gjennomstreket", "Skriv \\~", "Se \\~3 og 5\\~7"),
    ("10. mai: møte\n17. mai: fri", 1, "TEKST10", "Datoer", "«- »", "- 10. mai: møte\n- 17. mai: fri"),
    ("~~~\nkode\n```", 1, "TEKST09", "slutter ikke", "Skriv ~~~", "~~~\nkode\n~~~"),
    ("```\nkode\n```x", 1, "TEKST09", "slutter ikke", "Skriv ```", "```\nkode\n```"),
    ("a<br>b", 1, "TEKST01", "Rå HTML", "Skriv \\ sist på linjen", "a\\\nb"),
    ("<!-- husk -->", 1, "TEKST01", "Rå HTML", "Ta bort alt fra <!-- til og med -->", ""),
    ('Se <img src="x.png"> her.', 1, "TEKST01", "Rå HTML", "Skriv ![det bildet sier]", "Se kartet her."),
]  # fmt: skip


@pytest.mark.parametrize("row", [*LISTS, *SIGNS, *LOST], ids=lambda row: repr(row[0])[:40])
def test_a_slip_is_pointed_at_once_and_its_cure_mends_it(row, seen):
    text, line, code, message, cure, mended = row
    (flaw,) = [flaw for flaw in found(text) if flaw.line == line - 1]

    assert (flaw.rule.code, message in flaw.message, cure in flaw.cure) == (code, True, True), flaw
    assert found(mended) == []
    seen(f"text {text!r}", told(text))


FINE = [
    "Se https://a.no//b og https://a.no//b//",
    "````\n```\n````",
    "- ```\n  a\n  ```",
    "Se <https://a.no/a**b>, <https://a.no/_a> og <a_b@a.no>",
    "– Hva skjer? spurte hun.\n\n– Ingenting.",
    "Hun sa noe\n– og det var viktig – til læreren.",
    "Felter med * må fylles ut. Navn* og adresse*.",
    "Gi 5**ml** nå",
    "Barnet\n(og/eller søsken) kommer",
    "> | a | b |\n> |---|---|\n> | 1 | 2 |",
    "- en\n  to tre\n  - fire",
    "| a | b |\n|---|---|\n| 1 \\| x | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |",
    "Navn: ______ Dato: __.__.____",
    "5 * 3 = 15, 3 < 5 og 2^3",
    "R&D, Q&A og AT&T",
    "[sett inn] og [1], se (a) og (b)",
    "Åpent kl. 8 | 16",
    "§ 4-2 i loven og § 3",
    "Ring #1 og #barn",
    "`• [ ] **` og ```` `` ````",
    "\\* ikke liste, \\[ ] ikke rute, C:\\\\mappe",
    "[notat](tool/notat) (2020) og https://a.no/_x_y/a*b",
    "En – to — tre, f.eks. 1) og 2)",
    "- ☐ Samtykke\n- → Del\n- ✓ Gjort",
    "a | b\n--|--\n→ ja | • nei",
    "1. a\n1. b\n1. c",
    "Sted\\\nPoststed",
    "+47 22 33 44 66",
    "-5 grader",
    "Husk:\n- samtykke",
    "- en\n\n  - to",
    "> «3 av 10 barn», sier rapporten, og det er mange nok.",
    "☎ 22 33 44 66",
    "«Hei», sa han.\n«Hei», sa hun.",
    "- 2 år gammelt barn\n",
    "https://a.no, www.a.no og [a](https://a.no), [b](https://www.a.no)",
    "`kode`*ord*, [x](https://a.no)*og*",
    "5**3** kg og **5**3",
    "**B**etre *tverr*fagleg ~~u~~innsats, *ja* (*nei*)",
    '!!! danger "Ring 112"\n\nTekst',
    '!!! tip "X"\n    Ring\n  \nTekst',
    '!!! danger "Ring 112"\n  \nTekst',
    "1. Januar – planlegg\n2. Februar – møte",
    "- 1. Januar\n  2. Februar",
    "1. Ring.\n2. Mai er stengt.\n3. Skriv.",
    "1. Ring.\n2. mai er stengt.\n3. Skriv.",
    "1. mai er fri.",
    "Hun kom\n2. Mai var vår lærer.",
    "- Snakk\n\n  ```\n      - Del\n  ```",
    "- Barnet sa noe\n  – og det var viktig.",
    "1. Ring\n   2 ganger",
    "&#42; og &lt;",
    "E-post: post@example.no, kl. 10:30: møte",
    "Fra kl.\n8 til 16",
    "se side\n9 og 10",
    "'sitat' og \"sitat\" og ’sitat’",
    "[#barn](https://a.no) er en emneknagg",
]


@pytest.mark.parametrize("text", FINE, ids=lambda text: repr(text)[:40])
def test_ordinary_text_is_left_alone(text):
    assert found(text) == []
    assert "\n" in text or text.startswith(">") or found(text, is_field=True) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. Ring.\n2. Mai er stengt.\n3. Skriv.", 3),
        ("1. Januar\n\n2. Februar", 2),
        ("> 1. Mai\n> 2. Juni", 2),
        ("1. mai\n2. mai", 0),
        ("17. Mai\n18. Mai", 0),
        ("1. Mai er fri.\n\nSiden:\n\n2. Mai", 0),
    ],
)
def test_a_month_begins_a_point_only_among_points_that_are_counted_from_one(text, count):
    assert render(text).html.count("<li>") == count


SHORT = Path(__file__).with_name("slips.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", SHORT)
def test_what_is_said_of_a_sign_and_of_its_neighbours(line, seen):
    seen(line, told(line.replace("⏎", "\n")))


FIELDS = [
    ("• Ring barnevernet", "«•»", "Ta bort «•»"),
    ("- Ring barnevernet", "«-» først i feltet", "Ta bort «-»"),
    ("-  Ring barnevernet", "«-» først i feltet", "Ta bort «-»"),
    ("1. Ring barnevernet", "«1.» først i feltet", "Ta bort «1.»"),
    ("## Ring", "«##» først i feltet", "Ta bort «##»"),
    ("> 3 dager", "«>» først i feltet", "«mer enn»"),
    ("| Ring | 112 |", "ikke en tabell", "skriv \\|"),
    ("Se [skjema] (https://a.no)", "Mellomrom", "[skjema](https://a.no)"),
    ("[ ] Samtykke", "ikke en rute", "I et felt: ta bort ruten"),
    ("**Ring", "Fet skrift", "**ord**"),
    ("Ring <b>nå</b>", "Rå HTML", "**fet**"),
    ("Se [x][1]", "ikke er skrevet", "[x](https://…)"),
]


@pytest.mark.parametrize(("text", "message", "cure"), FIELDS)
def test_a_field_of_one_line_is_looked_at_too(text, message, cure, seen):
    seen(f"field {text!r}", told(text, is_field=True, is_item=True))
    (flaw,) = found(text, is_field=True, is_item=True)

    assert message in flaw.message
    assert cure in flaw.cure


@pytest.mark.parametrize("text", ["2. klasse ringer", "1. mai er stengt", "– Jeg lurer"])
@pytest.mark.parametrize("is_item", [True, False])
def test_a_field_of_one_line_has_no_lists_to_lose_numbers_in(text, is_item):
    assert found(text, is_field=True, is_item=is_item) == []


def test_a_number_first_is_a_list_only_in_an_item_of_one():
    assert found("1. Ring", is_field=True, is_item=False) == []
    assert found("1.Ring", is_field=True, is_item=True) != []


def test_a_finding_stands_on_its_line_in_the_file(workspace):
    path = "municipalities/testkommune/articles/om.nb.md"
    text = "---\ntitle: Om\nsection: about\n---\n\nEn.\n\n- a\n  **b\n- c\n"

    (finding,) = [f for f in workspace({path: text}).check().findings if f.at.path == path]

    assert (str(finding.at), finding.rule.code) == (f"{path}:9:3", "TEKST08")


@pytest.mark.parametrize(
    "html", ["<p>a</p>", "<ul><li>a</li></ul>", "<ul><li>a</li><li><b>b</b></li></ul>", ""]
)
def test_a_page_that_says_something_else_is_told(html):
    (flaw,) = differences(parse("- a\n- **b**"), html)

    assert flaw.rule.code == "TEKST10"


def test_what_a_page_has_more_of_stands_on_the_last_line_of_the_text():
    text = "En.\n\nTo."

    (flaw,) = differences(parse(text), f"{render(text).html}<p>Tre.</p>")

    assert (flaw.line, flaw.cure) == (
        2,
        "Skriv avsnittet enklere: en tom linje mellom avsnitt, lister og tabeller.",
    )


@pytest.mark.parametrize(
    ("text", "codes"), [("Ring **nå**", ["TEKST10"]), ("Ring **nå** <b>her</b>", ["TEKST01"])]
)
def test_a_page_that_differs_is_told_unless_html_is_why(monkeypatch, text, codes):
    other = Rendered("<p>Ring</p>", (), ())
    monkeypatch.setattr("veileder.checks.markdown.render", lambda _: other)

    assert [flaw.rule.code for flaw in found(text)] == codes


def test_a_table_in_pieces_is_one_flaw_whatever_number_of_rows():
    text = "| a | b |\n\n| 1 | 2 |\n\n| 3 | 4 |"
    parsed = parse(text)

    (flaw,) = layout(list(words_of(parsed)), parsed, text.split("\n"))

    assert (flaw.line, "tomme linjer mellom radene" in flaw.message) == (0, True)


@pytest.mark.parametrize("sign", "x¤§•–")
def test_a_fence_with_something_after_it_does_not_end_the_code(sign):
    assert "slutter ikke" in told(f"```\nkode\n```{sign}")


def test_blanks_at_the_end_of_a_field_change_nothing():
    assert told("- Ring\n ", is_field=True) == told("- Ring", is_field=True) != ""


def test_points_with_stars_are_told_once():
    (flaw,) = found("*Ring\n*Skriv\n*Del")

    assert flaw.rule.code == "TEKST04"


def test_what_only_we_add_is_no_difference():
    text = "Ring oss\n\na|b\n-|-\n1|2"
    parsed, html = parse(text), render(text).html
    added = html.replace("oss", '<a href="tel:113"><bdi>oss</bdi></a>')
    added = added.replace("<table>", '<div class="v-scroll"><table>')

    assert list(differences(parsed, added)) == []


BITS = ["[", "![", "[a](", "[a][", "](", "**a ", "_a ", "`", "<", "<a ", "&a", "{: ", "|", "\\", "•\n", "– a\n", "1.a\n", "a) b\n", "((", "[ ]", "==a", ":a:", "'a", "> ", "~"]  # fmt: skip


@pytest.mark.parametrize("bit", BITS)
def test_a_thousand_slips_are_found_quickly(bit):
    started = time.process_time()
    found(bit * 1_000)
    found(bit.replace("\n", " ") * 1_000, is_field=True)

    assert time.process_time() - started < 6


@settings(max_examples=80, deadline=None)
@given(
    text=st.text("[]()<>!*_`#|-&\\:;{}\n\t ab1.•–☐+~=^$>")
    | st.text(st.characters(exclude_characters="\r"))
)
def test_any_text_can_be_looked_at(text):
    for flaw in [*found(text), *found(text, is_field=True, is_item=True)]:
        assert 0 <= flaw.line <= text.count("\n")
        assert 0 <= flaw.offset(text) <= len(text)
        assert flaw.cure
