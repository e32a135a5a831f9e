"""What a municipality says of itself, with what its region says where it is silent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from veileder.model.base import Language
from veileder.model.municipality import Brand, CaseDocument, Common, Log, Municipality
from veileder.model.naming import forms_of, plain_name
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide, Settings
from veileder.resolving.skeleton import changes_of

_LOG = "stafettlogg"
_BRANDS = {
    Language.NB: Brand(short="BTI", name="Bedre tverrfaglig innsats"),
    Language.NN: Brand(short="BTI", name="Betre tverrfagleg innsats"),
}


def default_brand(language: Language) -> Brand:
    """Return what the model is called where nobody says otherwise."""
    return _BRANDS.get(language, _BRANDS[Language.NB])


def combined(own: Municipality, region: Common | None, language: Language) -> Settings:
    """Return what ``own`` and its ``region`` say together, on a site in ``language``.

    ``names``, ``hide`` and ``systems`` add up, since each entry stands for itself.
    """

    def first(name: str) -> Any:
        return getattr(own, name) or (getattr(region, name) if region else None)

    layers: list[Common] = [region, own] if region else [own]
    names = {ref: name for layer in layers for ref, name in layer.names.items()}
    return Settings(
        municipality=own,
        brand=first("brand") or default_brand(language),
        variants=own.variants if own.variants is not None else (region and region.variants) or (),
        accent=first("accent"),
        mark=None,
        website=first("website"),
        address=own.address,
        names={ref: plain_name(name) for ref, name in names.items()},
        name_forms={ref: forms for ref, name in names.items() if (forms := forms_of(name))},
        interface={key: text for layer in layers for key, text in layer.interface.items()},
        hide=frozenset(ref for layer in layers for ref in layer.hide),
        systems={system.tool: system for layer in layers for system in layer.systems},
        coordination_duty=first("coordination_duty"),
        log=first("log"),
        documents=tuple(_documents(first("documents"), first("log"))),
        repository=first("repository"),
        responsible=first("responsible"),
        contacts=first("contacts") or (),
        about=first("about"),
        keeps=_keeps(own, region),
    )


def _keeps(own: Municipality, region: Common | None) -> bool:
    """Say whether phones may keep anything: as the municipality says, or its region, or yes."""
    said = (layer.keep_on_phone for layer in (own, region) if layer)
    return next((answer for answer in said if answer is not None), True)


def with_dropped(settings: Settings, layers: Sequence[Layer]) -> Settings:
    """Return ``settings`` with what ``layers`` take out of the guide as a whole with the hidden."""
    dropped = (ref for layer in layers[1:] for ref in changes_of(layer).hide)
    return replace(settings, hide=settings.hide | frozenset(dropped))


def with_mark(settings: Settings, layers: Sequence[Layer]) -> Settings:
    """Return ``settings`` with the mark of the last of ``layers`` that has one."""
    marks = [layer.mark for layer in layers if layer.mark]
    return replace(settings, mark=marks[-1] if marks else None)


def _documents(said: Iterable[CaseDocument] | None, log: Log | None) -> Iterator[CaseDocument]:
    """Yield what cases are documented in: a log, where nobody says otherwise."""
    if said:
        yield from (document for document in said if document.kind != "none")
        return
    yield CaseDocument(
        kind="log",
        tool=_LOG,
        opened_on=log.opened_on if log else None,
        note=log.note if log else None,
    )


def in_folder(guide: Guide) -> Guide:
    """Return ``guide`` as it is where it is published in the folder of its målform."""
    address = guide.settings.address
    below = f"{address.rstrip('/')}/{guide.language}" if address else None
    return replace(guide, settings=replace(guide.settings, address=below))
