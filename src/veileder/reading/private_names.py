"""Files and folders that are called after somebody: they are not read, and not named."""

from pathlib import PurePosixPath

from veileder import rules
from veileder.persons.found import Kind, in_name
from veileder.reading.slips import Slip

_WHAT = {
    Kind.NUMBER: "et fødselsnummer",
    Kind.BIRTH: "en fødselsdato",
    Kind.CASE: "navnet på en person",
    Kind.NAME: "navnet på en person",
}
_CURE = (
    "Gi den et navn uten personopplysninger, og si fra til den som svarer for personvern: "
    "navnet er i historikken."
)


def private_slip(path: str, inside: PurePosixPath) -> Slip | None:
    """Return that a part of ``inside``, the end of ``path``, names somebody; None if it doesn't.

    It stands at the folder around it, so that nobody reads the name in the list of what is wrong.
    """
    for part, here in zip(reversed(inside.parts), (inside, *inside.parents), strict=False):
        if what := in_name(part):
            folder = path.removesuffix(inside.as_posix()) + here.parent.as_posix()
            name = "En fil" if here == inside else "En mappe"
            kind = f" ({inside.suffix.lower()})" if here == inside and inside.suffix else ""
            message = f"{name} her{kind} har {_WHAT[what]} i navnet"
            around = folder.removesuffix("/.") or "."
            return Slip(around, rules.PERSON_FILE, message, _CURE, frozenset({path}))
    return None
