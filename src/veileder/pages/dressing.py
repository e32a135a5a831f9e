"""A text as HTML, made ready for a small screen and for a page that is read from right to left."""

import re
from html import escape

from veileder.markdown.markup import plain
from veileder.reading.strings import Strings

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_LABEL = 80  # signs of a label that a screen reader says before the table
_ADDRESS = re.compile(r'(<a href="[^"]*">)([^<>\s]{16,})(?=</a>)')
_MAIL = re.compile(r'<a href="mailto:[^"]*">.*?</a>')
_FOLD = re.compile(r"([@.?=_]|/(?!/))(?=\w)")
_TAG = re.compile(r"(<[^>]*>|&#?\w+;)")
_DIGIT = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_LTR = re.compile(
    r"(?:https?://|www\.)[^\s<]*[^\s<.,;:!?)]|[\w.+-]+@[\w.-]+\w"
    rf"|\+?{_DIGIT}+(?:[ \xa0.,:/–-]{_DIGIT}+)*"
    r"|(?<=«)[A-Za-z][^«»]*(?=»)"  # what to say in Norwegian
)


def dressed(html: str, strings: Strings) -> str:
    """Return ``html`` with wide things in boxes that scroll, and places where addresses fold."""
    html = _ADDRESS.sub(lambda link: link[1] + foldable(link[2]), html)
    if "<table>" in html:
        html = _TABLE.sub(lambda table: _box(_whole(table[0]), _label(table[0], strings)), html)
    if "<pre>" in html:
        html = _CODE.sub(lambda code: _box(code[0], strings["wide_code"]), html)
    return html


def _whole(table: str) -> str:
    """Return a table whose mail addresses stay on one line, since its box scrolls."""
    return _MAIL.sub(lambda link: link[0].replace("<wbr>", ""), table)


def _box(html: str, label: str) -> str:
    return (
        f'<div class="v-wide" role="region" tabindex="0" aria-label="{escape(label)}">{html}</div>'
    )


def _label(table: str, strings: Strings) -> str:
    columns = ", ".join(filter(None, (plain(head) for head in _HEAD.findall(table))))
    said = strings["wide_table"].format(columns=columns)
    return said if len(said) <= _LABEL else f"{said[:_LABEL].rstrip(' ,')} …"


def foldable(address: str) -> str:
    """Return an address (escaped) that folds after its signs, and never inside a word."""
    return _FOLD.sub(r"\1<wbr>", address)


def isolated(html: str) -> str:
    """Return ``html`` where numbers, addresses and Norwegian quotes are read from left to right.

    Without it a page read from right to left shows «116 117» as «117 116».
    """
    parts = _TAG.split(html.replace("<wbr>", ""))
    parts[::2] = [_LTR.sub(_isolate, text) for text in parts[::2]]
    return "".join(parts)


def _isolate(match: re.Match[str]) -> str:
    shown = match[0]
    return f'<bdi dir="ltr">{shown if shown[-1].isdigit() else foldable(shown)}</bdi>'
