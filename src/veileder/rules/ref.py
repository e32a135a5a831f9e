"""Ids that name nothing, and things that nothing names."""

from veileder.findings import Rule

REF_UNKNOWN = Rule.error(
    "REF01",
    "ukjent id",
    "Det som står her, viser til noe som ikke finnes.",
    "tools: [undringsnotatet]",
    "tools: [undringsnotat]",
)
REF_UNUSED_TOOL = Rule.error(
    "REF02",
    "verktøy uten steg",
    "Hvert verktøy skal høre til minst ett steg, ellers finner ingen det når de trenger det.",
    "tools/notat.nb.md finnes, men ingen steg har «notat» i tools",
    "Legg «notat» til tools i et steg, eller skjul det med hide: [tool/notat]",
)
REF_DUPLICATE = Rule.error(
    "REF03",
    "samme id to ganger",
    "To ting med samme id får samme adresse, og bare den ene blir vist.",
    "- id: ppt\n- id: ppt",
    "- id: ppt\n- id: ppt-leder",
)
REF_NO_WORDS = Rule.error(
    "REF04",
    "ordene mangler",
    "Noe er nevnt i oppsettet, men har ingen tekstfil, så siden ville blitt tom.",
    "- id: undring, uten steps/undring.nb.md",
    "Skriv steps/undring.nb.md, eller sett written: false på nivået",
)
REF_UNUSED_TEXT = Rule.warning(
    "REF05",
    "tekst som ikke brukes",
    "Tekstfilen hører til et steg, nivå eller en overskrift som ikke er med i guide.yml.",
    "steps/gammelt-steg.nb.md uten at noe nivå har steget",
    "Ta bort filen, eller legg steget inn i guide.yml",
)
REF_REPEATED = Rule.warning(
    "REF06",
    "det samme to ganger",
    "Det samme står to ganger i en liste, eller to har samme navn, så ingen vet hvem som er hvem.",
    "aliases: [uro, uro]",
    "aliases: [uro]",
)
