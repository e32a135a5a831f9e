"""What things are called in one guide, as it was put together, before any words are put in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from veileder.model.base import Language
from veileder.model.documents import Role
from veileder.model.municipality import Brand, CaseDocument
from veileder.model.naming import Forms, Inflected, forms_of, plain_name
from veileder.resolving.guide import BatonHere, Guide, GuideLevel, GuideStep, Resolved, Variant
from veileder.resolving.settings import default_brand
from veileder.resolving.words.syntax import PLACES
from veileder.resolving.words.values import CONSENT_AGE, Called, Naming, Words

Text = Callable[[str, str, Language], Resolved[Any] | None]
LOG = "tool/stafettlogg"  # what cases are documented in, where a guide says of nothing else
_FOLDER = Called("mappe", Forms(definite="mappa"))  # where there is no document that all share
_DEFAULTS = {"level_word": "nivå", "step_word": "steg", "log": "stafettlogg"}


def naming(guide: Guide, text: Text, variant: str | None, level: str | None = None) -> Naming:
    """Return what things are called in ``guide``, as those in ``variant`` see it.

    ``text`` gives the document of a kind and id in a målform, also where it is not shown here. On
    a ``level``, cases are documented only in what has been opened, and who holds the baton there
    is called what that is called there.
    """
    holder = holder_on(guide, variant, level) if level else {}
    if level:
        opened = replace(guide.settings, documents=open_on(guide, variant, level))
        guide = replace(guide, settings=opened)
    log = guide.settings.log
    age = log.consent_age if log and log.consent_age is not None else CONSENT_AGE
    return Naming(
        called=partial(_called, guide, text, guide.variants.get(variant), holder),
        labels=dict(_labels(guide, variant)),
        present=frozenset(_present(guide)),
        plain={"municipality": guide.municipality.name, "consent_age": str(age)},
        brand=partial(_brand, guide),
        quoted=partial(_quoted, guide),
    )


def _quoted(guide: Guide, ref: str, language: Language) -> str | None:
    row = next((one for one in guide.consents if f"consent/{one.id}" == ref), None)
    text = row.text(language) if row else None
    if row is None or text is None or text.sentence:
        return text.sentence if text else None
    names = (one.name(language) for one in guide.matters if one.id == row.matter)
    return f"{next(names, row.matter)}: {text.decides}."


def open_on(guide: Guide, variant: str | None, level: str) -> tuple[CaseDocument, ...]:
    """Return what cases are documented in on ``level``: what is opened there, or before it."""
    shown = guide.variants.get(variant)
    order = [one.id for one in shown.levels] if shown else []
    later = order[order.index(level) + 1 :] if level in order else []
    return tuple(one for one in guide.settings.documents if one.opened_on not in later)


def holder_on(guide: Guide, variant: str | None, level: str) -> Mapping[str, BatonHere]:
    """Return who holds the baton on ``level``, by the role that the guide says; {} for the same."""
    shown = guide.variants.get(variant)
    one = next((one for one in (shown.levels if shown else ()) if one.id == level), None)
    if one is None or one.baton is None or not one.facts.baton:
        return {}
    is_other = one.baton.name or one.baton.role != one.facts.baton
    return {f"role/{one.facts.baton}": one.baton} if is_other else {}


def words_of_nobody() -> Words:
    """Return the words where no municipality or region is meant."""
    return _words_alone(Language.NB, None, {})


def _words_alone(language: Language, brand: Brand | None, plain: Mapping[str, str]) -> Words:
    plain = {**plain, "consent_age": str(CONSENT_AGE)}
    said = Naming(_nothing, {}, frozenset(), plain, lambda other: brand or default_brand(other))
    return Words(said, language)


def _nothing(ref: str, _: Language) -> Called | None:
    return Called(_DEFAULTS[ref]) if ref in _DEFAULTS else None


def _brand(guide: Guide, language: Language) -> Brand:
    brand = guide.settings.brand
    return default_brand(language) if brand == default_brand(guide.language) else brand


def _called(
    guide: Guide,
    text: Text,
    variant: Variant | None,
    holder: Mapping[str, BatonHere],
    ref: str,
    language: Language,
) -> Called | None:
    if ref in _DEFAULTS:
        return _noun(guide, variant, ref, language, text)
    if baton := holder.get(ref):
        role = f"role/{baton.role}"
        return (
            Called(baton.name) if baton.name else _called(guide, text, variant, {}, role, language)
        )
    kind, _, id = ref.partition("/")
    if name := guide.settings.names.get(ref) or _held(guide, ref):
        return Called(name, guide.settings.name_forms.get(ref))
    document = _document(guide, variant, kind, id, language, text)
    return Called(document.value.title, declared(document)) if document else None


def _noun(
    guide: Guide, variant: Variant | None, ref: str, language: Language, text: Text
) -> Called | None:
    if ref == "log":
        return _document_called(guide, variant, language, text)
    if variant is None:
        return Called(_DEFAULTS[ref])
    is_level = ref == "level_word"
    word = variant.level_word if is_level else variant.step_word
    return Called(word or _DEFAULTS[ref], variant.level_forms if is_level else variant.step_forms)


def _document_called(
    guide: Guide, variant: Variant | None, language: Language, text: Text
) -> Called | None:
    """Return what that is called which cases are documented in first of all."""
    if not guide.settings.documents:
        return _FOLDER
    first = guide.settings.documents[0]
    if first.name:
        return Called(plain_name(first.name), forms_of(first.name))
    if first.kind == "plan":
        return Called("plan")
    tool = f"tool/{first.tool}" if first.tool else LOG
    return _called(guide, text, variant, {}, tool, language) or Called(_DEFAULTS["log"])


def _held(guide: Guide, ref: str) -> str | None:
    """Return what a kind of meeting is called where there is exactly one meeting of it."""
    names = [one.value.name for one in guide.arenas if f"arena/{one.value.type}" == ref]
    return names[0] if len(names) == 1 else None


def _document(
    guide: Guide, variant: Variant | None, kind: str, id: str, language: Language, text: Text
) -> Resolved[Any] | None:
    if kind in PLACES and (placed := _placed(guide, variant, f"{kind}/{id}")):
        id = placed.text.id if placed.text else id
    found = text(kind, id, language)
    return found or guide.documents.get(kind, {}).get(id)


def _placed(guide: Guide, variant: Variant | None, ref: str) -> GuideLevel | GuideStep | None:
    for one in (variant, *guide.variants.values()):
        for level in one.levels if one else ():
            if f"level/{level.id}" == ref:
                return level
            for step in level.steps:
                if f"step/{step.id}" == ref:
                    return step
    return None


def declared(document: Resolved[Any]) -> Forms | None:
    """Return the forms that a text declares of its title."""
    value = document.value
    forms = value.forms if isinstance(value, Inflected) else None
    if isinstance(value, Role) and value.plural and not (forms and forms.plural):
        return (forms or Forms()).model_copy(update={"plural": value.plural})
    return forms


def _labels(guide: Guide, variant: str | None) -> Iterator[tuple[str, str]]:
    """Yield the short marks of the levels; those of ``variant`` come last, and so go before."""
    own = guide.variants.get(variant)
    for one in (*guide.variants.values(), guide.variants.get(None), own):
        for level in one.levels if one else ():
            if level.facts.label is not None:
                yield f"level/{level.id}", level.facts.label


def _present(guide: Guide) -> Iterator[str]:
    """Yield all that there is a page for on the site, and ``log`` where there is one.

    ``nynorsk`` is there on a site in nynorsk: for the Norwegian words of other languages' pages.
    """
    if guide.language is Language.NN:
        yield "nynorsk"
    for name, variant in guide.variants.items():
        yield from ([f"variant/{name}"] if name else [])
        yield from (f"level/{level.id}" for level in variant.levels)
        yield from (f"step/{id}" for id in variant.steps)
    for kind in ("role", "service", "tool"):
        yield from (f"{kind}/{id}" for id in guide.documents.get(kind, {}))
    yield from (f"arena/{one.value.type}" for one in guide.arenas)
    tools = guide.documents.get("tool", {})
    if any(one.name or one.kind == "plan" or one.tool in tools for one in guide.settings.documents):
        yield "log"
    if guide.settings.log and guide.settings.log.consent_age is not None:
        yield "consent_age"
