"""What stands on a paper: plain data, from which a Word file is made."""

from dataclasses import dataclass

# Where what each sender has of its own is put in. Letters that no text has: see ``xml.safe``.
MUNICIPALITY, GUIDE, VERSION = "\ufdd0", "\ufdd1", "\ufdd2"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a line; ``look`` has b for bold and i for italic."""

    text: str
    look: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text: ``style`` is the name of its style in Word, or «table» for ``rows``.

    ``depth`` is how far in a point of a list stands, and ``list`` which of the paper's numbered
    lists it is in, if any. The first row of a table is its heading.
    """

    style: str
    line: Line = ()
    depth: int = 0
    list: int = 0
    rows: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field to fill in; ``name`` is what it is called in the form on the page, too."""

    name: str
    type: str
    label: str
    help: Line
    options: tuple[str, ...]
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    heading: str
    help: tuple[Block, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the file itself says, in the målform of the site."""

    tick: str
    step: str
    page: str
    pages: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A tool on paper. ``language`` is as Word knows it: ``nb-NO``.

    ``lists`` has the first number of each of its numbered lists.
    """

    title: str
    language: str
    lead: Line
    sections: tuple[Section, ...]
    body: tuple[Block, ...]
    lists: tuple[int, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a paper out, what the guide is called there, and which version this is."""

    municipality: str
    guide: str
    version: str
