"""The worker that lets one municipality's site be read without coverage.

It is made anew for each build and carries the list of the site's files with a hash of each, so
that a phone has all of one build or keeps all of the one it had, and fetches only what is new.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from veileder.pages.plan import SitePlan
from veileder.rendering.offline_pack import packed

WORKER = "worker.js"
TEMPLATE = "javascripts/worker.js"
PACK = "worker.bin"
LARGEST = 2_000_000  # bytes of a file that a phone keeps
NOT_SAVED = "offline.html"
_HASH_LENGTH = 16
_PACKED = 4  # a page becomes a fourth, however a host packs it
_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".webmanifest")
# What the worker lets a page say, in the page's language.
_SAID = (
    "offline_no_contact",
    "offline_weak",
    "offline_age_today",
    "offline_age_one",
    "offline_age_many",
    "offline_newer",
    "offline_show",
    "offline_left_out",
    "offline_stale",
    "offline_fetch",
    "offline_dropped",
)


def offline_files(
    plan: SitePlan, built: str, files: Mapping[str, bytes], unsaved: set[str], template: str
) -> dict[str, bytes]:
    """Return the worker of a site of these files, by path, and the pack. Nothing may change after.

    ``built`` is the date of the build as ``2026-11-21``; what is ``unsaved`` no phone keeps.
    """
    out = {name for name, content in files.items() if len(content) > LARGEST} | unsaved
    saved = {_address(name): files[name] for name in sorted(files.keys() - out)}
    texts = {address: content for address, content in saved.items() if _is_text(address, content)}
    pack = packed(texts)
    site = {
        "id": plan.id,
        "built": built,
        "dates": _dates(plan),
        "words": _words(plan),
        "files": {address: _hash(content) for address, content in saved.items()},
        "loose": {name: len(saved[name]) for name in saved.keys() - texts.keys()},
        "left": sorted(quote(name) for name in out & files.keys()),
        "each": sum(map(len, texts.values())) // len(texts) // _PACKED if texts else 0,
        "pack": {"path": PACK, "size": len(pack)},
        "stored": sum(len(content) for content in saved.values()),
    }
    return {WORKER: worker(site, template).encode(), PACK: pack}


def _dates(plan: SitePlan) -> list[str]:
    """Return the day of the build as the pages write it: for reading, and in addresses."""
    days = [edition.frame.built for _, edition in plan.editions]
    return [*days, *map(quote, days)]


def worker(site: Mapping[str, Any], template: str) -> str:
    """Return the worker: what it must know of this build, then ``template``."""
    known = {**site, "build": _hash((json.dumps(site, sort_keys=True) + template).encode())}
    lines = json.dumps(known, ensure_ascii=False, indent=0, sort_keys=True)
    return f"const SITE = {lines};\n\n{template}"


def _words(plan: SitePlan) -> dict[str, dict[str, str]]:
    """Return what is said of the copy, by language."""
    spoken = {}
    for folder, edition in plan.editions[::-1]:
        own = edition.frame
        page = {"page": f"{folder}{own.t['path_offline']}/", "title": own.t["page_offline"]}
        for language, frame in {**edition.abroad, edition.language: own}.items():
            said = {key.removeprefix("offline_"): frame.t.get(key, own.t[key]) for key in _SAID}
            spoken[language] = said | page
    return spoken


def _is_text(address: str, content: bytes) -> bool:
    if not (address.endswith(("/", *_TEXTS)) or not address):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _address(name: str) -> str:
    """Return the address of a file as the browser asks for it."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return quote(name)
    return f"{quote(folder)}/" if folder else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]
