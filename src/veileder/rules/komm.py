"""What a municipality says of itself."""

from veileder.findings import Rule

MUNICIPALITY_NUMBER = Rule.warning(
    "KOMM01",
    "kommunenummer brukt to ganger",
    "To mapper med samme kommunenummer er nesten alltid en kopi der kontaktene er feil.",
    "number: 4640 i to mapper",
    "Rett nummer i hver mappe",
)
MUNICIPALITY_PUBLISHED = Rule.error(
    "KOMM02",
    "ikke klar til publisering",
    "En publisert veileder må ha det loven og brukerne krever: en tilgjengelighetserklæring, og "
    "noen som kan nås med telefon eller e-post om veilederen.",
    "status: published uten accessibility_statement",
    "accessibility_statement: https://uustatus.no/…",
)
MUNICIPALITY_LANGUAGE = Rule.error(
    "KOMM03",
    "målform",
    "Et nettsted er på bokmål (nb) eller nynorsk (nn).",
    "language: en",
    "language: nn",
)
MUNICIPALITY_COPY = Rule.warning(
    "KOMM04",
    "kopiert fra en annen kommune",
    "Et nummer eller en e-postadresse til en kommunal tjeneste er den samme som i en annen "
    "kommune uten felles region, ofte fordi filen er kopiert. Interkommunale og statlige "
    "tjenester deles av flere, og meldes ikke. Heller ikke det den ene låner av den andre med "
    "borrow.",
    "Samme e-post til PPT i to kommuner",
    "Riktig e-post i hver kommune, eller borrow i den ene",
)
MUNICIPALITY_NO_NUMBER = Rule.error(
    "KOMM05",
    "akuttregelen mangler et nummer",
    "Akuttregelen ber ansatte ringe en tjeneste, og den publiserte veilederen har ikke nummeret. "
    "Den som er redd for et barn, skal aldri måtte lete. Politi og legevakt har landsdekkende "
    "numre.",
    "type: barnevernvakt uten phone under contacts",
    "phone: telefonnummeret til vakta",
)
MUNICIPALITY_LEFTOVER = Rule.error(
    "KOMM06",
    "noe fra eksempelet, eller noe uferdig",
    "En publisert veileder har ikke opplysninger fra eksempelet (example.no, Eksempelloggen, "
    "numre som begynner med 000), og ikke ord for at noe mangler: TODO, XXX, lorem ipsum, "
    "[sett inn], null, en artikkel uten tekst. Fellesteksten har det heller ikke: den vises i alle "
    "veiledere.",
    "frequency: TODO",
    "frequency: Annenhver onsdag",
)
MUNICIPALITY_UNSEEN = Rule.error(
    "KOMM07",
    "ingen har kontrollert",
    "Noen må ha lest municipality.yml (eller region.yml) og ringt hver tjeneste før veilederen "
    "blir publisert. Dagen står i checked.",
    "En tjeneste uten checked",
    "checked: 2026-11-02",
)
MUNICIPALITY_GAP = Rule.warning(
    "KOMM08",
    "en tid da ingen svarer",
    "Tjenestene i akuttregelen avløser hverandre: én svarer om dagen, en annen om kvelden, om "
    "natten og på helligdager. Her er det en tid da ingen av dem svarer, etter åpningstidene. Det "
    "meldes først når alle har telefonnummer og åpningstider.",
    "barnevern 08:00–15:30 og barnevernvakt fra 16:00",
    "barnevern 08:00–15:30 og barnevernvakt fra 15:30",
)
MUNICIPALITY_DRAFTED = Rule.error(
    "KOMM09",
    "utkast som andre har laget",
    "Ordene er skrevet for dere, ikke av dere. Siden sier det så lenge veilederen er et utkast. "
    "Ingen skal publisere noe i deres navn som dere ikke har lest og står for.",
    "status: published, og origin: draft i en av tekstene",
    "Ta bort linjen origin: draft når dere har lest teksten og står for den",
)
MUNICIPALITY_PERSON = Rule.error(
    "KOMM10",
    "personer i en publisert veileder",
    "Det som er en advarsel i et utkast (PERS04 og PERS05), stopper en veileder som er publisert.",
    "responsible: Kari Nordmann, og status: published",
    "responsible: Ledende helsesykepleier",
)
