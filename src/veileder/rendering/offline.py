"""The worker that lets one municipality's site be read without coverage.

It is made anew for each build and carries the list of the site's files with a hash of each, so
that a phone has all of one build or keeps all of the one it had.
"""

import hashlib
import json
from pathlib import Path
from urllib.parse import quote

from veileder.pages.plan import SitePlan

WORKER = "worker.js"
_TEMPLATE = "javascripts/worker.js"
_NOT_SAVED = {WORKER, _TEMPLATE, "sitemap.xml", "sitemap.xml.gz"}
_HASH_LENGTH = 16


def write_worker(plan: SitePlan, output: Path, built: str) -> None:
    """Write the worker of the finished site in ``output``. Nothing on the site may change after.

    ``built`` is the date of the build as ``2026-11-21``.
    """
    template = output / _TEMPLATE
    text = worker(plan.id, built, saved_files(output), template.read_text(encoding="utf-8"))
    (output / WORKER).write_text(text, encoding="utf-8")
    template.unlink()


def remove_worker(output: Path) -> None:
    """Remove the worker that came with the theme, from a site that is not to be saved."""
    (output / _TEMPLATE).unlink(missing_ok=True)


def saved_files(output: Path) -> dict[str, str]:
    """Return the hash of every file a reader may need, by its address on the site."""
    paths = (path for path in output.rglob("*") if path.is_file() and path.name[0] != ".")
    names = {path.relative_to(output).as_posix(): path for path in paths}
    return {
        _address(name): _hash(names[name].read_bytes())
        for name in sorted(names)
        if name not in _NOT_SAVED
    }


def worker(id: str, built: str, files: dict[str, str], template: str) -> str:
    """Return the worker: what it must know of this build, then ``template``."""
    site = {"id": id, "built": built, "files": files}
    build = _hash((json.dumps(site) + template).encode())
    known = json.dumps({**site, "build": build}, ensure_ascii=False, indent=0)
    return f"const SITE = {known};\n\n{template}"


def _address(name: str) -> str:
    """Return the address of a file as the browser asks for it."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return quote(name)
    return f"{quote(folder)}/" if folder else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]
