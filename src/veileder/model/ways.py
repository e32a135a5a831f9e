"""What a step must be done within, and the ways out of it; always, or in certain cases."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from veileder.model.base import Id, Part, Span, Target
from veileder.model.both import Line
from veileder.model.declaring import fact, unsaid
from veileder.model.readers import to_ages

Ages = Annotated[str, BeforeValidator(to_ages)]


def _only_for(**options: Any) -> Any:
    return fact(
        "Bare for",
        "Bare i disse tjenestenes utgave av veilederen; tom betyr alle.",
        in_form="Bare i disse tjenestenes utgave av veilederen. Uten noen gjelder det alle.",
        to="service",
        default=(),
        **options,
    )


class Condition(Part):
    """In which cases a part of a step holds; without a word, in all."""

    when: Line | None = fact(
        "Gjelder",
        "Hvilke saker det gjelder, med noen få ord, for eksempel «ved skolefravær».",
        example="ved skolefravær",
        default=None,
        exclude_if=unsaid,
    )
    ages: Ages | None = fact(
        "Alder",
        "Hvilke aldre det gjelder, for eksempel «0-5», «13-18» eller «16+».",
        example="13-18",
        default=None,
        exclude_if=unsaid,
    )


class Deadline(Condition):
    """How soon something must be done, always or in certain cases."""

    id: Id = fact(
        "Navn på fristen",
        "Navn på fristen; teksten om den står under samme id i stegets tekst.",
        in_form="Kort. Teksten til fristen skriver du i stegets tekst.",
    )
    within: Span = fact(
        "Frist",
        "Hvor lang fristen er, for eksempel «14 days», «5 weekdays» eller «1-2 weeks».",
        in_form="Et tall, og hva det teller. Skriv 1-2 for «en til to».",
    )
    starts: Line | None = fact(
        "Fristen begynner når",
        "Det leseren kan si den dagen fristen begynner å løpe. Da regner siden ut datoen.",
        example="I dag delte jeg undringen med leder",
        default=None,
        exclude_if=unsaid,
    )
    reply_from: Id | None = fact(
        "Svar fra",
        "Tjenesten som skal svare innen fristen, når det er den leseren venter på.",
        to="service",
        default=None,
        exclude_if=unsaid,
    )
    law: Id | None = fact(
        "Lov", "Lovbestemmelsen som setter fristen, hvis noen.", to="law", default=None
    )
    services: tuple[Id, ...] = _only_for(exclude_if=unsaid)


class Outcome(Condition):
    """One way out of a step."""

    id: Id = fact(
        "Navn på veien ut",
        "Navn på utfallet; teksten om det står under samme id i stegets tekst.",
        in_form="Kort. Ordene på knappen skriver du i stegets tekst.",
    )
    to: Target = fact(
        "Fører til",
        "Hvor utfallet fører: close, next, step/…, level/…, service/…, role/…, arena/…, "
        "article/… eller page/emergency.",
        in_form="Steget eller siden en kommer til.",
        to="target",
    )
    within: Span | None = fact("Innen", "Hvor raskt det må skje.", default=None)
    returns: Id | None = fact(
        "Og så tilbake til",
        "Steget saken kommer tilbake til, når utfallet fører til en rolle, en tjeneste eller "
        "et møte.",
        in_form="Når saken er hos en rolle, en tjeneste eller et møte, og skal tilbake.",
        to="step",
        default=None,
        exclude_if=unsaid,
    )
    services: tuple[Id, ...] = _only_for()
