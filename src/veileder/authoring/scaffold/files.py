"""The files of a new municipality, made from templates and what the shared guide needs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Template

from veileder.authoring.scaffold.phases import DECISION, IDS, decision, phases
from veileder.authoring.scaffold.wishes import ScaffoldFault, Wishes
from veileder.authoring.scaffold.words import WORDS
from veileder.findings import told
from veileder.groundwork import example_in
from veileder.model.documents import Emergency
from veileder.model.guide import Skeleton
from veileder.model.municipality import Municipality
from veileder.reading.decode import decode
from veileder.reading.layers import Layer, Library
from veileder.reading.yaml.reader import read_yaml
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve

_TEMPLATES = Path(__file__).parent / "templates"


def files_for(wishes: Wishes, library: Library) -> dict[str, str]:
    """Return the new municipality's files by their path inside its folder.

    Raises ScaffoldFault when the shared content lacks what the structure is made from.
    """
    files = {
        "municipality.yml": _filled(
            wishes,
            "municipality.yml",
            name=wishes.name,
            number=wishes.number,
            language=wishes.language.value,
            region=f" {wishes.region}" if wishes.region else "",
            example=example_in(library.root),
        ),
        **_structure(wishes, library),
        "measures.yml": _filled(wishes, "measures.yml"),
        "arenas.yml": _filled(wishes, "arenas.yml"),
    }
    return {**files, "services.yml": _services(wishes, _guide(wishes, files, library))}


def _filled(wishes: Wishes, template: str, **values: str) -> str:
    path = _TEMPLATES / wishes.language / template
    return Template(path.read_text(encoding="utf-8")).substitute(values)


def _structure(wishes: Wishes, library: Library) -> dict[str, str]:
    words = WORDS[wishes.language]
    if wishes.structure == "phases":
        return _phases(wishes, library)
    if wishes.structure == "empty":
        return {
            "guide.yml": _filled(wishes, "guide-empty.yml"),
            **_level(wishes, "start", words.start),
        }
    return {}


def _level(wishes: Wishes, id: str, title: str) -> dict[str, str]:
    return {f"levels/{id}.{wishes.language}.md": _filled(wishes, "level.md", title=title)}


def _phases(wishes: Wishes, library: Library) -> dict[str, str]:
    skeleton = library.shared.sources.get("content/guide.yml")
    region = [library.layers[wishes.region]] if wishes.region else []
    try:
        levels = phases(skeleton.data if skeleton else {})
        seen, fields = decision([library.shared, *region], wishes.language)
    except KeyError as missing:
        raise ScaffoldFault(
            f"De tre fasene bygger på felles steg, og {missing} mangler. Velg --structure empty."
        ) from None
    files = {"guide.yml": _filled(wishes, "guide-phases.yml", levels=levels)}
    for id, title in zip(IDS, WORDS[wishes.language].phases, strict=True):
        files |= _level(wishes, id, title)
    step = f"steps/{DECISION}.{wishes.language}.md"
    return {**files, step: _filled(wishes, "decision.md", based_on=f'"{seen}"', fields=fields)}


def _guide(wishes: Wishes, files: dict[str, str], library: Library) -> Guide:
    """Return the guide that ``files`` give, so that nothing here has to know what it needs."""
    layer = Layer(wishes.id, f"municipalities/{wishes.id}")
    for name, model in (("municipality.yml", Municipality), ("guide.yml", Skeleton)):
        located = told(read_yaml(files[name], name)).value if name in files else None
        part = told(decode(model, located)).value if located else None
        if part is not None:
            layer.tables[name] = part
    if isinstance(skeleton := layer.tables.get("guide.yml"), Skeleton):
        layer.skeletons[None] = skeleton
    world = replace(library, layers={**library.layers, wishes.id: layer})
    return resolve(world, wishes.id).value


def _services(wishes: Wishes, guide: Guide) -> str:
    words = WORDS[wishes.language]
    there = {local.value.type for local in guide.services}
    urgent = [type for type in dict.fromkeys(_urgent(guide)) if type not in there]
    others = [type for type in dict.fromkeys(_in_steps(guide)) if type not in {*there, *urgent}]
    parts = []
    for comment, types in ((words.emergency, urgent), (words.steps, others)):
        entries = [
            _service(wishes, type, guide) for type in types if type in guide.documents["service"]
        ]
        parts += [f"  # {comment}", *entries] if entries else []
    return _filled(wishes, "services.yml", services="\n".join(parts)).rstrip() + "\n"


def _urgent(guide: Guide) -> Iterator[str]:
    for rule in guide.documents["emergency"].values():
        if isinstance(rule.value, Emergency):
            yield from rule.value.services


def _in_steps(guide: Guide) -> Iterator[str]:
    for variant in guide.variants.values():
        for _, step in variant.steps.values():
            yield from step.facts.services
            yield from (
                r.removeprefix("service/") for r in step.facts.anonymous if r.startswith("service/")
            )


def _service(wishes: Wishes, type: str, guide: Guide) -> str:
    phones = [line.phone for line in guide.helplines if line.service == type]
    words = WORDS[wishes.language]
    national = Template(words.national).substitute(phones=", ".join(phones)) if phones else ""
    lines = [
        f"  # {national}" if national else "",
        f"  - id: {wishes.id}-{type}",
        f"    type: {type}",
        f"    name: {guide.documents['service'][type].title}",
        "    contacts:",
        "    #  - function:",
        "    #    phone:",
        "    #    email:",
        "    checked:",
        "",
    ]
    return "\n".join(lines if national else lines[1:])
