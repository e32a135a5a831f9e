"""Sources to a library: which folders are read, so that nobody meets a neighbour's faults."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from veileder import rules
from veileder.findings import Finding, Location, Telling, told
from veileder.model.base import ID_PATTERN
from veileder.model.readers import is_reserved
from veileder.reading.copies import folder_copy
from veileder.reading.guesses import slug
from veileder.reading.layers import BORROWED, ENTRY_TABLES, EXAMPLE, SHARED, Layer, Library
from veileder.reading.leftovers import folder_copy_of
from veileder.reading.load import look_inside, missing_settings, read_layer
from veileder.reading.names import is_attachment
from veileder.reading.private_names import private_slip
from veileder.reading.settings import SETTINGS, with_right_entries
from veileder.reading.slips import Slip
from veileder.reading.source import Folder

_EXAMPLE_SETTINGS = f"municipalities/{EXAMPLE}/municipality.yml"
_REGION = re.compile(r"^[\"']?region[\"']?:[ \t]*[\"']?(?P<id>[a-z0-9-]+)", re.MULTILINE)


def load(root: Path, wanted: Collection[str] = ()) -> Library:
    """Read the shared content and the folders in ``wanted``, or every folder.

    With a municipality come its region and the tools it borrows, and with a region its
    municipalities. Nobody else's faults are met. What is wrong stands in the library's findings.
    """
    base = load_beneath(root, wanted)
    return together(base, [load_one(base, name) for name in wanted_municipalities(root, wanted)])


def load_beneath(root: Path, wanted: Collection[str] = ()) -> Library:
    """Read what municipalities stand on: the shared content, and the regions of those wanted."""
    shared = load_shared(root)
    return together(shared, [load_regions(shared, wanted)])


def load_shared(root: Path) -> Library:
    """Read what all stand on: ``content`` and ``tools``."""
    library = Library(root, Layer(SHARED, "content"), {})
    found = read_layer(Folder(root), library.shared, ["content", "tools"], library)
    return replace(library, findings=tuple(dict.fromkeys(found)))


def load_regions(shared: Library, wanted: Collection[str] = ()) -> Library:
    """Read the regions of those wanted, or all, and what they borrow, on top of ``shared``.

    The findings are of what is read here alone, and of names that no folder can have.
    """
    library = Library(shared.root, shared.shared, {}, base=shared, is_all=not wanted)
    found = dict.fromkeys(_filled_regions(library, Folder(shared.root), wanted))
    return replace(library, findings=tuple(found))


def load_one(base: Library, name: str) -> Library:
    """Read the folder of one municipality, and what it borrows, on top of ``base``.

    The findings are of what is read here alone.
    """
    library = Library(base.root, base.shared, dict(base.layers), base=base, is_all=base.is_all)
    found = dict.fromkeys(_filled(library, Folder(base.root), name))
    return replace(library, findings=tuple(found))


def together(base: Library, ones: Sequence[Library]) -> Library:
    """Return one library of ``base`` and all that was read on top of it."""
    is_all = all(one.is_all for one in (base, *ones))
    whole = Library(base.root, base.shared, {}, is_all=is_all, example=base.example)
    layers: dict[str, Layer] = {}
    found = dict.fromkeys(base.findings)
    for one in (base, *ones):
        found |= dict.fromkeys(one.findings)
        whole.sources |= one.sources
        whole.unread |= one.unread
        whole.example = whole.example or one.example
        layers |= {id: la for id, la in one.layers.items() if la.is_whole or id not in layers}
    whole.layers = dict(sorted(layers.items()))
    return replace(whole, findings=tuple(found))


def wanted_municipalities(root: Path, wanted: Collection[str]) -> list[str]:
    """Return the folders in ``wanted``, or all, that are no region's, and a region's members."""
    folder, there = Folder(root), municipality_folders(root)
    chosen = _with_members(folder, wanted) if wanted else there
    return [name for name in there if name in chosen and not _is_region(folder, name)]


def wanted_regions(root: Path, wanted: Collection[str]) -> list[str]:
    """Return the regions in ``wanted``, or all, and those of the municipalities in it."""
    folder, there = Folder(root), municipality_folders(root)
    asked = set(_with_members(folder, wanted) if wanted else there)
    asked |= {_region_of(folder, name) or "" for name in there if name in asked}
    return [name for name in there if name in asked and _is_region(folder, name)]


def _filled_regions(library: Library, folder: Folder, wanted: Collection[str]) -> Iterator[Finding]:
    """Read into ``library``, and yield what is wrong."""
    yield from _strangers(library, folder, wanted)
    for name in wanted_regions(folder.root, wanted):
        yield from _add_layer(library, folder, name)
    yield from _add_lenders(library, folder)
    _add_example(library, folder, keeper=library)


def _filled(library: Library, folder: Folder, name: str) -> Iterator[Finding]:
    """Read a municipality into ``library``, and yield what is wrong."""
    yield from _add_layer(library, folder, name)
    region = _region_of(folder, name)
    if region in municipality_folders(folder.root) and region not in library.layers:
        path = f"municipalities/{region}"  # somebody who is no region
        library.layers[region] = Layer(region, path, is_whole=False)
        told(read_layer(folder, library.layers[region], [path], library, (f"{path}/munic",)))
    yield from _add_lenders(library, folder)
    _add_example(library, folder, keeper=library.base or library)


def _is_region(folder: Folder, name: str) -> bool:
    place = f"municipalities/{name}"
    return folder.exists(f"{place}/region.yml") and not folder.exists(f"{place}/municipality.yml")


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
    """Read what is borrowed of other folders, and their names."""
    for layer in library.whole:
        for owner, wanted in layer.borrows:
            path = _folder_of(owner, folder)
            if path is None:
                continue
            lender = library.layers.setdefault(owner, Layer(owner, path, is_whole=False))
            if not lender.is_whole:
                only = tuple(f"{path}/{name}" for name in (*SETTINGS, wanted))
                reading = told(read_layer(folder, lender, [path], library, only))
                # what is wrong in a copy, its owner mends somewhere else
                yield from () if path.startswith(BORROWED) else reading.findings
                if wanted in ENTRY_TABLES:
                    with_right_entries(lender, wanted)
                else:
                    lender.attachments |= set(told(folder.files(f"{path}/tools")).value)
                    lender.sizes |= {name: folder.size(name) for name in lender.attachments}
                    if path.startswith(BORROWED):  # nobody else here has looked
                        for name in sorted(filter(is_attachment, lender.attachments)):
                            yield from look_inside(folder, lender, name)


def _folder_of(owner: str, folder: Folder) -> str | None:
    """Return where ``owner`` stands: among the municipalities, or as a copy of another's."""
    if owner in municipality_folders(folder.root):
        return f"municipalities/{owner}"
    return f"{BORROWED}/{owner}" if owner in folder.subfolders(BORROWED) else None


def _add_example(library: Library, folder: Folder, keeper: Library) -> None:
    """Read the example, once and for all on ``keeper``, to know what is left of it in others."""
    statuses = {layer.settings.status for layer in library.whole if layer.settings}
    if "published" not in statuses or not folder.exists(_EXAMPLE_SETTINGS):
        return
    if keeper.example is None:
        keeper.example = Layer(EXAMPLE, f"municipalities/{EXAMPLE}", is_whole=False)
        apart = Library(folder.root, library.shared, {})
        told(read_layer(folder, keeper.example, [keeper.example.folder], apart))
    library.example = keeper.example


def _outside(path: str) -> Finding:
    cure = f"Flytt filen inn i mappen til en kommune: municipalities/…/{PurePosixPath(path).name}."
    message = "Filen ligger ikke i mappen til en kommune, og blir ikke lest"
    return Finding(rules.FILE_NAME, Location(path), message, cure)


def _folder_slip(name: str, beside: Collection[str]) -> Slip | None:
    """Return what is wrong with the name of a municipality's folder."""
    path = f"municipalities/{name}"
    if private := private_slip(path, PurePosixPath(name)):
        return private
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
