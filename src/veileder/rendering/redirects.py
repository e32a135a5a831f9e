"""Small pages that stand where something stood before, so that saved links still lead there."""

from html import escape
from pathlib import Path

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


def write_redirects(plan: SitePlan, output: Path) -> None:
    """Write a page at each former path of each page, except where another page stands now."""
    for page in plan.pages:
        for former in page.former_paths:
            target = output / former / "index.html"
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(redirect(plan, page, former), encoding="utf-8")


def redirect(plan: SitePlan, page: Page, former: str) -> str:
    """Return the HTML of the page at ``former`` that leads on to ``page``."""
    depth = depth_of(former)
    values = {
        "language": plan.language,
        "href": relative(page.path, depth),
        "stylesheet": relative("stylesheets/veileder.css", depth),
        "title": page.title,
        "site": plan.name,
        "heading": plan.frame.t["moved"],
    }
    return _PAGE.format_map({key: escape(value) for key, value in values.items()})
