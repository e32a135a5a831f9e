"""The skeleton: levels, steps in order, and what each step has. Ids only; words stand elsewhere."""

from typing import Literal

from veileder.model.base import Fingerprint, Flag, Id, Line, Part, Ref, Span
from veileder.model.declaring import fact, unsaid
from veileder.model.naming import Named
from veileder.model.ways import Deadline, Outcome

NOBODY_HOLDS = "none"  # as a baton: that nobody has it, which is not the same as not to say


class StepVariant(Part):
    """What is different in a step for those who work in one type of service."""

    tools: tuple[Id, ...] | None = fact(
        "Verktøy", "Verktøyene i steget, i stedet for de felles.", to="tool", default=None
    )
    role: Id | None = fact(
        "Ansvarlig rolle",
        "Rollen som har ansvaret, i stedet for den felles.",
        to="role",
        default=None,
    )
    deadlines: tuple[Deadline, ...] | None = fact(
        "Frister", "Fristene, i stedet for de felles.", default=None
    )
    outcomes: tuple[Outcome, ...] | None = fact(
        "Veier ut", "Utfallene, i stedet for de felles.", default=None
    )
    services: tuple[Id, ...] | None = fact(
        "Tjenester", "Tjenestene, i stedet for de felles.", to="service", default=None
    )
    laws: tuple[Id, ...] | None = fact(
        "Lover", "Lovene, i stedet for de felles.", to="law", default=None
    )
    together_with: tuple[Id, ...] | None = fact(
        "Sammen med",
        "Rollene som gjør steget sammen med den ansvarlige, i stedet for de felles.",
        to="role",
        default=None,
        exclude_if=unsaid,
    )
    baton: Id | None = fact(
        "Holder stafettpinnen",
        "Rollen som holder stafettpinnen i steget, i stedet for den felles; none for ingen.",
        in_form="Bare når det er en annen enn på nivået. Skriv none når ingen har den.",
        to="role",
        default=None,
        exclude_if=unsaid,
    )


class Step(Part):
    """One step of a level."""

    id: Id = fact(
        "Kort navn på steget",
        "Id-en til steget. Den står i nettadressen og bør ikke endres.",
        in_form="Står i nettadressen, og bør ikke endres.",
    )
    text: Id | None = fact(
        "Ord fra et annet steg",
        "Hent ordene fra et annet steg enn det med samme id.",
        in_form="Når steget skal ha ordene til et annet steg.",
        to="step",
        default=None,
    )
    role: Id = fact("Ansvarlig rolle", "Rollen som har ansvaret for steget.", to="role")
    together_with: tuple[Id, ...] = fact(
        "Sammen med",
        "Rollene som gjør steget sammen med den ansvarlige.",
        to="role",
        default=(),
        exclude_if=unsaid,
    )
    baton: Id | None = fact(
        "Holder stafettpinnen",
        "Rollen som holder stafettpinnen i steget, når det er en annen enn på nivået; none for "
        "ingen.",
        in_form="Bare når det er en annen enn på nivået. Skriv none når ingen har den.",
        to="role",
        default=None,
        exclude_if=unsaid,
    )
    tools: tuple[Id, ...] = fact(
        "Verktøy", "Verktøyene som brukes i akkurat dette steget.", to="tool", default=()
    )
    deadlines: tuple[Deadline, ...] = fact("Frister", "Fristene i steget.", default=())
    outcomes: tuple[Outcome, ...] = fact(
        "Veier ut",
        "Veiene ut av steget. Tom betyr at steget fører til det neste.",
        in_form="Uten noen fører steget til det neste.",
        default=(),
    )
    services: tuple[Id, ...] = fact(
        "Tjenester", "Tjenester det er aktuelt å kontakte.", to="service", default=()
    )
    anonymous: tuple[Ref, ...] = fact(
        "Drøfte uten navn",
        "Hvem saken kan drøftes anonymt med: service/… eller arena/….",
        in_form="Tjenester og møter der saken kan drøftes uten navn.",
        to="service arena",
        default=(),
    )
    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelsene steget bygger på.", to="law", default=())
    variants: dict[Id, StepVariant] = fact(
        "Utgaver for tjenester",
        "Det som er annerledes for ansatte i én type tjeneste.",
        to="service",
        default={},
    )


class Level(Part):
    """One level (or phase) of the guide."""

    id: Id = fact(
        "Kort navn på nivået",
        "Id-en til nivået. Den står i nettadressen og bør ikke endres.",
        in_form="Står i nettadressen, og bør ikke endres.",
    )
    label: Line | None = fact(
        "Kort merke", "Kort merke: «0», «A». Uten merke vises bare tittelen.", default=None
    )
    kind: Literal["level", "phase", "beyond"] = fact(
        "Nivå eller fase",
        "level, phase (en fase med varighet) eller beyond (etter veilederen, som IP).",
        in_form="En fase har varighet. Etter veilederen kommer for eksempel individuell plan.",
        default="level",
    )
    baton: Id | None = fact(
        "Holder stafettpinnen",
        "Rollen som holder stafettpinnen på nivået; none når ingen gjør det.",
        in_form="Rollen som holder stafettpinnen på nivået. Skriv none når ingen gjør det.",
        to="role",
        default=None,
    )
    duration: Span | None = fact(
        "Varighet",
        "Hvor lenge nivået eller fasen varer, for eksempel «3 weeks» eller «3-6 weeks».",
        in_form="Et tall, og hva det teller. Skriv 3-6 for «tre til seks».",
        default=None,
    )
    written: Flag = fact("Skrevet", "Om nivået er skrevet.", in_form="", default=True)
    based_on: Fingerprint | None = fact(
        "Bygger på",
        "Fingeravtrykk av det felles nivået, når dere har laget egen guide.yml av det felles.",
        in_form="Når nivået er laget av det felles, må noen ha sett på det.",
        default=None,
        exclude_if=unsaid,
    )
    steps: tuple[Step, ...] = fact("Steg", "Stegene i rekkefølge.", default=())


class Group(Part):
    """A heading over several levels."""

    id: Id = fact(
        "Kort navn på overskriften",
        "Id-en til overskriften; ordene står i groups/.",
        in_form="Kort, med små bokstaver.",
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene under overskriften.", to="level", min_length=1)


class Skeleton(Part):
    """A whole guide at a glance: ``guide.yml``."""

    numbered: Flag = fact("Nummer på stegene", "Om stegene har nummer.", in_form="", default=True)
    level_word: Named | None = fact(
        "Ordet for nivå", "Ordet for nivå, hvis det er et annet.", default=None
    )
    step_word: Named | None = fact(
        "Ordet for steg", "Ordet for steg: trinn, fase, aktivitet …", default=None
    )
    groups: tuple[Group, ...] = fact("Overskrifter", "Overskrifter over flere nivåer.", default=())
    levels: tuple[Level, ...] = fact("Nivåer", "Nivåene i rekkefølge.", min_length=1)
