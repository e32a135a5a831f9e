"""What words are: bold, slanted, struck out or a link; all else falls away."""

import re
import unicodedata
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from veileder.editing.clipboard.addresses import address, is_plain_http
from veileder.editing.clipboard.losses import Lost, What
from veileder.editing.clipboard.tree import BLOCKS, HEADINGS, MARKER, new, style
from veileder.reading.signs import is_invisible, mended
from veileder.resolving.words.syntax import meaning

INLINE = ("b", "em", "s", "a")
_NAMES = {"strong": "b", "i": "em", "cite": "em", "dfn": "em", "strike": "s", "del": "s"}
_RAISED = dict(zip("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", strict=True))
_LOWERED = dict(zip("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋", strict=True))
# What Word's own pictures of signs are called as letters.
_PICTURES = {
    "à": "→",
    "ß": "←",
    "ü": "✓",
    "û": "✗",
    "q": "☐",
    "o": "☐",
    "ý": "☒",
    "þ": "☑",
    "·": "•",
}
_PALE = re.compile(
    r"black|white|windowtext|inherit|initial|unset|auto|currentcolor|transparent|gr[ae]y|none|var\("
)
_RGB = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b|rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)")
_ACCENTS = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_BRACES = re.compile(r"\{([^{}]*)\}")


def worded(soup: BeautifulSoup) -> Iterator[Lost]:
    """Leave only ``INLINE``, ``br`` and blocks in ``soup``, and yield what falls away."""
    yield from _looks(soup)
    yield from _raised(soup)
    for tag in soup.find_all(True):
        _name(tag)
    yield from _links(soup)
    yield from _signs(soup)
    for tag in soup.find_all(True):
        if tag.name not in (*INLINE, "br", "input", MARKER, *BLOCKS):
            tag.unwrap()
    _push_down(soup)
    _lift_breaks(soup)
    _join(soup)
    soup.smooth()


def _looks(soup: BeautifulSoup) -> Iterator[Lost]:
    """Yield colours and lines under words, where they are no link's."""
    for tag in soup.find_all(True):
        if tag.name == "a" or tag.find_parent("a") or not tag.get_text(strip=True):
            continue
        said = style(tag)
        colours = [said.get("color", ""), said.get("background", ""), str(tag.get("color") or "")]
        colours += [said.get("background-color", ""), said.get("mso-highlight", "")]
        if tag.name == "mark" or any(map(_is_colour, colours)):
            yield Lost(What.COLOUR)
        if tag.name == "u" or "underline" in said.get("text-decoration", ""):
            yield Lost(What.UNDERLINE)


def _is_colour(value: str) -> bool:
    """Whether ``value`` stands out: black, white and grey are what texts have anyway."""
    if not value or _PALE.match(value):
        return False
    if match := _RGB.search(value):
        parts = [int(p, 16) for p in match.groups()[:3] if p] or [
            int(p) for p in match.groups()[3:]
        ]
        return max(parts) - min(parts) > 60
    return bool(re.fullmatch(r"[a-z]+", value))


def _raised(soup: BeautifulSoup) -> Iterator[Lost]:
    for tag in soup.find_all(["sup", "sub"]):
        table = _RAISED if tag.name == "sup" else _LOWERED
        words = tag.get_text().strip()
        if words and set(words) <= table.keys():
            tag.string = "".join(table[sign] for sign in words)
        elif words:
            yield Lost(What.RAISED, words)


def _name(tag: Tag) -> None:
    """Give ``tag`` the name of what it is, and wrap its words in what its style says."""
    said = style(tag)
    tag.name = _NAMES.get(tag.name, tag.name)
    weight = said.get("font-weight", "")
    is_plain = (tag.name == "b" and weight in ("normal", "400")) or (
        tag.name == "em" and said.get("font-style") == "normal"
    )
    if is_plain:
        tag.name = "span"
    if tag.name in HEADINGS or tag.name == "th":
        return
    if re.fullmatch(r"bold|bolder|[6-9]00", weight):
        _wrap(tag, "b")
    if said.get("font-style") in ("italic", "oblique"):
        _wrap(tag, "em")
    if "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", ""):
        _wrap(tag, "s")


def _wrap(tag: Tag, name: str, attributes: dict[str, str] | None = None) -> None:
    around = new(name, attributes or {})
    for child in list(tag.contents):
        around.append(child.extract())
    tag.append(around)


def _links(soup: BeautifulSoup) -> Iterator[Lost]:
    for tag in soup.find_all("a"):
        href, words = str(tag.get("href") or ""), " ".join(tag.get_text().split())
        leads = address(href) if href else None
        if href and leads is None and words:
            yield Lost(What.LINK, words)
        elif href and words and is_plain_http(href):
            yield Lost(What.HTTP)
        tag.attrs = {"href": leads} if leads else {}
        if leads is None or not words or leads in (words, f"mailto:{words}"):
            tag.unwrap()


def _signs(soup: BeautifulSoup) -> Iterator[Lost]:
    """Leave the signs that are seen in every string."""
    for string in soup.find_all(string=True):
        is_picture = _is_in_pictures(string)
        words = re.sub(r"[\t\r\n\f\v\u2028\u2029 ]+", " ", str(string))
        if is_picture:
            words = "".join(_PICTURES.get(sign, sign) for sign in words)
        seen = "".join(sign for sign in mended(_ACCENTS.sub(r"\1", words)) if _is_seen(sign))
        if any(unicodedata.category(sign) == "Co" for sign in words):
            yield Lost(What.SIGN)
        plain = _BRACES.sub(_without_braces, _with_soft_blanks(seen))
        if plain != _with_soft_blanks(seen):
            yield Lost(What.BRACES)
        string.replace_with(NavigableString(plain))


def _is_in_pictures(string: NavigableString) -> bool:
    """Whether the nearest font said of ``string`` has pictures for letters."""
    fonts = (style(tag).get("font-family") for tag in string.parents if tag.has_attr("style"))
    nearest = next(filter(None, fonts), "")
    return bool(re.match(r"['\"]?(wingdings|symbol)", nearest)) and len(string.strip()) == 1


def _is_seen(sign: str) -> bool:
    is_odd = unicodedata.category(sign) in ("Co", "Cs", "Cn") or sign in "\ufffc\ufffd"
    return not (is_odd or is_invisible(sign))


def _with_soft_blanks(words: str) -> str:
    """Return ``words`` with hard blanks only where a number would part from what it belongs to."""
    marked = re.sub(r"(?<=[\d§])\xa0(?=[\d§])|(?<=§)\xa0(?=\w)", "\x00", words)
    return re.sub(r"[ \xa0]+", " ", marked).replace("\x00", "\xa0")


def _without_braces(match: re.Match[str]) -> str:
    return match[0] if meaning(match[1]) else f"({match[1]})"


def _push_down(soup: BeautifulSoup) -> None:
    """Move what stands around blocks into them: Google Docs has all in one ``b``."""
    for tag in soup.find_all(INLINE):
        inner = tag.find_all(BLOCKS)
        for block in inner:
            if not block.find(BLOCKS) and not block.find(tag.name):
                _wrap(block, tag.name, dict(tag.attrs))  # type: ignore[arg-type]
        if inner:
            tag.unwrap()


def _lift_breaks(soup: BeautifulSoup) -> None:
    """Part what stands around a line break, so that each line stands by itself."""
    for mark in soup.find_all("br"):
        while mark.parent is not None and mark.parent.name in INLINE:
            around = mark.parent
            after = new(around.name, {n: str(v) for n, v in around.attrs.items()})
            for node in list(mark.next_siblings):
                after.append(node.extract())
            around.insert_after(mark.extract())
            mark.insert_after(after)


def _join(soup: BeautifulSoup) -> None:
    """Make one of neighbours that are alike, and none of what has no words or says it twice."""
    for tag in soup.find_all(INLINE):
        if tag.parent is None:
            continue
        twice = tag.find_parent(tag.name) or (
            tag.name == "b" and tag.find_parent([*HEADINGS, "th"])
        )
        if twice or not re.search(r"\w", tag.get_text()):
            tag.unwrap()
            continue
        while isinstance(other := tag.next_sibling, Tag) and _is_alike(tag, other):
            for child in list(other.extract().contents):
                tag.append(child.extract())
    for tag in soup.find_all(["b", "em", "s"]):
        _move_out_signs(tag)


def _is_alike(tag: Tag, other: Tag) -> bool:
    return tag.name == other.name and tag.get("href") == other.get("href")


def _move_out_signs(tag: Tag) -> None:
    """Let a sign that touches the word outside stand outside, or the stars would be shown."""
    strings = tag.find_all(string=True)
    for string, beside, pattern, is_last in (
        (strings[-1], tag.next_sibling, r"[^\w\s]+$", True),
        (strings[0], tag.previous_sibling, r"^[^\w\s]+", False),
    ):
        touched = str(beside)[:1] if is_last else str(beside)[-1:]
        match = re.search(pattern, str(string))
        if match and isinstance(beside, NavigableString) and re.match(r"\w", touched):
            (tag.insert_after if is_last else tag.insert_before)(NavigableString(match[0]))
            string.replace_with(NavigableString(re.sub(pattern, "", str(string))))
            return
