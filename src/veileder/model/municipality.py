"""What one municipality or region says of itself."""

from typing import Annotated, Literal

from veileder.model.amending import Planned
from veileder.model.base import Age, Colour, Date, Flag, Id, Language, Part, Ref, Url
from veileder.model.both import Label, Line, Markdown
from veileder.model.counties import Number, is_invented
from veileder.model.declaring import fact, unsaid
from veileder.model.languages import Languages, SiteLanguage
from veileder.model.lending import Borrowed
from veileder.model.naming import Named
from veileder.model.reaching import Contact
from veileder.model.readers import pattern
from veileder.model.systems import System

Domain = Annotated[
    str, pattern(r"([a-z0-9æøå-]+\.)+[a-z]{2,}", "er ikke et domene. Skriv det som står etter @")
]


class Baton(Part):
    """Who holds the baton on one level here."""

    level: Id = fact("Nivå", "Nivået.", in_form="", to="level")
    role: Id = fact("Rolle", "Rollen.", in_form="", to="role")
    name: Line | None = fact(
        "Hva rollen kalles", "Hva rollen kalles på dette nivået hos dere.", default=None
    )
    allowed: tuple[Id, ...] = fact(
        "Bare disse kan", "Bare disse typene tjenester kan ha rollen her.", to="service", default=()
    )
    barred: tuple[Id, ...] = fact(
        "Disse kan ikke", "Disse typene tjenester kan ikke ha rollen her.", to="service", default=()
    )
    note: Markdown | None = fact("Utfyllende", "Utfyllende.", default=None)


class Brand(Part):
    """What the model is called here."""

    short: Label = fact("Kortnavn", "Kortnavnet, for eksempel BTI.", example="BTI")
    name: Label = fact(
        "Hele navnet", "Hele navnet.", in_form="", example="Bedre tverrfaglig innsats"
    )


class Log(Part):
    """Where the case is documented here."""

    opened_on: Id | None = fact(
        "Åpnes på", "Nivået der loggen blir åpnet.", to="level", default=None
    )
    consent_age: Age | None = fact(
        "Samtykkealder", "Alderen den unge selv samtykker fra.", example="16", default=None
    )
    note: Markdown | None = fact("Utfyllende", "Utfyllende.", default=None)


class CaseDocument(Part):
    """What a case is documented in here: a log, a plan, or nothing that all share."""

    kind: Literal["log", "plan", "none"] = fact(
        "Hva det er",
        "log (logg), plan, eller none når dere ikke har noe felles dokument.",
        in_form="",
        default="log",
    )
    name: Named | None = fact(
        "Navn", "Hva det heter hos dere.", in_form="", example="samarbeidsplan", default=None
    )
    tool: Id | None = fact("Verktøy", "Verktøyet det er.", to="tool", default=None)
    opened_on: Id | None = fact("Åpnes på", "Nivået der det åpnes.", to="level", default=None)
    note: Markdown | None = fact("Utfyllende", "Utfyllende.", default=None)


class Common(Part):
    """What a municipality and a region both may say."""

    name: Label = fact("Navn", "Navnet.", in_form="")
    website: Url | None = fact("Nettsted", "Nettstedet.", in_form="", default=None)
    address: Url | None = fact(
        "Veilederens adresse",
        "Adressen nettstedet er publisert på. Da får utskrifter adresse og QR-kode.",
        example="https://veileder.example.no",
        default=None,
    )
    status: Literal["draft", "published"] = fact(
        "Status",
        "draft eller published.",
        in_form="Et utkast er merket, og søkemotorer tar det ikke med.",
        default="draft",
    )
    brand: Brand | None = fact(
        "Modellens navn", "Navnet på modellen, hvis det ikke er BTI.", default=None
    )
    variants: tuple[Id, ...] | None = fact(
        "Egne utgaver",
        "Tjenestetypene som har egen utgave av veilederen.",
        to="service",
        default=None,
    )
    accent: Colour | None = fact(
        "Aksentfarge",
        "Aksentfarge.",
        in_form="Fargen på knapper og lenker.",
        example="#00528a",
        default=None,
    )
    names: dict[Ref, Named] = fact(
        "Lokale navn",
        "Lokale navn, for eksempel arena/ressursteam: X. Skriv name, definite, plural og "
        "plural_definite under når navnet bøyes uregelmessig.",
        in_form="Hva noe kalles hos dere.",
        to="page",
        default={},
    )
    interface: dict[str, Line] = fact(
        "Egne ord på knapper og overskrifter",
        "Ord på sidene som skal være andre, for eksempel front_heading: Hva undrer du deg over? "
        "Nøklene står i theme_overrides/interface.nb.yml.",
        in_form="Ord på sidene som skal være andre hos dere.",
        default={},
    )
    hide: tuple[Ref, ...] = fact("Skjult", "Det som ikke skal vises her.", to="page", default=())
    borrow: tuple[Borrowed, ...] = fact(
        "Lånte verktøy", "Verktøy lånt av andre kommuner.", default=()
    )
    systems: tuple[System, ...] = fact("Systemer", "Systemene som brukes.", default=())
    baton: tuple[Baton, ...] = fact(
        "Stafettpinnen", "Hvem som holder stafettpinnen på hvert nivå.", default=()
    )
    coordination_duty: Id | None = fact(
        "Samordning", "Rollen som samordner i det daglige, for kommunen.", to="role", default=None
    )
    log: Log | None = fact("Stafettloggen", "Om dokumentasjonen.", default=None)
    documents: tuple[CaseDocument, ...] = fact(
        "Det dere dokumenterer i",
        "Logg, plan, begge eller ingen (none), når det er annerledes enn én stafettlogg. Da står "
        "opened_on og note her, ikke under log.",
        in_form="Logg, plan, begge eller ingen, når det er annerledes enn én stafettlogg.",
        default=(),
    )
    repository: Url | None = fact(
        "Adressen til filene",
        "Adressen til prosjektet på GitHub eller GitLab. Da får hver side en lenke til der den kan "
        "redigeres. Har dere egen GitLab-tjener, ta med /-/tree/main.",
        example="https://git.example.no/eksempel/handlingsveileder/-/tree/main",
        default=None,
    )
    responsible: Line | None = fact(
        "Ansvarlig for veilederen",
        "Rollen som har ansvar for veilederen.",
        example="BTI-koordinator",
        default=None,
    )
    contacts: tuple[Contact, ...] = fact(
        "Spørsmål om veilederen", "Hvem en spør om veilederen, og sier fra til om feil.", default=()
    )
    domains: tuple[Domain, ...] = fact(
        "Egne e-postdomener",
        "Det som står etter @ i adresser som er deres, når det ikke er nettstedet eller slutter på "
        "kommune.no.",
        example="bti.example.no",
        default=(),
        exclude_if=unsaid,
    )
    about: Markdown | None = fact("Kort om BTI her", "Kort om BTI her.", default=None)
    keep_on_phone: Flag | None = fact(
        "Lagring på telefonen",
        "false når ingen skal kunne lagre noe på egen telefon: verken avkryssinger, frister, "
        "notater eller valg. Uten linjen kan leserne det, hver gang bare når de selv ber om det.",
        in_form="Om leserne kan be telefonen huske avkryssinger, frister, notater og valg. Uten "
        "svar kan de det.",
        default=None,
    )
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte opplysningene.", default=None
    )
    alone: Flag = fact(
        "Bare disse bygges",
        "true i en kopi (fork) der bare de som har denne linjen, skal bygges. Naboenes mapper "
        "blir liggende, så neste utgave kan hentes uten konflikter.",
        in_form="Bare for den som har kopiert hele malen: Da bygges bare kommuner som har ja her.",
        default=False,
    )


class Region(Common):
    """Several municipalities with something in common: ``region.yml``."""

    language: SiteLanguage = fact(
        "Målform",
        "Målformen på regionens forside: nb eller nn.",
        in_form="Målformen på regionens forside.",
    )

    @property
    def languages(self) -> tuple[Language, ...]:
        """The målformer of its front: one."""
        return (self.language,)


class Municipality(Planned, Common):
    """One municipality: ``municipality.yml``."""

    number: Number = fact("Kommunenummer", "Kommunenummeret, fire sifre.", example="0000")
    formerly: tuple[Line, ...] = fact(
        "Tidligere navn og nummer",
        "Navn og kommunenummer før en sammenslåing. Den som skriver dem, finner kommunen.",
        default=(),
    )
    parallel_names: tuple[Line, ...] = fact(
        "Navn på andre språk",
        "Kommunens navn på samisk eller kvensk. Den som skriver dem, finner kommunen.",
        default=(),
    )
    language: Languages = fact(
        "Målform",
        "Målformen: nb eller nn. [nb, nn] gir ett nettsted på begge, med den første som "
        "hovedmålform.",
        in_form="Målformen nettstedet er på. Velger dere begge, kan leserne bytte på hver side.",
    )
    region: Id | None = fact(
        "Region",
        "Mappen til regionen, hvis kommunen er med i en.",
        in_form="Regionen kommunen er med i.",
        to="region",
        default=None,
    )
    word_files: Flag = fact(
        "Word-filer", "Om det lages en Word-fil av hvert verktøy som fylles ut.", default=True
    )
    accessibility_statement: Url | None = fact(
        "Tilgjengelighetserklæring",
        "Adressen til tilgjengelighetserklæringen i uustatus.no.",
        default=None,
    )

    @property
    def is_invented(self) -> bool:
        """Whether it says, by its number, that it does not exist."""
        return is_invented(self.number)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The målformer of the site, the main one first."""
        return self.language
