"""What is changed, and whether those who use the guide are told."""

from veileder.findings import Rule

AMENDED_UNSAID = Rule.note(
    "ENDR01",
    "endret uten å stå i endringsloggen",
    "Noe som står på et publisert nettsted, er endret siden endringsloggen sist ble ført. De som "
    "bruker veilederen, får ikke vite det før det er ført.",
    "En ny frist i guide-changes.yml, som ikke står i amendments.yml",
    'python3 build.py amend eksempel --why "Fristen var for lang"',
)
AMENDED_LOST = Rule.warning(
    "ENDR02",
    "endringsloggen kan ikke føres videre",
    "Mappen har en endringslogg, men ikke facts.txt, som sier hva veilederen sa da loggen sist ble "
    "ført. Uten den er det ingenting å sammenligne med, og det dere endrer, kommer ikke i loggen.",
    "amendments.yml i git, uten facts.txt",
    "Både amendments.yml og facts.txt i git",
)
