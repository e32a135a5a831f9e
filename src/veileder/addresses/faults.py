"""What is wrong with a number or an address, and what is known where it stands."""

from dataclasses import dataclass, field
from typing import Literal

from veileder.addresses.register import NOBODY, Register

Kind = Literal["phone", "email", "url", "act"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, for an editor: the code of the rule, the message, and what mends it."""

    code: str
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a number or an address stands.

    ``shown`` are the words of the link that leads there, None where it is no link. ``before`` and
    ``after`` are what is read beside it. ``register`` has the numbers that names have, and ``own``
    the domains of those who write; None where that is not known, and then nothing is said of it.
    """

    shown: str | None = None
    before: str = ""
    after: str = ""
    register: Register = field(default=NOBODY)
    own: frozenset[str] | None = None


NOWHERE = Context()
