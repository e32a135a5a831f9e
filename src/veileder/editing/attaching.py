"""Files beside the tools: chosen on her machine, put in, changed for another, taken away."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veileder.editing.attached import (
    FOLDER,
    NotAttached,
    fit,
    is_attached,
    must_replace,
    name_for,
    title_for,
)
from veileder.editing.desk import Desk
from veileder.editing.documents import Unreadable, values_in
from veileder.editing.files import Conflict, digest
from veileder.editing.forms import Form
from veileder.editing.looking import Showing
from veileder.editing.posted import Posted, posted_file
from veileder.editing.titles import title_of

_CHANGED = "Filen er endret av noen andre imens. Ingenting er gjort. Se på den, og prøv igjen."


class Attaching:
    """The page of all such files, and what its buttons and those of a tool's form do."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk, self._showing = desk, showing

    def routes(self) -> list[Route]:
        """Return the routes, for the one who mounts them to guard."""
        return [
            Route("/filer", self._list, methods=["GET"]),
            Route("/filer", self._change, methods=["POST"]),
            Route("/fil/{name:path}", self._attach, methods=["POST"]),
        ]

    def _list(self, request: Request, wrong: Mapping[str, str] | None = None) -> Response:
        files, uses = self._desk.files, self._uses()
        names = [name for name in files.names() if is_attached(name)]
        wrong = {name if name in names else "": why for name, why in (wrong or {}).items()}
        titled = {name: [(one, self._title(one)) for one in uses.get(name, [])] for name in names}
        rows = [(name, digest(files.read(name)), titled[name]) for name in names]
        status = 400 if wrong else 200
        return self._showing.page(request, "files", status, rows=rows, wrong=wrong)

    def _uses(self) -> dict[str, list[str]]:
        """Return the tools, as files, that name each file."""
        found: dict[str, list[str]] = {}
        for tool in self._desk.files.names():
            if tool.startswith(f"{FOLDER}/") and tool.endswith(".md"):
                for file in self._named_in(tool):
                    found.setdefault(f"{FOLDER}/{file}", []).append(tool)
        return found

    def _named_in(self, tool: str) -> list[str]:
        try:
            rows = values_in(self._desk.files.read(tool) or "", tool).get("files") or []
        except Unreadable:
            return []
        return [str(row.get("file")) for row in rows if isinstance(row, dict)]

    async def _attach(self, request: Request) -> Response:
        try:
            sent = await posted_file(request)
            return await run_in_threadpool(self._attached, request, sent)
        except NotAttached as wrong:
            why = str(wrong)
            return await run_in_threadpool(self._showing.form, request, wrong_file=why)

    def _attached(self, request: Request, sent: Posted) -> Response:
        """Put the file beside the tool, and name it in a draft of the tool's form."""
        form = self._desk.form(request.path_params["name"], "")
        if not can_attach(form):
            raise NotAttached("Filer kan bare ligge ved et verktøy.")
        if not sent.name:
            raise NotAttached("Velg en fil først.")
        name = name_for(sent.name, self._desk.files.names())
        self._save(name, fit(name, sent.content), digest(None))
        file = PurePosixPath(name).name
        self._refer(form, file, title_for(sent.name))
        address = f"{request.scope['root_path']}/skjema/{quote(form.name)}"
        return RedirectResponse(f"{address}?sagt=attached&gren={quote(file)}#f.files", 303)

    def _refer(self, form: Form, file: str, title: str) -> None:
        shown, made_from = self._desk.draft(form) or (form.shown(), form.digest)
        rows = shown.get("files") or {}
        token = f"n{1 + max((int(t[1:]) for t in rows if t[1:].isdecimal()), default=0)}"
        shown["files"] = {**rows, token: {"file": file, "title": title}}
        self._desk.keep(form, shown, made_from)

    async def _change(self, request: Request) -> Response:
        try:
            sent = await posted_file(request)
        except NotAttached as wrong:
            name = request.query_params.get("ved", "")  # what is too large is not read
            return await run_in_threadpool(self._list, request, {name: str(wrong)})
        return await run_in_threadpool(self._changed, request, sent)

    def _changed(self, request: Request, sent: Posted) -> Response:
        verb, _, name = sent.fields.get("_act", "").partition(":")
        try:
            content = self._wanted(verb, name, sent)
            self._save(name, content, sent.fields.get("_digest", ""))
        except NotAttached as wrong:
            return self._list(request, {name: str(wrong)})
        except Conflict:
            return self._list(request, {name: _CHANGED})
        done = "file_replaced" if verb == "replace" else "file_removed"
        return RedirectResponse(f"{request.scope['root_path']}/filer?sagt={done}", 303)

    def _wanted(self, verb: str, name: str, sent: Posted) -> bytes | None:
        """Return what is to stand there; None for nothing. Raises NotAttached."""
        if not is_attached(name) or self._desk.files.read(name) is None:
            raise NotAttached("Filen finnes ikke.")
        if verb == "replace":
            if not sent.name:
                raise NotAttached("Velg en fil først.")
            must_replace(name, sent.name)
            return fit(name, sent.content)
        users = self._uses().get(name, [])
        if users:
            raise NotAttached(
                f"Filen brukes i {self._titles(users)}. Ta den bort der først, og lagre."
            )
        return None

    def _titles(self, tools: Sequence[str]) -> str:
        return " og ".join(f"«{self._title(tool)}»" for tool in tools)

    def _title(self, tool: str) -> str:
        return title_of(self._desk.form(tool, ""), self._desk.words, self._desk.references)

    def _save(self, name: str, content: bytes | None, made_from: str) -> None:
        self._desk.files.save_file(name, content, made_from)
        self._desk.bench.clear(name)
        self._desk.changed()


def can_attach(form: Form) -> bool:
    """Whether files can lie beside what ``form`` is of: a tool, and no translation of one."""
    return any(part.name == "files" for part in form.parts)
