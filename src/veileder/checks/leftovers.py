"""Values that are the example's, or that say that something is still to come."""

import re
from collections.abc import Iterator

from veileder import rules
from veileder.checks.pictures import of_words
from veileder.findings import Finding, Location
from veileder.model.base import Keys
from veileder.model.counties import is_invented
from veileder.reading.layers import Layer
from veileder.reading.yaml.located import strings_in

Found = tuple[int, str, str]

_OF_EXAMPLE = re.compile(
    r"\bexample\.(?:no|com|org|net)\b"
    r"|\b(?:Eksempel|Døme)(?:loggen|boka|veien|vegen| kommune)\b"
    r"|\b(?:i|hos|for|til|fra|frå) (?:Eksempel|Døme)\b"
    r"|^(?:Eksempel|Døme) \w+$|^(?:eksempel|dome)(?:-[a-z0-9]+)+$"
    r"|(?<!\d)0[ \xa0]?0[ \xa0]?0(?:[ \xa0]?\d){5}(?!\d)"  # no real number begins with 000
)
_INSERT = r"(?:sett|set|fyll|skriv|legg) (?:inn|ut|her)"
_UNFINISHED = re.compile(
    r"\b(?:todo|fixme|tbd|x{3,}|xx(?: xx)+)\b|\blorem ipsum\b"
    rf"|\[{_INSERT}\b[^\]\n]*\](?!\()|\[ ?[.…_][.…_ ]*\](?!\()"
    rf"|<{_INSERT}\b[^>\n]*>|«{_INSERT}»|«(?:sett|set|fyll) inn \w+»|« ?[.…_][.…_ ]*»"
    r"|«ik(?:ke|kje) fylt ut»",
    re.IGNORECASE,
)
# In a tool these are for the one who uses it to fill in; elsewhere somebody forgot to.
_BLANK = re.compile(
    r"\[(?:navn|namn|telefon|nummer|dato|kommune|adresse|e-?post|tittel|tekst|lenkj?e|rolle|tjeneste"
    r"|teneste|sted|stad)\w*\b[^\]\n]*\](?!\()|(?<=\S )_{3,}(?!\w)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"null|~|none|nil|undefined|n/?a|(?:ik(?:ke|kje) (?:fylt ut|kjent|kjend)|ukjent|ukjend"
    r"|kommer(?: senere)?|kjem(?: seinare)?|mangler|manglar)\.?|[-–—?._…]+",
    re.IGNORECASE,
)
# Short lists where «Ukjent» and «–» are something to choose or search with.
_CHOICES = {"options", "steps", "columns", "aliases"}
_MAY_BE_NONE = {"kind", "baton"}
# The fields of the example that tell how things are done there.
_TOLD = {
    "about", "note", "outside_hours", "for_whom", "purpose", "criteria", "includes", "excludes",
    "how_to_refer", "description", "duration", "target", "frequency", "participants",
    "responsible", "address", "body", "summary", "addition",
}  # fmt: skip

_OWN = "Skriv det som gjelder hos dere, eller ta bort det som står der."
_FINISH = "Skriv det som skal stå, eller ta bort det som står der."
_REWORD = "Skriv det som gjelder hos dere. Gjelder det samme, si det med egne ord."


def unfinished(layer: Layer) -> Iterator[Finding]:
    """Yield what is still to be written in ``layer``: shared content, or a draft."""
    is_draft = layer.settings is not None
    rule = rules.TEXT_UNFINISHED if is_draft else rules.MUNICIPALITY_LEFTOVER
    for located in layer.sources.values():
        for keys, value in strings_in(located.data):
            start = located.marks[keys]
            found = None if keys[:1] == ("quote",) else _unfinished(keys, value, start)
            if found:
                offset, message, cure = found
                yield Finding(rule, _place(start, keys, value, offset), message, cure)


def leftovers(layer: Layer, example: Layer | None) -> Iterator[Finding]:
    """Yield what is left in ``layer`` of ``example`` or of anything not finished.

    In an invented municipality of ours what is invented is as it should be.
    """
    is_ours = layer.is_example
    copied = frozenset() if is_ours else _sentences(example)
    for located in layer.sources.values():
        for keys, value in strings_in(located.data):
            start, said = located.marks[keys], value.strip()
            found = None if is_ours else _of_example(keys, said, copied)
            if found := found or _unfinished(keys, said, start):
                offset, message, cure = found
                at = _place(start, keys, value, offset)
                yield Finding(rules.MUNICIPALITY_LEFTOVER, at, message, cure)


def _of_example(keys: Keys, value: str, copied: frozenset[str]) -> Found | None:
    """Return where in ``value`` something of the example is left, what it is, and the cure."""
    if match := _OF_EXAMPLE.search(value):
        return match.start(), f"«{match[0]}» er fra eksempelet", _OWN
    if keys == ("number",) and is_invented(value):
        return 0, f"Kommunenummeret {value} er fra eksempelet", "Skriv kommunenummeret deres."
    if " ".join(value.split()) in copied:
        return 0, "Teksten er den samme som i eksempelet", _REWORD
    return None


def _unfinished(keys: Keys, value: str, start: Location) -> Found | None:
    """Return where in ``value`` something is still to come, what it says, and the cure."""
    text = _without_pictures(value)
    if match := _UNFINISHED.search(text) or _blank(text, start):
        return match.start(), f"«{match[0].strip('«»')}» er ikke ferdig skrevet", _FINISH
    if keys[-1] not in _MAY_BE_NONE and not _CHOICES & set(keys) and _NOTHING.fullmatch(value):
        return 0, f"«{value}» er ikke en opplysning", _FINISH
    return None


def _without_pictures(value: str) -> str:
    """Return ``value`` without the words of pictures that are told of as saying nothing."""
    for _, offset, *_ in of_words(value) if "![" in value else ():
        begin, end = offset + 2, value.index("]", offset)
        value = value[:begin] + " " * (end - begin) + value[end:]
    return value


def _blank(value: str, start: Location) -> re.Match[str] | None:
    return None if "/tools/" in start.path else _BLANK.search(value)


def _place(start: Location, keys: Keys, value: str, offset: int) -> Location:
    """Return the place of ``offset`` in a body, which begins at ``start``; else ``start``."""
    before = value[:offset]
    if keys != ("body",) or not before:
        return start
    column = offset - (before.rfind("\n") + 1) + 1
    return Location(start.path, start.line + before.count("\n"), column)


def _sentences(example: Layer | None) -> frozenset[str]:
    """Return what the example tells of itself, in sentences long enough to be its own."""
    told = (
        " ".join(value.split())
        for located in (example.sources.values() if example else ())
        for keys, value in strings_in(located.data)
        if _TOLD & set(keys)
    )
    return frozenset(text for text in told if text.count(" ") >= 3)
