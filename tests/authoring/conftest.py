"""What tests of authoring share: a server on this machine, to ask whether links work."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from veileder.authoring import outward

_ANSWERS = {"/god": [200], "/borte": [404], "/opptatt": [503, 200], "/stengt": [403], "/syk": [500]}


@pytest.fixture
def host(monkeypatch):
    """Answer on this machine as in ``_ANSWERS``; return its address and who was asked."""
    monkeypatch.setattr(outward, "_WAITS", (0, 0))
    answers, asked = {path: list(codes) for path, codes in _ANSWERS.items()}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            codes = answers.get(self.path, [200])
            self.send_response(codes.pop(0) if len(codes) > 1 else codes[0])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()
