"""What names a person."""

from veileder.findings import Rule

PERSON_NUMBER = Rule.error(
    "PERS01",
    "fødselsnummer",
    "Elleve sifre med gyldige kontrollsifre er et fødselsnummer. Slikt skal aldri stå i git.",
    "Et fødselsnummer i et eksempel",
    "Ta det bort, også fra historikken",
)
