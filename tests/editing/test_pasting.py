"""What a person pastes becomes our Markdown, with the same words, and passes our own checks."""

# ruff: noqa: E501 - clipboard HTML as the programs write it

import re
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veileder.checks.judging import Form, judged
from veileder.editing.pasting import LONGEST, pasted
from veileder.markdown.markup import plain, render
from veileder.model.base import Language


def _clean(html):
    """Return the Markdown of ``html``, which nothing may be wrong with, without line ends outside."""
    markdown = pasted(html).markdown
    assert [r.message for r in judged(markdown, Form.BODY).remarks] == []
    return markdown


def _word_item(sign, words, level=1, list_id=0, font="Symbol"):
    blanks = "&nbsp;" * 5
    return f"""<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;
mso-list:l{list_id} level{level} lfo1'><![if !supportLists]><span style='font-family:{font};
mso-bidi-font-family:{font}'><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt "Times New Roman"'>{blanks}
</span></span></span><![endif]>{words}<o:p></o:p></p>
"""


def _word(body):
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style><!-- @list l0:level1
{{mso-level-number-format:bullet;}} --></style></head><body lang=NO-BOK><!--StartFragment-->{body}<!--EndFragment--></body></html>"""


def test_bullets_and_numbers_from_word_become_lists():
    html = _word(
        "<h2>Før samtalen<o:p></o:p></h2>"
        + _word_item("·", "Finn et rolig sted")
        + _word_item("o", "uten telefon", level=2, font='"Courier New"')
        + _word_item("§", "og uten søsken", level=3, font="Wingdings")
        + _word_item("\uf0b7", "Si hva du er <b>bekymret</b> for")
        + "<p class=MsoNormal>Etterpå<o:p></o:p></p>"
        + _word_item("3.", "Skriv ned", list_id=1)
        + _word_item("4.", "Del med leder", list_id=1)
        + _word_item("a)", "samme dag", level=2, list_id=1)
    )

    assert _clean(html) == (
        "## Før samtalen\n\n"
        "- Finn et rolig sted\n  - uten telefon\n    - og uten søsken\n"
        "- Si hva du er **bekymret** for\n\n"
        "Etterpå\n\n"
        "3. Skriv ned\n4. Del med leder\n   1. samme dag"
    )


def test_a_point_in_word_goes_on_below_and_a_number_that_word_makes_of_words_is_kept():
    html = _word(
        _word_item("Steg 1.", "Ring")
        + "<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt'>straks<o:p></o:p></p>"
        + _word_item("Steg 2.", "Vent")
    )

    assert _clean(html) == "- Steg 1. Ring\n\n  straks\n- Steg 2. Vent"


def test_google_docs_wraps_all_in_bold_and_puts_lists_beside_their_points():
    html = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7f"><h1 dir="ltr"><span style="font-weight:400">Uro</span></h1>
<p dir="ltr"><span style="color:#000000;font-weight:700;font-style:normal">Ring</span><span style="font-weight:400"> og </span><span style="font-weight:400;font-style:italic">skriv</span></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>En</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>Under</span></p></li></ul><li><p>To</p></li></ul></b>"""

    assert _clean(html) == "## Uro\n\n**Ring** og *skriv*\n\n- En\n  - Under\n- To"
    assert pasted(html).lost == ()


def test_word_in_the_browser_has_a_list_for_each_point():
    point = '<div class="ListContainerWrapper SCXW1"><{0} role="list"><li data-leveltext="" data-aria-posinset="{1}" data-aria-level="{2}"><p><span>{3}</span></p></li></{0}></div>'
    html = (
        point.format("ul", 1, 1, "En")
        + point.format("ul", 1, 2, "Under")
        + point.format("ul", 2, 1, "To")
    )

    assert _clean(html) == "- En\n  - Under\n- To"


def test_libreoffice_has_paragraphs_in_its_points_and_notes_at_the_end():
    html = """<ol><li><p style="margin-bottom: 0cm">Ring<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup></p></li>
<li><p>Vent</p></li></ol><div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a> Dagtid.</p></div>"""

    assert _clean(html) == "1. Ring\n2. Vent"
    assert pasted(html).lost == ("fotnoter: «Dagtid.»",)


def test_a_mail_from_outlook_has_tables_for_frames_lines_for_paragraphs_and_wrapped_links():
    link = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.bufdir.no%2Fbti&amp;data=05"
    html = f"""<table border=0><tr><td><div>Hei<br></div><div><br></div><div>• En<br>• To</div>
<div>Se <a href="{link}">Bufdir</a>, <a href="mailto:post@example.no">post@example.no</a> eller <a href="tel:00012345">telefon</a></div></td></tr></table>"""

    assert _clean(html) == (
        "Hei\n\n- En\n- To\n\n"
        "Se [Bufdir](https://www.bufdir.no/bti), post@example.no eller [telefon](tel:00012345)"
    )


def test_tables_get_one_line_in_each_cell_and_merged_cells_are_told():
    html = """<table><caption>Åpent</caption><tr><td colspan=2><b>Dag</b></td><td>Kl.</td></tr>
<tr><td rowspan=2>Mandag</td><td><p>9–11</p><p>12–14</p></td><td>1 | 2</td></tr><tr><td><ul><li>a</li><li>b</li></ul></td></tr></table>"""

    assert _clean(html) == (
        "Åpent\n\n| Dag |  | Kl. |\n| --- | --- | --- |\n"
        "| Mandag | 9–11; 12–14 | 1 \\| 2 |\n|  | a; b |  |"
    )
    assert [words.partition(" (")[0] for words in pasted(html).lost] == [
        "sammenslåtte ruter i tabell",
        "avsnitt og lister inni ruter i tabell",
    ]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>Merk:</b>ring <b>nå </b><b>igjen</b>", "**Merk**:ring **nå igjen**"),
        ("<h1>A</h1><h3>B</h3><h3>C</h3><h2>D</h2><h6>E</h6>", "## A\n\n### B\n\n### C\n\n### D\n\n#### E"),
        ("<p>barne&shy;vern&#8203;et, §&nbsp;13-2,&nbsp;og «sitat»</p>", "barnevernet, §\xa013-2, og «sitat»"),
        ("<p>1. mai er det stengt</p>", "1\\. mai er det stengt"),
        ("<p># nr. 1 * to_tre [x] &lt;b&gt; &amp;copy;</p>", "\\# nr. 1 \\* to_tre \\[x\\] \\<b> \\&copy;"),
        ("<p>- En</p><p>– To</p>", "- En\n- To"),
        ("<p>1. En<br>2. To</p>", "1. En\n2. To"),
        ("En<br><br>To<br>tre", "En\n\nTo\\\ntre"),
        ("<dl><dt>BTI</dt><dd>Innsats</dd></dl>", "- **BTI**: Innsats"),
        ("<ul><li><input type=checkbox checked> A</li><li><input type=checkbox>B</li></ul>", "- [x] A\n- [ ] B"),
        ("<p>☐ A</p><p>☒ B</p><p>→ C</p>", "- [ ] A\n- [x] B\n- C"),
        ("<ul><li><h3>A</h3><p>B</p></li></ul>", "- **A**\n\n  B"),
        ("<p>10 m<sup>2</sup> CO<sub>2</sub></p>", "10 m² CO₂"),
        ("<p>{municipality} og {navn}</p>", "{municipality} og (navn)"),
        ("<p>Ring<span style='font-family:Wingdings'>à</span>svar</p>", "Ring→svar"),
        ('<p><a href="http://www.bufdir.no/a_b">Råd</a></p>', "[Råd](https://www.bufdir.no/a_b)"),
        ('<p>https://www.bufdir.no/a_b?c=1*2</p>', "https://www.bufdir.no/a_b?c=1\\*2"),
        ('<div class="admonition tip"><p class="admonition-title">Husk</p><p>En</p><p>To</p></div>', '!!! tip "Husk"\n    En\n\n    To'),
        ("<p>ord<b>ut</b>heving og <b>«sitat»</b>s</p>", "ord**ut**heving og **«sitat**»s"),
    ],
)  # fmt: skip
def test_what_was_copied_is_written_as_we_write_it(html, markdown):
    assert _clean(html) == markdown


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<p>A<img src=x alt="Kart"><img width=1></p>', "bilder: «Kart»"),
        ("<p><span style='color:red'>A</span></p>", "farger og markering"),
        ("<p><u>A</u></p>", "understreking"),
        ("<p>A<del datetime=2026>gammelt</del></p>", "slettet tekst i sporede endringer: «gammelt»"),
        ("<p>A<script>x()</script></p>", "skript"),
        ("<p>A</p><iframe src=x></iframe>", "video, skjema og annet innebygd"),
        ('<p>A <a href="file:///C:/x.docx">skjema</a></p>', "lenker som ikke virker utenfra: «skjema»"),
        ('<p>A<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[K1]</a></span></p>', "kommentarer"),
        ("<p class=MsoToc1>Innhold 3</p><p>A</p>", "innholdsfortegnelse"),
        ("<p>A<span style='display: none'>hemmelig</span></p>", "skjult tekst"),
        ("<p>A\uf04a</p>", "tegn fra Symbol eller Wingdings"),
    ],
)  # fmt: skip
def test_what_our_markdown_has_not_is_told_and_taken_away(html, told):
    result = pasted(html)

    assert result.markdown.partition(" ")[0] == "A"
    assert result.lost == (told,)


def test_what_is_lost_is_told_in_nynorsk_too():
    assert pasted("<p><img alt=Kart src=x>A</p>", Language.NN).lost == ("bilete: «Kart»",)


def test_too_much_is_refused_in_words():
    assert pasted("a" * (LONGEST + 1)).lost == ("alt: det du limte inn, er for stort",)


_TAGS = (
    "p div b strong i em u s a ul ol li table tr td th h1 h2 h3 h6 br span blockquote pre code dl dt dd sup img script"
    " style input hr section font del o:p"
).split()
_ATTRIBUTES = (
    "", " style='mso-list:l0 level2 lfo1'", " style='mso-list:Ignore'", " style='font-weight:bold'",
    " href='https://www.example.no/a_(b)'", " href='javascript:alert(1)'", " colspan=3", " rowspan=2",
    " class=admonition", " type=checkbox checked", " data-aria-level=2", " start=7", " role=heading", " alt=x",
)  # fmt: skip
_WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["ord", "• punkt", "- punkt", "1. ring", "**fet**", "# a", "a | b", "--- | ---", "[x](y)", "!!! note", "{x}",
         "<!--", "<![if", "]]>", "==x==", "&amp;lt;b&amp;gt;", "`", "```", "~~~", "  ", "\\", "· a", "===", "> a", "1) a", "a_b_c *d"]
    ),
)  # fmt: skip
_ELEMENT = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda tag, attribute, children: f"<{tag}{attribute}>{''.join(children)}</{tag}>",
        st.sampled_from(_TAGS),
        st.sampled_from(_ATTRIBUTES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)
_QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@_QUICK
@given(st.lists(_ELEMENT, max_size=4).map("".join))
def test_anything_gives_markdown_without_html_that_says_the_same_when_pasted_again(html):
    markdown = pasted(html).markdown
    shown = render(markdown).html

    codes = {remark.code for remark in judged(markdown, Form.BODY).remarks}
    assert not codes & {"TEKST01", "TEKST03", "TEKST05"}
    again = pasted(shown).markdown
    assert "".join(plain(render(again).html).split()) == "".join(plain(shown).split())


@_QUICK
@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_the_words_of_a_paragraph_are_kept_as_they_are(words):
    from html import escape  # noqa: PLC0415

    text = " ".join(" ".join(words).split())
    shown = plain(render(pasted(f"<p>x {escape(text)}</p>").markdown).html)

    assert _letters(shown) == _letters(f"x {text}")


def _letters(text):
    return "".join(re.findall(r"[a-zæøå0-9]", unicodedata.normalize("NFKC", text).lower()))


def test_words_between_the_cells_of_a_table_are_kept():
    html = "<table>Først<tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>"

    assert _clean(html) == "Først\n\n| A | B |\n| --- | --- |\n| C | D |"


def test_a_long_table_takes_no_long_time():
    html = "<table>" + "<tr><td>a</td><td>b</td></tr>" * 300 + "</table>"
    before = time.monotonic()

    assert pasted(html).markdown.count("\n") == 300
    assert time.monotonic() - before < 10  # a tenth of that, where nothing else is running


def test_hundreds_of_frames_around_a_word_are_no_fault_and_no_list_in_a_list():
    assert pasted("<div><ul><li>" * 300 + "ord").markdown == "- ord"
