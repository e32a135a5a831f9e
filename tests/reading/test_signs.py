"""Signs that nobody sees: what is mended, what is kept, and that places in the file stay right."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veileder.signs import mended, refused, written_column

STEP = "content/steps/undring.nb.md"
ARTICLE = "municipalities/testkommune/articles/om-oss.nb.md"
TEXT = "---\ntitle: Om oss\nsection: about\n---\n"

MENDED = [
    pytest.param("be\u00adkym\u00adring", "bekymring", id="soft hyphens from Word"),
    pytest.param("bekym\u200bring", "bekymring", id="zero-width space"),
    pytest.param("\ufeffbekymring", "bekymring", id="byte order mark inside the file"),
    pytest.param("be\u2060kym\u200dring", "bekymring", id="word joiner and joiner"),
    pytest.param("sår\u200cbar", "sårbar", id="non-joiner after a Norwegian letter"),
    pytest.param("\u202a+47 22 22 22 22\u202c", "+47 22 22 22 22", id="number from contacts"),
    pytest.param("\u202d22 22 22 22\u202c", "22 22 22 22", id="number copied on a phone"),
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


@pytest.mark.parametrize(
    ("sign", "said", "cure"),
    [
        ("\u202e", "snur skriveretningen", "skriv den på nytt"),
        ("\u0096", "ødelagt", "Skriv «–» i stedet."),
        ("\u0085", "ødelagt", "Skriv «…» i stedet."),
        ("\uf0b7", "Symbol, Wingdings", "skriv «- » i stedet"),
        ("\ufffc", "et bilde eller en fil", "Slett tegnet."),
        ("\x07", "styretegn", "skriv den på nytt"),
    ],
)
def test_what_may_mean_anything_is_named_in_norwegian_with_a_cure(sign, said, cure):
    (found,) = refused(f"Ring{sign} 112")

    assert found.column == 5
    assert said in found.message
    assert cure in found.cure


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
    from veileder.accept import accept  # noqa: PLC0415

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
