"""Which sites stand in an output: written into it, so that a later build can list what it keeps."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from veileder.guide import Guide

LISTING = "sites.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """A municipality's site as the pages show it that lead to several."""

    id: str
    name: str
    language: str
    is_draft: bool
    region: str | None
    region_name: str | None


def listed(guide: Guide) -> Listed:
    """Return the site of ``guide`` as it is listed."""
    return Listed(
        id=guide.id,
        name=guide.municipality.name,
        language=str(guide.language),
        is_draft=guide.municipality.status == "draft",
        region=guide.region_id,
        region_name=guide.region.name if guide.region else None,
    )


def listing(sites: Iterable[Listed]) -> str:
    """Return the text of the file ``LISTING``."""
    return json.dumps([asdict(site) for site in sites], ensure_ascii=False, indent=1) + "\n"


def read_listing(output: Path) -> list[Listed]:
    """Return the sites that stand in ``output``; none where it has no readable listing."""
    try:
        entries = json.loads((output / LISTING).read_text(encoding="utf-8"))
        sites = [Listed(**entry) for entry in entries]
    except (OSError, ValueError, TypeError):
        return []
    return [site for site in sites if (output / site.id / "index.html").is_file()]
