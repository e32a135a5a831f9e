"""Layers to the guide of one municipality. Pure: what does not hold together is returned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from veileder.findings import Told, told
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.bilingual import Helpline, Helplines, Term, Terms
from veileder.model.both import spoken
from veileder.model.entries import Arenas, Measures, Services
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.kinds import KINDS
from veileder.model.municipality import (
    Baton,
    Borrowed,
    Common,
    Municipality,
)
from veileder.reading.layers import Library, TextKey
from veileder.resolving.borrowed import borrowed_tools, lender
from veileder.resolving.compose import with_missing_words
from veileder.resolving.foreign import with_foreign
from veileder.resolving.guide import (
    BatonHere,
    Guide,
    GuideLevel,
    GuideStep,
    LevelGroup,
    Local,
    Resolved,
    Variant,
    in_folder,
)
from veileder.resolving.settings import combined
from veileder.resolving.skeleton import skeleton_for
from veileder.resolving.texts import Texts
from veileder.resolving.tools_in_use import with_tools_in_use

_SKELETON_KINDS = frozenset({"group", "level", "step"})


def resolve(library: Library, municipality: str) -> Told[Guide]:
    """Return the guide of ``municipality``, one of the library's, and what in it does not hold.

    Where it has both målformer, the guide is in the main one, and has the ``other`` with it.
    """
    own = library.layers[municipality].settings
    assert isinstance(own, Municipality)  # noqa: S101 - that is what municipalities are
    main, *others = (_resolved(library, municipality, language) for language in own.languages)
    found = [finding for one in (main, *others) for finding in one.findings]
    other = in_folder(others[0].value) if others else None
    return Told(replace(main.value, other=other), tuple(dict.fromkeys(found)))


def _resolved(library: Library, municipality: str, language: Language) -> Told[Guide]:
    resolver = _Resolver(library, municipality, language)
    guide = resolver.guide()
    return Told(guide, (*resolver.borrowed.findings, *resolver.texts.findings))


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
        self.settings = combined(self.own, self.region)
        self.texts = Texts(self.layers, self.language)
        self.texts_beneath = Texts(self.layers[:-1], self.language)
        self.borrowed = told(borrowed_tools(self.borrow(), library, self.language))

    def guide(self) -> Guide:
        every = {name: self.variant(name) for name in (None, *self.settings.variants)}
        variants = {name: variant for name, variant in every.items() if variant}
        return Guide(
            id=self.id,
            language=self.language,
            settings=self.settings,
            region_id=self.own.region if self.region else None,
            region=self.region,
            variants=variants,
            documents=with_tools_in_use(self.documents(), variants.values(), self.layers[1:]),
            services=self.entries("services.yml", Services, "service"),
            measures=self.entries("measures.yml", Measures, "measure"),
            arenas=self.entries("arenas.yml", Arenas, "arena"),
            terms=self.terms(),
            helplines=self.helplines(),
            translations=self.translations(),
            borrowed={one.tool: lender(self.library, one) for one in self.borrow()},
            hidden=dict(self.hidden()),
            tables=frozenset(self.layers[-1].tables),
        )

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
            if kind not in _SKELETON_KINDS
        }

    def documents_of(self, kind: str) -> Iterator[Resolved[Any]]:
        ids = {key.id for layer in self.layers for key in layer.texts if key.kind == kind}
        for id in sorted(ids):
            if self.shows(f"{kind}/{id}") and (resolved := self.text(kind, id)):
                yield resolved
        if kind == "tool":
            yield from self.borrowed.value

    def hidden(self) -> Iterator[tuple[str, str]]:
        """Yield the ref and title of every text that is hidden here."""
        for ref in sorted(self.settings.hide):
            kind, _, id = ref.partition("/")
            if kind in KINDS and (text := self.text(kind, id)):
                yield ref, text.title

    def translations(self) -> Mapping[str, Mapping[Language, Resolved[Any]]]:
        """Return the articles that also exist in languages that are not Norwegian."""
        found: dict[str, dict[Language, Resolved[Any]]] = {}
        for layer in self.layers:
            for key, texts in layer.texts.items():
                if key.kind == "article" and self.shows(f"article/{key.id}"):
                    for language in sorted(set(texts).difference(SITE_LANGUAGES)):
                        if text := self.texts.get(key, language=language):
                            found.setdefault(key.id, {})[language] = text
        return found

    def variant(self, name: str | None) -> Variant | None:
        skeleton = skeleton_for(self.layers, name)
        if skeleton is None:
            return None
        shown = [level for level in skeleton.levels if self.shows(f"level/{level.id}")]
        hidden = frozenset(self.hidden_ways(skeleton))
        levels = [self.level(level, name, hidden) for level in shown]
        return Variant(
            service_type=name,
            numbered=skeleton.numbered,
            level_word=skeleton.level_word,
            step_word=skeleton.step_word,
            groups=tuple(self.groups(skeleton, levels)),
        )

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

    def hidden_ways(self, skeleton: Skeleton) -> Iterator[str]:
        """Yield the levels and steps of ``skeleton`` that are hidden here."""
        for level in skeleton.levels:
            is_hidden = not self.shows(f"level/{level.id}")
            if is_hidden:
                yield f"level/{level.id}"
            for step in level.steps:
                if is_hidden or not self.shows(f"step/{step.id}"):
                    yield f"step/{step.id}"

    def level(self, level: Level, variant: str | None, hidden: frozenset[str]) -> GuideLevel:
        shown = [self.step(s, hidden) for s in level.steps if f"step/{s.id}" not in hidden]
        steps = tuple(
            GuideStep(step, self.step_text(step, variant), number)
            for number, step in enumerate(shown, start=1)
        )
        return GuideLevel(level, self.text("level", level.id, variant), steps, self.baton(level))

    def step(self, step: Step, hidden: frozenset[str]) -> Step:
        """Return ``step`` without the shared outcomes that lead to what is hidden here."""
        mine = f"{self.layers[-1].folder}/"
        outcomes = tuple(
            outcome
            for outcome in step.outcomes
            if outcome.to not in hidden or outcome.at("to").path.startswith(mine)
        )
        if len(outcomes) == len(step.outcomes):
            return step
        return step.model_copy(update={"outcomes": outcomes})

    def step_text(self, step: Step, variant: str | None) -> Any:
        """Return the words of a step; one that borrows words may have a name of its own.

        An outcome or deadline that came after the words were adapted has its shared words.
        """
        key = TextKey("step", step.text or step.id)
        text = self.text("step", key.id, variant, self.name_of("step", step.id))
        if text is None or not any(key in layer.texts for layer in self.layers[1:]):
            return text
        shared = self.texts_beneath.get(key._replace(variant=variant))
        return with_missing_words(text, shared, step) if shared else text

    def baton(self, level: Level) -> BatonHere | None:
        for baton in _batons(self.own, self.region):
            if baton.level == level.id:
                return BatonHere(baton.role, baton.name, baton.allowed, baton.barred, baton.note)
        return BatonHere(level.baton) if level.baton else None

    def entries(self, file: str, model: Any, kind: str) -> tuple[Local[Any], ...]:
        """Return the entries of table ``file``; one with the same id as an earlier replaces it."""
        found: dict[str, Local[Any]] = {}
        for layer in self.layers:
            table = layer.table(file, model)
            written_in = layer.settings.languages[0] if layer.settings else self.language
            for entry in getattr(table, file.removesuffix(".yml"), ()):
                found[entry.id] = Local(spoken(entry, self.language, written_in), layer.id)
        return tuple(entry for id, entry in found.items() if self.shows(f"{kind}/{id}"))

    def terms(self) -> tuple[Term, ...]:
        terms = _by_id(layer.table("terms.yml", Terms) for layer in self.layers)
        return tuple(term for term in terms if self.shows(f"term/{term.id}"))

    def helplines(self) -> tuple[Helpline, ...]:
        table = self.library.shared.table("helplines.yml", Helplines)
        return table.helplines if table else ()


def _by_id(tables: Iterator[Terms | None]) -> tuple[Term, ...]:
    found = {term.id: term for table in tables if table for term in table.terms}
    return tuple(found.values())


def _batons(own: Common, region: Common | None) -> tuple[Baton, ...]:
    return own.baton + (region.baton if region else ())
