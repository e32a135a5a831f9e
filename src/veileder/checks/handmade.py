"""Lists and tables that somebody made by hand, with signs Markdown does not know."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from veileder import rules
from veileder.checks.layout import is_gapped
from veileder.checks.lines import Flaw, Line, Words
from veileder.checks.tick_boxes import tick_boxes
from veileder.markdown.commonmark import DATE

# What Word, Pages, phones and lost symbol fonts make of a bullet.
_ROUND = "•·‣◦▪▫■●○◘◙∙⁃⁌⁍"
_BULLETS = f"{_ROUND}□➢➣➤►▶▸▹▷◆◇❖❑❒✓✔✗✘☑☒☐→⇒➔➜➡⮚★☆✦♦¤\ue000-\uf8ff①-⓿❶-➓"
BULLET = re.compile(
    rf"(?P<sign>[{_BULLETS}]\ufe0f?|\d\ufe0f?\u20e3|[oOØü§](?=[ \t\u00a0]+[^\W\d_])|[›»](?=\s)"
    r"|[*+](?=[^\W\d_])|-(?=[A-ZÆØÅ])|[-*+](?=\u00a0))\s*(?=\S)"
)
DASH = re.compile(r"(?P<sign>[–—−‒―‐‑])\s*(?=[^\W_])")
# Signs that are a picture when they stand alone, and bullets when lines of them follow each other.
_PICTURE = re.compile(
    r"(?P<sign>[^\w\s\x00-\x7f«»„“”‘’…\ufffc–—−‒―‐‑°§€£©®™])\ufe0f?\s*(?=\w)|[vqlØ-]\s+(?=\w)|-(?=\w)"
)
_NUMBER = re.compile(
    r"(?P<lead>\(?)(?P<value>\d{1,2}|[a-zæøå]|[ivx]{2,4})(?P<mark>\s?[.):]|\s?[-–](?=\s)|(?<=\d)(?=\s))\)?"
    r"\s*(?=[^\W_])",
    re.IGNORECASE,
)
# "1.1", "1a)" and "Steg 1:", where the last part counts.
_DEEP_NUMBER = re.compile(
    r"(?P<lead>(?:[^\W\d_]{2,8}\.? |\d{1,2}\.(?=\d)|\d{1,2}(?=[a-z]\b))+)(?P<value>\d{1,2}|[a-z])"
    r"(?P<mark>[.):]*)\s"
)
_ITEM_NUMBER = re.compile(r"\s*(\d{1,3})\s?[.)]?\s")
_TIGHT_NUMBER = re.compile(r"\d{1,2}[.)](?=[A-ZÆØÅ*“«\"])")
_FIELD = re.compile(r"(?P<sign>[-*+]|#{1,6}|>)\s+(?=\S)|(?P<rule>([-*_]\s?){3,})$")
_FIELD_NUMBER = re.compile(r"(?P<sign>\d{1,2}[.)])\s*(?=[A-ZÆØÅ])")
_ROMAN = "0 i ii iii iv v vi vii viii ix x xi xii".split()


def handmade(
    words: Sequence[Words], source: Sequence[str], *, is_line: bool, is_item: bool = False
) -> Iterator[Flaw]:
    """Yield the lists, boxes and tables made by hand in the paragraphs of a text."""
    for some in words:
        if some.is_prose:
            yield from (
                _bullets(some, is_line=is_line, is_field_item=is_item)
                or _tight_number(some)
                or _runs(some, source)
            )
        yield from tick_boxes(some)
        yield from _tables(some, source)
    yield from _dashed_paragraphs(words)


def handmade_field(text: str, *, is_item: bool) -> Iterator[Flaw]:
    """Yield the signs that begin a field of one line, where the page makes the list itself."""
    match = _FIELD.match(text) or (_FIELD_NUMBER.match(text) if is_item else None)
    if match and match[0].strip():
        sign = match[0].strip()
        message = f"«{sign}» først i feltet blir ikke det som var ment"
        cure = "Skriv «mer enn», eller ta bort tegnet." if sign == ">" else None
        cure = cure or _away(f"«{sign}»", is_item=is_item)
        yield Flaw(rules.TEXT_LIST, 0, message, cure)


def _away(named: str, *, is_item: bool) -> str:
    if is_item:
        return f"Ta bort {named}: siden lager punktene selv."
    return (
        f"Ta bort {named}. Skal det være flere punkter, og feltet kan ha flere linjer, skriv | "
        "etter kolonet, og punktene på linjene under med innrykk og «- »."
    )


def _list_flaw(line: int, message: str, cure: str) -> Flaw:
    return Flaw(rules.TEXT_LIST, line, message, cure)


def _bullets(words: Words, *, is_line: bool, is_field_item: bool) -> list[Flaw]:
    """Return the first line that begins with the sign of a bullet."""
    found = [(line, m) for line in words.lines if (m := BULLET.match(line.text))]
    if not found:
        return []
    line, sign = found[0][0], found[0][1]["sign"]
    is_item = words.opens_item and line is words.lines[0]
    if is_item and sign[0] not in _ROUND:
        return []  # a tick or an arrow in a real list is seen as it is
    message = f"{_named(sign)} blir ikke et punkt i en liste"
    if len(found) > 1:
        message += f" ({len(found)} linjer)"
    if is_item or is_line:
        cure = _away(_named(sign), is_item=is_item or is_field_item)
        return [_list_flaw(line.number, message, cure)]
    right = "- [ ] " if sign in "☐□❑❒" else "- [x] " if sign in "☑☒" else "- "
    return [_list_flaw(line.number, message, _as_list(sign, right))]


def _named(sign: str) -> str:
    """Return ``sign`` in quotes, or what it is called when it cannot be seen."""
    return "Tegnet fra Word" if "\ue000" <= sign <= "\uf8ff" else f"«{sign}»"


def _as_list(sign: str, right: str) -> str:
    where = "hvert punkt, med en tom linje foran det første"
    shown = f" Skal tegnet vises, skriv \\{sign}." if sign in "*+-" else ""
    named = _named(sign)
    return f"Skriv «{right}» i stedet for {named[0].lower()}{named[1:]} foran {where}.{shown}"


def _runs(words: Words, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield the first of lines that follow each other with dashes, numbers, or pictures."""
    if words.opens_item and (flaw := _after_item(words, source)):
        yield flaw
        return
    for before, line in pairwise(words.lines):
        if flaw := _dash_run(before, line) or _number_run(before, line) or _pictures(before, line):
            yield flaw
            return


def _after_item(words: Words, source: Sequence[str]) -> Flaw | None:
    """Return a line below an item that was meant as the next one, and became a part of it."""
    if len(words.lines) < 2 or words.lines[1].number >= len(source):
        return None
    item, line = source[words.lines[0].number], words.lines[1]
    if source[line.number][:1].isspace():
        return None
    number, following = _ITEM_NUMBER.match(item), _ITEM_NUMBER.match(line.text)
    is_next = number and following and int(following[1]) == int(number[1]) + 1
    if not (is_next or DASH.match(line.text)):
        return None
    return _list_flaw(
        line.number,
        "Linjen blir en del av punktet over, og ikke et eget punkt",
        "Begynn linjen som punktet over: med «- », eller med neste tall, punktum og mellomrom.",
    )


def _is_led_in(before: Line) -> bool:
    return before.text.rstrip().endswith(":")


def _dash_run(before: Line, line: Line) -> Flaw | None:
    match, above = DASH.match(line.text), DASH.match(before.text)
    if not match or not (above or _is_led_in(before)):
        return None
    return _list_flaw(
        before.number if above else line.number,
        f"«{match['sign']}» først på linjen blir ikke et punkt i en liste",
        _as_list(match["sign"], "- ") + " Er det replikker, sett en tom linje mellom dem.",
    )


def _number_run(before: Line, line: Line) -> Flaw | None:
    follows = _follow(before, line)
    if not (follows or (_is_led_in(before) and _is_numbered(line))):
        return None
    return _list_flaw(
        before.number if follows else line.number,
        "Linjer nummerert for hånd blir ikke en liste, men flyter sammen",
        "Skriv 1. og 2. (eller «- ») og et mellomrom foran punktene, med en tom linje "
        "foran det første.",
    )


def _pictures(before: Line, line: Line) -> Flaw | None:
    if not (line.runs_on and _PICTURE.match(before.text) and _PICTURE.match(line.text)):
        return None
    sign = before.text[0]
    message = f"Linjene som begynner med «{sign}» flyter sammen"
    return _list_flaw(before.number, message, _as_list(sign, "- "))


def _is_numbered(line: Line) -> bool:
    match = _NUMBER.match(line.text)
    return bool(match and match["mark"].strip() in (".", ")") and not DATE.match(line.text))


def _follow(before: Line, line: Line) -> bool:
    """Whether two lines begin with a number or letter and the next."""
    for pattern in (_NUMBER, _DEEP_NUMBER):
        first, second = pattern.match(before.text), pattern.match(line.text)
        if not (first and second) or DATE.match(line.text):
            continue
        is_alike = all(first[name].strip() == second[name].strip() for name in ("lead", "mark"))
        values = {value + 1 for value in _values(first["value"])}
        if is_alike and values & set(_values(second["value"])):
            return True
    return False


def _values(written: str) -> Iterator[int]:
    """Yield what a number, a letter or a roman number may count as, in rows far apart."""
    if written.isdigit():
        yield int(written)
        return
    if len(written) == 1:
        yield 1_000 + ord(written.lower())
    if written.lower() in _ROMAN:
        yield 10_000 + _ROMAN.index(written.lower())


def _tight_number(words: Words) -> list[Flaw]:
    found = [(line, m[0]) for line in words.lines if (m := _TIGHT_NUMBER.match(line.text))]
    return [
        _list_flaw(
            line.number,
            f"«{number}» uten mellomrom blir ikke et punkt i en liste",
            f"Skriv et mellomrom etter {number} og de andre tallene, med en tom linje foran det "
            "første punktet.",
        )
        for line, number in found[:1]
    ]


def _tables(words: Words, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield lines with pipes or tabs that did not become a table."""
    if words.within in ("td", "th"):
        return
    piped = [line for line in words.lines if "|" in line.text]
    tabbed = [line for line in words.lines if "\t" in line.text.strip()]
    is_row = any(line.text.strip().startswith("|") for line in piped)
    if piped and is_gapped(source, piped[0].number):
        return  # said once for the whole table
    if is_row or len(piped) > 1 or len(tabbed) > 1:
        yield Flaw(
            rules.TEXT_MARKUP,
            (piped or tabbed)[0].number,
            "Dette blir ikke en tabell",
            "Skriv | mellom rutene, og en linje med like mange --- under overskriften: --- | ---. "
            "Skal streken vises, skriv \\|.",
        )


def _dashed_paragraphs(words: Sequence[Words]) -> Iterator[Flaw]:
    """Yield paragraphs that begin with a dash like the one before: a list, unless it is speech."""
    for before, after in pairwise(words):
        pair = [some.lines[0].text for some in (before, after) if some.is_prose]
        is_list = len(pair) == 2 and all(DASH.match(text) for text in pair)
        if is_list and not all(re.search(r"[.?!»:…]\s*$", text) for text in pair):
            line = after.lines[0]
            yield _list_flaw(
                line.number,
                f"«{line.text[0]}» blir ikke et punkt i en liste",
                _as_list(line.text[0], "- "),
            )
            return
