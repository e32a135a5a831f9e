"""The worker that lets one municipality's site be read without coverage.

It is made anew for each build and carries the list of the site's files with a hash of each, so
that a phone has all of one build or keeps all of the one it had.
"""

import hashlib
import json
from collections.abc import Mapping
from urllib.parse import quote

from veileder.pages.plan import SitePlan

WORKER = "worker.js"
TEMPLATE = "javascripts/worker.js"
_HASH_LENGTH = 16


def worker_file(plan: SitePlan, built: str, files: Mapping[str, bytes], template: str) -> str:
    """Return the worker of a site of these files, by path. Nothing on it may change after.

    ``built`` is the date of the build as ``2026-11-21``.
    """
    saved = {_address(name): _hash(files[name]) for name in sorted(files)}
    return worker(plan.id, built, saved, template)


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
