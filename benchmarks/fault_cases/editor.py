"""Slips of people who edit, and whether the cure is true."""

from functools import partial

from fault_cases.case import finding_case, fine_case
from fault_cases.texts import text_case
from fault_cases.world import settings, text

_slip = partial(finding_case, "Feil som er lette å gjøre", alone=True)
_text = partial(text_case, "Feil som er lette å gjøre")
_cure = partial(finding_case, "Råd som må være sanne")

_HOME = "municipalities/prove"
_SETTINGS = f"{_HOME}/municipality.yml"
_SERVICES = f"{_HOME}/services.yml"
_STEP = f"{_HOME}/steps/undring.nb.md"
_CHANGES = f"{_HOME}/guide-changes.yml"
_SERVICE = """\
services:
  - id: mitt-barnevern
    type: barnevern
    name: Barnevern
    contacts:
      - function: Mottak
        phone: "57676869"
    purpose: Hjelp.
"""


def _settings(more: str) -> dict[str, str | bytes | None]:
    return {_SETTINGS: settings("Prøve kommune", "9901", f"language: nb\n{more}")}


def _service(old: str, new: str) -> dict[str, str | bytes | None]:
    if old not in _SERVICE:
        raise LookupError(old)
    return {_SERVICES: _SERVICE.replace(old, new)}


def _article(fields: str, body: str = "") -> dict[str, str | bytes | None]:
    return {f"{_HOME}/articles/a.nb.md": text(fields, body)}


def _only(name: str) -> str:
    """Return what matches a cure that names this field, and not as one of a list."""
    return rf"(?<!, )\b{name}\b(?!,)"


_OUTCOMES = """\
steps:
  - step: evaluer
    based_on: new
    outcomes:
      - id: avslutt
        to: {to}
"""
_DEADLINE = """\
steps:
  - step: evaluer
    based_on: new
    deadlines:
      - id: frist
        within: {}
"""
_INDENT = "innrykk|mellomrom"
_DATE = r"2026-11-02|år-måned-dag|åååå"

CASES = [
    _slip(
        "Et felt med ett mellomrom foran",
        _article("title: A\n summary: B"),
        "a.nb.md",
        3,
        _INDENT,
        never="anførselstegn",
    ),
    _slip(
        "Et felt med ett mellomrom foran i municipality.yml",
        _settings(" status: draft"),
        "municipality.yml",
        4,
        _INDENT,
        never="anførselstegn",
    ),
    _slip(
        "Ett mellomrom for mye i tjenestene",
        _service("    name:", "     name:"),
        "services.yml",
        4,
        _INDENT,
    ),
    _slip(
        "Ett mellomrom for lite i tjenestene",
        _service("    name:", "   name:"),
        "services.yml",
        4,
        _INDENT,
    ),
    _slip(
        "Anførselstegnet mangler på slutten",
        _article('title: "Slik\nsummary: B'),
        "a.nb.md",
        2,
        "anførselstegn|lukket",
    ),
    _slip(
        "Anførselstegnet mangler etter telefonen",
        _service('"57676869"', '"57676869'),
        "services.yml",
        7,
        "anførselstegn|lukket",
    ),
    _slip(
        "Apostrofen mangler på slutten",
        _article("title: 'Slik\nsummary: B"),
        "a.nb.md",
        2,
        "anførselstegn|lukket|apostrof",
    ),
    _slip(
        "Streken foran function mangler",
        _service("- function", "  function"),
        "services.yml",
        (5, 6),
        "- |strek",
        never="anførselstegn",
    ),
    _slip(
        "Strek og mellomrom foran function er slettet",
        _service("- function", "function"),
        "services.yml",
        6,
        "- |strek",
        never="anførselstegn",
    ),
    _slip(
        "Mellomrommet etter streken mangler",
        _service("- function", "-function"),
        "services.yml",
        6,
        "mellomrom",
    ),
    _slip("Mellomrommet etter kolon mangler", _article("title:A"), "a.nb.md", 2, "mellomrom"),
    _slip("Kolonet mangler", _article("title A\nsummary: B"), "a.nb.md", 2, "kolon"),
    _slip("Kolon i verdien", _article("title: Steg 1: Undring"), "a.nb.md", 2, "anførselstegn"),
    _slip(
        "Krøllete anførselstegn rundt en verdi med kolon",
        _article("title: “Steg 1: Undring”"),
        "a.nb.md",
        2,
        "“|rette|krøll",
    ),
    _slip(
        "Norske anførselstegn rundt en verdi med kolon",
        _article("title: «Steg 1: Undring»"),
        "a.nb.md",
        2,
        'anførselstegn|"',
    ),
    _slip(
        "Tabulator foran et felt",
        _article("title: A\n\tsummary: B"),
        "a.nb.md",
        3,
        "tabulator",
        never="anførselstegn",
    ),
    _slip(
        "Tabulator i tjenestene",
        _service("    name:", "\tname:"),
        "services.yml",
        4,
        "tabulator",
        never="anførselstegn",
    ),
    _slip("Verdien begynner med @", _article("title: @barn"), "a.nb.md", 2, "anførselstegn"),
    _slip(
        "Verdien begynner med [",
        _article("title: [Viktig] Les dette"),
        "a.nb.md",
        2,
        r"\[|hakeparentes",
    ),
    _slip("Verdien begynner med *", _article("title: *Viktig*"), "a.nb.md", 2, 'anførselstegn|"'),
    _slip(
        "Det samme feltet to ganger",
        _article("title: A\ntitle: B"),
        "a.nb.md",
        3,
        "behold|slett|ta bort|én gang",
    ),
    _slip(
        "Første --- er slettet",
        {f"{_HOME}/articles/a.nb.md": "title: A\n---\nTekst.\n"},
        "a.nb.md",
        1,
        "først|øverst|linje 1",
    ),
    _slip(
        "Andre --- er slettet",
        {f"{_HOME}/articles/a.nb.md": "---\ntitle: A\n\nTekst.\n"},
        "a.nb.md",
        (1, 2, 3),
        "etter|under|andre|slutt",
    ),
    _slip(
        "Blanke foran ---",
        {f"{_HOME}/articles/a.nb.md": "---\ntitle: A\n ---\nTekst.\n"},
        "a.nb.md",
        (1, 2, 3),
        "---",
    ),
    _slip(
        "Hardt mellomrom som innrykk",
        _service("    name:", "\u00a0\u00a0\u00a0\u00a0name:"),
        "services.yml",
        4,
        "mellomrom",
        never="NO-BREAK",
    ),
    _slip(
        "Punktliste fra Word i actions",
        {_STEP: text("based_on: new\nactions: |\n  • Snakk\n  • Del")},
        "undring.nb.md",
        (3, 4),
        "strek|- ",
    ),
    _slip(
        "Norsk feltnavn (sammendrag:)",
        _article("title: A\nsammendrag: B"),
        "a.nb.md",
        3,
        "«?summary»?\\b(?!.*,.*,)",
    ),
    _slip("Norsk feltnavn (tittel:)", _article("tittel: A"), "a.nb.md", 2, _only("title")),
    _slip(
        "Norsk feltnavn (telefon:)",
        _service("phone:", "telefon:"),
        "services.yml",
        7,
        _only("phone"),
    ),
    _slip(
        "Norsk feltnavn (navn:)",
        _service("    name:", "    navn:"),
        "services.yml",
        4,
        _only("name"),
    ),
    _slip("Stor bokstav i feltnavnet (Title:)", _article("Title: A"), "a.nb.md", 2, _only("title")),
    _slip(
        "Norsk verdi (status: utkast)", _settings("status: utkast"), "municipality.yml", 4, "draft"
    ),
    _slip(
        "Dato med punktum (02.11.2026)",
        _article("title: A\nreviewed: 02.11.2026"),
        "a.nb.md",
        3,
        _DATE,
    ),
    _slip(
        "Dato med ord (2. november 2026)",
        _article("title: A\nreviewed: 2. november 2026"),
        "a.nb.md",
        3,
        _DATE,
    ),
    _slip(
        "31. november",
        _article("title: A\nreviewed: 2026-11-31"),
        "a.nb.md",
        3,
        "30|finnes ikke|dato",
    ),
    _slip(
        "Telefon med sju sifre", _service("57676869", "5767686"), "services.yml", 7, "siffer|sifre"
    ),
    _slip(
        "Bokstaven O i telefonen",
        _service("57676869", "5767686O"),
        "services.yml",
        7,
        "O|bokstav|sifre",
    ),
    _slip(
        "Feilstavet id på et verktøy",
        {_CHANGES: "steps:\n  - step: undring\n    add:\n      tools: [undringnotat]\n"},
        "guide-changes.yml",
        4,
        "undringsnotat",
    ),
    _slip(
        "Feilstavet tjenestetype",
        _service("type: barnevern", "type: barnevernet"),
        "services.yml",
        3,
        "barnevern»|«barnevern",
    ),
    _slip(
        "Feilstavet id i hide",
        _settings("hide:\n  - arena/bti-teamet"),
        "municipality.yml",
        5,
        "bti-team»|arena/bti-team",
    ),
    _text(
        "Lenke til noe som ikke finnes", "Se [notatet](tool/undringnotat).", cure="undringsnotat"
    ),
    _text(
        "Lenke til en fil (../tools/x.nb.md)",
        "Se [notatet](../tools/undringsnotat.nb.md).",
        cure="tool/undringsnotat|slag/id",
    ),
    _text("Bilde limt inn", "![bilde](image.png)", cure="bilde"),
    _slip(
        "Tegnkoding fra gammel Windows",
        {f"{_HOME}/articles/a.nb.md": text("title: Mål").encode("cp1252")},
        "a.nb.md",
        (1, 2),
        "UTF-8",
    ),
    _slip(
        "Tegnkoding UTF-16 fra Notisblokk",
        {f"{_HOME}/articles/a.nb.md": text("title: Mål").encode("utf-16")},
        "a.nb.md",
        (1, 2),
        "UTF-8",
    ),
    _slip("Tom fil", {f"{_HOME}/articles/a.nb.md": ""}, "a.nb.md", 1, "---|felt|tom"),
    _cure(
        "Slurv i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{_HOME}/articles/a.nb.md": text("title: Steg 1: A"),
            f"{_HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        2,
        "anførselstegn",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "Ukjent felt i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{_HOME}/articles/a.nb.md": text("title: A\nfeil: ja"),
            f"{_HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        3,
        "felt",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "Gal tegnkoding i bokmålsfilen gir ikke råd om nynorskfilen",
        {
            f"{_HOME}/articles/a.nb.md": text("title: Mål").encode("cp1252"),
            f"{_HOME}/articles/a.nn.md": text("title: A\ntranslated_from: 12345678"),
        },
        "a.nb.md",
        (1, 2),
        "UTF-8",
        never="translated_from: new",
        alone=True,
    ),
    _cure(
        "«next» fra det siste steget",
        {_CHANGES: _OUTCOMES.format(to="next")},
        "guide-changes.yml",
        6,
        "close|siste",
        never="Mente du «next»",
    ),
    *(
        fine_case(
            "Råd som må være sanne", f"Frist på «{within}»", {_CHANGES: _DEADLINE.format(within)}
        )
        for within in ("1 week", "1 day", "1 month", "3 weeks")
    ),
    fine_case(
        "Råd som må være sanne",
        "Skjult ting som er tatt bort, stopper ikke",
        _settings("hide: [tool/borte]"),
    ),
    _cure(
        "Endret steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text(
                "title: Lag en plan\nformer_ids: [gammel-plan]"
            ),
            _CHANGES: "steps:\n  - step: gammel-plan\n    add:\n      tools: [undringsnotat]\n",
        },
        "guide-changes.yml",
        2,
        "felles-plan",
    ),
    _cure(
        "Utfall til et steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text("title: Lag en plan\nformer_ids: [samling]"),
            _CHANGES: _OUTCOMES.format(to="step/samling"),
        },
        "guide-changes.yml",
        6,
        "felles-plan",
    ),
    _cure(
        "Målformer i en kommune",
        {_SETTINGS: settings("Prøve kommune", "9901", "language: [nb, nn]")},
        "municipality.yml",
        3,
        "nb",
        never=r"\bar\b|\bti\b",
    ),
    _cure(
        "Engelsk som målform i en kommune",
        {_SETTINGS: settings("Prøve kommune", "9901", "language: bokmål")},
        "municipality.yml",
        3,
        "nb",
        never=r"\bar\b|\bti\b",
    ),
    _cure(
        "Flere feil i municipality.yml vises samtidig",
        {
            _SETTINGS: settings("Prøve kommune", "9901", "language: nb\nstatus: utkast"),
            _CHANGES: "steps:\n  - step: undring\n    add:\n      tools: [finnes-ikke]\n",
        },
        "guide-changes.yml",
        4,
        "finnes-ikke",
    ),
    _cure(
        "Skjult nivå som andre peker på",
        _settings("hide: [level/niva-1]"),
        "municipality.yml",
        (),
        "niva-1",
        never="content/",
    ),
    _cure(
        "Lokal tekst til et steg som har skiftet navn",
        {
            "content/steps/felles-plan.nb.md": text(
                "title: Lag en plan\nformer_ids: [gammel-plan]"
            ),
            f"{_HOME}/steps/gammel-plan.nb.md": text("based_on: 12345678\nwho: Alle."),
        },
        "gammel-plan.nb.md",
        (),
        "felles-plan",
        never="Ta bort filen",
    ),
    _cure(
        "Skjult verktøy som er tatt bort",
        _settings("hide: [tool/borte]"),
        "municipality.yml",
        4,
        "ta bort|slett",
        never="Mente du",
    ),
]
