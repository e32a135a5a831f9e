"""Phone numbers and addresses."""

from veileder.findings import Rule

CONTACT_PHONE = Rule.error(
    "KONT01",
    "telefonnummer",
    "Et norsk nummer har 8 sifre (ikke 82…), 3 sifre (110, 112, 113), 5 sifre (02000–09999) eller "
    "6 sifre (116xxx). Skriv bare sifre, gjerne med +47 foran. Det samme gjelder numre i teksten "
    "og i lenker, som må ringe det nummeret de viser.",
    "phone: 2222 222",
    "phone: 22222222",
)
CONTACT_EMAIL = Rule.error(
    "KONT02",
    "e-postadresse",
    "Adressen må ha rett form og høre til virksomheten, ikke en privatperson, også i teksten.",
    "email: kari.nordmann@gmail.com",
    "email: postmottak@example.no",
)
CONTACT_URL = Rule.error(
    "KONT03",
    "nettadresse",
    "En nettadresse er fullstendig og begynner med https://, også i teksten. "
    "Det som vises, er det lenken fører til.",
    "url: www.example.no",
    "url: https://www.example.no",
)
