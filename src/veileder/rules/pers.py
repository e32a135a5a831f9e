"""What names a person."""

from veileder.findings import Rule

PERSON_NUMBER = Rule.error(
    "PERS01",
    "fødselsnummer",
    "Elleve sifre med gyldige kontrollsifre er et fødselsnummer, et D-nummer, et hjelpenummer "
    "eller et testnummer, uansett hva som står mellom sifrene. Ingen kan se forskjell på et ekte "
    "og et oppdiktet. Slikt skal aldri stå i git, heller ikke i kommentarer, README eller filnavn.",
    "Et fødselsnummer i et eksempel",
    "Ta det bort, også fra historikken",
)
PERSON_BIRTH = Rule.error(
    "PERS02",
    "fødselsdato",
    "En dag noen er født, er en opplysning om én person. Regler for et helt årskull, som «barn "
    "født etter 1. september», er noe annet.",
    "Født 12.03.2015",
    "Skriv alderen, og bare hvis den trengs",
)
PERSON_PHONE = Rule.error(
    "PERS03",
    "privat telefon",
    "Et mobilnummer ved navnet på en person, eller til mor, far eller en annen privatperson, "
    "hører ikke hjemme i en åpen veileder.",
    "mobil til mor: 9…",
    "Skriv nummeret til tjenesten",
)
PERSON_NAME = Rule.warning(
    "PERS04",
    "navn i et felt for en funksjon",
    "Feltet sier hvilken funksjon som svarer, ikke hvem som har den nå. Folk slutter, og navnet "
    "blir stående i historikken.",
    "responsible: Kari Nordmann",
    "responsible: Ledende helsesykepleier",
)
PERSON_TOLD = Rule.warning(
    "PERS05",
    "omtale av én person",
    "Navn på barn, foresatte og ansatte skal ikke stå i veilederen, heller ikke i kommentarer og "
    "README. Det gjelder særlig når noe blir fortalt om dem: alder, klasse, hjem, familie. "
    "Vi kjenner ikke igjen alle navn.",
    "Ola, 7 år, bor hos mor",
    "Eleven bor hos mor",
)
PERSON_FILE = Rule.error(
    "PERS06",
    "personopplysning i navnet på en fil",
    "Navn på filer og mapper ligger åpent i git og i nettadresser. En fil med et slikt navn blir "
    "ikke lest, og navnet blir ikke gjentatt her.",
    "Bekymringsmelding Kari Nordmann.docx",
    "bekymringsmelding.docx",
)
