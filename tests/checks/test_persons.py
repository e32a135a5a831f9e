"""Personal data is found wherever it stands, is never repeated, and harmless text is left alone."""

# ruff: noqa: E501 - rows of texts as people write them, with hyphens and digits of all kinds

import sys
import time

import pytest

from veileder.editing.attached import NotAttached, name_for
from veileder.editing.proposal import NotProposed, propose
from veileder.findings import Finding
from veileder.front_door.formats import written
from veileder.persons.found import Kind, in_name, names_somebody, traces
from veileder.persons.identity import is_national_id

_T = "municipalities/testkommune"


def _made(start: str, remainder: int = 0) -> str:
    """Return ``start``, nine digits, with control digits that are right, as nobody has them.

    ``remainder`` is that of the first: 0, and from 2032 up to 3.
    """
    first_weights, second_weights = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    first = (remainder - sum(w * int(n) for w, n in zip(first_weights, start, strict=True))) % 11
    second = -sum(w * int(n) for w, n in zip(second_weights, f"{start}{first}", strict=False)) % 11
    is_one = first < 10 and second < 10
    return f"{start}{first}{second}" if is_one else _made(f"{int(start) + 1:09d}", remainder)


_ID = _made("010100123")
_SEPARATORS = [
    "", " ", "  ", "\u00a0", "\u2009", "\u202f", "\u3000", "-", "\u2010", "\u2011", "\u2012", "–", "—", "−",
    ".", "/", "_", ":", ",", "|", " - ", "\n", "\n# ", "\n    ", "\n> ", "\t", "**", "** **", "`", "&nbsp;",
    "&#160;", "<br>", "%20", "\u200b", "\u00ad", "\u2060", "(", " (",
]  # fmt: skip


@pytest.mark.parametrize("separator", _SEPARATORS, ids=ascii)
def test_a_number_is_found_whatever_parts_it(separator):
    text = f"Hun{_ID[:6]}{separator}{_ID[6:]}x"

    assert [text[t.start : t.end] for t in traces(text)] == [f"{_ID[:6]}{separator}{_ID[6:]}"]


_KINDS = {
    "fødselsnummer": _made("120315901"), "D-nummer": _made("520315901"), "H-nummer": _made("124315901"),
    "NAV": _made("125215901"), "Tenor": _made("129215901"), "D og Tenor": _made("529215901"),
    "2032": _made("120332901", 3), "2032 igjen": _made("120332901", 1), "FH": _made("812345678"),
}  # fmt: skip


@pytest.mark.parametrize("kind", _KINDS)
def test_all_kinds_of_numbers_are_found(kind):
    number = _KINDS[kind]

    assert is_national_id(number)
    assert [trace.kind for trace in traces(f"nr. {number}.")] == [Kind.NUMBER]


@pytest.mark.parametrize("zero", [0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7F6], ids=hex)
def test_digits_of_other_alphabets_are_digits(zero):
    shown = "".join(chr(zero + int(digit)) for digit in _ID)

    assert [trace.kind for trace in traces(f"Nummer {shown}")] == [Kind.NUMBER]


_FOUND = (
    """
Ola, 7 år, bor hos mor.
Kari (9) har sluttet å spise.
Kari (9 år)
eleven Per i 3b
mor til Ali
Vi snakket med mora til Amina i går.
Ola er sju år og gruer seg.
Ola på 7 år
7-åringen Ola slår andre
Den åtte år gamle Jonas
Bekymringsmelding om Sofie
Ansvarsgruppe for Noah hver måned
Gjelder: Mohammed
Olas mor har ringt
Ola sin far
Ola sine foreldre
Aminas foreldre vil ikke
Per i 3. klasse
Emma 5A
Emma går i 4b
Noah på 2. trinn
Máret, 7 år, bur hos mora
Áilu (8)
Zbigniew, 11 lat, mieszka
Аліна, 7 років, живе
علي، 7 سنوات
Ayaanle, 9 jir
Kari Nordmann, Storgata 1, 4400 Flekkefjord
Ola bor i Storgata 12
Barnet bor i Kirkeveien 4B
Ola født 12.03.2015
født 12.03.2015
Født: 12. mars 2015
f. 120315
f. 12.03.15
fødselsdato 2015-03-12
Jenta er fødd 3. mai 2016
Fødselsdato: **12.03.2015**
Kari Hansen 12.03.2015
mobil til mor 912 34 567
mors mobil: 91234567
Kari Nordmann, tlf. 912 34 567
privat mobil 41 23 45 67
Ring Kari på 912 34 567
eleven Xyzzyk kom ikke på skolen
Jonas har fått blåmerker
Jonas slår de andre
«Ola», 7 år
**Ola**, 7 år
Ola (f. 2015), 7 år
Kari Nordmann er kontaktperson
Kontakt Hilde Berg for mer informasjon
søsteren til Fatima
gutten Yusuf
jenta Ngozi
ola, 7 år, bor i bygda
Tekle, 12 år, bor i asylmottak
Nguyen Van An, 8 år
Solveig-Marie, 6 år
lille Emil, 4 år
Samtale med Emil
I barnehagen går Emil i Eplehagen barnehage
Emil fra Solbakken skole
barnet Li
Ole-Martin fortalte at
Sigrid født i mars 2014
Dag (9 år)
Dag, 9 år
Liv, 7 år
eleven Even
mor til Hans
Per 3b
Stian N., 14 år
tvillingene Ola og Kari, 5 år
Stafettlogg for Emil
Oppsummering: Emil sover dårlig
foreldrene til Ida og Ole
Oksana Kovalenko
Ahmed Hussein (mor: Fadumo)
Biret Ánne Sara
ur. 12.03.2015
DOB: 12/03/2015
Anna, 3 mnd
Anna, 2 1/2 år
Anna 4,5 år
Anna - 6 år
Anna – 6 år
14 år gamle Sara
Sara (13), Ali (11)
bergen-kari.hansen@example.no og kari.hansen@example.no
Skriv til kari.hansen@example.no
Vi er bekymret for Nikolai.
Nikolai (8 år) og broren Theo (6)
Barnets navn: Leah Johansen
Navn: Ola Hansen
Hun heter Samira og går i 6. klasse
Samira heter jenta
Elev: Jonas H.
født den 3.4.2014
fødd 3/4-14
født 3. april 14
Kontaktlærer er Berit
Rektor Trond Hansen har ansvar
Ring Hanne, tlf 48 12 34 56
Hanne Moen (481 23 456)
mamma: 48123456
Far kan nåes på 48 12 34 56
mobilnr til far er 48123456
hjemmeadresse Solveien 4
Emil (f. 03.04.14)
Emil, f. 2014
Emil 7år
Barnet Emil, 7
Emil i 2B
Emil på 2. trinn
2B-eleven Emil
Yaroslav, 10 år, kom fra Ukraina
Дмитро, 9 років
Ola N (7)
O.H., 7 år, bor hos mor
Gutten (Emil) sa
Gutten, Emil, sa
Jenta på 6 år heter Nora
Kari Nordmanns mor
Morens navn er Linda
Sak 2024/123: Emil Hansen
pnr 010100-12356
Personnummer: 12356
fnr. 010100 - 123 56
01 01 00 / 123 56
Máret-Ánne, 5 jagi
Fatuma ma 8 lat
ola.nordmann@gmail.com
mor (Kari) og far (Per)
ola@proton.me
DUF-nummer 2015 123456 78
fødselsnummer 010100 12345
0 1 0 1 0 0 {spread}
""".strip()
    .replace("{spread}", " ".join(_ID[6:]))
    .splitlines()
)
_HARMLESS = """
Barn født 1. september 2019 eller senere har rett til plass.
Barn født etter 01.01.2013 har rett.
Alle barn født 2015 begynner på skolen.
Født 1. september eller senere
Barn, 7 år, kan få tilbud
Gutt, 7 år, bor hos mor
Barnet (9) skal høres
Fosterhjem (3)
Per i dag er det tre ansatte.
Per uke har vi møte.
Even å se på dette.
Dag 3 i uka
Hans mor ringte
Hans foreldre
Liv og helse
Liv har verdi. Liv er viktig.
Stein på stein
Mai 2015
Tone er viktig
Barnevernvakta i Farsund har telefon 912 34 567.
Ring helsesykepleier på 912 34 567.
Foreldrene til Barnehagen
Foreldre kan ringe 912 34 567
Elever i 3. klasse
Norge er 7 år
Videreutdanning, 1 år
Forskrift 12.03.2015 nr. 123
Barnekonvensjonen artikkel 12 (1)
Stine Sofies Stiftelse
Ole Vig videregående skole
Henrik Ibsens gate 1
Maria Montessori skole
Kari Lossius plass
Røde Kors
Kirkens SOS
Mental Helse
Se Udir (2024)
Anna Freud-senteret
Trine Grung-metoden
Lov 17. juni 2005 nr. 62
Vedtatt 12.03.2015
Eleven Norsk er viktig
mor til Norge
Skolen ligger i Storgata 12
Legekontoret, Storgata 1, 4400 Flekkefjord
Martin Luther-dagen
Asperger, 7 år
Max 3 timer
August er fri
Juni (6) er fullt
Juli har 31 dager
Mars, 7 år
Hun er 7 år
Vold (3)
Nivå 2 i 3. klasse
Åse nivå (1)
Rus (2)
Sara-saken
Ida er et verktøy.
Sander og slipe
Ask er et tre
Storm (9) kommer
kontoret er åpent 12.03.2015
Alle over 12 år, bor hjemme
Emma er en app.
Thea er navnet på chatboten
Kontakt BTI-koordinator på 48 12 34 56
Mobil til barnevernvakta: 48 12 34 56
Vakttelefon: 48 12 34 56
Mor og far kan ringe 48 12 34 56
Foresatte kan ringe 48 12 34 56 døgnet rundt
Foreldre: ring 116 111 eller 48 12 34 56
Skolen ligger i Solveien 4
Nav Farsund, Torvet 3
Barneloven § 31 (7 år)
Helsesykepleier i 3. klasse
Lov om barnevern (2021)
Barn født i mars 2014
født og oppvokst
Fødselsdato: dd.mm.åååå
Fødselsdato: ________
Navn: ____
Barn 1, 7 år
Elev A, 7 år
Anna Lindhs minnefond
Sara-rapporten 12.03.2015
Gruppe for barn av Rus
Eva-Lena Rausing
Per 12.03.2015 er det 3 plasser
Pr. 01.01.2026
Oppdatert 12.03.2015
Hans Majestet
August 2015
Sist endret av Rektor
Jo tidligere jo bedre
Marte Meo-veileder
Marte Meo (3 timer)
Marte Meo er en metode
ICDP og Marte Meo i barnehage
Ida Hansens gate 4
Ria er redd
Kim er et navn
Maria kirke
St. Hans 24. juni
St. Olav skole
Ole Bull-plassen
Karl Johans gate 3
Johannes Læringssenter
Sigrid Undset-museet
Aleksander Kielland skole
Kontonummer 1503.12.34567 og org.nr. 974760673
Møter 01.01.2026, 02.02.2026 og 03.03.2026 kl. 12:00-13:00
Tlf. 22 22 22 22, 33 33 33 33 og 116 111
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 |
bti@example.no og barnevern.vakt@example.no
""".strip().splitlines()


def test_what_is_told_of_somebody_is_found():
    assert [text for text in _FOUND if not traces(text)] == []


def test_what_is_told_of_nobody_is_left_alone():
    assert [text for text in _HARMLESS if traces(text)] == []


_NAMES = (
    "Kari Nordmann|Ola Nordmann|ola nordmann|OLA NORDMANN|Helsesykepleier Kari Nordmann|BTI-koordinator (Ola Nordmann)|Kari Nordmann, rektor|Nordmann, Kari|K. Nordmann|Kari|Tekle Gebremariam|Máret Sárá|Oksana Kovalenko|Zbigniew Nowak|Ahmed Ali|Jan Erik Berg|Anne-Lise Dahl|Kari N.|Fadumo Abdi Warsame|Nguyen Thi Hoa|Per Hansen|Rektor Liv Hansen"
).split("|")
_ROLES = (
    "Rektor|Helsesykepleier|Ledende helsesykepleier|Barnevernstjenesten Farsund|BTI-koordinator Lyngdal|Farsund Kommune|Familiens Hus|Røde Kors|Eksempel Legevakt|Lister Barnevern|Kommuneoverlege|Vakt|Resepsjon|PPT Lister|Enhet Oppvekst|Leder for barn og unge|Fagansvarlig i barnehagen|Barne- og familietjenesten|Statens Barnehus|Mental Helse|Alarmtelefonen Barn Unge|Styrer|Dagleg leiar|Kommunalsjef Oppvekst|Skolehelsetjenesten|Åpen Barnehage|Fagteam Innlandet|Inntaksteam|DPS|Sentralbord|Tjenesteleder Helse|Tverrfaglig Team|Enhetsleder Barnevern"
).split("|")


def test_a_function_is_no_name():
    assert [name for name in _NAMES if not names_somebody(name)] == []
    assert [role for role in _ROLES if names_somebody(role)] == []


_FILES = (
    "ola-nordmann.nb.md|01010012356.docx|Sak Ola.docx|ola-7-ar.nb.md|kari-hansen-120315.pdf|elev-jonas.nb.md|mor-til-ali.nb.md|oystein-ostby.nb.md|010100-12356.pdf|Bekymringsmelding Sofie Hansen.docx|maret-sara.nb.md|født 12.03.2015.pdf|jonas_3b.docx"
).split("|")


_HOSTILE = (
    "1 |1.|12-34.56/78 |99 99 99 99 |010190 |Ola |Per-Olav Hansen |Ola Ola Ola mor (|født |7 år |barn født 010101 "
    "|a@|ola.hansen@|A|Abc "
).split("|")  # fmt: skip


def _cost(text: str) -> tuple[int, float]:
    """Return how many calls it takes to look through ``text``, and how much of the processor."""
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        traces.__wrapped__(text)
    finally:
        sys.setprofile(before)
    start = time.process_time()
    traces.__wrapped__(text)
    return calls, time.process_time() - start


@pytest.mark.parametrize("hostile", _HOSTILE)
def test_no_text_costs_more_than_it_is_long(hostile):
    short, long = ((hostile * size)[:size] for size in (1_500, 12_000))
    (few, brief), (many, lasting) = _cost(short), _cost(long)

    assert many <= 12 * few
    assert many <= 10 * len(long)
    assert lasting <= 24 * max(brief, 0.004), "one pattern goes through the text again and again"


def test_files_called_after_somebody_are_found(project):
    shipped = [path.name for path in (project / "content").rglob("*")]

    assert [name for name in _FILES if in_name(name) is None] == []
    assert [name for name in shipped if in_name(name)] == []


_ARTICLE = "---\ntitle: Om oss\nsection: about\n# {comment}\n{field}---\n{body}\n"
_PLANTED = {
    f"{_T}/articles/om-oss.nb.md": _ARTICLE.format(
        comment=f"Fra {_ID[:6]}-{_ID[6:]}", field="summary: Sondre, 7 år, bur hos mora\n", body=f"Ring.\n\nHun {_ID[:6]}\n{_ID[6:]} og eleven Xyzzyk, f. 120315."
    ),
    f"{_T}/README.md": f"Notat: {_ID[:6]} {_ID[6:]}, Ragnhild (9), sondre@gmail.com\n",
    f"{_T}/CHANGELOG.md": "2026: rettet etter samtale med Amina Warsame\n",
    f"{_T}/articles/Sak Jonas Hansen.docx": b"PK",
    f"{_T}/tools/{_ID}.pdf": b"%PDF-",
    f"{_T}/services.yml": (
        "# Ragnhild Solheim, tlf. 900 00 000\nservices:\n  - id: ppt\n    type: ppt\n    name: PPT\n"
        f'    about: "Nr. \\u0030{_ID[1:]}"\n'
        "    contacts:\n      - function: Ragnhild Solheim\n        email: ragnhild.solheim@gmail.com\n"
    ),
    f"{_T}/responsible.yml": "functions:\n  - kind: fag\n    responsible: Máret Sárá\n    texts: [article/om-oss]\n",
}  # fmt: skip
_EXPECTED = {
    ("PERS01", "articles/om-oss.nb.md", 4), ("PERS05", "articles/om-oss.nb.md", 5), ("PERS01", "articles/om-oss.nb.md", 9),
    ("PERS02", "articles/om-oss.nb.md", 10), ("PERS05", "articles/om-oss.nb.md", 10),
    ("PERS01", "README.md", 1), ("PERS05", "README.md", 1), ("KONT02", "README.md", 1), ("PERS05", "CHANGELOG.md", 1),
    ("PERS06", "articles", 1), ("PERS06", "tools", 1), ("PERS03", "services.yml", 1), ("PERS01", "services.yml", 6),
    ("PERS04", "services.yml", 8), ("KONT02", "services.yml", 9), ("PERS04", "responsible.yml", 3),
}  # fmt: skip
_SECRETS = (
    _ID,
    _ID[6:],
    "ondre",
    "agnhild",
    "olheim",
    "Amina",
    "Jonas",
    "Xyzzyk",
    "Máret",
    "120315",
    "900 00",
)


def _of_persons(found: list[Finding]) -> set[tuple[str, str, int]]:
    told = (
        f for f in found if f.rule.code.startswith("PERS") or f.rule.code in ("KONT02", "KOMM10")
    )
    return {(f.rule.code, f.at.path.removeprefix(f"{_T}/"), f.at.line) for f in told}


def test_persons_are_found_in_every_place_and_named_nowhere(workspace):
    world = workspace(_PLANTED)
    found = world.check().findings
    said = [written(found, form, world.root) for form in ("github", "gitlab", "sarif", "json")]

    assert _of_persons(found) == _EXPECTED
    assert [
        secret for secret in _SECRETS if any(secret in text for text in (*map(str, found), *said))
    ] == []


def test_what_is_a_warning_stops_a_guide_that_is_published(workspace):
    world = workspace(
        {f"{_T}/articles/om-oss.nb.md": _ARTICLE.format(comment="", field="", body="Kari (9) kom.")}
    )
    world.change(f"{_T}/municipality.yml", "language: nb", "language: nb\nstatus: published")

    assert ("KOMM10", "articles/om-oss.nb.md", 6) in _of_persons(world.check().findings)


def test_invented_children_of_ours_may_have_names(workspace):
    case = "---\ntitle: Øving\nsummary: Øv\nage: 7 år\nminutes: 20\n---\n{}\n"
    world = workspace({
        "content/cases/oving.nb.md": case.format("Ola, 7 år, bor hos mor."),
        f"{_T}/cases/egen.nb.md": case.format("Ola, 7 år, bor hos mor."),
    })  # fmt: skip

    assert _of_persons(world.check().findings) == {("PERS05", "cases/egen.nb.md", 7)}


@pytest.mark.parametrize(
    "sentence", ["Rettet for Ola, 7 år", f"Tok bort {_ID}", "Etter råd fra Kari Nordmann"]
)
def test_git_is_told_of_nobody(workspace, sentence):
    with pytest.raises(NotProposed, match="Skriv den uten navn"):
        propose(workspace().root, "testkommune", sentence)


def test_a_file_called_after_somebody_is_not_taken_in():
    with pytest.raises(NotAttached) as refused:
        name_for("Bekymringsmelding Kari Nordmann.docx", [])

    assert "Kari" not in str(refused.value)
