"""The files of one folder to one layer, unresolved."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from veileder import rules
from veileder.findings import Finding, Location, Telling, Told, told
from veileder.inspecting.inspect import inspected
from veileder.markdown.limits import excess
from veileder.model.guide import Skeleton
from veileder.model.kinds import TABLES
from veileder.reading.copies import leftover
from veileder.reading.decode import decode
from veileder.reading.front_matter import read_front_matter
from veileder.reading.layers import SHARED, Layer, Library, Text
from veileder.reading.marks import read_mark
from veileder.reading.names import (
    LARGEST,
    AttachmentFile,
    MarkFile,
    Named,
    NoContent,
    PictureFile,
    SkeletonFile,
    TableFile,
    TextFile,
    named,
    unportable,
)
from veileder.reading.private_names import private_slip
from veileder.reading.settings import SETTINGS, salvaged, without_mistakes
from veileder.reading.slips import Slip, slip_of
from veileder.reading.source import MEMORY, Folder, SourceFile
from veileder.reading.texts import check_text, meant_path
from veileder.reading.yaml.located import Located, strings_in
from veileder.reading.yaml.reader import read_yaml

_OF_TEXT = frozenset({"", ".md", ".txt", ".yml", ".yaml", ".csv", ".json", ".html", ".htm", ".eml"})


def missing_settings(layer: Layer, mentioned: Collection[str]) -> Iterator[Finding]:
    """Yield that ``layer`` has neither ``municipality.yml`` nor ``region.yml``.

    A file among those that are ``mentioned`` has been told of.
    """
    if layer.settings is None and not any(f"{layer.folder}/{n}" in mentioned for n in SETTINGS):
        yield Finding(
            rules.FILE_MISSING,
            Location(f"{layer.folder}/municipality.yml"),
            "Mappen har verken municipality.yml eller region.yml",
            "Lag filen med linjene name, number og language, "
            "eller slett mappen hvis den ikke skal være her.",
        )


def read_layer(
    folder: Folder,
    layer: Layer,
    places: Iterable[str],
    library: Library,
    only: tuple[str, ...] = ("",),
) -> Telling[bool]:
    """Read the files of ``layer``, which stand in ``places``; return whether there are any.

    Files whose paths do not begin with one of ``only`` are not opened.
    """
    files: dict[str, str] = {}
    for place in places:
        found = yield from folder.files(place)
        files |= {path: place for path in found if path.startswith(only)}
    portable: dict[str, str] = {}
    for path, place in files.items():
        inside = PurePosixPath(path).relative_to(place)
        if place == "tools":
            inside = "tools" / inside
        private = private_slip(path, inside)
        slip = private or _unportable(path, inside, portable) or leftover(path, inside, files)
        file = named(inside, is_shared=layer.id == SHARED)
        if slip is None and file is None:
            slip = slip_of(path, inside, files, is_shared=layer.id == SHARED)
        if slip:
            library.unread |= slip.meant
            yield slip.finding
        if isinstance(file, NoContent) or (slip and not private):
            _note(folder, layer, path)
        elif file is not None and not slip:
            yield from _read_file(folder, layer, path, file, library)
    return bool(files)


def _unportable(path: str, inside: PurePosixPath, seen: dict[str, str]) -> Slip | None:
    """Return the slip of a name that is not a name of its own on every machine.

    ``seen`` has the paths so far, as a machine without capitals and accents of their own has them.
    """
    for part in inside.parts:
        if why := unportable(part):
            cure = "Gi den et annet navn, ellers kan ingen med Windows hente innholdet."
            return Slip(path, rules.FILE_NAME, why, cure)
    composed = unicodedata.normalize("NFC", path)
    other = seen.setdefault(composed.casefold(), path)
    if other != path and inside.suffix != ".md":
        message = f"Navnet er det samme som {other}, bortsett fra store bokstaver eller aksenter"
        cure = "Gi den ene et annet navn, for på Windows og Mac er de samme fil."
        return Slip(path, rules.FILE_NAME, message, cure)
    if composed != path and isinstance(named(inside, is_shared=True), AttachmentFile):
        name = PurePosixPath(composed).name
        message = "Bokstavene i filnavnet er lagret i to deler, slik eldre Mac-er gjør"
        cure = f"Gi filen navnet på nytt: {name}."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset({composed}))
    return None


def _note(folder: Folder, layer: Layer, path: str) -> None:
    """Keep what a file says that is no content, for it is in git all the same."""
    if PurePosixPath(path).suffix.lower() in _OF_TEXT:
        layer.notes[path] = (told(folder.raw(path)).value or b"").decode("utf-8", "replace")


def look_inside(folder: Folder, layer: Layer, path: str) -> Telling[None]:
    """Open a file for readers, unless it is more than they should have to fetch."""
    size = layer.sizes[path]
    if size > LARGEST:
        mega = 1024 * 1024
        message = f"Filen er på {-(-size // mega)} MB, og kan ha høyst {LARGEST // mega}"
        cure = "Gjør bildene i den mindre, eller legg den på nett og lenk til den."
        yield Finding(rules.FILE_LARGE, Location(path), message, cure)
    elif (raw := (yield from folder.raw(path, LARGEST))) is not None:
        layer.inside[path] = inspected(raw, PurePosixPath(path).suffix.removeprefix("."))


def _read_file(
    folder: Folder, layer: Layer, path: str, file: Named, library: Library
) -> Telling[None]:
    if isinstance(file, AttachmentFile | PictureFile):
        kind = layer.attachments if isinstance(file, AttachmentFile) else layer.pictures
        kind.add(path)
        layer.sizes[path] = folder.size(path)
        yield from look_inside(folder, layer, path)
    if isinstance(file, MarkFile) and (raw := (yield from folder.raw(path))) is not None:
        layer.mark = (yield from read_mark(path, raw)) or layer.mark
    if not isinstance(file, TableFile | SkeletonFile | TextFile):
        return
    source = yield from folder.read(path)
    if source is None:
        return
    library.sources[path] = source
    if isinstance(file, TextFile):
        content = _read_text(layer, source, file, library)
    elif isinstance(file, TableFile):
        content = _read_table(layer, source, file.name)
    else:
        content = _read_skeleton(layer, source, file.variant)
    yield from map(library.as_written, content)


def _read_table(layer: Layer, source: SourceFile, name: str) -> Telling[None]:
    fields = told(_read_fields(layer, source))
    yield from fields.findings
    located = fields.value
    part = (yield from decode(TABLES[name], located)) if located else None
    if part is None and name in SETTINGS:
        located = located or without_mistakes(source, fields.findings)
        part = salvaged(name, located, layer.id) if located else None
        layer.is_salvaged = True
    if isinstance(part, Skeleton):
        layer.skeletons[None] = part
    if part is not None:
        layer.tables[name] = part


def _read_skeleton(layer: Layer, source: SourceFile, variant: str) -> Telling[None]:
    located = yield from _read_fields(layer, source)
    part = (yield from decode(Skeleton, located)) if located else None
    if part is not None:
        layer.skeletons[variant] = part


def _read_text(layer: Layer, source: SourceFile, file: TextFile, library: Library) -> Telling[None]:
    located = yield from _read_fields(layer, source)
    if located is None:
        return
    text = Text(file.key, file.language, source.path, located)
    if other := layer.texts.get(file.key, {}).get(file.language):
        yield _twice(text, other)
    elif (yield from check_text(text, library.shared)):
        layer.texts.setdefault(file.key, {})[file.language] = text
    elif meant := meant_path(text):
        library.unread.add(meant)


def _read_fields(layer: Layer, source: SourceFile) -> Telling[Located | None]:
    """Return the fields of ``source``, noted as read; None when they can't be used."""
    fields = _fields(source.text, source.path)
    yield from fields.findings
    if fields.value is None:
        return None
    located = replace(fields.value, data=dict(fields.value.data))  # some may be taken away
    layer.sources[source.path] = located
    return located


@lru_cache(maxsize=MEMORY)
def _fields(text: str, path: str) -> Told[Located | None]:
    return told(_reading(text, path))


def _reading(text: str, path: str) -> Telling[Located | None]:
    located = yield from (read_front_matter if path.endswith(".md") else read_yaml)(text, path)
    excessive = list(_excessive(located)) if located else []
    yield from excessive
    return None if excessive else located


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
