"""Confirming that a person has looked: writes the fingerprint of today's original into the file."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from veileder.checks.language import term_fingerprint
from veileder.faults import Refusal
from veileder.findings import Location
from veileder.groundwork import is_beneath
from veileder.model.bilingual import Terms
from veileder.model.guide import SkeletonChanges
from veileder.reading.layers import Layer, Library, Text
from veileder.reading.library import load
from veileder.resolving.compose import adaptation_fingerprint, translation_fingerprint
from veileder.resolving.entries import entry_fingerprint, with_replaced
from veileder.resolving.skeleton import level_fingerprint, skeleton_before, step_fingerprint

_FINGERPRINT = re.compile(r"""^("[^"]*"|'[^']*'|[^\s,}\]]+)""")
Edit = tuple[Location, str]


class AcceptFault(Refusal):
    """The file is not one that can be confirmed. The message is for the one who ran the command."""


def accept(root: Path, files: Sequence[Path]) -> list[str]:
    """Update ``translated_from`` and ``based_on`` in ``files`` (or in all files of folders).

    Returns the paths that were changed. Raises AcceptFault for a file with nothing to confirm.
    """
    wanted = [_relative(root, file) for file in files]
    library = load(root)
    own = (edit for edit in _edits(library) if not is_beneath(root, edit[0].path))
    edits = [edit for edit in own if _is_wanted(edit[0].path, wanted)]
    for path in wanted:
        if not any(_is_wanted(at.path, [path]) for at, _ in edits):
            raise AcceptFault(f"{path} har ingen translated_from eller based_on å bekrefte.")
    changed = [at.path for at, value in edits if _write(root, library.place_of(at), value)]
    return list(dict.fromkeys(changed))


def _relative(root: Path, file: Path) -> str:
    """Return ``file``, given from here or as findings write it, as a path from ``root``."""
    inside = [path for path in (file, root / file) if path.resolve().is_relative_to(root.resolve())]
    if not inside:
        raise AcceptFault(f"{file} ligger ikke under {root}.")
    path = next((path for path in inside if path.exists()), None)
    if path is None:
        raise AcceptFault(f"{file} finnes ikke.")
    return path.resolve().relative_to(root.resolve()).as_posix()


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return any(one in (".", path) or path.startswith(f"{one}/") for one in wanted)


def _edits(library: Library) -> Iterator[Edit]:
    """Yield every fingerprint in the library with what it should be today."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        for texts in layer.texts.values():
            for text in texts.values():
                yield from text_edits(text, layer, stack)
        yield from _term_edits(layer)
        yield from _change_edits(layer, stack)
        yield from _entry_edits(stack)


def text_edits(text: Text, layer: Layer, stack: list[Layer]) -> Iterator[Edit]:
    """Yield the fingerprint in ``text``, of ``layer``, the last of ``stack``, as it should be."""
    if text.is_translation:
        now = translation_fingerprint(layer, text.key)
        if now:
            yield text.at("translated_from"), now
    elif text.is_adaptation:
        yield text.at("based_on"), adaptation_fingerprint(text, stack)


def _term_edits(layer: Layer) -> Iterator[Edit]:
    terms = layer.table("terms.yml", Terms)
    for term in terms.terms if terms else ():
        if term.nb and term.nn and term.nn.translated_from:
            yield term.nn.at("translated_from"), term_fingerprint(term)


def _entry_edits(stack: list[Layer]) -> Iterator[Edit]:
    for entry, below in with_replaced(stack):
        if below is not None and entry.based_on:
            yield entry.at("based_on"), entry_fingerprint(below)


def _change_edits(layer: Layer, stack: list[Layer]) -> Iterator[Edit]:
    changes = layer.table("guide-changes.yml", SkeletonChanges)
    skeleton = skeleton_before(stack) if changes else None
    if changes is None or skeleton is None:
        return
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    levels = {level.id: level for level in skeleton.levels}
    for change in changes.steps:
        if change.based_on and change.step in steps:
            yield change.at("based_on"), step_fingerprint(steps[change.step])
    for level_change in changes.levels:
        if level_change.based_on and level_change.level in levels:
            yield level_change.at("based_on"), level_fingerprint(levels[level_change.level])


def _write(root: Path, at: Location, value: str) -> bool:
    """Put ``value`` where the fingerprint at ``at`` stands; return whether that changed it."""
    path = root / at.path
    with path.open(encoding="utf-8", newline="") as file:  # keeps the line ends as they are
        text = file.read()
    written = with_fingerprint(text, at, value)
    if written == text:
        return False
    path.write_text(written, encoding="utf-8", newline="")
    return True


def with_fingerprint(text: str, at: Location, value: str) -> str:
    """Return ``text``, of a whole file, with ``value`` where the fingerprint at ``at`` stands."""
    lines = text.split("\n")
    line, start = lines[at.line - 1], at.column - 1
    lines[at.line - 1] = line[:start] + _FINGERPRINT.sub(_quoted(value), line[start:], count=1)
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """Quote what other YAML programs would take for a number, such as 12345678 or 1234e567."""
    return f'"{value}"' if re.fullmatch(r"\d+(e\d+)?", value) else value
