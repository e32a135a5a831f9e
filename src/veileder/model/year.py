"""The yearly wheel: what is done when, by a day or by a rule, and who sees to it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from veileder.model.base import Date, Id, Part, Ref, Span
from veileder.model.both import Label, Markdown
from veileder.model.declaring import Shape, fact
from veileder.model.readers import refusal, to_count

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NTH = ("first", "second", "third", "fourth", "last")
Month = Literal["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Nth = Literal["first", "second", "third", "fourth", "last"]


def _to_week(value: Any) -> int:
    return _at_most(value, 53, "Ingen uke har nummer {0}. Skriv et tall fra 1 til 52")


def _to_day(value: Any) -> int:
    return _at_most(value, 31, "Ingen måned har en dag {0}. Skriv et tall fra 1 til 31")


def _at_most(value: Any, most: int, said: str) -> int:
    number = to_count(value)
    if not 1 <= number <= most:
        raise refusal(said.format(number))
    return number


Week = Annotated[int, BeforeValidator(_to_week), Shape("number")]
Day = Annotated[int, BeforeValidator(_to_day), Shape("number")]


class When(Part):
    """When something happens: on a day, or by one rule. ``resolving.yearly`` has the rules."""

    date: Date | None = fact(
        "Dato", "Én bestemt dag. Den gjelder bare det året.", example="2027-03-12", default=None
    )
    last: Date | None = fact(
        "Siste dag", "Siste dag, når det varer flere dager fra datoen.", default=None
    )
    week: Week | None = fact(
        "Uke", "Ukenummeret, hvert år. Med ukedag er det den dagen, ellers hele uka.", default=None
    )
    nth: Nth | None = fact(
        "Hvilken i måneden",
        "first, second, third, fourth eller last: første, andre, tredje, fjerde eller siste av "
        "ukedagen i måneden.",
        in_form="Hvilken av ukedagene i måneden. Velg ukedagen også.",
        default=None,
    )
    weekday: Weekday | None = fact(
        "Ukedag", "mon til sun, sammen med week eller nth.", in_form="", default=None
    )
    months: tuple[Month, ...] = fact(
        "Måneder",
        "Månedene det gjelder, jan til dec. Uten måneder gjelder nth hver måned. Alene betyr de "
        "en gang i løpet av måneden.",
        in_form="Uten måneder gjelder ukedagen hver måned. Velger du bare måneder, er det en gang "
        "i løpet av måneden.",
        default=(),
    )
    day: Day | None = fact(
        "Dag i måneden", "Dagen i månedene, hvert år.", example="15", default=None
    )
    before: Id | None = fact(
        "Før ferien",
        "Ferien det er før: siste hverdag før den, eller så lenge før som distance sier. Har "
        "ferien ingen dager, gjelder months.",
        in_form="Siste hverdag før ferien, eller så lenge før som du skriver nedenfor. Så lenge "
        "ferien ikke har dager, gjelder månedene.",
        to="holiday",
        default=None,
    )
    after: Id | None = fact(
        "Etter ferien",
        "Ferien det er etter: første hverdag etter den, eller så lenge etter som distance sier.",
        in_form="Første hverdag etter ferien, eller så lenge etter som du skriver nedenfor.",
        to="holiday",
        default=None,
    )
    distance: Span | None = fact(
        "Hvor lenge før eller etter",
        "Hvor lenge før eller etter ferien, for eksempel «2 weeks».",
        in_form="Hvor lenge før eller etter ferien.",
        example="2 weeks",
        default=None,
    )


class Event(Part):
    """Something that is done at a certain time of the year."""

    id: Id = fact("Id", "Id.")
    name: Label = fact("Navn", "Hva som skal gjøres, kort.", example="Overgangsmøter")
    when: When = fact("Når", "En dag eller en regel.", in_form="Fyll ut én dag eller én regel.")
    text: Markdown | None = fact(
        "Tekst", "Mer om hva som skal gjøres, hvis navnet ikke er nok.", default=None
    )
    role: Id | None = fact(
        "Ansvarlig", "Rollen som sørger for at det blir gjort.", to="role", default=None
    )
    together_with: tuple[Id, ...] = fact(
        "Gjelder også",
        "Andre roller det gjelder. Uten noen rolle gjelder det alle.",
        to="role",
        default=(),
    )
    service_types: tuple[Id, ...] = fact(
        "Bare for",
        "Bare for disse typene tjenester. Uten noen gjelder det alle.",
        to="service",
        default=(),
    )
    see: tuple[Ref, ...] = fact(
        "Se også",
        "Sidene en trenger, som slag/id.",
        in_form="Sidene en trenger.",
        example="article/overganger",
        to="page",
        default=(),
    )


class Period(Part):
    """The days of a holiday one year."""

    first: Date = fact("Første dag", "Første dag.", example="2026-10-05")
    last: Date = fact("Siste dag", "Siste dag.", example="2026-10-09")


class Holiday(Part):
    """A school holiday, with the days that the municipality has set."""

    id: Id = fact("Id", "Id.")
    name: Label = fact(
        "Navn",
        "Navnet slik det står i en setning, i bestemt form: høstferien.",
        example="høstferien",
    )
    periods: tuple[Period, ...] = fact(
        "Dager", "Dagene kommunen har satt, et punkt for hvert år.", default=()
    )


class Year(Part):
    """The yearly wheel: ``year.yml``."""

    holidays: tuple[Holiday, ...] = fact(
        "Skoleferier",
        "Feriene. Kommunen skriver ferien på nytt i sin egen fil, med sine egne dager.",
        in_form="Feriene med deres egne dager.",
        default=(),
    )
    events: tuple[Event, ...] = fact("Hendelser", "Hendelsene.", in_form="", default=())
