"""One document from several layers: scalars and lists replace whole, nothing is merged deeper."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from veileder.findings import Telling
from veileder.markdown.pictures import in_folder
from veileder.model.base import Document, Language
from veileder.model.guide import Step
from veileder.reading.decode import decode
from veileder.reading.fingerprint import fingerprint
from veileder.reading.former import former_ids
from veileder.reading.layers import Layer, Text, TextKey
from veileder.reading.partial import word_fields
from veileder.reading.yaml.located import Located, strings_in
from veileder.resolving.guide import Resolved
from veileder.resolving.lending import Lent, lent_to
from veileder.resolving.safety import FIELD, LISTS, kept_marks, lost_in, said_in, with_lost

_BOOKKEEPING = frozenset({"based_on", "translated_from", "origin"})
_ADD = "add"  # of a step or theme: what goes behind the lists beneath
_ADDED_TO = ("step", "theme")


@dataclass(slots=True)
class Composed:
    """What has been put together so far, and where each field came from.

    ``drafts`` are the layers whose text somebody else has drafted for them. ``heard`` are all the
    words that each safety line has had, and ``places`` the fields that last said them.
    """

    located: Located = field(default_factory=Located)
    origins: dict[str, str] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    heard: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    path: str = ""
    language: Language = Language.NB
    has_base: bool = False

    def put(self, text: Text, layer: Layer, besides: Collection[str] = ()) -> None:
        """Let every field of ``text`` but those ``besides`` replace what was there."""
        besides = _BOOKKEEPING.union(besides)
        fields = {n: value for n, value in text.located.data.items() if n not in besides}
        added = fields.pop(_ADD, None) if text.key.kind in _ADDED_TO else None
        marked = fields.pop(FIELD, None)
        self._replace(fields, text, layer)
        for name, lines in (added or {}).items():
            self._add(name, lines, text, layer)
        self._mark(marked or {}, text, layer)
        if text.located.data.get("origin") == "draft":
            self.drafts |= {layer.id}

    def begin_anew(self) -> None:
        """Let go of all but the safety lines: what comes now, stands by itself."""
        marks = {k: at for k, at in self.located.marks.items() if k[:1] == (FIELD,)}
        data = {n: value for n, value in self.located.data.items() if n == FIELD}
        self.located, self.origins, self.drafts = Located(data, marks), {}, frozenset()

    @property
    def lost(self) -> tuple[str, ...]:
        """The ids of the safety lines that it no longer says."""
        return lost_in(self.located.data, self.heard)

    def _mark(self, own: dict[str, str], text: Text, layer: Layer) -> None:
        """Let the safety lines of ``text`` that it says go before those of the same id."""
        known = self.located.data.get(FIELD) or {}
        lines = known | kept_marks(own, self.located.data, known)
        for id, line in lines.items():
            self.heard[id] = self.heard.get(id, frozenset()) | {line}
            if place := said_in(self.located.data, line):
                self.places[id] = place
        if not own:
            return
        now = {k: at for k, at in text.located.marks.items() if k[:1] == (FIELD,)}
        self.located.marks = {**self.located.marks, **now}
        self.located.data = {**self.located.data, FIELD: lines}
        self.origins[FIELD] = layer.id

    def _add(self, name: str, lines: list[Any], text: Text, layer: Layer) -> None:
        """Put ``lines`` behind those of list ``name``."""
        before, marked = self.located.data.get(name) or [], text.located.marks
        at = marked.get((_ADD, name), text.at(_ADD))
        marks = {
            (name, len(before) + int(keys[2]), *keys[3:]): at
            for keys, at in marked.items()
            if keys[:2] == (_ADD, name) and len(keys) > 2
        }
        self.located.marks = {**self.located.marks, **marks, (name,): at}
        self.located.data = {**self.located.data, name: [*before, *lines]}
        self.origins[name] = layer.id
        self.path = text.path

    def _replace(self, fields: dict[str, Any], text: Text, layer: Layer) -> None:
        if not fields:
            return
        before = {k: at for k, at in self.located.marks.items() if k and k[0] not in fields}
        now = {k: at for k, at in text.located.marks.items() if not k or k[0] in fields}
        self.located.marks = before | now
        self.located.data |= fields
        self.origins |= dict.fromkeys(fields, layer.id)
        self.path = text.path


def beneath(
    key: TextKey, language: Language, layers: Sequence[Layer], lent: Lent | None = None
) -> Composed:
    """Return the text of ``key`` as the layers give it, in ``language`` where it exists.

    On top of what is ``lent`` to it, if something is.
    """
    if lent:
        composed, layers = beneath(lent.key, language, layers), layers[lent.since :]
    else:
        composed = Composed(language=language)
    for layer in layers:
        _add_layer(composed, key._replace(variant=None), language, layer)
        if key.variant:
            _add_layer(composed, key, language, layer)
    return composed


def _add_layer(composed: Composed, key: TextKey, language: Language, layer: Layer) -> None:
    original = layer.original(key)
    if original is None:
        return
    words = layer.texts[key].get(language)
    if replaces_whole(original) and not key.variant:
        composed.begin_anew()
    if words is None or words is original:
        composed.put(original, layer)
    else:
        composed.put(original, layer, besides={_ADD} & words.located.data.keys())
        composed.put(words, layer)
    if not key.variant and not original.is_adaptation:
        composed.language = (words or original).language
        composed.has_base = True


def replaces_whole(text: Text) -> bool:
    """Whether ``text`` stands by itself: nothing of an earlier text with its id shows through."""
    return not text.is_adaptation and not text.is_translation


def resolve_document(
    key: TextKey,
    language: Language,
    layers: Sequence[Layer],
) -> Telling[Resolved[Document] | None]:
    """Return the document of ``key``; None when no layer has it or it does not hold together."""
    composed = beneath(key, language, layers, lent_to(key, layers))
    if not composed.has_base:
        return None
    model = next(
        t for layer in layers for t in layer.texts.get(key._replace(variant=None), {}).values()
    ).model
    value = yield from decode(model, _with_pictures(composed.located))
    if value is None:
        return None
    data = composed.located.data
    lost = {id: composed.places.get(id, "") for id in composed.lost}
    worded = {str(k[0]) for k, text in strings_in(data) if "{" in text}
    return Resolved(
        key.id,
        with_lost(value, lost, composed.places),
        composed.origins,
        composed.path,
        composed.language,
        worded=frozenset(worded.union(LISTS) & {*lost.values()} | worded),
        lost=lost,
        drafts=composed.drafts,
    )


def _with_pictures(located: Located) -> Located:
    """Return the fields with pictures in the body called by their paths, from where it stands."""
    body, at = located.data.get("body"), located.marks.get(("body",))
    if not isinstance(body, str) or at is None:
        return located
    folder = at.path.rpartition("/")[0]
    return replace(located, data={**located.data, "body": in_folder(body, folder)})


def now_called(kind: str, id: str, layers: Sequence[Layer]) -> str | None:
    """Return the id that ``id`` of ``kind`` has been changed to in ``layers``, if it has."""
    return renamed(kind, layers).get(id)


def renamed(kind: str, layers: Sequence[Layer]) -> dict[str, str]:
    """Return what every former id of ``kind`` is called now, in earlier releases or ``layers``."""
    return former_ids(kind) | {
        str(former): key.id
        for layer in layers
        for key, texts in layer.texts.items()
        if key.kind == kind
        for text in texts.values()
        for former in text.located.data.get("former_ids", ())
    }


def translation_fingerprint(layer: Layer, key: TextKey) -> str | None:
    """Return the fingerprint of the words a translation of ``key`` is made from."""
    original = layer.original(key)
    if original is None:
        return None
    return fingerprint(original.located.data, word_fields(original.model))


def adaptation_fingerprint(text: Text, layers: Sequence[Layer]) -> str:
    """Return the fingerprint of what ``text``, of the last of ``layers``, is adapted from."""
    return fingerprint(adapted_from(text, layers).located.data)


def adapted_from(text: Text, layers: Sequence[Layer]) -> Composed:
    """Return what ``text``, of the last of ``layers``, is adapted from."""
    return beneath(text.key, text.language, layers[:-1], lent_to(text.key, layers))


def with_missing_words(text: Resolved[Any], shared: Resolved[Any], step: Step) -> Resolved[Any]:
    """Return ``text`` with the ``shared`` words of what ``step`` has and it has no words for."""
    missing = {}
    for name in ("outcomes", "deadlines"):
        own, theirs = getattr(text.value, name), getattr(shared.value, name)
        lacking = {part.id for part in getattr(step, name)} - own.keys()
        if lacking & theirs.keys():
            missing[name] = {**own, **{id: theirs[id] for id in lacking & theirs.keys()}}
    if not missing:
        return text
    worded = text.worded | (shared.worded & missing.keys())
    return replace(text, value=text.value.model_copy(update=missing), worded=worded)
