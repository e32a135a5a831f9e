"""The site of the live preview: for this machine's own browser, and nobody else."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "[::1]")
_SECONDS = 25  # a browser waits for news before it asks again
_SCRIPT_PATH = "/_preview.js"
_SCRIPT = """
(function wait() {
  fetch("/_changed").then(
    response => response.status === 200 ? location.reload() : wait(),
    () => setTimeout(wait, 1000))
})();
fetch("/_findings").then(response => response.json()).then(findings => {
  if (!findings.length) return;
  const panel = document.createElement("section");
  panel.setAttribute("role", "status");
  panel.setAttribute("aria-label", "Feil i innholdet");
  panel.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:40vh;overflow:auto;z-index:99;"
    + "padding:1rem;background:#5c1010;color:#fff;font:16px/1.5 system-ui;white-space:pre-wrap;"
    + "overflow-wrap:anywhere";
  panel.tabIndex = 0;
  panel.textContent = findings.join("\\n\\n");
  document.body.append(panel);
});
"""
_NO_STORE = {"cache-control": "no-store"}
_SAID = {
    404: "Siden finnes ikke.",
    421: "Forhåndsvisningen svarer bare denne maskinen, på 127.0.0.1 og localhost.",
}


class News:
    """Lets waiting browsers know that there has been a build, and what is wrong in the content."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self._edition = 0
        self._is_over = False

    def end(self) -> None:
        """Let nobody wait any more."""
        self._is_over = True

    def tell(self, findings: Iterable[str]) -> None:
        """Wake all who wait; ``findings`` are shown on the page, which stays as it was for them."""
        self.findings = list(findings)
        self._edition += 1

    async def wait(self, seconds: float) -> bool:
        """Wait for a build, and say whether there was one."""
        edition, left = self._edition, seconds
        while self._edition == edition and left > 0 and not self._is_over:
            await asyncio.sleep(0.05)
            left -= 0.05
        return self._edition != edition


def is_this_machine(headers: Headers, port: int) -> bool:
    """Whether a request was sent to this machine's own name: a page may lead its name to here."""
    sent = headers.getlist("host")
    ours = {f"{host}:{port}" for host in HOSTS} | (set(HOSTS) if port == 80 else set())
    return len(sent) == 1 and sent[0].lower() in ours


def make_preview(folder: Path, news: News) -> ASGIApp:
    """Return the app that shows the sites in ``folder``, to this machine alone."""

    async def changed(_: Request) -> Response:
        is_new = await news.wait(_SECONDS)
        return Response(status_code=200 if is_new else 204, headers=_NO_STORE)

    async def findings(_: Request) -> Response:
        return JSONResponse(news.findings, headers=_NO_STORE)

    async def script(_: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript", headers=_NO_STORE)

    site = Site(folder, _SCRIPT_PATH)
    routes = [
        Route("/_changed", changed),
        Route("/_findings", findings),
        Route(_SCRIPT_PATH, script),
        Route("/{path:path}", site.answer),
    ]
    return _ThisMachine(Starlette(routes=routes, exception_handlers={405: _not_here}))


async def _not_here(_: Request, __: Exception) -> Response:
    return _sentence(501)


def _sentence(status: int) -> Response:
    text = _SAID.get(status, "Forespørselen kan ikke besvares.")
    return Response(text, status, _NO_STORE, "text/plain; charset=utf-8")


class _ThisMachine:
    """Refuses what was sent to another name: a page elsewhere may lead its name to here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        is_ours = is_this_machine(Headers(scope=scope), scope["server"][1])
        await (self._app if is_ours else _sentence(421))(scope, receive, send)


class Site:
    """Files of one folder, never from a cache; pages get ``script`` if there is one.

    Folders are shown by their index and never listed.
    """

    def __init__(self, folder: Path, script: str = "") -> None:
        self._folder = folder
        self._script = script

    async def answer(self, request: Request) -> Response:
        """Return a page, any other file, or the site's own page for what is not there."""
        return await run_in_threadpool(self._answer, request.path_params.get("path", ""), request)

    def _answer(self, path: str, request: Request) -> Response:
        file = self._file(path)
        if file is None:
            return self._not_found(path)
        if file.name == "index.html" and path and not path.endswith(("/", "index.html")):
            address = quote(request.scope["path"]) + "/"
            return RedirectResponse(address, 301, headers=_NO_STORE)
        if file.suffix != ".html":
            return FileResponse(file, headers=_NO_STORE)
        return self._page(file, 200)

    def _file(self, path: str) -> Path | None:
        """Return the file that is asked for, or None; the path may be anything at all."""
        parts = path.split("/")
        if any(part in (".", "..") or set(part) & set("\\:\0") for part in parts):
            return None
        try:
            found = self._folder.joinpath(*(part for part in parts if part))
            if found.is_dir():
                found = found / "index.html"
            elif path.endswith("/"):
                return None
            return found if found.is_file() else None
        except (OSError, ValueError):  # too long, or with signs that no path has
            return None

    def _not_found(self, path: str) -> Response:
        """Return the page of the site that the address is in, or of the one above all."""
        site = path.partition("/")[0]
        names = [one.name for one in self._folder.iterdir()] if self._folder.is_dir() else []
        places = [self._folder / site, self._folder] if site in names else [self._folder]
        pages = (place / "404.html" for place in places)
        return next((self._page(page, 404) for page in pages if page.is_file()), _sentence(404))

    def _page(self, file: Path, status: int) -> Response:
        text = file.read_text(encoding="utf-8")
        if self._script:
            text = text.replace("</body>", f'<script src="{self._script}"></script></body>')
        return Response(text, status, _NO_STORE, "text/html; charset=utf-8")
