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
    "checked: 2099-01-01",
    "checked: dagen dere kontrollerte",
)
DATE_ORDER = Rule.warning(
    "DATO03",
    "dager i feil rekkefølge",
    "Neste gjennomgang må være etter den siste, ellers minner ingen om den. En avtale kan ikke "
    "være slutt før den begynner.",
    "reviewed: 2026-11-02\nnext_review: 2025-11-02",
    "reviewed: 2026-11-02\nnext_review: 2027-11-02",
)
DATE_PAST = Rule.warning(
    "DATO04",
    "dager som har vært",
    "Andre åpningstider, hendelser og ferier på dager som har vært, sier ingenting til noen. Neste "
    "år trengs nye.",
    "other_hours:\n  - first: 2020-12-24",
    "other_hours:\n  - first: 2030-12-24",
)
DATE_EXPIRED = Rule.warning(
    "DATO08",
    "avtale som er gått ut",
    "Den siste dagen avtalen gjelder, har vært. Ansatte skal ikke bygge på en avtale ingen har.",
    "agreement:\n  title: Samarbeidsavtale om krisesenter\n  until: 2020-12-31",
    "agreement:\n  title: Samarbeidsavtale om krisesenter\n  until: 2030-12-31",
)
DATE_UNCHECKED = Rule.note(
    "DATO05",
    "ikke kontrollert",
    "Det står ikke når noen kontrollerte dette, og det ser leserne. Skriv aldri en dag ingen "
    "gjorde det.",
    "name: Prøve helsestasjon",
    "name: Prøve helsestasjon\nchecked: 2026-11-02",
)
DATE_STALE = Rule.warning(
    "DATO06",
    "kontroll på overtid",
    "Det er lenger siden noen kontrollerte dette enn checks i responsible.yml sier. Leserne ser "
    "hvor lenge siden det er.",
    "checked: 2020-01-01",
    "checked: dagen dere kontrollerte",
)
DATE_URGENT = Rule.error(
    "DATO07",
    "nummer i akuttregelen på overtid",
    "Et nummer ansatte ringer når et barn er i fare, må noen ha prøvd nylig før veilederen blir "
    "publisert. Hvor ofte, står i checks i responsible.yml.",
    "checked: 2020-01-01",
    "checked: dagen dere ringte nummeret",
)
