"""Fields written so that they cannot be read."""

from veileder.findings import Rule

YAML_SYNTAX = Rule.error(
    "YAML01",
    "ugyldig YAML",
    "Oppsettet av felt kan ikke leses. Vanligst er et kolon inne i teksten, feil innrykk eller "
    "et anførselstegn som ikke er lukket.",
    "title: Steg 1: Undring",
    'title: "Steg 1: Undring"',
)
YAML_DUPLICATE = Rule.error(
    "YAML02",
    "samme felt to ganger",
    "Når et felt står to ganger, er det tilfeldig hvilket som gjelder.",
    "phone: 22334455\nphone: 33445566",
    "phone: 33445566",
)
YAML_SPECIAL = Rule.error(
    "YAML03",
    "spesialtegn i YAML",
    "Tegnene &, *, ! og % først i en verdi betyr noe eget i YAML, og teksten ville blitt borte.",
    "title: &viktig Snakk med barnet",
    'title: "&viktig Snakk med barnet"',
)
YAML_COMMENT = Rule.error(
    "YAML04",
    "kommentar bak en verdi",
    "Alt bak « #» blir borte. Skal tegnet være med, må hele verdien stå i anførselstegn. "
    "En kommentar kan stå på en egen linje, eller bak verdien med minst to mellomrom foran # og "
    "ett bak: «status: draft  # til mars».",
    "title: Ring #1 nå",
    'title: "Ring #1 nå"',
)
YAML_LIMIT = Rule.error(
    "YAML05",
    "for dypt eller for stort",
    "Flere enn 20 nivåer inni hverandre eller flere enn 50 000 verdier er en skrivefeil.",
    "[[[[[[[[[[[[[[[[[[[[[[",
    "En enkel liste",
)
FRONT_MATTER = Rule.error(
    "YAML06",
    "feltene mangler",
    "En Markdown-fil begynner med felt mellom to linjer med tre bindestreker.",
    "# Undring\nSkriv ned …",
    "---\ntitle: Undring\n---\nSkriv ned …",
)
