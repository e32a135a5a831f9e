"""What names a person, wherever it stands: texts, fields, comments, keys and notes.

No message repeats it: what is said is read by others than the one who wrote it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from veileder import rules
from veileder.checks.links import Spot
from veileder.checks.person_faults import SAID, PersonFault, person_faults, sure_faults
from veileder.findings import Finding, Location
from veileder.model.base import Keys
from veileder.persons.found import Kind, names_somebody, traces
from veileder.reading.layers import Layer, Library
from veileder.reading.source import SourceFile
from veileder.reading.yaml.located import Located, strings_in

_SOFT = frozenset({Kind.CASE, Kind.NAME})
# Fields that say which function, and not who.
_FUNCTIONS = frozenset({"function", "responsible", "owner", "by", "responsible_for_meeting"})
# Where others' names stand by right: who wrote a source, and whose folder something is borrowed of.
_OTHERS = frozenset({"sources", "borrow"})
# Practice cases and tools of ours may have names, for they are invented.
_INVENTED = ("content/cases/", "tools/")
_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\[xuU]")


def check_persons(library: Library) -> Iterator[Finding]:
    """Yield what names a person in every layer, each line once for each rule."""
    for layer in library.whole:
        told: set[tuple[str, str, int]] = set()
        is_published = layer.settings is not None and layer.settings.status == "published"
        for finding in _in_layer(layer, library):
            key = finding.rule.code, finding.at.path, finding.at.line
            if key not in told:
                told.add(key)
                yield _graver(finding) if is_published else finding


def _graver(finding: Finding) -> Finding:
    is_soft = finding.rule in (rules.PERSON_NAME, rules.PERSON_TOLD)
    return replace(finding, rule=rules.MUNICIPALITY_PERSON) if is_soft else finding


def _in_layer(layer: Layer, library: Library) -> Iterator[Finding]:
    for path, text in layer.notes.items():
        yield from _in_file(text, path, person_faults(text))
    for path, source in library.sources.items():
        if _is_of(path, layer):
            yield from _in_source(source)
    for path, located in layer.sources.items():
        if not path.startswith(_INVENTED):
            yield from _in_fields(located)
        if path in library.sources and _ESCAPE.search(library.sources[path].text):
            yield from _escaped(located)


def _is_of(path: str, layer: Layer) -> bool:
    folders = (layer.folder, "tools") if layer.folder == "content" else (layer.folder,)
    return path.startswith(tuple(f"{folder}/" for folder in folders))


def _in_source(source: SourceFile) -> Iterator[Finding]:
    """Yield what is sure anywhere in a file, and what is likely in its comments."""
    yield from _in_file(source.text, source.path, sure_faults(source.text))
    fields = source.text
    if source.path.endswith(".md"):
        fields = fields[: fields.find("\n---", 3) + 1]
    for comment in _COMMENT.finditer(fields) if "#" in fields else ():
        at = Location(source.path, fields.count("\n", 0, comment.start()) + 1)
        for fault in person_faults(comment[0]):
            yield Finding(fault.rule, replace(at, column=fault.offset + 1), *fault[2:])


def _in_file(text: str, path: str, faults: Iterable[PersonFault]) -> Iterator[Finding]:
    for rule, offset, message, cure in faults:
        line, start = text.count("\n", 0, offset) + 1, text.rfind("\n", 0, offset) + 1
        yield Finding(rule, Location(path, line, offset - start + 1), message, cure)


def _in_fields(located: Located) -> Iterator[Finding]:
    for keys, value in strings_in(located.data):
        if _OTHERS.intersection(keys) or keys not in located.marks:
            continue
        spot = Spot(located, keys)
        found = [trace for trace in traces(value.rstrip()) if trace.kind in _SOFT]
        if _FUNCTIONS.intersection(keys[-2:]) and names_somebody(value):
            message = "Her ser det ut til å stå navnet på en person, ikke en funksjon"
            cure = "Skriv funksjonen, for eksempel «Ledende helsesykepleier»."
            yield Finding(rules.PERSON_NAME, spot.start, message, cure)
        else:
            for trace in found:
                rule, message, cure = SAID[trace.kind]
                yield Finding(rule, spot.at(value, trace.start), message, cure)
    yield from _in_keys(located)


def _in_keys(located: Located) -> Iterator[Finding]:
    for keys, at in located.key_marks.items():
        for fault in person_faults(_last(keys)):
            yield Finding(fault.rule, at, fault.message, fault.cure)


def _last(keys: Keys) -> str:
    return str(keys[-1]) if keys else ""


def _escaped(located: Located) -> Iterator[Finding]:
    """Yield what is sure in texts where digits may be written as codes."""
    for keys, value in strings_in(located.data):
        for fault in sure_faults(value):
            if keys in located.marks:
                yield Finding(fault.rule, Spot(located, keys).start, fault.message, fault.cure)
