"""What is sent: drafts, saves, new documents, and what is taken back."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from veileder.editing.acting import acted
from veileder.editing.checking import checked_today
from veileder.editing.desk import Desk
from veileder.editing.documents import with_values
from veileder.editing.files import Conflict
from veileder.editing.fitting import fits
from veileder.editing.forms import ENTRIES, Form, form_of
from veileder.editing.listing import file_name
from veileder.editing.looking import Showing
from veileder.editing.posted import posted_fields
from veileder.editing.proposal import NotProposed, propose
from veileder.editing.titles import title_of
from veileder.editing.translating import begin_other
from veileder.editing.typed import NotOneForm, Typed, posted
from veileder.editing.underneath import ACTS, taken_over

# What a new document says before anybody has said it, so that it is seen at once.
_PAGE = re.compile(r"[a-z]+(/[a-z0-9-]+)*")
_BEGUN = {"tools": {"kind": "form"}}


class Taking:
    """What the buttons do, each a method: from what is sent to an answer."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk = desk
        self._page = showing.page

    async def take(self, request: Request) -> Response:
        """Do what a button of a form says: keep a draft, save, add a row."""
        name, entry = request.path_params["name"], request.query_params.get("post", "")
        fields = await posted_fields(request)
        sent = dict(fields)
        form = self._desk.form(name, entry)
        shown = posted((k, v) for k, v in fields if not k.startswith("_")).get("f", {})
        if not fits(form.parts, shown):
            raise NotOneForm
        act, made_from = sent.get("_act", "draft"), sent.get("_digest", "")
        return await run_in_threadpool(self._taken, request, form, shown, act, made_from)

    def _taken(
        self, request: Request, form: Form, shown: Typed, act: str, made_from: str
    ) -> Response:
        here = _address(request, form)
        if act == "discard":
            self._desk.forget(form)
            return RedirectResponse(here, 303)
        if act == "translate":
            return self._translated(request, form, shown, made_from)
        if act.startswith("delete"):
            return self._deleted(request, form, act, made_from)
        if act == "today":
            shown, act = checked_today(form, shown), "save"
        if act == "save":
            return self._saved(request, form, shown, form.becomes(shown), made_from)
        shown = self._after(act, form, shown)
        self._desk.keep(form, shown, made_from)
        if act == "draft":
            now = self._desk.form(form.name, form.entry)
            if made_from != now.digest and self._desk.is_saved(now, shown):  # it came late
                self._desk.forget(now)
            return JSONResponse([asdict(one) for one in self._desk.said(form, shown)])
        return RedirectResponse(f"{here}#f.{quote(act.partition(':')[2].removeprefix('f.'))}", 303)

    def _after(self, act: str, form: Form, shown: Typed) -> Typed:
        """Return what is typed after a button inside the form."""
        if act.startswith(ACTS):
            path = f"municipalities/{self._desk.id}/{form.name}"
            return taken_over(self._desk.current()[0], path, form, shown, act)
        return shown if act == "draft" else acted(form.parts, {"f": shown}, act).get("f", {})

    def _translated(self, request: Request, form: Form, shown: Typed, made_from: str) -> Response:
        """Begin the text in the other målform; what is typed in this one is kept."""
        if not self._desk.is_saved(form, shown):
            self._desk.keep(form, shown, made_from)
        name = begin_other(self._desk, form.name)
        return RedirectResponse(f"{request.scope['root_path']}/skjema/{quote(name)}", 303)

    def _deleted(self, request: Request, form: Form, act: str, made_from: str) -> Response:
        """Delete what the form is of; ask first where something points at it."""
        places = self._desk.points_at(form) if act == "delete" else []
        if places:
            title = title_of(form, self._desk.words, self._desk.references)
            action = _address(request, form)
            return self._page(
                request, "delete", title=title, places=places, digest=made_from, action=action
            )
        shown = (self._desk.draft(form) or (form.shown(), ""))[0]
        return self._saved(request, form, shown, form.without(), made_from)

    def _saved(
        self, request: Request, form: Form, shown: Typed, text: str | None, made_from: str
    ) -> Response:
        try:
            self._desk.save(form, text, made_from)
        except Conflict as conflict:
            self._desk.keep(form, shown, form.digest, was_stopped=True)
            here = _address(request, form).removeprefix(f"{request.scope['root_path']}/")
            return self._page(
                request, "conflict", 409, theirs=conflict.now, yours=text or "", href=here
            )
        was_new = text is not None and bool(form.entry) and form.index is None
        if was_new and text is not None:
            form = form_of(form.name, _last_id(form.name, text), text)
        gone = text is None or (form.entry and form_of(form.name, form.entry, text).index is None)
        base = request.scope["root_path"]
        said = "saved" if was_new else "deleted"
        address = f"{base}/alt?sagt={said}" if gone else _address(request, form, sagt="saved")
        return RedirectResponse(address, 303)

    async def take_text(self, request: Request) -> Response:
        """Save a file that was mended as plain text."""
        name, sent = request.path_params["name"], dict(await posted_fields(request))
        text = sent.get("text", "").replace("\r\n", "\n")
        try:
            self._desk.files.save(name, text, sent.get("_digest", ""))
        except Conflict as conflict:
            return self._page(
                request, "conflict", 409, theirs=conflict.now, yours=text, href=f"skjema/{name}"
            )
        self._desk.lay(name)
        return RedirectResponse(f"{request.scope['root_path']}/skjema/{quote(name)}", 303)

    async def new(self, request: Request) -> Response:
        """Begin a new document: its file is named after its title."""
        sent = dict(await posted_fields(request))
        name = await run_in_threadpool(self._begun, sent)
        return RedirectResponse(f"{request.scope['root_path']}/skjema/{quote(name)}", 303)

    def _begun(self, sent: Mapping[str, str]) -> str:
        folder, language = sent.get("folder", ""), self._desk.words.language
        if sent.get("translate"):
            return begin_other(self._desk, sent["translate"])
        if sent.get("adapt"):
            name = file_name(folder, sent["adapt"], language, self._desk.files)
            self._desk.begin(name, with_values("", name, {"based_on": "new"}), is_adapted=True)
        else:
            name = file_name(folder, sent.get("title", ""), language, self._desk.files)
            title = sent.get("title", "").strip()
            begun = {"title": title, **_BEGUN.get(folder, {})}
            self._desk.begin(name, with_values("", name, begun))
        return name

    async def propose(self, request: Request) -> Response:
        """Put what is saved on a branch, with her sentence. Raises NotProposed."""
        sentence = dict(await posted_fields(request)).get("sentence", "")
        root = self._desk.bench.root
        await run_in_threadpool(self._must_name_nobody)
        made = await run_in_threadpool(propose, root, self._desk.id, sentence)
        said = "proposed_sent" if made.is_sent else "proposed_here"
        address = f"{request.scope['root_path']}/?sagt={said}&gren={quote(made.branch)}"
        return RedirectResponse(address, 303)

    def _must_name_nobody(self) -> None:
        """Raise NotProposed where what would be in git surely names a person."""
        self._desk.bench.refresh()  # what somebody has written beside the forms goes too
        self._desk.changed()
        mine = f"municipalities/{self._desk.id}/"
        places = {
            finding.at.path.removeprefix(mine)
            for finding in self._desk.checked()[0]
            if finding.rule.code.startswith("PERS") and finding.is_error
            if f"{finding.at.path}/".startswith(mine)
        }
        if places:
            where = ", ".join(sorted(name or "mappen" for name in places))
            raise NotProposed(
                f"Her står det personopplysninger, og i git blir de stående for alltid: {where}. "
                "Ta dem bort først. Filene er lagret, men ikke foreslått."
            )

    def undo(self, request: Request) -> Response:
        """Take back the last save."""
        base = request.scope["root_path"]
        try:
            last = self._desk.files.undo()
        except Conflict as conflict:
            before = self._desk.files.last_saved
            return self._page(
                request,
                "conflict",
                409,
                theirs=conflict.now,
                yours=(before.before or "") if before else "",
                href=f"skjema/{before.path}" if before else "",
            )
        if last:
            self._desk.lay(last.path)
        back = request.query_params.get("til", "")
        back = back if _PAGE.fullmatch(back) else "alt"
        return RedirectResponse(f"{base}/{back}?sagt=undone", 303)


def _last_id(name: str, text: str) -> str:
    rows = form_of(name, "", text).whole.get(ENTRIES[name])
    return str(rows[-1].get("id", "")) if rows else ""


def _address(request: Request, form: Form, **more: str) -> str:
    query = {**({"post": form.entry} if form.entry else {}), **more}
    tail = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    return f"{request.scope['root_path']}/skjema/{quote(form.name)}" + (f"?{tail}" if tail else "")
