"""How long a browser is waited for, and how many at once: nobody keeps others from the server."""

import asyncio
import itertools
from collections.abc import Callable
from typing import Any, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from veileder.authoring.guarding import UNREADABLE, said

MOST = 120  # connections: with those that are being taken in or let go, fewer than any system has
AT_A_TIME = 32  # taken in before any of them is read, so that one is read before it is old
_HEAD, _BODY, _ANSWER = 10.0, 60.0, 30.0  # seconds to ask, to send all of it, to take the answer
_LARGEST_HEAD = 32 * 1024
_births = itertools.count()


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

    _late: _Patience  # with what it asks
    _stuck: _Patience  # in taking the answer
    _is_asked = False  # whether the head of a request has come, and the rest has not

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take in one, and let go of another where there are too many."""
        self.born = next(_births)
        self._late, self._stuck = _Patience(transport.abort), _Patience(transport.abort)
        super().connection_made(transport)
        others = [one for one in map(_known, self.connections) if not one.transport.is_closing()]
        if len(others) > MOST:
            min(others, key=Connection.worth).transport.abort()
        self._wait()

    def worth(self) -> tuple[int, int]:
        """Return what tells whom to keep: those that are answered, and the newest of them."""
        is_answered = self.conn.their_state in (h11.DONE, h11.MUST_CLOSE) and not self._stuck
        return is_answered, self.born

    def data_received(self, data: bytes) -> None:
        """Read on."""
        super().data_received(data)
        if not self.transport.is_closing():
            self._wait()

    def _wait(self) -> None:
        """Let the time go that the rest of a request has, and begin anew for each part of it."""
        is_body = self.conn.their_state is h11.SEND_BODY
        is_whole = not is_body and self.conn.their_state is not h11.IDLE
        if is_whole or is_body != self._is_asked:
            self._late.end()
        if not self._late and not is_whole:
            self._late.begin(_BODY if is_body else _HEAD)
        self._is_asked = is_body

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._late.end()
        self._stuck.end()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait for one that does not take what it asked for, but not for ever."""
        super().pause_writing()
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


def settings(app: Any) -> uvicorn.Config:
    """Return how ``app`` is served."""
    return uvicorn.Config(
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


def _known(one: object) -> Connection:
    return cast(Connection, one)
