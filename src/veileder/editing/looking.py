"""The pages that are only looked at: what to do, all there is, and the forms."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from veileder.editing import durations
from veileder.editing.comparing import Say
from veileder.editing.desk import Desk
from veileder.editing.documents import Unreadable
from veileder.editing.files import digest
from veileder.editing.foreseen import foreseen
from veileder.editing.forms import Form
from veileder.editing.language import Words
from veileder.editing.leading import comparison_of
from veileder.editing.listing import everything
from veileder.editing.pages import html
from veileder.editing.places import Said
from veileder.editing.readable import Readable
from veileder.editing.titles import called, title_of
from veileder.editing.todo import progress, tasks
from veileder.editing.translating import language_of, other_of
from veileder.editing.typed import Typed
from veileder.editing.underneath import Beneath, saved_otherwise, staying, underneath
from veileder.reading.names import ATTACHMENTS


class Showing:
    """The pages, each a method: from a request to an answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """Return the page of ``template``, with what stands on all of them."""
        words, guide = self._desk.words, self._desk.checked()[1]
        last = self._desk.files.last_saved
        return html(
            template,
            status,
            t=words,
            language=words.language.value,
            base=request.scope["root_path"],
            whose=guide.municipality.name if guide else self._desk.id,
            can_undo=self._title(last.path, last.before) if last else "",
            said=_said(request, words),
            here=template,
            **values,
        )

    def _title(self, name: str, before: str | None) -> str:
        """Return what file ``name`` is called, or was called when ``before`` stood in it."""
        text = self._desk.files.read(name)
        said = before if text is None else text
        return called(name, said, self._desk.words, self._desk.references)

    def refused(self, request: Request, fault: Exception) -> Response:
        """Say in a sentence why something was not done."""
        return self.page(request, "refused", 400, sentence=str(fault))

    def start(self, request: Request) -> Response:
        """Show what to do now."""
        desk = self._desk
        bars = progress(desk.checked()[1], desk.words)
        next_one = foreseen(desk)
        far = f"{desk.id}/status/" if bars else ""
        return self.page(
            request, "start", groups=tasks(desk), bars=bars, proposal=next_one, far=far
        )

    def everything(self, request: Request) -> Response:
        """List all that the municipality owns."""
        groups = everything(self._desk.files, self._desk.words, self._desk.references)
        return self.page(request, "all", groups=groups)

    def form(self, request: Request, wrong_file: str = "") -> Response:
        """Show a form, with the draft of it if there is one.

        ``wrong_file`` says why a file that was chosen can't lie beside it.
        """
        name, entry = request.path_params["name"], request.query_params.get("post", "")
        try:
            form = self._desk.form(name, entry)
        except Unreadable:
            return self._plain(request, name)
        draft = self._desk.draft(form)
        made = draft or (form.shown(), form.digest)
        return self._form(request, form, *made, bool(draft), wrong_file)

    def seen(self, request: Request) -> Response:
        """Tell where what is typed in a form is seen now, for the frame beside it."""
        form = self._desk.form(request.path_params["name"], request.query_params.get("post", ""))
        draft = self._desk.draft(form)
        seen = self._desk.seen(form, draft[0] if draft else form.shown())
        if seen is None:
            return Response(status_code=204)
        page = quote(f"{request.scope['root_path']}/vis/{seen.path}", safe="/#")
        return JSONResponse({"page": page, "why": seen.why})

    def _form(
        self,
        request: Request,
        form: Form,
        shown: Typed,
        made_from: str,
        has_draft: bool,
        wrong_file: str,
    ) -> Response:
        said = self._desk.said(form, shown)
        by_path: dict[str, list[Any]] = {}
        for one in said:
            by_path.setdefault(one.path, []).append(one)
        return self.page(
            request,
            "form",
            400 if wrong_file else 200,
            form=form,
            wrong_file=wrong_file,
            endings=sorted(ATTACHMENTS),
            title=title_of(form, self._desk.words, self._desk.references),
            shown=shown,
            digest=made_from,
            findings=by_path,
            unmended=_unmended(request, said),
            refs=self._desk.references_in(form.name),
            durations=durations,
            languages=self._desk.languages(),
            has_draft=has_draft,
            compared=comparison_of(form),
            other=other_of(self._desk.files, form.name),
            written_in=language_of(form.name),
            is_adapted="based_on" in form.data,
            beneath=self._beneath(form, shown),
            staying=self._staying(form),
            saved=saved_otherwise(form, shown, self._say(form))
            if self._desk.was_stopped(form)
            else {},
            seen=self._desk.seen(form, shown),
        )

    def _beneath(self, form: Form, shown: Typed) -> dict[str, Beneath]:
        one = self._desk.bench.live.one(self._desk.id)
        path = f"municipalities/{self._desk.id}/{form.name}"
        return underneath(one.library, path, form, shown, self._say(form)) if one else {}

    def _staying(self, form: Form) -> list[str]:
        one = self._desk.bench.live.one(self._desk.id)
        is_made_anew = "based_on" not in form.data
        path = f"municipalities/{self._desk.id}/{form.name}"
        return [] if one is None or is_made_anew else staying(one.library, path)

    def _say(self, form: Form) -> Say:
        references = self._desk.references_in(form.name)
        return Readable(form.parts, self._desk.words, references).alike

    def _plain(self, request: Request, name: str) -> Response:
        """Show a file that can't be read, to be mended as it stands."""
        text = self._desk.files.read(name) or ""
        path = f"municipalities/{self._desk.id}/{name}"
        found = [
            f"Linje {f.at.line}: {f.message}. {f.cure}"
            for f in self._desk.checked()[0]
            if f.at.path == path
        ]
        return self.page(
            request,
            "plain",
            form_name=name,
            title=self._title(name, None),
            text=text,
            digest=digest(text),
            found=found,
        )


def _unmended(request: Request, said: Iterable[Said]) -> list[Said]:
    """Return what stops publication in a form that has just been saved all the same."""
    is_saved = request.query_params.get("sagt") == "saved"
    return [one for one in said if is_saved and one.level == "error"]


def _said(request: Request, words: Words) -> str:
    """Return what was done, as the address that she was led to says it."""
    said = words.texts.get(request.query_params.get("sagt", ""), "")
    return " ".join(filter(None, (said, request.query_params.get("gren", ""))))
