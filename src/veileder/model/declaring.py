"""How a field is declared: its label, help and example, and how it is filled in."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text is filled in: what a form must know that the type alone does not say.

    ``choices`` are those that are offered, where the type has more.
    """

    name: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leads:
    """That a text leads somewhere, and what it then is: judged by ``veileder.addresses``."""

    kind: Literal["phone", "email", "url", "act"]


def unsaid(value: Any) -> bool:
    """Whether a field says nothing: a model is then dumped, and hashed, as before it had it."""
    return not value


def words(label: str, help_text: str, **options: Any) -> Any:
    """Declare a field that is written in one language, so that a translation repeats it.

    ``label``, ``help_text`` and ``example`` are in bokmål; ``editing/words`` has them in nynorsk.
    """
    return _declared(label, help_text, {"words": True}, **options)


def fact(label: str, help_text: str, **options: Any) -> Any:
    """Declare a field that is the same in every language, so that only the original has it."""
    return _declared(label, help_text, {}, **options)


def _declared(
    label: str,
    help_text: str,
    marks: dict[str, Any],
    *,
    to: str | None = None,
    example: str | None = None,
    in_form: str | None = None,
    **options: Any,
) -> Any:
    """Return the field; ``to`` says what its ids are ids of.

    ``in_form`` is the help in a form, where ``help_text`` is about how a file is written.
    """
    if in_form is not None:
        marks = marks | {"in_form": in_form}
    return Field(
        title=label,
        description=help_text,
        examples=[example] if example else None,
        json_schema_extra=marks | ({"to": to} if to else {}),
        **options,
    )


# Of every text; here, where they need no model.
SAFETY = words(
    "Linjer som alltid vises",
    "Linjer i teksten som ingen tilpasning kan ta bort: en id, og linjen slik den står i teksten.",
    in_form="Linjer som alltid vises, også når noen tilpasser teksten. Skriv linjen slik den står.",
    default={},
)
Origin = Literal["own", "draft"]
ORIGIN = fact(
    "Hvem som har skrevet",
    "own når dere har skrevet eller godkjent ordene, draft når andre har laget et utkast for dere.",
    in_form="Velg «Vi» når ordene er deres egne, eller dere har lest dem og står for dem.",
    default="own",
)
Read = Literal["copy", "summary", "introduction"] | None
READ = fact(
    "Slik er den lest",
    "Hva som er lest når det ikke er kilden selv: copy er en kopi av Lovdatas åpne data.",
    default=None,
    exclude_if=unsaid,
)
