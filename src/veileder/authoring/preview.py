"""The preview as a small web app: for this machine's own browser, and nobody else."""

import asyncio
import errno
import os
import socket
import threading
import time
from collections.abc import Iterable, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from veileder.authoring.live import File, Live
from veileder.faults import Refusal

_HERE = "127.0.0.1"
_HOSTS = (_HERE, "localhost", "[::1]")
_TRIED = 100  # ports after the one that was taken
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


class PortTaken(Refusal):
    """The preview can't be on this port. ``free`` is one that it can be on, if there is one."""

    def __init__(self, reason: str, free: int | None) -> None:
        super().__init__(reason)
        self.free = free


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
        app = self._app if scope["type"] != "http" or _is_for_us(scope) else _said(421, _ELSEWHERE)
        await app(scope, receive, send)


def _is_for_us(scope: Scope) -> bool:
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
        path = request.path_params["path"]
        return _answered(live.file(path), path, version)

    return [
        Route("/_changed", changed),
        Route("/_findings", findings),
        Route("/_preview.js", script),
        Route("/{path:path}", page),
    ]


def _answered(file: File, path: str, version: int) -> Response:
    if file.status == 301:
        return RedirectResponse(f"/{path.lstrip('/')}/", 301)
    is_page = file.media_type == "text/html" and b"</body>" in file.content
    content = _with_script(file.content, version) if is_page else file.content
    return Response(content, file.status, {"Cache-Control": "no-store"}, file.media_type)


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


class Server:
    """Answers with an app on one port of this machine, from ``with`` it until its end."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._socket = _bound(port)
        self.port: int = self._socket.getsockname()[1]
        settings = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", ws="none", server_header=False
        )
        settings.timeout_graceful_shutdown = 0  # nobody waits for a browser that waits for news
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],))

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self.close()

    def close(self) -> None:
        """Give the port back, if nothing has been answered."""
        self._socket.close()


def make_server(app: ASGIApp, port: int) -> Server:
    """Return a server of ``app`` on ``port``, or on a free one for 0. Raises PortTaken."""
    try:
        return Server(app, port)
    except OSError as error:
        start = max(port, 7999) + 1 if port < 65000 else 8000
        free = _first_free(range(start, start + _TRIED))
        if error.errno in (errno.EACCES, errno.EPERM):
            raise PortTaken(f"Port {port} er forbeholdt systemet.", free) from None
        raise PortTaken(f"Port {port} er opptatt.", free) from None


def _bound(port: int) -> socket.socket:
    """Return a socket on ``port`` of this machine. On Windows one in use must not be taken over."""
    bound = socket.socket()
    try:
        if os.name != "nt":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((_HERE, port))
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _first_free(ports: Iterable[int]) -> int | None:
    for port in ports:
        try:
            _bound(port).close()
        except OSError:
            continue
        return port
    return None
