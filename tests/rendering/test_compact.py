"""Stylesheets and scripts without comments do the same as with them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments import lex
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Whitespace

from veileder.rendering.compact import compact_css, compact_js
from veileder.rendering.stylesheets import put_together

THEME = Path(__file__).parents[2] / "theme_overrides"
STYLES = {path.name: path.read_bytes() for path in (THEME / "stylesheets").glob("*.css")}
STYLESHEET = b"".join(put_together(STYLES).values()).decode()
SCRIPTS = sorted((THEME / "javascripts").glob("*.js"))


@pytest.mark.parametrize(
    ("written", "compact"),
    [
        ("/* A */\na > b ,\nc { d: e;\n  margin: 0 1px; }\n", "a>b,c{d:e;margin:0 1px}"),
        ("@media print {\n d { e: f }\n}\n", "@media print{d{e:f}}"),
        ("a :hover { b: calc(1px + 2px) }", "a :hover{b:calc(1px + 2px)}"),
        ('a { content: "; /* } , "; }', 'a{content:"; /* } , "}'),
        (r"a { content: '\' ;  '; ; }", r"a{content:'\' ;  '}"),
        ("a { b: url(data:image/png;base64,a==) ; }", "a{b:url(data:image/png;base64,a==)}"),
        ("a/* b */c { } /* d */ e { f: g }", "a c{}e{f:g}"),
        (":root { --on: initial; --off: ; }", ":root{--on:initial;--off: }"),
        (":root { --off: ; --on: initial }", ":root{--off: ;--on:initial}"),
    ],
)  # fmt: skip
def test_a_stylesheet_keeps_its_rules_and_loses_what_is_for_its_readers(written, compact):
    assert compact_css(written) == compact


@given(
    text=st.text(st.sampled_from("ab \\\n;{}:,>/*()") | st.characters(codec="utf-8"), max_size=20)
)
@settings(max_examples=100, deadline=None)
def test_what_is_in_quotes_is_nobody_s_to_change(text):
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    assert compact_css(f"a {{ content: {quoted} ; }} /* x */") == f"a{{content:{quoted}}}"


def test_to_make_it_compact_again_changes_nothing():
    once = compact_css(STYLESHEET)

    assert compact_css(once) == once


@pytest.mark.browser
def test_a_browser_reads_the_same_rules(chromium):
    """Only the space around signs in what nobody has parsed yet, as ``var(--a, b)``, may differ."""
    page = chromium.new_page()
    read = """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
        return [...sheet.cssRules].map((rule) => rule.cssText) }"""
    written, compact = (page.evaluate(read, css) for css in (STYLESHEET, compact_css(STYLESHEET)))
    page.close()

    assert [_without_space(rule) for rule in written] == [_without_space(rule) for rule in compact]


def _without_space(rule: str) -> str:
    return "".join(rule.split())


@pytest.mark.parametrize(
    ("written", "compact"),
    [
        ('// Why.\nconst a = "https://b.no" // kept\n', 'const a = "https://b.no" // kept\n'),
        ("  if (a) {\n    // gone\n    b()\n  }\n", "if (a) {\nb()\n}\n"),
        ("/* One\n   // two */\n\na() /* kept */\n", "a() /* kept */\n"),
        ("/** What. */\nfunction a() {}\n", "function a() {}\n"),
        ("/* a */ b()\n", "/* a */ b()\n"),
        ("a = [\n  /x/, // kept\n  1 /* b\n  */ ]\n", "a = [\n/x/, // kept\n1 /* b\n*/ ]\n"),
    ],
)
def test_a_script_keeps_its_lines_and_loses_comment_lines_and_indentation(written, compact):
    assert compact_js(written) == compact


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_lose_nothing_but_comments_and_space(path):
    """Read by somebody else's eyes; and no text goes over several lines, where space counts."""
    script = path.read_text(encoding="utf-8")

    assert _tokens(compact_js(script)) == _tokens(script)
    assert not [line for line in script.splitlines() if line.count("`") % 2]


def _tokens(script: str) -> str:
    read = lex(script, JavascriptLexer())
    said = (text for kind, text in read if kind not in Comment and kind not in Whitespace)
    return "".join("".join(said).split())
