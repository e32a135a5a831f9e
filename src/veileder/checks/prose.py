"""All that people read of a layer, sentence by field, and where it stands."""

from collections.abc import Iterator

from veileder.checks.links import Spot
from veileder.model.base import SITE_LANGUAGES, Document, Keys, Language
from veileder.reading.layers import Layer, TextKey
from veileder.reading.partial import word_fields
from veileder.reading.yaml.located import Located, strings_in
from veileder.resolving.words.naming import LOG

_FIELDS_OF_NAMES = frozenset({"aliases", "sources", "plural", "forms", "former_ids"})
_TABLES = (
    "terms.yml",
    "answers.yml",
    "consent.yml",
    "services.yml",
    "measures.yml",
    "arenas.yml",
    "year.yml",
)
_TEXTS = frozenset(
    "term definition question answer decides told sentence for_whom purpose criteria includes"
    " excludes how_to_refer outside_hours description target frequency participants responsible"
    " note text".split()
)


def prose(layer: Layer) -> Iterator[tuple[str, Language, Spot, str]]:
    """Yield all prose of ``layer``: what it is of (or nothing), its målform, its place, itself."""
    for key, texts in layer.texts.items():
        for language, text in texts.items():
            if language in SITE_LANGUAGES:
                for keys, value in strings_in(text.located.data):
                    if _is_prose(text.model, keys):
                        yield ref_of(key), language, Spot(text.located, keys), value
    yield from _tables(layer)


def _tables(layer: Layer) -> Iterator[tuple[str, Language, Spot, str]]:
    own = layer.settings.languages[0] if layer.settings else Language.NB
    for name in _TABLES:
        located = layer.sources.get(f"{layer.folder}/{name}") or Located()
        for keys, value in strings_in(located.data):
            if keys[-1] in _TEXTS:
                language = Language.NN if "nn" in keys else Language.NB if "nb" in keys else own
                yield "", language, Spot(located, keys), value


def _is_prose(model: type[Document], keys: Keys) -> bool:
    return keys[0] in word_fields(model) and not _FIELDS_OF_NAMES & set(keys) and keys[-1] != "id"


def ref_of(key: TextKey) -> str:
    """Return what links and placeholders call a text: «role/x», and «log» for the log."""
    ref = f"{key.kind}/{key.id}"
    return "log" if ref == LOG else ref
