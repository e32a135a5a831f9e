"""A server on this machine's own address: what both the preview and the forms run on."""

import asyncio
import errno
import logging
import os
import socket
import threading
from collections.abc import Iterable

import uvicorn
from starlette.types import ASGIApp

from veileder.faults import Refusal

_HERE = "127.0.0.1"
_TRIED = 100  # ports after the one that was taken


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether it is for the terminal. That a browser was waiting when we ended is no fault."""
    raised = record.exc_info[0] if record.exc_info else None
    is_cancelled = raised is not None and issubclass(raised, asyncio.CancelledError)
    return not (is_cancelled or record.getMessage().startswith("Cancel "))


logging.getLogger("uvicorn.error").addFilter(_is_fault)


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
        settings = uvicorn.Config(
            app,
            lifespan="off",
            ws="none",
            log_config=None,
            log_level="error",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=0,  # a browser that waits for news is not waited for
        )
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
