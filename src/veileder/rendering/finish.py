"""What is done to a site when MkDocs has built it, so that it is small, strict and can be saved."""

from pathlib import Path

from veileder.dates import today
from veileder.pages.plan import SitePlan
from veileder.rendering.colour import accent_css
from veileder.rendering.compact import compact_files
from veileder.rendering.manifest import write_manifest
from veileder.rendering.offline import remove_worker, write_worker
from veileder.rendering.policy import with_inline_policy, with_policy
from veileder.rendering.redirects import write_redirects
from veileder.rendering.tidy import from_folder, remove_unused, tidied

_NOT_FOUND = "404.html"


def finish_site(plan: SitePlan, output: Path) -> None:
    """Finish the built site in ``output``. Whatever else belongs to the site is there already.

    Raises PolicyFault when a page has something its content policy would stop.
    """
    write_redirects(plan, output)
    remove_unused(output, _finish_pages(plan, output))
    compact_files(output)
    if plan.frame.portal:
        remove_worker(output)
        return
    accent = output / "stylesheets" / "accent.css"
    accent.write_text(accent_css(plan.frame.accent), encoding="utf-8")
    write_manifest(plan, output)
    write_worker(plan, output, today().isoformat())


def _finish_pages(plan: SitePlan, output: Path) -> list[str]:
    """Rewrite every page and return them all."""
    return [_finish_page(plan, path, output) for path in sorted(output.rglob("*.html"))]


def _finish_page(plan: SitePlan, path: Path, output: Path) -> str:
    name = path.relative_to(output).as_posix()
    html = tidied(path.read_text(encoding="utf-8"))
    if name == _NOT_FOUND:
        html = with_inline_policy(from_folder(html, plan.id), f"{plan.id}/{name}")
    else:
        html = with_policy(html, f"{plan.id}/{name}")
    path.write_text(html, encoding="utf-8")
    return html
