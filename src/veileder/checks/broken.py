"""What is there but could not be read: its own finding is enough, and no other may follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from veileder.model.kinds import KIND_OF_FOLDER
from veileder.reading.layers import Layer, Library


@dataclass(frozen=True, slots=True)
class Broken:
    """The files with errors: of texts their ``kind/id``, of tables and skeletons their path.

    A text that has lost its original is one of them.
    """

    refs: frozenset[str]
    paths: frozenset[str]

    def ids(self, kind: str) -> set[str]:
        """Return the ids of the texts of ``kind`` that could not be read."""
        return {ref.partition("/")[2] for ref in self.refs if ref.startswith(f"{kind}/")}

    def has_skeleton(self, layers: Iterable[Layer]) -> bool:
        """Whether a skeleton, or the changes to one, could not be read in any of ``layers``."""
        places = tuple(f"{layer.folder}/guide" for layer in layers)
        return any(path.startswith(places) for path in self.paths)

    def has_table(self, name: str, layers: Iterable[Layer]) -> bool:
        """Whether the table in file ``name`` could not be read in any of ``layers``."""
        return any(f"{layer.folder}/{name}" in self.paths for layer in layers)


def broken(library: Library) -> Broken:
    """Return what had errors when ``library`` was read, or stands under a wrong name."""
    read = [library, *([library.base] if library.base else [])]
    wrong = {finding.at.path for one in read for finding in one.findings if finding.is_error}
    paths = frozenset(wrong.union(*(one.unread for one in read)))
    refs = {ref for path in paths if (ref := ref_of(path))}
    for layer in [library.shared, *library.layers.values()]:
        refs |= {f"{key.kind}/{key.id}" for key in layer.texts if layer.original(key) is None}
    return Broken(frozenset(refs), paths)


def ref_of(path: str) -> str | None:
    """Return the ``kind/id`` of the text in ``path``, if it is one."""
    file = PurePosixPath(path)
    kind = KIND_OF_FOLDER.get(file.parent.name)
    id = file.name.partition(".")[0]
    if id == "emergency" and file.suffix == ".md":
        return "emergency/emergency"
    return f"{kind.name}/{id}" if kind and file.suffix == ".md" else None
