"""Stars and tildes inside words and numbers, which became emphasis and are gone."""

from collections.abc import Iterator
from itertools import pairwise

from veileder import rules
from veileder.checks.lines import Flaw
from veileder.markdown.commonmark import Token

_EMPHASIS = ("em", "strong", "s")


def inner_signs(token: Token) -> Iterator[Flaw]:
    """Yield stars and tildes inside words and numbers that became italics or a strike."""
    opened: list[tuple[Token, str, str, int]] = []
    line, before, inside = token.map[0] if token.map else 0, "", ""
    children = [*(token.children or ()), Token("text", "", 0)]
    for child, after in pairwise(children):
        if child.nesting > 0 and child.tag in _EMPHASIS:
            opened.append((child, before, inside, line))
            inside = ""
        elif child.nesting < 0 and child.tag in _EMPHASIS and opened:
            opening, first, outside, at = opened.pop()
            if _is_inner(opening.markup, first, inside, after.content[:1]):
                yield _taken_away(opening.markup, at)
            inside = outside + inside
        else:
            inside += child.content
        before = (child.content[-1:] or before) if child.type == "text" else ""
        line += child.type in ("softbreak", "hardbreak")


def _is_inner(markup: str, before: str, inside: str, after: str) -> bool:
    """Whether signs of emphasis stand where a word or a number goes on: 5*3*2, lærar*innen."""
    if markup == "~":
        return before.isalnum() or after.isalnum()
    if markup == "*":
        ends_inside = after.isalnum() and any(sign.isspace() for sign in inside)
        return before.isalnum() or ends_inside
    return before.isdigit() and after.isdigit()


def _taken_away(markup: str, line: int) -> Flaw:
    what = "gjennomstreket" if "~" in markup else "kursiv" if len(markup) == 1 else "fet"
    return Flaw(
        rules.TEXT_LOST,
        line,
        f"«{markup}» inne i et ord eller tall gjør teksten {what}, og tegnene blir borte",
        f"Skriv \\{markup[0]} der tegnet skal vises. Skal teksten være {what}, la "
        "tegnene stå mellom mellomrom og ord, utenfor ordet.",
    )
