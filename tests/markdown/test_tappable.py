"""What is to be tapped in a text, what is only digits, and what is wrong."""

# ruff: noqa: E501 - a table reads best with one row per example

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.markdown import tappable
from veileder.markdown.markup import render
from veileder.markdown.tappable import taps

NUMBERS = [
    ("Ring 22 33 44 55.", ["tel:22334455"]),
    ("Vakt: 224 45 678", ["tel:22445678"]),
    ("22334455 (dagtid)", ["tel:22334455"]),
    ("22\xa033\xa044\xa055", ["tel:22334455"]),
    ("+47 22 33 44 55 eller +4722334455", ["tel:+4722334455", "tel:+4722334455"]),
    ("800 12 345", ["tel:80012345"]),
    ("00 01 23 45", ["tel:00012345"]),
    ("Alarmtelefonen 116 111, legevakt 116117", ["tel:116111", "tel:116117"]),
    ("Ring oss på 02800", ["tel:02800"]),
    ("tlf.: 05555", ["tel:05555"]),
    ("Ring 2233 4455", ["tel:22334455"]),
    ("22 33 44 55 24 timer i døgnet", ["tel:22334455"]),
    ("Ring 22 33 44 55, 33 44 55 66", ["tel:22334455", "tel:33445566"]),
    ("Ring 112", ["tel:112"]),
    ("Ring politiet på 112 hvis noen er i fare", ["tel:112"]),
    ("politiet (112)", ["tel:112"]),
    ("Nødnummer: 110, 112 og 113", ["tel:110", "tel:112", "tel:113"]),
    ("112 ved fare for liv", ["tel:112"]),
    ("113 – ambulanse", ["tel:113"]),
    ("Fare for liv: 112", ["tel:112"]),
    ("politiet på 02800", ["tel:02800"]),
    ("Tlf.57123456", ["tel:57123456"]),
    ("Vakta: 5712 3456", ["tel:57123456"]),
    ("Tlf 57 - 12 34 56", ["tel:57123456"]),
    ("Telefon: 57/12 34 56", ["tel:57123456"]),
    ("tlf. (57) 12 34 56", ["tel:57123456"]),
    ("Ring 4757123456", ["tel:+4757123456"]),
    ("Tlf: 57 12 34 56/57123457", ["tel:57123456", "tel:57123457"]),
    ("Barnevernvakta, døgnåpent, 571 23456 eller 57 12 34 57", ["tel:57123456", "tel:57123457"]),
    ("اتصل 112، و22 33 44 55", ["tel:112", "tel:22334455"]),
]
NOT_NUMBERS = [
    "112 elever",
    "Politiet fikk 112 meldinger",
    "Grunnloven § 112",
    "§ 22 33 44 55",
    "side 112",
    "2024–2026",
    "Skoleåret 2025 2026",
    "20261121",
    "21.11.2026 08.00",
    "2026-11-21",
    "kr 25 000 000",
    "25 00 00 00 kroner",
    "12 000 000",
    "22334455,50",
    "22 33 44 55 %",
    "organisasjonsnummer 974760673",
    "org.nr. 974 760 673",
    "Kommunenummer 4206",
    "LOV-2021-06-18-97",
    "0150 Oslo",
    "02800",
    "3,14159265",
    "10 20 30 40",
    "1 22 33 44 55",
    "22 33 44 55 66",
    "saksnummer 24123456",
    "Saksnr. 24123456",
    "kontonummer 22334455",
    "116 000 barn",
    "Ring 3 kolleger i 15 minutter",
    "versjon 22334455-2",
    "01010112345",
    "A22334455",
    "Telefonar for 25 000 000",
    "Vakt 2025 2026",
    "Vakt 24/7 12345",
    "Vakta, saksnummer 2412 3456",
    "5712 3456",
    "fare for 112 elever",
    "politiet har 02800 saker",
    "4757123456",
]
ADDRESSES = [
    ("Se www.bufdir.no.", ["https://www.bufdir.no"]),
    ("(https://a.no/x_(y))", ["https://a.no/x_(y)"]),
    ("https://a.no/b?c=d#e!", ["https://a.no/b?c=d#e"]),
    ("«https://a.no»", ["https://a.no"]),
    ("post@a.no, kari.nes-by@b.kommune.no.", ["mailto:post@a.no", "mailto:kari.nes-by@b.kommune.no"]),
    ("mailto:post@a.no", ["mailto:post@a.no"]),
    ("https://målføre.kommune.no", ["https://målføre.kommune.no"]),
    ("a.no", []),
    ("Møt oss kl. 8 @ biblioteket, og følg @kommunen", []),
    ("post@a.no, no er det stengt. post@no.ibm.com. Vi", ["mailto:post@a.no", "mailto:post@no.ibm.com"]),
    ("post@a.co.uk og post@kari.photo", ["mailto:post@a.co.uk", "mailto:post@kari.photo"]),
    ("https://a.no/\nVi svarer. https://a.no/\nog/eller https://a.no/b\n- c", ["https://a.no/", "https://a.no/", "https://a.no/b"]),
    ("https://", []),
    ("@a.no www.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hrefs"), NUMBERS + ADDRESSES)
def test_what_can_be_reached_leads_there(text, hrefs):
    assert [tap.href for tap in taps(text)] == hrefs


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_only_looks_like_a_number_is_left_alone(text):
    assert taps(text) == []


@pytest.mark.parametrize(
    ("text", "shown", "cure"),
    [
        ("Ring 829 12 345", "829 12 345", "koster ekstra"),
        ("82 91 23 45", "82 91 23 45", "koster ekstra"),
        ("0047 22 33 44 55", "0047 22 33 44 55", "Skriv +47 22 33 44 55."),
        ("tlf. 22-33-44-55", "22-33-44-55", "Skriv 22 33 44 55."),
        ("Ring 22 33 44 5", "22 33 44 5", "Det har 7 sifre"),
        ("telefon 12 34 56 78", "12 34 56 78", "Finn det rette"),
        ("+46 8 123 456 78", "+46 8 123 456 78", "norsk nummer"),
        ("Ring 1881", "1881", "Det har 4 sifre"),
        ("kari@gmail.com", "kari@gmail.com", "felles postkasse"),
        ("ola@protonmail.com", "ola@protonmail.com", "felles postkasse"),
        ("bti@fjelldal.kommune,no", "bti@fjelldal.kommune,no", "Skriv bti@fjelldal.kommune.no"),
        ("bti@fjelldal.kommune. no", "bti@fjelldal.kommune. no", "Skriv bti@fjelldal.kommune.no"),
        ("bti@fjelldal.kommune.no.Vi svarar", "bti@fjelldal.kommune.no.Vi", "mellomrom etter adressen: bti@fjelldal.kommune.no."),
        ("bti@ fjelldal.kommune.no", "bti@ fjelldal.kommune.no", "Skriv bti@fjelldal.kommune.no"),
        ("bti @ fjelldal.kommune.no.", "bti @ fjelldal.kommune.no", "Skriv bti@fjelldal.kommune.no"),
        ("bti@fjelldal", "bti@fjelldal", "Skriv hele adressen"),
        ("bti@fjelldal.kommune", "bti@fjelldal.kommune", "Skriv bti@fjelldal.kommune.no"),
        ("a@b..no", "a@b..no", "Skriv a@b.no"),
        ("https://www.udir.no/laring-og-\ntrivsel/", "https://www.udir.no/laring-og-", "Skriv den på én linje: https://www.udir.no/laring-og-trivsel/"),
        ("www.udir.no/laring\n/trivsel.", "www.udir.no/laring", "https://www.udir.no/laring/trivsel"),
        ("https://www.udir.no/\nlaring-og-trivsel/", "https://www.udir.no/", "https://www.udir.no/laring-og-trivsel/"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.udir.no%2Fa&data=05", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.udir.no%2Fa&data=05", "Skriv https://www.udir.no/a"),
        ("<bti@fjelldal.kommune>", "bti@fjelldal.kommune", "Skriv bti@fjelldal.kommune.no"),
        ("http://a.no", "http://a.no", "Skriv https://a.no"),
        ("https://bank.no@evil.example/", "https://bank.no@evil.example/", "fører til evil.example"),
        ("https://localhost/a", "https://localhost/a", "finnes ikke på nettet"),
        ("https://bаnk.no", "https://bаnk.no", "andre alfabeter"),
    ],
)  # fmt: skip
def test_what_cannot_be_reached_is_wrong(text, shown, cure):
    (tap,) = taps(text)

    assert (tap.text, tap.href) == (shown, None)
    assert cure in tap.fault.cure


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ring **112** nå", '<p>Ring <strong><a href="tel:112">112</a></strong> nå</p>'),
        ("`22 33 44 55`", "<p><code>22 33 44 55</code></p>"),
        ("[ring 22 33 44 55](https://a.no)", '<p><a href="https://a.no">ring 22 33 44 55</a></p>'),
        ("## Ring 112", '<h2 id="del_ring-112">Ring 112</h2>'),
        ("<post@a.no>", '<p><a href="mailto:post@a.no">post@a.no</a></p>'),
        ("a\\_b@a.no", '<p><a href="mailto:a_b@a.no">a_b@a.no</a></p>'),
        ("https://a.no/?b=1&c=2", '<p><a href="https://a.no/?b=1&amp;c=2">https://a.no/?b=1&amp;c=2</a></p>'),
        ("Ring 829 12 345", "<p>Ring 829 12 345</p>"),
        ("22 33 **44 55**", "<p>22 33 <strong>44 55</strong></p>"),
        ("# 112 nå\n### Ring 112\n###### Ring 112", '<h2 id="del_112-na">112 nå</h2>\n<h3 id="del_ring-112">Ring 112</h3>\n<h6 id="del_ring-112_1">Ring 112</h6>'),
        ("    Ring 112", "<pre><code>Ring 112\n</code></pre>"),
        ("Ring *112* eller 113 nå", '<p>Ring <em><a href="tel:112">112</a></em> eller <a href="tel:113">113</a> nå</p>'),
        ("Ring 112, 113 og 829 12 345 her", '<p>Ring <a href="tel:112">112</a>, <a href="tel:113">113</a> og 829 12 345 her</p>'),
        ("*a* Ring 112, *b* ring 113. *c*", '<p><em>a</em> Ring <a href="tel:112">112</a>, <em>b</em> ring <a href="tel:113">113</a>. <em>c</em></p>'),
        ("*a*829 12 345*b*", "<p><em>a</em>829 12 345<em>b</em></p>"),
        ("- Ring 112\n- 113", '<ul>\n<li>Ring <a href="tel:112">112</a></li>\n<li>113</li>\n</ul>'),
        ("Ring\n\n112 barn", "<p>Ring</p>\n<p>112 barn</p>"),
        ("Ring `x`112", '<p>Ring <code>x</code>112</p>'),
        ("~~Ring~~ 112", '<p><del>Ring</del> <a href="tel:112">112</a></p>'),
        ("[Ring](tool/a) 112", '<p><a href="ref:tool/a">Ring</a> <a href="tel:112">112</a></p>'),
        ("Ring  \n112", '<p>Ring<br />\n<a href="tel:112">112</a></p>'),
    ],
)  # fmt: skip
def test_links_are_made_in_text_and_nowhere_else(text, html):
    assert render(text).html == html


def test_what_a_row_of_a_table_is_about_counts_for_its_cells():
    html = render("| Hvem | Ring |\n|-|-|\n| Politi | 112 |\n| Elever | 113 |").html

    assert '<td><a href="tel:112">112</a></td>' in html
    assert "<td>113</td>" in html


def test_a_column_of_phone_numbers_is_to_be_tapped():
    html = render(
        "| Hvem | Tlf. | Barn |\n|-|-|-|\n| A | 571 23456 | 5712 3456 |\n| B | 02800 | 02800 |"
    ).html

    assert html.count("<a ") == 2
    assert '<td><a href="tel:57123456">571 23456</a></td>' in html
    assert '<td><a href="tel:02800">02800</a></td>' in html


_PIECES = st.sampled_from(
    ["22 33 44 55", "112", "Ring ", "https://a.no", "post@a.no", " ", "**", "`", "[x](", ")", "<", ">", "\n\n", "- ", "|", "حين", "\\", "82", "+47"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_is_found_stands_where_it_says(text):
    for tap in taps(text):
        assert tap.text in text[tap.start : tap.end]
        assert (tap.href is None) != (tap.fault is None)


@pytest.mark.parametrize(
    "piece", ["22 33 44 55 ", "a@", "www.", "Ring ", "1", "a.b", "telefon", "https://(("]
)
def test_long_text_takes_no_long_time(piece):
    began = time.perf_counter()
    taps(piece * 8_000)
    assert time.perf_counter() - began < 2


_PIECES = ["Ring", "tlf", "politiet på", "02800", "112", "22 33 44 55", "kl. 12", "post@x.no"]
_PIECES += ["post @ x.no", "https://x.no", "HTTP://", "www.x.no", "WWW", "x", " ", "\n", "(", "-"]


@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(_PIECES), max_size=5).map(" ".join))
def test_what_has_no_sign_of_a_number_or_an_address_need_not_be_searched(text):
    for sign, finder in tappable._FINDERS:
        assert sign.search(text) or list(finder(text)) == []
        assert tappable.is_tappable(text) or not sign.search(text)
