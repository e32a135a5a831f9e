"""What the pages of the forms ask for: one municipality's files, drafts, findings and words."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from veileder import rules
from veileder.editing.attached import is_attached
from veileder.editing.bench import Bench
from veileder.editing.compared import save_compared
from veileder.editing.deleting import as_gone, brought_about, gone_by, with_gone
from veileder.editing.documents import Unreadable
from veileder.editing.files import Conflict, Files, Outside, Saved, digest
from veileder.editing.forms import NEW, Form, form_of
from veileder.editing.language import Words
from veileder.editing.places import Placed, Said, placed, said_of
from veileder.editing.preview_page import Seen, seen
from veileder.editing.references import References
from veileder.editing.slips import slips
from veileder.editing.typed import Typed
from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.model.base import Language
from veileder.reading.layers import Library
from veileder.resolving.guide import Guide

_DIGEST = "_digest"
_STOPPED = "_stopped"
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
    _unwritten: dict[str, str] = field(default_factory=dict)  # drafts that no file can hold

    def changed(self) -> None:
        """Note that something was typed, saved, or changed on disk."""
        self._edition += 1
        self.on_change()

    def checked(self) -> tuple[list[Finding], Guide | None]:
        """Return what is wrong with all that is typed, and the guide that it gives."""
        with self._lock:
            edition = self._edition
            if self._known is None or self._known[0] != edition:
                findings, guide = self.bench.look()
                self._known = (edition, with_gone(findings, self.files), guide)
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
        return Words(guide.language if guide else Language.NB, self.bench.root)

    @property
    def references(self) -> References:
        """What its fields can point at."""
        return self.references_in("")

    def references_in(self, name: str) -> References:
        """Return what the fields of file ``name`` can point at."""
        files = (one for one in self.files.names() if is_attached(one))
        names = [PurePosixPath(one).name for one in files]
        return References(self.checked()[1], name, names)

    def form(self, name: str, entry: str) -> Form:
        """Return a form of what stands in the file. Raises Outside and Unreadable."""
        return form_of(name, entry, self.files.read(name))

    def draft(self, form: Form) -> tuple[Typed, str] | None:
        """Return what was typed and not saved, and the digest of the file it was typed on."""
        kept = self.files.draft(form.key)
        return (kept["typed"], kept[_DIGEST]) if kept else None

    def keep(self, form: Form, shown: Typed, made_from: str, *, was_stopped: bool = False) -> None:
        """Keep what is typed, and let it be checked and seen.

        ``was_stopped`` says that it could not be saved, for the file had been changed.
        """
        stopped = was_stopped or self.was_stopped(form)
        kept = {"typed": shown, _DIGEST: made_from, _STOPPED: stopped}
        self.files.keep_draft(form.key, kept)
        self.lay(form.name)

    def was_stopped(self, form: Form) -> bool:
        """Whether the draft is laid on a file that somebody else has changed."""
        return bool((self.files.draft(form.key) or {}).get(_STOPPED))

    def is_saved(self, form: Form, shown: Typed) -> bool:
        """Whether what is typed is just what stands in the file."""
        try:
            return form.becomes(shown) == form.text
        except (Unreadable, Outside):
            return False

    def lay(self, *names: str) -> None:
        """Put the files on the bench as they would be with all that is typed in them."""
        for name in names:
            drafts = self.files.drafts(name)
            if drafts:
                self.bench.put(name, self._with_drafts(name, drafts))
            else:
                self.bench.clear(name)
        self.changed()

    def lay_all(self) -> None:
        """Put all drafts on the bench, as when the program has just been started."""
        self.lay(*{name for name, _ in self.files.drafted()})

    def _with_drafts(self, name: str, drafts: Mapping[str, Mapping[str, Any]]) -> str | None:
        """Return the text of a file with its drafts; what can't be written is left as it was."""
        text = before = self.files.read(name)
        for entry in sorted(drafts, key=lambda entry: entry == NEW):  # so that none moves another
            key = f"{name}#{entry}" if entry else name
            self._unwritten.pop(key, None)
            try:
                form = form_of(name, entry, text)
                if not entry or entry == NEW or form.index is not None:
                    text = form.becomes(drafts[entry]["typed"])
            except (Unreadable, Outside) as why:
                self._unwritten[key] = str(why)
        return text or before  # a form that nobody has filled in is no empty file

    def forget(self, form: Form) -> None:
        """Let go of a draft."""
        self.files.keep_draft(form.key, None)
        self.lay(form.name)

    def save(self, form: Form, text: str | None, made_from: str) -> None:
        """Write the file. Raises Conflict and Refusal."""
        if form.digest != made_from:
            raise Conflict(form.text or "")
        seen: Mapping[str, str] = {}
        if text is not None and form.name.endswith(".yml"):
            text, seen = self.bench.noted(form.name, text)
        save_compared(self.files, {form.name: text}, {form.name: digest(form.text)}, seen)
        self.forget(form)

    def languages(self) -> tuple[str, ...]:
        """Return what her site is written in; both, where that is not known yet."""
        guide = self.checked()[1]
        return tuple(map(str, guide.municipality.languages)) if guide else ("nb", "nn")

    def points_at(self, form: Form) -> list[Placed]:
        """Return what would be wrong elsewhere if what ``form`` is of were deleted."""
        before, text = self.checked()[0], form.without()
        gone = gone_by(Saved(form.name, form.text, text, 0))
        self.bench.put(form.name, text)
        try:
            after = as_gone(self.bench.look()[0], gone)
            found = [
                placed(one, self.files, self.bench.text, self.id, self.words, self.references)
                for one in brought_about(before, after)
            ]
        finally:
            self.lay(form.name)
        return [*filter(None, found)]

    def begin(self, name: str, text: str, *, is_adapted: bool = False) -> None:
        """Write a new document. Raises Refusal.

        One that is adapted from a shared text notes which words that had today.
        """
        if is_adapted:
            text = self.bench.noted(name, text).text
        self.files.save(name, text, digest(None))
        self.lay(name)

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
        words = self.words
        if form.key in self._unwritten:  # nothing of this is on the bench
            return [Said("", "error", self._unwritten[form.key])]
        text = self.bench.text(form.name) or ""
        path = f"municipalities/{self.id}/{form.name}"
        odd = rules.FIELD_ODD  # which the forms say of what is typed, before it is written
        mine = (f for f in self.checked()[0] if f.at.path == path and f.rule is not odd)
        told = (said_of(finding, form, shown, text, words) for finding in mine)
        slipped = (Said(*slip) for slip in slips(form, shown, words))
        return [*filter(None, told), *slipped]
