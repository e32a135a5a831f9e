"""The content policy of every page: nothing but our own files may run, load or be sent to.

The policy is the second wall. The first is that no page has anything it would stop, and that is
checked here when the site is built, so that a page which would break in the browser is never
published.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

from veileder.rendering.page_faults import PageFault, PageFaults

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_INLINE = {kind: re.compile(rf"<{kind}>(.*?)</{kind}>", re.DOTALL) for kind in ("style", "script")}
_NO_ICON = '<link rel="icon" href="data:,">'  # keeps a browser from asking for one
_OUR_SCRIPT = re.compile(r'<script src="(?!//)[\w./-]+"></script>')

_QUOTE = r"=[\s\x00-\x20\"'=]*"
_ANY_SCHEME = "[a-z0-9+.-]+:"
_LOADING = ("src", "action", "data-script", "poster", "background")
# Cheap signs that a page needs a closer look. They may suspect a good page, never miss a bad one.
# The first are read with line breaks, where names end: a tag or a value with another in it, which
# the other signs would read wrongly; what may not be there; what runs; where others than <a> lead.
_BROKEN_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"<[^<>]*<",
        r"=\s*(?:\"[^\"]*[<>]|'[^']*[<>])",
        r"<(?:script|style|iframe|frame|object|embed|base)\b",
        r"on(?<=[\s\"'/]on)[^\s/=>]*\s*=",
        rf"<(?!a\s|area\s)[^<>]*href\s*{_QUOTE}(?:[a-z0-9+.\s-]+:|/\s*/)",
    )
)
# An address is read without its line breaks. A sign that begins with a word is found quickly.
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"style\s*=",
        r"srcset\s*=",
        r"script\s*:",
        r"data\s*:",
        *(rf"{name}\s*{_QUOTE}(?:{_ANY_SCHEME}|//)" for name in _LOADING),
        rf"href\s*{_QUOTE}(?!(?:https?|mailto|tel|sms):){_ANY_SCHEME}",
        r"xlink:href\s*=\s*[\"']?[^#\"']",
        r"content-security-policy",
        r"\\",
        r"&(?!(?:amp|lt|gt|quot|#3[49]);)",
    )
)
_ADDRESSES = {*_LOADING, "srcset", "href", "xlink:href", "formaction"}
_FORBIDDEN = {"style", "iframe", "frame", "object", "embed", "base"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}")
_SKIPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # what browsers leave out of an address


class PolicyFault(PageFaults):
    """A page has something the policy forbids: a fault in a template, not in the content."""


def with_meta(html: str, page: str, policy: str = POLICY) -> str:
    """Return ``html`` with ``policy`` before anything it applies to, whatever is on it.

    Raises PolicyFault, with the name of the ``page``, when there is no place for it.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    placed, count = _CHARSET.subn(lambda charset: f"{charset.group()}\n  {meta}", html, count=1)
    if not count:
        raise PolicyFault(PageFault(page, "no <meta charset> to put the content policy after"))
    return placed


def with_inline_policy(html: str, page: str) -> str:
    """Return a page that stands alone, with a policy that knows its style and its script by hash.

    It may have one ``<style>`` and one ``<script>``, without any attribute: nothing else may run.
    Raises PolicyFault for anything more, with the name of the ``page``, and when something else
    on it would be stopped.
    """
    policy = POLICY
    rest = html.replace(_NO_ICON, "")
    for kind, inline in _INLINE.items():
        found = inline.findall(html)
        if len(found) > 1:
            raise PolicyFault(PageFault(page, f"has {len(found)} inline <{kind}>, not one"))
        hashes = "".join(f" '{_digest(text)}'" for text in found)
        policy = policy.replace(f"{kind}-src 'self'", f"{kind}-src 'self'{hashes}")
        rest = inline.sub("", rest)
    if wrong := violations(rest):
        raise PolicyFault(PageFault(page, "; ".join(wrong)))
    return with_meta(html, page, policy)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def violations(html: str) -> list[str]:
    """Return what the policy would stop on a page, in words for a developer."""
    if not is_suspect(html):
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.wrong


def is_suspect(html: str) -> bool:
    """Say whether there is a sign of anything the policy would stop in a piece of HTML.

    Pieces without a sign make a page without one, as long as no tag stands in two of them.
    """
    lower = _OUR_SCRIPT.sub("", html).lower()
    unbroken = lower.replace("\n", "").replace("\t", "").replace("\r", "")
    is_odd = any(sign.search(lower) for sign in _BROKEN_SIGNS)
    return is_odd or any(sign.search(unbroken) for sign in _SIGNS)


class _Reader(HTMLParser):
    """Notes every tag that the policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.wrong += [f"line {line}: {what}" for what in _stopped(tag, values)]


def _stopped(tag: str, values: dict[str, str]) -> Iterator[str]:
    if tag in _FORBIDDEN:
        yield f"<{tag}>"
    if tag == "script" and not values.get("src"):
        yield "inline <script>"
    if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
        yield "a content policy of its own"
    for name, value in values.items():
        addresses = value.split(",") if name == "srcset" else [value]
        if value and (name.startswith("on") or name == "style"):
            yield f"<{tag} {name}>"
        elif any(_is_stopped_address(tag, name, address) for address in addresses):
            yield f"<{tag} {name}={value!r}>"


def _is_stopped_address(tag: str, name: str, value: str) -> bool:
    """Say whether an address runs a script, or loads or sends something elsewhere."""
    scheme = _SCHEME.match(_SKIPPED.sub("", value).lower())
    if scheme is None or name not in _ADDRESSES:
        return False
    if name == "href" and tag in {"a", "area"}:
        return scheme.group() not in {"https:", "http:", "mailto:", "tel:", "sms:", "//"}
    return not (tag == "img" and scheme.group() == "data:")
