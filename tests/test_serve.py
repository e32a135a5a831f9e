"""The preview: a saved file shows in the browser, a mistake leaves the last good page standing."""

import re
import socket
import threading
import urllib.error
import urllib.request

import pytest

from veileder import serve as module
from veileder.serve import ServeFault, _News, _rebuild_again, _rebuild_on_change, _server, serve
from veileder.terminal import Terminal


@pytest.fixture
def preview(tmp_path):
    """A server over a small folder, and the news it waits for."""
    (tmp_path / "nabo").mkdir()
    (tmp_path / "nabo/index.html").write_text("<html><body>Hei</body></html>")
    (tmp_path / "a.css").write_text("a{}")
    news = _News()
    server = _server(tmp_path, 0, news)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", news
    server.shutdown()
    server.server_close()
    thread.join()


def _get(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.status, answer.read().decode(), answer.headers


def test_pages_get_the_script_and_are_never_cached(preview):
    _, page, headers = _get(f"{preview[0]}/nabo/?q=1")

    assert page == '<html><body>Hei<script src="/_preview.js"></script></body></html>'
    assert headers["Cache-Control"] == "no-store"
    assert "_changed" in _get(f"{preview[0]}/_preview.js")[1]


def test_other_files_are_sent_as_they_are(preview):
    assert _get(f"{preview[0]}/a.css")[1] == "a{}"
    with pytest.raises(urllib.error.HTTPError) as missing:
        _get(f"{preview[0]}/finnes-ikke/")
    missing.value.close()


@pytest.mark.parametrize("path", ["/../conftest.py", "/%2e%2e/conftest.py"])
def test_nothing_outside_the_preview_is_sent(preview, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        _get(preview[0] + path)
    refused.value.close()


def test_a_browser_that_waits_is_told_of_a_new_build(preview):
    address, news = preview
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(_get(f"{address}/_changed")[0]))
    waiting.start()
    while waiting.is_alive():
        news.tell()
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
        _rebuild_on_change(changed, rebuild, _News())
    assert built == [1]


def test_a_fault_under_way_does_not_end_the_preview(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(module, "build", lambda *_: 1 / 0)

    _rebuild_again(tmp_path, None, tmp_path / "site", Terminal())

    assert "ikke laget på nytt" in capsys.readouterr().err


def test_a_port_in_use_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ServeFault, match="opptatt"):
            _server(tmp_path, taken.getsockname()[1], _News())


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
