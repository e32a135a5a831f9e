"""Spoilt letters: found with the word as it should be, and nothing else taken for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.reading.damage import damaged, divided

ARTICLE = "municipalities/testkommune/articles/om-oss.nb.md"
TEXT = "---\ntitle: Om oss\nsection: about\n---\n"

DAMAGED = [
    ("MÃ¥lfÃ¸re", "Målføre"),
    ("BÃ¦rum", "Bærum"),
    ("Ã…s", "Ås"),
    ("Ã˜rsta", "Ørsta"),
    ("bÃƒÂ¥t", "båt"),
    ("â€œneiâ€\x9d", "“nei”"),
    ("â€“", "–"),
    ("Ã¢â‚¬â€œ", "–"),
    ("Â«neiÂ»", "«nei»"),
    ("Å¡Ã¡mi", "šámi"),
    ("ðŸ‘¨", "👨"),
    ("Ø§Ù„Ø³", "الس"),
    ("√•l", "ål"),
    ("├Ñl", "ål"),
    ("m†lf›re", "målføre"),
    ("mÂlf¯re", "målføre"),
    ("b°r", "bør"),
    ("XÃ¥7", "Xå7"),
    ("7Ã¥r-X", "7år-X"),
    ("ma˚l", "mål"),
    ("fo¨r", "för"),
    ("bekym¬ring", "bekymring"),
    ("&aring;", "å"),
    ("&#229;", "å"),
    ("&#xE5;", "å"),
    ("l\ufffdre", None),
]


@pytest.mark.parametrize(("written", "likely"), DAMAGED)
def test_spoilt_letters_are_found_with_the_word_they_were(written, likely):
    (found,) = damaged(f"Ja, {written} her")

    assert (found.written, found.likely) == (written, likely)


# One letter of an old encoding inside a word, as another encoding shows it.
SINGLE = ["†å", "›ø", "°ø", "µæ", "σå", "Õå", "¿ø", "¾æ", "¯ø", "Œå", "Âå", "Êæ"]


@pytest.mark.parametrize("pair", SINGLE)
def test_a_single_strange_sign_is_a_letter_only_inside_a_word(pair):
    sign, letter = pair

    assert [d.likely for d in damaged(f"b{sign}l å{sign}å")] == [f"b{letter}l", f"å{letter}å"]
    assert list(damaged(f"b{sign} {sign}b b{sign}B {sign}")) == []


def test_a_cross_after_a_capital_is_a_letter_too_as_old_machines_wrote_it():
    assert [d.likely for d in damaged("M†l og Bâb")] == ["Mål"]


@pytest.mark.parametrize(
    ("written", "letter"),
    [
        *(("a˚", "å"), ("˚a", "å"), ("A˚", "Å"), ("˚A", "Å")),
        *(("o¨", "ö"), ("¨o", "ö"), ("a¨", "ä"), ("¨a", "ä"), ("u¨", "ü"), ("¨u", "ü")),
        *(("O¨", "Ö"), ("¨O", "Ö"), ("A¨", "Ä"), ("¨A", "Ä"), ("U¨", "Ü"), ("¨U", "Ü")),
    ],
)
def test_an_accent_beside_its_letter_is_put_on_it(written, letter):
    assert [d.likely for d in damaged(f"x{written}x")] == [f"x{letter}x"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("på pÃ¥", 5),
        ("MÃ¥l", 2),
        ("Ã¥", 1),
        ("ab&aring;", 3),
        ("a l\ufffdr", 4),
        ("bo\ufffd", 3),
        ("Heiï»¿", 4),
    ],
)
def test_the_place_is_where_the_word_goes_wrong(line, column):
    assert [d.column for d in damaged(line)] == [column]


@pytest.mark.parametrize(
    ("written", "letter"),
    [
        *(("&oslash;", "ø"), ("&Aring;", "Å"), ("&eacute;", "é"), ("&ndash;", "–"), ("&mu;", "μ")),
        *(("&sup2;", "²"), ("&frac12;", "½"), ("&thetasym;", "ϑ"), ("&hellip;", "…")),
        *(("&#48;", "0"), ("&#128512;", "😀"), ("&#xF8;", "ø"), ("&#X1e9;", "ǩ")),
        *(("&#x1F600;", "😀"), ("&frac34;", "¾"), ("&#XE6;", "æ")),
    ],
)
def test_a_letter_written_as_html_is_named(written, letter):
    assert [(d.written, d.likely) for d in damaged(f"a {written}b")] == [(written, letter)]


@pytest.mark.parametrize(
    "text",
    [
        *("&amp;", "&lt;", "&gt;", "&quot;", "&#60;", "&#x3C;", "&#38;", "&#62;"),
        *("&a;", "&finnesikke;", "&#9;", "&#1234567;", "&#x1;", "&#x1F6000;", "& aring;", "&aring"),
    ],
)
def test_what_markdown_needs_and_what_is_no_letter_is_left_alone(text):
    assert list(damaged(f"a {text} b")) == []


def test_every_spoilt_word_of_a_line_is_told():
    found = [(d.column, d.written, d.likely) for d in damaged("pÃ¥ &aring; bÃ¸r, m\ufffd")]

    assert found == [
        (5, "&aring;", "å"),
        (2, "pÃ¥", "på"),
        (14, "bÃ¸r", "bør"),
        (20, "m\ufffd", None),
    ]


def test_damage_upon_damage_is_undone_to_the_third_time():
    spoilt = "båt"
    for _ in range(3):
        spoilt = spoilt.encode().decode("cp1252")

    assert [d.likely for d in damaged(spoilt)] == ["båt"]


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("Ã¢â‚¬Â¢", "•"),
        ("pâ€¯r", "p\u202fr"),
        ("ï¬\x81ne", "ﬁne"),
        ("meâ€‹d", "med"),
        ("ï»¿Hei", "Hei"),
        ("sÃ¸kâ€", "søk”"),
        ("Øªع"[:2] + "Øª", "تت"),
        ("áˆˆá‰¥", "ለብ"),
        ("ðŸ˜€", "😀"),
    ],
)
def test_signs_and_other_alphabets_are_restored_too(written, likely):
    assert [d.likely for d in damaged(written)] == [likely]


@pytest.mark.parametrize("text", ["FOR¬ 20", "Øª", "Ø§ 1", "á ˆ", "ð", "20¬", "¬a", "a¬"])
def test_one_strange_sign_alone_is_no_damage(text):
    assert list(damaged(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "«PÅ» «Å» «BØ» Ø» É» Å… kafé… idé»",
        "20 °C, 5 µg, ¾ liter, 3 × 4, † 1999, 90°",
        "Ñandú, São Tomé, Â, ã, ð, Þór, Øst, ÅÅÅ",
        "R&D; AT&T, &amp; &lt;b&gt; &quot;, a=1&copy=2",
        "حين تتساءل عن طفل – ብዛዕባ ሓደ ቆልዓ",
        "čáhci, ŋ, đ, Šuorbmá",
        "ØXØX ÙXÙX áˆX ðŸXX",
    ],
)
def test_what_somebody_writes_on_purpose_is_left_alone(text):
    assert list(damaged(text)) == []


def test_a_spoilt_word_is_a_finding_with_the_right_word_and_following_it_mends_it(workspace):
    guide = workspace({ARTICLE: f"{TEXT}Hei.\n\nPå MÃ¥lfÃ¸re.\n"})
    (finding,) = guide.check().findings

    assert str(finding.at) == f"{ARTICLE}:7:5"
    assert "«MÃ¥lfÃ¸re»" in finding.message
    assert finding.cure == "Skriv «Målføre»."
    guide.change(ARTICLE, "MÃ¥lfÃ¸re", "Målføre")
    assert guide.check().findings == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("content/terms.yml", "terms: []\n# pÃ¥\n"),
        ("content/emergency.nb.md", "---\ntitle: pÃ¥\n---\n"),
    ],
)
def test_spoilt_letters_are_found_in_every_kind_of_file(workspace, path, line):
    assert "feil FIL10: Her er det ødelagte bokstaver: «pÃ¥»" in workspace({path: line}).report()


LETTERS = st.text(st.sampled_from("æøåÆØÅéèöäüáčŋš«»–—“”…€½"), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(text=LETTERS, encoding=st.sampled_from(["cp1252", "mac_roman", "cp850", "cp437"]))
def test_any_word_read_as_another_encoding_is_found(text, encoding):
    try:
        spoilt = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return
    assert list(damaged(f"a {spoilt} b"))


@pytest.mark.parametrize(
    ("text", "written", "whole"),
    [
        ("en bekym- ring her", "bekym- ring", "bekymring"),
        ("en bekym-\nring her", "bekym- ring", "bekymring"),
        ("- under-\n  visning", "under- visning", "undervisning"),
        ("ta- pe", "ta- pe", "tape"),
        ("en bekym¬ ring", "bekym¬ ring", "bekymring"),
        ("en bekym¬\nring", "bekym¬ ring", "bekymring"),
        ("Årlig- øving", "Årlig- øving", "Årligøving"),
        ("bekym- \n\n  ring.", "bekym- ring", "bekymring"),
    ],
)
def test_a_word_that_kept_its_hyphen_is_pointed_at(text, written, whole):
    assert [(w, h) for _, w, h in divided(text)] == [(written, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "barne- og ungdom, skole- eller hjem, helse-\nog omsorg",
        "for-\n- etter",
        "title: barne-\nsummary: x",
        "nb- 12, A- å, skole-hjem, 8-åring",
        "tids- og stedsavhengig",
        "a- bc",
        "bekym- r",
        "x-bekym- ring",
        "1bekym- ring",
        "bekym- ring-x",
        "bekym- ring: x",
        "bekym-  ring",
        "bekym-\n\n\nRing",
        *(
            f"inn- {word} ut"
            for word in (
                "og eller samt men til enn både inkl inkludert som eit ein ikke ikkje versus kontra"
            ).split()
        ),
    ],
)
def test_a_hyphen_that_is_meant_is_left_alone(text):
    assert list(divided(text)) == []


def test_a_divided_word_is_only_a_warning(workspace):
    (finding,) = workspace({ARTICLE: f"{TEXT}Hei.\nDin bekym-\nring.\n"}).check().findings

    assert str(finding) == (
        f"{ARTICLE}:6:5: advarsel FIL12: «bekym- ring» ser ut som ett ord som er delt\n"
        "    Er det ett ord, skriv «bekymring»."
    )
