"""The ready settings of web servers: the same headers everywhere, tried on those that are here."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing.releases import Releases
from veileder.rendering.record import write_record

FOLDER = Path(__file__).resolve().parents[2] / "docs/tjener"
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
HASHED = "nydal/assets/stylesheets/main.57a0d79d.min.css"
FILES = {
    "index.html": "velg", "404.html": "ikke her", "nydal/index.html": "nydal æøå",
    "nydal/404.html": "ikke i nydal", "nydal/stylesheets/veileder.css": "a{}",
    "nydal/manifest.webmanifest": "{}", "nydal/worker.js": "1", HASHED: "b{}",
}  # fmt: skip
TOP = SitePlan("", "Handlingsveiledere", "nb", Frame(t={}, built="", portal=True), ())
APACHE_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED = "mpm_event authz_core dir mime alias headers rewrite"
_WHO = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


def publish(folder, changes=()):
    site = folder / "ny"
    for path, text in {**FILES, **dict(changes)}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    write_record(TOP, site, FILES)
    return Releases(folder / "srv", folder / "root").publish(site)


def _settings(name, folder, port):
    """Return the settings as they are shipped, but for the folder and the port."""
    text = (FOLDER / name).read_text(encoding="utf-8").replace("/srv/veileder", str(folder / "srv"))
    return text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("*:80", f"*:{port}")


def _nginx(folder, port):
    (folder / "veileder.conf").write_text(_settings("nginx.conf", folder, port), encoding="utf-8")
    (folder / "nginx.conf").write_text(
        f"{_WHO} daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; include {folder}/veileder.conf;\n"
        + "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + "}\n",
        encoding="utf-8",
    )
    return ["nginx", "-p", str(folder), "-e", str(folder / "log"), "-c", str(folder / "nginx.conf")]


def _apache(folder, port):
    types = "text/html html\ntext/css css\ntext/javascript js\n"
    (folder / "mime.types").write_text(types, encoding="utf-8")
    modules = "".join(
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n" for name in _NEEDED.split()
    )
    (folder / "apache.conf").write_text(
        f"{modules}ServerRoot {folder}\nServerName localhost\nPidFile {folder}/pid\n"
        f"ErrorLog {folder}/log\nListen 127.0.0.1:{port}\nTypesConfig {folder}/mime.types\n"
        f"DefaultRuntimeDir {folder}\nUser www-data\nGroup www-data\n"
        + _settings("apache.conf", folder, port),
        encoding="utf-8",
    )
    return ["apache2", "-X", "-f", str(folder / "apache.conf")]


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def server(request):
    """Run the server with the shipped settings; give its port and the folder it serves."""
    program = shutil.which(request.param, path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip(f"{request.param} is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="veileder-"))
    folder.chmod(0o755)  # the server may run as somebody else
    publish(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (_nginx if request.param == "nginx" else _apache)(folder, port)
    process = subprocess.Popen([program, *command[1:]])
    try:
        _wait(process, port, folder)
        yield port, folder
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder)


def _wait(process, port, folder):
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, list(folder.iterdir())
        time.sleep(0.1)
    raise AssertionError("the server never answered")


def get(server, path):
    connection = http.client.HTTPConnection("127.0.0.1", server[0], timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, dict(answer.getheaders())


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/nydal/", "no-cache"),
        ("/nydal/worker.js", "no-cache"),
        ("/nydal/stylesheets/veileder.css", "no-cache"),
        (f"/{HASHED}", "public, max-age=31536000, immutable"),
    ],
)
def test_what_is_there_has_the_headers(server, path, cache):
    status, _, headers = get(server, path)

    assert (status, headers["Cache-Control"]) == (200, cache)
    assert HEADERS.items() <= headers.items()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/finnes-ikke", "ikke her"),
        ("/finnes-ikke/heller/", "ikke her"),
        ("/nydal/finnes-ikke/", "ikke i nydal"),
        ("/nydal/finnes-ikke/dypt/nede.html", "ikke i nydal"),
        ("/.veileder", "ikke her"),
    ],
)
def test_what_is_not_there_has_the_page_of_its_site(server, path, text):
    status, said, headers = get(server, path)

    assert (status, said) == (404, text)
    assert HEADERS.items() <= headers.items()


def test_letters_kinds_and_a_missing_slash(server):
    _, text, headers = get(server, "/nydal/")
    assert "æøå" in text and headers["Content-Type"].lower() == "text/html; charset=utf-8"
    _, _, headers = get(server, "/nydal/manifest.webmanifest")
    assert headers["Content-Type"].startswith("application/manifest+json")
    status, _, headers = get(server, "/nydal")
    assert status == 301 and headers["Location"].endswith("/nydal/")


def test_a_new_release_is_shown_at_once_and_so_is_the_old(server):
    publish(server[1], {"index.html": "ny utgave"})
    assert get(server, "/")[1] == "ny utgave"

    Releases(server[1] / "srv", server[1] / "root").roll_back()
    assert get(server, "/")[1] == "velg"


# Those that are not run here: the form, and that they say the same ------------------------------


def test_iis_says_the_same():
    tree = ET.parse(FOLDER / "web.config")
    headers = {one.get("name"): one.get("value") for one in tree.iter("add") if one.get("name")}

    assert headers == HEADERS
    assert {one.get("path") for one in tree.iter("error")} == {"/404.html", "/nydal/404.html"}
    assert [one.get("cacheControlMode") for one in tree.iter("clientCache")] == [
        "DisableCache",
        "UseMaxAge",
    ]


def test_netlify_says_the_same():
    said = tomllib.loads((FOLDER / "netlify.toml").read_text(encoding="utf-8"))

    assert said["headers"][0]["values"] == HEADERS
    assert "immutable" in said["headers"][1]["values"]["Cache-Control"]
    assert said["redirects"] == [{"from": "/:site/*", "to": "/:site/404.html", "status": 404}]


def test_azure_says_the_same():
    said = json.loads((FOLDER / "staticwebapp.config.json").read_text(encoding="utf-8"))

    assert said["globalHeaders"] == {**HEADERS, "Cache-Control": "no-cache"}
    assert said["responseOverrides"]["404"]["rewrite"] == "/404.html"
    assert "immutable" in said["routes"][0]["headers"]["Cache-Control"]
