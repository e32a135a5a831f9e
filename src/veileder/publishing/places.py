"""Old and new change places in the output, one part at a time, so that what stays is not touched.

Killed between two of them, each part is whole, of the old edition or the new, and leads only to
what is there: see ``changes`` for the order. The record of the top is first a promise, so that the
next build knows every file for ours and makes anew what was not done.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from veileder.publishing.carry import link
from veileder.publishing.changes import Changes
from veileder.publishing.disk import exchange, half_changed, patiently
from veileder.rendering.record import MARK


def change_places(changes: Changes, new: Path, output: Path, between: Path, old: Path) -> None:
    """Let what changes in ``output`` change places with what is in ``new``.

    The record in ``between`` stands there meanwhile. ``old`` is where a part waits that can't be
    exchanged; see ``bring_back``. If anything goes wrong, all is put back; raises PublishFault
    where that goes wrong too.
    """
    old.mkdir()
    undo = _Undo()
    try:
        _change_all(changes, new, output, between, old, undo)
    except OSError as error:
        if undo.failed:
            raise half_changed(output, error) from error
        raise
    _remove_empty(output, changes.late)


class _Undo(ExitStack):
    """What puts all back, and whether that could be done."""

    failed = False

    def later(self, action: Callable[[], object]) -> None:
        """Do ``action`` if it comes to that."""
        self.callback(self._try, action)

    def _try(self, action: Callable[[], object]) -> None:
        try:
            self.failed |= action() is False
        except OSError:
            self.failed = True


def _change_all(
    changes: Changes, new: Path, output: Path, between: Path, old: Path, undo: _Undo
) -> None:
    with undo:
        _change(between / MARK, output / MARK, between / "før", undo)
        for part in changes.parts:
            _change(new / part, output / part, old / part, undo)
        for number, path in enumerate(changes.late):
            if (output / path).is_file():
                _move(output / path, between / str(number), undo)
        _change(new / MARK, output / MARK, between / "til slutt", undo)
        undo.pop_all()


def bring_back(old: Path, output: Path) -> None:
    """Put back in ``output`` what a build that ended between two renames left in ``old``."""
    waiting = list(old.iterdir()) if old.is_dir() and output.is_dir() else []
    for part in waiting:
        place = output / part.name
        if not os.path.lexists(place):
            patiently(partial(part.rename, place))


def _change(new: Path, place: Path, old: Path, undo: _Undo) -> None:
    """Let ``new`` come where ``place`` is; if there is nothing new, let that be gone."""
    if not new.exists():
        _move(place, new, undo)
    elif not place.exists():
        _move(new, place, undo)
    elif exchange(new, place):
        undo.later(lambda: exchange(new, place))
    elif new.is_dir() or place.is_dir():
        _move(place, old, undo)
        _move(new, place, undo)
    else:
        _replace_file(new, place, old, undo)


def _move(one: Path, other: Path, undo: _Undo) -> None:
    patiently(lambda: one.rename(other))
    undo.later(lambda: patiently(lambda: other.rename(one)))


def _replace_file(new: Path, place: Path, old: Path, undo: _Undo) -> None:
    """Put a file where another is: that is one step everywhere."""
    link(place, old)
    patiently(lambda: new.replace(place))
    undo.later(lambda: patiently(lambda: old.replace(place)))


def _remove_empty(output: Path, gone: Iterable[Path]) -> None:
    for path in gone:
        for folder in path.parents[:-1]:
            with suppress(OSError):  # something is in it
                (output / folder).rmdir()
