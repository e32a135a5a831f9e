"""How much markup a text may have, so that the parser is always quick."""

import re

MAX_SIGNS = 1_000
MAX_NESTING = 10
_NESTED = re.compile(rf"([ \t]*(>|([-+*]|\d+\.)(?=[ \t]))){{{MAX_NESTING + 1}}}")


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
    return None
