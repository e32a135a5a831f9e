"""Layers to the guide of one municipality. Pure: what does not hold together is returned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from veileder.findings import Told, told
from veileder.model.answers import Answer
from veileder.model.base import Language
from veileder.model.bilingual import Term
from veileder.model.both import spoken
from veileder.model.consent import Consent
from veileder.model.entries import Arenas, Services
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.kinds import KINDS
from veileder.model.lending import Borrowed
from veileder.model.measures import Measures
from veileder.model.municipality import Municipality
from veileder.model.naming import forms_of, plain_name
from veileder.model.year import Event
from veileder.reading.layers import ENTRY_TABLES, Library, TextKey
from veileder.resolving import tables
from veileder.resolving.batons import baton_on, done_by_holder
from veileder.resolving.borrowed import borrowed_tools, lender
from veileder.resolving.compose import with_missing_words
from veileder.resolving.entries import lent_entries
from veileder.resolving.foreign import translations, with_foreign
from veileder.resolving.freshness import checking_of
from veileder.resolving.guide import (
    Guide,
    GuideLevel,
    GuideStep,
    LevelGroup,
    Local,
    Resolved,
    Variant,
)
from veileder.resolving.in_use import with_documents_in_use
from veileder.resolving.lending import words_key
from veileder.resolving.lost_ways import dropped_for, hidden_ways, without_lost_ways
from veileder.resolving.safe_guide import with_lines_of_all
from veileder.resolving.settings import combined, in_folder, with_dropped, with_mark
from veileder.resolving.skeleton import skeleton_for
from veileder.resolving.structure import structural
from veileder.resolving.texts import Texts
from veileder.resolving.underneath import underneath
from veileder.resolving.words.naming import naming
from veileder.resolving.words.values import Vocabulary
from veileder.resolving.words.whole import with_words

B = TypeVar("B", Term, Answer, Consent, Event)


def resolve(library: Library, municipality: str) -> Told[Guide]:
    """Return the guide of ``municipality``, one of the library's, and what in it does not hold.

    Where it has both målformer, the guide is in the main one, and has the ``other`` with it.
    """
    own = library.layers[municipality].settings
    assert isinstance(own, Municipality)  # noqa: S101 - that is what municipalities are
    main, *others = (_resolved(library, municipality, language) for language in own.languages)
    other = in_folder(others[0].value) if others else None
    found = dict.fromkeys(finding for one in (main, *others) for finding in one.findings)
    return Told(replace(main.value, other=other), tuple(found))


def _resolved(library: Library, municipality: str, language: Language) -> Told[Guide]:
    resolver = _Resolver(library, municipality, language)
    guide = resolver.guide()
    lent = (finding for table in resolver.lent.values() for finding in table.findings)
    return Told(guide, (*resolver.borrowed.findings, *lent, *resolver.texts.findings))


class _Resolver:
    """Holds what every part of the resolution needs: the layers, the language, the settings."""

    def __init__(self, library: Library, municipality: str, language: Language) -> None:
        self.library = library
        self.id = municipality
        self.layers = library.stack(municipality)
        own = self.layers[-1].settings
        assert isinstance(own, Municipality)  # noqa: S101 - that is what municipalities are
        region = self.layers[1].settings if len(self.layers) == 3 else None
        self.own = spoken(own, language, own.languages[0])
        self.region = spoken(region, language, region.languages[0]) if region else None
        self.language = language
        said = combined(self.own, self.region, language)
        self.settings = with_mark(with_dropped(said, self.layers), self.layers)
        self.texts = Texts(self.layers, self.language)
        self.texts_beneath = Texts(self.layers[:-1], self.language)
        self.borrowed = told(borrowed_tools(self.borrow(), library, self.language))
        self.lent = {
            name: told(lent_entries(name, self.layers[1:], library)) for name in ENTRY_TABLES
        }

    def guide(self) -> Guide:
        every = {name: self.variant(name) for name in (None, *self.settings.variants)}
        variants = {name: variant for name, variant in every.items() if variant}
        year = tables.year_of(self.layers, self.language)
        changes = structural(self.layers)
        raw = Guide(
            id=self.id,
            language=self.language,
            settings=self.settings,
            region_id=self.own.region if self.region else None,
            region=self.region,
            variants=variants,
            documents=with_documents_in_use(
                self.documents(), variants.values(), self.layers[1:], self.settings.documents
            ),
            services=self.entries("services.yml", Services, "service"),
            measures=self.entries("measures.yml", Measures, "measure"),
            arenas=self.entries("arenas.yml", Arenas, "arena"),
            terms=self.shown_of("term", tables.terms_of(self.layers)),
            answers=self.shown_of("answer", tables.answers_of(self.layers)),
            matters=tables.matters_of(self.layers),
            consents=self.shown_of("consent", tables.consents_of(self.layers)),
            helplines=tables.helplines_of(self.library),
            everyday=tables.everyday_of(self.layers),
            events=self.shown_of("event", year.events),
            holidays=year.holidays,
            translations=translations(self.layers, self.texts, self.shows),
            borrowed={one.tool: lender(self.library, one) for one in self.borrow()},
            hidden=dict(self.hidden(year.events)),
            tables=frozenset(self.layers[-1].tables),
            words=Vocabulary(self.language, lambda *where: naming(raw, self.title, *where)),
            structure=changes,
            beneath=underneath(self.layers, self.language, changes),
            amendments=tables.amendments_of(self.layers[-1]),
            measures_as_written=tables.are_as_written(self.layers),
            sizes=tables.sizes_of(self.library),
            pictures=tables.pictures_of(self.library),
            checking=checking_of(self.layers, self.language),
        )
        return with_words(raw)

    def title(self, kind: str, id: str, language: Language) -> Resolved[Any] | None:
        """Return the text of a thing in ``language``, whether it is shown here or not."""
        return self.texts.get(TextKey(kind, id), language=language)

    def name_of(self, kind: str, id: str) -> str | None:
        return self.settings.names.get(f"{kind}/{id}")

    def shows(self, ref: str) -> bool:
        return ref not in self.settings.hide

    def text(self, kind: str, id: str, variant: str | None = None, name: str | None = None) -> Any:
        key = TextKey(kind, id, variant)
        text = self.texts.get(key, name or self.name_of(kind, id))
        return text and with_foreign(text, key, self.language, self.layers)

    def borrow(self) -> tuple[Borrowed, ...]:
        return (self.region.borrow if self.region else ()) + self.own.borrow

    def documents(self) -> Mapping[str, Mapping[str, Resolved[Any]]]:
        return {
            kind: {doc.id: doc for doc in self.documents_of(kind)}
            for kind in KINDS
            if kind not in {"group", "level", "step"}
        }

    def documents_of(self, kind: str) -> Iterator[Resolved[Any]]:
        ids = {key.id for layer in self.layers for key in layer.texts if key.kind == kind}
        for id in sorted(ids):
            if self.shows(f"{kind}/{id}") and (resolved := self.text(kind, id)):
                yield resolved
        if kind == "tool":
            yield from self.borrowed.value

    def hidden(self, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
        """Yield the ref and title of every text that is hidden here, and of those of ``events``."""
        for ref in sorted(self.settings.hide):
            kind, _, id = ref.partition("/")
            if kind in KINDS and (text := self.text(kind, id)):
                yield ref, text.title
        for event in events:
            if not self.shows(ref := f"event/{event.id}"):
                yield ref, event.name

    def variant(self, name: str | None) -> Variant | None:
        whole = skeleton_for(self.layers, name)
        if whole is None:
            return None
        skeleton = spoken(whole, self.language, self.own.languages[0])
        hidden = hidden_ways(skeleton, self.settings.hide | dropped_for(self.layers, name))
        shown = [level for level in skeleton.levels if f"level/{level.id}" not in hidden]
        levels = [self.level(level, name, hidden) for level in shown]
        variant = Variant(
            service_type=name,
            numbered=skeleton.numbered,
            level_word=plain_name(skeleton.level_word),
            step_word=plain_name(skeleton.step_word),
            level_forms=forms_of(skeleton.level_word),
            step_forms=forms_of(skeleton.step_word),
            groups=tuple(self.groups(skeleton, levels)),
        )
        return with_lines_of_all(variant, self.layers, self.texts_beneath)

    def groups(self, skeleton: Skeleton, levels: Sequence[GuideLevel]) -> Iterator[LevelGroup]:
        """Yield the levels in the skeleton's order, together as its groups say."""
        group_of = {level: group.id for group in skeleton.groups for level in group.levels}
        run: list[GuideLevel] = []
        for index, level in enumerate(levels):
            run.append(level)
            following = levels[index + 1].id if index + 1 < len(levels) else None
            mine = group_of.get(level.id)
            if following is None or group_of.get(following) != mine:
                headed = mine and self.shows(f"group/{mine}")
                yield LevelGroup(self.text("group", mine) if mine and headed else None, tuple(run))
                run = []

    def level(self, level: Level, variant: str | None, hidden: frozenset[str]) -> GuideLevel:
        shown = without_lost_ways(level, hidden, self.layers[-1])
        baton = baton_on(level, self.own, self.region)
        steps = tuple(
            GuideStep(done_by_holder(step, level, baton), self.step_text(step, variant), number)
            for number, step in enumerate(shown, start=1)
        )
        return GuideLevel(level, self.text("level", level.id, variant), steps, baton)

    def step_text(self, step: Step, variant: str | None) -> Any:
        """Return the words of a step; one that borrows words may have a name of its own.

        An outcome or deadline that came after the words were adapted has its shared words.
        """
        key, lent = words_key(step, self.layers), TextKey("step", step.text or step.id)
        text = self.text("step", key.id, variant, self.name_of("step", step.id))
        if text is None or not any({key, lent} & layer.texts.keys() for layer in self.layers[1:]):
            return text
        shared = self.texts_beneath.get(lent._replace(variant=variant))
        return with_missing_words(text, shared, step) if shared else text

    def entries(self, file: str, model: Any, kind: str) -> tuple[Local[Any], ...]:
        """Return the entries of table ``file`` that are shown. What is borrowed comes last."""
        found = tables.own_entries(self.layers, file, model) | {
            local.value.id: local for local in self.lent[file].value
        }
        return tuple(
            tables.spoken_entry(local, self.language, self.library)
            for id, local in found.items()
            if self.shows(f"{kind}/{id}")
        )

    def shown_of(self, kind: str, rows: Sequence[B]) -> tuple[B, ...]:
        return tuple(row for row in rows if self.shows(f"{kind}/{row.id}"))
