"""Two pages that would have the same address."""

from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.base import SITE_LANGUAGES
from veileder.resolving.addresses import FIXED_PATHS
from veileder.resolving.guide import Guide, GuideLevel

# Folders of a site that are no pages, or all those in the other målform.
_FOLDERS = frozenset({"api", "assets", "images", "javascripts", "stylesheets", *SITE_LANGUAGES})


def check_paths(guide: Guide) -> Iterator[Finding]:
    """Yield levels and editions for a type of service whose address something else has."""
    levels = {level.id: level for variant in guide.variants.values() for level in variant.levels}
    for part in filter(None, (guide.municipality, guide.region)):
        for index, name in enumerate(part.variants or ()):
            shared = name in levels and not _is_own(levels[name])
            if name in FIXED_PATHS | _FOLDERS or shared:
                cure = f"Ta bort «{name}» fra variants, eller gi tjenestetypen en annen id."
                yield _taken(name, part.at("variants", index), cure)
    for id, level in levels.items():
        of_variant = id in guide.variants and _is_own(level)
        if id in FIXED_PATHS | _FOLDERS or of_variant:
            cure = f"Gi nivået en annen id, for eksempel niva-{id}."
            yield _taken(id, level.facts.at("id"), cure)


def _is_own(level: GuideLevel) -> bool:
    """Whether the level is the municipality's or its region's, and not in the shared content."""
    return level.facts.at("id").path.startswith("municipalities/")


def _taken(id: str, at: Location, cure: str) -> Finding:
    return Finding(rules.PAGE_TAKEN, at, f"Adressen «{id}/» er opptatt av en annen side", cure)
