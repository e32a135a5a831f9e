"""The way through levels and steps."""

from veileder.findings import Rule

FLOW_NO_BATON = Rule.error(
    "FLYT01",
    "ingen holder stafettpinnen",
    "På hvert nivå fra nivå 1 skal nøyaktig én rolle ha ansvaret for å samordne. Skal ingen ha "
    "det, må det stå.",
    "- id: niva-1\n  steps: …",
    "- id: niva-1\n  baton: stafettholder\n  steps: …",
)
FLOW_NOWHERE = Rule.error(
    "FLYT02",
    "utfall som ikke fører noe sted",
    "Et utfall skal lede til et steg, et nivå, en tjeneste eller en rolle som finnes her.",
    "to: step/finnes-ikke",
    "to: step/felles-forstaelse",
)
FLOW_UNREACHABLE = Rule.error(
    "FLYT03",
    "steg som ikke kan nås",
    "Ingen vei gjennom veilederen leder til steget.",
    "Et nivå som ingen utfall leder til",
    "Legg til et utfall som leder dit: to: level/niva-2",
)
FLOW_ENDLESS = Rule.error(
    "FLYT04",
    "steg som aldri tar slutt",
    "Fra steget finnes det ingen vei til en avslutning eller til noen som tar over.",
    "To steg som bare viser til hverandre",
    "Legg til et utfall som avslutter: to: close",
)
FLOW_WORDS = Rule.error(
    "FLYT05",
    "utfall eller frist uten tekst",
    "Knappen for et utfall trenger en tekst som sier hvor den leder. En betinget frist trenger "
    "en tekst som sier når den gjelder.",
    "outcomes i guide.yml har «avslutt», men teksten til steget har ikke",
    "outcomes:\n  avslutt: Avslutt saken",
)
FLOW_LAST_STEP = Rule.error(
    "FLYT06",
    "siste steg uten utfall",
    "Det siste steget på et nivå må si hvor saken går videre.",
    "Siste steg uten outcomes",
    "outcomes:\n  - id: avslutt\n    to: close",
)
FLOW_UNREACHABLE_HERE = Rule.warning(
    "FLYT08",
    "felles steg som ikke kan nås hos dere",
    "Et felles steg vises hos dere, men utfallene dere har skrevet eller skjult, gjør at ingen vei "
    "leder dit.",
    "Egne outcomes på siste steg, uten det nye utfallet i fellesoppsettet",
    "Ta med utfallet i outcomes, eller skjul steget: hide: [step/…]",
)
FLOW_UNUSED_WORDS = Rule.warning(
    "FLYT09",
    "tekst til en frist som ikke er der",
    "Teksten til steget sier når en frist gjelder, men steget har ingen frist med den id-en.",
    "deadlines: svarfrist: … i teksten, og bare fristen «svar» på steget",
    "Samme id begge steder",
)
FLOW_OPENED_LATER = Rule.warning(
    "FLYT10",
    "samtykket før nivået der dere åpner",
    "Loggen eller planen åpnes på et senere nivå enn steget der dere ber om samtykke. Før det er "
    "den ikke åpnet, og tekstene der nevner den ikke.",
    "opened_on: niva-2, mens samtykke-og-logg står på niva-1",
    "- step: samtykke-og-logg\n  first_in: niva-2",
)
FLOW_HIDDEN = Rule.warning(
    "FLYT07",
    "utfall til noe som er skjult",
    "Knappen for utfallet viser navnet på det skjulte, men leder ingen steder.",
    "hide: [service/barnevern], mens et steg har utfallet «to: service/barnevern»",
    "Ta bort linjen i hide, eller skriv andre utfall for steget",
)
