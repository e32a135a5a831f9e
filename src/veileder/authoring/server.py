"""A server on this machine's own address: what both the preview and the forms run on."""

import errno
import os
import socket
import threading
from collections.abc import Iterable

import uvicorn
from starlette.types import ASGIApp

from veileder.faults import Refusal

_HERE = "127.0.0.1"
_PATIENCE = 3  # seconds for the answers that are under way
_TRIED = 100  # ports after the one that was taken


class PortTaken(Refusal):
    """The server can't be on this port. ``free`` is one that it can be on, if there is one."""

    def __init__(self, reason: str, free: int | None) -> None:
        super().__init__(reason)
        self.free = free


class Server:
    """Serves one app, from a thread of its own."""

    def __init__(self, app: ASGIApp, bound: socket.socket) -> None:
        self._socket = bound
        self.server_port: int = bound.getsockname()[1]
        settings = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
            ws="none",
        )
        self._server = uvicorn.Server(settings)
        self._quiet = threading.Event()
        self._quiet.set()

    def serve_forever(self, *_: float) -> None:
        """Answer until ``shutdown``."""
        self._quiet.clear()
        try:
            self._server.run([self._socket])
        finally:
            self._quiet.set()

    def shutdown(self) -> None:
        """Answer no more, and come back when what was asked has been answered."""
        self._server.should_exit = True
        self._quiet.wait(_PATIENCE)

    def server_close(self) -> None:
        """Let the port go."""
        self._socket.close()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.server_close()


def make_server(app: ASGIApp, port: int) -> Server:
    """Return a server of ``app`` on ``port``, or on a free one for 0. Raises PortTaken."""
    try:
        return Server(app, _bound(port))
    except OSError as error:
        start = max(port, 7999) + 1 if port < 65000 else 8000
        free = _first_free(range(start, start + _TRIED))
        if error.errno in (errno.EACCES, errno.EPERM):
            raise PortTaken(f"Port {port} er forbeholdt systemet.", free) from None
        raise PortTaken(f"Port {port} er opptatt.", free) from None


def _bound(port: int) -> socket.socket:
    """Return a socket on ``port``. On Windows an address in use must not be taken over."""
    bound = socket.socket()
    try:
        if os.name != "nt":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((_HERE, port))
        bound.listen(128)
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
