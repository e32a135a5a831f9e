"""Every page says that only our own files may run, and has nothing that would break the rule."""

import functools
import http.server
import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.rendering import policy
from veileder.rendering.policy import (
    META,
    POLICY,
    PolicyFault,
    is_suspect,
    violations,
    with_inline_policy,
    with_meta,
)

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html>
<html lang="nb"><head>
  <meta charset="utf-8">
  <link rel="stylesheet" href="../stylesheets/veileder.css">
  <title>Steg</title>
</head><body>{}
  <script src="../javascripts/veileder.js"></script>
</body></html>
"""

FORBIDDEN = (
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<script type="application/json">{}</script>',
    '<script src="https://example.no/x.js"></script>',
    '<script src="//example.no/x.js" defer></script>',
    '<template data-script="//example.no/x.js"></template>',
    '<template data-script="https://example.no/x.js"></template>',
    '<script src="data:text/javascript,alert(1)"></script>',
    "<style>p { color: red }</style>",
    '<p style="color: red">',
    '<p style = "color: red">',
    '<img src="x" onerror="alert(1)" alt="">',
    "<img/onerror=alert(1) src=x>",
    '<svg onload="alert(1)"></svg>',
    '<svg><use xlink:href="https://example.no/x.svg#a"/></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" JavaScript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="javascr\nipt:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<img src="https://example.no/x.png" alt="">',
    '<img srcset="https://example.no/x.png 2x" alt="">',
    r'<img src="\\example.no\x.png" alt="">',
    '<link rel="stylesheet" href="https://example.no/x.css">',
    '<iframe src="../x/"></iframe>',
    '<object data="x.pdf"></object>',
    '<embed src="x.pdf">',
    '<base href="/">',
    '<frame src="../x/">',
    '<a href="vbscript:x">x</a>',
    '<a href=" \x01 javascript:x">x</a>',
    '<a href = "blob:x">x</a>',
    '<a href="bl\tob:x">x</a>',
    '<a href="bl\rob:x">x</a>',
    '<a href="bl\nob:x">x</a>',
    '<a href="javascr&NewLine;ipt:alert(1)">x</a>',
    '<a href="javascr&Tab;ipt:alert(1)">x</a>',
    '<a href="blob&colon;x">x</a>',
    '<a href="&#x6A;avascript:alert(1)">x</a>',
    '<area href="javascript:alert(1)">',
    '<script src="x.js" onload="alert(1)"></script>',
    '<script src="x.js"defer async onerror=alert(1)></script>',
    '<svg><a xlink:href="https://example.no/">x</a></svg>',
    "<!-- --!><script>alert(1)</script>",
    "<img src=//example.no/x.png alt=''>",
    "<img src = 'ftp://example.no/x.png' alt=''>",
    '<table background="//example.no/x.png">',
    '<video src="data:video/mp4,x"></video>',
    '<link rel="stylesheet" href="//example.no/x.css">',
    '<svg><use xlink:href="//example.no/x.svg#a"/></svg>',
    "<svg><use xlink:href = //example.no/x.svg /></svg>",
    '<form action="mailto:post@example.no"></form>',
    '<img src="blob:x" alt="">',
    '<a href="\x01view-source:x">x</a>',
    '<link rel="stylesheet" href="about:x">',
    '<form action="https://example.no/"></form>',
    '<button formaction="https://example.no/">x</button>',
    '<video poster="https://example.no/x.png"></video>',
    "<meta http-equiv='Content-Security-Policy' content=''>",
    "<p onclick-x='1'>",
    "<p on\x00click='1'>",
    "<img src='&sol;&sol;example.no/x.png' alt=''>",
    "<a href='git&plus;ssh:x'>x</a>",
    "<a href=='blob:x'>x</a>",
    "<a href=\xa0'blob:x'>x</a>",
    "<img srcset='a.png 1x, //example.no/x.png 2x' alt=''>",
    '<script src="\t//example.no/x.js"></script>',
    '<script src=""></script>',
    '<script src="/\t/example.no/x.js"></script>',
    '<script src="&#47;/example.no/x.js"></script>',
    "<p title='<script src=\"' style=\"></script>'\">",
    "<svg><image href='https://example.no/x.png'/></svg>",
    "<svg><use href='//example.no/x.svg#a'/></svg>",
    '<link rel="x" href="tel:1">',
    "<use title='<a ' href='https://example.no/'>",
    "<use title='>' <a href='https://example.no/'>",
    "<use title='x>' <a href='https://example.no/'>",
    '<use title="x>" <a href="https://example.no/">',
    "<use title=<a href='https://example.no/'>",
    '<link\nhref="ht\ntps://example.no/x.css">',
    '<a href="javascr\ript:alert(1)">x</a>',
    '<img srcset = "https://example.no/x.png 2x" alt="">',
    '<link rel="stylesheet" href = "https://example.no/x.css">',
    '<link rel="stylesheet" href="/\n/example.no/x.css">',
    '<link rel="stylesheet" href="/\t/example.no/x.css">',
    "<svg><a xlink:href=//example.no/>x</a></svg>",
    "<svg><a xlink:href = '//example.no/'>x</a></svg>",
)

ALLOWED = (
    '<a href="https://www.bufdir.no/x">Bufdir</a>',
    '<a href="mailto:post@example.no">e-post</a> <a href="tel:112">112</a>',
    "<p>Bruk onclick = aldri, og javascript: heller ikke. Data: tall. style=ingen</p>",
    '<p data-on-off="1 dag">&#39;sitat&#39; og C:\\mappe</p>',
    '<img src="data:image/svg+xml,x" alt=""> <img src="../images/icon.svg" alt="">',
    '<form action="../sok/" method="get"></form>',
    '<a href=" HTTPS://a.no/\n">x</a> <a href="sms:1 12">x</a> <a href="//a.no">x</a>',
    '<a href="data/x.pdf" style2="x">x</a> <area href="tel:113">',
    '<svg><use href="#a"/></svg>',
    "<p onclick>x</p> <p style>x</p>",  # without a value they do nothing
    '<a href="del a:b">C:\\mappe</a>',  # a blank inside a name makes it no scheme
    "<p http-equiv='Content-Security-Policy'>x</p>",  # only <meta> gives a policy
)


@pytest.mark.parametrize("html", FORBIDDEN)
def test_what_the_policy_would_stop_is_never_built(html):
    assert any("line 6" in said for said in violations(PAGE.format(html)))


BITS = st.sampled_from(
    [
        *("<a ", "<img ", "<p ", "<svg ", "<link ", "<meta ", "<script", "<form ", "<use "),
        *("href", "src", "srcset", "data", "action", "poster", "style=", "onload =", "xlink:href"),
        *("=", " = ", "==", '"', "'", ">", "<", " ", "\n", "\t", "\x01", "\x00", "\xa0", "/", "//"),
        *("\\", "#", "&#", "&sol;", "&plus;", "&amp;", "&lt", "java", "script", ":", "&colon;"),
        *("&Tab;", "data:", "blob:", "https:", "x", "1;", ",", "on", "-", "<a href=", "</p>"),
        *('<script src="x.js"></script>', '<script src="', '"></script>', 'http-equiv="', "<!--"),
    ]
)


def is_bad(html):
    """Whether a parser finds something that the policy would stop."""
    reader = policy._Reader()
    reader.feed(html)
    reader.close()
    return bool(reader.wrong)


@settings(max_examples=1000, deadline=None)
@given(bits=st.lists(BITS, max_size=14))
def test_the_quick_look_misses_nothing_that_a_close_one_finds(bits):
    html = "".join(bits) + '">'

    assert not is_bad(html) or (is_suspect(html) and violations(html))


def spelt(sign, how):
    """Return a sign of a value as it may be written."""
    if sign in "\"'&;":
        return sign
    code = ord(sign)
    named = {"/": "&sol;", ":": "&colon;", ".": "&period;", "+": "&plus;", "#": "&num;"}
    return (sign, sign.upper(), f"&#{code};", f"&#x{code:x}", named.get(sign, sign))[how]


_VALUE = re.compile(r"(?<==)(\"[^\"]*\"|'[^']*')")
_GAP = re.compile(r"(?<=[\"'\w]) (?=[a-z:-]+ ?=)")


@st.composite
def disguised(draw):
    """Draw something forbidden, written in another way that may mean the same."""
    html = draw(st.sampled_from(FORBIDDEN))
    gaps = st.sampled_from([" ", "\t", "\n", "\x0c", "/", " / ", "\x00", " x=1 ", "\n\n  "])
    html = _GAP.sub(lambda _: draw(gaps), html)
    if draw(st.booleans()):
        html = re.sub("<[a-z]+|[a-z]+(?= ?=)", lambda found: found[0].swapcase(), html)
    if draw(st.booleans()):
        ways = st.integers(0, 4)
        html = _VALUE.sub(lambda found: "".join(spelt(sign, draw(ways)) for sign in found[0]), html)
    return html


@settings(max_examples=600, deadline=None)
@given(html=disguised())
def test_what_is_disguised_is_suspected(html):
    page = PAGE.format(html)

    assert not is_bad(page) or (is_suspect(page) and is_suspect(html))


class Starts(HTMLParser):
    """Finds where tags begin."""

    def __init__(self, html):
        super().__init__()
        self.lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.found = []
        self.feed(html)

    def note(self, *_):
        line, column = self.getpos()
        self.found.append(self.lines[line - 1] + column)

    handle_starttag = handle_endtag = note


MARK = "\n\ufdd4\n"
WHOLE = st.one_of(disguised(), st.sampled_from(ALLOWED), st.sampled_from(FORBIDDEN))


@settings(max_examples=600, deadline=None)
@given(parts=st.lists(WHOLE, max_size=3), cuts=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_one_of_the_pieces_of_a_bad_page_is_suspected(parts, cuts):
    """A page is looked at in two pieces, frame and body, and no tag stands in both."""
    page = PAGE.format("\n".join(parts))
    starts = [*Starts(page).found, len(page)]
    first, last = sorted(starts[int(cut * (len(starts) - 1))] for cut in cuts)
    frame, body = page[:first] + MARK + page[last:], page[first:last]

    assert not is_bad(page) or is_suspect(frame) or is_suspect(body)


@pytest.mark.parametrize("html", ALLOWED)
def test_ordinary_content_is_left_alone(html):
    assert violations(PAGE.format(html)) == []


def test_each_fault_is_told_with_its_line_and_what_it_is():
    html = PAGE.format('\n<p style="x" onclick="y">\n<script></script><iframe>')

    assert violations(html) == [
        "line 7: <p style>",
        "line 7: <p onclick>",
        "line 8: inline <script>",
        "line 8: <iframe>",
    ]


def test_a_page_that_stands_alone_is_named_with_what_else_it_has():
    html = '<meta charset=x><p style="x"><iframe>'

    with pytest.raises(PolicyFault) as fault:
        with_inline_policy(html, "404.html")

    assert str(fault.value) == "404.html: line 1: <p style>; line 1: <iframe>"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<img src="//example.no/x.png" alt="">', "<img src='//example.no/x.png'>"),
        ("<META HTTP-EQUIV='Content-Security-Policy'>", "a content policy of its own"),
        ("<script src='https://example.no/x'></script>", "<script src='https://example.no/x'>"),
    ],
)
def test_what_is_stopped_is_said_once(html, said):
    assert violations(PAGE.format(html)) == [f"line 6: {said}"]


def test_where_a_link_may_lead_is_not_said_beside_a_fault():
    places = ("http://a.no", "https://a.no", "//a.no", "mailto:a@b.no", "tel:112", "sms:112", "x")
    links = "".join(f'<a href="{place}">x</a><area href="{place}">' for place in places)
    drawn = '<img src="data:image/png,x" alt=""><img src="x:y" alt="">'

    said = violations(PAGE.format(f"{links}{drawn}<iframe>"))

    assert said == ["line 6: <img src='x:y'>", "line 6: <iframe>"]


def test_an_ordinary_page_is_not_read_tag_by_tag(monkeypatch):
    """That would double the time a build takes."""
    monkeypatch.setattr(policy, "_Reader", lambda: pytest.fail("read closely"))
    own = '<script src="x.js"></script><script src="../y.js"></script>'
    links = '<a href="https://a.no">x</a> <a href="tel:112">x</a> <use xlink:href="#a"/>'
    links += '<a href="http://a.no">x</a> <a href="mailto:a@b.no">x</a> <a href="sms:112">x</a>'
    icon = '<link rel="icon" href="/bilder/a/ikon.svg"><p title="a/b/">'
    words = '<basement> <p data-persone="x" data-stylet="x" src="x/y:z"> encript: &#39;x&#34; 3 = 3'
    signs = "<p lang='nb'>R&amp;D, 3 &lt; 5 &gt; 2, &quot;ja&quot;"

    assert violations(PAGE.format(f"{own}{links}{icon}{words}{signs}")) == []


def test_the_policy_stands_right_after_the_charset():
    html = with_meta(PAGE.format(""), "x")

    assert f'<meta charset="utf-8">\n  {META}\n' in html
    assert html.index("charset") < html.index(META) < html.index("<link")
    assert html.replace(f"\n  {META}", "") == PAGE.format("")


def test_more_than_one_script_on_a_page_that_stands_alone_is_said():
    with pytest.raises(PolicyFault) as fault:
        with_inline_policy("<meta charset=x><script>1</script><script>2</script>", "404.html")

    assert str(fault.value) == "404.html: has 2 inline <script>, not one"


def test_a_page_that_stands_alone_lets_its_own_style_and_script_run_and_nothing_else():
    page = "<meta charset=x><style>p { margin: 0 }</style><script>1</script>"

    allowed = re.search('content="([^"]*)"', with_inline_policy(page, "404.html"))[1].split("; ")

    assert [rule for rule in allowed if rule not in POLICY.split("; ")] == [
        "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",
        "style-src 'self' 'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='",
    ]
    assert len(allowed) == len(POLICY.split("; "))


def test_only_the_first_charset_is_followed_by_the_policy():
    html = "<META CHARSET=utf-8><p>Skriv <meta charset=x> i filen"

    assert with_meta(html, "x") == html.replace("utf-8>", f"utf-8>\n  {META}")


def test_the_policy_is_strict():
    assert POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; object-src 'none'"
    )


def test_a_page_without_charset_is_refused():
    with pytest.raises(PolicyFault, match="charset"):
        with_meta("<!doctype html><title>x</title>", "x")


# In a browser -----------------------------------------------------------------------------------

LISTENER = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture(scope="module")
def built(real_sites, real_plans):
    """Return the plan of the example's site and the folder it stands in."""
    return next(plan for plan in real_plans if plan.id == "eksempel"), real_sites


@pytest.fixture
def address(built):
    handler = functools.partial(Silent, directory=str(built[1]))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/eksempel/"
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


def one_of_each_kind(plan) -> list[str]:
    """Return the address of one page per template, and of the page for what was not found."""
    kinds = {page.template: page.path for page in reversed(plan.pages)}
    query = {"search.html": "?q=barn"}
    return ["404.html", *(path + query.get(kind, "") for kind, path in sorted(kinds.items()))]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_asks_for_what_the_policy_stops(built, address, chromium, width):
    """Nothing is stopped, nothing fails, and nobody else is asked, on any kind of page."""
    wrong, foreign = [], []
    with chromium.new_context(viewport={"width": width, "height": 800}) as context:
        context.add_init_script(LISTENER)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: foreign.append(asked.url))
        for path in one_of_each_kind(built[0]):
            page.goto(address + path)
            wrong += [f"{path}: {stopped}" for stopped in page.evaluate("window.stopped")]
        page.goto(f"{address}uten-dekning/")
        page.click("[data-offline-save]")
        page.wait_for_selector("[data-offline-remove]:visible")

    assert wrong == []
    # The page for what was not found looks for the site above its own.
    above = address.removesuffix("eksempel/") + "images/icon.svg"
    assert [url for url in foreign if not url.startswith((address, above, "data:"))] == []


@pytest.mark.browser
def test_the_policy_does_stop_what_it_should(built, address, chromium):
    """A second wall that lets everything through would pass the test above."""
    with chromium.new_context() as context:
        context.add_init_script(LISTENER)
        page = context.new_page()
        page.goto(address)
        page.evaluate(
            """() => { const script = document.createElement("script");
            script.textContent = "window.PWN = 1"; document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='PWN = 1'>");
            return fetch("https://example.no/").catch(() => {}); }"""
        )
        page.wait_for_timeout(200)

        assert page.evaluate("window.PWN") is None
        assert len(page.evaluate("window.stopped")) >= 3
