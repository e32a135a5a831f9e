"""Who may come in: this machine's own browser, with the address that was printed."""

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from veileder.authoring.preview import is_for_us

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_IN_FRAME = "frame-ancestors 'self'"  # the site has a policy of its own
_KEPT_TO_US = (
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


@dataclass(slots=True)
class Gate:
    """Lets through to ``app`` what has the token in its path; the rest learns nothing."""

    app: ASGIApp
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on with the token as the root of its path."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        if refused:
            await refused(scope, receive, _closed(send, is_framed=False))
            return
        path = scope["path"]
        inside = {**scope, "root_path": f"/{self.token}"}
        await self.app(inside, receive, _closed(send, is_framed=f"/{self.token}/vis/" in path))

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not is_for_us(scope):
            return PlainTextResponse("Siden svarer bare denne maskinen.", 421)
        first = scope["path"].removeprefix("/").partition("/")[0]
        if not hmac.compare_digest(first.encode(), self.token.encode()):
            return PlainTextResponse("Bruk adressen som ble skrevet i terminalen.", 404)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Forespørselen kan ikke besvares.", 405)
        if scope["method"] == "POST" and not _is_our_own(headers):
            return PlainTextResponse("Skjemaet ble sendt fra en annen side.", 403)
        return None


def _is_our_own(headers: Headers) -> bool:
    """Whether what is sent comes from a page of ours, as the browser itself tells it."""
    origin = urlsplit(headers.get("origin", ""))
    site = headers.get("sec-fetch-site", "same-origin")
    return origin.scheme == "http" and origin.netloc == headers["host"] and site == "same-origin"


def _closed(send: Send, *, is_framed: bool) -> Send:
    """Put on every answer what keeps it to ourselves; a page of the site may stand in a frame."""
    policy = _IN_FRAME if is_framed else _POLICY

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            known = {name for name, _ in _KEPT_TO_US}
            headers = [pair for pair in message.get("headers", []) if pair[0] not in known]
            message["headers"] = [
                *headers,
                *_KEPT_TO_US,
                (b"content-security-policy", policy.encode()),
            ]
        await send(message)

    return sending
