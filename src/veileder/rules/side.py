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
PAGE_LARGE = Rule.warning(
    "SIDE03",
    "siden er tung å hente",
    "En side på over 25 kB (slik den sendes, komprimert) er treg å hente der dekningen er dårlig, "
    "og lang å lete i på en telefon. Lange lister deles av seg selv; en lang tekst må noen dele.",
    "En artikkel på 60 000 tegn",
    "Tre artikler på 20 000 tegn, med lenker til hverandre",
)
