"""The fields of a form as they stand on a paper."""

from collections.abc import Iterator

from veileder.model.forms import FieldType
from veileder.word_files import xml
from veileder.word_files.paper import Field, Line, Paper, Run, Section

_LINES = 4  # to write on by hand in a long answer
_IN_A_CELL = 2
_LONGEST_NAME = 46  # with the place of a cell after it, a tag still fits Word


def body(paper: Paper) -> str:
    """Return all that stands on ``paper``, below its title and who sends it out."""
    lead = [xml.paragraph("Ingress", xml.runs(paper.lead))] if paper.lead else []
    sections = (part for section in paper.sections for part in _section(section, paper))
    return xml.whole([*lead, *sections, *map(xml.text_of, paper.body)])


def _section(section: Section, paper: Paper) -> Iterator[str]:
    yield xml.paragraph("Heading1", xml.runs((Run(section.heading),)))
    yield from map(xml.text_of, section.help)
    for field in section.fields:
        yield xml.paragraph("Ledetekst", xml.runs((Run(field.label),)))
        if field.help:
            yield _helped(field.help)
        yield from _FIELDS[FieldType(field.type)](field, paper)


def _helped(line: Line) -> str:
    return xml.paragraph("Hjelpetekst", xml.runs(line))


def _short(field: Field, _: Paper) -> Iterator[str]:
    yield xml.paragraph("Svar", xml.answer(_tag(field), field.label, 1))


def _long(field: Field, _: Paper) -> Iterator[str]:
    yield xml.paragraph("Svarboks", xml.answer(_tag(field), field.label, _LINES))


def _date(field: Field, paper: Paper) -> Iterator[str]:
    yield xml.paragraph("Svar", xml.date(_tag(field), field.label, paper.language))


def _choices(field: Field, _: Paper) -> Iterator[str]:
    for number, option in enumerate(field.options, 1):
        box = xml.tick(f"{_tag(field)}={number}", option)
        yield xml.paragraph("Valg", box + xml.runs((Run(f" {option}"),)))


def _scale(field: Field, paper: Paper) -> Iterator[str]:
    words = paper.words
    rows = (
        (xml.tick(f"{_tag(field)}={number}", step), xml.runs((Run(step),)))
        for number, step in enumerate(field.options, 1)
    )
    head = [xml.runs((Run(word),)) for word in (words.tick, words.step)]
    yield xml.table(field.label, head, rows, (1, 6))


def _table(field: Field, _: Paper) -> Iterator[str]:
    columns = field.columns
    rows = (
        [
            xml.answer(f"{_tag(field)}_{row}_{number}", column, _IN_A_CELL)
            for number, column in enumerate(columns, 1)
        ]
        for row in range(1, field.rows + 1)
    )
    head = [xml.runs((Run(column),)) for column in columns]
    yield xml.table(field.label, head, rows)


def _tag(field: Field) -> str:
    """Return what the control of a field is known by, in the browser too (word.js)."""
    return field.name[:_LONGEST_NAME]


_FIELDS = {
    FieldType.TEXT: _short,
    FieldType.SIGNATURE: _short,
    FieldType.LONG_TEXT: _long,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choices,
    FieldType.CHOICES: _choices,
    FieldType.SCALE: _scale,
    FieldType.TABLE: _table,
}
