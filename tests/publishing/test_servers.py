"""The ready settings of web servers: the same headers everywhere, tried on those that are here."""

import http.client
import json
import shutil
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from web_servers import SETTINGS, find, serving

from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing.releases import Releases
from veileder.rendering.record import write_record

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
JSON = "application/json"
OPEN = ("Access-Control-Allow-Origin", "*")
HASHED = "nydal/assets/veileder.57a0d79d.css"
FILES = {
    "index.html": "velg", "404.html": "ikke her", "nydal/index.html": "nydal æøå",
    "nydal/404.html": "ikke i nydal", "nydal/images/icon.svg": "<svg/>",
    "nydal/manifest.webmanifest": "{}", "nydal/worker.js": "1", HASHED: "b{}",
    "api/v1/municipalities.json": "{}", "nydal/api/v1/index.json": "{}",
    "nydal/nn/api/v1/index.json": "{}",
    "nydal/niva-1/api/index.html": "et steg",
}  # fmt: skip
TOP = SitePlan("", "Handlingsveiledere", "nb", Frame(t={}, built="", portal=True), ())


def publish(folder, changes=()):
    site = folder / "ny"
    for path, text in {**FILES, **dict(changes)}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    write_record(TOP, site, FILES)
    return Releases(folder / "srv", folder / "root").publish(site)


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def server(request):
    """Run the server with the shipped settings; give its port and the folder it serves."""
    program = find(request.param)
    if program is None:
        pytest.skip(f"{request.param} is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="veileder-"))
    folder.chmod(0o755)  # the server may run as somebody else
    publish(folder)
    with serving(request.param, program, folder) as port:
        yield port, folder
    shutil.rmtree(folder)


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
        ("/nydal/images/icon.svg", "no-cache"),
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


@pytest.mark.parametrize(
    "path",
    ["/api/v1/municipalities.json", "/nydal/api/v1/index.json", "/nydal/nn/api/v1/index.json"],
)
def test_other_sites_may_fetch_what_is_for_them(server, path):
    status, said, headers = get(server, path)

    assert (status, said, headers["Content-Type"].partition(";")[0]) == (200, "{}", JSON)
    assert OPEN in headers.items() and HEADERS.items() <= headers.items()


@pytest.mark.parametrize("path", ["/", "/nydal/", "/nydal/worker.js", "/nydal/niva-1/api/"])
def test_other_sites_may_fetch_nothing_else(server, path):
    assert OPEN[0] not in get(server, path)[2]


def test_a_new_release_is_shown_at_once_and_so_is_the_old(server):
    publish(server[1], {"index.html": "ny utgave"})
    assert get(server, "/")[1] == "ny utgave"

    Releases(server[1] / "srv", server[1] / "root").roll_back()
    assert get(server, "/")[1] == "velg"


# Those that are not run here: the form, and that they say the same ------------------------------


def test_iis_says_the_same():
    tree = ET.parse(SETTINGS / "web.config")
    headers = {one.get("name"): one.get("value") for one in tree.iter("add") if one.get("name")}
    own = {one.get("path") for one in tree.iter("location") if one.find(".//customHeaders")}

    assert headers == dict([*HEADERS.items(), OPEN])
    assert own == {"api", "nydal/api"}
    assert {one.get("path") for one in tree.iter("error")} == {"/404.html", "/nydal/404.html"}
    assert [one.get("cacheControlMode") for one in tree.iter("clientCache")] == [
        "DisableCache",
        "UseMaxAge",
        "UseMaxAge",
    ]


def test_netlify_says_the_same():
    said = tomllib.loads((SETTINGS / "netlify.toml").read_text(encoding="utf-8"))

    assert said["headers"][0]["values"] == HEADERS
    assert "immutable" in said["headers"][1]["values"]["Cache-Control"]
    opened = {one["for"] for one in said["headers"] if one["values"] == dict([OPEN])}
    assert opened == {"/api/*", "/:site/api/*", "/:site/:language/api/*"}
    assert said["redirects"] == [{"from": "/:site/*", "to": "/:site/404.html", "status": 404}]


def test_azure_says_the_same():
    said = json.loads((SETTINGS / "staticwebapp.config.json").read_text(encoding="utf-8"))

    assert said["globalHeaders"] == {**HEADERS, "Cache-Control": "no-cache"}
    assert said["responseOverrides"]["404"]["rewrite"] == "/404.html"
    opened = [one["route"] for one in said["routes"] if one.get("headers") == dict([OPEN])]
    assert opened == ["/nydal/api/*"]
    assert "immutable" in said["routes"][0]["headers"]["Cache-Control"]
