"""What Markdown takes away without a word: signs, numbers, cells, titles, definitions."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from veileder import rules
from veileder.checks.inner_signs import inner_signs
from veileder.checks.lines import Flaw
from veileder.markdown.commonmark import BOXES, DATE, Parsed, Token, cells

_AMOUNT = re.compile(
    r"\d[\d .,]*\s*((år|til)\b)?|\d[\d .,]*\s*(°|%|(grader?|prosent|kr|kroner|millioner|poeng)\b).*"
)
_SHORT = re.compile(r"\d\S*( \S+){0,5}")
_ONE_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close", "blockquote_close"]
_LEAD_IN = (".", ":", "!", "?", ";", "»", '"', ")")
_MARKUP = re.compile(r"\]\(|\*\*|~~|^\s*([-*+]|\d+[.)]|#{1,6}|>)\s", re.MULTILINE)


def lost(text: str, parsed: Parsed) -> Iterator[Flaw]:
    """Yield where the page would lack something that was written."""
    lines = text.split("\n")
    for index, token in enumerate(parsed.tokens):
        if look := _LOOKS.get(token.type):
            yield from look(token, parsed.tokens[index + 1 :], lines)
    yield from _definitions(parsed)


def _flaw(line: int, message: str, cure: str) -> Flaw:
    return Flaw(rules.TEXT_LOST, line, message, cure)


def _list(token: Token, after: Sequence[Token], lines: list[str]) -> Iterator[Flaw]:
    items = list(_items(token, after))
    yield from _signs(items, token, after[2:], lines)
    if token.tag == "ol":
        yield from _numbers(items)


def _items(token: Token, after: Sequence[Token]) -> Iterator[Token]:
    """Yield the items of the list ``token``, without those of lists inside it."""
    for other in after:
        if other.level == token.level:
            return
        if other.type == "list_item_open" and other.level == token.level + 1:
            yield other


def _line_of(token: Token) -> int:
    return token.map[0] if token.map else 0


def _signs(
    items: list[Token], token: Token, inside: Sequence[Token], lines: list[str]
) -> Iterator[Flaw]:
    """Yield a minus, plus or number of running text that became the only item of a list."""
    line = _line_of(token)
    if len(items) != 1 or not inside or inside[0].type != "inline":
        return
    sign = f"{items[0].info}{token.markup}"
    before = lines[line - 1].rstrip() if line else ""
    runs_on = (
        token.level == 0 and bool(before) and not before.endswith(_LEAD_IN) and _is_words(before)
    )
    is_amount = token.markup in "-+" and bool(_AMOUNT.fullmatch(inside[0].content.rstrip(".")))
    if runs_on or is_amount:
        escape = f"Skriv {items[0].info}\\{token.markup} så det blir stående i teksten"
        yield _flaw(
            line,
            f"Linjen begynner med «{sign} » og blir en liste med ett punkt",
            f"{escape}." if is_amount else f"{escape}, eller sett en tom linje foran listen.",
        )


def _is_words(line: str) -> bool:
    """Whether ``line`` is running text, and not a list, heading, table or quote of its own."""
    return not re.match(r"\s*([-+*#>|]|\d+[.)]\s|!!!)", line) and "|" not in line


def _numbers(items: list[Token]) -> Iterator[Flaw]:
    """Yield the first item that is written with another number than it gets."""
    written = [int(item.info) for item in items]
    if len(set(written)) == 1 and written[0] in (0, 1):
        return
    for right, (number, item) in enumerate(zip(written, items, strict=True), written[0]):
        if number != right:
            yield _flaw(
                _line_of(item),
                f"Punktet er skrevet som {number}, men får nummer {right} på siden",
                f"Skriv {right}{item.markup} foran punktet. Hører det ikke til listen, skriv "
                f"{number}\\{item.markup} med en tom linje foran.",
            )
            return


def _quoted_number(token: Token, inside: Sequence[Token], lines: list[str]) -> Iterator[Flaw]:
    line = _line_of(token)
    if [token.type for token in inside[:4]] != _ONE_PARAGRAPH:
        return
    if _SHORT.fullmatch(inside[1].content) and not DATE.match(inside[1].content):
        written = lines[line].strip()
        yield _flaw(
            line,
            f"«{written[:20]}» blir et sitat, og tegnet > blir borte",
            "Skriv \\> hvis tegnet skal vises, eller «mer enn». Er det et sitat, begynn det med «.",
        )


def _table(_: Token, after: Sequence[Token], lines: list[str]) -> Iterator[Flaw]:
    """Yield rows with more cells than the table has columns, and lines that became rows."""
    inside = list(takewhile(lambda other: other.type != "table_close", after))
    columns = sum(other.type == "th_open" for other in inside)
    for row in [other for other in inside if other.type == "tr_open"][1:]:
        written = lines[_line_of(row)].lstrip(" \t>")
        if cells(written) > columns:
            yield _flaw(
                _line_of(row),
                f"Raden har {cells(written)} ruter, men tabellen har {columns}, så resten vises "
                "ikke",
                "Ta bort en | i raden, eller legg til en rute i overskriften og i linjen med ---.",
            )
        elif "|" not in written and columns > 1:
            yield _flaw(
                _line_of(row),
                "Linjen rett under tabellen blir en rad i den",
                "Sett inn en tom linje mellom tabellen og teksten.",
            )


def _fence(token: Token, _: Sequence[Token], lines: list[str]) -> Iterator[Flaw]:
    first, after = token.map or (0, 0)
    if after - first < 2 or not _ends(token.markup, lines[after - 1]):
        yield _flaw(
            first,
            f"Kodeblokken som begynner med {token.markup} slutter ikke",
            f"Skriv {token.markup} på en egen linje der den skal slutte.",
        )
    elif re.search("[ ~]", token.info.strip()):  # a word is the name of a language
        yield _flaw(
            first,
            f"«{token.info.strip()}» etter {token.markup} vises ikke",
            "Flytt teksten til linjen under.",
        )


def _ends(fence: str, line: str) -> bool:
    """Whether ``line`` is a fence of the same sign, at least as long, and nothing else."""
    written = line.strip(" \t>")
    return written.startswith(fence) and not written.strip(fence[0])


def _markup_in_code(token: Token, *_: object) -> Iterator[Flaw]:
    """Yield an indented text that became code, though somebody used Markdown in it."""
    if _MARKUP.search(token.content):
        yield Flaw(
            rules.TEXT_MARKUP,
            _line_of(token),
            "Fire mellomrom foran gjør dette til kode, så tegnene vises som de er skrevet",
            "Ta bort mellomrommene, så teksten står like langt inne som linjene over. "
            "Skal det være kode, sett ``` på linjen over og under.",
        )


def _box(token: Token, *_: object) -> Iterator[Flaw]:
    if token.meta["kind"] not in BOXES:
        yield _flaw(
            _line_of(token),
            f"«!!! {token.meta['kind']}» er ikke en boks vi har",
            "Skriv !!! note, !!! tip, !!! warning eller !!! danger.",
        )


def _inline(token: Token, *_: object) -> Iterator[Flaw]:
    yield from _titles(token)
    yield from inner_signs(token)
    yield from _empty_links(token)
    yield from _dates(token)


def _titles(token: Token) -> Iterator[Flaw]:
    for child in token.children or ():
        if child.attrs.get("title"):
            yield _flaw(
                _line_of(token),
                f"«{child.attrs['title']}» etter adressen vises ikke på en telefon",
                "Ta det bort, eller skriv det i teksten til lenken.",
            )


def _empty_links(token: Token) -> Iterator[Flaw]:
    for one, other in pairwise(token.children or ()):
        if (one.type, other.type) == ("link_open", "link_close"):
            cure = f"Skriv ordene mellom [ og ]: [ord]({one.attrs['href']})."
            yield _flaw(_line_of(token), "Lenken har ingen ord, så den vises ikke", cure)


def _dates(token: Token) -> Iterator[Flaw]:
    """Yield dates on lines of their own, which the preview shows as a numbered list."""
    lines = token.content.split("\n")
    if sum(bool(DATE.match(line)) for line in lines) > 1:
        yield Flaw(
            rules.TEXT_PREVIEW,
            _line_of(token),
            "Datoer på hver sin linje flyter sammen, og forhåndsvisningen gir dem nye tall",
            "Skriv «- » foran hver dato, med en tom linje over den første.",
        )


def _definitions(parsed: Parsed) -> Iterator[Flaw]:
    used = {
        child.meta.get("label")
        for token in parsed.tokens
        for child in token.children or ()
        if child.meta
    }
    for label, line in parsed.definitions.items():
        name = label.lower()
        if label.startswith("^"):
            cure = "Skriv forklaringen i parentes der den hører til."
            yield _flaw(line, f"Fotnoten [{name}] vises ikke", cure)
        elif label not in used:
            cure = f"Ta bort linjen, eller bruk den i teksten: [ord][{name}]."
            yield _flaw(line, f"Ingen lenke bruker «[{name}]:», så linjen vises ikke", cure)


_LOOKS: dict[str, Callable[[Token, Sequence[Token], list[str]], Iterator[Flaw]]] = {
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quoted_number,
    "table_open": _table,
    "code_block": _markup_in_code,
    "fence": _fence,
    "alert_open": _box,
    "inline": _inline,
}
