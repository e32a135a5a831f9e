"""Who keeps the server waiting is let go of, and what is no request is said so in Norwegian."""

import contextlib
import socket
import time

import pytest
from starlette.responses import PlainTextResponse

from veileder.authoring import connections
from veileder.authoring.guarding import OnlyThisMachine
from veileder.authoring.server import make_server

_MOST = 50
_TALL = b"x" * 20_000_000


async def _app(scope, receive, send):
    message = {"more_body": True}
    while message.get("more_body"):
        message = await receive()
    said = _TALL if scope["path"] == "/mye" else b"Hei"
    await PlainTextResponse(said)(scope, receive, send)


@pytest.fixture
def port(monkeypatch):
    for name, seconds in (("_HEAD", 0.3), ("_BODY", 0.4), ("_ANSWER", 0.4)):
        monkeypatch.setattr(connections, name, seconds)
    monkeypatch.setattr(connections, "most", lambda: _MOST)
    with make_server(OnlyThisMachine(_app), 0) as server:
        yield server.port


def _open(port, sent=b""):
    asked = socket.create_connection(("127.0.0.1", port), timeout=5)
    asked.sendall(sent)
    return asked


def _all(asked):
    """Return all that is answered until the other end has gone."""
    told = b""
    with asked:
        while True:
            try:
                piece = asked.recv(65536)
            except ConnectionResetError:
                return told
            if not piece:
                return told
            told += piece


def _head(port, first="GET / HTTP/1.1", *more):
    lines = (first, f"Host: 127.0.0.1:{port}", *more)
    return "".join(f"{line}\r\n" for line in lines).encode()


SLOW = {
    "nothing": lambda _: b"",
    "half a line": lambda _: b"GET / HT",
    "half a head": _head,
    "no body": lambda port: _head(port, "POST / HTTP/1.1", "Content-Length: 9") + b"\r\n",
    "half a body": lambda port: _head(port, "POST / HTTP/1.1", "Content-Length: 9") + b"\r\na",
    "10 GB": lambda port: _head(port, "POST / HTTP/1.1", "Content-Length: 10000000000") + b"\r\na",
    "a chunk": lambda port: (
        _head(port, "POST / HTTP/1.1", "Transfer-Encoding: chunked") + b"\r\n9\r\na"
    ),
}


@pytest.mark.parametrize("what", SLOW)
def test_who_does_not_go_on_is_not_waited_for(port, what, capfd):
    begun = time.monotonic()
    told = _all(_open(port, SLOW[what](port)))

    assert time.monotonic() - begun < 4
    assert told == b""
    assert capfd.readouterr().err == ""


def test_who_goes_on_a_letter_at_a_time_is_not_waited_for(port):
    asked, begun = _open(port), time.monotonic()
    with pytest.raises(OSError), asked:
        for _ in range(50):
            asked.sendall(b"G")
            time.sleep(0.05)

    assert time.monotonic() - begun < 4


def test_who_does_not_take_the_answer_is_not_waited_for(port):
    asked = _open(port, _head(port, "GET /mye HTTP/1.1") + b"\r\n")
    time.sleep(1)

    assert len(_all(asked)) < len(_TALL)


def test_one_that_is_late_and_whole_is_answered(port):
    head = _head(port, "POST / HTTP/1.1", "Content-Length: 4", "Connection: close")
    asked = _open(port, head + b"\r\n")
    for _ in range(4):
        time.sleep(0.05)
        asked.sendall(b"a")

    assert _all(asked).endswith(b"Hei")


def test_many_that_only_wait_keep_nobody_out(port, monkeypatch):
    monkeypatch.setattr(connections, "_HEAD", 60)
    with contextlib.ExitStack() as waiting:
        for _ in range(3 * _MOST):
            waiting.enter_context(_open(port, b"GET / HTTP/1.1\r\n"))
        for _ in range(5):
            told = _all(_open(port, _head(port, "GET / HTTP/1.1", "Connection: close") + b"\r\n"))
            assert told.endswith(b"Hei")


NO_REQUEST = {
    "HTTP/0.9": lambda _: b"GET /\r\n\r\n",
    "TLS": lambda _: b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    "HTTP/2": lambda _: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no host": lambda _: b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": lambda port: _head(port, "GET / HTTP/1.1", f"Host: 127.0.0.1:{port}") + b"\r\n",
    "another host": lambda _: b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "two lengths": lambda port: _head(
        port, "POST / HTTP/1.1", "Content-Length: 3", "Content-Length: 4", "Connection: close"
    ) + b"\r\nabc",
    "a length and chunks": lambda port: _head(
        port, "POST / HTTP/1.1", "Content-Length: 3", "Transfer-Encoding: chunked",
        "Connection: close",
    ) + b"\r\n0\r\n\r\n",
    "a negative length": lambda port: _head(
        port, "POST / HTTP/1.1", "Content-Length: -3"
    ) + b"\r\n",
    "a length with a sign": lambda port: _head(
        port, "POST / HTTP/1.1", "Content-Length: +3"
    ) + b"\r\n",
    "a folded head": lambda port: _head(
        port, "GET / HTTP/1.1", " x: y", "Content-Length : 3"
    ) + b"\r\n",
    "a bare line feed in a name": lambda port: _head(port, "GET / HTTP/1.1", "x\n: y") + b"\r\n",
    "a chunk of no size": lambda port: _head(
        port, "POST / HTTP/1.1", "Transfer-Encoding: chunked"
    ) + b"\r\nzz\r\n",
    "gzip": lambda port: _head(port, "POST / HTTP/1.1", "Transfer-Encoding: gzip") + b"\r\n",
    "a long head": lambda port: _head(port, "GET / HTTP/1.1", "x: " + "y" * 200_000) + b"\r\n",
    "a bare sign": lambda _: "GET /å HTTP/1.1\r\n\r\n".encode(),
}  # fmt: skip


@pytest.mark.parametrize("what", NO_REQUEST)
def test_what_is_no_request_is_said_so_in_norwegian(port, what, capfd):
    told = _all(_open(port, NO_REQUEST[what](port)))

    assert b"Hei" not in told and b"Invalid" not in told and b"Traceback" not in told
    is_cut = what == "a chunk of no size"  # the answer has begun
    assert is_cut or b'<html lang="nb">' in told
    assert capfd.readouterr().err == ""
