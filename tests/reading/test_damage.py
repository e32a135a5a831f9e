"""Spoilt letters: found with the word as it should be, and nothing else taken for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.damage import damaged, divided

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


@pytest.mark.parametrize(
    "text",
    [
        "«PÅ» «Å» «BØ» Ø» É» Å… kafé… idé»",
        "20 °C, 5 µg, ¾ liter, 3 × 4, † 1999, 90°",
        "Ñandú, São Tomé, Â, ã, ð, Þór, Øst, ÅÅÅ",
        "R&D; AT&T, &amp; &lt;b&gt; &quot;, a=1&copy=2",
        "حين تتساءل عن طفل – ብዛዕባ ሓደ ቆልዓ",
        "čáhci, ŋ, đ, Šuorbmá",
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
