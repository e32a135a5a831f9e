"""Where the editions of a guide are, when it is in both målformer."""

from dataclasses import replace

from veileder.resolving.guide import Guide


def in_folder(guide: Guide) -> Guide:
    """Return ``guide`` as it is where it is published in the folder of its målform."""
    address = guide.settings.address
    below = f"{address.rstrip('/')}/{guide.language}" if address else None
    return replace(guide, settings=replace(guide.settings, address=below))
