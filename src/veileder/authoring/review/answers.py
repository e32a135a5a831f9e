"""The answers of a kit: a table that a coordinator fills in, and the reviews it becomes."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from veileder.authoring.review.kit import Kit
from veileder.faults import Refusal
from veileder.markdown.tappable import taps
from veileder.model.base import Language
from veileder.model.readers import to_date
from veileder.model.reviewing import ReviewKind
from veileder.persons.found import names_somebody, traces
from veileder.reading.layers import Layer
from veileder.resolving.reviews import TextName, language_of

COLUMNS = (
    *("ref", "variant", "kind", "fingerprint", "title"),
    *("verdict", "comment", "by", "organisation", "date"),
)
OK, CHANGE = "godkjent", "endres"
_KINDS = get_args(ReviewKind)
_FORMULA = re.compile(r"\s*[=+\-@|]")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that somebody has filled in: ``line`` is where it stands."""

    line: int
    cells: dict[str, str]

    @property
    def name(self) -> TextName:
        """The text it is about."""
        return TextName(self.cells["ref"], self.cells["variant"] or None)

    @property
    def is_ok(self) -> bool:
        """Whether the text can stand as it is."""
        return self.cells["verdict"].casefold() == OK


def table(kit: Kit, organisation: str) -> str:
    """Return the table of ``kit``, with one row to fill in for each text."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(COLUMNS)
    by, kind = kit.function.responsible or "", kit.function.kind or "fag"
    for sheet in kit.sheets:
        of = f"#{sheet.fingerprint}"  # or Excel takes some of them for numbers
        key = (sheet.ref, sheet.key.variant or "", kind, of, sheet.document.title)
        rows.writerow(map(_as_text, (*key, "", "", by, organisation, "")))
    return "\ufeff" + out.getvalue()  # so that Excel reads æ, ø and å


def _as_text(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula, and runs it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def answers(text: str) -> list[Answer]:
    """Return the rows of a table that have a verdict. Raises Refusal."""
    clean = text.removeprefix("\ufeff")
    first = clean.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(clean), delimiter=";" if ";" in first else ",")
    missing = set(COLUMNS) - set(rows.fieldnames or ())
    if missing:
        raise Refusal(f"Tabellen mangler kolonnene: {', '.join(sorted(missing))}.")
    found = [Answer(line, _cells(row)) for line, row in enumerate(rows, start=2)]
    return [answer for answer in found if answer.cells["verdict"]]


def _as_meant(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _cells(row: dict[str, str | None]) -> dict[str, str]:
    """Return what is said, with the day as a file has it where a spreadsheet has written it."""
    said = {name: _as_meant((row[name] or "").strip()) for name in COLUMNS}
    said["fingerprint"] = said["fingerprint"].removeprefix("#")
    if day := re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", said["date"]):
        said["date"] = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    return said


def faults(given: Sequence[Answer], layers: Sequence[Layer], language: Language) -> Iterator[str]:
    """Yield what keeps the answers from being put in, each with its line."""
    for answer in given:
        found = faults_in(answer, layers, language)
        yield from (f"linje {answer.line}: {fault}" for fault in found)


def faults_in(answer: Answer, layers: Sequence[Layer], language: Language) -> Iterator[str]:
    """Yield what keeps one answer from being put in."""
    cells = answer.cells
    if cells["verdict"].casefold() not in (OK, CHANGE):
        yield f"Skriv {OK} eller {CHANGE} under verdict, ikke «{cells['verdict']}»."
    if cells["kind"] not in _KINDS:
        yield f"Skriv {' eller '.join(_KINDS)} under kind."
    for name in ("comment", "by", "organisation"):
        if _names_somebody(cells[name]):
            what = "telefon, e-post, fødselsnummer eller det som er sagt om én person"
            yield f"Ta bort {what} under {name}."
    if names_somebody(cells["by"]):
        yield "Skriv funksjonen under by, for eksempel «Ledende helsesykepleier», ikke et navn."
    if answer.is_ok:
        yield from _unready(answer, layers, language)


def _unready(answer: Answer, layers: Sequence[Layer], language: Language) -> Iterator[str]:
    """Yield what a text that can stand lacks, to be put in as gone through."""
    cells = answer.cells
    if not cells["by"]:
        yield "Skriv funksjonen som gikk gjennom teksten, under by."
    try:
        to_date(cells["date"])
    except ValueError:
        yield "Skriv dagen under date, som 2026-11-28."
    if language_of(cells["fingerprint"], answer.name.key, language, layers) is None:
        title = f"«{cells['title']}» ({cells['ref']})"
        yield f"{title} er endret etter at settet ble laget. Les den igjen."


def _names_somebody(text: str) -> bool:
    return bool(taps(text) or traces(text))


def with_rows(old: str, given: Sequence[Answer]) -> str:
    """Return ``old``, what stands in reviews.yml, with a row for each text that can stand."""
    indent = re.search(r"^( *)- ", old, re.MULTILINE)
    blank = indent[1] if indent else "  "
    rows = (line for answer in given if answer.is_ok for line in _row(answer, blank))
    head = old.rstrip("\n") if re.search(r"^reviews:", old, re.MULTILINE) else "reviews:"
    return "\n".join((head, *rows)) + "\n"


def _row(answer: Answer, blank: str) -> Iterator[str]:
    cells = answer.cells
    yield f"{blank}- ref: {cells['ref']}"
    named = {"variant": "variant", "kind": "kind", "by": "by", "organisation": "organisation"}
    for key, column in (*named.items(), ("date", "date"), ("of", "fingerprint")):
        if value := cells[column]:
            yield f"{blank}  {key}: {_quoted(value)}"


def _quoted(value: str) -> str:
    if re.fullmatch(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ .,/-]*", value) and not value.endswith("."):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
