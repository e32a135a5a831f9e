"""The files of a folder in memory: what each is, what it says, and the same with other names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from veileder.findings import told
from veileder.model.base import Part
from veileder.model.guide import Skeleton
from veileder.model.kinds import KINDS, TABLES
from veileder.reading.front_matter import read_front_matter
from veileder.reading.leftovers import is_dropping
from veileder.reading.names import Named, SkeletonFile, TableFile, TextFile, named
from veileder.reading.signs import mended
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.reader import read_yaml
from veileder.updating.names import Edit, Names, edits, rewritten
from veileder.updating.references import Mention, mentions, visits

Files = dict[str, bytes]  # by path from the root


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that people wrote: what it is, its text as it stands, and what was read of it."""

    path: str
    file: Named
    model: type[Part]
    text: str
    located: Located

    @property
    def step(self) -> str:
        """The step that it is the words of, if it is."""
        is_step = isinstance(self.file, TextFile) and self.file.key.kind == "step"
        return self.file.key.id if is_step and isinstance(self.file, TextFile) else ""

    def mentions(self) -> Iterator[Mention]:
        """Yield every id that stands in its fields."""
        for visit in visits(self.model, self.located.data, step=self.step):
            yield from mentions(visit)

    def edits(self, names: Names) -> Iterator[Edit]:
        """Yield the words in its fields that have other names."""
        return edits(self.model, self.located.data, names, self.step)


def folder_of(path: str) -> str:
    """Return the folder that is the layer of ``path``: shared folders are their own."""
    parts = PurePosixPath(path).parts
    return "/".join(parts[:2]) if parts[0] == "municipalities" else parts[0]


def inside(path: str) -> PurePosixPath:
    """Return ``path`` as it is inside its layer; what is in ``tools/`` stays there."""
    folder = folder_of(path)
    return PurePosixPath(path).relative_to("" if folder == "tools" else folder)


def opened(path: str, content: bytes) -> Opened | None:
    """Return a file as it is read; None for one that says nothing, or that nobody can read."""
    if any(map(is_dropping, PurePosixPath(path).parts)) or not path.endswith((".md", ".yml")):
        return None
    file = named(inside(path), is_shared=not path.startswith("municipalities/"))
    model = _model(file)
    return _read(path, content, file, model) if file and model else None


def _model(file: Named | None) -> type[Part] | None:
    if isinstance(file, TextFile):
        return KINDS[file.key.kind].model
    if isinstance(file, TableFile):
        return TABLES[file.name]
    return Skeleton if isinstance(file, SkeletonFile) else None


@lru_cache(maxsize=4_000)
def _read(path: str, content: bytes, file: Named, model: type[Part]) -> Opened | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    seen = "\n".join(mended(line.rstrip("\r")) for line in text.split("\n"))
    located = told((read_front_matter if path.endswith(".md") else read_yaml)(seen, path)).value
    return Opened(path, file, model, text, located) if located else None


def all_opened(files: Mapping[str, bytes], folder: str = "") -> Iterator[Opened]:
    """Yield what can be read of ``files``, or of those in ``folder``."""
    for path, content in files.items():
        if path.startswith(f"{folder}/" if folder else "") and (one := opened(path, content)):
            yield one


def renamed_files(files: Mapping[str, bytes], names: Names) -> Files:
    """Return ``files`` with what they mention, and what they are called, as ``names`` has it.

    Where a file already has the new name, the other keeps its own. What nobody can read stays.
    """
    found: Files = {}
    for path, content in files.items():
        one = opened(path, content)
        new = _renamed_path(one, names) if one else path
        is_free = new == path or (new not in files and new not in found)
        found[new if is_free else path] = _with_names(one, names) if one else content
    return found


def _with_names(one: Opened, names: Names) -> bytes:
    """Return the content of a file with new names: the fields', then the ids' in them."""
    text = rewritten(one.text, one.located, one.edits(Names(fields=names.fields)))
    again = opened(one.path, text.encode())
    if again:
        text = rewritten(text, again.located, again.edits(Names(ids=names.ids)))
    return names.in_links(text).encode()


def _renamed_path(one: Opened, names: Names) -> str:
    file, path = one.file, PurePosixPath(one.path)
    if isinstance(file, TextFile):
        parts = [names.id(file.key.kind, file.key.id)]
        parts += [names.id("service", file.key.variant)] if file.key.variant else []
        return str(path.with_name(".".join([*parts, file.language, "md"])))
    if isinstance(file, SkeletonFile):
        return str(path.with_name(f"guide.{names.id('service', file.variant)}.yml"))
    return one.path
