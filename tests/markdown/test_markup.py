"""Markdown to HTML that is safe by construction, whatever was written."""

# ruff: noqa: E501 - a table of texts and their HTML

import time
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import markdown
from veileder.markdown.limits import excess
from veileder.markdown.markup import (
    Heading,
    Link,
    _Collector,
    place,
    plain,
    render,
    render_field,
    slug,
)

TAGS = set(
    "p em strong del a ul ol li blockquote code pre hr br div table thead tbody tr th td".split()
)
TAGS |= {"label", "input"}
TAGS |= {f"h{level}" for level in range(1, 7)}
ATTRIBUTES = {"a": {"href"}, "p": {"class"}, "div": {"class"}, "ol": {"start"}, "li": {"class"}}
ATTRIBUTES["input"] = {"type", "disabled", "checked"}
ATTRIBUTES |= {f"h{level}": {"id"} for level in range(1, 7)}
SCHEMES = ("https://", "mailto:", "tel:", "ref:")


class Allowed(HTMLParser):
    """Fails on a tag, an attribute or an address outside the lists above."""

    open_links = 0

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, ()), (tag, name)
            assert name != "href" or value.lower().startswith(SCHEMES), value
            assert name != "class" or set(value.split()) <= CLASSES, value
        if tag == "a":
            assert not self.open_links, "a link inside a link"
            self.open_links += 1

    def handle_endtag(self, tag):
        if tag == "a":
            self.open_links -= 1

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


CLASSES = {"admonition", "admonition-title", "note", "tip", "warning", "danger", "v-task"}


def assert_safe(html):
    reader = Allowed()
    reader.feed(html)
    reader.close()


PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "tekst <img src=x onerror=alert(1)> tekst",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    "<form action=https://evil.example><input name=x></form>",
    "<base href=https://evil.example/>",
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    "<a href=javascript:alert(1)>x</a>",
    '<div style="position:fixed">x</div>',
    "<!-- skjult navn -->",
    "<!DOCTYPE html>",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<![",
    "<div\n\nonclick=x>",
    "<details open ontoggle=alert(1)>",
    "- <b>x</b>\n\n    <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "a|b\n-|-\n<script>x</script>|<img src=x>",
    "`<script>`</code><script>alert(1)</script>",
    '!!! note "<script>alert(1)</script>"\n    <img src=x>',
    '!!! note md-overlay evil "x"\n    y',
    "## <img src=x onerror=alert(1)>",
    '## x {#evil onclick="x"}',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](http://evil.example)",
    "[x](/etc)",
    "[x](../../annen-kommune/)",
    "[x](#anker)",
    "[x]()",
    "[x](<javascript:alert(1)>)",
    '[x](https://a.example" onclick="alert(1))',
    "[x](https://a.example 'onclick=alert(1)')",
    '[x](tool/notat "onmouseover=alert(1)")',
    '[x](https://a.example\\"onclick=1)',
    "[<img src=x onerror=alert(1)>](tool/notat)",
    "[<https://a.example>](tool/notat)",
    "[a [b](tool/b)](tool/a)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]: https://evil.example",
    "[y]\n\n[y]: https://evil.example",
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "![x][y]\n\n[y]: https://evil.example/x.png",
    "[![x](https://evil.example/x.png)](https://evil.example)",
    "<javascript:alert(1)>",
    "<http://evil.example>",
    "<kari@example.no>",
    "{: onclick=alert(1) style=color:red }",
    "tekst\n{: onclick=alert(1) }",
    "[x](tool/notat){: href=javascript:alert(1) }",
    "[TOC]",
    "*[HTML]: x\n\nHTML",
    "[^1]\n\n[^1]: note",
    '--8<-- "/etc/passwd"',
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "{{ ''.__class__ }} {% raw %}",
    "a\n\n    <script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "a|b\n-:|:-:\n1|2",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "- [x] <img src=x onerror=alert(1)>",
    '3. <b>x</b>\n"start=x',
    "```<script>\nalert(1)\n```",
    "~~<b>~~",
    "&amp;lt;script&amp;gt; &\\#60;b&\\#62;",
]


@pytest.mark.parametrize("text", PAYLOADS, ids=lambda text: text[:40])
def test_what_is_not_part_of_the_language_comes_out_as_text(text):
    assert_safe(render(text).html)


@pytest.mark.parametrize("text", PAYLOADS, ids=lambda text: text[:40])
def test_a_placed_text_is_as_safe(text):
    placed = place(render(text).html, lambda ref: None)

    assert_safe(placed)
    assert "ref:" not in placed


BITS = st.sampled_from(
    [
        *"[]()<>!*_`#|-&\\\"':;=/{}\n\t ab1.+å",
        *("    ", "\n\n", "](", "![", "<a ", "</a>", "<script>", "<!--", "-->", "<https://"),
        *("javascript:", "https://a.no", "mailto:", "tool/a", "onclick=", "&#", "&lt;"),
        *("- ", "> ", "1. ", "**", "a|b\n-|-\n", "!!! note ", "[x]: ", "{: "),
    ]
)


@settings(max_examples=400, deadline=None)
@given(bits=st.lists(BITS, max_size=30))
def test_no_text_becomes_anything_but_allowed_html(bits):
    assert_safe(render("".join(bits)).html)


SLOW = ["[", "[a](", "![", "[a][", "<a ", "**a ", "*a_", "<", "&", "\\", "(", "|", "](", "_a "]


@pytest.mark.parametrize("bit", SLOW)
def test_as_many_beginnings_without_an_end_as_may_be_are_quick(bit):
    text = bit * 20_000
    if excess(text):
        text = bit * (1_000 // bit.count(excess(text)[1].partition("«")[2][0]))
    assert excess(text) is None
    started = time.process_time()
    render(text)

    assert time.process_time() - started < 4


DEEP = ["- ", "-\t", "1.\t", "* +\t", "> ", "1. ", "> - ", "- 1. ", "* > ", ">"]


@pytest.mark.parametrize("marker", DEEP)
def test_as_deep_as_the_limit_allows_is_rendered_and_deeper_is_named(marker):
    assert_safe(render(marker * (10 // len(marker.split())) + "a").html)
    assert excess("a\n\n" + marker * 11 + "a") == (2, "Mer enn 10 nivåer inni hverandre")


def test_lists_by_indent_as_deep_as_the_limit_allows_are_rendered():
    text = "".join("    " * depth + "- a\n" for depth in range(11))

    assert excess(text) is None
    assert_safe(render(text).html)
    assert excess(text + "    " * 11 + "- a\n") == (11, "Mer enn 10 nivåer inni hverandre")


def test_nothing_is_left_out_of_lists_and_signs_as_deep_as_the_limits_allow():
    text = "".join("    " * depth + "- a\n" for depth in range(10)) + "    " * 10 + "- " * 10 + "b"

    assert excess(text) is None
    assert render(text).html.count("<ul>") == 20
    assert render("*a **b " * 60 + "c" + " b** a*" * 60).html.count("<em>") == 60


def test_whatever_made_the_tree_only_known_attributes_come_out():
    root = ET.fromstring(
        '<div><p onclick="x" class="a admonition" style="y">a</p><input type="checkbox" name="b"/>'
        '<a href="https://a.no" onclick="x" class="note">b</a><ol start="2" type="a"/></div>'
    )
    _Collector(markdown.Markdown()).run(root)

    assert ET.tostring(root, encoding="unicode") == (
        '<div><p class="admonition">a</p><input type="checkbox" />'
        '<a href="https://a.no">b</a><ol start="2" /></div>'
    )


@pytest.mark.parametrize("sign", "[`*_#&!")
def test_a_thousand_of_a_sign_is_quick_and_one_more_is_named(sign):
    started = time.process_time()
    for around in ("", "a", "a ", " a\n", "a\n"):
        text = "\n" + (sign + around) * 1000
        assert excess(text) is None
        render(text)

    assert time.process_time() - started < 4
    assert excess(text + sign) == (
        1,
        f"Teksten har «{sign}» 1001 ganger, og kan ha det 1000 ganger",
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500 + "ord\n" * 40_000,
        "[" * 300 + "ord " * 20_000 + "]" * 300,
        "[a\n" * 900 + "b " * 9000,
    ],
)
def test_links_without_an_end_in_a_long_paragraph_are_named_and_not_searched_for(text):
    message = "Avsnittet er for langt til å ha så mange «[» uten «]»"

    assert excess(f"Før.\n\n{text}") == (2, message)
    assert excess(text.replace("ord\n", "ord\n\n", 1)[:4000]) is None


def test_a_text_of_many_pages_is_to_be_divided():
    assert excess("Ring barnet.\n\n" * 7_000) is None
    assert excess("Ring barnet.\n\n" * 8_000) == (0, "Teksten har 112000 tegn, og kan ha 100000")


def test_as_much_of_it_as_may_be_is_quick():
    text = "[" * 100 + "ord\n" * 7_000
    assert excess(text) is None
    started = time.process_time()
    render(text)

    assert time.process_time() - started < 4
    assert excess("[a](tool/a) " * 1000) is None


PLAIN = [
    ("Ring **oss** *nå*", "<p>Ring <strong>oss</strong> <em>nå</em></p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3 < 5 & 7 > 6", "<p>3 &lt; 5 &amp; 7 &gt; 6</p>"),
    ("[TOC]", "<p>[TOC]</p>"),
    ("[x][y]\n\n[y]: https://a.no", '<p><a href="https://a.no">x</a></p>'),
    ("snake_case_navn", "<p>snake_case_navn</p>"),
    ("Telefon: her", "<p>Telefon: her</p>"),
    ("2026. Slik var det", "<p>2026. Slik var det</p>"),
    ("Stengt\n1. mai.", "<p>Stengt\n1. mai.</p>"),
    ("17. og 18. mai er fri", "<p>17. og 18. mai er fri</p>"),
    ("3. Ring\n4. Skriv", '<ol start="3">\n<li>Ring</li>\n<li>Skriv</li>\n</ol>'),
    ("~~Ring~~ `<b>`", "<p><del>Ring</del> <code>&lt;b&gt;</code></p>"),
    ("&amp;lt; &lt;b&gt; &copy;", "<p>&amp;lt; &lt;b&gt; ©</p>"),
    ("Storgata 1\\\n6856 Sogndal", "<p>Storgata 1<br />\n6856 Sogndal</p>"),
    ("[x [y]](https://a.no)", '<p><a href="https://a.no">x [y]</a></p>'),
    ("<post@a.no>", '<p><a href="mailto:post@a.no">post@a.no</a></p>'),
    ("> [!WARNING]\n> Ring", '<div class="admonition warning">\n<p>Ring</p>\n</div>'),
    (
        '!!! tip "Råd"\n    Ring',
        '<div class="admonition tip">\n<p class="admonition-title">Råd</p>\n<p>Ring</p>\n</div>',
    ),
    (
        "- [x] Ring",
        '<ul>\n<li class="v-task"><label><input checked="checked" disabled="disabled" type="checkbox" /> Ring</label></li>\n</ul>',
    ),
    (
        "- [ ] a\n- b\n- [X] c\n\n  d",
        '<ul>\n<li class="v-task">\n<p><label><input disabled="disabled" type="checkbox" /> a</label></p>\n</li>\n<li>\n<p>b</p>\n</li>\n<li class="v-task">\n<p><label><input checked="checked" disabled="disabled" type="checkbox" /> c</label></p>\n<p>d</p>\n</li>\n</ul>',
    ),
    (
        "- [ ] **a** b",
        '<ul>\n<li class="v-task"><label><input disabled="disabled" type="checkbox" /> <strong>a</strong> b</label></li>\n</ul>',
    ),
    (
        "# A\n\n## B\n\n###### C",
        '<h2 id="del_a">A</h2>\n<h2 id="del_b">B</h2>\n<h6 id="del_c">C</h6>',
    ),
    ("a <b>x</b> <!-- y -->", "<p>a &lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt;</p>"),
    ("<div>\n\nx\n</div>", "<p>&lt;div&gt;</p>\n<p>x\n&lt;/div&gt;</p>"),
    ("0. a", '<ol start="0">\n<li>a</li>\n</ol>'),
    ("1. a", "<ol>\n<li>a</li>\n</ol>"),
    (
        "| a |\n|:-:|\n| b |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
    ),
    ("a\\\nb  \nc", "<p>a<br />\nb<br />\nc</p>"),
    ("a\n\n---\n\nb", "<p>a</p>\n<hr />\n<p>b</p>"),
    ("![a *b*](c.png) ![x][1]\n\n[1]: d", '<p><img alt="a b" src="img:c.png" /> ![x](d)</p>'),
    ("&copy &#65; &#x41; \\&copy; &amp;copy;", "<p>&amp;copy A A &amp;copy; &amp;copy;</p>"),
    ("`&copy; &#65; &#xaF; &#x;`", "<p><code>&amp;copy; &amp;#65; &amp;#xaF; &amp;#x;</code></p>"),
    ("    a&copy;b", "<pre><code>a&amp;copy;b\n</code></pre>"),
    ("*a*&amp;*b*", "<p><em>a</em>&amp;<em>b</em></p>"),
    ("\x02a\x03", "<p>a</p>"),
    ("***a*** ~~b~~c", "<p><em><strong>a</strong></em> <del>b</del>c</p>"),
    ("`a` b `c`*d*", "<p><code>a</code> b <code>c</code><em>d</em></p>"),
    (
        "[a](HTTPS://a.no) [b](Mailto:x@a.no) [c](TEL:113)",
        '<p><a href="HTTPS://a.no">a</a> <a href="Mailto:x@a.no">b</a> <a href="TEL:113">c</a></p>',
    ),
    (
        "[a](http://a.no) [b](ftp:x) [c](tool/a/b) [d](#x)",
        "<p><a>a</a> <a>b</a> <a>c</a> <a>d</a></p>",
    ),
    (
        "[x](https://a.no?a=1&amp;b=2&copy=3)",
        '<p><a href="https://a.no?a=1&amp;b=2&amp;copy=3">x</a></p>',
    ),
    ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
    ("- a\n\n  b\n- c", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>"),
    ("![x](b.png)", '<p><img alt="x" src="img:b.png" /></p>'),
    ("![x](b.svg) ![x](../b.png)", "<p>![x](b.svg) ![x](../b.png)</p>"),
    ("<https://a.no>", '<p><a href="https://a.no">https://a.no</a></p>'),
    ("[nett](https://a.no/b_(c))", '<p><a href="https://a.no/b_(c)">nett</a></p>'),
    ("[alarm](tel:116111)", '<p><a href="tel:116111">alarm</a></p>'),
    ("[**x**](tool/notat#del)", '<p><a href="ref:tool/notat#del"><strong>x</strong></a></p>'),
    ("\\[x](tool/notat)", "<p>[x](tool/notat)</p>"),
    ("`[x](tool/notat)`", "<p><code>[x](tool/notat)</code></p>"),
    ("Familie 👨‍👩‍👧 حين ሓደ", "<p>Familie 👨‍👩‍👧 حين ሓደ</p>"),
]


@pytest.mark.parametrize(("text", "html"), PLAIN)
def test_ordinary_markdown_is_ordinary_html(text, html):
    assert render(text).html == html


def test_links_are_found_in_order_with_their_places():
    text = "[a](tool/a) og [b](tool/b#c)\n\n[a](tool/a), [d](https://d.no) [e](javascript:x)"
    links = render(text).links

    assert [link.href for link in links] == [
        "tool/a",
        "tool/b#c",
        "tool/a",
        "https://d.no",
        "javascript:x",
    ]
    assert all(text[link.offset :].startswith(link.href) for link in links)
    assert [link.is_reference for link in links] == [True, True, True, False, False]
    assert [link.is_external for link in links] == [False, False, False, True, False]
    assert (links[1].ref, links[1].anchor) == ("tool/b", "c")


def test_links_by_name_and_mail_addresses_are_found_where_they_are_used():
    text = "Hei\n\n[a][1], [b](tool/b) og <post@a.no>\n\n[1]: https://a.no\n\n[c](tool/c)"
    links = render(text).links

    assert [(link.href, text.count("\n", 0, link.offset)) for link in links] == [
        ("https://a.no", 2),
        ("tool/b", 2),
        ("mailto:post@a.no", 2),
        ("tool/c", 6),
    ]


def test_a_field_of_one_line_has_no_lists_or_headings():
    assert (
        render_field("2. klasse [her](tool/a)").inline == '2. klasse <a href="ref:tool/a">her</a>'
    )
    assert render_field("<b>2. x</b>").html == "<p>&lt;b&gt;2. x&lt;/b&gt;</p>"
    assert render_field("# Ring").html == "<p># Ring</p>"
    assert render_field("- en\n- to\n").html == render("- en\n- to").html


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<br />b</p>", "a b"),
        ("<p>for<em>ste</em><strong>del</strong><code>s</code></p>", "forstedels"),
        ('<p><a href="x">a</a>b &amp; c</p>\n<p>d</p>', "ab & c d"),
        ("<abbr>a</abbr>b", "a b"),
        ("3 &lt; 5 &gt; 1", "3 < 5 > 1"),
    ],
)
def test_words_are_kept_together_and_apart_as_they_are_seen(html, words):
    assert plain(html) == words


def test_a_text_of_more_than_a_paragraph_keeps_its_paragraphs():
    assert render("a\nb").inline == "a\nb"
    assert render("- a").inline == "<ul>\n<li>a</li>\n</ul>"
    assert render("> a").inline == "<blockquote>\n<p>a</p>\n</blockquote>"
    assert render("a\n\n- b\n\nc").inline == "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>"
    assert render_field(" a\nb ").html == "<p>a\nb</p>"


def test_what_a_link_shows_and_where_it_stands_are_told():
    text = "Se [**A** & b](https://a.no?c&amp;d) og [e][1].\n\n[E][1]\n\n[1]: tool/e"

    assert render(text).links == (
        Link("https://a.no?c&d", 0, "A & b"),
        Link("tool/e", 0, "e"),
        Link("tool/e", text.index("[E]"), "E"),
    )


def test_a_link_is_looked_for_after_the_one_before_and_on_its_own_lines():
    text = "tool/a [b](tool/a) [tool/a](<tool/a>)\n\nx\n\n- tool/a\n- [d](tool/a)"

    assert [link.offset for link in render(text).links] == [11, 29, 57]


def test_a_link_written_with_blanks_is_found_too():
    assert [link.offset for link in render("Se [x]( tool/a ) og [y](\ntool/b)").links] == [8, 25]


def test_what_is_found_in_a_text_to_tap_is_told():
    assert [tap.text for tap in render("Ring 112 eller **829 12 345**").taps] == [
        "112",
        "829 12 345",
    ]


@pytest.mark.parametrize("blank", ["    ", "\t"])
def test_too_deep_by_indent_is_told_on_its_line(blank):
    assert excess("a\n" + blank * 10 + "b") is None
    assert excess("a\n" + blank * 10 + " b") == (1, "Mer enn 10 nivåer inni hverandre")
    assert excess("a\n\n" + blank * 11 + "b") == (2, "Mer enn 10 nivåer inni hverandre")


@pytest.mark.parametrize(
    "text", ["-" * 20, "* " * 10 + "a", "1." * 12, "- a - b " * 11, "1.1.1.1.1.1.1.1.1.1.1.1. x"]
)
def test_signs_that_open_nothing_are_no_levels(text):
    assert excess(text) is None


def test_blank_lines_are_no_levels():
    assert excess("Ring\n" + "\t" * 14 + "\nSkriv") is None


@pytest.mark.parametrize("href", ["https://", "tell:116111", "htps://a.no", "www.a.no", "https:a"])
def test_an_address_with_a_mistake_is_neither_reference_nor_address(href):
    (link,) = render(f"[x]({href})").links

    assert not link.is_reference
    assert not link.is_external


def test_headings_have_unique_ascii_ids():
    headings = render(
        "## Når bør du ringe?\n\n### Å & Ø\n\n## Når bør du ringe?\n\n## حين"
    ).headings

    assert headings == (
        Heading(2, "nar-bor-du-ringe", "Når bør du ringe?"),
        Heading(3, "a-o", "Å & Ø"),
        Heading(2, "nar-bor-du-ringe_1", "Når bør du ringe?"),
        Heading(2, "_1", "حين"),
    )


def test_placing_points_references_and_drops_those_that_lead_nowhere():
    html = render("[a](tool/a), [b](tool/b) og [c](https://c.no) i {ukjent}").html

    placed = place(html, {"tool/a": "../a/?x&y"}.get)

    assert placed == (
        '<p><a href="../a/?x&amp;y">a</a>, b og <a href="https://c.no">c</a> i {ukjent}</p>'
    )


def test_words_without_tags():
    assert plain(render("**Ring** [oss](tel:113)\n\n- 3 < 5").html) == "Ring oss 3 < 5"
    assert render("Les **dette**").inline == "Les <strong>dette</strong>"
    assert render("a\n\nb").inline == "<p>a</p>\n<p>b</p>"


def test_slugs():
    assert slug("Æ, Ø og Å – «BTI»!") == "ae-o-og-a-bti"
    assert slug("-É 9 ñ-") == "e-9-n"
    assert slug("حين") == ""
