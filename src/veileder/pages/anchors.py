"""The places on the pages that a link in a text may lead to: each once, and each there.

A text does not know what else stands on its page, nor what a municipality left out of the page it
links to. All pages together do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from posixpath import normpath
from typing import Any, get_args, get_type_hints

from veileder.markdown.anchors import STEP_SECTIONS, heading_id, slug_of
from veileder.pages.base import Page
from veileder.pages.parts import Html
from veileder.pages.steps import StepPage

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
    if isinstance(page.data, StepPage):
        found |= {name: name for name, needs in STEP_SECTIONS.items() if _has(page.data, needs)}
    return found


def _has(data: StepPage, needs: tuple[str, ...]) -> bool:
    return not needs or any(getattr(data, need) for need in needs)


def _linked(page: Page, places: Mapping[str, Mapping[str, str]]) -> Page:
    def there(match: re.Match[str]) -> str:
        path = _target(page.path, match[2])
        id = places.get(path, {}).get(slug_of(match[3]))
        return f"{match[1]}{match[2]}" + (f"#{id}" if id else "")

    return _changed(page, lambda html: _LINK.sub(there, html))


def _target(path: str, href: str) -> str:
    """Return the path of the page that ``href`` on the page at ``path`` leads to."""
    joined = normpath(f"/{path}{href.partition('?')[0]}").strip("/")
    return f"{joined}/" if joined else ""


def _changed(page: Page, change: Callable[[str], str]) -> Page:
    if not any(_marked(page.data)):
        return page
    return replace(page, data=_mapped(page.data, change))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Return ``value`` with all HTML that has a heading or a link to one changed."""
    if isinstance(value, str):
        return change(value) if _SIGN in value else value
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    return replace(value, **{name: _mapped(part, change) for name, part in _written(value)})


def _marked(value: Any) -> Iterator[str]:
    """Yield the HTML in ``value`` that has a heading with an id, or a link to one."""
    if isinstance(value, str):
        if _SIGN in value:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _marked(item)
    else:
        for _, part in _written(value):
            yield from _marked(part)


def _written(part: Any) -> Iterator[tuple[str, Any]]:
    """Yield what in ``part`` is HTML or has HTML further in, its body first."""
    return ((name, value) for name in _fields(part.__class__) if (value := getattr(part, name)))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of page or part that HTML can stand in, its body first."""
    hints = get_type_hints(kind)
    return tuple(sorted((n for n, h in hints.items() if _holds(h)), key=lambda n: n != "body"))


def _holds(hint: Any) -> bool:
    if is_dataclass(hint) and isinstance(hint, type):
        return bool(_fields(hint))
    return hint is Html or any(map(_holds, get_args(hint)))
