"""What stands inside the frame of a page, made once for all sites where it is alike."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from veileder.pages.base import Page
from veileder.pages.plan import SitePlan
from veileder.rendering.html_read import Read, read_html
from veileder.rendering.mkdocs_theme import Settings, Theme, page_context
from veileder.rendering.policy import is_suspect
from veileder.rendering.stamps import marked, split, stamped
from veileder.rendering.tidy import without_blank_lines

_KEPT = 2_000  # some sites' worth: what several share is asked for again before it is pushed out


@dataclass(frozen=True, slots=True)
class Body:
    """What is alike in the HTML inside a frame, and what was read of it."""

    pieces: tuple[str, ...]
    numbers: tuple[int, ...]
    read: Read
    is_suspect: bool

    def of(self, values: Sequence[str]) -> str:
        """Return the HTML for a page with these ``values`` of its own."""
        return stamped(self.pieces, self.numbers, values)


class Bodies:
    """The bodies of the pages of many sites."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: OrderedDict[Hashable, Body] = OrderedDict()

    def body(self, page: Page, plan: SitePlan) -> tuple[Body, Sequence[str]]:
        """Return the body of ``page`` on the site of ``plan``, and the values to stamp it with.

        Templates see the page's own data there, and the words of the målform: nothing of the site.
        """
        own = marked(page.data)
        return self._alike(replace(page, data=own.data), plan), own.values

    def _alike(self, page: Page, plan: SitePlan) -> Body:
        words = tuple(plan.frame.t.values())
        key = (page.path, page.title, plan.language, words, page.data)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        settings = self._theme.settings("", plan.language, {"t": plan.frame.t})
        made = self._made[key] = self._make(page, settings)
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made

    def _make(self, page: Page, settings: Settings) -> Body:
        meta = {"title": page.title, "template": page.template, "data": page.data}
        template = self._theme.templates.get_template(page.template)
        context = template.new_context(dict(page_context(settings, page.path, meta)))
        html = without_blank_lines("\n" + "".join(template.blocks["content"](context)) + "\n")
        is_cut = html.rfind("<") > html.rfind(">")
        read = read_html(html, f"{page.path}index.html")
        return Body(*split(html), read, is_cut or is_suspect(html))
