"""The preview as a small web app: for this machine's own browser, and nobody else."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from veileder.authoring.guarding import OnlyThisMachine, missing, not_answered, our_fault
from veileder.authoring.live import File, Live

_PATIENCE = 25  # seconds that a browser waits for news before it asks again
_STEP = 0.02
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
    """Return a file as it is sent, never from a cache. Raises HTTPException for none."""
    if file.status == 301:
        return RedirectResponse(f"/{quote(request.scope['path'].lstrip('/'))}/", 301)
    if not file.content and file.status == 404:
        raise HTTPException(404)
    return Response(file.content, file.status, {"Cache-Control": "no-store"}, file.media_type)


def _with_script(page: bytes, version: int) -> bytes:
    """Return a page with the script that waits for another version."""
    script = f'<script src="/_preview.js" data-version="{version}"></script></body>'
    return page.replace(b"</body>", script.encode())


def preview_app(routes: Sequence[BaseRoute]) -> ASGIApp:
    """Return an app that answers this machine alone, in Norwegian also when it can't."""
    said = {404: missing, HTTPException: not_answered, 500: our_fault}
    return OnlyThisMachine(Starlette(routes=routes, exception_handlers=said))
