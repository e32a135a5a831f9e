"""The words: one model per kind of document, a Markdown file with front matter."""

from typing import Literal

from veileder.model.added_words import AddedWords
from veileder.model.base import (
    Count,
    Document,
    Flag,
    Id,
    Line,
    Markdown,
    Title,
    Url,
)
from veileder.model.declaring import fact, words
from veileder.model.forms import Attachment, FormSection
from veileder.model.languages import Translated
from veileder.model.naming import Inflected

Sector = Literal[
    "municipal", "intermunicipal", "partnership", "county", "specialist", "state", "voluntary"
]


class GroupText(Document):
    """The heading over several levels: ``groups/<id>.<language>.md``."""


class LevelText(Document):
    """What a level is: ``levels/<id>.<language>.md``."""

    purpose: Markdown | None = words("Formål", "Hva nivået skal føre fram til.", default=None)
    moving_on: Markdown | None = words(
        "Videre til neste nivå", "Når saken går videre til neste nivå.", default=None
    )


class StepText(Document):
    """The words of a step: ``steps/<id>.<language>.md``, ``steps/<id>.<service>.<language>.md``."""

    actions: tuple[Markdown, ...] = words(
        "Dette gjør du",
        "Hva du gjør, høyst sju punkter som begynner med et verb.",
        default=(),
        max_length=7,
    )
    who: Markdown | None = words("Hvem", "Utfyllende om hvem som gjør dette.", default=None)
    say_to_child: tuple[Line, ...] = words(
        "Si til barnet", "Setninger du kan si til barnet.", default=()
    )
    say_to_parents: tuple[Line, ...] = words(
        "Si til foresatte", "Setninger du kan si til foresatte.", default=()
    )
    questions: tuple[Line, ...] = words("Spørsmål", "Spørsmål å støtte seg til.", default=())
    child_voice: Markdown | None = words(
        "Barnets stemme", "Hvordan barnet blir hørt.", default=None
    )
    consent: Markdown | None = words("Samtykke", "Om samtykke og hva du kan dele.", default=None)
    documentation: Markdown | None = words(
        "Dokumentasjon", "Hva som skrives ned, og hvor.", default=None
    )
    anonymous: Markdown | None = words("Drøfte uten navn", "Om å drøfte uten navn.", default=None)
    deadlines: dict[Id, Markdown] = words(
        "Tekst til fristene",
        "Tekst til hver frist, etter id.",
        in_form="Hva fristen betyr. Ett punkt for hver frist.",
        to="deadline",
        default={},
    )
    outcomes: dict[Id, Title] = words(
        "Tekst på knappene",
        "Tekst på knappen for hvert utfall, etter id.",
        in_form="Ordene på knappen. Ett punkt for hver vei ut.",
        to="outcome",
        default={},
    )
    outcome_help: dict[Id, Markdown] = words(
        "Når utfallene passer",
        "Når utfallet passer, etter id.",
        in_form="Når veien ut passer. Ett punkt for hver vei ut.",
        to="outcome",
        default={},
    )
    mistakes: tuple[Markdown, ...] = words("Vanlige feil", "Vanlige feil.", default=())
    add: AddedWords | None = words(
        "Legg til",
        "Flere punkter i listene, bak de felles. Bare i tilpasninger.",
        default=None,
    )
    addition: Markdown | None = words(
        "Lokalt tillegg",
        "Lokalt tillegg, vist etter det du gjør. Bare i tilpasninger.",
        default=None,
    )


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


class Tool(Inflected):
    """A tool of BTI staff: ``tools/<id>.<language>.md``."""

    kind: ToolKind = fact("Slags verktøy", "Hva slags verktøy dette er.")
    access: Literal["open", "login"] = fact(
        "Tilgang", "Åpent, eller bare for ansatte.", default="open"
    )
    minutes: Count | None = fact(
        "Minutter", "Omtrent hvor mange minutter det tar.", example="15", default=None
    )
    url: Url | None = fact(
        "Nettadresse", "Adresse, når verktøyet ligger et annet sted.", default=None
    )
    files: tuple[Attachment, ...] = fact("Filer", "Filer som hører til.", default=())
    owner: Line | None = fact("Eier", "Hvem som eier verktøyet.", default=None)
    documents: tuple[Literal["log", "plan"], ...] = fact(
        "Hører til logg eller plan",
        "Vises bare der saker dokumenteres i en logg (log) eller en plan (plan). Tomt: alltid.",
        default=(),
    )
    laws: tuple[Id, ...] = fact(
        "Lover", "Lovbestemmelser verktøyet bygger på.", to="law", default=()
    )
    audience: Markdown | None = words("Hvem som bruker det", "Hvem som bruker det.", default=None)
    when: Markdown | None = words("Når det brukes", "Når det brukes.", default=None)
    evidence: Markdown | None = words("Nytte", "Hva som er kjent om nytten.", default=None)
    form: tuple[FormSection, ...] = words(
        "Skjema", "Feltene, når verktøyet er et skjema.", default=()
    )


class Role(Inflected):
    """A role: ``roles/<id>.<language>.md``."""

    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelser rollen bygger på.", to="law", default=())
    compared: Flag = fact(
        "Med i sammenligningen", "Om rollen er med i sammenligningen av roller.", default=False
    )
    plural: Line | None = words("Flertall", "Flertall.", default=None)
    legal_basis: Markdown | None = words("Grunnlag", "Hva rollen bygger på.", default=None)
    who_may: Markdown | None = words(
        "Hvem som kan ha rollen", "Hvem som kan ha rollen.", default=None
    )
    from_when: Markdown | None = words("Begynner", "Når rollen begynner.", default=None)
    until_when: Markdown | None = words("Slutter", "Når rollen slutter.", default=None)
    tasks: tuple[Markdown, ...] = words("Oppgaver", "Oppgaver.", default=())
    is_not: tuple[Markdown, ...] = words("Det rollen ikke er", "Hva rollen ikke er.", default=())
    handover: Markdown | None = words("Overføring", "Hvordan rollen overføres.", default=None)


class ServiceType(Inflected):
    """A kind of service, described for a colleague: ``services/<id>.<language>.md``."""

    sector: Sector = fact(
        "Hvem som driver tjenesten", "Hvem som driver slike tjenester.", default="municipal"
    )
    laws: tuple[Id, ...] = fact(
        "Lover", "Lovbestemmelser tjenesten bygger på.", to="law", default=()
    )
    for_whom: Markdown | None = words("Hvem den er for", "Hvem tjenesten er for.", default=None)
    how_to_refer: Markdown | None = words(
        "Slik tar du kontakt", "Hvordan du tar kontakt eller henviser.", default=None
    )
    expect: Markdown | None = words("Hva du kan vente", "Hva du kan vente deg.", default=None)
    does_not: Markdown | None = words("Hva den ikke gjør", "Hva tjenesten ikke gjør.", default=None)


class ArenaType(Inflected):
    """A kind of meeting: ``arenas/<id>.<language>.md``."""

    kind: Literal["discussion", "coordination", "system"] = fact(
        "Slags møte",
        "discussion (drøfting), coordination (samordning) eller system (ikke enkeltsaker).",
        in_form="Om møtet drøfter saker, samordner innsats eller ikke tar enkeltsaker.",
    )
    anonymous: Flag | None = fact(
        "Kan drøftes uten navn", "Om saken kan drøftes uten navn og samtykke.", default=None
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene møtet hører til.", to="level", default=())
    purpose: Markdown | None = words("Formål", "Formål.", default=None)
    target: Markdown | None = words("Saker", "Hvilke saker som hører hjemme her.", default=None)
    participants: Markdown | None = words("Deltakere", "Hvem som deltar.", default=None)
    frequency: Markdown | None = words("Hvor ofte", "Hvor ofte.", default=None)
    responsible_for_meeting: Markdown | None = words(
        "Ansvarlig for møtet", "Hvem som kaller inn og leder.", default=None
    )


class Article(Document):
    """Background: ``articles/<id>.<language>.md``."""

    section: Literal["about", "background", "parents", "youth", "leaders", "practice", "site"] = (
        fact("Hvor den hører hjemme", "Hvor artikkelen hører hjemme.", default="background")
    )
    translations_checked: Translated = fact(
        "Kontrollerte oversettelser",
        "Språkene der et menneske har kontrollert oversettelsen: en, uk, pl, so, ar, ti.",
        default=(),
    )


class Case(Document):
    """An exercise for a staff meeting: ``cases/<id>.<language>.md``."""

    age: Line | None = words("Alder", "Barnets alder, med ord.", default=None)
    minutes: Count = fact("Minutter", "Hvor lenge øvelsen varer.", default=30)
    steps: tuple[Id, ...] = fact("Steg", "Stegene øvelsen går gjennom.", to="step", default=())
    tools: tuple[Id, ...] = fact("Verktøy", "Verktøyene som fylles ut.", to="tool", default=())
    roles: tuple[Id, ...] = fact("Roller", "Rollene øvelsen handler om.", to="role", default=())
    questions: tuple[Markdown, ...] = words("Spørsmål", "Spørsmål å drøfte.", default=())


class Emergency(Document):
    """The acute rule: ``emergency.<language>.md``."""

    actions: tuple[Markdown, ...] = words(
        "Gjør dette nå", "Hva du gjør nå.", min_length=1, max_length=7
    )
    avoid: tuple[Markdown, ...] = words("Ikke gjør dette", "Hva du ikke skal gjøre.", default=())
    services: tuple[Id, ...] = fact(
        "Varsle", "Tjenestene som skal varsles.", to="service", default=()
    )
    laws: tuple[Id, ...] = fact("Lover", "Lovbestemmelser regelen bygger på.", to="law", default=())
