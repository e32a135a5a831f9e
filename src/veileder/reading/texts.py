"""One document file as what it is: original, translation, adaptation, or of another kind."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import ValidationError

from veileder import rules
from veileder.findings import Finding, Location, Telling
from veileder.model.base import Document, Part
from veileder.model.kinds import KINDS, Kind
from veileder.reading.decode import decode
from veileder.reading.layers import Layer, Text
from veileder.reading.partial import adaptation_of, translation_of, variant_of, word_fields

_OF_EVERY_TEXT = frozenset(Document.model_fields) | {"based_on", "translated_from"}


def check_text(text: Text, shared: Layer) -> Telling[bool]:
    """Return whether ``text`` holds together in itself; what is yielded says what does not."""
    if _is_unmarked(text, shared):
        yield unmarked(text.path, f"{text.key.kind}/{text.key.id}")
        return False
    if kind := _written_as(text):
        yield _wrong_folder(text, kind)
        return False
    yield from _without_facts(text)
    return (yield from decode(_model_for(text), text.located)) is not None


def meant_path(text: Text) -> str | None:
    """Return the path that ``text`` would have in the folder that its fields belong to."""
    kind = _written_as(text)
    if kind is None:
        return None
    file = PurePosixPath(text.path)
    above = file.parent.parent
    if kind.name == "tool" and above.as_posix() == "content":
        above = above.parent
    return (above / kind.folder / file.name).as_posix()


def unmarked(path: str, ref: str) -> Finding:
    """Return that the text at ``path`` changes the shared text ``ref`` without saying so."""
    message = f"Filen har samme navn som fellesteksten «{ref}»"
    accept = f"kjør: python3 build.py accept {path}"
    cure = f"Er den en tilpasning? Legg til «based_on: new», og {accept}"
    return Finding(rules.LAYER_UNMARKED, Location(path), message, cure)


def _is_unmarked(text: Text, shared: Layer) -> bool:
    """Whether ``text`` only lacks fields because it is an adaptation that does not say so."""
    is_local = text.key in shared.texts and not text.path.startswith(("content/", "tools/"))
    if not is_local or text.is_translation or text.is_adaptation or text.key.variant:
        return False
    return _is_valid(adaptation_of(text.model), text) and not _is_valid(text.model, text)


def _model_for(text: Text) -> type[Part]:
    if text.is_translation:
        return translation_of(text.model)
    if text.key.variant:
        return variant_of(text.model)
    return adaptation_of(text.model) if text.is_adaptation else text.model


def _without_facts(text: Text) -> Iterator[Finding]:
    """Take away what only the original may say, and yield each."""
    if not text.is_translation:
        return
    facts = set(text.model.model_fields) - word_fields(text.model)
    for name in sorted(facts & set(text.located.data)):
        yield Finding(
            rules.LANGUAGE_FACT,
            text.located.key_marks[(name,)],
            f"«{name}» er likt i alle målformer og står bare i originalen",
            "Ta bort linjen her.",
        )
        del text.located.data[name]


def _written_as(text: Text) -> Kind | None:
    """Return the kind that ``text`` is written as, when that is not the kind of its folder.

    One field that is unknown is a misspelling; several, or one that its kind must have, are not.
    """
    own = set(text.located.data) - _OF_EVERY_TEXT
    unknown = own - set(text.model.model_fields)
    if not unknown:
        return None
    for kind in KINDS.values():
        if kind.folder and kind.model is not text.model and unknown <= set(kind.model.model_fields):
            must = {n for n, info in kind.model.model_fields.items() if info.is_required()}
            if (len(unknown) > 1 or unknown & must) and _fits(kind, text):
                return kind
    return None


def _fits(kind: Kind, text: Text) -> bool:
    return _is_valid(translation_of(kind.model) if text.is_translation else kind.model, text)


def _is_valid(model: type[Part], text: Text) -> bool:
    try:
        model.model_validate(text.located.data)
    except ValidationError:
        return False
    return True


def _wrong_folder(text: Text, kind: Kind) -> Finding:
    here = KINDS[text.key.kind].folder or "en annen plass"
    return Finding(
        rules.FILE_NAME,
        Location(text.path),
        f"Feltene i filen hører hjemme i {kind.folder}/, men filen ligger i {here}/",
        f"Flytt filen til {meant_path(text)}.",
    )
