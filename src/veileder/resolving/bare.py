"""The shared content and the regions by themselves, as a municipality without a word of its own.

What is wrong there is wrong for all, and nobody's choices are to blame.
"""

from collections.abc import Sequence
from dataclasses import replace

from veileder.model.municipality import Municipality, Region
from veileder.reading.layers import Layer, Library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve
from veileder.resolving.tables import amendments_of

NOBODY = "-"  # no folder can have this name


def bare_library(library: Library, region: str | None) -> Library:
    """Return the layers of ``NOBODY``, who says nothing, in ``region`` or in none.

    NOBODY has a variant for every type of service that the layers say something special for.
    """
    beneath = [library.shared, *([library.layers[region]] if region else [])]
    settings = beneath[-1].settings
    said = {
        "name": "ingen",
        "number": "0000",
        "language": str(settings.language) if settings else "nb",
        "region": region,
        "variants": sorted(_special(beneath)),
    }
    nobody = Layer(NOBODY, "", tables={"municipality.yml": Municipality.model_validate(said)})
    return replace(library, layers={layer.id: layer for layer in (*beneath[1:], nobody)})


def region_guide(library: Library, id: str) -> Guide:
    """Return what the region in folder ``id`` says for all its municipalities, in its own name.

    It has the region's own log of amendments, and no municipality's choices.
    """
    layer = library.layers[id]
    region = layer.settings
    assert isinstance(region, Region)  # noqa: S101 - that is what regions are
    alone = bare_library(library, id)
    nobody = alone.layers[NOBODY]
    own = nobody.tables["municipality.yml"].model_copy(
        update={"name": region.name, "status": region.status, "address": region.address}
    )
    named = replace(nobody, tables={"municipality.yml": own})
    guide = resolve(replace(alone, layers={**alone.layers, NOBODY: named}), NOBODY).value
    return replace(guide, id=id, amendments=amendments_of(layer))


def _special(layers: Sequence[Layer]) -> set[str]:
    """Return the types of service that some text or step of ``layers`` is special for."""
    skeletons = [skeleton for layer in layers for skeleton in layer.skeletons.values()]
    steps = [step for skeleton in skeletons for level in skeleton.levels for step in level.steps]
    special = {key.variant for layer in layers for key in layer.texts}
    special |= {name for layer in layers for name in layer.skeletons}
    special |= {name for step in steps for name in step.variants}
    known = {key.id for layer in layers for key in layer.texts if key.kind == "service"}
    return {name for name in special if name in known}
