"""How much markup a text may have, so that the parser is always quick."""

import re

MAX_SIGNS = 1_000
MAX_NESTING = 10
MAX_LENGTH = 100_000  # characters: a report of forty pages
MAX_SEARCHED = 3_000_000  # characters that the parser reads to find the end of each «[»
_NESTED = re.compile(rf"([ \t]*(>|([-+*]|\d+\.)(?=[ \t]))){{{MAX_NESTING + 1}}}")


_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_BRACKET = re.compile(r"[\[\]]")


def excess(text: str) -> tuple[int, str] | None:
    """Return the line (from 0) and a message where ``text`` is more than the parser can take."""
    for sign in "[`*_#&!":
        if (count := text.count(sign)) > MAX_SIGNS:
            line = text.count("\n", 0, text.index(sign))
            return line, f"Teksten har «{sign}» {count} ganger, og kan ha det {MAX_SIGNS} ganger"
    for number, line_text in enumerate(text.split("\n")):
        if not line_text.strip():
            continue
        spread = line_text.expandtabs(4)
        indent = len(spread) - len(spread.lstrip())
        if indent > 4 * MAX_NESTING or _NESTED.match(line_text):
            return number, f"Mer enn {MAX_NESTING} nivåer inni hverandre"
    if _searched(text) > MAX_SEARCHED:
        line = text.count("\n", 0, text.index("["))
        return line, "Avsnittet er for langt til å ha så mange «[» uten «]»"
    if len(text) > MAX_LENGTH:
        return 0, f"Teksten har {len(text)} tegn, og kan ha {MAX_LENGTH}"
    return None


def _searched(text: str) -> int:
    """Return how many characters stand between each «[» and its «]», or the paragraph's end."""
    return sum(map(_searched_in, _PARAGRAPH.findall(text))) if "[" in text else 0


def _searched_in(paragraph: str) -> int:
    open_at: list[int] = []
    searched = 0
    for bracket in _BRACKET.finditer(paragraph):
        if bracket[0] == "[":
            open_at.append(bracket.start())
        elif open_at:
            searched += bracket.start() - open_at.pop()
    return searched + sum(len(paragraph) - start for start in open_at)
