"""What one does in a step, where a tool is a button in the action that uses it."""

import re
from collections.abc import Iterable

from veileder.pages.parts import Html
from veileder.pages.view import View

_LINK = re.compile(r'<a (?=href="([^"#]*)[^"]*")')


def actions(view: View, texts: Iterable[str]) -> tuple[Html, ...]:
    """Return what to do, as HTML; a link to a tool is dressed as a button."""
    found = view.inlines(texts)
    if not any("<a " in action for action in found):
        return found
    tools = _tools(view)

    def dressed(link: re.Match[str]) -> str:
        return '<a class="v-use" ' if link[1] in tools else link[0]

    return tuple(Html(_LINK.sub(dressed, action)) for action in found)


def _tools(view: View) -> set[str]:
    """Return the hrefs of all tools that this site shows."""
    ids = view.guide.documents.get("tool", ())
    return {link.href for link in view.links(f"tool/{id}" for id in ids)}
