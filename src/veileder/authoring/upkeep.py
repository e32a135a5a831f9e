"""What time has done to the guide: one text in Markdown for those who keep it."""

from collections.abc import Iterable, Iterator, Sequence

from veileder import rules
from veileder.authoring.outward import AskedLink
from veileder.findings import Finding
from veileder.front_door.formats import plain_in_markdown
from veileder.reading.strings import Strings
from veileder.status.links import reason_in_words

_LIMIT = 60_000  # characters; GitHub takes no more than 65,536 in an issue
_OLD = {
    "Numre i akuttregelen som må kontrolleres nå": (rules.DATE_URGENT,),
    "Kontroll på overtid": (rules.DATE_STALE,),
    "Gjennomgang på overtid": (rules.DATE_OVERDUE,),
    "Oversettelser som må ses på": (rules.LANGUAGE_OUTDATED,),
    "Tilpasninger der fellesteksten er endret": (rules.LAYER_CHANGED,),
}
_ADVICE = (
    "Rett adressen på linjen den står på. Virker den i nettleseren din likevel, skriver du den i "
    "filen allowed-links.txt øverst i prosjektet, så blir den ikke spurt mer."
)


def upkeep(findings: Sequence[Finding], links: Iterable[AskedLink], strings: Strings) -> str:
    """Return what has become old among ``findings``, and the dead ``links``; empty if none."""
    parts = [
        _table(title, ("Hvor", "Hva", "Gjør dette"), [_row(finding) for finding in old])
        for title, kinds in _OLD.items()
        if (old := [finding for finding in findings if finding.rule in kinds])
    ]
    if dead := [link for link in links if link.reason]:
        rows = [
            _cells(link.url, reason_in_words(strings, link.reason), _where(link)) for link in dead
        ]
        head = ("Lenke", "Hva som er galt", "Står i")
        parts.append(f"{_table('Lenker ut som ikke virker', head, rows)}\n{_ADVICE}\n")
    return "\n".join(parts)


def _row(finding: Finding) -> str:
    return _cells(str(finding.at), finding.message, finding.cure)


def _where(link: AskedLink) -> str:
    first, *others = link.places
    return f"{first} og {len(others)} andre steder" if others else str(first)


def _cells(*texts: str) -> str:
    return f"| {' | '.join(map(plain_in_markdown, texts))} |"


def _table(title: str, head: Sequence[str], rows: Sequence[str]) -> str:
    room = _LIMIT // (len(_OLD) + 1)
    shown = list(_fitting(rows, room))
    more = [f"\nOg {len(rows) - len(shown)} til."] if len(shown) < len(rows) else []
    line = "|---" * len(head) + "|"
    lines = [f"## {title} ({len(rows)})", "", f"| {' | '.join(head)} |", line, *shown, *more]
    return "\n".join(lines) + "\n"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= len(row) + 1
        if room < 0:
            return
        yield row
