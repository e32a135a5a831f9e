"""What changes in an output, and in what order: nothing may lead to what is not there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from veileder.publishing.worn import is_named
from veileder.rendering.record import MARK, Record, promise, read_record, standing

_ADDED, _REPLACED, _TOP, _REMOVED = range(4)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new edition changes in an output; all else there is left alone.

    ``parts`` are names right below the output, in the order they change places. ``ours`` are the
    files of ours in them, and ``late`` those that the top no longer has: its old pages may ask for
    them till they are gone. ``worn`` are styles and scripts of ours that the new edition has
    others of, and that stay for a while. ``gone`` are the sites that are removed, and ``promise``
    is the record of the top meanwhile. Paths are as in the output.
    """

    parts: tuple[str, ...]
    ours: frozenset[Path]
    late: tuple[Path, ...]
    worn: tuple[Path, ...]
    gone: list[str]
    promise: Record


def changes_to(output: Path, new: Path, keep: Collection[str]) -> Changes:
    """Return what the finished edition ``new`` changes, where the sites in ``keep`` go on standing.

    What a list leads to is there before the list, and goes after it: municipalities' sites, the
    regions' fronts that list them, and the top that lists all. A site links to no other but its
    front and the top.
    """
    made, top = standing(new), read_record(new)
    assert top  # noqa: S101 - every edition has one
    replaced = standing(output, but={*keep} - made.keys())
    before = read_record(output)
    old = {*before.files} if before else set()
    there = {*top.files, *(f"{name}/{file}" for name in made for file in made[name].files)}
    ours = _ours(replaced, old)
    worn = {
        path
        for path in ours
        if is_named(path) and path.as_posix() not in there and path.parts[0] in {*made, "assets"}
    }
    names = {*made, *replaced, *(_part(file) for file in top.files)}
    return Changes(
        tuple(sorted(names, key=lambda name: (*_stage(name, made, replaced, new), name))),
        ours,
        tuple(sorted({*map(Path, old - there)} - worn)),
        tuple(sorted(worn)),
        [name for name in replaced if name not in made],
        promise(top, old),
    )


def _stage(
    name: str, made: Mapping[str, Record], replaced: Mapping[str, Record], new: Path
) -> tuple[int, bool]:
    """Return when a part changes: among what, and whether it waits for others of those."""
    if name in made:
        return _REPLACED if name in replaced else _ADDED, made[name].portal
    if name in replaced:
        return _REMOVED, not replaced[name].portal
    return _TOP, not (new / name).is_dir()


def _ours(replaced: Mapping[str, Record], top: Collection[str]) -> frozenset[Path]:
    in_sites = (
        Path(name, file) for name, record in replaced.items() for file in (*record.files, MARK)
    )
    return frozenset((*in_sites, *map(Path, top), Path(MARK)))


def _part(file: str) -> str:
    return file.partition("/")[0]
