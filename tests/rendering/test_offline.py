"""The saved copy: by the reader's own act, all of one build, never older than it has to be."""

import contextlib
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import socketserver
import threading
import time
from pathlib import Path

import jinja2
import pytest

from veileder.model.base import Language
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.reading.strings import read_strings
from veileder.rendering.offline import (
    LARGEST,
    NOT_SAVED,
    PACK,
    TEMPLATE,
    WORKER,
    offline_files,
    worker,
)
from veileder.rendering.offline_pack import packed
from veileder.rendering.policy import META

THEME = Path(__file__).parents[2] / "theme_overrides"
FIRST_WORKER = Path(__file__).with_name("first_worker.js")  # as the first edition had it
STRINGS = read_strings(THEME, Language.NB)
PAGES = {"": "Forsiden", "steg/": "Steg", "steg/samtale/": "Samtale", "om/": "Om", "404": "Borte"}
SCRIPTS = ("offline.js", "offline-panel.js")


def plan_of(id: str, built: str) -> SitePlan:
    return SitePlan(id, id, "nb", Frame(t=STRINGS, built=f"dagen {built}"), ())


def site(
    folder: Path,
    edition: str,
    built: str = "2026-11-21",
    id: str = "farsund",
    changed: tuple[str, ...] = tuple(PAGES),
    unsaved: tuple[str, ...] = (),
) -> Path:
    """Write the small site of one municipality, with the real panel and scripts.

    What is not ``changed`` is of edition «v1»; every page has the day on which it is built.
    """
    output = folder / id
    shutil.rmtree(output, ignore_errors=True)
    (output / "javascripts").mkdir(parents=True)
    for script in SCRIPTS:
        shutil.copy(THEME / "javascripts" / script, output / "javascripts")
    (output / "å b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (output / "bilde.png").write_bytes(b"\x89PNG")
    (output / "stor.pdf").write_bytes(b"%" * (LARGEST + 1))
    (output / NOT_SAVED).write_text(
        html("404", "Ikke lagret", "v1", id, built).replace("#adresse", "/"), encoding="utf-8"
    )
    for path, title in PAGES.items():
        page = output / (f"{path}.html" if path == "404" else f"{path}index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        text = html(path, title, edition if path in changed else "v1", id, built)
        page.write_text(text, encoding="utf-8")
    template = (THEME / TEMPLATE).read_text("utf-8")
    files = files_in(output)
    for name, content in offline_files(
        plan_of(id, built), built, files, set(unsaved), template
    ).items():
        (output / name).write_bytes(content)
    _set_times(output, f"{edition}{built[-2:]}")
    return output


def files_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _set_times(output: Path, edition: str) -> None:
    """Let editions lie a minute apart: ``Last-Modified``, which browsers ask by, counts seconds."""
    moment = 1_700_000_000 + 60 * int("0" + re.sub(r"\D", "", edition))
    for path in output.rglob("*"):
        os.utime(path, (moment, moment))


def html(path: str, title: str, edition: str, id: str, built: str) -> str:
    root = "../" * path.count("/")
    links = "".join(f'<a href="{root or "./"}{other}">{other}</a>' for other in PAGES)
    scripts = "".join(f'<script src="{root}javascripts/{one}" defer></script>' for one in SCRIPTS)
    return (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8">{META}<title>{title}</title>'
        f'<link rel="manifest" href="{root}manifest.webmanifest"></head>\n'
        f'<body><p data-site="{id}"></p><div id="innhold"><h1>{title}</h1>'
        f'<p id="utgave">{edition}</p>\n{links}<a id="stor" href="{root}stor.pdf">Stor</a></div>'
        f"<footer>dagen {built}</footer>\n<a href='mailto:a@example.no?body=dagen%20{built}'></a>\n"
        f"<p data-offline-without></p>{PANEL}{scripts}"
        "</body></html>"
    )


def _panel() -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME), undefined=jinja2.StrictUndefined
    )
    return environment.get_template("parts/offline.html").render(t=STRINGS)


PANEL = _panel()


class Server:
    """A web server whose faults the test decides.

    ``slow`` is how many seconds a page takes, ``altered`` which files something on the way writes
    anew, ``types`` what a file is sent as; ``asked`` has what it was asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 200
        self.caching = "no-cache"
        self.slow = 0.0
        self.altered = ""
        self.types: dict[str, str] = {}
        self.asked: list[str] = []
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
        self.owner.asked.append(self.path.partition("/")[2].partition("/")[2])
        if self.owner.status != 200:
            return self.send_error(self.owner.status)
        file = Path(self.translate_path(self.path))
        if file.is_dir() or file.suffix == ".html":
            time.sleep(self.owner.slow)
        if self.owner.altered and re.search(self.owner.altered, self.path):
            return self._send_altered(file / "index.html" if file.is_dir() else file)
        return super().do_GET()

    def _send_altered(self, file: Path) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.end_headers()
        self.wfile.write(file.read_bytes().replace(b"</body>", b"<!--x--></body>") + b" ")

    def guess_type(self, path) -> str:
        return self.owner.types.get(Path(path).name) or super().guess_type(path)

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


# The list, the hashes and the pack --------------------------------------------------------------


def test_the_list_has_every_file_by_its_address_but_the_large_and_those_no_phone_keeps(tmp_path):
    output = site(tmp_path, "en", unsaved=("om/index.html",))
    site_ = known((output / WORKER).read_text(encoding="utf-8"))

    assert sorted(site_["files"]) == [
        "",
        "%C3%A5%20b.svg",
        "404.html",
        "bilde.png",
        "javascripts/offline-panel.js",
        "javascripts/offline.js",
        NOT_SAVED,
        "steg/",
        "steg/samtale/",
    ]
    assert site_["left"] == ["om/index.html", "stor.pdf"]
    assert site_["loose"] == {"bilde.png": 4}
    assert site_["pack"] == {"path": PACK, "size": (output / PACK).stat().st_size}
    assert site_["words"]["nb"]["weak"] == STRINGS["offline_weak"]


def known(text: str) -> dict:
    """Return what a worker knows of its build."""
    return json.loads(re.search(r"const SITE = ({.*?});\n", text, re.DOTALL).group(1))


def test_the_worker_is_the_same_for_the_same_site_and_new_when_one_file_is(tmp_path):
    def build_of(edition: str, built: str) -> str:
        text = (site(tmp_path, edition, built) / WORKER).read_text(encoding="utf-8")
        return known(text)["build"]

    first = build_of("en", "2026-11-21")

    assert build_of("en", "2026-11-21") == first
    assert build_of("to", "2026-11-21") != first
    assert build_of("en", "2026-11-22") != first
    assert worker({"id": "a"}, "1").split()[3:] != worker({"id": "a"}, "2").split()[3:]


def test_a_pack_has_every_line_once_and_gives_back_every_text():
    texts = {
        "": b"a\nb\nc\n",
        "x/": b"a\nb\nd\nc\n",
        "y/": b"",
        "z.js": b"c\nc\nc",
        "w/": "æ\r\nb\n\n".encode(),
    }
    head, *lines = gzip.decompress(packed(texts)).split(b"\n")

    assert len(lines) == len(set(lines)) == 6
    assert {name: unpacked(runs, lines) for name, runs in json.loads(head).items()} == texts
    assert packed(texts) == packed(dict(reversed(texts.items())))


def unpacked(runs: list[int], lines: list[bytes]) -> bytes:
    found, at = [], 0
    for jump, count in zip(runs[::2], runs[1::2], strict=True):
        found += lines[at + jump : at + jump + count]
        at += jump + count
    return b"\n".join(found)


# In a browser -----------------------------------------------------------------------------------


@pytest.fixture
def reader(page, server, tmp_path):
    """A page of edition «v1», and the storage it may use."""
    site(tmp_path, "v1")
    page.goto(server.address("farsund/"))
    return page


def save(page, words="offline_saved") -> str:
    """Press the button, and return what is said when these words have come."""
    page.click("[data-offline-save]:visible, [data-offline-renew]:visible")
    return waited(page, words)


def waited(page, words: str) -> str:
    start = re.split(r"\{", STRINGS[words])[0].strip(" «") or STRINGS[words].split("}")[1]
    page.wait_for_function(
        "start => document.querySelector('[data-offline-status]').textContent.includes(start)",
        arg=start,
    )
    return page.inner_text("[data-offline-status]")


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
    """Return the copies that are whole."""
    return page.evaluate(
        """async () => { const found = [];
        for (const name of await caches.keys())
          if ((await (await caches.open(name)).keys()).some(one => one.url.endsWith(".whole")))
            found.push(name);
        return found; }"""
    )


def wait_until(page, condition) -> None:
    for _ in range(400):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing happened for twenty seconds")


def wait_for_new_copy(page, first) -> None:
    wait_until(page, lambda: (now := copies(page)) and not set(first) & set(now))


@pytest.mark.browser
def test_nothing_is_stored_before_the_reader_asks_and_she_sees_what_it_costs(reader, server):
    reader.goto(server.address("farsund/steg/"))
    reader.wait_for_selector("[data-offline-size]:not(:empty)")

    assert re.search(r"Det er \d+ kB å hente, .* \d+ kB på", reader.inner_text(".v-offline"))
    assert "ledig" in reader.inner_text(".v-offline")
    assert stored(reader) == []
    assert reader.is_visible("[data-offline-save]")
    assert not reader.is_visible("[data-offline-remove]")


@pytest.mark.browser
def test_every_page_can_be_read_without_the_server_and_says_how_old_it_is(reader, server):
    said = save(reader)
    assert any(STRINGS[words] in said for words in ("offline_safe", "offline_unsafe"))
    assert reader.query_selector(".v-saved") is None
    server.stop()

    for path, title in PAGES.items():
        reader.goto(server.address(f"farsund/{path}" + (".html" if path == "404" else "")))
        assert reader.inner_text("h1") == title
    for path in ("steg", "steg/index.html", "steg/?q=barn#utgave"):
        reader.goto(server.address(f"farsund/{path}"))
        assert reader.inner_text("h1") == "Steg"
    assert reader.evaluate("async () => (await fetch('../å b.svg')).ok")
    days = {"11-21": (0, "today"), "11-22": (1, "one"), "12-25": (34, "many")}
    for day, (count, words) in days.items():
        reader.clock.set_fixed_time(f"2026-{day}T09:00:00")
        reader.goto(server.address("farsund/om/"))
        age = STRINGS[f"offline_age_{words}"].replace("{days}", str(count))
        expected = f"{STRINGS['offline_no_contact']} {age}"
        assert reader.inner_text(".v-saved").strip() == expected
    assert STRINGS["offline_left_out"] in reader.inner_text("#innhold")
    for path in ("stor.pdf", "ny/side/"):
        with contextlib.suppress(Exception):
            reader.goto(server.address(f"farsund/{path}"))
        assert reader.inner_text("h1") == "Ikke lagret"


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
def test_only_what_changed_is_fetched_though_every_page_has_a_new_day(reader, server, tmp_path):
    save(reader)
    first = copies(reader)
    server.asked.clear()
    site(tmp_path, "v2", built="2026-11-24", changed=("om/",))
    reader.goto(server.address("farsund/steg/"))
    wait_for_new_copy(reader, first)
    wanted = {"steg/", "om/", WORKER} | {f"javascripts/{script}" for script in SCRIPTS}
    assert set(server.asked) - {"manifest.webmanifest"} == wanted
    server.stop()

    assert edition(reader, server.address("farsund/om/")) == "v2"
    assert edition(reader, server.address("farsund/")) == "v1"
    assert reader.inner_text("footer") == "dagen 2026-11-24"


@pytest.mark.browser
def test_half_a_new_edition_is_never_mixed_with_the_old(reader, server, tmp_path):
    """A page that does not match the list means that somebody is publishing just now."""
    save(reader)
    before = stored(reader)
    output = site(tmp_path, "v2", built="2026-11-24")
    after = site(tmp_path / "later", "v3", built="2026-11-25")
    for name in ("om/index.html", PACK):
        shutil.copy(after / name, output / name)
    worker_of_v2 = (output / WORKER).read_bytes()
    reader.goto(server.address("farsund/steg/"))
    wait_until(reader, lambda: PACK in server.asked)
    reader.wait_for_timeout(600)

    assert stored(reader) == before
    waited(reader, "offline_outdated")
    assert "offline" not in save(reader, "offline_altered")
    server.stop()
    assert {edition(reader, server.address(f"farsund/{path}")) for path in ("", "om/")} == {"v1"}
    assert worker_of_v2


@pytest.mark.browser
def test_a_host_that_writes_pages_anew_does_no_harm_but_is_named_if_it_writes_all(
    reader, server, tmp_path
):
    server.altered = r"/$|html$|bin$"
    said = save(reader, "offline_altered")
    assert re.match("«[^»]*(/|html)» kommer ikke fram", said)
    assert stored(reader) == []
    server.altered = ""
    server.types = {WORKER: "text/plain"}
    assert "«text/plain»" in save(reader, "offline_worker_type")
    server.types = {}
    (tmp_path / "farsund/bilde.png").rename(tmp_path / "bilde.png")
    assert "404 på «bilde.png»" in save(reader, "offline_gone")
    assert stored(reader) == []
    (tmp_path / "bilde.png").rename(tmp_path / "farsund/bilde.png")
    assert reader.is_enabled("[data-offline-save]")

    server.altered = r"/$|html$"  # what is packed is not seen to be pages
    save(reader)
    server.altered, server.slow = r"/$", 1.5
    reader.goto(server.address("farsund/om/"))
    reader.wait_for_selector(".v-saved")
    reader.wait_for_selector(".v-saved", state="detached")  # altered is not newer
    server.stop()
    assert edition(reader, server.address("farsund/om/")) == "v1"


@pytest.mark.browser
def test_with_poor_coverage_the_copy_comes_first_and_a_newer_one_is_offered(
    reader, server, tmp_path
):
    save(reader)
    server.slow = 3
    began = time.monotonic()
    assert edition(reader, server.address("farsund/om/")) == "v1"
    assert time.monotonic() - began < 2.5
    assert reader.inner_text(".v-saved").startswith(STRINGS["offline_weak"])
    reader.wait_for_selector(".v-saved", state="detached")  # what came was the same
    site(tmp_path, "v2", built="2026-11-24")
    assert edition(reader, server.address("farsund/om/")) == "v1"
    reader.wait_for_selector(f".v-saved:has-text('{STRINGS['offline_newer']}')")
    reader.click(".v-saved button")
    reader.wait_for_selector("#utgave:has-text('v2')")


@pytest.mark.browser
def test_the_copy_can_be_removed_or_dropped_and_saved_again(reader, server):
    save(reader)
    reader.click("[data-offline-remove]")
    waited(reader, "offline_removed")
    assert stored(reader) == []

    save(reader)
    reader.evaluate(
        "async () => { for (const one of await caches.keys()) await caches.delete(one) }"
    )
    reader.reload()
    waited(reader, "offline_dropped")
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
    waited(reader, "offline_removed")

    assert all("farsund" in name for name in stored(reader))
    server.stop()
    assert edition(reader, server.address("farsund/om/")) == "v1"


@pytest.mark.browser
def test_the_worker_of_the_first_edition_gives_way_and_its_copy_is_renewed(page, server, tmp_path):
    output = site(tmp_path, "v1")
    now = known((output / WORKER).read_text(encoding="utf-8"))
    old = {key: now[key] for key in ("id", "built", "files", "build")}
    text = f"const SITE = {json.dumps(old)};\n\n{FIRST_WORKER.read_text(encoding='utf-8')}"
    (output / WORKER).write_text(text, encoding="utf-8")
    _set_times(output, "1")
    page.goto(server.address("farsund/"))
    page.evaluate(
        """async () => { await navigator.serviceWorker.register("worker.js");
        await navigator.serviceWorker.ready; }"""
    )
    first = copies(page)
    assert first
    site(tmp_path, "v2", built="2026-11-24")
    page.goto(server.address("farsund/"))
    wait_for_new_copy(page, first)
    server.stop()
    assert {edition(page, server.address(f"farsund/{path}")) for path in ("", "om/")} == {"v2"}
