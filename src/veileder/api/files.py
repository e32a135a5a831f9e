"""The files of the API as they are written."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from veileder.api.contacts import contacts
from veileder.api.data.parts import ApiPart
from veileder.api.data.site import DataFile, Files, Other
from veileder.api.municipalities import municipalities
from veileder.api.schemas import INDEX, LIST, SITE_MODELS, schema, schema_name
from veileder.api.site import site
from veileder.api.structure import structure
from veileder.api.tools import tools
from veileder.model.base import Language
from veileder.pages.beside import MadeFile
from veileder.pages.plan import SitePlan
from veileder.pages.portal import Listed
from veileder.pages.view import View
from veileder.reading.strings import Strings
from veileder.resolving.addresses import DATA_FOLDER as FOLDER
from veileder.resolving.addresses import Addresses, depth_of, relative
from veileder.resolving.guide import Guide
from veileder.resolving.words.interface import said_in

Interface = Mapping[Language, Strings]


def with_api(plan: SitePlan, guide: Guide, strings: Interface, built: dt.date) -> SitePlan:
    """Return ``plan`` with the data of the site beside its pages, in each målform.

    No page asks for it, and no phone saves it. ``strings`` are the words of the interface.
    """
    made = api_files(plan, guide, strings, built)
    main, *others = (_with(one, folder, made) for folder, one in plan.editions)
    return replace(main, other=others[0] if others else None)


def _with(plan: SitePlan, folder: str, made: Mapping[str, bytes]) -> SitePlan:
    files = (
        MadeFile(path.removeprefix(folder), made[path], is_saved=False)
        for path in _at(folder)
        if path in made
    )
    return replace(plan, files=(*plan.files, *files))


def api_paths(plan: SitePlan) -> set[str]:
    """Return the paths of all data of the site, also before it is made."""
    others = (path for folder, _ in plan.editions[1:] for path in _data(folder))
    return {*_at(""), *others}


def _at(folder: str) -> Iterator[str]:
    yield from _data(folder)
    yield from (f"{folder}{FOLDER}{schema_name(name)}" for name in SITE_MODELS)


def _data(folder: str) -> Iterator[str]:
    yield from (f"{folder}{FOLDER}{name}.json" for name in SITE_MODELS)


def api_files(plan: SitePlan, guide: Guide, strings: Interface, built: dt.date) -> dict[str, bytes]:
    """Return the data of the site by path, and once the schemas that describe it."""
    schemas = {f"{FOLDER}{schema_name(name)}": schema(name).encode() for name in SITE_MODELS}
    views = [_view(its, strings) for its in guide.editions]
    files_in = views[0].addresses.path("tools")
    data = {
        f"{folder}{FOLDER}{name}.json": _written(model)
        for (folder, edition), view in zip(plan.editions, views, strict=True)
        for name, model in (
            (INDEX, site(view, edition, built, _files(edition), _other(plan, edition))),
            ("structure", structure(view)),
            ("contacts", contacts(view)),
            ("tools", tools(view, edition, f"{edition.frame.up}{files_in}")),
        )
    }
    return {**data, **schemas}


def _view(guide: Guide, strings: Interface) -> View:
    """Return the site in the målform of ``guide``, as seen from its data."""
    words = said_in(guide, strings[guide.language])
    return View(guide, Addresses(guide, words), words, FOLDER)


def _files(edition: SitePlan) -> Files:
    """Return the files of data; all schemas stand in the root of the site."""
    up = edition.frame.up
    place = relative(f"{up}{FOLDER}", depth_of(FOLDER)) if up else ""
    return Files(
        **{
            name: DataFile(href=f"{name}.json", schema_href=f"{place}{schema_name(name)}")
            for name in SITE_MODELS
            if name != INDEX
        }
    )


def _other(plan: SitePlan, edition: SitePlan) -> Other | None:
    """Return the way to the same in the other målform."""
    if plan.other is None:
        return None
    to = plan if edition is plan.other else plan.other
    place = edition.frame.up if to is plan else f"{to.language}/"
    href = relative(f"{place}{FOLDER}{INDEX}.json", depth_of(FOLDER))
    return Other(language=to.language, href=href)


def list_files(
    sites: Iterable[Listed], regions: Mapping[str, str], built: dt.date
) -> tuple[MadeFile, ...]:
    """Return the list of all ``sites``, for those who begin there, and its schema."""
    made = _written(municipalities(sites, regions, built))
    return (
        MadeFile(f"{FOLDER}{LIST}.json", made),
        MadeFile(f"{FOLDER}{schema_name(LIST)}", schema(LIST).encode()),
    )


def _written(model: ApiPart) -> bytes:
    return f"{model.model_dump_json()}\n".encode()
