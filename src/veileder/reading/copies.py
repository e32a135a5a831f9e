"""Copies of content and what is left of a merge: told of, never read as content."""

from collections.abc import Collection
from pathlib import PurePosixPath

from veileder import rules
from veileder.reading.leftovers import copy_of, folder_copy_of, merged_from, not_downloaded
from veileder.reading.slips import Slip


def leftover(path: str, inside: PurePosixPath, beside: Collection[str]) -> Slip | None:
    """Return what to say of ``path`` if it, or a folder around it, is a copy or a leftover.

    ``inside`` is the path inside the layer; ``beside`` are the paths of all files there are.
    """
    file = PurePosixPath(path)
    folders = list(file.parents)[: len(inside.parts) - 1]
    for folder in reversed(folders):
        if copied := _copied_folder(folder, beside):
            return copied
    if (original := merged_from(file.name)) is not None:
        return _merged(file, original)
    if (original := not_downloaded(file.name)) is not None:
        return _not_downloaded(file, original)

    def is_beside(name: str) -> bool:
        return (file.parent / name).as_posix() in beside

    original = copy_of(file.name, is_beside)
    return _copy(file, original, is_alone=not is_beside(original)) if original else None


def _copied_folder(folder: PurePosixPath, beside: Collection[str]) -> Slip | None:
    original = folder_copy_of(folder.name)
    if original is None or not any(p.startswith(f"{folder.parent / original}/") for p in beside):
        return None
    return folder_copy(folder.as_posix(), original)


def folder_copy(path: str, original: str) -> Slip:
    """Return what to say of the folder at ``path``, a copy of the folder ``original``."""
    message = f"Mappen ser ut som en kopi av «{original}», og blir ikke lest"
    cure = f"Flett det som er nytt inn i «{original}», og slett kopien."
    return Slip(path, rules.FILE_COPY, message, cure)


def _merged(file: PurePosixPath, original: str) -> Slip:
    message = "Filen er lagt igjen av et fletteverktøy, og flettingen er kanskje ikke ferdig"
    cure = f"Se at rett utgave står i {original}, og slett denne filen."
    return Slip(file.as_posix(), rules.FILE_COPY, message, cure)


def _not_downloaded(file: PurePosixPath, original: str) -> Slip:
    message = f"«{original}» ligger bare i iCloud, og er ikke lastet ned til maskinen"
    cure = "Åpne mappen i Finder, og trykk på skyen ved filen."
    meant = frozenset({(file.parent / original).as_posix()})
    return Slip(file.as_posix(), rules.FILE_MISSING, message, cure, meant)


def _copy(file: PurePosixPath, original: str, *, is_alone: bool) -> Slip:
    path = file.as_posix()
    if is_alone:
        message = f"Filen heter som en kopi, men originalen «{original}» finnes ikke"
        meant = frozenset({(file.parent / original).as_posix()})
        cure = f"Gi filen navnet {original}, eller slett den."
        rule = rules.FILE_NAME if file.suffix == ".yml" else rules.FILE_COPY
        return Slip(path, rule, message, cure, meant)
    message = f"Filen ser ut som en kopi av «{original}», og blir ikke lest"
    cure = f"Flett det som er nytt inn i {original}, og slett kopien."
    return Slip(path, rules.FILE_COPY, message, cure)
