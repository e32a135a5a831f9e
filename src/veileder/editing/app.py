"""The web app of the forms: what is asked for, and what is answered."""

from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from veileder.authoring.preview import News
from veileder.editing.acting import acted
from veileder.editing.desk import Desk
from veileder.editing.documents import Unreadable
from veileder.editing.files import Conflict, digest
from veileder.editing.forms import Form, form_of
from veileder.editing.listing import everything, new_file
from veileder.editing.pages import STATIC, html
from veileder.editing.preview_page import page_of
from veileder.editing.todo import progress, tasks
from veileder.editing.typed import Typed, posted
from veileder.faults import Refusal

_SECONDS = 25  # a browser waits for news before it asks again


def make_app(desk: Desk, site: ASGIApp, news: News) -> Starlette:
    """Return the app; ``site`` shows the municipality's pages as they become."""
    pages = Pages(desk)

    async def changed(_: Request) -> Response:
        return Response(status_code=200 if await news.wait(_SECONDS) else 204)

    routes = [
        Route("/", pages.start),
        Route("/alt", pages.everything),
        Route("/skjema/{name:path}", pages.form, methods=["GET"]),
        Route("/skjema/{name:path}", pages.take, methods=["POST"]),
        Route("/tekst/{name:path}", pages.take_text, methods=["POST"]),
        Route("/ny", pages.new, methods=["POST"]),
        Route("/angre", pages.undo, methods=["POST"]),
        Route("/_/{name}", static),
        Route("/endret", changed),
        Mount("/vis", site),
    ]
    return Starlette(routes=routes, exception_handlers={Refusal: refused, 404: missing})


def static(request: Request) -> Response:
    """Send the style sheet or the script."""
    known = STATIC.get(request.path_params["name"])
    if known is None:
        return Response("", 404)
    return Response(known[1].read_bytes(), media_type=known[0])


def refused(_: Request, fault: Exception) -> Response:
    """Say in a sentence why something was not done."""
    return Response(str(fault), 400, media_type="text/plain; charset=utf-8")


def missing(_: Request, __: Exception) -> Response:
    """Say that there is nothing here."""
    return Response("Siden finnes ikke.", 404, media_type="text/plain; charset=utf-8")


class Pages:
    """The pages, each a method: from a request to an answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        words, guide = self._desk.words, self._desk.checked()[1]
        last = self._desk.files.last_saved
        return html(
            template,
            status,
            t=words,
            language=words.language.value,
            base=request.scope["root_path"],
            whose=guide.municipality.name if guide else self._desk.id,
            can_undo=last.path if last else "",
            said=words.texts.get(request.query_params.get("sagt", ""), ""),
            **values,
        )

    def start(self, request: Request) -> Response:
        """Show what to do now."""
        findings, guide = self._desk.checked()
        words, desk = self._desk.words, self._desk
        groups = tasks(findings, guide, desk.files, desk.id, words)
        return self._page(request, "start", groups=groups, bars=progress(guide, words))

    def everything(self, request: Request) -> Response:
        """List all that the municipality owns."""
        groups = everything(self._desk.files, self._desk.words)
        return self._page(request, "all", groups=groups)

    def form(self, request: Request) -> Response:
        """Show a form, with the draft of it if there is one."""
        name, entry = request.path_params["name"], request.query_params.get("post", "")
        try:
            form = self._desk.form(name, entry)
        except Unreadable:
            return self._plain(request, name)
        draft = self._desk.draft(form)
        return self._form(request, form, *(draft or (form.shown(), form.digest)), bool(draft))

    def _form(
        self, request: Request, form: Form, shown: Typed, made_from: str, has_draft: bool
    ) -> Response:
        if has_draft:
            self._desk.lay(form, shown)
        said = self._desk.said(form, shown)
        by_path: dict[str, list[Any]] = {}
        for one in said:
            by_path.setdefault(one.path, []).append(one)
        return self._page(
            request,
            "form",
            form=form,
            title=title_of(form, self._desk.words),
            shown=shown,
            digest=made_from,
            findings=by_path,
            loose=by_path.get("", []),
            refs=self._desk.references,
            has_draft=has_draft,
            page=page_of(form, self._desk.checked()[1], self._desk.words.site),
        )

    def _plain(self, request: Request, name: str) -> Response:
        """Show a file that can't be read, to be mended as it stands."""
        text = self._desk.files.read(name) or ""
        path = f"municipalities/{self._desk.id}/{name}"
        found = [
            f"Linje {f.at.line}: {f.message}. {f.cure}"
            for f in self._desk.checked()[0]
            if f.at.path == path
        ]
        return self._page(
            request, "plain", form_name=name, text=text, digest=digest(text), found=found
        )

    async def take(self, request: Request) -> Response:
        """Do what a button of a form says: keep a draft, save, add a row."""
        name, entry = request.path_params["name"], request.query_params.get("post", "")
        fields = await _sent(request)
        sent = dict(fields)
        form = self._desk.form(name, entry)
        shown = posted((k, v) for k, v in fields if not k.startswith("_")).get("f", {})
        return self._taken(request, form, shown, sent.get("_act", "draft"), sent.get("_digest", ""))

    def _taken(
        self, request: Request, form: Form, shown: Typed, act: str, made_from: str
    ) -> Response:
        here = _address(request, form)
        if act == "discard":
            self._desk.forget(form)
            return RedirectResponse(here, 303)
        if act in ("save", "delete"):
            text = form.becomes(shown) if act == "save" else form.without()
            return self._saved(request, form, shown, text, made_from)
        if act != "draft":
            shown = acted(form.parts, {"f": shown}, act).get("f", {})
        self._desk.keep(form, shown, made_from)
        if act == "draft":
            return JSONResponse([asdict(one) for one in self._desk.said(form, shown)])
        return RedirectResponse(f"{here}#{quote(act.partition(':')[2])}", 303)

    def _saved(
        self, request: Request, form: Form, shown: Typed, text: str | None, made_from: str
    ) -> Response:
        try:
            self._desk.save(form, text, made_from)
        except Conflict as conflict:
            self._desk.keep(form, shown, form.digest)
            here = _address(request, form).removeprefix(f"{request.scope['root_path']}/")
            return self._page(
                request, "conflict", 409, theirs=conflict.now, yours=text or "", href=here
            )
        if text is not None and form.entry and form.index is None:
            form = form_of(form.name, _last_id(form.name, text), text)
        gone = text is None or (form.entry and form_of(form.name, form.entry, text).index is None)
        base = request.scope["root_path"]
        address = f"{base}/alt?sagt=saved" if gone else _address(request, form, sagt="saved")
        return RedirectResponse(address, 303)

    async def take_text(self, request: Request) -> Response:
        """Save a file that was mended as plain text."""
        name, sent = request.path_params["name"], dict(await _sent(request))
        text = sent.get("text", "").replace("\r\n", "\n")
        try:
            self._desk.files.save(name, text, sent.get("_digest", ""))
        except Conflict as conflict:
            return self._page(
                request, "conflict", 409, theirs=conflict.now, yours=text, href=f"skjema/{name}"
            )
        self._desk.bench.clear(name)
        self._desk.changed()
        return RedirectResponse(f"{request.scope['root_path']}/skjema/{quote(name)}", 303)

    async def new(self, request: Request) -> Response:
        """Begin a new document: its file is named after its title."""
        sent = dict(await _sent(request))
        words = self._desk.words
        name, text = new_file(
            sent.get("folder", ""),
            sent.get("title", ""),
            words.language,
            self._desk.files,
        )
        self._desk.files.save(name, text, digest(None))
        self._desk.bench.clear(name)
        self._desk.changed()
        return RedirectResponse(f"{request.scope['root_path']}/skjema/{quote(name)}", 303)

    async def undo(self, request: Request) -> Response:
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
            self._desk.bench.clear(last.path)
            self._desk.changed()
        return RedirectResponse(f"{base}/alt?sagt=undone", 303)


async def _sent(request: Request) -> list[tuple[str, str]]:
    """Return the fields of a form, in the order they stand on the page."""
    return parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True)


def title_of(form: Form, words: Any) -> str:
    """Return what a form is called: as what it is about."""
    data = form.data
    own = data.get("name") or data.get("title") or data.get("nb", {}).get("term")
    return str(own or (words["new"] if form.entry else words.of_file(form.name)))


def _last_id(name: str, text: str) -> str:
    whole = form_of(name, "", text).whole
    return str(next(iter(whole.values()))[-1].get("id", "")) if whole else ""


def _address(request: Request, form: Form, **more: str) -> str:
    query = {**({"post": form.entry} if form.entry else {}), **more}
    tail = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    return f"{request.scope['root_path']}/skjema/{quote(form.name)}" + (f"?{tail}" if tail else "")
