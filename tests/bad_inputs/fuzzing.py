"""Reads one input as the program does: what it is made of must be answered with findings only."""

from collections.abc import Callable, Mapping
from pathlib import Path

from veileder.checks.inside import faults_of
from veileder.checks.markdown import flaws
from veileder.findings import told
from veileder.inspecting.inspect import inspected
from veileder.markdown.limits import excess
from veileder.markdown.markup import render
from veileder.model.kinds import KINDS, TABLES
from veileder.persons.found import traces
from veileder.reading.decode import decode
from veileder.reading.front_matter import read_front_matter
from veileder.reading.source import Folder, SourceFile
from veileder.reading.yaml.reader import read_yaml

_MODELS = {"md": [kind.model for kind in KINDS.values()], "yml": list(TABLES.values())}


def _read(content: bytes, suffix: str, folder: Path) -> SourceFile | None:
    path = folder / f"innlest.{suffix}"
    path.write_bytes(content)
    return told(Folder(folder).read(path.name)).value


def _yaml(content: bytes, suffix: str, folder: Path) -> None:
    file = _read(content, suffix, folder)
    if file is None:
        return
    fields = read_front_matter if suffix == "md" else read_yaml
    located = told(fields(file.text, file.path)).value
    if located is None:
        return
    for model in _MODELS[suffix]:
        told(decode(model, located))


def _markdown(content: bytes, suffix: str, folder: Path) -> None:
    file = _read(content, suffix, folder)
    if file is None:
        return
    traces(file.text)
    if excess(file.text) is None:
        list(flaws(file.text, is_field=False, is_item=False))
        render(file.text)


def _files(content: bytes, suffix: str, _: Path) -> None:
    list(faults_of(inspected(content, suffix)))


READERS: Mapping[str, Callable[[bytes, str, Path], None]] = {
    "yaml": _yaml,
    "markdown": _markdown,
    "files": _files,
}
