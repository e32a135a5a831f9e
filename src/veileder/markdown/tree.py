"""The tokens of a text as the tree that Python-Markdown takes over from.

Blocks, emphasis, links and breaks are as ``commonmark`` read them; only the words are left for what
looks through words.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from markdown.blockparser import BlockParser
from markdown.postprocessors import build_postprocessors
from markdown.treeprocessors import build_treeprocessors
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString, Registry

import markdown
from veileder.markdown.commonmark import Parsed, Token
from veileder.markdown.pictures import MARK, alternative, is_own

# What the serializer would leave as it is, taking it for an entity already written out.
_ENTITY = re.compile(r"&(?=(#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_WORDS = ("text", "text_special", "softbreak", "image")
_TAGS = {"em": "em", "strong": "strong", "s": "del"}
LINES = "lines"  # on a link: the lines it may stand on, until its place is found


class TreeReader(markdown.Markdown):
    """Python-Markdown for a text that is read already: all it does is done to finished elements."""

    def __init__(self, parsed: Parsed, **options: Any) -> None:
        """Take ``parsed`` instead of what ``convert`` is given; ``options`` as the library's."""
        super().__init__(**options)
        self.parser = _Blocks(self, parsed)

    def build_parser(self) -> "TreeReader":
        """Build the parts that come after reading, and none that read."""
        self.preprocessors = Registry()
        self.inlinePatterns = Registry()
        self.treeprocessors = build_treeprocessors(self)
        for name in ("inline", "unescape"):  # nothing is left to read, and nothing was escaped
            self.treeprocessors.deregister(name)
        self.postprocessors = build_postprocessors(self)
        return self


class _Blocks(BlockParser):
    """Gives the blocks that were read already, whatever the lines."""

    def __init__(self, md: markdown.Markdown, parsed: Parsed) -> None:
        super().__init__(md)
        self._parsed = parsed

    def parseDocument(self, lines: Iterable[str]) -> ET.ElementTree:  # noqa: ARG002, N802
        return ET.ElementTree(tree(self._parsed.tokens, self.md.doc_tag))


def tree(tokens: Iterable[Token], tag: str) -> ET.Element:
    """Return ``tokens`` as elements below a root named ``tag``."""
    builder = _Builder(tag)
    for token in tokens:
        builder.add(token)
    return builder.root


class _Builder:
    def __init__(self, tag: str) -> None:
        self.root = ET.Element(tag)
        self._open = [self.root]
        self._box: bool | None = None

    def add(self, token: Token) -> None:
        """Add one token of the row."""
        if token.type == "inline":
            _fill(self._words(), token.children or (), token.map or [0, 1])
        elif token.nesting > 0:
            self._begin(token)
        elif token.nesting < 0:
            self._open.pop()
        elif token.type in ("fence", "code_block"):
            code = ET.SubElement(ET.SubElement(self._open[-1], "pre"), "code")
            code.text = AtomicString(_literal(token.content))
        else:
            ET.SubElement(self._open[-1], token.tag)

    def _begin(self, token: Token) -> None:
        parent = self._open[-1]
        self._open.append(parent if token.hidden else ET.SubElement(parent, token.tag))
        if token.type == "alert_open":
            self._open[-1].set("class", f"admonition {token.meta['kind']}")
        elif token.type == "alert_title_open":
            self._open[-1].set("class", "admonition-title")
        elif token.type == "ordered_list_open" and "start" in token.attrs:
            self._open[-1].set("start", str(token.attrs["start"]))
        elif "checked" in token.meta:
            self._open[-1].set("class", "v-task")
            self._box = bool(token.meta["checked"])

    def _words(self) -> ET.Element:
        """Return where the words go: beside the box to tick when the item begins with one."""
        parent, is_checked, self._box = self._open[-1], self._box, None
        if is_checked is None:
            return parent
        label = ET.SubElement(parent, "label")
        box = ET.SubElement(label, "input", type="checkbox", disabled="disabled")
        if is_checked:
            box.set("checked", "checked")
        box.tail = " "
        return label


def _fill(parent: ET.Element, tokens: Sequence[Token], lines: list[int]) -> None:
    """Put the inline ``tokens`` of the source's ``lines`` into ``parent``."""
    inside = [parent]
    for is_words, some in groupby(tokens, lambda token: token.type in _WORDS and not is_own(token)):
        if is_words:
            _write(inside[-1], _literal("".join(map(_words_of, some))))
            continue
        for token in some:
            if token.nesting < 0:
                inside.pop()
            elif token.nesting > 0:
                inside.append(_inline(inside[-1], token, lines))
            elif token.type == "image":
                words = {"alt": _literal(alternative(token)), "src": f"{MARK}{token.attrs['src']}"}
                ET.SubElement(inside[-1], "img", words)
            elif token.type == "code_inline":
                ET.SubElement(inside[-1], "code").text = AtomicString(_literal(token.content))
            else:
                ET.SubElement(inside[-1], token.tag)


def _inline(parent: ET.Element, token: Token, lines: list[int]) -> ET.Element:
    if token.tag == "a" and parent.tag == "a":
        return parent  # an address inside the words of a link
    if token.tag == "a":
        href = _literal(str(token.attrs["href"]))
        return ET.SubElement(parent, "a", {"href": href, LINES: f"{lines[0]}:{lines[1]}"})
    return ET.SubElement(parent, _TAGS[token.tag])


def _words_of(token: Token) -> str:
    if token.type == "softbreak":
        return "\n"
    if token.type == "image":  # of somebody else: what was written
        return f"![{token.content}]({token.attrs['src']})"
    return token.content


def _literal(text: str) -> str:
    """Return ``text`` so that it is shown as it is, whatever it looks like."""
    without = text.replace(STX, "").replace(ETX, "")
    return _ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", without)


def _write(parent: ET.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
