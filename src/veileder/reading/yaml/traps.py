"""What YAML would make something else of than its writer saw, and so is refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from veileder import rules
from veileder.findings import Location, Rule
from veileder.model.kinds import LIST_FIELDS
from veileder.reading.signs import is_invisible
from veileder.reading.yaml.events import (
    AliasEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)
from veileder.reading.yaml.lists import (
    UNDER_POINTS,
    folded_points,
    text_in_sign,
    text_with_points,
    wrong_bullet,
)
from veileder.reading.yaml.trouble import FIELD, Explained, Mark

# Behind a value only this can't be meant as text: well apart, and a word.
_COMMENT = re.compile(r",?(\s{2,}|\s*\t\s*)# +[^\W\d_]")
_HEADING = re.compile(r"\s*#+ *([^\s#].*)")
_BEHIND_VALUE = re.compile(r",?\s+#")
_BEHIND_SIGN = re.compile(r"\s*#")
_PLACEHOLDER = re.compile(r"\{[^\W\d]\w*\}")
_LOOSE_DASH = re.compile(r"-[^\W\d]")


class Trap(NamedTuple):
    """Something that must be mended, and whether nothing sensible can be read after it."""

    rule: Rule
    at: Mark
    message: str
    cure: str
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A text and its lines."""

    text: str
    lines: list[str]

    def rest(self, mark: Event) -> str:
        """Return what stands on the line from ``mark`` on."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""


def in_document(event: Event, number: int) -> Iterator[Trap]:
    """Yield what is wrong with the beginning of the document with this ``number``."""
    if event.tags or event.version:
        message = "Linjer som begynner med % kan ikke brukes"
        yield Trap(rules.YAML_SPECIAL, _start(event), message, "Ta bort linjen.", is_end=True)
    if number > 1:
        message = "Her begynner et nytt dokument (---)"
        cure = "Ta bort linjen med ---, så alle feltene hører sammen."
        yield Trap(rules.YAML_SYNTAX, _start(event), message, cure, is_end=True)


def at_top(event: Event) -> Iterator[Trap]:
    """Yield that a text which begins with ``event`` has no fields."""
    if not isinstance(event, MappingStartEvent):
        message = "Filen skal bestå av felt: «navn: verdi»"
        cure = "Begynn hver linje med et feltnavn, kolon og mellomrom."
        yield Trap(rules.YAML_SYNTAX, _start(event), message, cure, is_end=True)


def in_signs(event: Event, written: Written) -> Iterator[Trap]:
    """Yield the signs before a value that mean something of their own in YAML."""
    if isinstance(event, AliasEvent):
        yield from _ending(wrong_bullet(written.lines, _start(event)[0]))
        message = f"«*{event.anchor}» er en YAML-henvisning"
        yield _special(event, message, "*")._replace(is_end=True)
    if getattr(event, "anchor", None):
        yield _special(event, f"«&{event.anchor}» blir borte", "&")
    if getattr(event, "tag", None):
        yield _special(event, f"«{event.tag}» kan ikke brukes", "!")


def _special(event: Event, message: str, sign: str) -> Trap:
    cure = f'Sett hele verdien i anførselstegn: "{sign}…".'
    return Trap(rules.YAML_SPECIAL, _start(event), message, cure)


def in_collection(event: Event, written: Written) -> Iterator[Trap]:
    """Yield what is wrong with the beginning of a list or of fields."""
    if not event.flow_style:
        return
    yield from _comment(event, written, _BEHIND_SIGN)
    start, is_word = _start(event), _PLACEHOLDER.match(written.rest(event.start_mark))
    if is_word and isinstance(event, MappingStartEvent):  # meant as the place of a name
        found = text_in_sign(written.lines[start[0]])
        yield from _ending(found and found._replace(at=start))


def in_key(event: Event, seen: Mapping[str, Location], written: Written) -> Iterator[Trap]:
    """Yield what is wrong with the name of a field; those before it are ``seen``."""
    start = _start(event)
    if not isinstance(event, ScalarEvent):
        found = text_in_sign(written.lines[start[0]])
        yield from _ending(found and found._replace(at=start))
        message = "Et feltnavn må være et enkelt ord"
        yield Trap(rules.YAML_SYNTAX, start, message, "Skriv «navn: verdi».", is_end=True)
    yield from _invisible(event, written)
    if not event.style:
        yield from _ending(wrong_bullet(written.lines, start[0]))
    key = str(event.value)
    if key == "<<":
        yield Trap(rules.YAML_SPECIAL, start, "«<<» kan ikke brukes", "Skriv feltene helt ut.")
    if key in seen:
        message = f"Feltet «{key}» står også på linje {seen[key].line}"
        yield Trap(rules.YAML_DUPLICATE, start, message, "Behold bare det ene.")


def in_value(event: Event, written: Written) -> Iterator[Trap]:
    """Yield what is wrong with a value that is neither a list nor fields."""
    if event.style:
        yield from _invisible(event, written)
        yield from _folded_points(event, written)
    elif heading(event, written):
        yield _heading(event, written)
    else:
        first, last = event.start_mark.line, _last(event)
        yield from _comment(event, written, _BEHIND_VALUE)
        yield from _ending(wrong_bullet(written.lines, first))
        if last > first:
            yield from _ending(text_with_points(written.lines, first))
            yield from _inner_dashes(written.lines, first, last)
        if event.value.startswith("-"):
            yield from _loose_dash(event, written)


def is_spoilt(event: Event, written: Written) -> bool:
    """Whether the value has a sign that nobody sees, and can't be used."""
    return any(_invisible(event, written))


def _invisible(event: Event, written: Written) -> Iterator[Trap]:
    """Yield a sign that the source let pass because it was written with a backslash."""
    if event.style != '"':
        return
    signs = (s for s in str(event.value) if is_invisible(s) and s not in written.text)
    for sign in [*signs][:1]:
        message = f"Verdien har et usynlig tegn: U+{ord(sign):04X}"
        cure = "Skriv verdien uten omvendt skråstrek."
        yield Trap(rules.FILE_CHARACTER, _start(event), message, cure)


def _folded_points(event: Event, written: Written) -> Iterator[Trap]:
    """Yield points in a text under ``>``, which makes one line of them."""
    lines = written.lines[event.start_mark.line + 1 : _last(event) + 1]
    if event.style == ">" and folded_points(lines):
        sign = written.rest(event.start_mark).split()[0]
        message = f"Med {sign} flyter linjene under sammen, så punktene ikke blir en liste"
        yield Trap(rules.TEXT_LIST, _start(event), message, f"Skriv | i stedet for {sign}.")


def heading(event: Event, written: Written) -> str | None:
    """Return the text of a comment where a value should be."""
    rest = written.rest(event.end_mark)
    if event.value or "#" not in rest or _COMMENT.match(rest):
        return None
    match = _HEADING.match(rest)
    return match[1].strip() if match else None


def is_list(event: Event, written: Written) -> bool:
    """Whether the field on the line where ``event`` begins is a list."""
    field = FIELD.match(written.lines[event.start_mark.line])
    return field is not None and field["name"] in LIST_FIELDS


def _heading(event: Event, written: Written) -> Trap:
    text = heading(event, written)
    cure = f"Skriv uten #: {text}. Er det en kommentar, flytt den til en egen linje."
    return Trap(rules.YAML_COMMENT, _end(event), "Teksten bak « #» blir borte", cure)


def _comment(event: Event, written: Written, begins: re.Pattern[str]) -> Sequence[Trap]:
    rest = written.rest(event.end_mark)
    if not begins.match(rest) or _COMMENT.match(rest):
        return ()
    cure = (
        "Sett hele verdien i anførselstegn. Er det en kommentar, skriv to mellomrom foran "
        "# og ett bak, eller flytt den til en egen linje."
    )
    return (Trap(rules.YAML_COMMENT, _end(event), "Teksten bak « #» blir borte", cure),)


def _inner_dashes(lines: Sequence[str], first: int, last: int) -> Iterator[Trap]:
    """Yield the dashes so far in that their items become part of the text above."""
    for number in range(first + 1, min(last, len(lines) - 1) + 1):
        line = lines[number]
        if line.lstrip().startswith("- "):
            message = "Streken er rykket inn for langt, så punktet blir en del av teksten over"
            yield Trap(rules.YAML_SYNTAX, (number, line.index("-")), message, UNDER_POINTS)


def _loose_dash(event: Event, written: Written) -> Iterator[Trap]:
    """Yield a dash that begins a line and has no blank behind it."""
    line, column = _start(event)
    if _LOOSE_DASH.match(str(event.value)) and not written.lines[line][:column].strip():
        message = "Streken mangler et mellomrom, så dette blir ikke en liste"
        cure = "Skriv «- » med mellomrom foran hvert punkt, eller sett verdien i anførselstegn."
        yield Trap(rules.YAML_SYNTAX, (line, column), message, cure)


def _ending(found: Explained | None) -> Sequence[Trap]:
    """Return what was ``found``, if anything was; nothing can be read after it."""
    if found is None or found.at is None:
        return ()
    return (Trap(rules.YAML_SYNTAX, found.at, found.message, found.cure, is_end=True),)


def _start(event: Event) -> Mark:
    return event.start_mark.line, event.start_mark.column


def _end(event: Event) -> Mark:
    return event.end_mark.line, event.end_mark.column


def _last(event: Event) -> int:
    """Return the last line that the value stands on."""
    end = event.end_mark
    return int(end.line if end.column else end.line - 1)
