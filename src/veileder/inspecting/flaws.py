"""What can be wrong inside a file, with a cure that can be done where the file was made."""

from typing import NamedTuple

from veileder import rules
from veileder.findings import Rule

INSPECT = (
    "I Word, Excel og PowerPoint: Fil → Info → Se etter problemer → Undersøk dokument, fjern alt "
    "den finner, og lagre. I LibreOffice: Fil → Egenskaper → Tilbakestill egenskaper."
)
SAVE_AGAIN = "Åpne filen i programmet den er laget i, og lagre den på nytt."


class Flaw(NamedTuple):
    """Something wrong inside a file: the code of its rule, what, and the cure."""

    code: str
    message: str
    cure: str


class Unreadable(Exception):
    """Nothing more can be known of the file than what is wrong with it."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


def flaw(rule: Rule, message: str, cure: str) -> Flaw:
    """Return what is wrong by ``rule``."""
    return Flaw(rule.code, message, cure)


def damaged(why: str) -> Unreadable:
    """Return that a file is not whole."""
    return Unreadable(flaw(rules.ATTACHED_TYPE, f"Filen er skadet: {why}", SAVE_AGAIN))


def locked() -> Unreadable:
    """Return that a file can't be opened by all."""
    cure = (
        "Lagre den uten passord og begrensninger (Fil → Info → Beskytt). Er det noe i den som ikke "
        "alle kan lese, skal den ikke ligge her."
    )
    return Unreadable(flaw(rules.ATTACHED_LOCKED, "Filen er låst med passord", cure))


def too_much(what: str) -> Unreadable:
    """Return that a file has more in it than is looked through."""
    cure = "Del den, gjør bildene i den mindre, eller legg den på nett og lenk til den."
    return Unreadable(flaw(rules.ATTACHED_LARGE, f"Filen har for mye i seg: {what}", cure))


def runs(what: str, cure: str = "Ta det bort, og lagre filen på nytt.") -> Flaw:
    """Return that a file has something that can do something on the reader's machine."""
    return flaw(rules.ATTACHED_PROGRAM, f"Filen har {what}", cure)


def fetches(what: str, cure: str) -> Flaw:
    """Return that a file fetches something from elsewhere when it is opened."""
    return flaw(rules.ATTACHED_FETCHES, f"Filen henter noe utenfra: {what}", cure)


def tells(what: str, cure: str = INSPECT) -> Flaw:
    """Return that a file says who has worked with it, or what they thought."""
    return flaw(rules.ATTACHED_TELLS, f"Filen har {what}", cure)
