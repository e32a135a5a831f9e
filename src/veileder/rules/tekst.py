"""Markdown that would not be shown as it was meant."""

from veileder.findings import Rule

TEXT_HTML = Rule.error(
    "TEKST01",
    "HTML i teksten",
    "Rå HTML vises ikke, av hensyn til sikkerheten. Bruk Markdown.",
    "<b>Ring</b> 112",
    "**Ring** 112",
)
TEXT_TITLE = Rule.error(
    "TEKST02",
    "to like titler",
    "To sider av samme slag med samme tittel kan ikke skilles fra hverandre i menyer og søk.",
    "To verktøy med tittelen «Samtykke»",
    "«Samtykke til samarbeid» og «Samtykke til stafettlogg»",
)
TEXT_HEADING = Rule.error(
    "TEKST03",
    "feil overskriftsnivå",
    "Tittelen er øverste overskrift. De i teksten begynner med ## og hopper ikke over nivåer.",
    "# Når er det nok?",
    "## Når er det nok?",
)
TEXT_LIST = Rule.error(
    "TEKST04",
    "liste som ikke blir liste",
    "Tegn fra Word eller en telefon (•, –, →, a), 1.Ring) blir ikke en liste, verken her eller i "
    "forhåndsvisningen: punktene flyter sammen til ett avsnitt. Skriv - eller 1. og et mellomrom.",
    "• Snakk med barnet\n• Del med leder",
    "- Snakk med barnet\n- Del med leder",
)
TEXT_IMAGE = Rule.error(
    "TEKST05",
    "bilde i teksten",
    "Et bilde kan bare vises i en tekst (ikke i et felt), og bare når det ligger ved siden av "
    "den. Et bilde på en annen maskin forteller den hvem som leser, og kan byttes ut.",
    "![Fra uro til plan](https://example.no/Flyt 1.png)",
    "![Fra uro til plan](flyt-1.png)",
)
TEXT_PLACEHOLDER = Rule.error(
    "TEKST06",
    "ukjent plassholder",
    "Bare de plassholderne som finnes, blir byttet ut, med de formene de har.",
    "{kommune}",
    "{municipality}",
)
TEXT_COMPLEX = Rule.error(
    "TEKST07",
    "for innviklet tekst",
    "Mer enn 10 nivåer med lister og sitater inni hverandre, eller mer enn 1000 av samme "
    "formattegn i én tekst, er en skrivefeil. Nettstedet ville tatt svært lang tid å lage. Det "
    "gjelder også en tekst på mer enn 100 000 tegn.",
    "[[[[[[[[[[[[[[[[[[[[ …",
    "En kort tekst, gjerne delt i flere filer",
)
TEXT_MARKUP = Rule.error(
    "TEKST08",
    "formatering som ikke virker",
    "Tegnene ville blitt stående på siden som de er skrevet: uferdige lenker, fet skrift som ikke "
    "er avsluttet, tabeller uten linje under overskriften, og formatering fra andre programmer.",
    "Se [veiviseren] (https://www.example.no)",
    "Se [veiviseren](https://www.example.no)",
)
TEXT_LOST = Rule.error(
    "TEKST09",
    "noe ville blitt borte",
    "Markdown ville tatt bort eller byttet ut noe av det som er skrevet: et tall foran et punkt, "
    "et minustegn, en rute i en tabell, en fotnote.",
    "1. Ring\n2. Skriv\n4. Avtal",
    "1. Ring\n2. Skriv\n3. Avtal",
)
TEXT_PREVIEW = Rule.error(
    "TEKST10",
    "ulik forhåndsvisningen",
    "Siden skal vise det samme som forhåndsvisningen i GitHub og GitLab. Her ville den ikke "
    "gjort det.",
    "Datoer på hver sin linje:\n10. mai\n17. mai",
    "- 10. mai\n- 17. mai",
)
TEXT_LINK_WORDS = Rule.warning(
    "TEKST11",
    "lenke som ikke sier hvor den fører",
    "Mange leter blant lenkene, og noen hører bare dem. «Her» og «les mer» sier ingenting. Kravet "
    "står i WCAG 2.4.4.",
    "Se [her](tool/undringsnotat).",
    "Se [undringsnotatet](tool/undringsnotat).",
)
TEXT_UNFINISHED = Rule.warning(
    "TEKST12",
    "ikke ferdig skrevet",
    "Noe skal fylles inn: TODO, XXX, lorem ipsum, [sett inn], null, eller en artikkel uten tekst. "
    "I et utkast er det en advarsel, i det som er publisert en feil (KOMM06).",
    "purpose: TODO",
    "purpose: Drøfte saker uten navn",
)
