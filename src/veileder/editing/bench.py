"""A copy of the root with what is typed: it is checked and seen before it is saved."""

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from veileder import rules
from veileder.authoring.accept import with_fingerprint
from veileder.authoring.comparisons import adapted
from veileder.authoring.live import Live
from veileder.authoring.originals import originals
from veileder.editing.atomic import as_text, is_half_written, taken
from veileder.findings import Finding
from veileder.resolving.guide import Guide

_COPIED = ("content", "tools", "municipalities", "borrowed")
_THEME = ("theme_overrides", "mkdocs.yml")
_COMPARED_NOW = re.compile(r"(based_on|translated_from): new\b")
# A new tool is seen before any step uses it.
SEEN_ANYHOW = frozenset({rules.REF_UNUSED_TOOL})
_State = dict[str, tuple[int, int]]


class Noted(NamedTuple):
    """A text with its fingerprints, and that of each thing that it adapts and that was new."""

    text: str
    seen: Mapping[str, str] = MappingProxyType({})


class Bench:
    """One municipality as it would be with all that is typed and not saved."""

    def __init__(self, root: Path, id: str, place: Path) -> None:
        self.root, self.id, self.place = root.resolve(), id, place
        self._drafts: dict[str, str | None] = {}
        self._copied: _State = {}
        self.live = Live(place, [id], SEEN_ANYHOW)
        self._lock = threading.RLock()
        for name in _THEME:
            if (self.root / name).exists():
                (place / name).symlink_to(self.root / name)
        self.refresh()

    def refresh(self) -> None:
        """Take over what was changed in the root."""
        with self._lock:
            now = dict(self._files())
            changed = [path for path in now if now[path] != self._copied.get(path)]
            gone = [path for path in self._copied if path not in now]
            for path in changed:
                self._copy(path)
            for path in gone:
                (self.place / path).unlink(missing_ok=True)
            self._copied = now
            for name, text in self._drafts.items():
                self._write(name, text)

    def _files(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for top in _COPIED:
            for folder, _, names in os.walk(self.root / top):
                for name in names:
                    path = Path(folder, name)
                    if is_half_written(name) or path.is_symlink():
                        continue
                    with suppress(FileNotFoundError):
                        stat = path.stat()
                        inside = path.relative_to(self.root).as_posix()
                        yield inside, (stat.st_mtime_ns, stat.st_size)

    def _copy(self, path: str) -> None:
        top = path.partition("/")[0]
        content = taken(self.root / path, self.root / top)
        if content is not None:  # gone since it was seen, or a link by now
            target = self.place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def put(self, name: str, text: str | None) -> None:
        """Let file ``name`` be ``text`` here, until ``clear``."""
        with self._lock:
            self._drafts[name] = text
            self._write(name, text)

    def clear(self, name: str) -> None:
        """Let file ``name`` be as it is in the root."""
        with self._lock:
            self._drafts.pop(name, None)
            self._copied.pop(f"municipalities/{self.id}/{name}", None)
            (self._own / name).unlink(missing_ok=True)
            self.refresh()

    @property
    def _own(self) -> Path:
        return self.place / "municipalities" / self.id

    def _write(self, name: str, text: str | None) -> None:
        path = self._own / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))

    def text(self, name: str) -> str | None:
        """Return what file ``name`` says here."""
        path = self._own / name
        return as_text(path.read_bytes()) if path.is_file() else None

    def noted(self, name: str, text: str) -> Noted:
        """Return ``text`` with a fingerprint wherever it says that somebody has compared now."""
        if not _COMPARED_NOW.search(text):
            return Noted(text)
        self.put(name, text)
        self.look()
        one, path = self.live.one(self.id), f"municipalities/{self.id}/{name}"
        if one is None:
            return Noted(text)
        place_of = one.library.place_of
        found = [it for it in originals(one.library) if it.noted == "new"]
        found = [it for it in found if place_of(it.at).path == path]
        for original in found:
            text = with_fingerprint(text, place_of(original.at), original.fingerprint)
        return Noted(text, {it.ref: it.fingerprint for it in adapted(one.library, found)})

    def look(self) -> tuple[list[Finding], Guide | None]:
        """Return what is wrong in the municipality's own files, and the guide that it gives.

        The guide is None where its settings can't be read. ``live`` shows its pages from now on;
        with an error they stay as they were.
        """
        with self._lock:
            findings, one = self.live.renew(), self.live.one(self.id)
            return findings, one.guide if one else None
