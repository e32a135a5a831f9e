"""Provisions of law that have been replaced."""

from veileder.findings import Rule

LAW_SUPERSEDED_LOCALLY = Rule.warning(
    "LOV02",
    "erstattet lovhenvisning i egen tekst",
    "Bestemmelsen en egen tekst viser til, gjelder ikke lenger. Bruk den som gjelder nå.",
    "laws: [skolemiljo-9a] i en egen tekst",
    "laws: [skolemiljo]",
)
LAW_SUPERSEDED = Rule.error(
    "LOV01",
    "lovhenvisning som er erstattet",
    "Bestemmelsen gjelder ikke lenger. Bruk den som gjelder nå.",
    "laws: [skolemiljo-9a]",
    "laws: [skolemiljo]",
)
