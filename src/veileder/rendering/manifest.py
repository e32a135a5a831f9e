"""What a phone needs to put a site on its home screen under the municipality's name."""

import json
from collections.abc import Iterator
from typing import Any

from veileder.pages.frame import MarkShown
from veileder.pages.plan import SitePlan
from veileder.rendering.colour import light_view
from veileder.rendering.icons import COMMON

FILE = "manifest.webmanifest"
_ICONS = (
    ("images/icon.svg", "any", "image/svg+xml", "any"),
    ("images/icon-192.png", "192x192", "image/png", "any"),
    ("images/icon-512.png", "512x512", "image/png", "any"),
    ("images/icon-mask-512.png", "512x512", "image/png", "maskable"),
)
_PAPER = "#ffffff"


def manifest_file(plan: SitePlan) -> str:
    """Return the manifest of the site of one municipality, as it is written."""
    return json.dumps(manifest(plan), ensure_ascii=False, indent=2) + "\n"


def manifest(plan: SitePlan) -> dict[str, Any]:
    """Return the manifest. All addresses are relative, so that a site may stand anywhere."""
    accent = plan.frame.accent
    return {
        "name": plan.name,
        "short_name": plan.frame.short_name,
        "lang": plan.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": light_view(accent)["--v-accent"] if accent else COMMON,
        "icons": [
            {"src": src, "sizes": sizes, "type": kind, "purpose": purpose}
            for src, sizes, kind, purpose in (*_own(plan.frame.mark), *_ICONS)
        ],
    }


def _own(mark: MarkShown | None) -> Iterator[tuple[str, str, str, str]]:
    """Yield the municipality's own mark as an icon; a phone fills what it lacks with the others."""
    if mark:
        is_drawn = mark.type == "image/svg+xml"
        yield mark.path, "any" if is_drawn else f"{mark.width}x{mark.height}", mark.type, "any"
