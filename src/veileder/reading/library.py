"""Sources to a library: which folders are read, so that nobody meets a neighbour's faults."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from veileder import rules
from veileder.findings import Finding, Location, Telling, told
from veileder.model.base import ID_PATTERN
from veileder.model.readers import is_reserved
from veileder.reading.copies import folder_copy
from veileder.reading.guesses import slug
from veileder.reading.layers import EXAMPLE, SHARED, Layer, Library
from veileder.reading.leftovers import folder_copy_of
from veileder.reading.load import missing_settings, read_layer
from veileder.reading.slips import Slip
from veileder.reading.source import Folder

_REGION = re.compile(r"^region:[ \t]*[\"']?(?P<id>[a-z0-9-]+)", re.MULTILINE)


def load(root: Path, wanted: Collection[str] = ()) -> Library:
    """Read the shared content and the folders in ``wanted``, or every folder.

    With a municipality come its region and the tools it borrows, and with a region its
    municipalities. Nobody else's faults are met. What is wrong stands in the library's findings.
    """
    library = Library(root, Layer(SHARED, "content"), {}, is_all=not wanted)
    found = dict.fromkeys(_filled(library, Folder(root), wanted))
    return replace(library, findings=tuple(found))


def _filled(library: Library, folder: Folder, wanted: Collection[str]) -> Iterator[Finding]:
    """Read into ``library``, and yield what is wrong."""
    yield from read_layer(folder, library.shared, ["content", "tools"], library)
    yield from _strangers(library, folder, wanted)
    there = municipality_folders(folder.root)
    chosen = _with_members(folder, wanted) if wanted else there
    for name in (name for name in there if name in chosen):
        yield from _add_layer(library, folder, name)
    for name in sorted({_region_of(folder, name) or "" for name in library.layers}):
        if name not in library.layers and name in there:
            yield from _add_layer(library, folder, name)
    yield from _add_lenders(library, folder)
    _add_example(library, folder)


def municipality_folders(root: Path) -> list[str]:
    """Return the names of the folders that can be a municipality or a region, sorted."""
    names = Folder(root).subfolders("municipalities")
    return [name for name in names if _folder_slip(name, names) is None]


def _strangers(library: Library, folder: Folder, wanted: Collection[str]) -> Iterator[Finding]:
    """Yield what stands among the municipalities' folders and can't be one, if it is wanted."""
    if not wanted:
        yield from map(_outside, folder.loose("municipalities"))
    names = folder.subfolders("municipalities")
    for name in names:
        slip = _folder_slip(name, names)
        if slip and (not wanted or name in wanted):
            library.unread |= slip.meant
            yield slip.finding


def _with_members(folder: Folder, wanted: Collection[str]) -> list[str]:
    """Return the folders in ``wanted``, and where one is a region's, its municipalities."""
    regions = {id for id in wanted if folder.exists(f"municipalities/{id}/region.yml")}
    members = (
        name for name in municipality_folders(folder.root) if _region_of(folder, name) in regions
    )
    return sorted({*wanted, *(members if regions else ())})


def _region_of(folder: Folder, name: str) -> str | None:
    """Return the region that a municipality says it is in, even where its file has faults."""
    path = f"municipalities/{name}/municipality.yml"
    source = told(folder.read(path)).value if folder.exists(path) else None
    match = _REGION.search(source.text) if source else None
    return match["id"] if match else None


def _add_layer(library: Library, folder: Folder, name: str) -> Telling[None]:
    """Read a folder, unless there is nothing in it but what systems leave."""
    layer = Layer(name, f"municipalities/{name}")
    reading = told(read_layer(folder, layer, [layer.folder], library))
    yield from reading.findings
    if reading.value:
        library.layers[name] = layer
        mentioned = {finding.at.path for finding in reading.findings} | library.unread
        yield from missing_settings(layer, mentioned)


def _add_lenders(library: Library, folder: Folder) -> Telling[None]:
    """Read what is borrowed of municipalities that are not read themselves, and their names."""
    for layer in library.whole[1:]:
        for borrowed in layer.settings.borrow if layer.settings else ():
            owner, path = borrowed.owner, f"municipalities/{borrowed.owner}"
            if owner not in municipality_folders(folder.root):
                continue
            lender = library.layers.setdefault(owner, Layer(owner, path, is_whole=False))
            if not lender.is_whole:
                wanted = (f"{path}/municipality.yml", f"{path}/tools/{borrowed.tool}.")
                yield from read_layer(folder, lender, [path], library, wanted)
                lender.attachments |= set(told(folder.files(f"{path}/tools")).value)


def _add_example(library: Library, folder: Folder) -> None:
    """Read the example, to know what a published municipality has left of it."""
    statuses = {layer.settings.status for layer in library.whole[1:] if layer.settings}
    if "published" in statuses and EXAMPLE in municipality_folders(folder.root):
        example = Layer(EXAMPLE, f"municipalities/{EXAMPLE}", is_whole=False)
        if library.layers.setdefault(EXAMPLE, example) is example:
            apart = Library(folder.root, library.shared, {})
            told(read_layer(folder, example, [example.folder], apart))


def _outside(path: str) -> Finding:
    cure = f"Flytt filen inn i mappen til en kommune: municipalities/…/{PurePosixPath(path).name}."
    message = "Filen ligger ikke i mappen til en kommune, og blir ikke lest"
    return Finding(rules.FILE_NAME, Location(path), message, cure)


def _folder_slip(name: str, beside: Collection[str]) -> Slip | None:
    """Return what is wrong with the name of a municipality's folder."""
    path = f"municipalities/{name}"
    if (original := folder_copy_of(name)) in beside and original is not None:
        return folder_copy(path, original)
    if is_reserved(name) or name == SHARED:
        message = f"«{name}» kan ikke være navnet på en mappe her"
        return Slip(path, rules.FILE_NAME, message, "Gi mappen et annet navn.")
    if re.fullmatch(ID_PATTERN, name):
        return None
    message = "Mappen har et navn som ikke kan brukes i en nettadresse"
    cure = f"Gi mappen navnet {slug(name) or 'min-kommune'}."
    return Slip(path, rules.FILE_NAME, message, cure)
