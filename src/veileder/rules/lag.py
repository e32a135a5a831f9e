"""What a municipality or region changes of what is shared."""

from veileder.findings import Rule

LAYER_NOTHING = Rule.error(
    "LAG01",
    "tilpasning av noe som ikke finnes",
    "Filen sier at den tilpasser en fellestekst, men den finnes ikke lenger.",
    "based_on: 1a2b3c4d i steps/gammelt.nb.md",
    "Ta bort filen, eller ta bort based_on hvis teksten skal være deres egen",
)
LAYER_CHANGED = Rule.warning(
    "LAG02",
    "fellesteksten er endret",
    "Teksten dere tilpasset, er endret siden dere sist så på den.",
    "based_on: 1a2b3c4d, men fellesteksten har et annet fingeravtrykk",
    "Les fellesteksten, rett deres, og kjør: python3 build.py accept FIL",
)
LAYER_UNMARKED = Rule.error(
    "LAG03",
    "tilpasning uten based_on",
    "En fil med samme navn som en fellestekst er en tilpasning og må si hva den bygger på.",
    "municipalities/eksempel/steps/undring.nb.md uten based_on",
    "based_on: new",
)
LAYER_HIDE = Rule.error(
    "LAG04",
    "endring av noe som ikke finnes",
    "Steget, nivået eller punktet som guide-changes.yml endrer, finnes ikke.",
    "steps: - step: finnes-ikke",
    "steps: - step: undring",
)
LAYER_SAME_NAME = Rule.warning(
    "LAG05",
    "samme navn som noe felles",
    "En tekst eller oppføring hos dere har samme id som en felles. Hos dere vises bare deres egen, "
    "og rettelser i den felles når dere ikke.",
    "municipalities/eksempel/tools/sjekkliste.nb.md, og tools/sjekkliste.nb.md i fellesinnholdet",
    "based_on: new, eller et annet navn på filen",
)
LAYER_SAME_TITLE = Rule.warning(
    "LAG06",
    "samme tittel som noe felles",
    "To sider av samme slag med samme tittel kan ikke skilles fra hverandre i menyer og søk.",
    "En egen artikkel med tittelen «Om BTI», som fellesinnholdet også har",
    "«Om BTI hos oss»",
)
LAYER_NOT_LENT = Rule.warning(
    "LAG07",
    "noe lånt som ikke kan vises",
    "Den som eier verktøyet eller oppføringen, har tatt det bort eller har en feil i det. Det "
    "vises ikke hos dere så lenge.",
    "borrow: - tool: sjekkliste, som eieren har tatt bort",
    "Spør eieren, eller ta bort linjene",
)
LAYER_GONE = Rule.warning(
    "LAG08",
    "skjuler eller navngir noe som ikke finnes",
    "Det som står i hide eller names, finnes ikke (lenger). Linjen gjør ingenting.",
    "hide: [tool/finnes-ikke]",
    "hide: [tool/bekymringsskala]",
)
LAYER_READ = Rule.warning(
    "LAG09",
    "sammenlignet, men uten fingeravtrykk",
    "Ordet lest (eller lese, sett) sier at dere har sammenlignet med teksten det bygger på. GitHub "
    "og GitLab bytter det ut med et fingeravtrykk i forslaget, når de får lov til å skrive der. "
    "Før det er gjort, ser kontrollen ikke om teksten det bygger på, blir endret.",
    "based_on: lest, når forslaget er tatt inn",
    "based_on: 1a2b3c4d",
)
LAYER_COPIED = Rule.warning(
    "LAG10",
    "egen guide.yml uten based_on",
    "Nivåer i deres guide.yml ligner de felles, men sier ikke at de er laget av dem. Da får dere "
    "ikke vite når de felles blir endret. Er det lite som er ulikt, er guide-changes.yml lettere.",
    "- id: niva-1\n  steps: …, kopiert fra content/guide.yml",
    "- id: niva-1\n  based_on: new\n  steps: …",
)
LAYER_UNSURE_LENT = Rule.warning(
    "LAG11",
    "lånt av et utkast",
    "Oppføringen er lånt av en kommune som ikke er publisert, så ingen har sagt at numrene der er "
    "kontrollert.",
    "borrow: - service: krisesenter, av en kommune med status: draft",
    "Spør eieren om numrene er kontrollert",
)
LAYER_COPY = Rule.warning(
    "LAG12",
    "feil i en kopi fra et annet prosjekt",
    "Det dere har hentet med build.py borrow, har en feil. Den rettes hos eieren, ikke i kopien.",
    "borrowed/nabo/services.yml med phone: 123",
    "Be eieren rette den, og hent ny kopi: python3 build.py borrow --update nabo",
)
LAYER_SAFETY = Rule.warning(
    "LAG13",
    "en linje som verner barnet, mangler",
    "Noen linjer i den felles veilederen kan ingen tilpasning ta bort: ring ikke hjem først, spør "
    "barnevernet når du er i tvil, lov ikke å holde det hemmelig, følg akuttregelen, spør ikke ut "
    "barnet. De er merket med safety i fellesteksten. Mangler en av dem hos dere, vises den "
    "likevel, og siden sier at den er fra den felles veilederen.",
    "actions: som erstatter de felles, uten «Er du usikker på om det kan være vold? …»",
    "Linjen med de samme ordene, eller safety: {ask-first: ordene dere sier det med}",
)
LAYER_SAFETY_UNSAID = Rule.warning(
    "LAG14",
    "merket linje som ikke står i teksten",
    "Under safety står linjen slik den står i teksten, ord for ord. Står den ikke der, verner "
    "merket ingenting.",
    "safety: {no-promise: «Jeg kan ikke love noe.»}, når teksten sier noe annet",
    "safety: {no-promise: «Jeg kan ikke love å holde det hemmelig.»}, som i say_to_child",
)
