"""A live preview: builds one municipality, serves it on this machine, builds again on a change."""

import functools
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from starlette.types import ASGIApp
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from veileder.authoring.preview import News, make_preview
from veileder.authoring.server import PortTaken, Server, make_server
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal, command_line, show_findings
from veileder.pipeline import build

_WATCHED = ("content", "tools", "municipalities", "theme_overrides")


def serve(root: Path, id: str | None, port: int, terminal: Terminal) -> int:
    """Serve the municipality ``id`` (or all) on 127.0.0.1 until interrupted; return 0.

    A build that fails leaves the last good preview standing.
    Raises UnknownMunicipality, and Refusal when the port can't be had.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        changed = threading.Event()
        news = News()
        app = make_preview(output, news)
        server = server_for("serve", root, id, app, port)
        try:
            terminal.tell("Bygger nettstedet. Adressen kommer når det er klart.")
            news.findings = _rebuild(root, id, output, terminal)
            observer = watch(root, changed.set)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/{f'{id}/' if id else ''}"
            terminal.say(f"Se nettstedet på {address} – avslutt med Ctrl+C")
            again = functools.partial(_rebuild_again, root, id, output, terminal)
            _show_until_interrupted(changed, again, news, observer, server)
        finally:
            server.server_close()
    return 0


def _show_until_interrupted(
    changed: threading.Event,
    rebuild: Callable[[], list[str]],
    news: News,
    observer: BaseObserver,
    server: Server,
) -> None:
    try:
        _rebuild_on_change(changed, rebuild, news)
    except KeyboardInterrupt:
        return
    finally:
        observer.stop()
        news.end()
        server.shutdown()


def server_for(command: str, root: Path, id: str | None, app: ASGIApp, port: int) -> Server:
    """Return the server, before anything is built. Raises Refusal with the command to use."""
    try:
        return make_server(app, port)
    except PortTaken as taken:
        words = [command, *([id] if id else []), "--port", str(taken.free)]
        other = f" Kjør: {command_line(*words, root=root)}" if taken.free else ""
        raise Refusal(f"{taken}{other or ' Velg en annen med --port.'}") from None


def _rebuild(root: Path, id: str | None, output: Path, terminal: Terminal) -> list[str]:
    """Build, say what is wrong, and return it."""
    built = build(root, output, [id] if id else [])
    errors = [finding for finding in built.findings if finding.is_error]
    show_findings(errors, "text", terminal, root)
    return [str(finding) for finding in errors]


def _rebuild_again(root: Path, id: str | None, output: Path, terminal: Terminal) -> list[str]:
    """Build after a change. Half-saved files and templates must not end the preview."""
    try:
        return _rebuild(root, id, output, terminal)
    except Exception as fault:  # the next save builds again
        said = f"Siden ble ikke laget på nytt: {fault}"
        terminal.error(said)
        return [said]


def _rebuild_on_change(
    changed: threading.Event, rebuild: Callable[[], list[str]], news: News
) -> None:
    while True:
        changed.wait()
        while changed.is_set():  # an editor saves in several steps: wait until it is quiet
            changed.clear()
            changed.wait(0.1)
        news.tell(rebuild())


def watch(root: Path, on_change: Callable[[], None]) -> BaseObserver:
    """Call ``on_change`` when something in ``root`` is saved, until it is stopped."""

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write") and not event.is_directory:
                on_change()

    observer = Observer()
    for folder in (name for name in _WATCHED if (root / name).is_dir()):
        observer.schedule(Handler(), str(root / folder), recursive=True)
    observer.start()
    return observer
