"""What a municipality or region changes in the skeleton beneath it: ``guide-changes.yml``."""

from veileder.model.base import Fingerprint, Flag, Id, Line, Part, Ref, Span
from veileder.model.declaring import fact
from veileder.model.guide import Group, Level, Step, StepVariant
from veileder.model.naming import Named
from veileder.model.ways import Deadline, Outcome


class ListChange(Part):
    """Ids to add to, or hide from, the lists of a step."""

    tools: tuple[Id, ...] = fact("Verktøy", "Verktøy.", to="tool", default=())
    services: tuple[Id, ...] = fact("Tjenester", "Tjenester.", to="service", default=())
    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelser.", in_form="", to="law", default=())
    anonymous: tuple[Ref, ...] = fact(
        "Drøfte uten navn", "Hvem saken kan drøftes anonymt med.", to="service arena", default=()
    )


class Additions(ListChange):
    """What a change adds to a step: ids to its lists, and whole deadlines and outcomes."""

    deadlines: tuple[Deadline, ...] = fact("Frister", "Hele frister.", in_form="", default=())
    outcomes: tuple[Outcome, ...] = fact("Veier ut", "Hele utfall.", in_form="", default=())


class Removals(ListChange):
    """What a change takes out of a step, by id."""

    deadlines: tuple[Id, ...] = fact(
        "Frister", "Id-ene til fristene.", in_form="", to="deadline", default=()
    )
    outcomes: tuple[Id, ...] = fact(
        "Veier ut", "Id-ene til utfallene.", in_form="", to="outcome", default=()
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
    text: Id | None = fact(
        "Ord fra et annet steg",
        "Hent ordene fra et annet steg, i stedet for de felles.",
        in_form="Når steget skal ha ordene til et annet steg.",
        to="step",
        default=None,
    )
    after: Id | None = fact(
        "Flytt etter",
        "Flytt steget hit: rett etter dette steget, også på et annet nivå.",
        in_form="Flytt steget til rett etter dette steget, også på et annet nivå.",
        to="step",
        default=None,
    )
    first_in: Id | None = fact(
        "Flytt til begynnelsen av",
        "Flytt steget hit: først på dette nivået.",
        in_form="Flytt steget til først på dette nivået.",
        to="level",
        default=None,
    )
    add: Additions = fact("Legg til", "Legg til i listene.", default=Additions())
    hide: Removals = fact("Ta bort", "Ta bort fra listene.", default=Removals())


class NewStep(Step):
    """A step that the skeleton beneath does not have."""

    after: Id | None = fact(
        "Etter", "Steget det skal stå etter.", in_form="", to="step", default=None
    )
    first_in: Id | None = fact(
        "Først på", "Nivået det skal stå først på.", in_form="", to="level", default=None
    )
    service_type: Id | None = fact(
        "Bare for", "Bare i utgaven for én type tjeneste.", to="service", default=None
    )


class LevelChange(Part):
    """What a municipality or region changes in one level of the shared skeleton."""

    level: Id = fact("Nivå", "Nivået som endres.", to="level")
    based_on: Fingerprint | None = fact(
        "Bygger på",
        "Fingeravtrykk av det felles nivået. Skriv new når rekkefølgen byttes ut.",
        in_form="Når dere bytter ut rekkefølgen, må noen ha sett på den felles.",
        default=None,
    )
    service_type: Id | None = fact(
        "Bare for", "Endre bare utgaven for én type tjeneste.", to="service", default=None
    )
    label: Line | None = fact("Kort merke", "Kort merke, i stedet for det felles.", default=None)
    baton: Id | None = fact(
        "Holder stafettpinnen",
        "Rollen som holder stafettpinnen her; none når ingen gjør det.",
        in_form="Rollen som holder stafettpinnen her. Skriv none når ingen gjør det.",
        to="role",
        default=None,
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


class NewLevel(Level):
    """A level that the skeleton beneath does not have."""

    after: Id | None = fact(
        "Etter",
        "Nivået det skal stå etter. Uten after og before står det sist.",
        in_form="Nivået det skal stå etter. Ellers står det sist.",
        to="level",
        default=None,
    )
    before: Id | None = fact("Før", "Nivået det skal stå før.", to="level", default=None)
    service_type: Id | None = fact(
        "Bare for", "Bare i utgaven for én type tjeneste.", to="service", default=None
    )


class HiddenFor(Part):
    """Levels and steps that those in one type of service do not have."""

    service_type: Id = fact("Bare for", "Bare i utgaven for én type tjeneste.", to="service")
    hide: tuple[Ref, ...] = fact(
        "Ta bort",
        "Nivåer og steg de ikke har: level/… eller step/….",
        in_form="Nivåer og steg de ikke har.",
        to="level step",
        min_length=1,
    )


class SkeletonChanges(Part):
    """Changes to the shared skeleton: ``guide-changes.yml``."""

    numbered: Flag | None = fact(
        "Nummer på stegene", "Om stegene har nummer hos dere.", in_form="", default=None
    )
    level_word: Named | None = fact(
        "Ordet for nivå", "Ordet for nivå, hvis det er et annet.", default=None
    )
    step_word: Named | None = fact(
        "Ordet for steg", "Ordet for steg: trinn, fase, aktivitet …", default=None
    )
    groups: tuple[Group, ...] | None = fact(
        "Overskrifter",
        "Overskrifter over flere nivåer, i stedet for de felles. [] når dere ikke har noen.",
        in_form="",
        default=None,
    )
    hide: tuple[Ref, ...] = fact(
        "Ta bort",
        "Nivåer og steg dere ikke har: level/… eller step/…. Utfall, øvelser og verktøy som bare "
        "hørte til der, faller bort av seg selv.",
        in_form="Nivåer og steg dere ikke har. Det som bare hørte til der, faller bort.",
        to="level step",
        default=(),
    )
    hide_for: tuple[HiddenFor, ...] = fact(
        "Ta bort for en tjeneste",
        "Nivåer og steg som utgaven for én type tjeneste ikke har.",
        default=(),
    )
    new_levels: tuple[NewLevel, ...] = fact(
        "Egne nivåer", "Nivåer som fellesoppsettet ikke har.", in_form="", default=()
    )
    new_steps: tuple[NewStep, ...] = fact(
        "Egne steg", "Steg som fellesoppsettet ikke har.", in_form="", default=()
    )
    levels: tuple[LevelChange, ...] = fact("Nivåer", "Endringer i nivåer.", in_form="", default=())
    steps: tuple[StepChange, ...] = fact("Steg", "Endringer i steg.", in_form="", default=())
