"""Translations."""

from veileder.findings import Rule

LANGUAGE_MISSING = Rule.warning(
    "SPRAK01",
    "mangler målform",
    "Fellestekst skal finnes på bokmål og nynorsk. Uten målformen vises den andre, merket.",
    "Bare steps/undring.nb.md",
    "Også steps/undring.nn.md",
)
LANGUAGE_OUTDATED = Rule.warning(
    "SPRAK02",
    "utdatert oversettelse",
    "Originalen er endret etter at oversettelsen sist ble sett på.",
    "translated_from: 1a2b3c4d, men originalen har et annet fingeravtrykk",
    "Rett oversettelsen, og kjør: python3 build.py accept FIL",
)
LANGUAGE_FACT = Rule.error(
    "SPRAK03",
    "fakta i en oversettelse",
    "Det som er likt i alle målformer, står bare i originalen. To steder kan bli ulike.",
    "kind: form i undringsnotat.nn.md",
    "kind: form bare i undringsnotat.nb.md",
)
LANGUAGE_ORIGINAL = Rule.error(
    "SPRAK04",
    "uklart hva som er originalen",
    "En tekst har én original. De andre målformene har translated_from.",
    "To filer uten translated_from, eller bare filer med",
    "translated_from: new i den som er oversatt, og ingen translated_from i originalen",
)
LANGUAGE_SHAPE = Rule.error(
    "SPRAK05",
    "oversettelsen har annet oppsett",
    "Skjemaet, utfallene eller fristene har ikke de samme id-ene i begge målformer.",
    "nb har utfallet «avslutt», nn har «ferdig»",
    "«avslutt» i begge",
)
