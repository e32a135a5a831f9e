"""The sheet that a paper is written on, made with python-docx: styles, header and footer."""

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from veileder.word_files import filling, xml
from veileder.word_files.paper import GUIDE, MUNICIPALITY, VERSION, Paper

_KEPT = {"Normal", "Title", "Header", "Footer", "Table Grid", "Normal Table", "No List"}
_KEPT |= {"Default Paragraph Font", "List Bullet", "List Number", "List Continue"}
_HEADINGS = {"Title": 22.0, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11}
_INK, _GREY = RGBColor(0x1F, 0x1F, 0x1F), RGBColor(0x4A, 0x4A, 0x4A)
_FONT = "Arial"
_LONGEST = 200  # letters of a title among the facts of a file
_MARGIN = Cm(2)
_WORD = "15"  # of 2013 and later: it knows boxes to tick, and says nothing of old files
_UNUSED = (
    "thumbnail",
    "customXml",
    "stylesWithEffects",
    "webSettings",
    "fontTable",
    "extended-properties",
)
_LINE = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="595959"/>'
_FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="595959"/>'
    for side in ("top", "left", "bottom", "right")
)
# Our own styles: size, space before and after in points, and what else.
_OWN = {
    "Ingress": (12, 0, 10),
    "Ledetekst": (11, 10, 2),
    "Hjelpetekst": (9.5, 0, 2),
    "Svar": (11, 2, 6),
    "Svarboks": (11, 4, 8),
    "Valg": (11, 0, 2),
    "Tabellhode": (10, 2, 2),
    "Tabelltekst": (10, 2, 2),
    "Tabellslutt": (6, 0, 0),
    "Avsender": (10, 0, 10),
}
_STAYS_WITH_NEXT = ("Ledetekst", "Hjelpetekst", "Valg")


def written(paper: Paper) -> bytes:
    """Return ``paper`` as a Word file that has marks for what each sender has of its own."""
    document = Document(BytesIO(_empty()))
    _describe(document, paper)
    _number(document, paper.lists)
    _frame(document, paper)
    document.add_paragraph(xml.clean(paper.title), "Title")
    document.add_paragraph(f"{MUNICIPALITY}. {VERSION}", "Avsender")
    body = document.element.body
    for part in parse_xml(filling.body(paper)):
        body.insert(len(body) - 1, part)  # what is last says how large the sheet is
    return _saved(document)


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def _empty() -> bytes:
    """Return a sheet without a word on it, and without what no paper of ours has."""
    document = Document()
    _drop_parts(document)
    _drop_styles(document)
    for name, size in _HEADINGS.items():
        _head(document.styles[name], size)
    _write_like(document.styles["Normal"], 11, 0, 6)
    for name, (size, before, after) in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _write_like(style, size, before, after)
        style.paragraph_format.keep_with_next = name in _STAYS_WITH_NEXT or None
    _dress(document.styles)
    _size(document.sections[0])
    return _saved(document)


def _drop_parts(document: Any) -> None:
    for owner in (document.part.package, document.part):
        unused = [key for key, rel in owner.rels.items() if rel.reltype.endswith(_UNUSED)]
        for key in unused:
            del owner.rels[key]


def _drop_styles(document: Any) -> None:
    kept = {*_KEPT, *_HEADINGS}
    document.styles.element.remove(document.styles.element.find(qn("w:latentStyles")))
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    for style in document.styles.element.findall(qn("w:style")):
        for link in style.findall(qn("w:link")):
            style.remove(link)  # to a style of letters, which is gone


def _head(style: Any, size: float) -> None:
    _write_like(style, size, 0 if style.name == "Title" else 14, 4)
    style.paragraph_format.keep_with_next = True
    style.font.bold = True
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _write_like(style: Any, size: float, before: float, after: float) -> None:
    letters = style.element.get_or_add_rPr()
    for old in list(letters):
        letters.remove(old)
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _dress(styles: Any) -> None:
    for name in ("Ledetekst", "Tabellhode"):
        styles[name].font.bold = True
    for name in ("Hjelpetekst", "Avsender"):
        styles[name].font.color.rgb = _GREY
    for name, border in (("Svar", _LINE), ("Svarboks", _FRAME)):
        place = styles[name].element.get_or_add_pPr()
        place.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"), "w:spacing", "w:ind"
        )


def _size(section: Any) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _describe(document: Any, paper: Paper) -> None:
    about = document.core_properties
    for old in list(about._element):
        about._element.remove(old)
    about.title = xml.clean(paper.title)[:_LONGEST]
    about.author, about.language = MUNICIPALITY, paper.language
    about.version = VERSION
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), paper.language)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), paper.language)


def _number(document: Any, lists: tuple[int, ...]) -> None:
    """Let each numbered list begin with its own first number."""
    numbering = document.part.numbering_part.element
    common = document.styles["List Number"].element.pPr.numPr.numId.val
    kind = next(num for num in numbering.num_lst if num.numId == common).abstractNumId.val
    for place, first in enumerate(lists, xml.FIRST_LIST + 1):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{place}"><w:abstractNumId w:val="{kind}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
                "</w:num>"
            )
        )


def _frame(document: Any, paper: Paper) -> None:
    section, words = document.sections[0], paper.words
    section.header.paragraphs[0].text = f"{MUNICIPALITY} – {GUIDE}"
    footer = section.footer.paragraphs[0]
    footer.text = f"{xml.clean(paper.title)} – {words.page} "
    _add_field(footer, "PAGE")
    footer.add_run(f" {words.pages} ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
