"""Pages that cannot be published."""

from veileder.findings import Rule

PAGE_TAKEN = Rule.error(
    "SIDE01",
    "adressen er opptatt",
    "Id-en til et nivå, og til en tjenestetype med egen utgave, er en del av nettadressen. "
    "En annen side har den adressen fra før.",
    "- id: verktoy",
    "- id: niva-verktoy",
)
PAGE_BROKEN = Rule.error(
    "SIDE02",
    "siden kan ikke publiseres",
    "Den ferdige siden har noe som ikke virker i en nettleser. Det skal kontrollen av innholdet "
    "ha funnet før, så si gjerne fra til utviklerne. Nettstedene blir stående som de var.",
    "En side der samme id står to ganger",
    "En side der hver id står én gang",
)
