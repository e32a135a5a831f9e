"""The program behind ``edit``: the forms, and the preview that follows them."""

import hashlib
import tempfile
import threading
import webbrowser
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_state_path
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from veileder.authoring.guarding import missing
from veileder.authoring.live import Live
from veileder.authoring.preview import News, answered
from veileder.authoring.serve import server_for, settle, watching
from veileder.editing.app import make_app
from veileder.editing.bench import Bench
from veileder.editing.desk import Desk
from veileder.editing.files import Files
from veileder.editing.gate import Gate
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal

_QUIET = 0.05  # the browser has waited for a pause already


def edit(
    root: Path, id: str, port: int, terminal: Terminal, *, opens: bool, at: str | None = None
) -> int:
    """Serve the forms of ``id`` on this machine until interrupted, and return 0.

    It begins with the form of the file ``at``, if one is given. Raises Refusal when that is not
    there, or the port can't be had.
    """
    with tempfile.TemporaryDirectory() as folder:
        place, begin = Path(folder), _beginning(root, id, at)
        changed, news = threading.Event(), News()
        desk = desk_for(root, id, place, state_of(root, id), changed)
        gate = Gate(make_app(desk, site_of(desk.bench.live), news))
        server = server_for("edit", root, id, gate, port)
        try:
            terminal.tell("Leser innholdet. Adressen kommer når det er klart.")
            desk.checked()
            with server, watching(root, lambda: _refreshed(desk)):

                def address() -> str:
                    return f"http://127.0.0.1:{server.port}/{gate.way_in(begin)}"

                gate.on_spent = lambda: terminal.say(f"Ny adresse: {address()}")
                terminal.say(f"Rediger på {address()} – avslutt med Ctrl+C")
                if opens:
                    webbrowser.open(address())
                _show_until_interrupted(changed, desk, news)
        finally:
            server.close()
    return 0


def _beginning(root: Path, id: str, at: str | None) -> str:
    """Return where the form of the file ``at`` is: a path from the municipality's folder."""
    if at is None:
        return ""
    home = f"municipalities/{id}"
    name = at.replace("\\", "/").removeprefix(f"{home}/")
    if not (root / home / name).is_file() or not (root / home / name).resolve().is_relative_to(
        (root / home).resolve()
    ):
        raise Refusal(f"Det er ingen fil som heter {name} i {home}/.")
    return f"skjema/{quote(name)}"


def state_of(root: Path, id: str) -> Path:
    """Return the user's own folder for what was saved and what is typed of ``id``."""
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return user_state_path("handlingsveileder") / name / id


def desk_for(root: Path, id: str, place: Path, state: Path, changed: threading.Event) -> Desk:
    """Return the desk of ``id``, with a copy of the root in ``place``."""
    files = Files(root / "municipalities" / id, state)
    desk = Desk(id, files, Bench(root, id, place), changed.set)
    desk.lay_all()
    return desk


def site_of(live: Live) -> Starlette:
    """Return what shows the pages as they become."""

    def page(request: Request) -> Response:
        return answered(live.file(request.path_params["path"]), request)

    return Starlette(routes=[Route("/{path:path}", page)], exception_handlers={404: missing})


def _refreshed(desk: Desk) -> None:
    desk.bench.refresh()
    desk.changed()


def _show_until_interrupted(changed: threading.Event, desk: Desk, news: News) -> None:
    try:
        while True:
            changed.wait()
            settle(changed, _QUIET)
            desk.checked()
            news.tell([])
    except KeyboardInterrupt:
        return
