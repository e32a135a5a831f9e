"""The amendments as Atom feeds (RFC 4287): of all, of law, and of each type of service."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

FEEDS = ("", "law")  # of all, and of law; those of the types of service are named by their ids
_ATOM = "http://www.w3.org/2005/Atom"


class FeedEntry(NamedTuple):
    """One amendment: where it stands, since when, and what it says."""

    href: str
    iso: str
    title: str
    text: str


class Feed(NamedTuple):
    """A feed at ``path`` of the site at ``site``; ``page`` is the page that says the same."""

    site: str
    path: str
    page: str
    title: str
    author: str
    language: str


def feed_path(folder: str, name: str) -> str:
    """Return the path of the feed called ``name``, beside the page in ``folder``."""
    return f"{folder}feed-{name}.xml" if name else f"{folder}feed.xml"


def atom(feed: Feed, entries: Sequence[FeedEntry], updated: str) -> bytes:
    """Return the bytes of ``feed``; ``updated`` is the day of the newest amendment in any feed.

    The same log always gives the same bytes.
    """
    attributes = {"xmlns": _ATOM, "xml:lang": feed.language}
    root = ET.Element("feed", attributes)
    here, page = urljoin(feed.site, feed.path), urljoin(feed.site, feed.page)
    _texts(root, {"id": here, "title": feed.title, "updated": _moment(updated)})
    _link(root, "self", here, "application/atom+xml")
    _link(root, "alternate", page, "text/html")
    _texts(ET.SubElement(root, "author"), {"name": feed.author})
    for entry in entries:
        element = ET.SubElement(root, "entry")
        href = urljoin(feed.site, entry.href)
        moment = _moment(entry.iso)
        _texts(element, {"id": href, "title": entry.title, "updated": moment})
        _link(element, "alternate", href, "text/html")
        _texts(element, {"content": entry.text})
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _texts(parent: ET.Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _moment(iso: str) -> str:
    """Return a day as a moment, which Atom asks for: when it begins in Norway's winter."""
    return f"{iso}T00:00:00+01:00"
