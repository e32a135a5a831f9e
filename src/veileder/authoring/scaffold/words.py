"""The few words of a new municipality that its templates can't hold, in both målformer."""

from dataclasses import dataclass

from veileder.model.base import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Titles, and the comments over services."""

    start: str
    phases: tuple[str, str, str]
    onward: str
    onward_help: str
    emergency: str
    steps: str
    national: str


WORDS = {
    Language.NB: Words(
        start="Det første nivået",
        phases=("Undring", "Vurdering", "Oppfølging"),
        onward="Gå videre til fase 3",
        onward_help=(
            "Barnet trenger noe mer enn de andre. Barnet og foresatte er med på å gå videre."
        ),
        emergency="Akuttregelen ber ansatte ringe disse. Begynn her.",
        steps="Disse er nevnt i stegene.",
        national="Landsdekkende nummer: $phones. Vises uten at dere fyller ut noe.",
    ),
    Language.NN: Words(
        start="Det første nivået",
        phases=("Undring", "Vurdering", "Oppfølging"),
        onward="Gå vidare til fase 3",
        onward_help=(
            "Barnet treng noko meir enn dei andre. Barnet og føresette er med på å gå vidare."
        ),
        emergency="Akuttregelen ber tilsette ringje desse. Byrj her.",
        steps="Desse er nemnde i stega.",
        national="Landsdekkjande nummer: $phones. Blir vist utan at de fyller ut noko.",
    ),
}
