"""Questions that have one answer, in both målformer side by side, and what they are known by."""

from typing import Annotated, Literal

from veileder.model.base import Date, Flag, Id, Language, Line, Markdown, Part, Ref
from veileder.model.declaring import Shape, fact, unsaid

CHOICES = 3  # of a question in the self-test

# What questions are about, in the order of the page.
Theme = Literal[
    "worry", "talk", "share", "consent", "write", "report", "roles", "meetings", "close", "rights"
]


class AnswerText(Part):
    """A question and its answer in one language."""

    question: Line = fact("Spørsmål", "Spørsmålet, slik folk stiller det.", in_form="")
    answer: Markdown = fact("Svar", "Svaret i én setning, eller to korte.")
    choices: tuple[Line, ...] = fact(
        "Valg i selvtesten",
        "Tre valg, det rette først. Da er spørsmålet med i selvtesten, der valgene står i en annen "
        "rekkefølge.",
        default=(),
        min_length=CHOICES,
        max_length=CHOICES,
        exclude_if=unsaid,
    )
    translated_from: Annotated[str, Shape("seen")] | None = fact(
        "Oversatt fra",
        "Fingeravtrykk av teksten det er oversatt fra.",
        in_form="Når en av målformene er oversatt, må noen ha sammenlignet dem.",
        default=None,
    )


class AnswerDeadline(Part):
    """A deadline of a step, as the municipality has it."""

    step: Id = fact("Steg", "Steget som har fristen.", to="step")
    deadline: Id = fact("Frist", "Id-en til fristen i steget.", to="deadline")


class Answer(Part):
    """A question that has one answer. What it builds on is the page that it sees first."""

    id: Id = fact("Id", "Id.")
    theme: Theme = fact("Tema", "Hva spørsmålet handler om.")
    nb: AnswerText | None = fact("Bokmål", "Bokmål.", default=None)
    nn: AnswerText | None = fact("Nynorsk", "Nynorsk.", default=None)
    asks: tuple[Line, ...] = fact(
        "Må være med i søket",
        "Ett punkt for hvert begrep, med ordene for det i begge målformer og mellomrom mellom. "
        "Svaret vises når søket har ett ord fra hvert punkt.",
    )
    see: tuple[Ref, ...] = fact(
        "Les mer", "Siden som sier det samme, først. Uten den vises ikke svaret.", to="page"
    )
    laws: tuple[Id, ...] = fact("Lov", "Lovbestemmelsene svaret bygger på.", to="law", default=())
    deadline: AnswerDeadline | None = fact(
        "Frist", "Fristen i et steg som er svaret. Uten den vises ikke svaret.", default=None
    )
    service: Id | None = fact(
        "Tjeneste",
        "Tjenestetypen en ringer, med kommunens eget nummer.",
        to="service",
        default=None,
    )
    consent_age: Flag = fact(
        "Alderen for samtykke",
        "Om svaret er alderen kommunen har satt for samtykke. Uten den vises ikke svaret.",
        default=False,
    )
    checked: Date | None = fact(
        "Kontrollert", "Dagen svaret ble sammenlignet med siden og loven.", default=None
    )

    def text(self, language: Language) -> AnswerText | None:
        """Return what it says in ``language``, or in the other where that is unwritten."""
        text: AnswerText | None = getattr(self, language, None)
        return text or self.nb or self.nn


class Answers(Part):
    """The answers: ``answers.yml``."""

    answers: tuple[Answer, ...] = fact("Svar", "Svarene.", in_form="", default=())
