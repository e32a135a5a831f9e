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
LAW_NOT_YET = Rule.warning(
    "LOV03",
    "lov som ikke gjelder ennå",
    "Dagen i in_force har ikke vært. De som leser, tror at bestemmelsen gjelder nå.",
    "in_force: 2099-01-01",
    "in_force: dagen bestemmelsen trådte i kraft",
)
LAW_CONSENT_AGE = Rule.warning(
    "LOV05",
    "alder for samtykke som strider mot tabellen",
    "Hvem som samtykker ved hvilken alder, står i consent.yml. En annen alder i en setning om det "
    "samme er feil ett av stedene.",
    "Fra 15 år samtykker den unge selv til helsehjelp.",
    "{consent/helsehjelp-16}",
)
LAW_CONSENT_ROWS = Rule.error(
    "LOV06",
    "aldre i tabellen over samtykke som ikke henger sammen",
    "To rader om det samme kan ikke gjelde samme alder, og det kan ikke være et hull mellom dem. "
    "Da vet ingen hvem som bestemmer.",
    "until: 12 i den ene raden, og since: 13 i den neste",
    "until: 12 i den ene raden, og since: 12 i den neste",
)
LAW_UNLINKED = Rule.warning(
    "LOV04",
    "paragraf uten lenke",
    "Teksten nevner en paragraf uten å lenke til loven. Da ser ingen hva som står der, og ingen får"
    " vite det når loven endres.",
    "Du har plikt etter barnevernsloven § 13-2.",
    "Du har [meldeplikt](law/meldeplikt-barnevernsloven).",
)
