"""Files beside the text that are opened: what is inside them."""

from veileder.findings import Rule

ATTACHED_TYPE = Rule.error(
    "VEDL01",
    "fil som ikke er det den heter",
    "Innholdet må være det navnet sier, og helt. En fil som later som den er noe annet, kan være "
    "laget for å lure den som åpner den. En som er skadet, kan ingen åpne når det haster.",
    "tools/plan.pdf, som er en nettside",
    "tools/plan.pdf, lagret som PDF",
)
ATTACHED_LOCKED = Rule.error(
    "VEDL02",
    "fil med passord",
    "Den som trenger filen, har ikke passordet, og ingen kan se hva som blir publisert.",
    "tools/plan.docx, lagret med passord",
    "tools/plan.docx, som alle kan åpne",
)
ATTACHED_PROGRAM = Rule.error(
    "VEDL03",
    "program i en fil",
    "Makroer, skript, innebygde filer og knapper som kjører noe, kan skade maskinen til den som "
    "åpner filen. Det gjelder også den som er lagt inn i en annen.",
    "tools/plan.pdf med JavaScript",
    "tools/plan.pdf, skrevet ut som PDF på nytt",
)
ATTACHED_FETCHES = Rule.error(
    "VEDL04",
    "fil som henter noe utenfra",
    "En mal, et bilde eller tall som hentes når filen åpnes, kan byttes ut av andre, og røper hvem "
    "som åpner den. Vanlige lenker til nettet er greie.",
    "tools/plan.docx med en mal på en annen maskin",
    "tools/plan.docx med malen Normal",
)
ATTACHED_TELLS = Rule.error(
    "VEDL05",
    "navn, merknader eller endringer i en fil",
    "Egenskapene til en fil sier hvem som laget den, og merknader og sporede endringer følger med "
    "til alle som henter den. Navnet på kommunen eller et kontor kan stå.",
    "tools/plan.docx, der forfatteren er en person",
    "tools/plan.docx uten egenskaper: Fil → Info → Undersøk dokument",
)
ATTACHED_LARGE = Rule.error(
    "VEDL06",
    "for mye i en fil",
    "En fil som blir svært stor når den pakkes ut, kan stoppe maskinen til den som åpner den, og "
    "vi kan ikke se gjennom den.",
    "tools/plan.docx med 500 MB tekst",
    "tools/plan.docx på noen sider",
)
