"""Small pages that stand where something stood before, so that saved links still lead there."""

from collections.abc import Iterator
from html import escape

from veileder.pages.base import Page
from veileder.pages.plan import SitePlan
from veileder.resolving.addresses import depth_of, relative

_PAGE = """\
<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta http-equiv="refresh" content="0; url={href}">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <link rel="canonical" href="{href}">
    <link rel="stylesheet" href="{stylesheet}">
    <title>{title} – {site}</title>
  </head>
  <body>
    <main id="innhold">
      <h1>{heading}</h1>
      <p><a href="{href}">{title}</a></p>
    </main>
  </body>
</html>
"""


def redirects(plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Yield a file and its HTML for each former path of each page, where no page stands now."""
    standing = {page.path for page in plan.pages}
    for page in plan.pages:
        for former in page.former_paths:
            if former not in standing:
                standing.add(former)
                yield f"{former}index.html", redirect(plan, page, former)


def redirect(plan: SitePlan, page: Page, former: str) -> str:
    """Return the HTML of the page at ``former`` that leads on to ``page``."""
    depth = depth_of(former)
    values = {
        "language": plan.language,
        "href": relative(page.path, depth),
        "stylesheet": relative(f"{plan.frame.up}stylesheets/veileder.css", depth),
        "title": page.title,
        "site": plan.name,
        "heading": plan.frame.t["moved"],
    }
    return _PAGE.format_map({key: escape(value) for key, value in values.items()})
