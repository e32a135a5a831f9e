"""Words that follow: placeholders, conditions, and plain words that should have been one."""

from veileder.findings import Rule

WORD_CONDITION = Rule.error(
    "ORD01",
    "betingelse som ikke virker",
    "{if …} må ha {end} i samme felt, {else} står mellom dem, og det kan ikke stå en {if …} inni "
    "en annen.",
    "{if log}Skriv i {log def}.",
    "{if log}Skriv i {log def}.{end}",
)
WORD_UNKNOWN = Rule.error(
    "ORD02",
    "plassholder for noe som ikke finnes",
    "Det som står etter skråstreken, er id-en til en rolle, et møte, en tjeneste, et verktøy, et "
    "nivå eller et steg som finnes.",
    "{role/stafetholder}",
    "{role/stafettholder}",
)
WORD_ABSENT = Rule.error(
    "ORD03",
    "plassholder for noe nettstedet ikke har",
    "En felles tekst må tåle at noe ikke er der. Sett det som gjelder det, mellom {if …} og {end}.",
    "Gå til {level/niva-3}.",
    "{if level/niva-3}Gå til {level/niva-3}.{end}",
)
WORD_ABSENT_HERE = Rule.warning(
    "ORD04",
    "egen tekst om noe nettstedet ikke har",
    "Teksten nevner noe som er skjult eller ikke finnes i veilederen deres.",
    "Gå til {level/niva-3}.",
    "Gå til {level/niva-2}.",
)
WORD_PLAIN = Rule.warning(
    "ORD05",
    "ord som ikke følger med",
    "Roller, møter, nivåer, loggen og modellen kan hete noe annet i en annen kommune, og kan få "
    "nytt navn hos dere. En plassholder følger med.",
    "Stafettholderen skriver i stafettloggen på nivå 2.",
    "{Role/stafettholder def} skriver i {log def} på {level/niva-2}.",
)
WORD_KEY = Rule.error(
    "ORD06",
    "egne ord på sidene som ikke kan brukes",
    "Nøklene under interface er de som står i theme_overrides/interface.nb.yml. Det som står i "
    "krøllparenteser der, må være med.",
    'interface:\n  search_one: "treff"',
    'interface:\n  search_one: "{n} treff på «{q}»"',
)
WORD_IN_NAME = Rule.error(
    "ORD07",
    "plassholder i et navn",
    "Navnet på kommunen, modellen og det som heter noe annet hos dere, er det plassholderne blir "
    "byttet ut med. Da kan det ikke stå en plassholder i det.",
    'brand:\n  short: "{brand}"\n  name: Vår modell',
    "brand:\n  short: VM\n  name: Vår modell",
)
