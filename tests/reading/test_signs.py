"""Signs that nobody sees: what is mended, what is kept, and that places in the file stay right."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veileder.reading.signs import mended, refused, written_column

STEP = "content/steps/undring.nb.md"
ARTICLE = "municipalities/testkommune/articles/om-oss.nb.md"
TEXT = "---\ntitle: Om oss\nsection: about\n---\n"

MENDED = [
    pytest.param("be\u00adkym\u00adring", "bekymring", id="soft hyphens from Word"),
    pytest.param("bekym\u200bring", "bekymring", id="zero-width space"),
    pytest.param("\ufeffbekymring", "bekymring", id="byte order mark inside the file"),
    pytest.param("be\u2060kym\u200dring", "bekymring", id="word joiner and joiner"),
    pytest.param("sår\u200cbar", "sårbar", id="non-joiner after a Norwegian letter"),
    pytest.param("\u202a+47 22 33 44 66\u202c", "+47 22 33 44 66", id="number from contacts"),
    pytest.param("\u202d22 33 44 66\u202c", "22 33 44 66", id="number copied on a phone"),
    pytest.param("Ring\u200e 112", "Ring 112", id="left-to-right mark"),
    pytest.param("ﬁnne ﬂere, oﬀentlig", "finne flere, offentlig", id="ligatures from PDF"),
    pytest.param("Ring\u000cnå", "Ring nå", id="new page in a PDF"),
    pytest.param("skole\u001ehjem", "skole-hjem", id="Word's hyphen that does not break"),
    pytest.param("be\u001fkymring", "bekymring", id="Word's optional hyphen"),
    pytest.param("title:\u00a0Undring", "title: Undring", id="hard blank before a value"),
    pytest.param("\u00a0\u00a0- lytt", "  - lytt", id="hard blanks as indentation"),
    pytest.param("-\u2003lytt", "- lytt", id="wide blank after a dash"),
    pytest.param("##\u00a0Ring", "## Ring", id="hard blank after a heading's sign"),
    pytest.param("1.\u00a0Ring", "1. Ring", id="hard blank after a number"),
    pytest.param("17.\u00a0Ring", "17. Ring", id="hard blank after a number of two digits"),
    pytest.param('!!!\u00a0\u00a0tip\u00a0\u00a0"A"', '!!!  tip  "A"', id="more in a box"),
    pytest.param("2)\u00a0Ring", "2) Ring", id="hard blank after a number with a bracket"),
    pytest.param("-\u00a0[\u00a0]\u00a0Ring", "- [ ] Ring", id="hard blanks around a box"),
    pytest.param(">\u00a0-\u00a0Ring", "> - Ring", id="hard blanks in a quoted list"),
    pytest.param('!!!\u00a0tip\u00a0"A\u00a01"', '!!! tip "A\u00a01"', id="hard blanks in a box"),
    pytest.param(
        "|\u00a0---\u00a0|\u00a0:--\u00a0|", "| --- | :-- |", id="hard blanks in a rule row"
    ),
    pytest.param("ma\u030al", "mål", id="letter and accent apart"),
]


@pytest.mark.parametrize(("written", "seen"), MENDED)
def test_what_can_only_mean_one_thing_is_taken_for_that(written, seen):
    assert list(refused(written)) == []
    assert mended(written) == seen


UNSEEN = "\x1f\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069"


@pytest.mark.parametrize("sign", UNSEEN + DIRECTIONS)
def test_a_sign_without_a_look_is_taken_away(sign):
    assert list(refused(f"AXI{sign}ng")) == []
    assert mended(f"AXI{sign}ng") == "AXIng"


def test_a_new_page_inside_a_paragraph_is_a_blank():
    assert list(refused("Ring\x0cnå")) == []
    assert mended("Ring\x0cnå") == "Ring nå"


@pytest.mark.parametrize("sign", "\x0b\u2028\u2029")
def test_a_line_break_of_another_program_is_not_ours_to_guess(sign):
    (found,) = refused(f"Storgata 1{sign}Sogndal")

    assert found.column == 11
    assert "et usynlig linjeskift" in found.message
    assert "Trykk Enter" in found.cure


@pytest.mark.parametrize(
    ("sign", "letters"),
    [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st")],
)
def test_joined_letters_are_letters(sign, letters):
    assert mended(f"a{sign}b") == f"a{letters}b"


def test_signs_beside_joined_letters_are_not_touched():
    assert mended("\ufaffﬓ") == "\ufaffﬓ"


@pytest.mark.parametrize("blank", "\u00a0\u2003\u202f")
@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("{}title:{}Undring{}nå", " title: Undring{}nå"),
        ("{}>{}*{}1.{}Ring{}nå", " > * 1. Ring{}nå"),
        ("22.{}mai", "22. mai"),
        ("a-b/c_1:{}x", "a-b/c_1: x"),
        ("Kl.{}8", "Kl.{}8"),
        ("a b:{}8", "a b:{}8"),
        ("1{}000", "1{}000"),
        ("-{}{}x", "-  x"),
        ("a:{}{}x{}y", "a:  x{}y"),
        ("x{}:", "x{}:"),
    ],
)
def test_a_hard_blank_is_a_blank_before_a_value_and_nowhere_else(blank, written, seen):
    assert mended(written.replace("{}", blank)) == seen.replace("{}", blank)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("\u200dåpen", "åpen"),
        ("a\u200db", "ab"),
        ("é\u200cb", "éb"),
        ("1\u200d2", "12"),
        ("«\u200dx", "«x"),
        ("م\u200d", "م\u200d"),
        ("क्\u200dष", "क्\u200dष"),
        ("❤\u200d🔥", "❤\u200d🔥"),
        ("👩🏽\u200d🏫", "👩🏽\u200d🏫"),
        ("❤\u200d\u200da", "❤\u200da"),
    ],
)
def test_a_joiner_is_kept_where_it_joins(written, seen):
    assert mended(written) == seen


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u2066\u2069")
@pytest.mark.parametrize("letter", "אم")
def test_direction_signs_are_meant_beside_letters_from_right_to_left(sign, letter):
    line = f"{letter} {sign}(112)"

    assert mended(line) == line
    assert bool(list(refused(line))) is (sign not in "\u061c\u200e\u200f")


@pytest.mark.parametrize("sign", "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")
def test_arabic_signs_that_are_seen_are_kept(sign):
    assert list(refused(f"م{sign}")) == []


def test_the_emoji_of_a_flag_may_spell_a_region_and_nothing_else_may():
    flag = "\U0001f3f4\U000e0067\U000e007f"

    assert list(refused(f"a {flag} b")) == []
    assert [sign.column for sign in refused("a\U000e0067")] == [2]
    assert [sign.column for sign in refused("\U0001f3f4\U000e0001")] == [2]


@pytest.mark.parametrize("count", [10, 11])
def test_ten_accents_on_a_letter_are_read_and_one_more_is_told(count):
    line = "a" + "\u0323" * count + "e" + "\u0301" * 10

    assert [tuple(sign) for sign in refused(line)] == [
        (12, "Her står mange aksenter på én bokstav", RETYPE)
    ] * (count - 10)


RETYPE = "Slett linjen og skriv den på nytt uten å lime inn."
KEPT = [
    "Ring 22\u00a022\u00a022\u00a022",
    "# Ring\u00a0112",
    "- 22\u00a022\u00a022\u00a022",
    "22\u00a022\u00a022\u00a022",
    "👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "می‌خواهم",
    "مرحبا\u200f (112)\u200e",
    "1\u2009000 – «nå» … ½ €",
    "Sámi: čáhci, ŋ",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_meant_is_kept(text):
    assert list(refused(text)) == []
    assert mended(text) == text


_SEEN = "Her står et usynlig tegn: "
_FONT = (
    "Tegnet {} finnes bare i skriften det er kopiert fra (Symbol, Wingdings)",
    "Er det et punkt i en liste, skriv «- » i stedet. Ellers slett tegnet.",
)
NAMED = [
    ("\u202e", _SEEN + "U+202E (snur skriveretningen)", RETYPE),
    ("\u202b", _SEEN + "U+202B (snur skriveretningen)", RETYPE),
    ("\u2067", _SEEN + "U+2067 (snur skriveretningen)", RETYPE),
    ("\u115f", _SEEN + "U+115F (usynlig bokstav)", RETYPE),
    ("\u1160", _SEEN + "U+1160 (usynlig bokstav)", RETYPE),
    ("\u3164", _SEEN + "U+3164 (usynlig bokstav)", RETYPE),
    ("\uffa0", _SEEN + "U+FFA0 (usynlig bokstav)", RETYPE),
    ("\x80", _SEEN + "U+0080 (ødelagt)", "Skriv «€» i stedet."),
    ("\x96", _SEEN + "U+0096 (ødelagt)", "Skriv «–» i stedet."),
    ("\x9f", _SEEN + "U+009F (ødelagt)", "Skriv «Ÿ» i stedet."),
    ("\x81", _SEEN + "U+0081 (ødelagt)", RETYPE),
    ("\x7f", _SEEN + "U+007F (styretegn)", RETYPE),
    ("\x07", _SEEN + "U+0007 (styretegn)", RETYPE),
    ("\ud800", _SEEN + "U+D800 (styretegn)", RETYPE),
    ("\ufffe", _SEEN + "U+FFFE (styretegn)", RETYPE),
    ("\U0010ffff", _SEEN + "U+10FFFF (styretegn)", RETYPE),
    ("\ufff9", _SEEN + "U+FFF9 (styretegn)", RETYPE),
    ("\uf0b7", _FONT[0].format("U+F0B7"), _FONT[1]),
    ("\U000f0000", _FONT[0].format("U+F0000"), _FONT[1]),
    ("\ufffc", "Her sto det et bilde eller en fil: U+FFFC", "Slett tegnet."),
]


@pytest.mark.parametrize(("sign", "message", "cure"), NAMED)
def test_what_may_mean_anything_is_named_in_norwegian_with_a_cure(sign, message, cure):
    assert list(refused(f"Ring{sign} 112")) == [(5, message, cure)]


@pytest.mark.parametrize("text", ["a\tb", "a\xa0b", "«½»", "ŋ–—‘’“”„•…€→−", "\ufdf0"])
def test_what_has_a_look_is_not_refused(text):
    assert list(refused(text)) == []


def test_a_finding_behind_what_was_mended_is_placed_where_it_stands_in_the_file(workspace):
    body = "be\u00adkym\u200bring\u200e og ma\u030al [x](tool/nei)\n"
    findings = workspace({ARTICLE: TEXT + body}).check().findings

    assert [str(f.at) for f in findings] == [f"{ARTICLE}:5:{body.index('tool/nei') + 1}"]


def test_a_finding_in_a_field_behind_what_was_mended_is_placed_right(workspace):
    line = "re\u200bviewed:\u00a0i går"
    report = workspace({ARTICLE: f"---\ntitle: Om oss\nsection: about\n{line}\n---\n"}).report()

    assert f"{ARTICLE}:4:{line.index('i går') + 1}: feil FELT04: «i går»" in report


def test_a_confirmation_is_written_where_the_mark_stands(workspace):
    """The column in the file is another than in the text that was read."""
    from veileder.authoring.accept import accept  # noqa: PLC0415

    path = "content/steps/felles-plan.nn.md"
    guide = workspace({path: "---\ntitle: Lag ein plan\n\u200btranslated_from: new\n---\n"})
    accept(guide.root, [guide.root / path])

    assert "\u200btranslated_from: 540a62a9\n" in (guide.root / path).read_text(encoding="utf-8")


def test_damage_that_is_mended_changes_no_fingerprint(workspace):
    guide = workspace()
    text = (guide.root / STEP).read_text(encoding="utf-8")
    guide.write(
        STEP, text.replace("undrer", "un\u00addr\u200ber").replace("title: ", "title:\u00a0")
    )

    assert guide.check().findings == []


GONE = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060\u001f"))
NOISE = st.sampled_from(list(map(chr, GONE)))
WORDS = st.text(st.sampled_from("aåæøÅ bc–«.1"), min_size=1, max_size=30)


@settings(max_examples=150, deadline=None)
@given(words=WORDS, noise=st.lists(st.tuples(st.integers(0, 30), NOISE), max_size=6))
def test_a_line_with_noise_is_the_line_without_it_and_every_column_is_found(words, noise):
    written = list(words)
    for place, sign in noise:
        written.insert(min(place, len(written)), sign)
    line = "".join(written)

    assert list(refused(line)) == []
    assert mended(line) == mended(words)
    for column, sign in enumerate(words, start=1):
        assert line[written_column(line, column) - 1] == sign


def test_the_end_of_a_line_is_found_too():
    assert written_column("a\u00ad", 2) == 3
    assert written_column("a\u00adb", 3) == 4


PARTS = [
    ("---\ntitle: Om", " oss\nsection: about\n---\nHei, se [x](tool/", "finnes-ikke) og ", "mer"),
    ("---\ntitle: Om oss\nsection: ab", "aut\nreviewed: ", "i går\n---\nHei", "."),
]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parts=st.sampled_from(PARTS), noise=st.lists(NOISE, min_size=3, max_size=3))
def test_a_file_with_noise_has_the_findings_of_the_file_without_it(workspace, parts, noise):
    """Each on its line, and in the column where it stands with the noise in front."""
    clean = "".join(parts)
    noisy = "".join(map("".join, zip(parts, [*noise, ""], strict=True)))
    expected = workspace({ARTICLE: clean}).check().findings
    found = workspace({ARTICLE: noisy}).check().findings

    assert [(f.rule, f.message, f.cure) for f in found] == [
        (f.rule, f.message, f.cure) for f in expected
    ]
    lines = list(zip(clean.split("\n"), noisy.split("\n"), strict=True))
    for one, other in zip(expected, found, strict=True):
        was, now = lines[one.at.line - 1]
        assert other.at.line == one.at.line
        assert now[other.at.column - 1 :].translate(GONE) == was[one.at.column - 1 :]
