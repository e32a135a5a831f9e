"""Who consents at which age: whether the rows hang together, and prose that says another age."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from veileder import rules
from veileder.checks.prose import prose
from veileder.findings import Finding
from veileder.model.consent import Consent, Matter
from veileder.reading.layers import Library
from veileder.resolving.consenting import Ages, consents_by_matter
from veileder.resolving.guide import Guide
from veileder.resolving.tables import consents_of, matters_of

_SENTENCE = re.compile(r"[^.!?\n|]+")
_CONSENTS = re.compile(
    r"samtyk|helserettslig|(?:bestem|avgj[øe]r)\w* (?:\w+ )?(?:selv|sjølv)|(?:selv|sjølv) bestem"
    r"|(?:sier|seier|si|seie) (?:\w+ ){0,3}ja\b",
    re.IGNORECASE,
)
_WORDS = {"tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17}
_NUMBER = rf"\d{{1,2}}|{'|'.join(_WORDS)}"
_JOINED = r"(?:[ \xa0]?(?:–|-|og|til)[ \xa0]?"
_AGE = re.compile(
    rf"\b(?P<a>{_NUMBER}){_JOINED}(?P<b>{_NUMBER}))?(?:[ \xa0]år\b|-?åring)", re.IGNORECASE
)
_OF_AGE = 18


def check_consent_rows(guide: Guide) -> Iterator[Finding]:
    """Yield the rows of one matter whose ages overlap, or have a hole between them."""
    for _, rows in consents_by_matter(guide):
        aged = [(row, ages) for row, ages in rows if not row.circumstance]
        aged.sort(key=lambda one: one[1].since or 0)
        for (_, before), (row, after) in pairwise(aged):
            if before.until != (after.since or 0):
                yield Finding(rules.LAW_CONSENT_ROWS, row.at(), _seam(before, after), _MEND)


_MEND = "Skriv since i den ene raden likt med until i den andre, eller slå dem sammen."


def _seam(before: Ages, after: Ages) -> str:
    until, since = before.until, after.since or 0
    if until is not None and until < since:
        return f"Ingen rad sier hvem som samtykker mellom {until} og {since} år"
    return f"To rader sier hvem som samtykker fra {since} år"


def check_consent_ages(library: Library) -> Iterator[Finding]:
    """Yield ages that prose of the layers says of a consent, and that no row has."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        matters, rows = matters_of(stack), consents_of(stack)
        log = layer.settings.log if layer.settings else None
        of_log = {log.consent_age} if log and log.consent_age else set()
        for _, _, spot, text in prose(layer) if rows else ():
            for offset, said, wanted in _contradictions(text, matters, rows, of_log):
                yield Finding(rules.LAW_CONSENT_AGE, spot.at(text, offset), said, _cure(wanted))


def _contradictions(
    text: str, matters: Sequence[Matter], rows: Sequence[Consent], of_log: set[int]
) -> Iterator[tuple[int, str, set[int]]]:
    """Yield where a wrong age stands in ``text``, what is said of it, and those there are."""
    for sentence in _SENTENCE.finditer(text):
        ages = [*_AGE.finditer(sentence[0])]
        if not ages or not _CONSENTS.search(sentence[0]):
            continue
        wanted = _wanted(sentence[0], matters, rows, of_log)
        for found in ages:
            if wrong := {_years(one) for one in found.groups() if one} - wanted - {_OF_AGE}:
                message = f"Teksten sier {min(wrong)} år, og det sier ingen rad i consent.yml"
                yield sentence.start() + found.start(), message, wanted


def _wanted(
    sentence: str, matters: Sequence[Matter], rows: Sequence[Consent], of_log: set[int]
) -> set[int]:
    """Return the ages of the matters that ``sentence`` is about; of all where it names none."""
    about = {one.id for one in matters if any(_names(word, sentence) for word in one.words)}
    own = [row for row in rows if row.matter in about] if about else rows
    ages = {age for row in own for age in (row.since, row.until) if age}
    return ages | of_log if any(row.by_municipality for row in own) else ages


def _names(word: str, sentence: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", sentence, re.IGNORECASE) is not None


def _years(written: str) -> int:
    return _WORDS.get(written.lower()) or int(written)


def _cure(wanted: set[int]) -> str:
    ages = ", ".join(map(str, sorted(wanted)))
    known = f"Aldrene der er {ages}. " if ages else ""
    return f"{known}Rett alderen, eller siter raden med {{consent/…}} og id-en."
