"""One block as Markdown. The only user of ``markdownify``; its strings are escaped before."""

import re
from typing import Any

from bs4.element import Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from veileder.editing.clipboard.tree import new


def markdown_of(block: Tag) -> str:
    """Return ``block``, whose strings are Markdown already, as Markdown."""
    around = new("div")
    around.append(block)
    written = _WRITER.process_tag(around)
    lines = (line.rstrip(" ") for line in written.strip("\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Writer(MarkdownConverter):
    """Writes what our own Markdown has, and the two signs that the library has no word for."""

    # ``convert_x`` is what the library calls for each tag x; its types do not say so.
    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if el.has_attr("checked"):
            text = f"[{el['checked']}] {text.strip()}"
        return str(super().convert_li(el, text, parent_tags))  # type: ignore[misc]

    def convert_box(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        title = f' "{el["title"]}"' if el.get("title") else ""
        inside = re.sub(r"^(?=.)", "    ", text.strip(), flags=re.MULTILINE)
        return f"\n\n!!! {el['kind']}{title}\n{inside}\n\n"


_WRITER: Any = _Writer(
    heading_style=ATX,
    bullets="-",
    newline_style=BACKSLASH,
    autolinks=False,
    escape_asterisks=False,
    escape_underscores=False,
)
