"""A desk over a small world, and the app behind its gate."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from veileder.authoring.preview import News
from veileder.authoring.server import Server, make_server
from veileder.editing.app import make_app
from veileder.editing.desk import Desk
from veileder.editing.gate import Gate
from veileder.editing.program import desk_for, site_of

SERVICES = """\
services:
  # Barnevernet.
  - id: barnevern-test
    type: barnevern
    name: Barnevernet
    contacts:
      # Vakta.
      - function: Vakttelefon
        phone: "00000001"
"""


_TICKED = ("checkbox", "radio")


class _Fields(HTMLParser):
    """Every field of a page that would be sent, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select = self._text = ""
        self._chosen: str | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        has = dict(attrs)
        name = has.get("name") or ""
        if tag == "input" and (has.get("type") not in _TICKED or "checked" in has):
            self.fields.append((name, has.get("value") or ""))
        elif tag == "select":
            self._select, self._chosen = name, None
        elif tag == "option" and self._select and (self._chosen is None or "selected" in has):
            self._chosen = has.get("value") or ""
        elif tag == "textarea":
            self._text = name
            self.fields.append((name, ""))

    def handle_data(self, data: str) -> None:
        if self._text:
            name, before = self.fields[-1]
            self.fields[-1] = (name, before + (data if before else data.removeprefix("\n")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.fields.append((self._select, self._chosen or ""))
            self._select = ""
        elif tag == "textarea":
            self._text = ""


@dataclass
class Browser:
    """Reads and sends forms as a browser without scripts does."""

    client: httpx.Client
    desk: Desk
    base: str
    gate: Gate

    @property
    def origin(self) -> str:
        return str(self.client.base_url).rstrip("/")

    def enter(self, page: Any) -> None:
        """Let a page of a real browser in too."""
        name, _, value = self.client.headers["cookie"].partition("=")
        cookie = {"name": name, "value": value, "url": f"{self.origin}{self.base}/"}
        page.context.add_cookies([cookie])

    def get(self, path: str) -> str:
        answer = self.client.get(f"{self.base}/{path}")
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def fields(self, path: str) -> list[tuple[str, str]]:
        page = _Fields()
        page.feed(self.get(path).partition('<form method="post" id="form"')[2])
        return [field for field in page.fields if field[0]]

    def send(self, path: str, act: str, **typed: str) -> Any:
        """Press a button of the form at ``path`` with ``typed`` in fields (``__`` for a dot)."""
        new = {name.replace("__", "."): text for name, text in typed.items()}
        fields = [(k, new.pop(k, v)) for k, v in self.fields(path)]
        assert not new, f"no such field: {new}, but {fields}"
        return self.post(path, [*fields, ("_act", act)])

    def hidden(self, path: str) -> list[tuple[str, str]]:
        """Return every field of the page at ``path``."""
        page = _Fields()
        page.feed(self.get(path))
        return [field for field in page.fields if field[0]]

    def send_to(self, path: str, act: str) -> Any:
        """Press a button of the page at ``path``."""
        return self.post(path, [*self.hidden(path), ("_act", act)])

    def post(self, path: str, fields: Any) -> Any:
        return self.client.post(
            f"{self.base}/{path}",
            content=urlencode(fields),
            headers={"content-type": "application/x-www-form-urlencoded", "origin": self.origin},
        )


class Shown:
    """What a server that goes on answers with: the forms of one test after another."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


# Nobody is trusted over http: to read whom this machine trusts takes longer than most tests.
PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_RUNNING = ExitStack()
_idle: list[tuple[Server, Shown]] = []  # to stop one takes a tenth of a second, for every test


@pytest.fixture(scope="session", autouse=True)
def _servers_end() -> Iterator[None]:
    with _RUNNING:
        yield
    _idle.clear()


@contextmanager
def served(app: ASGIApp) -> Iterator[Server]:
    """Answer with ``app``, on a server of its own for as long."""
    if not _idle:
        shown = Shown()
        _idle.append((_RUNNING.enter_context(make_server(shown, 0)), shown))
    server, shown = _idle.pop()
    shown.app = app
    yield server
    _idle.append((server, shown))


def client_of(gate: Gate, server: Server) -> httpx.Client:
    """Return a browser that has been let in."""
    address = f"http://127.0.0.1:{server.port}"
    head = {"cookie": gate.cookie}
    return httpx.Client(base_url=address, verify=PLAIN, headers=head, timeout=30)


@contextmanager
def opened(root: Path, place: Path, state: Path | None = None) -> Iterator[Browser]:
    """Serve the forms of ``testkommune`` in ``root``; ``place`` has room for the bench."""
    desk = desk_for(root, "testkommune", place, state or place / "state", threading.Event())
    news = News()
    desk.on_change = lambda: news.tell([])
    gate = Gate(make_app(desk, site_of(desk.bench.live), news))
    with (
        served(gate) as server,
        client_of(gate, server) as client,
    ):
        yield Browser(client, desk, f"/{gate.token}", gate)


@pytest.fixture(scope="session")
def opens():
    """Return ``opened``, for forms that many tests share."""
    return opened


@pytest.fixture
def open_forms(tmp_path_factory) -> Iterator[Callable[[Any], Browser]]:
    """Return a function that opens the forms over a world."""
    with ExitStack() as stack:
        yield lambda world: stack.enter_context(
            opened(world.root, tmp_path_factory.mktemp("bench"))
        )


@pytest.fixture
def browser(workspace, open_forms) -> Browser:
    world = workspace({"municipalities/testkommune/services.yml": SERVICES}).with_theme()
    return open_forms(world)


@pytest.fixture
def file(browser):
    """Return a function that reads one of the municipality's files."""
    return lambda name: (browser.desk.files.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def phone(chromium) -> Iterator[Any]:
    """Return a page as narrow as a phone, that every error in its console is an error of."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    page.close()
    # A form that is refused, or a page that is not built, is no fault.
    assert [text for text in said if "404" not in text and "status of 400" not in text] == []
