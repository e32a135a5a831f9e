"""The saved copy: by the reader's own act, all of one build, never older than it has to be."""

import contextlib
import functools
import http.server
import json
import os
import re
import shutil
import socketserver
import threading
from pathlib import Path

import jinja2
import pytest

from veileder.model.base import Language
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.reading.strings import read_strings
from veileder.rendering.offline import TEMPLATE, WORKER, worker, worker_file
from veileder.rendering.policy import META

THEME = Path(__file__).parents[2] / "theme_overrides"
STRINGS = read_strings(THEME, Language.NB)
PAGES = {"": "Forsiden", "steg/": "Steg", "steg/samtale/": "Samtale", "om/": "Om", "404": "Borte"}


def site(folder: Path, edition: str, built: str = "2026-11-21", id: str = "farsund") -> Path:
    """Write the small site of one municipality, with the real panel and scripts."""
    output = folder / id
    shutil.rmtree(output, ignore_errors=True)
    scripts = output / "javascripts"
    scripts.mkdir(parents=True)
    shutil.copy(THEME / "javascripts" / "offline.js", scripts)
    (output / "å b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    for path, title in PAGES.items():
        page = output / (f"{path}.html" if path == "404" else f"{path}index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html(path, title, edition, id), encoding="utf-8")
    plan = SitePlan(id, id, "nb", Frame(t=STRINGS, built=built), (), ())
    text = worker_file(plan, built, files_in(output), (THEME / TEMPLATE).read_text("utf-8"))
    (output / WORKER).write_text(text, encoding="utf-8")
    _set_times(output, edition)
    return output


def files_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _set_times(output: Path, edition: str) -> None:
    """Let editions lie a minute apart: ``Last-Modified``, which browsers ask by, counts seconds."""
    moment = 1_700_000_000 + 60 * int("0" + re.sub(r"\D", "", edition))
    for path in output.rglob("*"):
        os.utime(path, (moment, moment))


def html(path: str, title: str, edition: str, id: str) -> str:
    root = "../" * path.count("/")
    links = "".join(f'<a href="{root or "./"}{other}">{other}</a>' for other in PAGES)
    return (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8">{META}<title>{title}</title>'
        f'</head><body><div id="innhold"><h1>{title}</h1><p id="utgave">{edition}</p>{links}</div>'
        f'{panel(root, id)}<script src="{root}javascripts/offline.js" defer></script></body></html>'
    )


def panel(root: str, id: str) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME), undefined=jinja2.StrictUndefined
    )
    environment.filters["url"] = lambda path: root + path
    extra = {"up": "", "t": STRINGS, "municipality": {"id": id}}
    return environment.get_template("parts/offline.html").render(config={"extra": extra})


class Server:
    """A web server whose faults the test decides."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 200
        self.caching = "no-cache"
        self.port = 0
        self.start()

    def start(self) -> None:
        handler = functools.partial(Handler, self, directory=str(self.folder))
        self.server = Listener(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def address(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


class Listener(socketserver.ThreadingMixIn, http.server.HTTPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, *_):
        """A browser that leaves is no news."""


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, owner: Server, *args, **kwargs) -> None:
        self.owner = owner
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.owner.status == 200:
            super().do_GET()
        else:
            self.send_error(self.owner.status)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self.owner.caching)
        super().end_headers()

    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path)
    yield made
    with contextlib.suppress(OSError):
        made.stop()


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


# The list and the hashes ------------------------------------------------------------------------


def test_the_list_has_every_file_by_its_address(tmp_path):
    text = (site(tmp_path, "en") / WORKER).read_text(encoding="utf-8")

    assert list(known(text)["files"]) == [
        "404.html",
        "",
        "javascripts/offline.js",
        "om/",
        "steg/",
        "steg/samtale/",
        "%C3%A5%20b.svg",
    ]


def known(text: str) -> dict:
    """Return what a worker knows of its build."""
    return json.loads(re.search(r"const SITE = ({.*?});\n", text, re.DOTALL).group(1))


def test_the_worker_is_the_same_for_the_same_site_and_new_when_one_file_is(tmp_path):
    def build_of(edition: str, built: str) -> str:
        text = (site(tmp_path, edition, built) / "worker.js").read_text(encoding="utf-8")
        return known(text)["build"]

    first = build_of("en", "2026-11-21")

    assert build_of("en", "2026-11-21") == first
    assert build_of("to", "2026-11-21") != first
    assert build_of("en", "2026-11-22") != first


def test_a_new_worker_is_a_new_build():
    assert worker("a", "2026-11-21", {}, "1").split()[3:] != worker("a", "2026-11-21", {}, "2")


# In a browser -----------------------------------------------------------------------------------


@pytest.fixture
def reader(page, server, tmp_path):
    """A page of edition «v1», and the storage it may use."""
    site(tmp_path, "v1")
    page.goto(server.address("farsund/"))
    return page


def save(page) -> None:
    page.click("[data-offline-save]")
    page.wait_for_selector("text=" + STRINGS["offline_saved"])


def edition(page, address: str) -> str:
    page.goto(address)
    return page.inner_text("#utgave")


def stored(page) -> list:
    return page.evaluate(
        """async () => [...await caches.keys(), ...Object.keys(localStorage),
        ...(await navigator.serviceWorker.getRegistrations()).map(r => r.scope),
        ...(await indexedDB.databases()).map(d => d.name), document.cookie].filter(Boolean)"""
    )


def copies(page) -> list[str]:
    return page.evaluate("async () => await caches.keys()")


def wait_until(page, condition) -> None:
    for _ in range(400):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing happened for twenty seconds")


@pytest.mark.browser
def test_nothing_is_stored_before_the_reader_asks(reader, server):
    reader.goto(server.address("farsund/steg/"))

    assert stored(reader) == []
    assert reader.is_visible("[data-offline-save]")
    assert not reader.is_visible("[data-offline-remove]")


@pytest.mark.browser
def test_every_page_can_be_read_without_the_server(reader, server):
    save(reader)
    server.stop()

    for path, title in PAGES.items():
        reader.goto(server.address(f"farsund/{path}" + (".html" if path == "404" else "")))
        assert reader.inner_text("h1") == title
    for path in ("steg", "steg/index.html", "steg/?q=barn#utgave"):
        reader.goto(server.address(f"farsund/{path}"))
        assert reader.inner_text("h1") == "Steg"
    assert reader.evaluate("async () => (await fetch('../å b.svg')).ok")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "offline_age_today"), (1, "offline_age_one"), (34, "offline_age_many")],
)
def test_a_saved_page_says_how_old_it_is(page, server, tmp_path, days, words):
    site(tmp_path, "v1", built="2026-11-21")
    page.clock.set_fixed_time(
        f"2026-{'11-21' if days == 0 else '11-22' if days == 1 else '12-25'}T09:00:00"
    )
    page.goto(server.address("farsund/"))
    save(page)
    assert page.query_selector(".v-saved") is None
    server.stop()
    page.goto(server.address("farsund/om/"))

    assert page.inner_text(".v-saved") == STRINGS[words].replace("{days}", str(days))


@pytest.mark.browser
@pytest.mark.parametrize("caching", ["no-cache", "max-age=600"])
def test_what_is_published_is_read_at_the_next_visit(reader, server, tmp_path, caching):
    """Also where the host lets the browser keep pages, and when the server was down for a while."""
    server.caching = caching
    page = server.address("farsund/steg/")
    save(reader)
    assert edition(reader, page) == "v1"
    server.status = 503
    assert edition(reader, page) == "v1"
    server.status = 200
    site(tmp_path, "v2")

    assert edition(reader, page) == "v2"
    assert reader.query_selector(".v-saved") is None


@pytest.mark.browser
def test_the_saved_copy_follows_what_is_published(reader, server, tmp_path):
    save(reader)
    first = copies(reader)
    site(tmp_path, "v2")
    reader.goto(server.address("farsund/steg/"))
    wait_until(reader, lambda: copies(reader) and not set(first) & set(copies(reader)))
    server.stop()

    assert {edition(reader, server.address(f"farsund/{path}")) for path in ("", "om/")} == {"v2"}


@pytest.mark.browser
def test_half_a_new_edition_is_never_mixed_with_the_old(reader, server, tmp_path):
    """A page that does not match the list means that somebody is publishing just now."""
    save(reader)
    before = stored(reader)
    output = site(tmp_path, "v2")
    (output / "om" / "index.html").write_text(html("om/", "Om", "v3", "farsund"), encoding="utf-8")
    reader.goto(server.address("farsund/steg/"))
    reader.wait_for_timeout(1500)

    assert stored(reader) == before
    server.stop()
    assert {edition(reader, server.address(f"farsund/{path}")) for path in ("", "om/")} == {"v1"}


@pytest.mark.browser
def test_what_can_not_be_saved_whole_is_not_saved(reader, server, tmp_path):
    (tmp_path / "farsund" / "om" / "index.html").unlink()
    reader.click("[data-offline-save]")
    reader.wait_for_selector("text=" + STRINGS["offline_failed"])

    assert stored(reader) == []
    assert reader.is_enabled("[data-offline-save]")


@pytest.mark.browser
def test_the_copy_can_be_removed_and_saved_again(reader, server):
    save(reader)
    reader.click("[data-offline-remove]")
    reader.wait_for_selector("text=" + STRINGS["offline_removed"])
    assert stored(reader) == []

    save(reader)
    server.stop()
    assert edition(reader, server.address("farsund/om/")) == "v1"


@pytest.mark.browser
def test_one_municipality_leaves_the_copy_of_another_alone(reader, server, tmp_path):
    save(reader)
    site(tmp_path, "w1", id="lyngdal")
    reader.goto(server.address("lyngdal/"))
    assert reader.is_visible("[data-offline-save]")
    save(reader)
    reader.click("[data-offline-remove]")
    reader.wait_for_selector("text=" + STRINGS["offline_removed"])

    assert all("farsund" in name for name in stored(reader))
    server.stop()
    assert edition(reader, server.address("farsund/om/")) == "v1"
