"""What was read, unresolved: the shared content, each region and each municipality is a layer."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from veileder.findings import Finding, Location
from veileder.inspecting.inspect import Inspected
from veileder.model.base import Document, Language, Part
from veileder.model.guide import Skeleton
from veileder.model.kinds import KINDS
from veileder.model.municipality import Municipality, Region
from veileder.reading.source import SourceFile
from veileder.reading.yaml.located import Located

SHARED = "felles"
EXAMPLE = "eksempel"
EXAMPLES = (EXAMPLE, "dome")  # the invented municipalities that come with the program
BORROWED = "borrowed"  # copies of what other repositories lend
ENTRY_TABLES = ("services.yml", "measures.yml", "arenas.yml")
P = TypeVar("P", bound=Part)


class TextKey(NamedTuple):
    """What a text is about: kind and id, and the service type if it is a variant for one."""

    kind: str
    id: str
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One document file in one language, valid in itself, not yet combined with others."""

    key: TextKey
    language: Language
    path: str
    located: Located

    @property
    def model(self) -> type[Document]:
        """The model of the whole document."""
        return KINDS[self.key.kind].model

    @property
    def is_translation(self) -> bool:
        """Whether it only repeats the words of another file in the same folder."""
        return "translated_from" in self.located.data

    @property
    def is_adaptation(self) -> bool:
        """Whether it changes a text of an earlier layer."""
        return "based_on" in self.located.data

    def at(self, key: str) -> Location:
        """Return where field ``key`` stands, or the beginning of the file."""
        return self.located.marks.get((key,)) or Location(self.path)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a municipality: its file, its sides, and what is published if it is a drawing."""

    path: str
    width: int
    height: int
    drawing: str = ""


@dataclass(slots=True)
class Layer:
    """What one folder says: the shared content, a region or a municipality."""

    id: str
    folder: str
    texts: dict[TextKey, dict[Language, Text]] = field(default_factory=dict)
    tables: dict[str, Part] = field(default_factory=dict)
    skeletons: dict[str | None, Skeleton] = field(default_factory=dict)
    attachments: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)  # beside texts, to show in them
    sizes: dict[str, int] = field(default_factory=dict)  # of the files of both kinds, in bytes
    inside: dict[str, Inspected] = field(default_factory=dict)  # of those that were opened
    notes: dict[str, str] = field(default_factory=dict)  # what is not shown, but in git
    mark: Mark | None = None
    sources: dict[str, Located] = field(default_factory=dict)
    is_whole: bool = True  # False where only what others borrow of it was read
    is_salvaged: bool = False  # the settings are wrong, and only good enough to check the others by

    def table(self, name: str, model: type[P]) -> P | None:
        """Return the table in file ``name``, if the layer has it and it is valid."""
        part = self.tables.get(name)
        return part if isinstance(part, model) else None

    @property
    def settings(self) -> Municipality | Region | None:
        """What the municipality or region says of itself; None for the shared layer."""
        return self.table("municipality.yml", Municipality) or self.table("region.yml", Region)

    @property
    def is_example(self) -> bool:
        """Whether it is one of ours that are made up: nowhere else may a number be invented."""
        settings = self.settings
        return self.id in EXAMPLES and isinstance(settings, Municipality) and settings.is_invented

    @property
    def borrows(self) -> Iterator[tuple[str, str]]:
        """Yield whose folders this one borrows from, and how the paths needed in each begin."""
        for tool in self.settings.borrow if self.settings else ():
            yield tool.owner, f"tools/{tool.tool}."
        for name in ENTRY_TABLES:
            yield from ((one.owner, name) for one in getattr(self.tables.get(name), "borrow", ()))

    def original(self, key: TextKey) -> Text | None:
        """Return the file that has the facts: the one that is not a translation."""
        texts = self.texts.get(key, {}).values()
        return next((text for text in texts if not text.is_translation), None)


@dataclass(slots=True)
class Library:
    """Every layer that was read, and what was wrong in reading them.

    ``base`` is what was read before, and judged by itself, where this is one municipality on top.
    """

    root: Path
    shared: Layer
    layers: dict[str, Layer]
    findings: tuple[Finding, ...] = ()
    sources: dict[str, SourceFile] = field(default_factory=dict)
    is_all: bool = True  # False where only what some municipalities are made of was read
    # Paths of what somebody has written under a name that says nothing here.
    unread: set[str] = field(default_factory=set)
    base: "Library | None" = None
    example: Layer | None = None  # what a published municipality must have nothing left of

    def as_written(self, finding: Finding) -> Finding:
        """Return ``finding``, made on text as its author saw it, with its place in the file."""
        return replace(finding, at=self.place_of(finding.at))

    def place_of(self, at: Location) -> Location:
        """Return the place in the file of what was read at ``at``."""
        source = self.sources.get(at.path)
        if source is None:
            return self.base.place_of(at) if self.base else at
        return source.as_written(at)

    @property
    def whole(self) -> list[Layer]:
        """The layers that were read as a whole, the shared one first; none of the base's."""
        read = (self.shared, *self.layers.values())
        known = (self.base.shared, *self.base.layers.values()) if self.base else ()
        return [la for la in read if la.is_whole and not any(la is other for other in known)]

    @property
    def copies(self) -> list[Layer]:
        """The copies of what other repositories lend; none of the base's."""
        known = self.base.layers.values() if self.base else ()
        copied = (la for la in self.layers.values() if la.folder.startswith(BORROWED))
        return [la for la in copied if not any(la is other for other in known)]

    @property
    def municipalities(self) -> list[str]:
        """The ids of all municipalities that could be read, sorted."""
        return [
            id
            for id, layer in sorted(self.layers.items())
            if layer.is_whole and isinstance(layer.settings, Municipality)
        ]

    @property
    def regions(self) -> list[str]:
        """The ids of all regions that could be read, sorted."""
        return [i for i, la in sorted(self.layers.items()) if isinstance(la.settings, Region)]

    def stack(self, municipality: str) -> list[Layer]:
        """Return the layers of one municipality, the shared one first."""
        layer = self.layers[municipality]
        region = getattr(layer.settings, "region", None)
        between = [self.layers[region]] if region in self.layers else []
        return [self.shared, *between, layer]
