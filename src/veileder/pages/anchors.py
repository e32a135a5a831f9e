"""The places on the pages that a link in a text may lead to: each once, and each there.

A text does not know what else stands on its page, nor what a municipality left out of the page it
links to. All pages together do.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from posixpath import normpath
from typing import Any

from veileder.markdown.anchors import STEP_SECTIONS, heading_id, slug_of
from veileder.pages.base import Data, Page

_SIGN = heading_id("")
_HEADING = re.compile(rf'(<h[1-6] id=")({_SIGN}[^"]*)(?=")')
_LINK = re.compile(rf'(<a href=")([^"#]*)#({_SIGN}[^"]*)(?=")')


def with_anchors(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return ``pages`` with no id twice on one page, and links only to places that are there.

    A link to a heading that its page does not have on this site leads to the page.
    """
    named = [_named(page) for page in pages]
    places = {page.path: _places(page) for page in named}
    return tuple(_linked(page, places) for page in named)


def _named(page: Page) -> Page:
    """Give headings of ``page`` that are called the same a number; its body comes first."""
    seen: set[str] = set()

    def own(match: re.Match[str]) -> str:
        id, number = match[2], 1
        while id in seen:
            number += 1
            id = f"{match[2]}_{number}"
        seen.add(id)
        return f"{match[1]}{id}"

    return _changed(page, lambda html: _HEADING.sub(own, html))


def _places(page: Page) -> dict[str, str]:
    """Return the id of every place on ``page`` by what content calls it."""
    found = {slug_of(id): id for html in _marked(page.data) for _, id in _HEADING.findall(html)}
    if page.template == "step.html":
        found |= {name: name for name, needs in STEP_SECTIONS.items() if _has(page.data, needs)}
    return found


def _has(data: Data, needs: tuple[str, ...]) -> bool:
    return not needs or any(data.get(need) for need in needs)


def _linked(page: Page, places: Mapping[str, Mapping[str, str]]) -> Page:
    def there(match: re.Match[str]) -> str:
        path = _target(page.path, match[2])
        id = places.get(path, {}).get(slug_of(match[3]))
        return f"{match[1]}{match[2]}" + (f"#{id}" if id else "")

    return _changed(page, lambda html: _LINK.sub(there, html))


def _target(path: str, href: str) -> str:
    """Return the path of the page that ``href`` on the page at ``path`` leads to."""
    joined = normpath(f"/{path}{href}").strip("/")
    return f"{joined}/" if joined else ""


def _changed(page: Page, change: Callable[[str], str]) -> Page:
    if not _marked(page.data):
        return page
    first = sorted(page.data, key=lambda key: key != "body")
    done = {key: _mapped(page.data[key], change) for key in first}
    return replace(page, data={key: done[key] for key in page.data})


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Return ``value`` with every string that may be HTML changed."""
    if isinstance(value, str):
        return change(value) if _SIGN in value else value
    if isinstance(value, list):
        return [_mapped(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    return value


def _marked(value: Any) -> list[str]:
    """Return the strings in ``value`` that have a heading with an id, or a link to one."""
    found, left = [], [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            if _SIGN in part:
                found.append(part)
        elif isinstance(part, list):
            left.extend(part)
        elif isinstance(part, dict):
            left.extend(part.values())
    return found
