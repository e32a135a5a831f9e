"""Who has gone through the texts."""

from veileder.findings import Rule

REVIEW_CHANGED = Rule.warning(
    "GJEN01",
    "endret siden gjennomgangen",
    "Noen har gått gjennom teksten, og den er endret siden. Siden sier det. Den som svarer for "
    "teksten, må lese det som er nytt.",
    "of: 1a2b3c4d, og teksten er en annen",
    "En ny gjennomgang, med fingeravtrykket av teksten slik den er",
)
REVIEW_NOTHING = Rule.warning(
    "GJEN02",
    "gjennomgang av noe som ikke finnes",
    "Raden gjelder en tekst som ikke finnes her, så ingen ser den.",
    "ref: step/finnes-ikke",
    "ref: step/undring",
)
