"""What an editor has compared, and nobody has made a fingerprint of yet."""

from veileder import rules
from veileder.findings import Finding, Location


def unsealed(at: Location, noted: str, now: str) -> Finding:
    """Return that ``noted``, a word for «I have compared», stands for the fingerprint ``now``."""
    return Finding(
        rules.LAYER_READ,
        at,
        f"Det står «{noted}» her ennå, så vi ser ikke om teksten det bygger på, blir endret",
        f"Skriv {now} i stedet, eller kjør: python3 build.py accept --read",
    )
