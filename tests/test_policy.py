"""Every page says that only our own files may run, and has nothing that would break the rule."""

import pytest

from veileder.policy import META, POLICY, PolicyFault, violations, with_policy

PAGE = """<!doctype html>
<html lang="nb"><head>
  <meta charset="utf-8">
  <link rel="stylesheet" href="../stylesheets/veileder.css">
  <title>Steg</title>
</head><body>{}
  <script src="../javascripts/veileder.js" defer></script>
</body></html>
"""

FORBIDDEN = (
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<script type="application/json">{}</script>',
    '<script src="https://example.no/x.js"></script>',
    '<script src="//example.no/x.js" defer></script>',
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
    '<form action="https://example.no/"></form>',
    '<button formaction="https://example.no/">x</button>',
    '<video poster="https://example.no/x.png"></video>',
    "<meta http-equiv='Content-Security-Policy' content=''>",
)

ALLOWED = (
    '<a href="https://www.bufdir.no/x">Bufdir</a>',
    '<a href="mailto:post@example.no">e-post</a> <a href="tel:112">112</a>',
    "<p>Bruk onclick = aldri, og javascript: heller ikke. Data: tall. style=ingen</p>",
    '<p data-on-off="1 dag">&#39;sitat&#39; og C:\\mappe</p>',
    '<img src="data:image/svg+xml,x" alt=""> <img src="../images/icon.svg" alt="">',
    '<form action="../sok/" method="get"></form>',
    '<svg><use href="#a"/></svg>',
)


@pytest.mark.parametrize("html", FORBIDDEN)
def test_what_the_policy_would_stop_is_never_built(html):
    with pytest.raises(PolicyFault, match=r"eksempel/x\.html: line 6"):
        with_policy(PAGE.format(html), "eksempel/x.html")


@pytest.mark.parametrize("html", ALLOWED)
def test_ordinary_content_is_left_alone(html):
    assert violations(PAGE.format(html)) == []


def test_the_policy_stands_right_after_the_charset():
    html = with_policy(PAGE.format(""), "x")

    assert html.index("charset") < html.index(META) < html.index("<link")
    assert html.replace(f"\n  {META}", "") == PAGE.format("")


def test_the_policy_is_strict():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_a_page_without_charset_is_refused():
    with pytest.raises(PolicyFault, match="charset"):
        with_policy("<!doctype html><title>x</title>", "x")
