"""Slips in the fields, as YAML sees them."""

from functools import partial

from fault_cases.case import finding_case
from fault_cases.edited import HOME, article, changed, service

_slip = partial(finding_case, "Feil som er lette å gjøre", alone=True)
_INDENT = "innrykk|mellomrom"

CASES = [
    _slip(
        "Et felt med ett mellomrom foran",
        article("title: A\n summary: B"),
        "a.nb.md",
        3,
        _INDENT,
        never="anførselstegn",
    ),
    _slip(
        "Et felt med ett mellomrom foran i municipality.yml",
        changed(" status: draft"),
        "municipality.yml",
        4,
        _INDENT,
        never="anførselstegn",
    ),
    _slip(
        "Ett mellomrom for mye i tjenestene",
        service("    name:", "     name:"),
        "services.yml",
        4,
        _INDENT,
    ),
    _slip(
        "Ett mellomrom for lite i tjenestene",
        service("    name:", "   name:"),
        "services.yml",
        4,
        _INDENT,
    ),
    _slip(
        "Anførselstegnet mangler på slutten",
        article('title: "Slik\nsummary: B'),
        "a.nb.md",
        2,
        "anførselstegn|lukket",
    ),
    _slip(
        "Anførselstegnet mangler etter telefonen",
        service('"57676869"', '"57676869'),
        "services.yml",
        7,
        "anførselstegn|lukket",
    ),
    _slip(
        "Apostrofen mangler på slutten",
        article("title: 'Slik\nsummary: B"),
        "a.nb.md",
        2,
        "anførselstegn|lukket|apostrof",
    ),
    _slip(
        "Streken foran function mangler",
        service("- function", "  function"),
        "services.yml",
        (5, 6),
        "- |strek",
        never="anførselstegn",
    ),
    _slip(
        "Strek og mellomrom foran function er slettet",
        service("- function", "function"),
        "services.yml",
        6,
        "- |strek",
        never="anførselstegn",
    ),
    _slip(
        "Mellomrommet etter streken mangler",
        service("- function", "-function"),
        "services.yml",
        6,
        "mellomrom",
    ),
    _slip("Mellomrommet etter kolon mangler", article("title:A"), "a.nb.md", 2, "mellomrom"),
    _slip("Kolonet mangler", article("title A\nsummary: B"), "a.nb.md", 2, "kolon"),
    _slip("Kolon i verdien", article("title: Steg 1: Undring"), "a.nb.md", 2, "anførselstegn"),
    _slip(
        "Krøllete anførselstegn rundt en verdi med kolon",
        article("title: “Steg 1: Undring”"),
        "a.nb.md",
        2,
        "“|rette|krøll",
    ),
    _slip(
        "Norske anførselstegn rundt en verdi med kolon",
        article("title: «Steg 1: Undring»"),
        "a.nb.md",
        2,
        'anførselstegn|"',
    ),
    _slip(
        "Tabulator foran et felt",
        article("title: A\n\tsummary: B"),
        "a.nb.md",
        3,
        "tabulator",
        never="anførselstegn",
    ),
    _slip(
        "Tabulator i tjenestene",
        service("    name:", "\tname:"),
        "services.yml",
        4,
        "tabulator",
        never="anførselstegn",
    ),
    _slip("Verdien begynner med @", article("title: @barn"), "a.nb.md", 2, "anførselstegn"),
    _slip(
        "Verdien begynner med [",
        article("title: [Viktig] Les dette"),
        "a.nb.md",
        2,
        r"\[|hakeparentes",
    ),
    _slip("Verdien begynner med *", article("title: *Viktig*"), "a.nb.md", 2, 'anførselstegn|"'),
    _slip(
        "Det samme feltet to ganger",
        article("title: A\ntitle: B"),
        "a.nb.md",
        3,
        "behold|slett|ta bort|én gang",
    ),
    _slip(
        "Første --- er slettet",
        {f"{HOME}/articles/a.nb.md": "title: A\n---\nTekst.\n"},
        "a.nb.md",
        1,
        "først|øverst|linje 1",
    ),
    _slip(
        "Andre --- er slettet",
        {f"{HOME}/articles/a.nb.md": "---\ntitle: A\n\nTekst.\n"},
        "a.nb.md",
        (1, 2, 3),
        "etter|under|andre|slutt",
    ),
    _slip(
        "Blanke foran ---",
        {f"{HOME}/articles/a.nb.md": "---\ntitle: A\n ---\nTekst.\n"},
        "a.nb.md",
        (1, 2, 3),
        "---",
    ),
    _slip(
        "Hardt mellomrom som innrykk",
        service("    name:", "\u00a0\u00a0\u00a0\u00a0name:"),
        "services.yml",
        4,
        "mellomrom",
        never="NO-BREAK",
    ),
]
