"""What stands inside the frame of a page, made once for all sites where it is the same."""

import marshal
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from veileder.pages.base import Page
from veileder.pages.plan import SitePlan
from veileder.rendering.html_read import Read, read_html
from veileder.rendering.mkdocs_theme import Settings, Theme, page_context
from veileder.rendering.policy import is_suspect
from veileder.rendering.tidy import without_blank_lines

# What these say depends on the whole site, not only on the page and the words of the målform.
_ONLY_HERE = {
    f"{name}.html" for name in ("front", "search", "handbook", "emergency", "chooser", "region")
}
_WRITTEN_OUT = 2  # marshal's later versions tell whether two equal texts are the same object
_KEPT = 2_000  # some sites' worth: what several share is asked for again before it is pushed out


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML inside a frame, and what was read of it."""

    html: str
    read: Read
    is_suspect: bool


class Bodies:
    """The bodies of the pages of many sites."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: OrderedDict[Hashable, Body] = OrderedDict()

    def body(self, page: Page, plan: SitePlan) -> Body:
        """Return the body of ``page`` on the site of ``plan``."""
        whose = plan.id if page.template in _ONLY_HERE else None
        data = marshal.dumps(page.data, _WRITTEN_OUT)
        key = (page.template, page.path, page.title, plan.language, whose, data)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        made = self._made[key] = self._make(page, self._settings(plan, whose))
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made

    def _settings(self, plan: SitePlan, whose: str | None) -> Settings:
        """Return the settings of the site, or as much of them as a body that is shared may see."""
        if whose is not None:
            return self._theme.settings(plan.name, plan.language, plan.frame)
        return self._theme.settings("", plan.language, {"t": plan.frame["t"]})

    def _make(self, page: Page, settings: Settings) -> Body:
        meta = {"title": page.title, "template": page.template, "data": page.data}
        template = self._theme.templates.get_template(page.template)
        context = template.new_context(dict(page_context(settings, page.path, meta)))
        html = without_blank_lines("\n" + "".join(template.blocks["content"](context)) + "\n")
        is_cut = html.rfind("<") > html.rfind(">")
        return Body(html, read_html(html, f"{page.path}index.html"), is_cut or is_suspect(html))
