"""PyYAML's complaints in Norwegian, for people who do not know YAML: what, and the cure."""

_EXPLANATIONS = (
    (
        "sequence entries are not allowed",
        "Et punkt med strek kan ikke stå på samme linje som feltnavnet",
        "Flytt streken ned på neste linje, eller sett verdien i anførselstegn.",
    ),
    (
        "expected '<document start>'",
        "Her er det tekst etter slutten av feltene",
        "Ta bort linjen med «...», eller rett innrykket over.",
    ),
    (
        "character escape",
        "Tegnet etter omvendt skråstrek finnes ikke",
        "Skriv tegnet rett inn.",
    ),
    (
        "mapping values are not allowed",
        "Et kolon inne i teksten blir lest som et nytt felt",
        'Sett hele verdien i anførselstegn: "Steg 1: Undring".',
    ),
    (
        "cannot start any token",
        "Tegnet kan ikke stå først i en verdi (for eksempel @, ` eller en tabulator)",
        "Sett hele verdien i anførselstegn, og bruk mellomrom til innrykk.",
    ),
    (
        "while scanning a quoted scalar",
        "Et anførselstegn er ikke lukket",
        "Sett et anførselstegn der teksten slutter.",
    ),
    (
        "could not find expected ':'",
        "Linjen mangler kolon etter feltnavnet",
        "Skriv «navn: verdi», med mellomrom etter kolon.",
    ),
    (
        "expected <block end>",
        "Innrykket stemmer ikke, eller teksten fortsetter etter et anførselstegn",
        "Rett innrykket så det er likt for alle felt på samme nivå. "
        "Har teksten anførselstegn inni, bruk «».",
    ),
    (
        "while parsing a flow",
        "En liste med [ eller { er ikke lukket",
        "Lukk med ] eller }, eller skriv ett punkt per linje med strek foran.",
    ),
    (
        "scanning an alias",
        "«*» først i verdien er en YAML-henvisning",
        'Sett hele verdien i anførselstegn: "**Ring** 112".',
    ),
    (
        "scanning an anchor",
        "«&» først i verdien er et YAML-merke",
        'Sett hele verdien i anførselstegn: "&…".',
    ),
    (
        "a tag",
        "«!» først i verdien er et YAML-merke",
        'Sett hele verdien i anførselstegn: "!…".',
    ),
    (
        "scanning a block scalar",
        "Etter | eller > skal teksten begynne på neste linje",
        "Skriv «>-» alene, og teksten på linjene under med innrykk.",
    ),
    ("surrogate", "Tegnet etter omvendt skråstrek finnes ikke", "Skriv tegnet rett inn."),
    (
        "found unknown escape",
        "Omvendt skråstrek har en egen betydning i doble anførselstegn",
        "Bruk enkle anførselstegn i stedet.",
    ),
    (
        "did not find expected",
        "Innrykket eller tegnsettingen stemmer ikke",
        "Sammenlign med linjene over.",
    ),
)


def explain(error: Exception) -> tuple[str, str]:
    """Return what is wrong and how to mend it, in Norwegian, for PyYAML's ``error``."""
    text = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    for needle, message, cure in _EXPLANATIONS:
        if needle in text:
            return message, cure
    return (
        "Oppsettet kan ikke leses her",
        "Sammenlign med en fil som virker, for eksempel i municipalities/eksempel/.",
    )
