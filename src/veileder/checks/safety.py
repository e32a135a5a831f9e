"""Safety lines that a text or a guide has lost, and marks of what no text says."""

from collections.abc import Collection, Iterator, Sequence

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.base import Language
from veileder.reading.layers import Layer, Library, Text, TextKey
from veileder.resolving.compose import Composed, beneath
from veileder.resolving.guide import Guide
from veileder.resolving.lending import lent_to
from veileder.resolving.safe_guide import NO_STEP
from veileder.resolving.safety import FIELD, said_in


def check_safety(library: Library) -> Iterator[Finding]:
    """Yield what texts have lost of the lines that must stay, and marks that no words go with."""
    for layer in library.whole:
        stack = [layer] if layer is library.shared else library.stack(layer.id)
        marked = {key[:2] for one in stack for key in one.texts if _is_marked(key, one)}
        for key, texts in layer.texts.items():
            lent = lent_to(key, stack)
            if marked & {key[:2], lent and lent.key[:2]}:
                for text in texts.values():
                    yield from _unsaid(text, stack)
                    yield from _dropped(text, stack)


def check_safe_guide(guide: Guide, library: Library) -> Iterator[Finding]:
    """Yield the safety lines that no step of the guide says."""
    layer = library.layers[guide.id]
    tables = ("guide.yml", "guide-changes.yml")
    name = next((n for n in tables if n in layer.sources or n in layer.tables), "municipality.yml")
    steps = (step for variant in guide.variants.values() for _, step in variant.steps.values())
    texts = [step.text for step in steps if step.text]
    lost = {
        id: text.value.safety[id]
        for text in texts
        for id, place in text.lost.items()
        if place == NO_STEP
    }
    for id, line in lost.items():
        yield Finding(
            rules.LAYER_SAFETY,
            Location(f"{layer.folder}/{name}"),
            f"Ingen av stegene deres sier dette: {line}",
            "Det vises likevel, på det første steget, merket som felles. Skriv det i et av "
            f"stegene, eller si det samme med egne ord, og merk ordene der med safety: {id}.",
        )


def _is_marked(key: TextKey, layer: Layer) -> bool:
    return any(_marked(text) for text in layer.texts[key].values())


def _whole(key: TextKey, language: Language, layers: Sequence[Layer]) -> Composed:
    return beneath(key, language, layers, lent_to(key, layers))


def _dropped(text: Text, stack: Sequence[Layer]) -> Iterator[Finding]:
    """Yield the lines from beneath that are gone where ``text`` is put on top."""
    found: dict[str, Finding] = {}
    for key in _seen_in(text, stack):
        now = _whole(key, text.language, stack)
        told = _lost_before(text, key, stack)
        for id in now.lost:
            if id not in told and id not in _marked(text):
                line, place = now.located.data[FIELD][id], now.places.get(id, "")
                found.setdefault(id, _lost(text, id, line, place))
    yield from found.values()


def _seen_in(text: Text, stack: Sequence[Layer]) -> list[TextKey]:
    """Return the keys that ``text`` has a say in: its own, and those of the types of service."""
    if text.key.variant:
        return [text.key]
    said = (layer.settings.variants for layer in reversed(stack) if layer.settings)
    types = next((types for types in said if types is not None), ())
    same = dict.fromkeys(key for layer in stack[:-1] for key in layer.texts)
    own = (text.key._replace(variant=type) for type in types)
    return [text.key, *(key for key in own if key in same and key not in stack[-1].texts)]


def _lost_before(text: Text, key: TextKey, stack: Sequence[Layer]) -> Collection[str]:
    """Return the lines that are lost without ``text``, or told of the common text beside it."""
    before = set(_whole(key, text.language, stack[:-1]).lost)
    if text.key.variant:
        common = text.key._replace(variant=None)
        before |= set(_whole(common, text.language, stack).lost)
    return before


def _lost(text: Text, id: str, line: str, place: str) -> Finding:
    return Finding(
        rules.LAYER_SAFETY,
        text.at(place),
        f"Teksten har ikke med det fellesteksten sier for å verne barnet: {line}",
        "Det vises likevel, merket som felles. Ta det inn, eller si det samme med egne ord, og "
        f"merk ordene med safety: {id}.",
    )


def _marked(text: Text) -> dict[str, str]:
    return text.located.data.get(FIELD) or {}


def _unsaid(text: Text, stack: Sequence[Layer]) -> Iterator[Finding]:
    """Yield the marks of ``text`` whose words it does not say."""
    marked = _marked(text)
    data = _whole(text.key, text.language, stack).located.data if marked else {}
    for id, line in marked.items():
        if said_in(data, line) is None:
            yield Finding(
                rules.LAYER_SAFETY_UNSAID,
                text.located.marks.get((FIELD, id)) or text.at(FIELD),
                f"Linjen som er merket {id}, står ikke i teksten",
                "Skriv den likt på begge steder.",
            )
