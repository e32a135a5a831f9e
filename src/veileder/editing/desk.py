"""What the pages of the forms ask for: one municipality's files, drafts, findings and words."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from veileder.editing.attached import is_attached
from veileder.editing.bench import Bench
from veileder.editing.documents import Unreadable
from veileder.editing.files import Conflict, Files, digest
from veileder.editing.forms import Form, form_of
from veileder.editing.language import Words
from veileder.editing.places import Said, said_of
from veileder.editing.preview_page import Seen, seen
from veileder.editing.references import References
from veileder.editing.typed import Typed
from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.model.base import Language
from veileder.reading.layers import Library
from veileder.resolving.guide import Guide

_DIGEST = "_digest"
_OK = 200


@dataclass(slots=True)
class Desk:
    """Everything about the municipality that is edited. ``on_change`` asks for a new preview."""

    id: str
    files: Files
    bench: Bench
    on_change: Callable[[], None] = lambda: None
    _known: tuple[int, list[Finding], Guide | None] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _edition: int = 0

    def changed(self) -> None:
        """Note that something was typed, saved, or changed on disk."""
        self._edition += 1
        self.on_change()

    def checked(self) -> tuple[list[Finding], Guide | None]:
        """Return what is wrong with all that is typed, and the guide that it gives."""
        with self._lock:
            edition = self._edition
            if self._known is None or self._known[0] != edition:
                self._known = (edition, *self.bench.look())
            return self._known[1:]

    def current(self) -> tuple[Library, Guide]:
        """Return what was read, and the guide that it gives. Raises Refusal without settings."""
        guide, one = self.checked()[1], self.bench.live.one(self.id)
        if guide is None or one is None:
            raise Refusal("Innstillingene kan ikke leses. Rett dem først.")
        return one.library, guide

    @property
    def words(self) -> Words:
        """The interface in the municipality's own målform."""
        guide = self.checked()[1]
        return Words(guide.language if guide else Language.NB, self.bench.root / "theme_overrides")

    @property
    def references(self) -> References:
        """What its fields can point at."""
        files = (name for name in self.files.names() if is_attached(name))
        return References(self.checked()[1], [PurePosixPath(name).name for name in files])

    def form(self, name: str, entry: str) -> Form:
        """Return a form of what stands in the file. Raises Outside and Unreadable."""
        return form_of(name, entry, self.files.read(name))

    def draft(self, form: Form) -> tuple[Typed, str] | None:
        """Return what was typed and not saved, and the digest of the file it was typed on."""
        kept = self.files.draft(form.key)
        return (kept["typed"], kept[_DIGEST]) if kept else None

    def keep(self, form: Form, shown: Typed, made_from: str) -> None:
        """Keep what is typed, and let it be checked and seen."""
        self.files.keep_draft(form.key, {"typed": shown, _DIGEST: made_from})
        self.lay(form, shown)

    def lay(self, form: Form, shown: Typed) -> None:
        """Put what is typed on the bench."""
        try:
            self.bench.put(form.name, form.becomes(shown))
        except Unreadable:
            return  # half of something; what was there stands
        self.changed()

    def forget(self, form: Form) -> None:
        """Let go of a draft."""
        self.files.keep_draft(form.key, None)
        self.bench.clear(form.name)
        self.changed()

    def save(self, form: Form, text: str | None, made_from: str) -> None:
        """Write the file. Raises Conflict and Refusal."""
        if form.digest != made_from:
            raise Conflict(form.text or "")
        self.files.save(form.name, text, digest(form.text))
        self.forget(form)

    def begin(self, name: str, text: str, *, is_adapted: bool = False) -> None:
        """Write a new document. Raises Refusal.

        One that is adapted from a shared text notes which words that had today.
        """
        if is_adapted:
            text = self.bench.accepted(name, text)
        self.files.save(name, text, digest(None))
        self.bench.clear(name)
        self.changed()

    def seen(self, form: Form, shown: Typed) -> Seen | None:
        """Return the page that shows what is typed; None where the settings can't be read."""
        findings, guide = self.checked()
        if guide is None:
            return None
        live = self.bench.live
        return seen(
            form,
            shown,
            guide,
            self.words.site,
            findings,
            lambda path: live.file(path).status == _OK,
        )

    def said(self, form: Form, shown: Typed) -> list[Said]:
        """Return what is wrong in the form, with its place on the page."""
        path = f"municipalities/{self.id}/{form.name}"
        text = self.bench.text(form.name)
        mine = (f for f in self.checked()[0] if f.at.path == path)
        told: Iterator[Any] = (said_of(finding, form, shown, text or "") for finding in mine)
        return [one for one in told if one is not None]
