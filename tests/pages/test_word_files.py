"""Each tool that is filled in or printed is a Word file too, opened here as people open it."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import io
import json
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from files_inside import WHOLE

from veileder.word_files.blocks import Lists, blocks
from veileder.word_files.making import word_file
from veileder.word_files.paper import Paper, Run, Sender, Words

_T = "municipalities/testkommune"
_FORM = """title: {title}
{facts}
summary: Et *kort* notat.
form:
  - heading: Hva du så
    help: Skriv bare det du så.
    fields:
      - {{id: dato, type: date, label: Dato}}
      - {{id: hvem, type: text, label: Initialer, help: 'Ikke **navn**.'}}
      - {{id: mer, type: long-text, label: Fortell}}
      - {{id: gjelder, type: choice, label: Gjelder, options: [Et barn, En familie]}}
      - {{id: deles, type: choices, label: Deles med, options: [Leder]}}
      - {{id: uro, type: scale, label: Hvor urolig, steps: [Litt, Mye]}}
      - {{id: logg, type: table, label: Det jeg så, columns: [Tid, Hva], rows: 2}}
      - {{id: navn, type: signature, label: Underskrift}}"""
_FACTS = "kind: form\nreviewed: 2026-05-01"
_BODY = """
## Slik gjør du

1. Se **[nøye](step/undring)**.
2. Skriv:
    - med penn

- [ ] Lås inn

Så:

1. Del.

| Hvem | Når |
|-|-|
| Du | I dag |

!!! warning "Husk"
    Ikke navn.
"""
_TOOLS = "[arket, eget, film, bare-tekst]"
_FILES = {
    f"{_T}/municipality.yml": 'name: Å & < by\nnumber: "9901"\nlanguage: [nb, nn]\n',
    f"{_T}/guide-changes.yml": f"steps:\n  - step: undring\n    add: {{tools: {_TOOLS}}}\n",
    f"{_T}/tools/arket.nb.md": f"---\n{_FORM.format(title='Arket & vårt', facts=_FACTS)}\n---\n{_BODY}",
    f"{_T}/tools/arket.nn.md": f"---\n{_FORM.format(title='Arket på nynorsk', facts='translated_from: new')}\n---\n{_BODY}",
    f"{_T}/tools/eget.nb.md": f"---\n{_FORM.format(title='Eget', facts=_FACTS)}\nfiles: [{{file: eget.docx, title: Malen}}]\n---\n",
    f"{_T}/tools/eget.docx": WHOLE["docx"],
    f"{_T}/tools/film.nb.md": "---\ntitle: Film\nkind: film\n---\nSe filmen.\n",
    f"{_T}/tools/bare-tekst.nb.md": "---\ntitle: Samtale\nkind: guide\n---\nSpør åpent.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(shared_workspace, tmp_path_factory):
    """Build a municipality with one tool of each sort."""
    world = shared_workspace(_FILES).with_theme()
    output = tmp_path_factory.mktemp("site")
    assert not [one for one in world.build(output).findings if one.is_error]
    return output / "testkommune"


def _opened(site, path="verktoy/arket/arket.docx"):
    return docx.Document(site / path)


def _lines(document):
    """Return the style and the words of every paragraph, in tables and controls too."""
    names = {style.style_id: style.name for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.pPr.pStyle.val if paragraph.pPr.pStyle is not None else "Normal"
        yield names[style], "".join(text.text for text in paragraph.iter(qn("w:t"))).strip()


def test_a_form_is_written_out_to_be_filled_in(site):
    lines = list(_lines(_opened(site)))

    assert lines[:9] == [
        ("Title", "Arket & vårt"),
        ("Avsender", "Å & < by. Utkast. Sist gjennomgått: 1. mai 2026"),
        ("Ingress", "Et kort notat."),
        ("Heading 1", "Hva du så"),
        ("Normal", "Skriv bare det du så."),
        ("Ledetekst", "Dato"),
        ("Svar", ""),
        ("Ledetekst", "Initialer"),
        ("Hjelpetekst", "Ikke navn."),
    ]
    assert [text for style, text in lines if style == "Valg"] == [
        "☐ Et barn",
        "☐ En familie",
        "☐ Leder",
        "☐ Lås inn",
    ]
    after = lines[lines.index(("Ledetekst", "Underskrift")) + 2 :]
    assert after[0] == ("Heading 1", "Slik gjør du")
    assert ("Ledetekst", "Husk") in after and ("List Bullet", "med penn") in after


def test_what_can_be_filled_in_is_known_by_its_field(site):
    tags = [tag.get(qn("w:val")) for tag in _opened(site).element.body.iter(qn("w:tag"))]

    assert (
        tags
        == (
            "1_dato 1_hvem 1_mer 1_gjelder=1 1_gjelder=2 1_deles=1 1_uro=1 1_uro=2"
            " 1_logg_1_1 1_logg_1_2 1_logg_2_1 1_logg_2_2 1_navn"
        ).split()
    )


def test_tables_say_what_they_are_and_repeat_their_heading(site):
    scale, table, text = _opened(site).tables

    assert [[cell.text for cell in row.cells][1] for row in scale.rows] == ["Trinn", "Litt", "Mye"]
    assert [cell.text for cell in table.rows[0].cells] == ["Tid", "Hva"] and len(table.rows) == 3
    assert [cell.text for cell in text.rows[1].cells] == ["Du", "I dag"]
    captions = [one.get(qn("w:val")) for one in _opened(site).element.iter(qn("w:tblCaption"))]
    assert captions == ["Hvor urolig", "Det jeg så"]
    for one in (scale, table, text):
        assert one.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert one.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_every_numbered_list_begins_with_one(site):
    body = _opened(site).element.body
    numbers = [num.get(qn("w:val")) for num in body.iter(qn("w:numId"))]

    assert len(numbers) == 3 and numbers[0] == numbers[1] != numbers[2]
    given = _opened(site).part.numbering_part.element
    assert [n for n in numbers if given.num_having_numId(int(n)).lvlOverride_lst == []] == []


def test_it_knows_its_language_its_sender_and_its_pages_but_no_person(site):
    for path, title, language in (
        ("verktoy/arket/arket.docx", "Arket & vårt", "nb-NO"),
        ("nn/verktoy/arket/arket.docx", "Arket på nynorsk", "nn-NO"),
    ):
        document = _opened(site, path)
        about, section = document.core_properties, document.sections[0]
        assert (about.title, about.author, about.language) == (title, "Å & < by", language)
        assert not about.last_modified_by and "Å & < by" in section.header.paragraphs[0].text
        assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {
            language
        }
        fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "Side 1 av 1" in "".join(t.text for t in section.footer._element.iter(qn("w:t")))


def test_the_page_leads_to_it_and_a_word_file_of_ones_own_goes_before_it(site):
    def page(tool):
        return (site / f"verktoy/{tool}/index.html").read_text()

    size = f"{round((site / 'verktoy/arket/arket.docx').stat().st_size / 1000)} kB"
    assert f'href="arket.docx" download>Last ned Word-fil, {size}</a>' in page("arket")
    assert "bare-tekst.docx" in page("bare-tekst")
    assert "Word-fil," not in page("film") and not (site / "verktoy/film/film.docx").exists()
    assert (
        "Word-fil," not in page("eget")
        and (site / "verktoy/eget/eget.docx").read_bytes() == WHOLE["docx"]
    )


def test_it_is_ours_to_remove_and_no_phone_saves_it(site):
    assert "verktoy/arket/arket.docx" in (site / ".veileder").read_text()
    said = (site / "worker.js").read_text().removeprefix("const SITE = ")
    saved, left = map(json.JSONDecoder().raw_decode(said)[0].get, ("files", "left"))
    assert "verktoy/eget/eget.docx" in saved
    assert "verktoy/arket/arket.docx" in left and "verktoy/arket/arket.docx" not in saved


def test_a_municipality_can_do_without(workspace, tmp_path):
    world = workspace(_FILES).with_theme()
    world.change(f"{_T}/municipality.yml", "name:", "word_files: false\nname:")
    world.build(tmp_path / "site")

    assert [path.name for path in (tmp_path / "site").rglob("*.docx")] == ["eget.docx"]


_WORDS = Words(tick="Kryss av", step="Trinn", page="Side", pages="av")
_HOSTILE = "<w:p>]]> & \x00\x0b\x1b \ud800 \ufdd0 \ufffe 👩‍👧 '\" " + "å" * 20_000


def test_no_text_breaks_the_file_and_the_same_gives_the_same_bytes():
    body = blocks("<p>x</p>", Lists())
    paper = Paper(_HOSTILE, "nb-NO", (Run(_HOSTILE),), (), body, (), _WORDS)
    sender = Sender(_HOSTILE[:200], "\ufdd1", "\ufdd0")
    made = word_file(paper, sender)

    document = docx.Document(io.BytesIO(made))
    assert "<w:p>]]> &" in document.paragraphs[0].text and "👩‍👧" in document.paragraphs[0].text
    assert document.paragraphs[2].text.endswith("å" * 20_000)
    word_file.cache_clear()
    assert word_file(paper, sender) == made
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "\ufdd0" not in packed.read("word/document.xml").decode()
