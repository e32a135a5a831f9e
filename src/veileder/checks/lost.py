"""What Markdown takes away without a word: signs, numbers, cells, titles, definitions."""

import re
from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.lines import Flaw
from veileder.commonmark import BOXES, DATE, Parsed, Token, cells

_AMOUNT = re.compile(
    r"\d[\d .,]*\s*(°|grader?\b|%|prosent\b|kr\b|kroner\b|mill|år\b|poeng\b|til\b)?"
)
_SHORT = re.compile(r"\d\S*( \S+){0,5}")
_LEAD_IN = (".", ":", "!", "?", ";", "»", '"', ")")
_FENCE = re.compile(r"[ \t>]*(```|~~~)")


def lost(text: str, parsed: Parsed) -> Iterator[Flaw]:
    """Yield where the page would lack something that was written."""
    lines = text.split("\n")
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            items = list(_items(tokens, index))
            yield from _signs(items, token, tokens[index + 3 :], lines)
            yield from _numbers(items) if token.type == "ordered_list_open" else ()
        elif token.type == "blockquote_open":
            yield from _quoted_number(token, tokens[index + 1 :], lines)
        elif token.type == "tr_open" and tokens[index - 1].type != "thead_open":
            yield from _cells(token, tokens[index + 1 :], lines)
        elif token.type == "fence":
            yield from _fence(token, lines)
        elif token.type == "alert_open" and token.meta["kind"] not in BOXES:
            yield _unknown_box(token)
        elif token.type == "inline":
            yield from _titles(token)
            yield from _dates(token)
    yield from _definitions(parsed)


def _flaw(line: int, message: str, cure: str) -> Flaw:
    return Flaw(rules.TEXT_LOST, line, message, cure)


def _items(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """Yield the items of the list that begins at ``at``, without those of lists inside it."""
    level = tokens[at].level
    for token in tokens[at + 1 :]:
        if token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1:
            yield token


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
    is_short = inside[2:4] and inside[3].type == "blockquote_close"
    if is_short and _SHORT.fullmatch(inside[1].content):
        written = lines[line].strip()
        yield _flaw(
            line,
            f"«{written[:20]}» blir et sitat, og tegnet > blir borte",
            "Skriv \\> hvis tegnet skal vises, eller «mer enn». Er det et sitat, begynn det med «.",
        )


def _cells(token: Token, after: Sequence[Token], lines: list[str]) -> Iterator[Flaw]:
    """Yield a row with more cells than the table has columns, or a line that became a row."""
    line = _line_of(token)
    columns = next(i for i, t in enumerate(after) if t.type == "tr_close") // 3
    row = lines[line].lstrip(" \t>")
    if cells(row) > columns:
        yield _flaw(
            line,
            f"Raden har {cells(row)} ruter, men tabellen har {columns}, så resten vises ikke",
            "Ta bort en | i raden, eller legg til en rute i overskriften og i linjen med ---.",
        )
    elif "|" not in row and columns > 1:
        yield _flaw(
            line,
            "Linjen rett under tabellen blir en rad i den",
            "Sett inn en tom linje mellom tabellen og teksten.",
        )


def _fence(token: Token, lines: list[str]) -> Iterator[Flaw]:
    first, after = token.map or (0, 0)
    if after - first < 2 or not _FENCE.match(lines[after - 1]):
        yield _flaw(
            first,
            f"Kodeblokken som begynner med {token.markup} slutter ikke",
            f"Skriv {token.markup} på en egen linje der den skal slutte.",
        )
    elif " " in token.info.strip():
        yield _flaw(
            first,
            f"«{token.info.strip()}» etter {token.markup} vises ikke",
            "Flytt teksten til linjen under.",
        )


def _unknown_box(token: Token) -> Flaw:
    return _flaw(
        _line_of(token),
        f"«!!! {token.meta['kind']}» er ikke en boks vi har",
        "Skriv !!! note, !!! tip, !!! warning eller !!! danger.",
    )


def _titles(token: Token) -> Iterator[Flaw]:
    for child in token.children or ():
        if child.attrs.get("title"):
            yield _flaw(
                _line_of(token),
                f"«{child.attrs['title']}» etter adressen vises ikke på en telefon",
                "Ta det bort, eller skriv det i teksten til lenken.",
            )


def _dates(token: Token) -> Iterator[Flaw]:
    """Yield dates on lines of their own, which the preview shows as a numbered list."""
    lines = token.content.split("\n")
    if len(lines) > 1 and sum(bool(DATE.match(line)) for line in lines) > 1:
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
