"""What a person meant as markup, but both we and the preview show as the signs it is.

The signs are looked for in what a reader would see: never in code, addresses or what was escaped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html.entities import html5
from itertools import pairwise

from veileder import rules
from veileder.checks.lines import OPAQUE, Flaw, Line, Words, column
from veileder.checks.link_cures import link_cure

Cure = str | Callable[[re.Match[str]], str]
_PLAIN_TEXT = "Bare Markdown virker her. Ta bort tegnene, eller skriv \\ foran hvis de skal vises."
_ADDRESS_WITH_BLANK = r"\[(?P<words>[^\]]*)\]\((?P<address>[^\s()]+\s[^()]*)\)"
_ADDRESS = re.compile(r"\((https?:|mailto:|tel:|[a-z]+/[a-z])")
_ENTITIES = "|".join(
    sorted({name for name in html5 if not name.endswith(";") and len(name) > 2}, reverse=True)
)


def _address_without_blank(match: re.Match[str]) -> str:
    return link_cure(match["address"], "", ())


def _link_apart(match: re.Match[str]) -> str:
    return f"Skriv uten mellomrom mellom ] og (: [{match['words']}]({match['address'].strip()})."


def _words_first(match: re.Match[str]) -> str:
    address = re.sub(r"^www\.", "https://www.", match["address"], flags=re.IGNORECASE)
    return f"Skriv ordene først: [{match['words'] or 'ord'}]({address})."


def _no_definition(match: re.Match[str]) -> str:
    return f"Skriv adressen i parentes: [{match['words']}](https://…)."


# What is looked for, what it is called, and how it is mended. The first that fits a place counts.
_SIGNS: tuple[tuple[str, str, Cure], ...] = (
    (
        r"\[\^[^\]\s]+\]|\^\[[^\]]+\]|\[@\w[^\]]*\]",
        "Fotnoter støttes ikke",
        "Skriv forklaringen i parentes der den hører til.",
    ),
    (
        r"\[\[.*?\]\]",
        "Lenker skrives ikke med [[ ]]",
        "Skriv [ord](tool/id) eller [ord](https://…).",
    ),
    (
        _ADDRESS_WITH_BLANK,
        "Adressen har mellomrom, så dette blir ikke en lenke",
        _address_without_blank,
    ),
    (
        r"\[(?P<words>[^\]]+)\][ \t\u00a0]+\((?P<address>(https?:|mailto:|tel:|[a-z]+/)[^)]*)\)",
        "Mellomrom mellom ] og ( gjør at dette ikke blir en lenke",
        _link_apart,
    ),
    (
        r"\((?P<address>(https?:|mailto:|tel:|www\.)[^)]*)\)\[(?P<words>[^\]]*)\]",
        "Ordene og adressen har byttet plass, så dette blir ikke en lenke",
        _words_first,
    ),
    (
        rf"\((?P<words>[^()\[\]]+)\)\[(https?:|www\.|{OPAQUE})[^\[\]]*\](?!\()",
        "Parentesene har byttet plass, så dette blir ikke en lenke",
        _no_definition,
    ),
    (
        rf"\[(?P<words>[^\]]+)\](<?https?:|<?www\.|{OPAQUE})",
        "Adressen står ikke i parentes, så dette blir ikke en lenke",
        _no_definition,
    ),
    (
        rf"[\"«“](?P<words>[^\"«»“”]+)[\"»”]:(https?:|www\.|{OPAQUE})",
        "Slik skrives ikke lenker her",
        _no_definition,
    ),
    (
        r"\{\{+(?P<name>[A-Za-z_]+(?:/[a-z0-9-]+)?(?: [a-z]+)*)\}\}+",
        "Plassholderen har for mange krøllparenteser",
        lambda m: f"Skriv {{{m['name']}}}.",
    ),
    (
        r"\[[^\]]*\]\((?![^()]*\))",
        "Lenken er ikke avsluttet",
        "Sett ) rett etter adressen: [ord](https://…).",
    ),
    (
        r"\]\(",
        "Dette blir ikke en lenke",
        "Skriv den som [ord](https://…), uten linjeskift i adressen.",
    ),
    (
        r"\[(?P<words>[^\]]+)\]\[[^\]]*\]",
        "Lenken viser til en adresse som ikke er skrevet",
        _no_definition,
    ),
    (
        r"^\[[^\]]+\]:(?!\w)",
        "Dette er ikke skrevet slik at det blir en lenke",
        "Skriv [ord](https://…) der lenken skal stå.",
    ),
    (
        r"\[(https?:|www\.)\S*[ |][^\]]*\]|\[[^\]|]+\|(https?:|www\.)[^\]]*\]",
        "Slik skrives ikke lenker her",
        "Skriv [ord](https://…).",
    ),
    (
        r"\[/(b|i|u|s|url|img|quote|list|color|size)\]|\[(url|img|quote|color|size)(=[^\]]*)?\]",
        "Slik formatering virker ikke her",
        "Skriv **fet**, *kursiv* og [ord](https://…).",
    ),
    (r"\[_?TOC_?\]", "Innholdslister lages ikke slik", "Ta det bort."),
    (
        r"<www\.[^<>\s]*>",
        "Adressen blir ikke en lenke slik",
        lambda m: f"Skriv <https://{m[0][1:-1]}>.",
    ),
    (
        r"<(https?://|mailto:)[^<>]*>?",
        "Adressen blir ikke en lenke slik",
        "Skriv [ord](https://…), med %20 for mellomrom.",
    ),
    (
        r"\{[:.#%][^{}]*\s[^{}]*\}|\{\{?\s+[^{}]*\}|\{[^{}\s]+\s+\}|\{[^{}]*\s[^{}]*=[^{}]*\}",
        "Egenskaper og koder i krøllparenteser virker ikke her",
        "Ta bort { } og det som står mellom. Er det {brand} eller {municipality}, skriv uten "
        "mellomrom.",
    ),
    (r"^-+8<-+", "Filer settes ikke inn slik", "Skriv teksten her, eller lenk til den."),
    (
        r"^\*\[[^\]]+\]:?",
        "Forklaring av forkortelser støttes ikke slik",
        "Forklar ordet i teksten, eller i terms.yml.",
    ),
    (
        r"^:{2,}.*|^\.\. \w+::.*",
        "Bokser skrives ikke slik her",
        'Skriv !!! note "Tittel", og teksten under med fire mellomrom foran.',
    ),
    (
        r"^(\?\?\?\+?|!!!)[ \t]*\w.*",
        "Bokser skrives ikke slik her",
        'Skriv !!! note "Tittel" på en egen linje, og teksten under med fire mellomrom foran.',
    ),
    (r"%%.*?%%", "Kommentarer skrives ikke slik, og ville blitt vist", "Ta det bort."),
    (
        r"^: +\S",
        "Forklaringer skrives ikke slik her",
        "Skriv en liste: - **Ord**: forklaring.",
    ),
    (r'^=== ?".*', "Faner støttes ikke", "Skriv en overskrift (##) i stedet."),
    (
        r"^\[![a-zæøå]+\]",
        "Denne boksen kjenner ikke programmet",
        "Skriv > [!NOTE], > [!TIP], > [!WARNING] eller > [!CAUTION] alene på linjen, og teksten på "
        "linjen under, med > foran.",
    ),
    (
        r"^#{1,6}(?=[^ \t#\d])(?=\S*[^\W\d_])",
        "Overskriften mangler mellomrom etter #",
        lambda m: f"Skriv et vanlig mellomrom etter {m[0]}. Skal tegnet vises, skriv \\#.",
    ),
    (
        r"^(=+) .*|^h[1-6]\. .*",
        "Overskrifter skrives ikke slik her",
        "Skriv ## og et mellomrom foran overskriften.",
    ),
    (
        r"\*\*|(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!_)",
        "Fet skrift er ikke avsluttet, eller har mellomrom innenfor stjernene",
        "Skriv **ord**, uten mellomrom innenfor stjernene og med mellomrom utenfor, i ett avsnitt. "
        "Skal tegnene vises, skriv \\ foran hvert av dem.",
    ),
    (
        rf"(?<![\w*{OPAQUE}])\*(?=[^\W\d_])",
        "Kursiv er ikke avsluttet",
        "Skriv *ord*, uten mellomrom innenfor. Skal stjernen vises, skriv \\*.",
    ),
    (
        rf"(?<![\w_./@{OPAQUE}-])_(?=[^\W\d_])(?!\S*[./@])",
        "Kursiv er ikke avsluttet",
        "Skriv *ord*, uten mellomrom innenfor. Skal streken vises, skriv \\_.",
    ),
    (
        r"==(?=\w)[^=]*==|\+\+(?=\w)[^+]*\+\+|\^\^?(?=\w)[^\s^]*\^|\|\|(?=\w)[^|]*\|\||~~+",
        "Slik utheving virker ikke her",
        "Skriv **ord** for fet skrift eller ~~ord~~ for gjennomstreket.",
    ),
    (
        r"''+(?=\w)|(?<![\w:])//(?=\w)[^/]*(?<=\w)//",
        "Slik formatering virker ikke her",
        "Skriv **fet** eller *kursiv*.",
    ),
    (r"\$\$|\$(?=\\)", "Formler støttes ikke", "Skriv det med vanlige tegn."),
    (
        r"(?<!\S):[a-z][a-z0-9_+-]+:(?!\S)",
        "Koder for tegn virker ikke her",
        "Sett inn selve tegnet, eller skriv ordet.",
    ),
    (r"``+|(?<!\w)`(?=\w)", "Kode er ikke avsluttet", "Skriv `ord`, eller ta bort tegnene."),
    (
        rf"&({_ENTITIES})(?![\w;=])|&#?[A-Za-z0-9]+;",
        "Tegnkoden er ikke riktig skrevet",
        lambda m: f"Skriv selve tegnet i stedet for {m[0]}.",
    ),
    (r"\\", "Skråstreken blir stående på siden", "Ta den bort. Skal den vises, skriv \\\\."),
)
_PATTERNS = [(re.compile(sign, re.IGNORECASE), what, cure) for sign, what, cure in _SIGNS]
_ANY = re.compile(r"[\[\]<>{}*_~=^$`&\\|#+]|''|//|%%|\?\?\?|!!!|[\"»”]:|:[a-z]|^[:.h]", re.I)


def lookalikes(words: Words, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield the first sign in each line that will be shown as it is written.

    ``source`` has the lines of the text, where an address is looked up.
    """
    yield from _broken_links(words)
    for line in words.lines:
        if not _ANY.search(line.text):
            continue
        for pattern, message, cure in _PATTERNS:
            if match := pattern.search(line.text):
                yield _flaw(line, match, message, cure, source)
                break


def _broken_links(words: Words) -> Iterator[Flaw]:
    """Yield links with a line break between the words and the address."""
    for before, line in pairwise(words.lines):
        if before.text.rstrip().endswith("]") and _ADDRESS.match(line.text):
            message = "Linjeskift mellom ] og ( gjør at dette ikke blir en lenke"
            cure = "Skriv [ord](https://…) på én linje."
            yield Flaw(rules.TEXT_MARKUP, before.number, message, cure)


def _flaw(
    line: Line, match: re.Match[str], message: str, cure: Cure, source: Sequence[str]
) -> Flaw:
    mended = cure if isinstance(cure, str) else cure(match)
    message = f"{message}: «{match[0].strip()[:30]}»"
    if match.re.pattern == _ADDRESS_WITH_BLANK:
        at = column(line, match.span("address"), source)
        return Flaw(rules.LINK_FORM, line.number, message, mended, at)
    return Flaw(rules.TEXT_MARKUP, line.number, message, mended, column(line, match.span(), source))
