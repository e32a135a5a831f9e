"""Pictures in a text: only those that lie beside it, by name, with words for who can't see them."""

import re
from typing import NamedTuple

from veileder.markdown.commonmark import Token

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpg|webp)"
_OWN = re.compile(rf"(?:\w[\w.-]*/)*{_NAME}")
_WRITTEN = re.compile(rf"!\[(?P<words>[^\[\]\n]*)\]\((?P<file>{_NAME})\)")
# In HTML: its words and its path, both escaped.
MADE = re.compile(r'<img alt="([^"]*)" src="img:([^"]*)" ?/?>')
MARK = "img:"  # before the path of a picture, until a page knows its own address


class Written(NamedTuple):
    """A picture as it is written: its words, its file, and where in the text (from 0)."""

    words: str
    file: str
    offset: int


def written(text: str) -> list[Written]:
    """Return the pictures of one's own in ``text``."""
    found = _WRITTEN.finditer(text)
    return [Written(one["words"], one["file"], one.start()) for one in found]


def in_folder(text: str, folder: str) -> str:
    """Return ``text`` where the pictures are called by their paths: it stands in ``folder``."""
    if "![" not in text:
        return text
    return _WRITTEN.sub(lambda one: f"![{one['words']}]({folder}/{one['file']})", text)


def is_own(token: Token) -> bool:
    """Whether a token is a picture that may be shown."""
    is_picture = token.type == "image" and "title" not in token.attrs
    return is_picture and _OWN.fullmatch(str(token.attrs["src"])) is not None


def alternative(token: Token) -> str:
    """Return the words of a picture without signs of Markdown."""
    return "".join(child.content for child in token.children or ())


class Placed(NamedTuple):
    """A picture on a page: its address there, and its sides."""

    href: str
    width: int
    height: int
