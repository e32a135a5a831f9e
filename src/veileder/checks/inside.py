"""What files say of persons, besides what texts do. The messages never repeat it."""

import re
from collections.abc import Iterator

from veileder import rules
from veileder.checks.person_faults import SAID, person_faults
from veileder.inspecting.flaws import Flaw, flaw
from veileder.inspecting.inspect import Inspected
from veileder.persons.found import Kind
from veileder.persons.identity import is_national_id
from veileder.persons.mails import private_mails

_BETWEEN = r"[\s.\-‐-–/_]{0,2}"
_ELEVEN = re.compile(rf"(?<!\d)\d\d{_BETWEEN}\d\d{_BETWEEN}\d\d{_BETWEEN}\d{{5}}(?!\d)")
_READ = 200_000  # signs of a file that are read for what is told of somebody
_INSIDE = "I filen: "
_BOTH_PLACES = "Se også etter i egenskapene, i merknadene og i skjulte ark."


def faults_of(inside: Inspected) -> Iterator[Flaw]:
    """Yield what is wrong in a file, and that it names a private person, each thing once.

    Of a file with the name of its maker or with comments, a name among its words is often the
    same: it is told of when those are gone. What a picture says of its maker is not published.
    """
    yield from inside.flaws
    is_picture = inside.sides is not None
    may_be_maker = is_picture or any(f.code == rules.ATTACHED_TELLS.code for f in inside.flaws)
    name = f"{_INSIDE}{SAID[Kind.NAME][1]}"
    yield from (one for one in personal(inside.words) if not (may_be_maker and one.message == name))


def personal(words: str) -> Iterator[Flaw]:
    """Yield that ``words`` name a private person."""
    numbers = (re.sub(r"\D", "", found[0]) for found in _ELEVEN.finditer(words))
    if any(map(is_national_id, numbers)):
        cure = "Ta det bort, og si fra til den som svarer for personvern: det er i historikken."
        message = "Filen har et gyldig fødselsnummer i seg"
        yield flaw(rules.PERSON_NUMBER, message, f"{cure} {_BOTH_PLACES}")
    if any(private_mails(words)):
        message = "Filen har en privat e-postadresse i seg"
        cure = f"Skriv en adresse som hører til virksomheten, eller ta den bort. {_BOTH_PLACES}"
        yield flaw(rules.CONTACT_EMAIL, message, cure)
    told = {fault.rule: fault for fault in reversed([*person_faults(words[:_READ])])}
    others = told.keys() - {rules.PERSON_NUMBER, rules.CONTACT_EMAIL}
    for rule in sorted(others, key=lambda one: one.code):
        yield flaw(rule, f"{_INSIDE}{told[rule].message}", f"{told[rule].cure} {_BOTH_PLACES}")
