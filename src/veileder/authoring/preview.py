"""The preview as a small web app: for this machine's own browser, and nobody else."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from veileder.authoring.live import File, Live

_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_PATIENCE = 25  # seconds that a browser waits for news before it asks again
_STEP = 0.02
_NOT_FOUND = 404
_SCRIPT = """
const shown = document.currentScript.dataset.version;
(function wait() {
  fetch("/_changed?since=" + shown).then(
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
_ELSEWHERE = "Forhåndsvisningen svarer bare denne maskinen, på 127.0.0.1 og localhost."
_REFUSED = "Forespørselen kan ikke besvares."


class News:
    """Lets waiting browsers know what has changed, and what is wrong in the content."""

    def __init__(self) -> None:
        self.version = 0
        self.findings: list[str] = []

    def tell(self, findings: Iterable[str]) -> None:
        """Let all load their page again; ``findings`` are shown on it."""
        self.findings = list(findings)
        self.version += 1

    async def wait(self, since: str) -> bool:
        """Wait for another version than ``since``, and say whether it came."""
        end = time.monotonic() + _PATIENCE
        while since == str(self.version) and time.monotonic() < end:
            await asyncio.sleep(_STEP)
        return since != str(self.version)


class OnlyThisMachine:
    """Refuses what was sent to another name: a page elsewhere may lead its name to here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let ``app`` do it."""
        app = self._app if scope["type"] != "http" or is_for_us(scope) else _said(421, _ELSEWHERE)
        await app(scope, receive, send)


def is_for_us(scope: Scope) -> bool:
    """Whether a request was sent to this machine's own name."""
    port = scope["server"][1]
    ours = {f"{host}:{port}" for host in _HOSTS} | (set(_HOSTS) if port == 80 else set())
    sent = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
    return len(sent) == 1 and sent[0] in ours


def _said(status: int, sentence: str) -> Response:
    return PlainTextResponse(sentence, status, {"Cache-Control": "no-store"})


def preview_routes(live: Live, news: News) -> Sequence[BaseRoute]:
    """Return what the preview answers: its pages at the addresses they have when published."""

    async def changed(request: Request) -> Response:
        is_new = await news.wait(request.query_params.get("since", ""))
        return Response(status_code=200 if is_new else 204)

    def findings(_: Request) -> Response:
        return JSONResponse(news.findings)

    def script(_: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript")

    def page(request: Request) -> Response:
        version = news.version  # before it is made: what comes meanwhile is news to the page
        file = live.file(request.path_params["path"])
        if file.media_type == "text/html" and file.content:
            file = replace(file, content=_with_script(file.content, version))
        return answered(file, request)

    return [
        Route("/_changed", changed),
        Route("/_findings", findings),
        Route("/_preview.js", script),
        Route("/{path:path}", page),
    ]


def answered(file: File, request: Request) -> Response:
    """Return a file as it is sent, never from a cache."""
    if file.status == 301:
        return RedirectResponse(f"/{quote(request.scope['path'].lstrip('/'))}/", 301)
    return Response(file.content, file.status, {"Cache-Control": "no-store"}, file.media_type)


def _with_script(page: bytes, version: int) -> bytes:
    """Return a page with the script that waits for another version."""
    script = f'<script src="/_preview.js" data-version="{version}"></script></body>'
    return page.replace(b"</body>", script.encode())


def preview_app(routes: Sequence[BaseRoute]) -> Starlette:
    """Return an app that answers this machine alone, in Norwegian also when it can't."""

    def refused(_: Request, error: Exception) -> Response:
        return _said(getattr(error, "status_code", _NOT_FOUND), _REFUSED)

    return Starlette(
        routes=routes,
        middleware=[Middleware(OnlyThisMachine)],
        exception_handlers={HTTPException: refused},
    )
