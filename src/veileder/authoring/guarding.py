"""What ``serve`` and ``edit`` answer nobody but this machine's own browser with, and how."""

from html import escape

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_PAGE = """<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{sentence}</title></head>
<body><main><h1>{sentence}</h1>{way}</main></body>
</html>
"""
_WAY = '<p><a href="{home}">Til forsiden</a></p>'
UNREADABLE = "Forespørselen kan ikke besvares."
_ELSEWHERE = "Denne siden svarer bare nettleseren på denne maskinen, på 127.0.0.1 og localhost."
_FROM_ELSEWHERE = "En annen side spurte om dette, og den får ikke svar."
_OUR_FAULT = (
    "Dette er en feil i programmet, ikke i innholdet. Terminalen viser hva utviklerne må vite."
)
_NOT_FOUND = "Siden finnes ikke."
_KEPT_TO_US = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


def said(status: int, sentence: str, home: str = "") -> Response:
    """Return a page with one sentence, and a way to ``home`` where there is one."""
    way = _WAY.format(home=escape(home)) if home else ""
    page = _PAGE.format(sentence=escape(sentence), way=way)
    return HTMLResponse(page, status, {"content-security-policy": "default-src 'none'"})


def missing(request: Request, _: Exception) -> Response:
    """Say that there is nothing here."""
    return said(404, _NOT_FOUND, _home(request))


def not_answered(request: Request, error: Exception) -> Response:
    """Say that it is not answered, with the status that ``error`` has."""
    return said(getattr(error, "status_code", 400), UNREADABLE, _home(request))


def our_fault(request: Request, _: Exception) -> Response:
    """Say that the program is to blame; the terminal has the rest."""
    return said(500, _OUR_FAULT, _home(request))


def _home(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"


def refusal(scope: Scope) -> Response | None:
    """Return why a request is not let in to any of us; None for one that may be."""
    headers = Headers(scope=scope)
    if not is_for_us(scope):
        return said(421, _ELSEWHERE)
    if "content-length" in headers and "transfer-encoding" in headers:
        return said(400, UNREADABLE)  # two lengths: which one is meant?
    if _is_from_elsewhere(headers):
        return said(403, _FROM_ELSEWHERE)
    return None


def is_for_us(scope: Scope) -> bool:
    """Whether a request was sent to this machine's own name."""
    port = scope["server"][1]
    ours = {f"{host}:{port}" for host in _HOSTS} | (set(_HOSTS) if port == 80 else set())
    sent = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
    return len(sent) == 1 and sent[0] in ours


def _is_from_elsewhere(headers: Headers) -> bool:
    """Whether another page asked, as the browser tells it. It may lead a person here by a link."""
    is_link = headers.get("sec-fetch-mode") == "navigate"
    is_link = is_link and headers.get("sec-fetch-dest", "document") == "document"
    return headers.get("sec-fetch-site") in ("cross-site", "same-site") and not is_link


def closed(send: Send, policy: str, referrer: str) -> Send:
    """Return what sends every answer with what keeps it to ourselves."""
    ours = (
        *_KEPT_TO_US,
        (b"content-security-policy", policy.encode()),
        (b"referrer-policy", referrer.encode()),
    )
    several = {name for name, _ in ours} - {b"content-security-policy"}  # each of those holds

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = [pair for pair in message.get("headers", []) if pair[0] not in several]
            message["headers"] = [*told, *ours]
        await send(message)

    return sending


class OnlyThisMachine:
    """Refuses what was sent to another name: a page elsewhere may lead its name to here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let ``app`` do it."""
        app = self._app
        if scope["type"] == "http":
            send = closed(send, "frame-ancestors 'none'", "no-referrer")
            app = refusal(scope) or app
        await app(scope, receive, send)
