"""When somebody last compared what is local with what it is made from. ``accept`` writes it."""

from veileder.model.base import Date, Fingerprint, Part, Ref
from veileder.model.declaring import fact


class Comparison(Part):
    """That the local text, step or level was compared with what it is made from."""

    ref: Ref = fact("Det som er sammenlignet", "Det som er sammenlignet, som slag/id.")
    of: Fingerprint = fact("Gjelder", "Fingeravtrykk av det felles, slik det var da.")
    date: Date = fact("Sammenlignet", "Dagen noen sammenlignet.")


class Comparisons(Part):
    """The comparisons, the newest of each: ``compared.yml``."""

    compared: tuple[Comparison, ...] = fact(
        "Sammenligninger", "Sammenligningene, den siste av hver.", in_form="", default=()
    )
