"""Fields that are unknown, missing or of another form than they should be."""

from veileder.findings import Rule

FIELD_UNKNOWN = Rule.error(
    "FELT01",
    "ukjent felt",
    "Feltet finnes ikke, ofte på grunn av en skrivefeil. Det ville ikke blitt vist noe sted.",
    "titel: Undring",
    "title: Undring",
)
FIELD_MISSING = Rule.error(
    "FELT02",
    "manglende felt",
    "Et felt som må være med, er ikke der.",
    "summary: Hva vi gjør",
    "title: Undring\nsummary: Hva vi gjør",
)
FIELD_TYPE = Rule.error(
    "FELT03",
    "feil slags verdi",
    "Feltet skal ha en liste, en gruppe felt eller en tekst, og har fått noe annet.",
    "tools: undringsnotat",
    "tools:\n  - undringsnotat",
)
FIELD_VALUE = Rule.error(
    "FELT04",
    "ugyldig verdi",
    "Verdien er ikke en av dem feltet kan ha, eller den er skrevet på en annen måte enn den skal.",
    "within: to uker",
    "within: 2 weeks",
)
FIELD_LENGTH = Rule.error(
    "FELT05",
    "for langt eller for mange",
    "Lengden er begrenset for at teksten skal kunne leses på en telefon.",
    "actions: med ni punkter",
    "actions: med høyst sju punkter",
)
FIELD_EMPTY = Rule.error(
    "FELT06",
    "tomt punkt i en liste",
    "Et punkt uten innhold blir til en tom prikk på siden.",
    "tools:\n  - undringsnotat\n  -",
    "tools:\n  - undringsnotat",
)
FIELD_ODD = Rule.warning(
    "FELT07",
    "neppe det som er ment",
    "Hver verdi er gyldig for seg, men ikke sammen: tjenesten stenger før den åpner, to "
    "åpningstider gjelder samme tid, 3 år er alderen for å samtykke, et verktøy tar 0 minutter.",
    "- days: mon-fri\n  opens: 15:30\n  closes: 08:00",
    "- days: mon-fri\n  opens: 08:00\n  closes: 15:30",
)
