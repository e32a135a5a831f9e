"""The catalogue of rules: what can be wrong with content, why it matters, wrong and right.

``docs/regler.md`` is generated from here. A code is stable and is never used again for
something else. The texts are Norwegian, for editors.
"""

from veileder.findings import Rule, Severity

_RULES: list[Rule] = []


def _error(code: str, name: str, explanation: str, wrong: str, right: str) -> Rule:
    _RULES.append(Rule(code, name, Severity.ERROR, explanation, wrong, right))
    return _RULES[-1]


def _warning(code: str, name: str, explanation: str, wrong: str, right: str) -> Rule:
    _RULES.append(Rule(code, name, Severity.WARNING, explanation, wrong, right))
    return _RULES[-1]


# Files ----------------------------------------------------------------------------------------

FILE_NAME = _error(
    "FIL01",
    "ukjent fil",
    "Alle filer har en fast plass og et fast navn: id, eventuelt tjenestetype, målform. "
    "En fil med et annet navn ville aldri blitt vist.",
    "content/steps/Undring.md",
    "content/steps/undring.nb.md",
)
FILE_ENCODING = _error(
    "FIL02",
    "ikke UTF-8",
    "Filen er lagret med en annen tegnkoding, så æ, ø og å blir feil.",
    "Lagret som «ANSI» eller «Unicode» i Notisblokk",
    "Lagret som «UTF-8»",
)
FILE_SIZE = _error(
    "FIL03",
    "for stor fil",
    "En tekstfil på mer enn 256 KB er nesten alltid noe annet enn innhold.",
    "En hel håndbok limt inn i én fil",
    "Én fil per steg, verktøy eller artikkel",
)
FILE_CHARACTER = _error(
    "FIL04",
    "usynlig tegn",
    "Styretegn og usynlige tegn følger ofte med når en limer inn fra Word eller PDF. "
    "De kan bytte om, skjule eller dele opp tekst. Det som bare kan bety én ting (myk bindestrek, "
    "mellomrom uten bredde, hardt innrykk, sammenskrevet ﬁ), blir rettet uten melding.",
    "Ring <U+202E>211",
    "Ring 112",
)
FILE_LINK = _error(
    "FIL05",
    "symbolsk lenke",
    "En symbolsk lenke kan peke ut av mappen og publisere noe annet enn innholdet.",
    "tools/notat.nb.md -> /home/kari/notat.md",
    "En vanlig fil",
)
FILE_MISSING = _error(
    "FIL06",
    "manglende fil",
    "En fil som noe annet er avhengig av, finnes ikke.",
    "files: - file: notat.docx, men notat.docx ligger ikke ved siden av verktøyet",
    "Legg filen ved siden av verktøyet, eller ta bort linjen",
)
FILE_TYPE = _error(
    "FIL07",
    "filtype som ikke kan publiseres",
    "Bare filtyper som er trygge å åpne, blir publisert: docx, xlsx, pdf, png, jpg, odt.",
    "files: - file: skjema.html",
    "files: - file: skjema.docx",
)
FILE_LINE = _error(
    "FIL08",
    "for lang linje",
    "En linje på mer enn 5000 tegn er nesten alltid limt inn fra et annet program, og endringer i "
    "den kan ikke leses i git.",
    "Et helt kapittel på én linje",
    "Ett avsnitt per linje, med tom linje mellom avsnittene",
)

FILE_CONFLICT = _error(
    "FIL09",
    "flettekonflikt",
    "To har endret det samme, og git har satt begge utgavene inn i filen. Ingen av dem gjelder før "
    "en har valgt.",
    "<<<<<<< HEAD\nRing 112\n=======\nRing 113\n>>>>>>> ny",
    "Ring 113",
)
FILE_LETTERS = _error(
    "FIL10",
    "ødelagte bokstaver",
    "Teksten har vært lest med feil tegnkoding, eller er kopiert fra kildekoden til en nettside. "
    "Da er bokstaver byttet ut med andre tegn.",
    "MÃ¥lfÃ¸re, Sm&oslash;la",
    "Målføre, Smøla",
)
FILE_COPY = _warning(
    "FIL11",
    "kopi av en fil",
    "Maskinen, synkroniseringen eller et fletteverktøy har lagt igjen en kopi av en fil. Kopien "
    "blir ikke lest, så det som er endret i den, vises ikke. En tabell (.yml) som bare finnes som "
    "kopi, er en feil (FIL01): da mangler alt som står i den.",
    "steps/undring.nb - Kopi.md",
    "Bare steps/undring.nb.md",
)
FILE_HYPHEN = _warning(
    "FIL12",
    "delt ord",
    "Et ord som var delt over to linjer i en PDF eller et Word-dokument, har beholdt bindestreken.",
    "bekym- ring",
    "bekymring",
)

# YAML -----------------------------------------------------------------------------------------

YAML_SYNTAX = _error(
    "YAML01",
    "ugyldig YAML",
    "Oppsettet av felt kan ikke leses. Vanligst er et kolon inne i teksten, feil innrykk eller "
    "et anførselstegn som ikke er lukket.",
    "title: Steg 1: Undring",
    'title: "Steg 1: Undring"',
)
YAML_DUPLICATE = _error(
    "YAML02",
    "samme felt to ganger",
    "Når et felt står to ganger, er det tilfeldig hvilket som gjelder.",
    "phone: 22222222\nphone: 33333333",
    "phone: 33333333",
)
YAML_SPECIAL = _error(
    "YAML03",
    "spesialtegn i YAML",
    "Tegnene &, *, ! og % først i en verdi betyr noe eget i YAML, og teksten ville blitt borte.",
    "title: &viktig Snakk med barnet",
    'title: "&viktig Snakk med barnet"',
)
YAML_COMMENT = _error(
    "YAML04",
    "kommentar bak en verdi",
    "Alt bak « #» blir borte. Skal tegnet være med, må hele verdien stå i anførselstegn. "
    "En kommentar kan stå på en egen linje, eller bak verdien med minst to mellomrom foran # og "
    "ett bak: «status: draft  # til mars».",
    "title: Ring #1 nå",
    'title: "Ring #1 nå"',
)
YAML_LIMIT = _error(
    "YAML05",
    "for dypt eller for stort",
    "Flere enn 20 nivåer inni hverandre eller flere enn 50 000 verdier er en skrivefeil.",
    "[[[[[[[[[[[[[[[[[[[[[[",
    "En enkel liste",
)
FRONT_MATTER = _error(
    "YAML06",
    "feltene mangler",
    "En Markdown-fil begynner med felt mellom to linjer med tre bindestreker.",
    "# Undring\nSkriv ned …",
    "---\ntitle: Undring\n---\nSkriv ned …",
)

# Fields ---------------------------------------------------------------------------------------

FIELD_UNKNOWN = _error(
    "FELT01",
    "ukjent felt",
    "Feltet finnes ikke, ofte på grunn av en skrivefeil. Det ville ikke blitt vist noe sted.",
    "titel: Undring",
    "title: Undring",
)
FIELD_MISSING = _error(
    "FELT02",
    "manglende felt",
    "Et felt som må være med, er ikke der.",
    "summary: Hva vi gjør",
    "title: Undring\nsummary: Hva vi gjør",
)
FIELD_TYPE = _error(
    "FELT03",
    "feil slags verdi",
    "Feltet skal ha en liste, en gruppe felt eller en tekst, og har fått noe annet.",
    "tools: undringsnotat",
    "tools:\n  - undringsnotat",
)
FIELD_VALUE = _error(
    "FELT04",
    "ugyldig verdi",
    "Verdien er ikke en av dem feltet kan ha, eller den er skrevet på en annen måte enn den skal.",
    "within: to uker",
    "within: 2 weeks",
)
FIELD_LENGTH = _error(
    "FELT05",
    "for langt eller for mange",
    "Lengden er begrenset for at teksten skal kunne leses på en telefon.",
    "actions: med ni punkter",
    "actions: med høyst sju punkter",
)
FIELD_EMPTY = _error(
    "FELT06",
    "tomt punkt i en liste",
    "Et punkt uten innhold blir til en tom prikk på siden.",
    "tools:\n  - undringsnotat\n  -",
    "tools:\n  - undringsnotat",
)

# References -----------------------------------------------------------------------------------

REF_UNKNOWN = _error(
    "REF01",
    "ukjent id",
    "Det som står her, viser til noe som ikke finnes.",
    "tools: [undringsnotatet]",
    "tools: [undringsnotat]",
)
REF_UNUSED_TOOL = _error(
    "REF02",
    "verktøy uten steg",
    "Hvert verktøy skal høre til minst ett steg, ellers finner ingen det når de trenger det.",
    "tools/notat.nb.md finnes, men ingen steg har «notat» i tools",
    "Legg «notat» til tools i et steg, eller skjul det med hide: [tool/notat]",
)
REF_DUPLICATE = _error(
    "REF03",
    "samme id to ganger",
    "To ting med samme id får samme adresse, og bare den ene blir vist.",
    "- id: ppt\n- id: ppt",
    "- id: ppt\n- id: ppt-leder",
)
REF_NO_WORDS = _error(
    "REF04",
    "ordene mangler",
    "Noe er nevnt i oppsettet, men har ingen tekstfil, så siden ville blitt tom.",
    "- id: undring, uten steps/undring.nb.md",
    "Skriv steps/undring.nb.md, eller sett written: false på nivået",
)
REF_UNUSED_TEXT = _warning(
    "REF05",
    "tekst som ikke brukes",
    "Tekstfilen hører til et steg, nivå eller en overskrift som ikke er med i guide.yml.",
    "steps/gammelt-steg.nb.md uten at noe nivå har steget",
    "Ta bort filen, eller legg steget inn i guide.yml",
)

# Flow -----------------------------------------------------------------------------------------

FLOW_NO_BATON = _error(
    "FLYT01",
    "ingen holder stafettpinnen",
    "På hvert nivå fra nivå 1 skal nøyaktig én rolle ha ansvaret for å samordne.",
    "- id: niva-1\n  steps: …",
    "- id: niva-1\n  baton: stafettholder\n  steps: …",
)
FLOW_NOWHERE = _error(
    "FLYT02",
    "utfall som ikke fører noe sted",
    "Et utfall skal lede til et steg, et nivå, en tjeneste eller en rolle som finnes her.",
    "to: step/finnes-ikke",
    "to: step/felles-forstaelse",
)
FLOW_UNREACHABLE = _error(
    "FLYT03",
    "steg som ikke kan nås",
    "Ingen vei gjennom veilederen leder til steget.",
    "Et nivå som ingen utfall leder til",
    "Legg til et utfall som leder dit: to: level/niva-2",
)
FLOW_ENDLESS = _error(
    "FLYT04",
    "steg som aldri tar slutt",
    "Fra steget finnes det ingen vei til en avslutning eller til noen som tar over.",
    "To steg som bare viser til hverandre",
    "Legg til et utfall som avslutter: to: close",
)
FLOW_WORDS = _error(
    "FLYT05",
    "utfall eller frist uten tekst",
    "Knappen for et utfall trenger en tekst som sier hvor den leder. En betinget frist trenger "
    "en tekst som sier når den gjelder.",
    "outcomes i guide.yml har «avslutt», men teksten til steget har ikke",
    "outcomes:\n  avslutt: Avslutt saken",
)
FLOW_LAST_STEP = _error(
    "FLYT06",
    "siste steg uten utfall",
    "Det siste steget på et nivå må si hvor saken går videre.",
    "Siste steg uten outcomes",
    "outcomes:\n  - id: avslutt\n    to: close",
)

FLOW_UNREACHABLE_HERE = _warning(
    "FLYT08",
    "felles steg som ikke kan nås hos dere",
    "Et felles steg vises hos dere, men utfallene dere har skrevet eller skjult, gjør at ingen vei "
    "leder dit.",
    "Egne outcomes på siste steg, uten det nye utfallet i fellesoppsettet",
    "Ta med utfallet i outcomes, eller skjul steget: hide: [step/…]",
)
FLOW_UNUSED_WORDS = _warning(
    "FLYT09",
    "tekst til en frist som ikke er der",
    "Teksten til steget sier når en frist gjelder, men steget har ingen frist med den id-en.",
    "deadlines: svarfrist: … i teksten, og bare fristen «svar» på steget",
    "Samme id begge steder",
)
FLOW_HIDDEN = _warning(
    "FLYT07",
    "utfall til noe som er skjult",
    "Knappen for utfallet viser navnet på det skjulte, men leder ingen steder.",
    "hide: [service/barnevern], mens et steg har utfallet «to: service/barnevern»",
    "Ta bort linjen i hide, eller skriv andre utfall for steget",
)

# Pages ----------------------------------------------------------------------------------------

PAGE_TAKEN = _error(
    "SIDE01",
    "adressen er opptatt",
    "Id-en til et nivå, og til en tjenestetype med egen utgave, er en del av nettadressen. "
    "En annen side har den adressen fra før.",
    "- id: verktoy",
    "- id: niva-verktoy",
)
PAGE_BROKEN = _error(
    "SIDE02",
    "siden kan ikke publiseres",
    "Den ferdige siden har noe som ikke virker i en nettleser. Det skal kontrollen av innholdet "
    "ha funnet før, så si gjerne fra til utviklerne. Nettstedene blir stående som de var.",
    "En side der samme id står to ganger",
    "En side der hver id står én gang",
)

# Links ----------------------------------------------------------------------------------------

LINK_DEAD = _error(
    "LENKE01",
    "død lenke",
    "Lenken viser til en side som ikke finnes.",
    "[notatet](tool/undringsnotatet)",
    "[notatet](tool/undringsnotat)",
)
LINK_ANCHOR = _error(
    "LENKE02",
    "dødt anker",
    "Siden finnes, men ikke overskriften som lenken peker på.",
    "[råd](article/samtykke-i-praksis#rad-til-deg)",
    "[råd](article/samtykke-i-praksis#rad)",
)
LINK_FORM = _error(
    "LENKE03",
    "lenke som ikke kan brukes",
    "En lenke er enten en henvisning (tool/undringsnotat) eller en full adresse som begynner med "
    "https://, mailto: eller tel:.",
    "[Bufdir](www.bufdir.no)",
    "[Bufdir](https://www.bufdir.no)",
)

# Text -----------------------------------------------------------------------------------------

TEXT_HTML = _error(
    "TEKST01",
    "HTML i teksten",
    "Rå HTML vises ikke, av hensyn til sikkerheten. Bruk Markdown.",
    "<b>Ring</b> 112",
    "**Ring** 112",
)
TEXT_TITLE = _error(
    "TEKST02",
    "to like titler",
    "To sider av samme slag med samme tittel kan ikke skilles fra hverandre i menyer og søk.",
    "To verktøy med tittelen «Samtykke»",
    "«Samtykke til samarbeid» og «Samtykke til stafettlogg»",
)
TEXT_HEADING = _error(
    "TEKST03",
    "feil overskriftsnivå",
    "Tittelen er øverste overskrift. De i teksten begynner med ## og hopper ikke over nivåer.",
    "# Når er det nok?",
    "## Når er det nok?",
)
TEXT_LIST = _error(
    "TEKST04",
    "liste som ikke blir liste",
    "Tegn fra Word eller en telefon (•, –, →, a), 1.Ring) blir ikke en liste, verken her eller i "
    "forhåndsvisningen: punktene flyter sammen til ett avsnitt. Skriv - eller 1. og et mellomrom.",
    "• Snakk med barnet\n• Del med leder",
    "- Snakk med barnet\n- Del med leder",
)
TEXT_IMAGE = _error(
    "TEKST05",
    "bilde i teksten",
    "Bilder i tekst støttes ikke: de leses ikke av skjermlesere og gjør sidene tunge.",
    "![Figur](figur.png)",
    "Skriv det figuren viser, som en liste eller tabell",
)
TEXT_PLACEHOLDER = _error(
    "TEKST06",
    "ukjent plassholder",
    "Bare {brand} og {municipality} blir byttet ut.",
    "{kommune}",
    "{municipality}",
)
TEXT_COMPLEX = _error(
    "TEKST07",
    "for innviklet tekst",
    "Mer enn 10 nivåer med lister og sitater inni hverandre, eller mer enn 1000 av samme "
    "formattegn i én tekst, er en skrivefeil. Nettstedet ville tatt svært lang tid å lage.",
    "[[[[[[[[[[[[[[[[[[[[ …",
    "En kort tekst, gjerne delt i flere filer",
)

TEXT_MARKUP = _error(
    "TEKST08",
    "formatering som ikke virker",
    "Tegnene ville blitt stående på siden som de er skrevet: uferdige lenker, fet skrift som ikke "
    "er avsluttet, tabeller uten linje under overskriften, og formatering fra andre programmer.",
    "Se [veiviseren] (https://www.example.no)",
    "Se [veiviseren](https://www.example.no)",
)
TEXT_LOST = _error(
    "TEKST09",
    "noe ville blitt borte",
    "Markdown ville tatt bort eller byttet ut noe av det som er skrevet: et tall foran et punkt, "
    "et minustegn, en rute i en tabell, en fotnote.",
    "1. Ring\n2. Skriv\n4. Avtal",
    "1. Ring\n2. Skriv\n3. Avtal",
)
TEXT_PREVIEW = _error(
    "TEKST10",
    "ulik forhåndsvisningen",
    "Siden skal vise det samme som forhåndsvisningen i GitHub og GitLab. Her ville den ikke "
    "gjort det.",
    "Datoer på hver sin linje:\n10. mai\n17. mai",
    "- 10. mai\n- 17. mai",
)

# Languages ------------------------------------------------------------------------------------

LANGUAGE_MISSING = _warning(
    "SPRAK01",
    "mangler målform",
    "Fellestekst skal finnes på bokmål og nynorsk. Uten målformen vises den andre, merket.",
    "Bare steps/undring.nb.md",
    "Også steps/undring.nn.md",
)
LANGUAGE_OUTDATED = _warning(
    "SPRAK02",
    "utdatert oversettelse",
    "Originalen er endret etter at oversettelsen sist ble sett på.",
    "translated_from: 1a2b3c4d, men originalen har et annet fingeravtrykk",
    "Rett oversettelsen, og kjør: python3 build.py accept FIL",
)
LANGUAGE_FACT = _error(
    "SPRAK03",
    "fakta i en oversettelse",
    "Det som er likt i alle målformer, står bare i originalen. To steder kan bli ulike.",
    "kind: form i undringsnotat.nn.md",
    "kind: form bare i undringsnotat.nb.md",
)
LANGUAGE_ORIGINAL = _error(
    "SPRAK04",
    "uklart hva som er originalen",
    "En tekst har én original. De andre målformene har translated_from.",
    "To filer uten translated_from, eller bare filer med",
    "translated_from: new i den som er oversatt, og ingen translated_from i originalen",
)
LANGUAGE_SHAPE = _error(
    "SPRAK05",
    "oversettelsen har annet oppsett",
    "Skjemaet, utfallene eller fristene har ikke de samme id-ene i begge målformer.",
    "nb har utfallet «avslutt», nn har «ferdig»",
    "«avslutt» i begge",
)

# Dates and law --------------------------------------------------------------------------------

DATE_OVERDUE = _warning(
    "DATO01",
    "gjennomgang på overtid",
    "Datoen for neste gjennomgang er passert.",
    "next_review: 2020-01-01",
    "Gå gjennom teksten, og sett reviewed og next_review på nytt",
)
DATE_FUTURE = _error(
    "DATO02",
    "kontrolldato fram i tid",
    "Noe kan ikke være kontrollert på en dag som ikke har vært.",
    "reviewed: 2099-01-01",
    "reviewed: dagen dere gikk gjennom teksten",
)
LAW_SUPERSEDED_LOCALLY = _warning(
    "LOV02",
    "erstattet lovhenvisning i egen tekst",
    "Bestemmelsen en egen tekst viser til, gjelder ikke lenger. Bruk den som gjelder nå.",
    "laws: [skolemiljo-9a] i en egen tekst",
    "laws: [skolemiljo]",
)
LAW_SUPERSEDED = _error(
    "LOV01",
    "lovhenvisning som er erstattet",
    "Bestemmelsen gjelder ikke lenger. Bruk den som gjelder nå.",
    "laws: [skolemiljo-9a]",
    "laws: [skolemiljo]",
)

# Contacts -------------------------------------------------------------------------------------

CONTACT_PHONE = _error(
    "KONT01",
    "telefonnummer",
    "Et norsk nummer har 8 sifre (ikke 82…), 3 sifre (110, 112, 113), 5 sifre (02000–09999) eller "
    "6 sifre (116xxx). Skriv bare sifre, gjerne med +47 foran. Det samme gjelder numre i teksten "
    "og i lenker, som må ringe det nummeret de viser.",
    "phone: 2222 222",
    "phone: 22222222",
)
CONTACT_EMAIL = _error(
    "KONT02",
    "e-postadresse",
    "Adressen må ha rett form og høre til virksomheten, ikke en privatperson, også i teksten.",
    "email: kari.nordmann@gmail.com",
    "email: postmottak@example.no",
)
CONTACT_URL = _error(
    "KONT03",
    "nettadresse",
    "En nettadresse er fullstendig og begynner med https://, også i teksten. "
    "Det som vises, er det lenken fører til.",
    "url: www.example.no",
    "url: https://www.example.no",
)
PERSON_NUMBER = _error(
    "PERS01",
    "fødselsnummer",
    "Elleve sifre med gyldige kontrollsifre er et fødselsnummer. Slikt skal aldri stå i git.",
    "Et fødselsnummer i et eksempel",
    "Ta det bort, også fra historikken",
)

# Layers ---------------------------------------------------------------------------------------

LAYER_NOTHING = _error(
    "LAG01",
    "tilpasning av noe som ikke finnes",
    "Filen sier at den tilpasser en fellestekst, men den finnes ikke lenger.",
    "based_on: 1a2b3c4d i steps/gammelt.nb.md",
    "Ta bort filen, eller ta bort based_on hvis teksten skal være deres egen",
)
LAYER_CHANGED = _warning(
    "LAG02",
    "fellesteksten er endret",
    "Teksten dere tilpasset, er endret siden dere sist så på den.",
    "based_on: 1a2b3c4d, men fellesteksten har et annet fingeravtrykk",
    "Les fellesteksten, rett deres, og kjør: python3 build.py accept FIL",
)
LAYER_UNMARKED = _error(
    "LAG03",
    "tilpasning uten based_on",
    "En fil med samme navn som en fellestekst er en tilpasning og må si hva den bygger på.",
    "municipalities/eksempel/steps/undring.nb.md uten based_on",
    "based_on: new",
)
LAYER_HIDE = _error(
    "LAG04",
    "endring av noe som ikke finnes",
    "Steget, nivået eller punktet som guide-changes.yml endrer, finnes ikke.",
    "steps: - step: finnes-ikke",
    "steps: - step: undring",
)

LAYER_SAME_NAME = _warning(
    "LAG05",
    "samme navn som noe felles",
    "En tekst eller oppføring hos dere har samme id som en felles. Hos dere vises bare deres egen, "
    "og rettelser i den felles når dere ikke.",
    "municipalities/eksempel/tools/sjekkliste.nb.md, og tools/sjekkliste.nb.md i fellesinnholdet",
    "based_on: new, eller et annet navn på filen",
)
LAYER_SAME_TITLE = _warning(
    "LAG06",
    "samme tittel som noe felles",
    "To sider av samme slag med samme tittel kan ikke skilles fra hverandre i menyer og søk.",
    "En egen artikkel med tittelen «Om BTI», som fellesinnholdet også har",
    "«Om BTI hos oss»",
)
LAYER_NOT_LENT = _warning(
    "LAG07",
    "lånt verktøy som ikke kan vises",
    "Kommunen som eier verktøyet, har tatt det bort eller har en feil i det. Det vises ikke hos "
    "dere så lenge.",
    "borrow: - tool: sjekkliste, som eieren har tatt bort",
    "Spør eieren, eller ta bort linjene",
)
LAYER_GONE = _warning(
    "LAG08",
    "skjuler eller navngir noe som ikke finnes",
    "Det som står i hide eller names, finnes ikke (lenger). Linjen gjør ingenting.",
    "hide: [tool/finnes-ikke]",
    "hide: [tool/bekymringsskala]",
)


# Municipalities -------------------------------------------------------------------------------

MUNICIPALITY_NUMBER = _warning(
    "KOMM01",
    "kommunenummer brukt to ganger",
    "To mapper med samme kommunenummer er nesten alltid en kopi der kontaktene er feil.",
    "number: 4640 i to mapper",
    "Rett nummer i hver mappe",
)
MUNICIPALITY_PUBLISHED = _error(
    "KOMM02",
    "ikke klar til publisering",
    "En publisert veileder må ha det loven og brukerne krever: en tilgjengelighetserklæring, og "
    "noen som kan nås med telefon eller e-post om veilederen.",
    "status: published uten accessibility_statement",
    "accessibility_statement: https://uustatus.no/…",
)
MUNICIPALITY_LANGUAGE = _error(
    "KOMM03",
    "målform",
    "Et nettsted er på bokmål (nb) eller nynorsk (nn).",
    "language: en",
    "language: nn",
)
MUNICIPALITY_COPY = _warning(
    "KOMM04",
    "kopiert fra en annen kommune",
    "Et nummer eller en e-postadresse til en kommunal tjeneste er den samme som i en annen "
    "kommune uten felles region, ofte fordi filen er kopiert. Interkommunale og statlige "
    "tjenester deles av flere, og meldes ikke.",
    "Samme e-post til PPT i to kommuner",
    "Riktig e-post i hver kommune",
)
MUNICIPALITY_NO_NUMBER = _error(
    "KOMM05",
    "akuttregelen mangler et nummer",
    "Akuttregelen ber ansatte ringe en tjeneste, og den publiserte veilederen har ikke nummeret. "
    "Den som er redd for et barn, skal aldri måtte lete. Politi og legevakt har landsdekkende "
    "numre.",
    "type: barnevernvakt uten phone under contacts",
    "phone: telefonnummeret til vakta",
)
MUNICIPALITY_LEFTOVER = _error(
    "KOMM06",
    "noe fra eksempelet, eller noe uferdig",
    "En publisert veileder har ikke opplysninger fra eksempelet (example.no, Eksempelloggen, "
    "numre som begynner med 000), og ikke ord for at noe mangler: TODO, XXX, lorem ipsum, "
    "[sett inn], null.",
    "frequency: TODO",
    "frequency: Annenhver onsdag",
)
MUNICIPALITY_UNSEEN = _error(
    "KOMM07",
    "ingen har kontrollert",
    "Noen må ha lest municipality.yml (eller region.yml) og ringt hver tjeneste før veilederen "
    "blir publisert. Dagen står i reviewed.",
    "En tjeneste uten reviewed",
    "reviewed: 2026-11-02",
)

RULES: tuple[Rule, ...] = tuple(_RULES)
