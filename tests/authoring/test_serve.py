"""The preview: a saved file shows in the browser, a mistake leaves the last good page standing."""

import asyncio
import contextlib
import http.client
import json
import re
import socket
import threading
import time
import urllib.error
import urllib.request

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.authoring import serve as module
from veileder.authoring.live import File
from veileder.authoring.preview import News, preview_app, preview_routes
from veileder.authoring.serve import Shown, _show, serve, server_for
from veileder.authoring.server import make_server
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal

_PAGES = {
    "nabo/": "<html><body>Hei</body></html>",
    "a.css": "a{}",
    "404": "<html><body>Finnes ikke</body></html>",
}


class Pages:
    """What ``Live`` gives, of pages that are only letters."""

    def file(self, address):
        if f"{address}/" in _PAGES:
            return File(b"", status=301)
        kind = "text/css" if address.endswith(".css") else "text/html"
        found = _PAGES.get(address)
        return File((found or _PAGES["404"]).encode(), kind, 200 if found else 404)


@contextlib.contextmanager
def running(live):
    """Serve what ``live`` gives; give the port and the news that browsers wait for."""
    news = News()
    with make_server(preview_app(preview_routes(live, news)), 0) as server:
        yield server.port, news


@pytest.fixture(scope="module")
def preview():
    with running(Pages()) as (port, news):
        yield f"http://127.0.0.1:{port}", news


def _get(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.status, answer.read().decode(), answer.headers


def _ask(address, path, method="GET", **headers):
    """Ask for a path exactly as it stands, and return the status and what was said."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
    with contextlib.closing(connection):
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_pages_get_the_script_and_are_never_cached(preview):
    _, page, headers = _get(f"{preview[0]}/nabo/?q=1")

    assert page.startswith('<html><body>Hei<script src="/_preview.js" data-version="')
    assert headers["Cache-Control"] == "no-store"
    assert "_changed" in _get(f"{preview[0]}/_preview.js")[1]


def test_other_files_are_sent_as_they_are(preview):
    assert _get(f"{preview[0]}/a.css")[1] == "a{}"


def test_a_folder_without_its_slash_leads_to_its_page(preview):
    assert "Hei" in _get(f"{preview[0]}/nabo")[1]


def test_what_is_not_found_gets_the_site_s_own_page(preview):
    status, page = _ask(preview[0], "/nabo/borte/")

    assert status == 404
    assert "Finnes ikke" in page and "/_preview.js" in page


ODD = (
    "/%00",
    "/nabo/%00.html",
    "/%ff",
    "/%ed%a0%80",
    "/" + "a" * 5000,
    "/nabo/%2e%2e%00/",
    "/?%00",
)


@pytest.mark.parametrize("path", ODD, ids=range(len(ODD)))
def test_odd_paths_are_not_found_and_nothing_is_printed(preview, capfd, path):
    status, _ = _ask(preview[0], path)

    assert status in {404, 200 if path.startswith("/?") else 404}
    assert capfd.readouterr().err == ""


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.binary(max_size=4), st.sampled_from([b"..", b"nabo", b"\0", b"a.css"])))
)
def test_no_path_at_all_is_a_fault(preview, parts):
    path = "/" + "/".join("".join(f"%{byte:02x}" for byte in part) for part in parts)

    assert _ask(preview[0], path)[0] in {200, 301, 404}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:1", ""])
def test_another_host_s_name_is_refused(preview, method, host):
    """A page elsewhere can lead its own name to this machine, and would read the preview."""
    status, said = _ask(preview[0], "/nabo/", method, Host=host)

    assert status == 421
    assert "Hei" not in said and host.removeprefix("127.0.0.1:1") in ("", said, host)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_s_own_names_are_served(preview, name):
    port = preview[0].rpartition(":")[2]

    assert _ask(preview[0], "/nabo/", Host=f"{name}:{port}")[0] == 200


def test_other_methods_are_refused_in_norwegian(preview):
    status, said = _ask(preview[0], "/nabo/", "POST")

    assert status == 405 and "Forespørselen kan ikke besvares." in said
    assert '<html lang="nb">' in said and '<a href="/">Til forsiden</a>' in said


def test_a_browser_that_waits_is_told_of_a_new_build(preview):
    address, news = preview
    answers = []
    since = f"{address}/_changed?since={news.version}"
    waiting = threading.Thread(target=lambda: answers.append(_get(since)[0]))
    waiting.start()
    waiting.join(0.1)
    assert answers == []
    news.tell([])
    waiting.join(5)

    assert answers == [200]


def test_what_changed_before_the_browser_asked_is_told_at_once(preview):
    address, news = preview
    page = _get(f"{address}/nabo/")[1]
    news.tell([])

    shown = re.search(r'data-version="(\d+)"', page)[1]
    assert _get(f"{address}/_changed?since={shown}")[0] == 200


def test_without_news_the_browser_asks_again(preview, monkeypatch):
    monkeypatch.setattr("veileder.authoring.preview._PATIENCE", 0)

    assert _get(f"{preview[0]}/_changed?since={preview[1].version}")[0] == 204


def test_several_saves_are_read_once():
    changed, read = threading.Event(), []

    def renew():
        read.append(1)
        raise KeyboardInterrupt

    for _ in range(3):
        changed.set()
    with pytest.raises(KeyboardInterrupt):
        _show(changed, renew, lambda: pytest.fail("looked"))
    assert read == [1]


def test_when_it_is_quiet_every_page_is_looked_at_once(monkeypatch):
    monkeypatch.setattr(module, "_PAUSE", 0)
    changed, done = threading.Event(), []

    def look():
        done.append("looked")
        changed.set()

    def renew():
        done.append("read")
        if len(done) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _show(changed, renew, look)
    assert done == ["looked", "read", "looked", "read"]


def test_a_fault_under_way_does_not_end_the_preview(workspace, monkeypatch, capsys):
    shown = Shown(workspace().with_theme().root, None, Terminal())
    monkeypatch.setattr(shown.live, "renew", lambda: 1 / 0)

    shown.renew_again()

    assert shown.news.findings == ["Siden ble ikke laget på nytt: division by zero"]
    assert shown.news.findings[0] in capsys.readouterr().err


def test_what_could_not_be_published_is_told_beside_the_errors(workspace, monkeypatch, capsys):
    world = workspace({"content/steps/undring.nb.md": "---\ntitel: x\n---\n"}).with_theme()
    shown = Shown(world.root, None, Terminal())
    shown.renew()
    monkeypatch.setattr(shown.live, "faults", lambda: ["en side kan ikke publiseres"])
    monkeypatch.setattr(module, "show_findings", lambda *_: None)

    shown.look()

    assert "FELT01" in shown.news.findings[0]
    assert shown.news.findings[-1] == "en side kan ikke publiseres"


def test_what_is_wrong_is_told_as_text_to_the_page(preview):
    address, news = preview
    news.tell(["municipalities/nabo/services.yml:4:5: feil KONT01: <b>Åtte</b> siffer"])

    assert json.loads(_get(f"{address}/_findings")[1]) == news.findings


@pytest.mark.browser
def test_a_finding_stands_on_the_page_until_it_is_mended(preview, chromium):
    address, news = preview
    news.tell([])
    finding = "municipalities/nabo/services.yml:4:5: feil KONT01: <b>Åtte</b> siffer"
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{address}/nabo/")
    panel = page.get_by_role("status", name="Feil i innholdet")
    assert panel.count() == 0

    _until(lambda: news.tell([finding]), panel.is_visible)
    assert panel.inner_text() == finding
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    _until(lambda: news.tell([]), lambda: not panel.count())
    page.close()


def _until(act, done):
    """Do ``act`` now and then, for a busy machine opens the stream late; each loads the page."""
    for turn in range(600):
        if turn % 20 == 0:
            act()
        time.sleep(0.05)
        if done():
            return
    pytest.fail("never")


@contextlib.contextmanager
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_in_use_is_said_with_a_command_that_works(tmp_path):
    """Following the sentence mends it: the port it names can be had."""
    with taken_port() as port:
        with pytest.raises(Refusal, match=f"Port {port} er opptatt") as refused:
            server_for("serve", tmp_path, "eksempel", None, port)

        command = re.search(r"build\.py serve eksempel --port (\d+)", str(refused.value))
        server = server_for("serve", tmp_path, "eksempel", None, int(command[1]))
        server.close()
        assert server.port == int(command[1]) != port


def test_a_port_in_use_is_said_before_anything_is_read(workspace, monkeypatch):
    monkeypatch.setattr(Shown, "renew", lambda _: pytest.fail("read"))
    with taken_port() as port, pytest.raises(Refusal, match="opptatt"):
        serve(workspace().root, None, port, Terminal())


def test_without_a_municipality_the_page_to_choose_from_is_shown(workspace, monkeypatch, capsys):
    seen = []

    def look(*_):
        seen.append(_get(re.search(r"http://\S+", capsys.readouterr().out)[0])[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_show", look)

    assert serve(workspace().with_theme().root, None, 0, Terminal()) == 0
    assert "Velg kommune" in seen[0] and 'href="testkommune/"' in seen[0]


def test_a_saved_file_shows(workspace, monkeypatch, capsys):
    """The whole of it, with the waiting replaced by one change and then Ctrl+C."""
    world = workspace().with_theme()
    seen = []

    def change_once(_changed, renew, _look):
        address = re.search(r"http://\S+", capsys.readouterr().out)[0]
        seen.append(_get(address + "niva-0/undring/")[1])
        world.change("content/steps/undring.nb.md", "Når du undrer deg", "Hver gang")
        renew()
        seen.append(_get(address + "niva-0/undring/")[1])
        world.change("content/steps/undring.nb.md", "title:", "titel:")
        renew()
        seen.append(_get(address + "niva-0/undring/")[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_show", change_once)

    assert serve(world.root, "testkommune", 0, Terminal()) == 0
    assert ["Hver gang" in page for page in seen] == [False, True, True]
    assert "FELT01" in capsys.readouterr().out


def test_a_page_that_waits_as_the_preview_ends_is_no_fault(caplog):
    asked = threading.Event()

    async def waits(_, __, ___):
        asked.set()
        await asyncio.sleep(60)

    server = make_server(waits, 0)
    with server:
        page = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        page.request("GET", "/")
        assert asked.wait(5)
    page.close()

    assert caplog.messages == []
