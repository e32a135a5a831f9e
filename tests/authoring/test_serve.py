"""The preview: a saved file shows in the browser, a mistake leaves the last good page standing."""

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
from veileder.authoring.preview import News, make_preview
from veileder.authoring.serve import _rebuild_again, _rebuild_on_change, serve, server_for
from veileder.authoring.server import make_server
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal


@contextlib.contextmanager
def running(folder):
    """Serve a folder, and give the port and the news that browsers wait for."""
    news = News()
    server = make_server(make_preview(folder, news), 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port, news
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sites")
    (folder / "nabo/bilder").mkdir(parents=True)
    (folder / "nabo/index.html").write_text("<html><body>Hei</body></html>")
    (folder / "nabo/bilder/a.svg").write_text("<svg/>")
    (folder / "nabo/404.html").write_text("<html><body>Finnes ikke i Nabo</body></html>")
    (folder / "404.html").write_text("<html><body>Finnes ikke</body></html>")
    (folder / "a.css").write_text("a{}")
    return folder


@pytest.fixture(scope="module")
def preview(site):
    with running(site) as (port, news):
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

    assert page == '<html><body>Hei<script src="/_preview.js"></script></body></html>'
    assert headers["Cache-Control"] == "no-store"
    assert "_changed" in _get(f"{preview[0]}/_preview.js")[1]


def test_other_files_are_sent_as_they_are(preview):
    assert _get(f"{preview[0]}/a.css")[1] == "a{}"


def test_a_folder_without_its_slash_leads_to_its_page(preview):
    assert "Hei" in _get(f"{preview[0]}/nabo")[1]


@pytest.mark.parametrize(
    "path", ["/../conftest.py", "/%2e%2e/conftest.py", "/nabo/bilder/", "/nabo/bilder", "/a.css/"]
)
def test_nothing_outside_the_preview_is_sent_and_no_folder_is_listed(preview, path):
    status, said = _ask(preview[0], path)

    assert status == 404
    assert "a.svg" not in said and "import" not in said


@pytest.mark.parametrize(
    ("path", "said"),
    [("/nabo/borte/", "Finnes ikke i Nabo"), ("/borte/", "Finnes ikke<"), ("/..", "Finnes ikke<")],
)
def test_what_is_not_found_gets_the_site_s_own_page(preview, path, said):
    status, page = _ask(preview[0], path)

    assert status == 404
    assert said in page and "/_preview.js" in page


def test_without_a_page_for_it_there_is_a_sentence(tmp_path):
    with running(tmp_path / "ikke-bygd") as (port, _):
        assert _ask(f"127.0.0.1:{port}", "/x/") == (404, "Siden finnes ikke.")


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
    assert _ask(preview[0], "/nabo/", "POST") == (501, "Forespørselen kan ikke besvares.")


def test_a_browser_that_waits_is_told_of_a_new_build(preview):
    address, news = preview
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(_get(f"{address}/_changed")[0]))
    waiting.start()
    while waiting.is_alive():
        news.tell([])
        waiting.join(0.02)

    assert answers == [200]


def test_several_saves_are_one_build():
    changed, built = threading.Event(), []

    def rebuild():
        built.append(1)
        raise KeyboardInterrupt

    for _ in range(3):
        changed.set()
    with pytest.raises(KeyboardInterrupt):
        _rebuild_on_change(changed, rebuild, News())
    assert built == [1]


def test_a_fault_under_way_does_not_end_the_preview(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(module, "build", lambda *_: 1 / 0)

    found = _rebuild_again(tmp_path, None, tmp_path / "site", Terminal())

    assert found == ["Siden ble ikke laget på nytt: division by zero"]
    assert found[0] in capsys.readouterr().err


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
    for _ in range(100):
        act()
        time.sleep(0.05)
        if done():
            return
    pytest.fail("never")


def test_a_port_in_use_is_said_with_a_command_that_works(tmp_path):
    """Following the sentence mends it: the port it names can be had."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=f"Port {port} er opptatt") as refused:
            server_for("serve", tmp_path, "eksempel", make_preview(tmp_path, News()), port)

        command = re.search(r"build\.py serve eksempel --port (\d+)", str(refused.value))
        with make_server(make_preview(tmp_path, News()), int(command[1])) as server:
            assert server.server_port != port


def test_a_port_in_use_is_said_before_anything_is_built(workspace, monkeypatch):
    monkeypatch.setattr(module, "build", lambda *_: pytest.fail("built"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refusal, match="opptatt"):
            serve(workspace().root, None, taken.getsockname()[1], Terminal())


def test_without_a_municipality_the_page_to_choose_from_is_shown(workspace, monkeypatch, capsys):
    seen = []

    def look(*_):
        seen.append(_get(re.search(r"http://\S+", capsys.readouterr().out)[0])[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_rebuild_on_change", look)

    assert serve(workspace().with_theme().root, None, 0, Terminal()) == 0
    assert "Velg kommune" in seen[0] and 'href="testkommune/"' in seen[0]


def test_a_saved_file_shows(workspace, monkeypatch, capsys):
    """The whole of it, with the waiting replaced by one change and then Ctrl+C."""
    world = workspace().with_theme()
    seen = []

    def change_once(_changed, rebuild, _news):
        address = re.search(r"http://\S+", capsys.readouterr().out)[0]
        seen.append(_get(address + "niva-0/undring/")[1])
        world.change("content/steps/undring.nb.md", "Når du undrer deg", "Hver gang")
        rebuild()
        seen.append(_get(address + "niva-0/undring/")[1])
        world.change("content/steps/undring.nb.md", "title:", "titel:")
        rebuild()
        seen.append(_get(address + "niva-0/undring/")[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_rebuild_on_change", change_once)

    assert serve(world.root, "testkommune", 0, Terminal()) == 0
    assert ["Hver gang" in page for page in seen] == [False, True, True]
    assert "FELT01" in capsys.readouterr().out
