"""The page for what was not found: whole, and leading home, wherever the site and the page are."""

import contextlib
import functools
import http.server
import re
import threading
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from veileder import pipeline
from veileder.pages.frame import Frame
from veileder.pages.parts import Phones
from veileder.pages.plan import SitePlan
from veileder.pages.portal import listed
from veileder.pages.ways import with_ways
from veileder.rendering.policy import PolicyFault, with_inline_policy

PROJECT = Path(__file__).resolve().parents[2]
PARTS = PROJECT / "theme_overrides/parts"
ADDRESS = "https://bti.example.no/guider/testkommune"
PAGE = '<!doctype html><html><head><meta charset="utf-8">{}</head><body>{}</body></html>'


def built(workspace, **settings):
    """Build the world's one site, with these lines more in its settings, and return the folder."""
    world = workspace().with_theme()
    written = "".join(f"{key}: {value}\n" for key, value in settings.items())
    path = "municipalities/testkommune/municipality.yml"
    world.write(path, (world.root / path).read_text() + written)
    output = world.root / "site"
    assert not pipeline.build(world.root, output).has_errors
    return output


@pytest.fixture(scope="module")
def unknown(shared_workspace):
    """A site that does not know where it is published."""
    return built(shared_workspace)


@pytest.fixture(scope="module")
def known(shared_workspace):
    return built(shared_workspace, address=ADDRESS)


def above(guides, id=""):
    """Return the frame of the page above the sites of these guides."""
    plan = SitePlan(id, "x", "nb", Frame(t={}, built=""), ())
    return with_ways(plan, [listed(guide) for guide in guides]).frame


# What is in it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["404.html", "testkommune/404.html"])
def test_it_needs_no_file_of_its_own(unknown, page):
    html = (unknown / page).read_text(encoding="utf-8")

    assert re.findall(r"<link[^>]*|src=|url\(", html) == ['<link rel="icon" href="data:,"']
    assert 'href="tel:112"' in html and "noindex" in html


def test_its_policy_allows_the_letters_of_our_style_and_script_and_no_others(unknown, known):
    pages = [*unknown.rglob("404.html"), *known.rglob("404.html")]
    policies = {re.search(r'Policy" content="([^"]+)"', page.read_text())[1] for page in pages}
    ours = {}
    for kind in ("style", "script"):
        part = (PARTS / f"not-found-{kind}.html").read_text(encoding="utf-8")
        text = re.search(rf"<{kind}>(.*)</{kind}>", part, re.DOTALL)[1]
        ours[kind] = b64encode(sha256(text.encode()).digest()).decode()

    (policy,) = policies
    assert f"script-src 'self' 'sha256-{ours['script']}';" in policy
    assert f"style-src 'self' 'sha256-{ours['style']}';" in policy
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")


@pytest.mark.parametrize(
    "html",
    [
        PAGE.format("<style>a{}</style><style>b{}</style>", ""),
        PAGE.format("", "<script>1</script><script>2</script>"),
        PAGE.format("", "<script defer>1</script>"),
        PAGE.format("", '<script>1</script><a onclick="2">x</a>'),
        PAGE.format("<style>a{}</style>", '<p style="color:red">x</p>'),
        PAGE.format("", "<SCRIPT>1</SCRIPT>"),
        PAGE.format('<link rel="stylesheet" href="data:text/css,a{}">', ""),
    ],
)
def test_anything_more_inline_is_never_built(html):
    with pytest.raises(PolicyFault, match=r"404\.html"):
        with_inline_policy(html, "404.html")


def test_the_way_home_is_the_published_address_where_that_is_known(known, unknown):
    own, top = ((known / page).read_text() for page in ("testkommune/404.html", "404.html"))
    assert f'data-home href="{ADDRESS}/"' in own
    assert 'data-home href="https://bti.example.no/guider/"' in top

    own, top = ((unknown / page).read_text() for page in ("testkommune/404.html", "404.html"))
    assert 'data-home href="/testkommune/"' in own
    assert 'data-home href="/"' in top


def test_an_address_that_is_no_web_address_leads_nowhere(workspace):
    world = workspace()
    world.write(
        "municipalities/testkommune/municipality.yml",
        'name: Testkommune\nnumber: "9901"\nlanguage: nb\naddress: "javascript:alert(1)"\n',
    )
    guides = world.check().guides.values()

    assert above(guides).address is None


def test_a_region_s_front_is_beside_its_municipalities(workspace):
    world = workspace()
    path = "municipalities/testkommune/municipality.yml"
    world.write(path, f"{(world.root / path).read_text()}address: {ADDRESS}\n")

    frame = above(world.check().guides.values(), "dalen")

    assert frame.address == "https://bti.example.no/guider/dalen/"


def test_addresses_that_disagree_do_not_say_where_all_are(workspace):
    world = workspace()
    other = "municipalities/nabo/municipality.yml"
    path = "municipalities/testkommune/municipality.yml"
    text = (world.root / path).read_text()
    world.write(path, f"{text}address: https://a.example.no/testkommune/\n")
    world.write(other, text.replace("9901", "9902") + "address: https://b.example.no/nabo/\n")
    guides = list(world.check().guides.values())

    assert len(guides) == 2
    assert above(guides).address is None


def test_above_the_sites_only_numbers_that_all_have_are_shown(workspace):
    world = workspace()
    number = (
        "helplines:\n  - id: min\n    phone: '116111'\n    emergency: true\n"
        "    nb: {name: Alarmtelefonen, help: For barn.}\n"
        "    nn: {name: Alarmtelefonen, help: For barn.}\n"
        "    source: Bufdir\n    checked: 2026-01-01\n    confirmed: true\n"
    )
    world.write("municipalities/testkommune/helplines.yml", number)
    guides = list(world.check().guides.values())
    one = above(guides).phones

    assert "112" in [number.tel for number in one.life]
    assert above([]).phones == Phones(life=(), others=())


# In a browser -----------------------------------------------------------------------------------


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host that shows one page for everything it does not find, as GitHub Pages does."""

    def __init__(self, *arguments, base, **options):
        self.base = base
        super().__init__(*arguments, **options)

    def do_GET(self):
        inside = self.path.startswith(self.base)
        path = Path(self.directory, self.path.removeprefix(self.base).partition("?")[0])
        file = path / "index.html" if path.is_dir() else path
        if inside and file.is_file():
            self.path = f"/{self.path.removeprefix(self.base)}"
            super().do_GET()
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        return


@contextlib.contextmanager
def hosted(folder, base):
    handler = functools.partial(_Host, directory=str(folder), base=base)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


LISTENER = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(event.violatedDirective));
"""


def look(page, address, asked):
    """Return what a person sees when the page's script has ``asked`` for all that it asks for."""
    page.goto(address)
    page.wait_for_function(
        "n => performance.getEntriesByType('resource').filter(e => e.responseEnd).length >= n",
        arg=asked,
    )
    page.wait_for_timeout(30)
    return page.evaluate(
        """() => { const home = document.querySelector("[data-home]"),
          up = document.querySelector("[data-up]"), style = getComputedStyle(home);
          return { heading: document.querySelector("h1").textContent, home: home.href,
            up: up.offsetParent ? up.href : null, button: style.backgroundColor,
            height: home.getBoundingClientRect().height, stopped: window.stopped,
            wide: document.documentElement.scrollWidth, phones: document.querySelectorAll("a[href^='tel:']").length } }"""  # noqa: E501
    )


@pytest.mark.browser
@pytest.mark.parametrize("base", ["/", "/repo/", "/repo/sub/"])
@pytest.mark.parametrize("site", ["unknown", "known"])
def test_at_any_depth_it_is_styled_and_leads_home(request, chromium, site, base):
    folder = request.getfixturevalue(site)
    with (
        hosted(folder, base) as host,
        chromium.new_context(viewport={"width": 360, "height": 700}) as context,
    ):
        context.add_init_script(LISTENER)
        page = context.new_page()
        for depth in (1, 3, 6):
            missing = "borte/" * (depth - 1) + "side"
            for start, home, up in [("", "", None), ("testkommune/", "testkommune/", "")]:
                # The folders that are missing, the site itself, whether it is a municipality's,
                # and then the one above. At the domain's root there is nothing above.
                asked = depth - 1 + (1 if base + start == "/" else 2 if not start else 3)
                seen = look(page, f"{host}{base}{start}{missing}", asked)
                assert seen["heading"] == "Siden finnes ikke"
                assert seen["home"] == f"{host}{base}{home}", (base, start, depth)
                assert seen["up"] == (None if up is None else f"{host}{base}{up}")
                assert seen["button"] == "rgb(31, 92, 87)" and seen["height"] >= 44
                assert seen["stopped"] == [] and seen["wide"] <= 360 and seen["phones"] >= 1
        page.click("[data-home]")
        page.wait_for_url(f"{host}{base}testkommune/")
        assert page.title() != ""


@pytest.mark.browser
def test_without_scripts_the_published_address_leads_home_and_a_word_helps(
    known, unknown, chromium
):
    for folder, home in ((known, "https://bti.example.no/guider/"), (unknown, "{host}/")):
        with (
            hosted(folder, "/repo/") as host,
            chromium.new_context(java_script_enabled=False) as context,
        ):
            page = context.new_page()
            page.goto(f"{host}/repo/testkommune/a/b/c")
            assert page.locator("[data-home]").evaluate("a => a.href") == home.format(host=host)
            assert "Slett det som står" in page.inner_text("main")
