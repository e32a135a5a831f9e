"""Where a pasted link leads, without what mail and search programs put around the address."""

import re
from urllib.parse import parse_qs, quote, urlsplit

from veileder.addresses import judge

# Host and path that lead on to the address in one of these parts of the question.
_WRAPPERS = (
    (re.compile(r"[\w.-]*safelinks\.protection\.outlook\.com/"), "url"),
    (re.compile(r"(www\.)?google\.[a-z.]+/url"), "q"),
    (re.compile(r"(www\.)?google\.[a-z.]+/url"), "url"),
    (re.compile(r"l\.facebook\.com/l\.php"), "u"),
)


def address(href: str) -> str | None:
    """Return ``href`` as our Markdown may have it; None for what only leads from where it stood."""
    bare = _unwrapped("".join(href.split()))
    scheme, _, rest = bare.partition(":")
    if scheme.lower() in ("mailto", "tel"):
        return f"{scheme.lower()}:{_safe(rest)}" if rest else None
    if bare.lower().startswith("www."):
        bare = f"https://{bare}"
    secure = _safe(re.sub(r"^http://", "https://", bare, flags=re.IGNORECASE))
    return None if judge("url", secure) else secure


def is_plain_http(href: str) -> bool:
    """Whether ``href`` leads to a page without https."""
    return _unwrapped("".join(href.split())).lower().startswith("http://")


def _unwrapped(href: str) -> str:
    place = re.sub(r"^https?://", "", href, flags=re.IGNORECASE)
    for host, name in _WRAPPERS:
        if host.match(place):
            (inner, *_) = parse_qs(_query(href)).get(name, [""])
            return inner if inner.startswith("http") else href
    return href


def _query(href: str) -> str:
    try:
        return urlsplit(href).query
    except ValueError:
        return ""


def _safe(href: str) -> str:
    """Return ``href`` with the signs that would end it, or begin something else, in Markdown."""
    return re.sub(r"[()<>\\`|\"\[\]*~^{}\s]", lambda sign: quote(sign[0], safe=""), href)
