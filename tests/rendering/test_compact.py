"""Stylesheets and scripts without comments do the same as with them."""

from veileder.rendering.compact import compact_css, compact_js


def test_a_stylesheet_keeps_its_rules_and_loses_its_comments() -> None:
    css = "/* Look. */\na > b ,\nc { color: red;\n  margin: 0 1px; }\n@media print {\n d { e: f }}"

    assert compact_css(css) == "a > b,c{color: red;margin: 0 1px}@media print{d{e: f}}\n"


def test_a_script_keeps_its_lines_and_loses_comment_lines_and_indentation() -> None:
    js = '// Why.\nconst a = "https://b.no" // kept\n  if (a) {\n    // gone\n    b()\n  }\n'

    assert compact_js(js) == 'const a = "https://b.no" // kept\nif (a) {\nb()\n}\n'
