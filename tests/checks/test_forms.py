"""What is said of one number, one address, one link: nothing, or what is wrong and how to mend it."""

# ruff: noqa: E501 - tables

import pytest

from veileder.addresses import Context, judge, kind_of_link
from veileder.checks.leftovers import leftovers
from veileder.checks.link_cures import link_cure
from veileder.findings import told
from veileder.persons.identity import is_national_id
from veileder.reading.front_matter import read_front_matter
from veileder.reading.layers import Layer

PHONES = """
22334466 · 22 33 44 66 · +47 22 33 44 66 · +4722334466 · 47 22 33 44 66 · 0047 22334466 · 004722334466
0046 8123456 · +46 8 123 456 · +47 112 · 47 112 · 82012345 · +4782012345 · 8201234 · 80012345 · 81012345 · 89012345
82900000 · 12345678 · 02345678 · 00000001 · 00100001 · 911 · 110 · 112 · 113 · 114 · 118 · 02800 · 01999
09999 · 0280 · 116117 · 1161170 · 22-22-22-22 · (22) 22 22 22 · 22334466; 33445577 · *21*22334466# · O2800
o2800 · tel 22334466 · abc · +
""".replace("\n", " · ").split(" · ")
EMAILS = """
post@test.no · Post.Mottak+bti@test.kommune.no · post@målføre.no · post@test · post@test.n · post test@test.no
.post@test.no · post@ · @test.no · post@te st.no · ola@gmail.com · ola@GMAIL.com · ola@hotmail.co.uk
ola@outlook.no · ola@online.no · ola@getmail.net · ola@online.com · post@gmail.test.no · post@minlive.no
ola@me.com · post@home.no · post@tést.no · post@test.no.
""".replace("\n", " · ").split(" · ")
URLS = """
https://test.no · HTTPS://test.no · https://test.no/ · https://test.no:8080/a · https://test.no:8/a
https://test.no:808080 · https://test.no?a=b · https://test.no#a · https://test.no/a b · https://test.noa/b
http://test.no · test.no · //test.no · https:/test.no · https:test.no · ftp://test.no · https://test
https://localhost/a · https://test.n · https://a_b.no · https://målføre.no · https://xn--mlfre-mra9k.no
https://xn--bnk-7cd.no · https://xn--\u00ff.no · https://xn--a.no · https://bаnk.no · https://bank.no@evil.no/
https://ola:pass@evil.no · https://[a · javascript:alert(1) · https:// · intranett · https://intranett/a
http://intranett · www.test.no/a b
""".replace("\n", " · ").split(" · ")
# The address of a link, and the words that are shown.
LINKS = """
tel:22334455 Ring 22 33 44 55 | tel:+4722334455 Ring 22334455 | tel:22334455 Ring +47 22 33 44 55
tel:22334455 Ring 22 33 44 56 | tel:22334455 Ring 12 34 56 78 | tel:22334455 i 24 timer | tel:22334455 i 2024
tel:22334455 for 18-åringer, 116 111 | TEL:22334455 ring 116117 | tel:22334455 5 ganger | tel:22334455 123
mailto:post@a.no Skriv | mailto:post@a.no post@a.no | mailto:post@a.no POST@A.no | mailto:post@a.no post@b.no
MAILTO:post@a.no post@b.no | mailto:post@a.no?subject=x post@b.no | mailto:post@a.no Skriv til post@b.no
mailto:post@a.no?subject=x post@a.no | mailto:ola@gmail.com x | https://a.no/x www.a.no
https://www.a.no a.no | https://www.a.no www.a.no/b | https://b.no https://a.no | https://b.no http://a.no/x
https://b.no www.a.no | https://b.no se www.a.no | https://b.no a.no | https://b.no WWW.A.NO
https://a.no https://www.a.no | http://a.no x | https://A.no www.a.no
""".replace("\n", " | ").split(" | ")
CURES = """
www.bufdir.no · bufdir.no · bufdir.no/a b · bufdir.com/a · bufdir.xyz/a · http:bufdir.no · //bufdir.no · HTTP://bufdir.no
22 33 44 55 · tel: 22 33 44 55 · TEL:22.33.44.55 · sms:22334455 · (22) 33-44-55-66 · 12345678 · post@a.no · post @a.no
MAILTO:post@a.no · ../steps/undring.nb.md · steps/undring.md · undring.nb.md · undring
Steps/Undring.NB.md · /step/undring/ · step/undring/#utfall · undring.nb.md#utfall · #utfall · ../vei/undring.md
levels/undring.md · ansatt · felles · vei/ · C:\\plan.docx · \\\\server\\plan.docx · file:///plan · plan.docx · noe annet
..\\steps\\undring.nb.md · xhttp://bufdir.no · skype:post@a.no · skype:22334455 · www · org · bufdir.org · bufdir.eu/a · bufdir.info · bufdir.net · a-b.no · https:bufdir.no · step/undring.nb.md
""".replace("\n", " · ").split(" · ")
KNOWN = {"step/undring", "role/ansatt", "role/felles", "tool/felles", "tool/undringsnotat"}
LEFT = """
TODO · todo-liste · metodo · Fixme · TBD · xx · xxx · xxxx · XX XX · xx xx xx · max x · lorem ipsum · loremipsum · [sett inn navn]
[sett inn](https://a.no) · [skriv her] · [fyll ut dette] · [set inn] · [legg inn telefon] · [legg ved] · [...] · [.] · [ … ] · [a…]
[...](https://a.no) · <fyll inn> · <skriv her noe> · «skriv inn» · «fyll inn navn» · «sett inn to ord» · «skriv inn navn» · «…» · «. .»
«a…» · «ikke fylt ut» · «ikkje fylt ut» · [navn] · [navnet deres] · [Telefon] · [e-post] · [epost] · [navn](https://a.no) · [lenke] · [lenkje]
[kommunen] · [tittel] · [tekst] · [rolle] · [tjeneste] · [teneste] · [sted] · [stad] · [namn] · [nummer] · [dato] · [adresse] · [x] · ring ____ nå · ring __ nå · ring ____a · ____ · null · NULL · nullpunkt · ~ · None · nil · undefined · n/a · na · ikke fylt ut · ikke kjent
ikkje kjend · ukjent · Ukjent. · ukjend · kommer · kommer senere · kommer snart · kjem · kjem seinare · mangler · manglar · mangler. · - · — · ??? · ... · … · ___
-a · example.no · a.example.com/b · example.se · myexample.no · Eksempelloggen · Eksempelveien 1 · eksempelloggen · Eksempel kommune · eksempel kommune
hos Eksempel · frå Eksempel · med Eksempel · Eksempel skole · Et Eksempel skole · eksempel-a-1 · eksempel- · min eksempel-a · 000 00 012 · 00000012 · 0000001
000000123 · 1000 00 012 · 00100012 · 0000
""".replace("\n", " · ").split(" · ")


def _words(fault) -> str:
    return f"{fault.code}: {fault.message}. {fault.cure}" if fault else ""


def _table(values, judge) -> str:
    return "\n".join(f"{value} ⇒ {judge(value)}".strip() for value in values if value)


@pytest.mark.parametrize(("kind", "values"), [("phone", PHONES), ("email", EMAILS), ("url", URLS)])
def test_what_is_said_of_a_number_or_an_address(kind, values, seen):
    seen(f"every {kind}", _table(values, lambda value: _words(judge(kind, value))))


def test_what_is_said_of_a_link_that_shows_something_else(seen):
    def said(link: str) -> str:
        href, _, shown = link.partition(" ")
        return _words(judge(*kind_of_link(href), Context(shown)))

    seen("every link", _table(LINKS, said))


def test_what_is_said_of_an_address_that_leads_nowhere(seen):
    path = "municipalities/testkommune/tools/undringsnotat.nb.md"
    seen("every address", _table(CURES, lambda href: link_cure(href, path, KNOWN)))


@pytest.mark.parametrize("folder", ["roles", "tools"])
def test_what_is_said_of_what_is_left(folder, seen):
    def judge(value: str) -> str:
        path = f"municipalities/x/{folder}/a.nb.md"
        located = told(read_front_matter(f"---\ntitle: A\n---\n{value}\n", path)).value
        found = leftovers(Layer("x", "x", sources={path: located}), None)
        return " / ".join(f"{f.at.line}:{f.at.column} {f.message}. {f.cure}" for f in found)

    seen(f"every leftover in {folder}", _table(LEFT, judge))


def _controlled(nine: str) -> str:
    """Return the number that begins with ``nine`` digits and has the right control digits."""
    for last in range(100):
        number = f"{nine}{last:02}"
        first = sum(
            w * int(n) for w, n in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), number, strict=False)
        )
        second = sum(
            w * int(n) for w, n in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), number, strict=True)
        )
        if first % 11 == 0 and second % 11 == 0:
            return number
    return ""


@pytest.mark.parametrize(
    ("born", "is_person"),
    [
        ("010100", True),
        ("311299", True),
        ("410100", True),  # a D-number
        ("711200", True),
        ("014100", True),  # for a test
        ("015200", True),
        ("000100", False),
        ("320100", False),
        ("400100", False),
        ("720100", False),
        ("010000", False),
        ("011300", False),
        ("014000", False),
        ("015300", False),
    ],
)
def test_a_number_names_a_person_when_its_date_can_be_and_its_control_is_right(born, is_person):
    numbers = list(filter(None, (_controlled(f"{born}{serial}") for serial in range(100, 130))))

    assert numbers
    assert {is_national_id(number) for number in numbers} == {is_person}
    wrong = [f"{number[:-1]}{(int(number[-1]) + 1) % 10}" for number in numbers]
    assert not any(map(is_national_id, wrong))
