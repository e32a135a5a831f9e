"""What a phone needs to put a site on its home screen under the municipality's name."""

import json
from typing import Any

from veileder.pages.plan import SitePlan

FILE = "manifest.webmanifest"
ICONS = (
    ("images/icon.svg", "any", "image/svg+xml"),
    ("images/icon-192.png", "192x192", "image/png"),
    ("images/icon-512.png", "512x512", "image/png"),
)
_PAPER = "#ffffff"
_ACCENT = "#1f5c57"


def manifest_file(plan: SitePlan) -> str:
    """Return the manifest of the site of one municipality, as it is written."""
    return json.dumps(manifest(plan), ensure_ascii=False, indent=2) + "\n"


def manifest(plan: SitePlan) -> dict[str, Any]:
    """Return the manifest. All addresses are relative, so that a site may stand anywhere."""
    return {
        "name": plan.name,
        "short_name": plan.frame.short_name,
        "lang": plan.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": plan.frame.accent or _ACCENT,
        "icons": [{"src": src, "sizes": sizes, "type": kind} for src, sizes, kind in ICONS],
    }
