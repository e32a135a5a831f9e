"""A live preview: the sites as they stand now, shown on this machine, anew on every change."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from starlette.types import ASGIApp
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from veileder.authoring.live import Live
from veileder.authoring.preview import News, preview_app, preview_routes
from veileder.authoring.server import PortTaken, Server, make_server
from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.front_door.terminal import Terminal, command_line, show_findings

_WATCHED = ("content", "tools", "municipalities", "borrowed", "theme_overrides")
_QUIET = 0.03  # seconds: an editor saves in several steps
_PAUSE = 1.0  # seconds without a change, and every page is looked at


def serve(root: Path, id: str | None, port: int, terminal: Terminal) -> int:
    """Serve the municipality ``id`` (or all) on 127.0.0.1 until interrupted; return 0.

    A site with errors goes on being shown as it last was without.
    Raises UnknownMunicipality, and Refusal when the port can't be had.
    """
    shown = Shown(root, id, terminal)
    app = preview_app(preview_routes(shown.live, shown.news))
    server = server_for("serve", root, id, app, port)
    try:
        terminal.tell("Leser innholdet. Adressen kommer straks.")
        shown.renew()
        with server, watching(root, shown.changed.set):
            address = f"http://127.0.0.1:{server.port}/{f'{id}/' if id else ''}"
            terminal.say(f"Se nettstedet på {address} – avslutt med Ctrl+C")
            show_until_interrupted(shown)
    finally:
        server.close()
    return 0


class Shown:
    """What the preview shows, and what it tells on the page and in the terminal."""

    def __init__(self, root: Path, id: str | None, terminal: Terminal) -> None:
        self.live = Live(root, [id] if id else [])
        self.news = News()
        self.changed = threading.Event()
        self._root, self._terminal = root, terminal
        self._errors: Sequence[Finding] = ()

    def renew(self) -> None:
        """Read what has changed, let the browsers know, and say what is wrong."""
        self._errors = [finding for finding in self.live.renew() if finding.is_error]
        self._tell(self._errors)

    def renew_again(self) -> None:
        """Do so after a change. Half-saved files and templates must not end the preview."""
        try:
            self.renew()
        except Exception as fault:  # the next save tries again
            said = f"Siden ble ikke laget på nytt: {fault}"
            self._terminal.error(said)
            self.news.tell([said])

    def look(self) -> None:
        """Make every page, and say what could not be published."""
        faults = self.live.faults()
        if faults:
            self._tell([*self._errors, *faults])

    def _tell(self, errors: Sequence[Finding]) -> None:
        self.news.tell(map(str, errors))
        show_findings(errors, "text", self._terminal, self._root)


def show_until_interrupted(shown: Shown) -> None:
    """Show every change until somebody presses Ctrl+C."""
    try:
        _show(shown.changed, shown.renew_again, shown.look)
    except KeyboardInterrupt:
        return


def _show(changed: threading.Event, renew: Callable[[], None], look: Callable[[], None]) -> None:
    while True:
        if not changed.wait(_PAUSE):
            look()
            changed.wait()
        settle(changed, _QUIET)
        renew()


def settle(changed: threading.Event, seconds: float) -> None:
    """Wait until nothing has been ``changed`` for so long."""
    while changed.is_set():
        changed.clear()
        changed.wait(seconds)


def server_for(command: str, root: Path, id: str | None, app: ASGIApp, port: int) -> Server:
    """Return the server, before anything is read. Raises Refusal with the command to use."""
    try:
        return make_server(app, port)
    except PortTaken as taken:
        words = [command, *([id] if id else []), "--port", str(taken.free)]
        other = f" Kjør: {command_line(*words, root=root)}" if taken.free else ""
        raise Refusal(f"{taken}{other or ' Velg en annen med --port.'}") from None


@contextlib.contextmanager
def watching(root: Path, on_change: Callable[[], None]) -> Iterator[None]:
    """Call ``on_change`` at every change of the sources, as long as the block lasts."""

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write") and not event.is_directory:
                on_change()

    observer = Observer()
    for folder in (name for name in _WATCHED if (root / name).is_dir()):
        observer.schedule(Handler(), str(root / folder), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
