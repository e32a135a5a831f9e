"""What names a person in one text, and what is said of it: for an editor, and never repeated.

The way in for whoever has a text and no library: a form, a message to git, an attachment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from veileder import rules
from veileder.findings import Finding, Rule
from veileder.persons.found import Kind, Trace, masked, sure_traces, traces

_GONE = "Ta det bort, og si fra til den som svarer for personvern: det er i historikken."
_TOLD = "Skriv «barnet», «eleven» eller «mor», eller funksjonen til den ansatte, uten navn."
SAID: dict[Kind, tuple[Rule, str, str]] = {
    Kind.NUMBER: (rules.PERSON_NUMBER, "Dette er et gyldig fødselsnummer", _GONE),
    Kind.BIRTH: (rules.PERSON_BIRTH, "Her står dagen noen er født", _GONE),
    Kind.PHONE: (
        rules.PERSON_PHONE,
        "Dette ser ut til å være telefonen til en privatperson",
        "Ta det bort, eller skriv nummeret til tjenesten og funksjonen som svarer.",
    ),
    Kind.MAIL: (
        rules.CONTACT_EMAIL,
        "Dette ser ut til å være en privat adresse",
        "Bruk en felles postkasse i kommunen.",
    ),
    Kind.CASE: (rules.PERSON_TOLD, "Her ser det ut til å stå noe om én bestemt person", _TOLD),
    Kind.NAME: (rules.PERSON_TOLD, "Her ser det ut til å stå navnet på en person", _TOLD),
}


class PersonFault(NamedTuple):
    """What names a person: the rule, where in the text (from 0), the message and the cure."""

    rule: Rule
    offset: int
    message: str
    cure: str


def person_faults(text: str) -> Iterator[PersonFault]:
    """Yield what names a person in ``text``, of any kind: of a file, a form, or an attachment."""
    return _told(traces(text))


def sure_faults(text: str) -> Iterator[PersonFault]:
    """Yield those that are sure in any text: it may be a whole file, with its keys and comments."""
    return _told(sure_traces(text))


def _told(found: Iterable[Trace]) -> Iterator[PersonFault]:
    for trace in found:
        rule, message, cure = SAID[trace.kind]
        yield PersonFault(rule, trace.start, message, cure)


def unnamed(finding: Finding) -> Finding:
    """Return ``finding`` without what names a person in its words."""
    message, cure = masked(finding.message), masked(finding.cure)
    is_same = (message, cure) == (finding.message, finding.cure)
    return finding if is_same else replace(finding, message=message, cure=cure)
