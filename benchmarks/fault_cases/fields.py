"""Wrong names, values and references."""

from functools import partial

from fault_cases.case import finding_case
from fault_cases.edited import CHANGES, HOME, STEP, article, changed, service
from fault_cases.texts import text_case
from fault_cases.world import text

_slip = partial(finding_case, "Feil som er lette å gjøre", alone=True)
_text = partial(text_case, "Feil som er lette å gjøre")
_DATE = r"2026-11-02|år-måned-dag|åååå"


def _only(name: str) -> str:
    """Return what matches a cure that names this field, and not as one of a list."""
    return rf"(?<!, )\b{name}\b(?!,)"


CASES = [
    _slip(
        "Punktliste fra Word i actions",
        {STEP: text("based_on: new\nactions: |\n  • Snakk\n  • Del")},
        "undring.nb.md",
        (3, 4),
        "strek|- ",
    ),
    _slip(
        "Norsk feltnavn (sammendrag:)",
        article("title: A\nsammendrag: B"),
        "a.nb.md",
        3,
        "«?summary»?\\b(?!.*,.*,)",
    ),
    _slip("Norsk feltnavn (tittel:)", article("tittel: A"), "a.nb.md", 2, _only("title")),
    _slip(
        "Norsk feltnavn (telefon:)",
        service("phone:", "telefon:"),
        "services.yml",
        7,
        _only("phone"),
    ),
    _slip(
        "Norsk feltnavn (navn:)",
        service("    name:", "    navn:"),
        "services.yml",
        4,
        _only("name"),
    ),
    _slip("Stor bokstav i feltnavnet (Title:)", article("Title: A"), "a.nb.md", 2, _only("title")),
    _slip(
        "Norsk verdi (status: utkast)",
        changed("status: utkast"),
        "municipality.yml",
        4,
        "draft",
    ),
    _slip(
        "Dato med punktum (02.11.2026)",
        article("title: A\nreviewed: 02.11.2026"),
        "a.nb.md",
        3,
        _DATE,
    ),
    _slip(
        "Dato med ord (2. november 2026)",
        article("title: A\nreviewed: 2. november 2026"),
        "a.nb.md",
        3,
        _DATE,
    ),
    _slip(
        "31. november",
        article("title: A\nreviewed: 2026-11-31"),
        "a.nb.md",
        3,
        "30|finnes ikke|dato",
    ),
    _slip(
        "Telefon med sju sifre",
        service("57676869", "5767686"),
        "services.yml",
        7,
        "siffer|sifre",
    ),
    _slip(
        "Bokstaven O i telefonen",
        service("57676869", "5767686O"),
        "services.yml",
        7,
        "O|bokstav|sifre",
    ),
    _slip(
        "Feilstavet id på et verktøy",
        {CHANGES: "steps:\n  - step: undring\n    add:\n      tools: [undringnotat]\n"},
        "guide-changes.yml",
        4,
        "undringsnotat",
    ),
    _slip(
        "Feilstavet tjenestetype",
        service("type: barnevern", "type: barnevernet"),
        "services.yml",
        3,
        "barnevern»|«barnevern",
    ),
    _slip(
        "Feilstavet id i hide",
        changed("hide:\n  - arena/bti-teamet"),
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
        {f"{HOME}/articles/a.nb.md": text("title: Mål").encode("cp1252")},
        "a.nb.md",
        (1, 2),
        "UTF-8",
    ),
    _slip(
        "Tegnkoding UTF-16 fra Notisblokk",
        {f"{HOME}/articles/a.nb.md": text("title: Mål").encode("utf-16")},
        "a.nb.md",
        (1, 2),
        "UTF-8",
    ),
    _slip("Tom fil", {f"{HOME}/articles/a.nb.md": ""}, "a.nb.md", 1, "---|felt|tom"),
]
