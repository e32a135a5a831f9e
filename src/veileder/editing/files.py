"""The only door that writes the editor's files: whole or not at all, and only in her folder."""

import hashlib
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from veileder.editing.atomic import as_text, put, taken
from veileder.faults import Refusal
from veileder.reading.names import ATTACHMENTS, unportable

_FORM = "_form"  # in a draft: the form it was typed in
_HISTORY = 200  # saves that can be undone
_TOLD = re.compile(r"\d+ byte ([0-9a-f]{64})")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")
_ENDINGS = (".yml", ".md", *ATTACHMENTS)
_LONGEST = 120  # signs of a name: with all above it, what Windows can store
_HERS = 0o600  # what is typed and not saved is for her alone


class Conflict(Exception):
    """The file is no longer what the form was made from. ``now`` is what stands there."""

    def __init__(self, now: str) -> None:
        super().__init__("changed meanwhile")
        self.now = now


class Outside(Refusal):
    """A path that is not one of the municipality's own files."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One save that can be undone: what stood there before (None: no file), and when."""

    path: str
    before: str | None
    after: str | None
    when: float


def digest(text: str | None) -> str:
    """Return what a form remembers of the file it was made from."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:24] if text is not None else "none"


class Files:
    """The files of one municipality, with their history and drafts in ``state``."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self._state = state

    def names(self) -> list[str]:
        """Return the paths of all that can be edited, inside the folder, sorted."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*"))
        return sorted(name for name in found if _is_right(name) and self._is_file(name))

    def _is_file(self, name: str) -> bool:
        try:
            return self._path(name).is_file()
        except Outside:
            return False  # a link: it is no file of hers

    def read(self, name: str) -> str | None:
        """Return the text of a file as it stands, None where there is none. Raises Outside.

        Of a file that is no text, it is what tells that content from all other.
        """
        path, content = self._path(name), self._standing(name)
        if content is None:
            return None
        return _told(content) if path.suffix in ATTACHMENTS else as_text(content)

    def _standing(self, name: str) -> bytes | None:
        return taken(self._path(name), self.folder)

    def save_file(self, name: str, content: bytes | None, made_from: str) -> None:
        """Write a file that is no text, as ``save`` does."""
        for one in filter(None, (self._standing(name), content)):
            put(self._kept(_told(one)), one, self._state, _HERS)  # so that undoing has both
        self.save(name, None if content is None else _told(content), made_from)
        self._let_go()

    def _let_go(self) -> None:
        """Remove kept content that no save can be undone to any more."""
        told = (said for one in self._history() for said in (one.before, one.after) if said)
        used = {match[1] for said in told if (match := _TOLD.fullmatch(said))}
        for path in (self._state / "kept").glob("*"):
            if path.name not in used:
                path.unlink()

    def save(self, name: str, text: str | None, made_from: str) -> None:
        """Write ``text`` (None takes the file away), if the file is what ``made_from`` says.

        Raises Conflict, Outside, and Refusal where the disk says no.
        """
        self.save_all({name: text}, {name: made_from})

    def save_all(self, texts: Mapping[str, str | None], made_from: Mapping[str, str]) -> None:
        """Write files that belong together, as ``save``; they are undone together.

        Nothing is written where one of them was changed meanwhile.
        """
        before = {name: self.read(name) for name in texts}
        for name, old in before.items():
            if digest(old) != made_from.get(name, digest(None)):
                raise Conflict(old or "")
        when = time.time()
        for name, text in texts.items():
            if text != before[name]:
                self._note(Saved(name, before[name], text, when))
                self._put(name, text)

    def undo(self) -> Saved | None:
        """Put back what stood before the last save, and return it; None when there is none.

        Raises Conflict when a file was changed after that save.
        """
        history = self._history()
        if not history:
            return None
        together = [one for one in history if one.when == history[-1].when]
        for one in together:
            if self.read(one.path) != one.after:
                raise Conflict(self.read(one.path) or "")
        for one in reversed(together):
            self._put(one.path, one.before)
        self._keep(history[: -len(together)])
        return together[-1]

    @property
    def last_saved(self) -> Saved | None:
        """The save that ``undo`` would take back."""
        return next(reversed(self._history()), None)

    def saves(self) -> list[Saved]:
        """Return the saves that can be undone, the last one last."""
        return self._history()

    def draft(self, form: str) -> dict[str, Any] | None:
        """Return what was typed in a form and not saved."""
        path = self._draft(form)
        try:
            return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
        except ValueError:
            return None

    def keep_draft(self, form: str, typed: dict[str, Any] | None) -> None:
        """Keep what is typed in a form, so that it survives a crash; None forgets it."""
        text = None if typed is None else json.dumps({**typed, _FORM: form}, ensure_ascii=False)
        self._note_down(self._draft(form), text)

    def drafts(self, name: str) -> dict[str, dict[str, Any]]:
        """Return what was typed in forms of file ``name`` and not saved, by entry."""
        return {entry: kept for path, entry, kept in self._all_drafts() if path == name}

    def drafted(self) -> list[tuple[str, str]]:
        """Return the file and the entry of every draft of a form that is of a file."""
        return sorted((path, entry) for path, entry, _ in self._all_drafts() if _is_right(path))

    def _all_drafts(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for path in (self._state / "drafts").glob("*.json"):
            try:
                kept = json.loads(path.read_text(encoding="utf-8"))
                name, _, entry = kept[_FORM].partition("#")
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # half written by something else, or by an older version
            yield name, entry, kept

    def _draft(self, form: str) -> Path:
        return self._state / "drafts" / f"{hashlib.sha256(form.encode()).hexdigest()[:24]}.json"

    def _path(self, name: str) -> Path:
        """Return where ``name`` is. Raises Outside unless it is a plain path inside the folder."""
        if not _is_right(name):
            raise Outside(f"«{name}» er ikke en fil som kan redigeres her.")
        path = self.folder / name
        around = [path, *list(path.parents)[: len(PurePosixPath(name).parts)]]
        if any(place.is_symlink() for place in around):
            raise Outside(f"«{name}» er en symbolsk lenke, og skrives ikke.")
        return path

    def _history(self) -> list[Saved]:
        path = self._state / "history.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
            return [Saved(**row) for row in rows]
        except (ValueError, TypeError):
            return []

    def _note(self, saved: Saved) -> None:
        self._keep([*self._history(), saved][-_HISTORY:])

    def _keep(self, history: list[Saved]) -> None:
        rows = [{name: getattr(one, name) for name in Saved.__slots__} for one in history]
        self._note_down(self._state / "history.json", json.dumps(rows, ensure_ascii=False))

    def _kept(self, told: str) -> Path:
        """Return where the content that is ``told`` of is kept for undoing. Raises Outside."""
        match = _TOLD.fullmatch(told)
        if not match:
            raise Outside("Filen er ikke en tekst, og kan ikke skrives som en.")
        return self._state / "kept" / match[1]

    def _note_down(self, path: Path, text: str | None) -> None:
        put(path, _bytes(text), self._state, _HERS)

    def _put(self, name: str, text: str | None) -> None:
        path, content = self._path(name), _bytes(text)
        if text and path.suffix in ATTACHMENTS:
            content = self._content(path, self._kept(text))
        put(path, content, self.folder)

    @staticmethod
    def _content(path: Path, kept: Path) -> bytes:
        try:
            return kept.read_bytes()
        except OSError:
            raise Refusal(f"{path} er ikke tatt vare på, og kan ikke settes tilbake.") from None


def _is_right(name: str) -> bool:
    parts = PurePosixPath(name).parts
    is_plain = all(_NAME.fullmatch(part) for part in parts) and "/".join(parts) == name
    is_short = 0 < len(parts) <= 2 and len(name) <= _LONGEST
    return is_plain and is_short and name.endswith(_ENDINGS) and not any(map(unportable, parts))


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8")


def _told(content: bytes) -> str:
    """Return what stands for content that is no text: how much it is, and its hash."""
    return f"{len(content)} byte {hashlib.sha256(content).hexdigest()}"
