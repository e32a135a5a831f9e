"""Clipboard HTML as a tree without what our Markdown has no place for."""

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from veileder.editing.clipboard.losses import Lost, What

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header html legend li main nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul caption".split()
)
MARKER = "marker"  # the sign or number that Word has written before a point or a heading
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 60  # deeper than anybody writes; what is further in stands there without its frame
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKED = re.compile(r"<!(\[|doctype)[^>]*>", re.IGNORECASE)
_ROWS = re.compile(r"\s*<(t[rdh]|tbody|thead|tfoot|col|colgroup|caption)\b", re.IGNORECASE)
_NOT_SHOWN = (
    "head, style, title, meta, link, base, xml, svg, noscript, template, rp, colgroup, col,"
    " .mw-editsection"
)
# What is taken away, in this order: the text of a note before the signs that lead to it.
_TAKEN = (
    (What.SCRIPT, "script, object, embed, applet"),
    (What.EMBEDDED, "iframe, video, audio, canvas, select, textarea, button"),
    (What.EMBEDDED, 'input:not([type="checkbox"])'),
    (
        What.HIDDEN,
        '[hidden], [style*="display:none"], [style*="mso-hide:all"], [style*="visibility:hidden"]',
    ),
    (
        What.COMMENT,
        '[style*="mso-element:comment"], .MsoCommentReference, .MsoCommentText, a.msocomanchor,'
        ' a[href*="#_msocom"], a[href^="#cmnt"], [id^="_com_"]',
    ),
    (
        What.FOOTNOTE,
        '[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"],'
        ' div[id^="sdfootnote"], div[id^="sdendnote"], div[id^="ftn"], div[id^="edn"],'
        ' p:has(> a[href^="#ftnt_ref"]), section.footnotes, ol.references',
    ),
    (
        What.FOOTNOTE,
        'a[href*="#_ftn"], a[href*="#_edn"], a[href^="#ftnt"], a.sdfootnoteanc, a.sdendnoteanc,'
        ' a[href*="#cite_note"], a[data-footnote-ref], .MsoFootnoteReference, sup.reference',
    ),
    (What.TRACKED, ".msoDel, del[cite], del[datetime]"),
    (What.CONTENTS, '[class*="MsoToc"]'),
    (What.IMAGE, "img, picture"),
    (What.RULE, "hr"),
)
_MISSED = (What.FOOTNOTE, What.TRACKED)  # of which the words are told


def parsed(html: str) -> BeautifulSoup:
    """Return ``html`` as a tree that is not deep, with the styles in one form."""
    bare = _MARKED.sub("", _COMMENT.sub("", _fragment(html)))
    while "<!" in bare:  # declarations that are not whole
        bare = bare.replace("<!", "")
    soup = BeautifulSoup(f"<div>{bare}</div>", "html.parser")
    _make_shallow(soup)
    for tag in soup.select("[style]"):
        tag["style"] = re.sub(r"\s*([:;])\s*", r"\1", str(tag["style"]).lower().strip())
        if style(tag).get("mso-list") == "ignore" and tag.name == "span" and not tag.find(BLOCKS):
            tag.name = MARKER
    return soup


def _fragment(html: str) -> str:
    """Return what was copied of ``html``; rows that are parted from their table get one again."""
    before, mark, after = html.partition("<!--StartFragment-->")
    fragment = (after if mark else before).partition("<!--EndFragment-->")[0]
    around = before.lower() if mark and _ROWS.match(fragment) else ""
    for name in ("tr", "table"):
        if around.rfind(f"<{name}") > around.rfind(f"</{name}"):
            fragment = f"<{name}>{fragment}</{name}>"
    return fragment


def new(name: str, attributes: Mapping[str, str] | None = None) -> Tag:
    """Return an empty tag that stands nowhere yet."""
    return Tag(name=name, attrs=dict(attributes or {}), is_xml=False)


def copied(tag: Tag) -> Tag:
    """Return ``tag`` with all that is in it, apart from the tree (the library's way is slow)."""
    made = new(tag.name, {name: str(value) for name, value in tag.attrs.items()})
    for node in tag.contents:
        made.append(copied(node) if isinstance(node, Tag) else NavigableString(str(node)))
    return made


def style(tag: Tag) -> Mapping[str, str]:
    """Return what the style of ``tag`` says, name to value."""
    pairs = (part.partition(":") for part in str(tag.get("style", "")).split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def taken(soup: BeautifulSoup) -> Iterator[Lost]:
    """Take away what has no place in our Markdown, and yield what will be missed of it."""
    for tag in soup.select(_NOT_SHOWN):
        tag.decompose()
    for what, selector in _TAKEN:
        for tag in soup.select(selector):
            if not tag.decomposed:
                yield from _loss(what, tag)
                tag.decompose()
    for tag in soup.find_all(["v:shape", "v:imagedata"]):
        tag.unwrap()


def _loss(what: What, tag: Tag) -> Iterator[Lost]:
    if what is What.IMAGE:
        if str(tag.get("width")) not in ("0", "1"):  # what counts readers is no picture
            yield Lost(what, str(tag.get("alt") or ""))
    elif what is not What.HIDDEN or tag.get_text(strip=True):
        yield Lost(what, _sample(tag) if what in _MISSED else "")


def _sample(tag: Tag) -> str:
    """Return the words of ``tag``; the sign that leads to a note says nothing by itself."""
    words = tag.get_text(" ", strip=True)
    return (
        re.sub(r"^(\[\w{1,3}\]|\d{1,3})\s*", "", words) if re.search(r"[^\W\d_]{2}", words) else ""
    )


def _make_shallow(soup: BeautifulSoup) -> None:
    depths = {id(soup): 0}
    for tag in soup.find_all(True):
        depth = depths[id(tag.parent)] + 1
        depths[id(tag)] = depth
        if depth > _DEEPEST:
            tag.unwrap()
