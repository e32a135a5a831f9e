"""The resolved guide of one municipality: every layer combined, every value with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from veileder.inspecting.inspect import Inspected
from veileder.model.amending import Amendment
from veileder.model.answers import Answer
from veileder.model.base import Document, Language
from veileder.model.bilingual import Helpline, Term
from veileder.model.consent import Consent, Matter
from veileder.model.documents import Article, GroupText, LevelText, StepText
from veileder.model.entries import Arena, Service
from veileder.model.everyday import Everyday
from veileder.model.guide import NOBODY_HOLDS, Level, Step
from veileder.model.lending import Agreement
from veileder.model.measures import Measure
from veileder.model.municipality import Brand, CaseDocument, Common, Log, Municipality
from veileder.model.naming import Forms
from veileder.model.reaching import Contact
from veileder.model.systems import System
from veileder.model.year import Event, Holiday
from veileder.reading.layers import Mark
from veileder.resolving.standing import NOBODY_YET, Checking, Standing
from veileder.resolving.structure import Structural, Underneath
from veileder.resolving.words.values import Vocabulary

D_co = TypeVar("D_co", bound=Document, covariant=True)


@dataclass(frozen=True, slots=True)
class Resolved(Generic[D_co]):
    """A document as this municipality sees it.

    ``origins`` says for every field which layer it came from; ``path`` is the file of the last
    layer that had a say; ``language`` is the one the words are really in. ``worded`` are the
    fields that may have placeholders. ``lost`` are the safety lines that are only here because
    nothing takes them away, with the field they stood in, ``drafts`` the layers whose words others
    have drafted, and ``standing`` who has gone through it, and who should.
    """

    id: str
    value: D_co
    origins: Mapping[str, str]
    path: str
    language: Language
    name: str | None = None
    worded: frozenset[str] = frozenset()
    lost: Mapping[str, str] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    standing: Standing = NOBODY_YET

    @property
    def title(self) -> str:
        """The local name, if there is one, otherwise the title of the document."""
        return self.name or self.value.title

    @property
    def layers(self) -> frozenset[str]:
        """The layers that its values came from."""
        return frozenset(self.origins.values())


@dataclass(frozen=True, slots=True)
class BatonHere:
    """Who holds the baton on a level in this municipality."""

    role: str
    name: str | None = None
    allowed: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    note: str | None = None


class _Titled:
    """What a level and a step have alike: facts with an id, and words that may be unwritten."""

    __slots__ = ()
    facts: Step | Level
    text: Resolved[StepText] | Resolved[LevelText] | None

    @property
    def id(self) -> str:
        """The id of the level or step."""
        return self.facts.id

    @property
    def title(self) -> str:
        """The title, or the id while the words are not written."""
        return self.text.title if self.text else self.facts.id


@dataclass(frozen=True, slots=True)
class GuideStep(_Titled):
    """A step with its words. ``number`` counts from 1 within its level."""

    facts: Step
    text: Resolved[StepText] | None
    number: int


@dataclass(frozen=True, slots=True)
class GuideLevel(_Titled):
    """A level with its words, its steps and who holds the baton."""

    facts: Level
    text: Resolved[LevelText] | None
    steps: tuple[GuideStep, ...]
    baton: BatonHere | None

    @property
    def is_held_by_nobody(self) -> bool:
        """Whether it is said that nobody holds the baton here; not to say it, is something else."""
        return self.baton is None and self.facts.baton == NOBODY_HOLDS


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """Levels under one heading; ``text`` is None when they have no heading."""

    text: Resolved[GroupText] | None
    levels: tuple[GuideLevel, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The levels and steps as those in one type of service see them; None is common to all."""

    service_type: str | None
    numbered: bool
    level_word: str | None
    step_word: str | None
    level_forms: Forms | None
    step_forms: Forms | None
    groups: tuple[LevelGroup, ...]

    @property
    def levels(self) -> tuple[GuideLevel, ...]:
        """All levels in order."""
        return tuple(level for group in self.groups for level in group.levels)

    @property
    def steps(self) -> dict[str, tuple[GuideLevel, GuideStep]]:
        """Every step by id, with its level."""
        return {step.id: (level, step) for level in self.levels for step in level.steps}


Owned = TypeVar("Owned", Service, Measure, Arena)


@dataclass(frozen=True, slots=True)
class Local(Generic[Owned]):
    """An entry of a table, and the layer it is of; it may be a ``lender``'s, by ``agreement``."""

    value: Owned
    layer: str
    lender: str | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the municipality says of itself, with what the region says where it is silent.

    ``documents`` are what cases are documented in here, each a log or a plan; none where there is
    nothing that all share. ``keeps`` says whether a reader may ask her phone to keep something.
    """

    municipality: Municipality
    brand: Brand
    variants: tuple[str, ...]
    accent: str | None
    mark: Mark | None
    website: str | None
    address: str | None
    names: Mapping[str, str]
    name_forms: Mapping[str, Forms]
    interface: Mapping[str, str]
    hide: frozenset[str]
    systems: Mapping[str, System]
    coordination_duty: str | None
    log: Log | None
    documents: tuple[CaseDocument, ...]
    repository: str | None
    responsible: str | None
    contacts: tuple[Contact, ...]
    about: str | None
    keeps: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything one site is made from.

    ``borrowed`` has the owner's name of every borrowed tool, ``hidden`` the title of every hidden
    text and event, by ref. ``tables`` are the files of that kind in the folder here, ``structure``
    what is changed in levels and steps. ``sizes`` are bytes of files beside tools, ``pictures``
    those that texts may show, by path. ``words`` were put in, ``other`` is the same in the other
    målform, ``checking`` says how often what is checked.
    """

    id: str
    language: Language
    settings: Settings
    region_id: str | None
    region: Common | None
    variants: Mapping[str | None, Variant]
    documents: Mapping[str, Mapping[str, Resolved[Document]]]
    services: tuple[Local[Service], ...]
    measures: tuple[Local[Measure], ...]
    arenas: tuple[Local[Arena], ...]
    terms: tuple[Term, ...]
    answers: tuple[Answer, ...]
    matters: tuple[Matter, ...]
    consents: tuple[Consent, ...]
    helplines: tuple[Helpline, ...]
    everyday: tuple[Everyday, ...]
    events: tuple[Event, ...]
    holidays: tuple[Holiday, ...]
    translations: Mapping[str, Mapping[Language, Resolved[Article]]]
    borrowed: Mapping[str, str]
    hidden: Mapping[str, str]
    tables: frozenset[str]
    words: Vocabulary = field(compare=False)  # it follows from all the rest
    structure: Mapping[str, Structural] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    beneath: Underneath = field(default_factory=Underneath)
    measures_as_written: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, Inspected] = field(default_factory=dict)
    checking: Checking = field(default_factory=dict)
    other: "Guide | None" = None

    @property
    def editions(self) -> tuple["Guide", ...]:
        """The guide itself, and the same in the other målform where the site has both."""
        return (self, self.other) if self.other else (self,)

    @property
    def municipality(self) -> Municipality:
        """The municipality's own settings."""
        return self.settings.municipality

    @property
    def common(self) -> Variant:
        """The variant that is common to all services."""
        return self.variants[None]
