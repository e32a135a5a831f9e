"""Phone numbers and addresses."""

from veileder.findings import Rule

CONTACT_PHONE = Rule.error(
    "KONT01",
    "telefonnummer",
    "Et norsk nummer har 8 sifre (ikke 82…), 3 sifre (110, 112, 113), 5 sifre (02000–09999) eller "
    "6 sifre (116xxx). Skriv bare sifre, gjerne med +47 foran. Ikke numre som 99999999 og "
    "12345678, og ikke koder med * og #. Det samme gjelder numre i teksten og i lenker, som må "
    "ringe det nummeret de viser.",
    "phone: 2222 222",
    "phone: 22334455",
)
CONTACT_EMAIL = Rule.error(
    "KONT02",
    "e-postadresse",
    "Adressen må ha rett form og høre til virksomheten, ikke en privatperson, også i teksten: ikke "
    "en hos Gmail, Online og lignende, heller ikke som kopi i en lenke.",
    "email: kari.nordmann@gmail.com",
    "email: postmottak@example.no",
)
CONTACT_URL = Rule.error(
    "KONT03",
    "nettadresse",
    "En nettadresse er fullstendig, begynner med https:// og fører til et nettsted alle kan åpne, "
    "også i teksten: ikke en maskin på eget nett, ikke noe foran @, ikke passord eller portnummer, "
    "og ikke bokstaver som ligner på andre. Det som vises, er det lenken fører til. Det samme "
    "gjelder lovens id hos Lovdata, som lenken dit er laget av.",
    "url: www.example.no",
    "url: https://www.example.no",
)
CONTACT_STRANGER = Rule.warning(
    "KONT04",
    "ukjent e-postdomene",
    "Adressen er verken hos en offentlig virksomhet vi kjenner, eller hos dere: nettstedet, et "
    "nettsted dere har skrevet i et kontaktpunkt, eller et domene i domains. Da er det usikkert "
    "hvem som leser det som blir sendt dit.",
    "email: bti@lenkefirma.no",
    "domains: [lenkefirma.no]",
)
CONTACT_OTHER = Rule.error(
    "KONT05",
    "nummeret til en annen",
    "Navnet står i helplines.yml med et annet nummer. Det gjelder felt, lenker og tekst.",
    "Alarmtelefonen for barn og unge: 116 117",
    "Alarmtelefonen for barn og unge: 116 111",
)
CONTACT_UNLIKE = Rule.warning(
    "KONT06",
    "annet nummer enn i tabellen",
    "Tjenesten eller tiltaket står i tabellen med et annet nummer enn i teksten.",
    "Ring Prøve helsestasjon på 00 00 00 02",
    "Ring Prøve helsestasjon på 00 00 00 01",
)
