"""A text has the structure here that it has in the preview of GitHub and GitLab."""

# ruff: noqa: E501 - a table reads best with one row per text

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from preview import difference

from veileder.checks.markdown import flaws
from veileder.markdown.commonmark import cells, has_html, parse
from veileder.markdown.markup import plain, render

SAME = [
    "- Snakk\n  - på tomannshånd\n- Del",
    "- Snakk\n   - på tomannshånd\n- Del",
    "- Snakk\n    - på tomannshånd\n- Del",
    "- Snakk\n\t- på tomannshånd\n- Del",
    "1. **Krav**\n   - Kartlegg\n   - Mål\n2. To",
    "1. **Krav**\n  - Kartlegg\n  - Mål",
    "1. en\n\t1. under\n\t2. under\n2. to",
    "- en\n\n  Mer om en.\n- to",
    "- en\n\n- to\n\n- tre",
    "- en\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n- to",
    "- en\n\n  1. to\n  2. tre\n\n  + fire",
    "- en\n  > sitat\n- to",
    "- en\n  ```\n  kode\n  ```",
    "3. Ring\n4. Skriv",
    "1. en\n\nTekst\n\n2. to",
    "0. null\n1. en",
    "1) Ring\n2) Skriv",
    "1. a\n1) b",
    "Husk:\n- samtykke\n- lege",
    "Husk:\n1. samtykke\n2. lege",
    "Husk:\n2. samtykke",
    "Timer\n| Dag | Kl. |\n| --- | --- |\n| Man | 8 |",
    "Dag | Kl.\n:-- | --:\nMan | 8",
    "| a | b |\n|---|---|\n| `x \\| y` | **z** |\n| 1 |",
    "Storgata 1\\\n6856 Sogndal",
    "Storgata 1  \n6856 Sogndal",
    "En linje\nbrutt i to",
    "[x [y]](https://a.no)",
    "[x](<https://a.no>) [**y**](tool/b)",
    "[x][1] og [y][]\n\n[1]: https://a.no\n[y]: https://b.no",
    " ## Overskrift",
    "   ### Overskrift ###",
    "Tekst\n## Overskrift\nTekst",
    "Overskrift\n---\nTekst",
    "* * *\n\n- - -\n\n___",
    "\\* ikke liste\n\n1\\. ikke liste\n\n\\# ikke overskrift",
    "`kode` og ``ko`de``",
    "```\n- ikke liste\n```",
    "~~~ txt\n# nei\n~~~",
    "    innrykket kode",
    "~~bort~~ og ~bort~",
    "- [ ] en\n- [x] to\n\n1. [ ] tre",
    "<https://a.no> <post@a.no>",
    "for*ste*del og snake_case_navn og **f**et",
    "*a **b** c* ***d*** _e_ __f__",
    "> sitat\nfortsetter\n\n> nytt sitat",
    "> - liste\n>   - under\n>\n> tekst",
    "- a\n+ b\n* c",
    "- a\n\nTekst som avslutter.\n\n- b",
    "-\n- tom først",
    "&aring; &#229; &lt;",
    "a\n\n\n\nb\n",
    "> [!NOTE]\n> Ring **112**",
    "> a\n    1. b",
    "[[x](tool/a)",
    "- a\n      b\n   c",
    "10. ti\n11. elleve\n    under",
    "1. en\n   ## Overskrift\n2. to",
]


@pytest.mark.parametrize("text", SAME)
def test_the_structure_is_the_one_in_the_preview(text):
    assert difference(text) == ""


def test_the_comparison_sees_a_difference():
    assert (
        difference("1. mai er kontoret stengt")
        == "['ol 1', 'li', '=maierkontoretstengt'] / ['p', '=1.maierkontoretstengt', '/p']"
    )


MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember "
    "jan feb mar apr jun jul aug sep sept okt nov des"
).split()
DATES = [
    *(f"3. {month} er en dag." for month in MONTHS),
    *(f"2.{between}3. mai" for between in (" og ", " eller ", " til ", "-", "–", " – ", "\t-")),
    "2026) Slik var det",
    "123456789. x",
    "31.\tMAI",
    "1.  mai",
    "2026. Dette året begynte vi.",
    "1. mai er kontoret stengt.",
    "17. Mai",
    "1. des. stenger vi",
    "Kontoret åpner igjen\n2. januar.",
    "Kontoret er stengt\n1. januar.",
    "> 24. desember er det stengt",
    "- 1. mai\n- 17. mai",
    "1. og 17. mai er fri",
]


@pytest.mark.parametrize("text", DATES)
def test_a_date_first_on_a_line_stays_as_it_was_written(text):
    words = re.sub(r"^[->] ", "", text, flags=re.MULTILINE)

    assert plain(render(text).html) == " ".join(words.split())
    assert list(flaws(text, is_field=False, is_item=False)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. maiblomst",
        "1.mai",
        "123. mai",
        "3. a mai",
        "1. og 2 mai",
        "1 . mai",
        "202. x",
        "1. til",
        "1. og. mai",
    ],
)
def test_what_is_no_date_is_read_as_elsewhere(text):
    assert difference(text) == ""


def test_a_date_deep_in_code_is_code():
    assert render("    1. mai").html == "<pre><code>1. mai\n</code></pre>"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("NOTE", "note"),
        ("TIP", "tip"),
        ("IMPORTANT", "warning"),
        ("WARNING", "warning"),
        ("CAUTION", "danger"),
        ("note", "note"),
    ],
)
def test_the_boxes_of_github_are_ours_without_their_english_titles(written, kind):
    html = f'<div class="admonition {kind}">\n<p>Ring</p>\n</div>'

    assert render(f"> [!{written}]\n> Ring").html == html
    assert render(f"- > [!{written}]\n  > Ring").html == f"<ul>\n<li>\n{html}\n</li>\n</ul>"


@pytest.mark.parametrize(
    ("first", "kind", "title"),
    [
        ("!!!note", " note", ""),
        ('!!! note ""', " note", ""),
        ('!!! note  "a"  ', " note", "a"),
        ("!!! tip\t", " tip", ""),
        ("!!! a-b", "", ""),
    ],
)
def test_a_box_may_be_begun_in_several_ways(first, kind, title):
    shown = f'<p class="admonition-title">{title}</p>\n' if title else ""

    assert (
        render(f"{first}\n    Ring").html
        == f'<div class="admonition{kind}">\n{shown}<p>Ring</p>\n</div>'
    )


@pytest.mark.parametrize(
    "first",
    ["!!!  note", '!!! note "a" b', '!!! note"a"', "!! note", "!!!", "! !! note", '!!! note "a'],
)
def test_what_is_no_box_is_words(first):
    assert render(f"{first}\n    Ring").html == f"<p>{first}\nRing</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('!!! note "Husk"\n    Ring.\n\n    - a\n\nUtenfor', '<div class="admonition note">\n<p class="admonition-title">Husk</p>\n<p>Ring.</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n<p>Utenfor</p>'),
        ('Tekst\n!!! tip "Husk"\n    Ring', '<p>Tekst</p>\n<div class="admonition tip">\n<p class="admonition-title">Husk</p>\n<p>Ring</p>\n</div>'),
        ("!!! danger\n    Ring", '<div class="admonition danger">\n<p>Ring</p>\n</div>'),
        ('- a\n\n  !!! note "Husk"\n      Ring\n\n- b', '<ul>\n<li>\n<p>a</p>\n<div class="admonition note">\n<p class="admonition-title">Husk</p>\n<p>Ring</p>\n</div>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>'),
        ("!!! note\n    a\n\n\n    b\n   c", '<div class="admonition note">\n<p>a</p>\n<p>b</p>\n</div>\n<p>c</p>'),
        ('!!! note "x"\n\n        kode\n\n    a', '<div class="admonition note">\n<p class="admonition-title">x</p>\n<pre><code>kode\n</code></pre>\n<p>a</p>\n</div>'),
        ("- a\n  !!! note\n      b\nc", '<ul>\n<li>a<div class="admonition note">\n<p>b</p>\n</div>\n</li>\n</ul>\n<p>c</p>'),
        ('> !!! tip "A *b*"\n>     b\n> c', '<blockquote>\n<div class="admonition tip">\n<p class="admonition-title">A <em>b</em></p>\n<p>b</p>\n</div>\n<p>c</p>\n</blockquote>'),
        ("a\n    !!! note\n    b", "<p>a\n!!! note\nb</p>"),
        ("> a\n    !!! note", "<blockquote>\n<p>a\n!!! note</p>\n</blockquote>"),
        ('[a]: https://a.no "t\n!!! note\n    b"', '<p>[a]: <a href="https://a.no">https://a.no</a> "t</p>\n<div class="admonition note">\n<p>b"</p>\n</div>'),
        ("> a\n!!! note\n    b", '<blockquote>\n<p>a</p>\n</blockquote>\n<div class="admonition note">\n<p>b</p>\n</div>'),
        ("!!! note\n    !!! tip\n        a\n    b", '<div class="admonition note">\n<div class="admonition tip">\n<p>a</p>\n</div>\n<p>b</p>\n</div>'),
        ("!!! note\n    a\n\nb\n\n    c", '<div class="admonition note">\n<p>a</p>\n</div>\n<p>b</p>\n<pre><code>c\n</code></pre>'),
        ("!!! note\n    - a\n\n    1. b\n!!! tip\n    c", '<div class="admonition note">\n<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>\n</div>\n<div class="admonition tip">\n<p>c</p>\n</div>'),
        ('!!! note "a"\n\n!!! tip "b"\n    c', '<div class="admonition note">\n<p class="admonition-title">a</p>\n</div>\n<div class="admonition tip">\n<p class="admonition-title">b</p>\n<p>c</p>\n</div>'),
    ],
)  # fmt: skip
def test_a_box_holds_what_is_indented_below_it(text, html):
    assert render(text).html == html


def test_a_box_deep_in_code_is_code():
    assert render('    !!! note "x"').html == '<pre><code>!!! note "x"\n</code></pre>'


def test_a_link_in_a_box_is_found_on_its_line():
    text = 'a\n\n!!! note "[t](tool/a)"\n    b\n\n    [x](tool/a)\n\n[x](tool/a)'
    links = render(text).links

    assert [text.count("\n", 0, link.offset) for link in links] == [2, 5, 7]


def test_definitions_are_told_with_their_lines():
    assert parse("[a]\n\n[a]: https://a.no\n[B]: https://b.no").definitions == {"A": 2, "B": 3}
    assert parse("Ingen").definitions == {}


def test_html_is_found_as_github_sees_it():
    assert has_html("3 < 5\n\na <b>c</b>\n\n<!-- d", is_line=False) == (
        (2, "<b>"),
        (2, "</b>"),
        (4, "<!-- d"),
    )
    assert has_html("<div>\nx\n</div>\n\n- <b>x", is_line=False) == (
        (0, "<div>\nx\n</div>\n"),
        (4, "<b>"),
    )
    assert has_html("# <i>", is_line=True) == ((0, "<i>"),)
    assert has_html("`<i>` \\<b>", is_line=False) == ()


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("| a | b |", 2),
        ("a | b", 2),
        ("a \\| b", 1),
        ("| a ||", 2),
        ("|", 0),
        ("||", 1),
        ("|a", 1),
        ("a|", 1),
        ("  | a |  ", 1),
        ("|a||b|", 3),
        ("", 0),
        ("a", 1),
    ],
)
def test_cells_are_counted_as_github_counts_them(row, count):
    assert cells(row) == count


# Any text drawn from what people use ------------------------------------------------------------

_WORD = st.integers(100, 999).map("ord{}".format)
_INLINE = st.recursive(
    _WORD,
    lambda inner: st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        inner.map("~~{}~~".format),
        inner.map("[{}](tool/notat)".format),
        _WORD.map("`{}`".format),
        st.tuples(inner, inner).map(" ".join),
        st.tuples(_WORD, _WORD).map("\\\n".join),
        st.tuples(_WORD, _WORD).map("\n".join),
        _WORD.map("{}\\*".format),
    ),
    max_leaves=4,
)
_NUMBER = st.sampled_from(["1.", "2.", "3.", "1)", "7.", "2026.", "1. mai"])
_MARKER = st.one_of(st.sampled_from(["-", "*", "+", "- [ ]", "- [x]"]), _NUMBER)


def _indented(text, blanks):
    return "\n".join(blanks + line if line else line for line in text.split("\n"))


def _list(parts):
    marker, items, between, inside, blanks = parts
    lines = [f"{marker} {item}" for item in items]
    lines[0] += between + _indented(inside, blanks)
    return between.join(lines)


_BLOCK = st.recursive(
    st.one_of(
        _INLINE,
        _INLINE.map(lambda text: "## " + text.replace("\n", " ")),
        _INLINE.map(" ### {}".format),
        _WORD.map("{}\n---".format),
        st.just("* * *"),
        _WORD.map("```\n{}\n```".format),
        st.tuples(_WORD, _WORD, _WORD, _WORD).map(lambda w: "{} | {}\n---|---\n{} | {}".format(*w)),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: _indented(text, "> ")),
        st.tuples(
            _MARKER,
            st.lists(_INLINE, min_size=1, max_size=3),
            st.sampled_from(["\n", "\n\n"]),
            inner,
            st.sampled_from(["", " ", "  ", "   ", "    ", "\t", "      "]),
        ).map(_list),
        st.tuples(inner, inner).map("\n\n".join),
        st.tuples(inner, inner).map("\n".join),
    ),
    max_leaves=5,
)


class _Shown(HTMLParser):
    """Reads a page as a person does: the words, and the numbers that lists show."""

    def __init__(self):
        super().__init__()
        self.words, self.lists = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attrs).get("start", 1)) if tag == "ol" else None)
        if tag == "li" and self.lists[-1] is not None:
            self.words.append(str(self.lists[-1]))
            self.lists[-1] += 1

    def handle_endtag(self, tag):
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data):
        self.words += re.findall(r"[^\W_]+", data)


def shown(html):
    reader = _Shown()
    reader.feed(html)
    return reader.words


def written(text):
    """Return the words and numbers of ``text``, without addresses, boxes to tick and rules."""
    bare = re.sub(r"\]\(tool/notat\)|\[[ x]\]", "", text)
    return re.findall(r"[^\W_]+", bare)


@settings(max_examples=150, deadline=None)
@given(text=_BLOCK)
def test_whatever_passes_is_shown_as_in_the_preview_and_nothing_is_lost(text):
    if list(flaws(text, is_field=False, is_item=False)):
        return
    assert not difference(text) or re.search(r"2026\.|1\. mai", text)
    seen, meant = shown(render(text).html), written(text)
    assert [word for word in seen if not word.isdigit()] == [w for w in meant if not w.isdigit()]
    # A list whose every number is written as 1 counts for itself, in the preview too.
    assert {word for word in meant if word.isdigit()} - {"1"} <= set(seen)
