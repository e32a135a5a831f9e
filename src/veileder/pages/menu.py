"""The pages that are named on every page, at the top and at the bottom."""

from collections.abc import Iterator

from veileder.pages.view import View

MAIN_PAGES = ("front", "tools", "services", "measures", "roles", "arenas", "practice", "about")
FOOTER_PAGES = ("glossary", "laws", "helplines", "handbook", "changes")


def site_articles(view: View) -> Iterator[str]:
    """Yield the refs of the articles about the site itself."""
    for article in view.guide.documents["article"].values():
        if getattr(article.value, "section", "") == "site":
            yield f"article/{article.id}"
