"""All that a municipality owns, by kind, and the beginning of something new."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from veileder.editing.documents import Unreadable, values_in
from veileder.editing.files import Files
from veileder.editing.forms import ENTRIES, NEW, id_for
from veileder.editing.language import Words
from veileder.editing.parts import parts_of
from veileder.editing.references import Option, References
from veileder.editing.titles import called, name_of
from veileder.faults import Refusal
from veileder.model.base import Language
from veileder.model.kinds import KIND_OF_FOLDER, TABLES
from veileder.persons.found import in_name, traces
from veileder.reading.names import ONLY_SHARED, AttachmentFile, SkeletonFile, TextFile, named

OWN, CHANGES = "guide.yml", "guide-changes.yml"
_BEGUN = ("words.yml", "reviews.yml", "responsible.yml")  # tables that one may begin on here
_TABLES = [name for name in TABLES if name not in ONLY_SHARED and name not in ENTRIES]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing, and where its form is."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Things of one kind; ``new_entry`` and ``folder`` say how one more is begun."""

    title: str
    items: tuple[Item, ...]
    new_entry: str = ""
    folder: str = ""
    shared: tuple[Option, ...] = ()


def everything(files: Files, words: Words, references: References) -> list[Shelf]:
    """Return all that can be edited, and what can be begun."""
    names = files.names()
    shelves = [Shelf(words["kinds_table"], (*_tables(files, names, words, references),))]
    shelves += [_entries(files, name, words) for name in ENTRIES]
    for folder, kind in KIND_OF_FOLDER.items():
        mine = [name for name in names if _is_text(name) and name.startswith(f"{folder}/")]
        items = tuple(
            Item(_title(files, name, words, references), f"skjema/{quote(name)}") for name in mine
        )
        shared = _shared(kind.name, folder, mine, references)
        shelves.append(Shelf(words[f"folder_{folder}"], items, folder=folder, shared=shared))
    others = [name for name in names if "/" not in name and _is_text(name)]
    attached = [name for name in names if _is_attached(name)]
    if others:
        items = tuple(
            Item(_title(files, name, words, references), f"skjema/{name}") for name in others
        )
        shelves.append(Shelf(words["kinds_text"], items))
    if attached:
        shelves.append(
            Shelf(
                words["kinds_file"], tuple(Item(PurePosixPath(n).name, "filer") for n in attached)
            )
        )
    return shelves


def _tables(
    files: Files, names: Sequence[str], words: Words, references: References
) -> Iterator[Item]:
    """Yield what is a form as a whole; that of the guide is reached from the guide itself."""
    long = long_form(names)
    for name in dict.fromkeys((*names, *_BEGUN)):
        if name in _TABLES and name != long:
            yield Item(words.of_file(name), f"skjema/{name}")
    yield Item(words["matrix"], "veileder")
    for name in names:
        if isinstance(named(PurePosixPath(name), is_shared=False), SkeletonFile):
            yield Item(called(name, files.read(name), words, references), f"skjema/{name}")


def long_form(names: Collection[str]) -> str:
    """Return the file that has all of the guide: her own, or her changes in the shared one."""
    return OWN if OWN in names else CHANGES


def _shared(
    kind: str, folder: str, mine: Sequence[str], references: References
) -> tuple[Option, ...]:
    """Return the texts that she has from others, and can adapt."""
    own = {name.removeprefix(f"{folder}/").partition(".")[0] for name in mine}
    return tuple(option for option in references.options(kind) if option[0] not in own)


def _entries(files: Files, name: str, words: Words) -> Shelf:
    try:
        text = files.read(name)
        rows = values_in(text, name).get(ENTRIES[name], []) if text else []
    except Unreadable:
        return Shelf(words.of_file(name), (Item(words.of_file(name), f"skjema/{name}"),))
    items = [
        Item(name_of(row) or str(row["id"]), f"skjema/{name}?post={quote(str(row['id']))}")
        for row in rows
        if isinstance(row, dict) and row.get("id")
    ]
    rest = [part for part in parts_of(TABLES[name]) if part.name != ENTRIES[name]]
    if rest:
        labels = (words.of_field(part.label) for part in rest)
        items.append(Item(", ".join(labels), f"skjema/{name}"))
    return Shelf(words.of_file(name), tuple(items), new_entry=f"skjema/{name}?post={quote(NEW)}")


def _title(files: Files, name: str, words: Words, references: References) -> str:
    return called(name, files.read(name), words, references)


def _is_text(name: str) -> bool:
    return isinstance(named(PurePosixPath(name), is_shared=False), TextFile)


def _is_attached(name: str) -> bool:
    return isinstance(named(PurePosixPath(name), is_shared=False), AttachmentFile)


def file_name(folder: str, title: str, language: Language, files: Files) -> str:
    """Return the name of a new document in ``folder``. Raises Refusal."""
    id = id_for(title)
    if folder not in KIND_OF_FOLDER or not id:
        raise Refusal("Skriv en tittel med bokstaver.")
    if traces(title) or in_name(id):
        raise Refusal(
            "Tittelen blir navnet på en fil, og det ser ut til å stå noe om én person i den. "
            "Skriv den uten navn, nummer og fødselsdato."
        )
    name = f"{folder}/{id}.{language}.md"
    if files.read(name) is not None:
        raise Refusal(f"Det finnes allerede noe her som heter «{title.strip()}».")
    return name
