"""Dates of review."""

from veileder.findings import Rule

DATE_OVERDUE = Rule.warning(
    "DATO01",
    "gjennomgang på overtid",
    "Datoen for neste gjennomgang er passert.",
    "next_review: 2020-01-01",
    "Gå gjennom teksten, og sett reviewed og next_review på nytt",
)
DATE_FUTURE = Rule.error(
    "DATO02",
    "kontrolldato fram i tid",
    "Noe kan ikke være kontrollert på en dag som ikke har vært.",
    "reviewed: 2099-01-01",
    "reviewed: dagen dere gikk gjennom teksten",
)
