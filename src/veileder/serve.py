"""A live preview: builds one municipality, serves it on this machine, builds again on a change."""

import functools
import http.server
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from veileder.pipeline import build
from veileder.terminal import Terminal, show_findings

_WATCHED = ("content", "tools", "municipalities", "theme_overrides")
_NEWS_PATH = "/_changed"
_SCRIPT_PATH = "/_preview.js"
_SCRIPT = """
(function wait() {
  fetch("/_changed").then(
    response => response.status === 200 ? location.reload() : wait(),
    () => setTimeout(wait, 1000))
})()
"""


class ServeFault(Exception):
    """The preview can't be shown here. The message is for the one who ran the command."""


def serve(root: Path, id: str | None, port: int, terminal: Terminal) -> int:
    """Serve the municipality ``id`` (or all) on 127.0.0.1 until interrupted; return 0.

    A build that fails leaves the last good preview standing.
    Raises UnknownMunicipality, ServeFault.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        changed = threading.Event()
        news = _News()
        _rebuild(root, id, output, terminal)
        server = _server(output, port, news)
        observer = _watch(root, changed.set)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/{f'{id}/' if id else ''}"
        terminal.say(f"Se nettstedet på {address} – avslutt med Ctrl+C")
        try:
            _rebuild_on_change(changed, lambda: _rebuild_again(root, id, output, terminal), news)
        except KeyboardInterrupt:
            return 0
        finally:
            observer.stop()
            server.shutdown()
            server.server_close()
    return 0


class _News:
    """Lets waiting browsers know that there is a new build."""

    def __init__(self) -> None:
        self.condition = threading.Condition()

    def tell(self) -> None:
        with self.condition:
            self.condition.notify_all()

    def wait(self, seconds: float) -> bool:
        with self.condition:
            return self.condition.wait(seconds)


def _rebuild(root: Path, id: str | None, output: Path, terminal: Terminal) -> None:
    checked = build(root, output, [id] if id else [])
    errors = [finding for finding in checked.findings if finding.is_error]
    show_findings(errors, "text", terminal, root)


def _rebuild_again(root: Path, id: str | None, output: Path, terminal: Terminal) -> None:
    """Build after a change. Half-saved files and templates must not end the preview."""
    try:
        _rebuild(root, id, output, terminal)
    except Exception as fault:  # the next save builds again
        terminal.error(f"Siden ble ikke laget på nytt: {fault}")


def _rebuild_on_change(changed: threading.Event, rebuild: Callable[[], None], news: _News) -> None:
    while True:
        changed.wait()
        while changed.is_set():  # an editor saves in several steps: wait until it is quiet
            changed.clear()
            changed.wait(0.1)
        rebuild()
        news.tell()


def _watch(root: Path, on_change: Callable[[], None]) -> BaseObserver:
    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write") and not event.is_directory:
                on_change()

    observer = Observer()
    for folder in (name for name in _WATCHED if (root / name).is_dir()):
        observer.schedule(Handler(), str(root / folder), recursive=True)
    observer.start()
    return observer


def _server(output: Path, port: int, news: _News) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(_Handler, news=news, directory=str(output))
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise ServeFault(f"Port {port} er opptatt. Velg en annen med --port.") from None


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview, never from a cache, with a script that loads the page again."""

    def __init__(self, *arguments: Any, news: _News, **options: Any) -> None:
        self.news = news
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if self.path == _NEWS_PATH:
            self._send(b"", "text/plain", 200 if self.news.wait(25) else 204)
        elif self.path == _SCRIPT_PATH:
            self._send(_SCRIPT.encode(), "text/javascript")
        elif (page := self._page()) is not None:
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        """Return the page asked for, with the preview's script; None for anything else."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if page.suffix != ".html" or not page.is_file():
            return None
        script = f'<script src="{_SCRIPT_PATH}"></script></body>'
        return page.read_text(encoding="utf-8").replace("</body>", script).encode()

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        return
