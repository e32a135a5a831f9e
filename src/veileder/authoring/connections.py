"""How long a browser is waited for, and how many at once: nobody keeps others from the server."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

try:
    import resource
except ImportError:  # Windows, which sets no such limit
    resource = None  # type: ignore[assignment]

from veileder.authoring.guarding import UNREADABLE, said

_FEWEST, _MOST = 120, 2000  # connections that are kept: any system has more than the fewest
AT_A_TIME = 32  # taken in before any of them is read, so that one is read before it is old
_HEAD, _BODY, _ANSWER = 10.0, 60.0, 30.0  # seconds to ask, to send all of it, to take the answer
_LARGEST_HEAD = 32 * 1024


def most() -> int:
    """Return how many connections are kept: a quarter of the files that the system lets us open."""
    if resource is None:
        return _MOST
    return max(_FEWEST, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 4, _MOST))


class _Patience:
    """Does ``act`` when it has waited long enough."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act, self._timer = act, cast(asyncio.TimerHandle | None, None)

    def __bool__(self) -> bool:
        return self._timer is not None

    def begin(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._act)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Connection(H11Protocol):
    """One browser, or what says that it is one."""

    _among: "Settings"
    _late: _Patience  # with what it asks
    _stuck: _Patience  # in taking the answer
    _is_asked = False  # whether the head of a request has come, and the rest has not

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take in one, and let go of another where there are too many."""
        self._late, self._stuck = _Patience(transport.abort), _Patience(transport.abort)
        super().connection_made(transport)
        self._among = cast(Settings, self.config)
        self._among.all[self] = self._among.waiting[self] = None
        if len(self._among.all) > self._among.most:
            oldest = next(iter(self._among.waiting or self._among.all))
            oldest.leave()
            oldest.transport.abort()
        self._wait()

    def leave(self) -> None:
        """Be no more one of those that are kept."""
        self._among.all.pop(self, None)
        self._among.waiting.pop(self, None)

    def data_received(self, data: bytes) -> None:
        """Read on."""
        super().data_received(data)
        if not self.transport.is_closing():
            self._wait()

    def _wait(self) -> None:
        """Let the time go that the rest of a request has, and begin anew for each part of it."""
        is_body = self.conn.their_state is h11.SEND_BODY
        is_whole = not is_body and self.conn.their_state is not h11.IDLE
        if is_whole:
            self._among.waiting.pop(self, None)
        elif self in self._among.all:
            self._among.waiting.setdefault(self)
        if is_whole or is_body != self._is_asked:
            self._late.end()
        if not self._late and not is_whole:
            self._late.begin(_BODY if is_body else _HEAD)
        self._is_asked = is_body

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self.leave()
        self._late.end()
        self._stuck.end()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait for one that does not take what it asked for, but not for ever."""
        super().pause_writing()
        self._among.waiting.setdefault(self)
        self._stuck.begin(_ANSWER)

    def resume_writing(self) -> None:
        """Go on."""
        self._stuck.end()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it is in English
        """Say that what was sent is no request, where nothing else is being said."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.abort()
            return
        answer = said(400, UNREADABLE)
        headers = [*answer.raw_headers, (b"connection", b"close")]
        parts = (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=bytes(answer.body)),
            h11.EndOfMessage(),
        )
        self.transport.write(b"".join(self.conn.send(part) or b"" for part in parts))
        self.transport.close()


class Settings(uvicorn.Config):
    """How ``app`` is served, and whom it is served to now.

    ``waiting`` are those of ``all`` that we wait for: the oldest of them is let go of first.
    """

    def __init__(self, app: Any) -> None:
        self.most = most()
        self.all: dict[Connection, None] = {}
        self.waiting: dict[Connection, None] = {}
        super().__init__(
            app,
            http=Connection,
            lifespan="off",
            ws="none",
            log_config=None,
            log_level="error",
            server_header=False,
            proxy_headers=False,
            backlog=AT_A_TIME,
            h11_max_incomplete_event_size=_LARGEST_HEAD,
            timeout_graceful_shutdown=0,  # a browser that waits for news is not waited for
        )
