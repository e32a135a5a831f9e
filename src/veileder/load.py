"""The files of one folder to one layer, unresolved."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from veileder import rules
from veileder.decode import adaptation_of, decode, translation_of, variant_of, word_fields
from veileder.findings import Finding, Location
from veileder.layers import SHARED, Layer, Text, TextKey
from veileder.located import Located, read_yaml, strings_in
from veileder.markup import excess
from veileder.model.base import ID_PATTERN, Language, Part
from veileder.model.guide import Skeleton
from veileder.model.kinds import KIND_OF_FOLDER, KINDS, TABLES, Kind
from veileder.source import Folder, SourceFile

_NAME = re.compile(
    rf"(?P<id>{ID_PATTERN})(\.(?P<variant>{ID_PATTERN}))?\.(?P<language>[a-z]{{2}})\.md"
)
_GUIDE = re.compile(rf"guide\.(?P<variant>{ID_PATTERN})\.yml")
# The tables that only make sense in the shared layer, and only in the others.
_ONLY_SHARED = frozenset({"helplines.yml"})
_ONLY_LOCAL = frozenset({"guide-changes.yml", "municipality.yml", "region.yml"})
_ATTACHMENTS = {".docx", ".xlsx", ".pdf", ".png", ".jpg", ".odt"}
Reader = Callable[["Layer", SourceFile, list[Finding]], None]


def require_settings(layer: Layer, findings: list[Finding]) -> None:
    """Note that a folder has neither ``municipality.yml`` nor ``region.yml``."""
    mentioned = any(
        f.at.path.startswith(f"{layer.folder}/")
        and f.at.path.endswith(("/municipality.yml", "/region.yml"))
        for f in findings
    )
    if layer.settings is None and not mentioned:
        findings.append(
            Finding(
                rules.FILE_MISSING,
                Location(f"{layer.folder}/municipality.yml"),
                "Mappen har verken municipality.yml eller region.yml",
                "Lag municipality.yml som i municipalities/eksempel/, eller ta bort mappen.",
            )
        )


def read_layer(
    folder: Folder,
    layer: Layer,
    places: Iterable[str],
    findings: list[Finding],
    only: tuple[str, ...] = ("",),
) -> None:
    """Read into ``layer`` the files in ``places`` whose paths begin with one of ``only``."""
    for place in places:
        for path in folder.files(place, findings):
            if not path.startswith(only):
                continue
            inside = PurePosixPath(path).relative_to(place)
            if place == "tools":
                inside = "tools" / inside
            _read_file(folder, layer, path, inside, findings)


def _read_file(
    folder: Folder, layer: Layer, path: str, inside: PurePosixPath, findings: list[Finding]
) -> None:
    if inside.name == "README.md":
        return
    if inside.suffix in _ATTACHMENTS and inside.parts[0] == "tools":
        layer.attachments.add(path)
        return
    misplaced = _ONLY_LOCAL if layer.id == SHARED else _ONLY_SHARED
    reader = (
        None if path in {f"{layer.folder}/{name}" for name in misplaced} else _reader_for(inside)
    )
    if reader is None:
        findings.append(_unknown_file(path))
        return
    source = folder.read(path, findings)
    if source is not None:
        reader(layer, source, findings)


def _reader_for(inside: PurePosixPath) -> Reader | None:
    if len(inside.parts) == 1 and inside.name in TABLES:
        return lambda layer, source, findings: _read_table(layer, source, inside.name, findings)
    if len(inside.parts) == 1 and (match := _GUIDE.fullmatch(inside.name)):
        return lambda layer, source, findings: _read_skeleton(
            layer, source, match["variant"], findings
        )
    key, language = _text_key(inside)
    if key and language:
        return lambda layer, source, findings: _read_text(layer, source, key, language, findings)
    return None


def _text_key(inside: PurePosixPath) -> tuple[TextKey | None, Language | None]:
    match = _NAME.fullmatch(inside.name)
    kind = _kind_of(inside)
    if not match or not kind or match["language"] not in list(Language):
        return None, None
    if match["variant"] and not kind.has_variants:
        return None, None
    return TextKey(kind.name, match["id"], match["variant"]), Language(match["language"])


def _kind_of(inside: PurePosixPath) -> Kind | None:
    if len(inside.parts) == 1:
        return KINDS["emergency"] if inside.name.startswith("emergency.") else None
    return KIND_OF_FOLDER.get(inside.parts[0]) if len(inside.parts) == 2 else None


def _unknown_file(path: str) -> Finding:
    return Finding(
        rules.FILE_NAME,
        Location(path),
        "Filen har ikke et navn eller en plass som programmet kjenner",
        "Gi filen navn som id.nb.md eller id.nn.md (små bokstaver a–z, tall, bindestrek), "
        "i riktig mappe.",
    )


def _read_table(layer: Layer, source: SourceFile, name: str, findings: list[Finding]) -> None:
    located = _read_fields(layer, source, findings)
    part = decode(TABLES[name], located, findings) if located else None
    if isinstance(part, Skeleton):
        layer.skeletons[None] = part
    if part is not None:
        layer.tables[name] = part


def _read_skeleton(layer: Layer, source: SourceFile, variant: str, findings: list[Finding]) -> None:
    located = _read_fields(layer, source, findings)
    part = decode(Skeleton, located, findings) if located else None
    if part is not None:
        layer.skeletons[variant] = part


def _read_text(
    layer: Layer, source: SourceFile, key: TextKey, language: Language, findings: list[Finding]
) -> None:
    located = _read_fields(layer, source, findings)
    if located is None:
        return
    text = Text(key, language, source.path, located)
    _refuse_facts(text, findings)
    if other := layer.texts.get(key, {}).get(language):
        findings.append(_twice(text, other))
        return
    if decode(_model_for(text), located, findings) is not None:
        layer.texts.setdefault(key, {})[language] = text


def _read_fields(layer: Layer, source: SourceFile, findings: list[Finding]) -> Located | None:
    """Return the fields of ``source``, noted as read; None when they can't be used."""
    is_text = source.path.endswith(".md")
    read = read_front_matter if is_text else _read_whole
    located = read(source, findings)
    if located is None:
        return None
    excessive = list(_excessive(located))
    findings.extend(excessive)
    if excessive:
        return None
    layer.sources[source.path] = located
    return located


def _read_whole(source: SourceFile, findings: list[Finding]) -> Located | None:
    return read_yaml(source.text, source.path, findings)


def _excessive(located: Located) -> Iterator[Finding]:
    for keys, value in strings_in(located.data):
        if found := excess(value):
            line, message = found
            at = located.marks[keys]
            if keys == ("body",):
                at = Location(at.path, at.line + line)
            yield Finding(rules.TEXT_COMPLEX, at, message, "Skriv enklere, eller del teksten.")


def _twice(text: Text, other: Text) -> Finding:
    return Finding(
        rules.REF_DUPLICATE,
        Location(text.path),
        f"«{text.key.id}» står også i {other.path}",
        "Behold bare den ene filen.",
    )


def _model_for(text: Text) -> type[Part]:
    if text.is_translation:
        return translation_of(text.model)
    if text.key.variant:
        return variant_of(text.model)
    return adaptation_of(text.model) if text.is_adaptation else text.model


def _refuse_facts(text: Text, findings: list[Finding]) -> None:
    if not text.is_translation:
        return
    facts = set(text.model.model_fields) - word_fields(text.model)
    for name in sorted(facts & set(text.located.data)):
        findings.append(
            Finding(
                rules.LANGUAGE_FACT,
                text.located.key_marks[(name,)],
                f"«{name}» er likt i alle målformer og står bare i originalen",
                "Ta bort linjen her.",
            )
        )
        del text.located.data[name]


def read_front_matter(source: SourceFile, findings: list[Finding]) -> Located | None:
    """Return the fields between the two ``---`` lines, with the text below them as ``body``."""
    lines = source.text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        findings.append(
            Finding(
                rules.FRONT_MATTER,
                Location(source.path),
                "Filen begynner ikke med felt mellom to linjer med ---",
                "Se på en annen fil i samme mappe og gjør likt.",
            )
        )
        return None
    located = read_yaml("\n".join(lines[1:end]), source.path, findings, first_line=2)
    if located is not None:
        _add_body(located, lines, end + 1, source.path)
        if ("body",) in located.key_marks:
            findings.append(_body_as_field(located.key_marks[("body",)]))
    return located


def _add_body(located: Located, lines: list[str], start: int, path: str) -> None:
    """Put the text from line index ``start`` under ``body``, from its first line with words."""
    first = next((i for i in range(start, len(lines)) if lines[i].strip()), None)
    if first is not None:
        located.data["body"] = "\n".join(lines[first:])
        located.marks[("body",)] = Location(path, first + 1)


def _body_as_field(at: Location) -> Finding:
    return Finding(
        rules.FIELD_UNKNOWN,
        at,
        "«body» er ikke et felt; teksten står under den andre linjen med ---",
        "Flytt teksten dit, og ta bort linjen her.",
    )
