"""The same pages in stock Material: what our figures are compared with.

Every finished page's own content is put, as HTML, into a plain MkDocs project with Material as it
comes: its navigation, its search (Norwegian), its palette and its script.
"""

import re
import subprocess
import sys
from pathlib import Path

MATERIAL = """\
site_name: {name}
theme:
  name: material
  language: nb
  font: false
plugins:
  - search:
      lang: 'no'
markdown_extensions:
  - admonition
  - tables
"""
_CONTENT = re.compile(
    r'<div id="innhold"[^>]*>(.*)</div>(?:\s|</(?:article|div)>)*</main>', re.DOTALL
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def build_stock(site: Path, folder: Path) -> Path:
    """Build the pages of ``site`` with stock Material below ``folder``; return its output."""
    for page in sorted(site.rglob("index.html")):
        _write_page(page, folder / "docs" / page.relative_to(site).parent / "index.md")
    config = folder / "mkdocs.yml"
    config.write_text(MATERIAL.format(name=site.name), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    subprocess.run(command, check=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""})
    return folder / "site"


def content_of(page: Path) -> tuple[str, str] | None:
    """Return the title and the own content of a finished page, as HTML; nothing if it has none."""
    html = page.read_text(encoding="utf-8")
    content, title = _CONTENT.search(html), _TITLE.search(html)
    return (title[1].strip(), content[1]) if content and title else None


def _write_page(page: Path, target: Path) -> None:
    found = content_of(page)
    if found is None:
        return
    title, content = found
    body = re.sub(r"\n\s*", "\n", content)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f'---\ntitle: "{title}"\n---\n\n<div>{body}</div>\n', encoding="utf-8")
