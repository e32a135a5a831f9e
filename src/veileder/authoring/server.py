"""A server on this machine's own address: what both the preview and the forms run on."""

import asyncio
import errno
import logging
import os
import socket
import threading
from collections.abc import Iterable

import uvicorn
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp

from veileder.authoring.connections import Settings
from veileder.faults import Refusal

_HERE = "127.0.0.1"
_TRIED = 100  # ports after the one that was taken
_QUEUE = 1024  # waiting to be taken in
_GONE = (asyncio.CancelledError, ClientDisconnect)


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether it is for the terminal. That a browser went, or was waiting as we ended, is not."""
    raised = record.exc_info[0] if record.exc_info else None
    has_gone = raised is not None and issubclass(raised, _GONE)
    return not (has_gone or record.getMessage().startswith("Cancel "))


logging.getLogger("uvicorn.error").addFilter(_is_fault)


class Listening(uvicorn.Server):
    """A server with a long queue, that takes few out of it at a time."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer on ``sockets``."""
        await super().startup(sockets)
        for one in sockets or ():
            one.listen(_QUEUE)


class PortTaken(Refusal):
    """The preview can't be on this port. ``free`` is one that it can be on, if there is one."""

    def __init__(self, reason: str, free: int | None) -> None:
        super().__init__(reason)
        self.free = free


class Server:
    """Answers with an app on one port of this machine, from ``with`` it until its end."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._socket = _bound(port)
        self.port: int = self._socket.getsockname()[1]
        self._server = Listening(Settings(app))
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
