"""What is wrong with the Markdown of one text, line by line."""

import re
from collections.abc import Iterator

from veileder import rules
from veileder.checks.handmade import handmade, handmade_field
from veileder.checks.layout import layout
from veileder.checks.lines import Flaw, words_of
from veileder.checks.lookalikes import lookalikes
from veileder.checks.lost import lost
from veileder.checks.preview import differences
from veileder.markdown.commonmark import Parsed, has_html, parse, parse_line
from veileder.markdown.markup import render, render_field

# Words and ordinary punctuation: nothing here can be markup, or be taken for it.
_CALM = re.compile(r"(?!\w\b)[^\W\d_](?:[^\W_]|[ ,.;?«»'%/–-]|!(?![\[!])|:(?= |$))*")


def is_calm(text: str) -> bool:
    """Whether ``text`` is one line of words and ordinary punctuation, with no markup in it."""
    return _CALM.fullmatch(text) is not None


def flaws(text: str, *, is_field: bool, is_item: bool) -> Iterator[Flaw]:
    """Yield what in ``text`` is not shown as its author meant it.

    ``is_field`` says that it is the value of a field and not a text below the fields, ``is_item``
    that it is one of a list.
    """
    text = text.rstrip()
    is_line = is_field and "\n" not in text
    if is_line and is_calm(text):
        return
    html = list(_html(text, is_line=is_line)) if "<" in text else []
    yield from html
    if is_line:
        yield from handmade_field(text, is_item=is_item)
    parsed = parse_line(text) if is_line else parse(text)
    seen = [
        flaw
        for flaw in _seen(text, parsed, is_line, is_item)
        if flaw.line not in {h.line for h in html}
    ]
    yield from _once_a_line(seen)
    if not html and not _is_plain(parsed):
        rendered = render_field(text) if is_line else render(text)
        yield from differences(parsed, rendered.html)


def _is_plain(parsed: Parsed) -> bool:
    """Whether a text is one paragraph of words only, which cannot be shown in two ways."""
    children = [child for token in parsed.tokens for child in token.children or ()]
    return len(parsed.tokens) <= 3 and all(child.type == "text" for child in children)


def _seen(text: str, parsed: Parsed, is_line: bool, is_item: bool) -> Iterator[Flaw]:
    words, lines = list(words_of(parsed)), text.split("\n")
    yield from lost(text, parsed)
    yield from layout(words, parsed, lines)
    by_hand = list(handmade(words, lines, is_line=is_line, is_item=is_item))
    yield from by_hand
    listed = {flaw.line for flaw in by_hand if flaw.rule is rules.TEXT_LIST}
    for some in words:
        signs = {line.text[:1] for line in some.lines if line.number in listed} & set("*+-")
        said = {line.number for line in some.lines if signs and line.text[:1] in signs}
        yield from (flaw for flaw in lookalikes(some, lines) if flaw.line not in said)


def _once_a_line(found: list[Flaw]) -> Iterator[Flaw]:
    """Yield one flaw for each line: mending it often mends the others."""
    lines = set()
    for flaw in found:
        if flaw.line not in lines:
            lines.add(flaw.line)
            yield flaw


_HTML_CURES = (
    (r"<br\s*/?>", "Skriv \\ sist på linjen for å skifte linje. I en tabell: lag en rad til."),
    (
        r"<(img|picture|figure|svg)\b",
        "Skriv ![det bildet sier](navnet.png), med bildet i samme mappe som teksten.",
    ),
    (r"<!--", "Ta bort alt fra <!-- til og med -->. Notater kan stå i README.md."),
)
_HTML_CURE = "Skriv det med Markdown: **fet**, *kursiv*, [lenke](…). Skal < vises, skriv \\<."


def _html_cure(piece: str) -> str:
    found = (cure for begins, cure in _HTML_CURES if re.match(begins, piece, re.IGNORECASE))
    return next(found, _HTML_CURE)


def _tag(piece: str) -> str:
    """Return the beginning of a piece of HTML, without what somebody wrote in it."""
    match = re.match(r"<!--|</?[A-Za-z][\w-]*", piece)
    return match[0] + ">" * (match[0] != "<!--") if match else "<"


def _html(text: str, *, is_line: bool) -> Iterator[Flaw]:
    """Yield where the first piece of HTML in each line is."""
    lines = text.split("\n")
    seen = set()
    for first, piece in has_html(text, is_line=is_line):
        start = piece.strip().split("\n")[0]
        line = next((n for n, s in enumerate(lines[first:], first) if start in s), first)
        if line not in seen:
            column = max(lines[line].find(start), 0)
            said = f"Rå HTML vises ikke: «{_tag(start)}»"
            yield Flaw(rules.TEXT_HTML, line, said, _html_cure(start), column)
        seen.add(line)
