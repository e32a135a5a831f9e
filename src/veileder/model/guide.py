"""The skeleton: levels, steps in order, and what each step has. Ids only; words stand elsewhere."""

from typing import Literal

from veileder.model.base import Fingerprint, Flag, Id, Line, Part, Ref, Span, Target
from veileder.model.declaring import fact
from veileder.model.naming import Named


class Deadline(Part):
    """How soon something must be done, always or in certain cases."""

    id: Id = fact(
        "Navn på fristen",
        "Navn på fristen; teksten om den står under samme id i stegets tekst.",
        in_form="Kort. Teksten til fristen skriver du i stegets tekst.",
    )
    within: Span = fact(
        "Frist",
        "Hvor lang fristen er, for eksempel «14 days» eller «5 weekdays».",
        in_form="Et tall, og hva det teller.",
    )
    law: Id | None = fact(
        "Lov", "Lovbestemmelsen som setter fristen, hvis noen.", to="law", default=None
    )


class Outcome(Part):
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
    services: tuple[Id, ...] = fact(
        "Bare for",
        "Bare i disse tjenestenes utgave av veilederen; tom betyr alle.",
        in_form="Bare i disse tjenestenes utgave av veilederen. Uten noen gjelder det alle.",
        to="service",
        default=(),
    )


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
        "Rollen som holder stafettpinnen på nivået.",
        to="role",
        default=None,
    )
    duration: Span | None = fact("Varighet", "Hvor lenge nivået eller fasen varer.", default=None)
    written: Flag = fact("Skrevet", "Om nivået er skrevet.", in_form="", default=True)
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


class ListChange(Part):
    """Ids to add to, or hide from, the lists of a step."""

    tools: tuple[Id, ...] = fact("Verktøy", "Verktøy.", to="tool", default=())
    services: tuple[Id, ...] = fact("Tjenester", "Tjenester.", to="service", default=())
    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelser.", in_form="", to="law", default=())
    anonymous: tuple[Ref, ...] = fact(
        "Drøfte uten navn", "Hvem saken kan drøftes anonymt med.", to="service arena", default=()
    )


class StepChange(StepVariant):
    """What a municipality or region changes in one step of the shared skeleton."""

    step: Id = fact("Steg", "Steget som endres.", to="step")
    based_on: Fingerprint | None = fact(
        "Bygger på",
        "Fingeravtrykk av det felles steget. Skriv new når en liste byttes ut helt.",
        in_form="Når dere bytter ut en liste, må noen ha sett på den felles.",
        default=None,
    )
    service_type: Id | None = fact(
        "Bare for", "Endre bare utgaven for én type tjeneste.", to="service", default=None
    )
    add: ListChange = fact("Legg til", "Legg til i listene.", default=ListChange())
    hide: ListChange = fact("Ta bort", "Ta bort fra listene.", default=ListChange())


class LevelChange(Part):
    """What a municipality or region changes in one level of the shared skeleton."""

    level: Id = fact("Nivå", "Nivået som endres.", to="level")
    based_on: Fingerprint | None = fact(
        "Bygger på",
        "Fingeravtrykk av det felles nivået. Skriv new når rekkefølgen byttes ut.",
        in_form="Når dere bytter ut rekkefølgen, må noen ha sett på den felles.",
        default=None,
    )
    label: Line | None = fact("Kort merke", "Kort merke, i stedet for det felles.", default=None)
    baton: Id | None = fact(
        "Holder stafettpinnen", "Rollen som holder stafettpinnen her.", to="role", default=None
    )
    duration: Span | None = fact("Varighet", "Hvor lenge nivået varer her.", default=None)
    written: Flag | None = fact("Skrevet", "Om nivået er skrevet.", in_form="", default=None)
    order: tuple[Id, ...] | None = fact(
        "Rekkefølge",
        "Id-ene til stegene, i egen rekkefølge.",
        in_form="Stegene i deres rekkefølge.",
        to="step",
        default=None,
    )


class SkeletonChanges(Part):
    """Changes to the shared skeleton: ``guide-changes.yml``."""

    levels: tuple[LevelChange, ...] = fact("Nivåer", "Endringer i nivåer.", in_form="", default=())
    steps: tuple[StepChange, ...] = fact("Steg", "Endringer i steg.", in_form="", default=())
