"""The skeleton: levels, steps in order, and what each step has. Ids only; words stand elsewhere."""

from typing import Literal

from veileder.model.base import Fingerprint, Flag, Id, Line, Part, Ref, Span, Target, fact


class Deadline(Part):
    """How soon something must be done, always or in certain cases."""

    id: Id = fact("Navn på fristen; teksten om den står under samme id i stegets tekst.")
    within: Span = fact("Hvor lang fristen er, for eksempel «14 days» eller «5 weekdays».")
    law: Id | None = fact("Lovbestemmelsen som setter fristen, hvis noen.", default=None)


class Outcome(Part):
    """One way out of a step."""

    id: Id = fact("Navn på utfallet; teksten om det står under samme id i stegets tekst.")
    to: Target = fact(
        "Hvor utfallet fører: close, next, step/…, level/…, service/…, role/…, arena/…, article/… "
        "eller page/emergency."
    )
    within: Span | None = fact("Hvor raskt det må skje.", default=None)
    services: tuple[Id, ...] = fact(
        "Bare i disse tjenestenes utgave av veilederen; tom betyr alle.", default=()
    )


class StepVariant(Part):
    """What is different in a step for those who work in one type of service."""

    tools: tuple[Id, ...] | None = fact(
        "Verktøyene i steget, i stedet for de felles.", default=None
    )
    role: Id | None = fact("Rollen som har ansvaret, i stedet for den felles.", default=None)
    deadlines: tuple[Deadline, ...] | None = fact("Fristene, i stedet for de felles.", default=None)
    outcomes: tuple[Outcome, ...] | None = fact("Utfallene, i stedet for de felles.", default=None)
    services: tuple[Id, ...] | None = fact("Tjenestene, i stedet for de felles.", default=None)
    laws: tuple[Id, ...] | None = fact("Lovene, i stedet for de felles.", default=None)


class Step(Part):
    """One step of a level."""

    id: Id = fact("Id-en til steget. Den står i nettadressen og bør ikke endres.")
    text: Id | None = fact("Hent ordene fra et annet steg enn det med samme id.", default=None)
    role: Id = fact("Rollen som har ansvaret for steget.")
    tools: tuple[Id, ...] = fact("Verktøyene som brukes i akkurat dette steget.", default=())
    deadlines: tuple[Deadline, ...] = fact("Fristene i steget.", default=())
    outcomes: tuple[Outcome, ...] = fact(
        "Veiene ut av steget. Tom betyr at steget fører til det neste.", default=()
    )
    services: tuple[Id, ...] = fact("Tjenester det er aktuelt å kontakte.", default=())
    anonymous: tuple[Ref, ...] = fact(
        "Hvem saken kan drøftes anonymt med: service/… eller arena/….", default=()
    )
    laws: tuple[Id, ...] = fact("Lovbestemmelsene steget bygger på.", default=())
    variants: dict[Id, StepVariant] = fact(
        "Det som er annerledes for ansatte i én type tjeneste.", default={}
    )


class Level(Part):
    """One level (or phase) of the guide."""

    id: Id = fact("Id-en til nivået. Den står i nettadressen og bør ikke endres.")
    label: Line | None = fact("Kort merke: «0», «A». Uten merke vises bare tittelen.", default=None)
    kind: Literal["level", "phase", "beyond"] = fact(
        "level, phase (en fase med varighet) eller beyond (etter veilederen, som IP).",
        default="level",
    )
    baton: Id | None = fact("Rollen som holder stafettpinnen på nivået.", default=None)
    duration: Span | None = fact("Hvor lenge nivået eller fasen varer.", default=None)
    written: Flag = fact("false når nivået ikke er skrevet ennå.", default=True)
    steps: tuple[Step, ...] = fact("Stegene i rekkefølge.", default=())


class Group(Part):
    """A heading over several levels."""

    id: Id = fact("Id-en til overskriften; ordene står i groups/.")
    levels: tuple[Id, ...] = fact("Nivåene under overskriften.", min_length=1)


class Skeleton(Part):
    """A whole guide at a glance: ``guide.yml``."""

    numbered: Flag = fact("Om stegene har nummer.", default=True)
    level_word: Line | None = fact("Ordet for nivå, hvis det er et annet.", default=None)
    step_word: Line | None = fact("Ordet for steg: trinn, fase, aktivitet …", default=None)
    groups: tuple[Group, ...] = fact("Overskrifter over flere nivåer.", default=())
    levels: tuple[Level, ...] = fact("Nivåene i rekkefølge.", min_length=1)


class ListChange(Part):
    """Ids to add to, or hide from, the lists of a step."""

    tools: tuple[Id, ...] = fact("Verktøy.", default=())
    services: tuple[Id, ...] = fact("Tjenester.", default=())
    laws: tuple[Id, ...] = fact("Lovbestemmelser.", default=())
    anonymous: tuple[Ref, ...] = fact("Hvem saken kan drøftes anonymt med.", default=())


class StepChange(StepVariant):
    """What a municipality or region changes in one step of the shared skeleton."""

    step: Id = fact("Steget som endres.")
    based_on: Fingerprint | None = fact(
        "Fingeravtrykk av det felles steget. Skriv new når en liste byttes ut helt.", default=None
    )
    service_type: Id | None = fact("Endre bare utgaven for én type tjeneste.", default=None)
    add: ListChange = fact("Legg til i listene.", default=ListChange())
    hide: ListChange = fact("Ta bort fra listene.", default=ListChange())


class LevelChange(Part):
    """What a municipality or region changes in one level of the shared skeleton."""

    level: Id = fact("Nivået som endres.")
    based_on: Fingerprint | None = fact(
        "Fingeravtrykk av det felles nivået. Skriv new når rekkefølgen byttes ut.", default=None
    )
    label: Line | None = fact("Kort merke, i stedet for det felles.", default=None)
    baton: Id | None = fact("Rollen som holder stafettpinnen her.", default=None)
    duration: Span | None = fact("Hvor lenge nivået varer her.", default=None)
    written: Flag | None = fact("false når nivået ikke er skrevet ennå.", default=None)
    order: tuple[Id, ...] | None = fact("Id-ene til stegene, i egen rekkefølge.", default=None)


class SkeletonChanges(Part):
    """Changes to the shared skeleton: ``guide-changes.yml``."""

    levels: tuple[LevelChange, ...] = fact("Endringer i nivåer.", default=())
    steps: tuple[StepChange, ...] = fact("Endringer i steg.", default=())
