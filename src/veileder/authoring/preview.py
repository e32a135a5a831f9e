"""The server of the live preview: for this machine's own browser, and nobody else."""

import errno
import functools
import http.server
import io
import json
import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from veileder.faults import Refusal

_HERE = "127.0.0.1"
_HOSTS = (_HERE, "localhost", "[::1]")
_TRIED = 100  # ports after the one that was taken
_NEWS_PATH = "/_changed"
_SCRIPT_PATH = "/_preview.js"
_FINDINGS_PATH = "/_findings"
_SCRIPT = """
(function wait() {
  fetch("/_changed").then(
    response => response.status === 200 ? location.reload() : wait(),
    () => setTimeout(wait, 1000))
})();
fetch("/_findings").then(response => response.json()).then(findings => {
  if (!findings.length) return;
  const panel = document.createElement("section");
  panel.setAttribute("role", "status");
  panel.setAttribute("aria-label", "Feil i innholdet");
  panel.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:40vh;overflow:auto;z-index:99;"
    + "padding:1rem;background:#5c1010;color:#fff;font:16px/1.5 system-ui;white-space:pre-wrap;"
    + "overflow-wrap:anywhere";
  panel.tabIndex = 0;
  panel.textContent = findings.join("\\n\\n");
  document.body.append(panel);
});
"""
_SAID = {
    404: "Siden finnes ikke.",
    421: "Forhåndsvisningen svarer bare denne maskinen, på 127.0.0.1 og localhost.",
}


class PortTaken(Refusal):
    """The preview can't be on this port. ``free`` is one that it can be on, if there is one."""

    def __init__(self, reason: str, free: int | None) -> None:
        super().__init__(reason)
        self.free = free


class News:
    """Lets waiting browsers know that there has been a build, and what is wrong in the content."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.findings: list[str] = []

    def tell(self, findings: Iterable[str]) -> None:
        """Wake all who wait; ``findings`` are shown on the page, which stays as it was for them."""
        with self.condition:
            self.findings = list(findings)
            self.condition.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait for a build, and say whether there was one."""
        with self.condition:
            return self.condition.wait(seconds)


class Server(http.server.ThreadingHTTPServer):
    """Serves one folder. On Windows an address in use must not be taken over."""

    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep silent about browsers that went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(folder: Path, port: int, news: News) -> Server:
    """Return a server of ``folder`` on ``port``, or on a free one for 0. Raises PortTaken."""
    handler = functools.partial(_Handler, news=news, directory=str(folder))
    try:
        return Server((_HERE, port), handler)
    except OSError as error:
        start = max(port, 7999) + 1 if port < 65000 else 8000
        free = _first_free(range(start, start + _TRIED))
        if error.errno in (errno.EACCES, errno.EPERM):
            raise PortTaken(f"Port {port} er forbeholdt systemet.", free) from None
        raise PortTaken(f"Port {port} er opptatt.", free) from None


def _first_free(ports: Iterable[int]) -> int | None:
    for port in ports:
        try:
            Server((_HERE, port), http.server.BaseHTTPRequestHandler).server_close()
        except OSError:
            continue
        return port
    return None


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview, never from a cache, with a script that loads the page again."""

    def __init__(self, *arguments: Any, news: News, **options: Any) -> None:
        self.news = news
        super().__init__(*arguments, **options)

    def parse_request(self) -> bool:
        """Refuse what was sent to another name: a page elsewhere may lead its name to here."""
        if not super().parse_request():
            return False
        if self._is_for_us():
            return True
        self.send_error(421)
        return False

    def _is_for_us(self) -> bool:
        port = self.connection.getsockname()[1]
        ours = {f"{host}:{port}" for host in _HOSTS} | (set(_HOSTS) if port == 80 else set())
        sent = self.headers.get_all("Host", [])
        return len(sent) == 1 and sent[0].lower() in ours

    def do_GET(self) -> None:
        if self.path == _NEWS_PATH:
            self._send(b"", "text/plain", 200 if self.news.wait(25) else 204)
        elif self.path == _FINDINGS_PATH:
            self._send(json.dumps(self.news.findings).encode(), "application/json")
        elif self.path == _SCRIPT_PATH:
            self._send(_SCRIPT.encode(), "text/javascript")
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """Begin the answer: a page, any other file, or the site's own page for what is not there.

        Folders are shown by their index and never listed.
        """
        file = self._file()
        if file is None:
            self.send_error(404)
            return None
        if file.suffix != ".html" or self._leads_on(file):
            return super().send_head()
        return self._begin(_with_script(file), "text/html; charset=utf-8", 200)

    def _file(self) -> Path | None:
        """Return the file that is asked for, or None; the path may be anything at all."""
        try:
            asked = self.translate_path(self.path)
            path = Path(asked)
            if path.is_dir():
                path = path / "index.html"
            elif asked.endswith("/"):
                return None
            return path if path.is_file() else None
        except (OSError, ValueError):  # too long, or with signs that no path has
            return None

    def _leads_on(self, file: Path) -> bool:
        """Whether a folder was asked for without its slash."""
        path = urlsplit(self.path).path
        return file.name == "index.html" and not path.endswith(("/", "/index.html"))

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """Answer with the site's own page, or a sentence, and nothing of what was sent."""
        own = self._not_found_page() if code == 404 else None
        sentence = _SAID.get(code, "Forespørselen kan ikke besvares.")
        kind = "text/plain; charset=utf-8" if own is None else "text/html; charset=utf-8"
        body = own or sentence.encode()
        self.close_connection = True
        self._send(body if self.command != "HEAD" else b"", kind, code)

    def _not_found_page(self) -> bytes | None:
        """Return the page of the site that the address is in, or of the one above all."""
        site = self.path.lstrip("/").partition("/")[0]
        folder = Path(self.directory)
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        places = [folder / site, folder] if site in names else [folder]
        pages = (place / "404.html" for place in places)
        return next((_with_script(page) for page in pages if page.is_file()), None)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.wfile.write(self._begin(body, kind, status).getvalue())

    def _begin(self, body: bytes, kind: str, status: int) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        return


def _with_script(page: Path) -> bytes:
    """Return a page with the script that waits for the next build."""
    script = f'<script src="{_SCRIPT_PATH}"></script></body>'
    return page.read_text(encoding="utf-8").replace("</body>", script).encode()
