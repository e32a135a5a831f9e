"""What was copied elsewhere, as our Markdown.

Each block is read again as soon as it is written: it must say the same words, and have nothing
that a check would stop. If not, it is written more cautiously, at last without any form.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bs4.element import NavigableString, Tag

from veileder import rules
from veileder.checks.judging import Form, judged
from veileder.editing.clipboard.blocks import blocks, rank
from veileder.editing.clipboard.inline import INLINE, worded
from veileder.editing.clipboard.losses import Losing, Lost, What, said, told
from veileder.editing.clipboard.tree import copied, new, parsed, taken
from veileder.editing.clipboard.writer import markdown_of
from veileder.markdown.markup import plain, render
from veileder.model.base import Language

LONGEST = 3_000_000  # signs of HTML: a report of two hundred pages
_LOOKS = frozenset(
    rule.code
    for rule in (
        *(rules.TEXT_HTML, rules.TEXT_IMAGE, rules.TEXT_LIST),
        *(rules.TEXT_LOST, rules.TEXT_MARKUP, rules.TEXT_PREVIEW),
    )
)
# What would be taken for a sign of form in running words, and at the beginning of a line.
_SIGN = re.compile(r"[\\`*\[\]|]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~|&(?=#?\w+;)|<(?=[\w/!?])")
_ANY_SIGN = re.compile(r"[!-/:-@\[-`|~]")
_ADDRESS = re.compile(r"((?:https?://|www\.)[\w./:?=&%#+~,;@-]+)")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Markdown, and a phrase for each kind of thing that was lost on the way to it."""

    markdown: str
    lost: tuple[str, ...]


def pasted(html: str, language: Language = Language.NB) -> Pasted:
    """Return clipboard ``html`` as our Markdown, and in ``language`` what it could not have.

    Takes anything at all, and raises nothing.
    """
    if len(html) > LONGEST:
        return Pasted("", said([Lost(What.SIZE)], language))
    markdown, lost = told(_pasted(html))
    return Pasted(markdown, said(lost, language))


def _pasted(html: str) -> Losing[str]:
    soup = parsed(html)
    yield from taken(soup)
    yield from worded(soup)
    copied = _words(soup)
    made = yield from blocks(soup)
    missing = copied - sum(map(_words, made), Counter())
    if missing:
        yield Lost(What.WORDS, " ".join(missing))
    rank(made)
    written = []
    for block in made:
        written.append((yield from _written(block)))
    return "\n\n".join(filter(None, written))


def _words(tag: Tag) -> Counter[str]:
    """Count the words in ``tag``, but for those as short as the sign of a point."""
    apart = tag.get_text(" ") + " " + str(tag.get("title") or "")
    return Counter(re.findall(r"[^\W\d_]{4,}", apart))


def _written(block: Tag) -> Losing[str]:
    """Return ``block`` with as much of its form as is read again as it was."""
    words = _bare(block.get_text() + str(block.get("title") or ""))
    for write in _WAYS:
        markdown = write(block)
        if _is_true(markdown, words):
            break
    if write not in _WAYS[:2]:
        yield Lost(What.FORM, block.get_text(" ", strip=True))
    return markdown


def _is_true(markdown: str, words: str) -> bool:
    remarks = judged(markdown, Form.BODY).remarks
    return not any(remark.code in _LOOKS for remark in remarks) and sorted(
        _bare(plain(render(markdown).html))
    ) == sorted(words)


def _bare(words: str) -> str:
    return "".join(words.split())


def _lightly(block: Tag) -> str:
    return markdown_of(_escaped(block, _light))


def _fully(block: Tag) -> str:
    return markdown_of(_escaped(block, _full))


def _without_form(block: Tag) -> str:
    """Return ``block`` with its words plain, but in the list or table that they stand in."""
    bare = copied(block)
    for tag in bare.find_all([*INLINE, "br"]):
        tag.replace_with(" ") if tag.name == "br" else tag.unwrap()
    bare.smooth()
    return markdown_of(_escaped(bare, _full))


def _only_words(block: Tag) -> str:
    paragraph = new("p")
    paragraph.append(NavigableString(" ".join(block.get_text(" ").split())))
    return markdown_of(_escaped(paragraph, _full))


_WAYS: tuple[Callable[[Tag], str], ...] = (_lightly, _fully, _without_form, _only_words)


def _escaped(block: Tag, escape: Callable[[str, bool], str]) -> Tag:
    """Return a copy of ``block`` where no word is taken for a sign of form."""
    made = copied(block)
    for string in made.find_all(string=True):
        words = escape(str(string), _begins_line(string))
        string.replace_with(NavigableString(words))
    return made


def _begins_line(string: NavigableString) -> bool:
    node: Tag | NavigableString = string
    while node.previous_sibling is None and node.parent and node.parent.name in INLINE:
        node = node.parent
    before = node.previous_sibling
    return before is None or (isinstance(before, Tag) and before.name == "br")


def _light(words: str, begins_line: bool) -> str:
    parts = _ADDRESS.split(words)
    parts[::2] = [_SIGN.sub(r"\\\g<0>", part) for part in parts[::2]]
    return _with_start("".join(parts)) if begins_line else "".join(parts)


def _full(words: str, begins_line: bool) -> str:
    safe = _ANY_SIGN.sub(r"\\\g<0>", words)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", safe) if begins_line else safe


def _with_start(words: str) -> str:
    """Return ``words`` with the number or sign that would begin something else made a plain one."""
    return re.sub(
        r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[>=:~]|#{1,6}(?:\s|$)|!!!|--))",
        r"\1\\",
        words,
    )
