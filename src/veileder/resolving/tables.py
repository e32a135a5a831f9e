"""What layers say together in their tables: entries, terms, and the files beside tools."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from veileder.inspecting.inspect import Inspected
from veileder.model.answers import Answer, Answers
from veileder.model.base import Language
from veileder.model.bilingual import Helpline, Helplines, Term, Terms
from veileder.model.both import spoken
from veileder.model.consent import Consent, Consents, Matter
from veileder.model.everyday import Everyday, EverydayWords
from veileder.model.measures import Measures
from veileder.model.year import Event, Holiday, Year
from veileder.reading.layers import Layer, Library
from veileder.resolving.guide import Local


def own_entries(layers: Sequence[Layer], file: str, model: Any) -> dict[str, Local[Any]]:
    """Return the entries of table ``file``; one with the same id as an earlier replaces it."""
    found: dict[str, Local[Any]] = {}
    for layer in layers:
        table = layer.table(file, model)
        for entry in getattr(table, file.removesuffix(".yml"), ()):
            found[entry.id] = Local(entry, layer.id)
    return found


def spoken_entry(local: Local[Any], language: Language, library: Library) -> Local[Any]:
    """Return an entry with its words in ``language``, where it has them in both målformer."""
    layer = library.layers.get(local.layer)
    written_in = layer.settings.languages[0] if layer and layer.settings else language
    return replace(local, value=spoken(local.value, language, written_in))


def sizes_of(library: Library) -> Mapping[str, int]:
    """Return how many bytes each file beside a tool has, by its path."""
    layers = (library.shared, *library.layers.values())
    return {path: size for layer in layers for path, size in layer.sizes.items()}


def pictures_of(library: Library) -> Mapping[str, Inspected]:
    """Return every picture that a text may show, by its path."""
    layers = (library.shared, *library.layers.values())
    return {path: one for layer in layers for path, one in layer.inside.items() if one.sides}


def are_as_written(layers: Sequence[Layer]) -> bool:
    """Whether measures are listed in the order of the file; the last that says so decides."""
    tables = (layer.table("measures.yml", Measures) for layer in reversed(layers))
    return next((table.order for table in tables if table and table.order), None) == "own"


def terms_of(layers: Sequence[Layer]) -> tuple[Term, ...]:
    """Return the terms; one with the same id as an earlier replaces it."""
    tables = [layer.table("terms.yml", Terms) for layer in layers]
    return tuple({term.id: term for table in tables if table for term in table.terms}.values())


def everyday_of(layers: Sequence[Layer]) -> tuple[Everyday, ...]:
    """Return the everyday words of all layers, those of the last first: it knows its own people."""
    tables = (layer.table("words.yml", EverydayWords) for layer in reversed(layers))
    return tuple(word for table in tables if table for word in table.words)


def in_both(layer: Layer) -> Iterator[Term | Answer | Consent]:
    """Yield the rows of ``layer`` that say a thing in both målformer, one made from the other."""
    terms, answers = layer.table("terms.yml", Terms), layer.table("answers.yml", Answers)
    yield from terms.terms if terms else ()
    yield from answers.answers if answers else ()
    consents = layer.table("consent.yml", Consents)
    yield from consents.consent if consents else ()


def answers_of(layers: Sequence[Layer]) -> tuple[Answer, ...]:
    """Return the answers; one with the same id as an earlier replaces it, in its place."""
    tables = [layer.table("answers.yml", Answers) for layer in layers]
    return tuple({one.id: one for table in tables if table for one in table.answers}.values())


def matters_of(layers: Sequence[Layer]) -> tuple[Matter, ...]:
    """Return what one consents to; one with the same id as an earlier replaces it."""
    tables = [layer.table("consent.yml", Consents) for layer in layers]
    return tuple({one.id: one for table in tables if table for one in table.matters}.values())


def consents_of(layers: Sequence[Layer]) -> tuple[Consent, ...]:
    """Return who consents; a row with the same id as an earlier replaces it, in its place."""
    tables = [layer.table("consent.yml", Consents) for layer in layers]
    return tuple({one.id: one for table in tables if table for one in table.consent}.values())


def year_of(layers: Sequence[Layer], language: Language) -> Year:
    """Return the yearly wheel; a row with the same id as an earlier replaces it, in its place."""
    events: dict[str, Event] = {}
    holidays: dict[str, Holiday] = {}
    for layer in layers:
        table = layer.table("year.yml", Year) or Year()
        written_in = layer.settings.languages[0] if layer.settings else language
        events |= {one.id: spoken(one, language, written_in) for one in table.events}
        holidays |= {one.id: spoken(one, language, written_in) for one in table.holidays}
    return Year(events=tuple(events.values()), holidays=tuple(holidays.values()))


def helplines_of(library: Library) -> tuple[Helpline, ...]:
    """Return the national telephones."""
    table = library.shared.table("helplines.yml", Helplines)
    return table.helplines if table else ()
