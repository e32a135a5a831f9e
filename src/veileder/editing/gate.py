"""Who may come in: the browser that opened the address that was printed, and nobody else."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from veileder.authoring.guarding import UNREADABLE, closed, refusal, said

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_IN_FRAME = "frame-ancestors 'self'"  # the site has a policy of its own
_REFERRER = "same-origin"  # with none, a browser doesn't tell where a form was sent from
_COOKIE = "veileder"
_IN = "inn"
_SPENT = "Denne adressen åpner bare én gang. Terminalen viser en ny, som du kan åpne her."
_USE_PRINTED = "Bruk adressen som ble skrevet i terminalen."


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(slots=True)
class Gate:
    """Lets through to ``app`` what has the token in its path, and the cookie; others learn nothing.

    The cookie is given once, to whom comes with the key of the printed address. So what stays in a
    browser's history opens nothing, and nor does what another program on this machine is sent.
    ``on_spent`` is called when somebody comes too late, after a new key is made.
    """

    app: ASGIApp
    token: str = field(default_factory=_secret)
    key: str = field(default_factory=_secret)
    on_spent: Callable[[], None] = lambda: None
    _cookie: str = field(default_factory=_secret)
    _spent: set[str] = field(default_factory=set)

    def way_in(self, begin: str = "") -> str:
        """Return the path of the address that lets one browser in, to the page ``begin``."""
        return f"{self.token}/{_IN}/{self.key}/{begin}"

    @property
    def cookie(self) -> str:
        """What the browser that was let in sends with all it asks for."""
        return f"{_COOKIE}={self._cookie}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on with the token as the root of its path."""
        if scope["type"] != "http":
            return
        is_framed = scope["path"].startswith(f"/{self.token}/vis/")
        closing = closed(send, _IN_FRAME if is_framed else _POLICY, _REFERRER)
        app = self._refused(scope) or self._let_in(scope) or self.app
        await app({**scope, "root_path": f"/{self.token}"}, receive, closing)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if refused := refusal(scope):
            return refused
        if not _is_same(scope["path"].removeprefix("/").partition("/")[0], self.token):
            return said(404, _USE_PRINTED)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return said(405, UNREADABLE, f"/{self.token}/")
        if scope["method"] == "POST" and not _is_our_own(headers):
            return said(403, "Skjemaet ble sendt fra en annen side.", f"/{self.token}/")
        return None

    def _let_in(self, scope: Scope) -> Response | None:
        """Return what is answered one that comes with a key, or with no cookie."""
        is_known = self._is_known(Headers(scope=scope))
        place, _, rest = scope["path"].removeprefix(f"/{self.token}/").partition("/")
        if place != _IN or scope["method"] != "GET":
            return None if is_known else said(404, _USE_PRINTED)
        key, _, begin = rest.partition("/")
        query = scope["query_string"].decode("latin-1")
        address = f"/{self.token}/{quote(begin.lstrip('/'))}"
        inside = RedirectResponse(f"{address}?{query}" if query else address, 303)
        if is_known:
            return inside
        if not _is_same(key, self.key):
            return self._late() if key in self._spent else said(404, _USE_PRINTED)
        self._renew()
        inside.set_cookie(
            _COOKIE, self._cookie, path=f"/{self.token}/", httponly=True, samesite="strict"
        )
        return inside

    def _is_known(self, headers: Headers) -> bool:
        """Whether the cookie is among those that are sent: another may have the same name."""
        sent = (one for line in headers.getlist("cookie") for one in line.split(";"))
        return any([_is_same(one.strip(), self.cookie) for one in sent])

    def _late(self) -> Response:
        self.on_spent()
        return said(403, _SPENT)

    def _renew(self) -> None:
        self._spent.add(self.key)
        self.key = _secret()


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _is_our_own(headers: Headers) -> bool:
    """Whether what is sent comes from a page of ours, as the browser itself tells it."""
    origin = urlsplit(headers.get("origin", ""))
    site = headers.get("sec-fetch-site", "same-origin")
    return origin.scheme == "http" and origin.netloc == headers["host"] and site == "same-origin"
