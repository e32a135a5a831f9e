"""The words: one model per kind of document, a Markdown file with front matter."""

from typing import Literal

from veileder.model.base import (
    Count,
    Date,
    Document,
    Flag,
    Id,
    Line,
    Markdown,
    Part,
    Title,
    fact,
    words,
)
from veileder.model.forms import FormSection


class GroupText(Document):
    """The heading over several levels: ``groups/<id>.<language>.md``."""


class LevelText(Document):
    """What a level is: ``levels/<id>.<language>.md``."""

    purpose: Markdown | None = words("Hva nivået skal føre fram til.", default=None)
    moving_on: Markdown | None = words("Når saken går videre til neste nivå.", default=None)


class StepText(Document):
    """The words of a step: ``steps/<id>.<language>.md``, ``steps/<id>.<service>.<language>.md``."""

    actions: tuple[Markdown, ...] = words(
        "Hva du gjør, høyst sju punkter som begynner med et verb.", default=(), max_length=7
    )
    who: Markdown | None = words("Utfyllende om hvem som gjør dette.", default=None)
    say_to_child: tuple[Line, ...] = words("Setninger du kan si til barnet.", default=())
    say_to_parents: tuple[Line, ...] = words("Setninger du kan si til foresatte.", default=())
    questions: tuple[Line, ...] = words("Spørsmål å støtte seg til.", default=())
    child_voice: Markdown | None = words("Hvordan barnet blir hørt.", default=None)
    consent: Markdown | None = words("Om samtykke og hva du kan dele.", default=None)
    documentation: Markdown | None = words("Hva som skrives ned, og hvor.", default=None)
    anonymous: Markdown | None = words("Om å drøfte uten navn.", default=None)
    deadlines: dict[Id, Markdown] = words("Tekst til hver frist, etter id.", default={})
    outcomes: dict[Id, Title] = words("Tekst på knappen for hvert utfall, etter id.", default={})
    outcome_help: dict[Id, Markdown] = words("Når utfallet passer, etter id.", default={})
    mistakes: tuple[Markdown, ...] = words("Vanlige feil.", default=())
    addition: Markdown | None = words(
        "Lokalt tillegg, vist etter det du gjør. Bare i tilpasninger.", default=None
    )


class Attachment(Part):
    """A file that lies beside the tool."""

    file: Line = fact("Filnavn, ved siden av verktøyet.")
    title: Line = fact("Hva filen er.")


ToolKind = Literal[
    "form",
    "template",
    "checklist",
    "scale",
    "guide",
    "overview",
    "film",
    "website",
    "system",
    "routine",
]


class Tool(Document):
    """A tool of BTI staff: ``tools/<id>.<language>.md``."""

    kind: ToolKind = fact("Hva slags verktøy dette er.")
    access: Literal["open", "login"] = fact("Åpent, eller bare for ansatte.", default="open")
    minutes: Count | None = fact("Omtrent hvor mange minutter det tar.", default=None)
    url: Line | None = fact("Adresse, når verktøyet ligger et annet sted.", default=None)
    files: tuple[Attachment, ...] = fact("Filer som hører til.", default=())
    owner: Line | None = fact("Hvem som eier verktøyet.", default=None)
    laws: tuple[Id, ...] = fact("Lovbestemmelser verktøyet bygger på.", default=())
    audience: Markdown | None = words("Hvem som bruker det.", default=None)
    when: Markdown | None = words("Når det brukes.", default=None)
    evidence: Markdown | None = words("Hva som er kjent om nytten.", default=None)
    form: tuple[FormSection, ...] = words("Feltene, når verktøyet er et skjema.", default=())


class Role(Document):
    """A role: ``roles/<id>.<language>.md``."""

    laws: tuple[Id, ...] = fact("Lovbestemmelser rollen bygger på.", default=())
    compared: Flag = fact("Om rollen er med i sammenligningen av roller.", default=False)
    plural: Line | None = words("Flertall.", default=None)
    legal_basis: Markdown | None = words("Hva rollen bygger på.", default=None)
    who_may: Markdown | None = words("Hvem som kan ha rollen.", default=None)
    from_when: Markdown | None = words("Når rollen begynner.", default=None)
    until_when: Markdown | None = words("Når rollen slutter.", default=None)
    tasks: tuple[Markdown, ...] = words("Oppgaver.", default=())
    is_not: tuple[Markdown, ...] = words("Hva rollen ikke er.", default=())
    handover: Markdown | None = words("Hvordan rollen overføres.", default=None)


class Law(Document):
    """One provision of law: ``laws/<id>.<language>.md``."""

    act: Line | None = fact("Lovens id hos Lovdata, som 2021-06-18-97.", default=None)
    section: Line | None = fact("Paragraf, kapittel eller artikkel, som § 13-2.", default=None)
    in_force: Date | None = fact("Dagen bestemmelsen trådte i kraft.", default=None)
    superseded_by: tuple[Id, ...] = fact("Bestemmelsen(e) som gjelder nå i stedet.", default=())
    checked: Date | None = fact("Dagen noen sist kontrollerte mot loven.", default=None)
    confirmed: Flag = fact("false når innholdet ikke er kontrollert mot loven.", default=False)
    act_name: Line = words("Lovens korte navn.")
    who_has_duty: Markdown | None = words("Hvem plikten eller retten gjelder.", default=None)


class ServiceType(Document):
    """A kind of service, described for a colleague: ``services/<id>.<language>.md``."""

    sector: Literal["municipal", "intermunicipal", "specialist", "state", "voluntary"] = fact(
        "Hvem som driver slike tjenester.", default="municipal"
    )
    laws: tuple[Id, ...] = fact("Lovbestemmelser tjenesten bygger på.", default=())
    for_whom: Markdown | None = words("Hvem tjenesten er for.", default=None)
    how_to_refer: Markdown | None = words("Hvordan du tar kontakt eller henviser.", default=None)
    expect: Markdown | None = words("Hva du kan vente deg.", default=None)
    does_not: Markdown | None = words("Hva tjenesten ikke gjør.", default=None)


class ArenaType(Document):
    """A kind of meeting: ``arenas/<id>.<language>.md``."""

    kind: Literal["discussion", "coordination", "system"] = fact(
        "discussion (drøfting), coordination (samordning) eller system (ikke enkeltsaker)."
    )
    anonymous: Flag | None = fact("Om saken kan drøftes uten navn og samtykke.", default=None)
    levels: tuple[Id, ...] = fact("Nivåene møtet hører til.", default=())
    purpose: Markdown | None = words("Formål.", default=None)
    target: Markdown | None = words("Hvilke saker som hører hjemme her.", default=None)
    participants: Markdown | None = words("Hvem som deltar.", default=None)
    frequency: Markdown | None = words("Hvor ofte.", default=None)
    responsible_for_meeting: Markdown | None = words("Hvem som kaller inn og leder.", default=None)


class Article(Document):
    """Background: ``articles/<id>.<language>.md``."""

    section: Literal["about", "background", "parents", "youth", "leaders", "practice", "site"] = (
        fact("Hvor artikkelen hører hjemme.", default="background")
    )
    translation_checked: Flag = fact(
        "false når en oversettelse ikke er kontrollert av et menneske.", default=True
    )


class Case(Document):
    """An exercise for a staff meeting: ``cases/<id>.<language>.md``."""

    age: Line | None = words("Barnets alder, med ord.", default=None)
    minutes: Count = fact("Hvor lenge øvelsen varer.", default=30)
    steps: tuple[Id, ...] = fact("Stegene øvelsen går gjennom.", default=())
    tools: tuple[Id, ...] = fact("Verktøyene som fylles ut.", default=())
    roles: tuple[Id, ...] = fact("Rollene øvelsen handler om.", default=())
    questions: tuple[Markdown, ...] = words("Spørsmål å drøfte.", default=())


class Emergency(Document):
    """The acute rule: ``emergency.<language>.md``."""

    actions: tuple[Markdown, ...] = words("Hva du gjør nå.", min_length=1, max_length=7)
    avoid: tuple[Markdown, ...] = words("Hva du ikke skal gjøre.", default=())
    services: tuple[Id, ...] = fact("Tjenestene som skal varsles.", default=())
    laws: tuple[Id, ...] = fact("Lovbestemmelser regelen bygger på.", default=())
