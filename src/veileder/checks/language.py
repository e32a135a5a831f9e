"""Both målformer, side by side: missing, outdated and differently shaped translations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.read import unsealed
from veileder.findings import Finding, Location
from veileder.model.answers import Answer
from veileder.model.base import SITE_LANGUAGES, Language, is_read
from veileder.model.bilingual import Term
from veileder.model.consent import Consent
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, Text, TextKey
from veileder.reading.partial import word_fields
from veileder.resolving.compose import translation_fingerprint
from veileder.resolving.guide import Guide
from veileder.resolving.tables import in_both

_TERM_TEXT = "Legg til «translated_from: new» under nn, og kjør: python3 build.py accept {path}"


def check_shared_languages(shared: Layer, unread: Broken) -> Iterator[Finding]:
    """Yield shared texts that lack one målform, and fields that a translation lacks."""
    for key, texts in shared.texts.items():
        original = shared.original(key)
        if original is None:
            continue
        for language in SITE_LANGUAGES:
            text = texts.get(language)
            if text is None and _path_in(original, language) not in unread.paths:
                yield _missing(original, language)
            elif text is not None and text is not original:
                yield from _missing_fields(original, text)
    yield from _missing_rows(shared)


def _missing_rows(shared: Layer) -> Iterator[Finding]:
    for row in in_both(shared):
        for language in SITE_LANGUAGES:
            if getattr(row, language) is None:
                yield _missing_row(row, language)


def _missing(original: Text, language: Language) -> Finding:
    return Finding(
        rules.LANGUAGE_MISSING,
        Location(original.path),
        f"Teksten mangler på {SITE_LANGUAGES[language]}",
        f"Skriv {_path_in(original, language)} med «translated_from: new».",
    )


def _path_in(text: Text, language: Language) -> str:
    """Return the path that the same text has in ``language``."""
    return f"{text.path.removesuffix(f'{text.language}.md')}{language}.md"


def _missing_fields(original: Text, translation: Text) -> Iterator[Finding]:
    words = word_fields(original.model) & set(original.located.data)
    language = SITE_LANGUAGES.get(translation.language, translation.language)
    for name in sorted(words - set(translation.located.data)):
        yield Finding(
            rules.LANGUAGE_MISSING,
            Location(translation.path),
            f"Feltet «{name}» mangler på {language}",
            "Oversett det, slik at sidene ikke blander målformer.",
        )


def _missing_row(row: Term | Answer | Consent, language: Language) -> Finding:
    name = SITE_LANGUAGES[language]
    message, fields = f"Svaret «{row.id}» mangler på {name}", "question og answer"
    if isinstance(row, Term):
        message, fields = f"Ordet «{row.id}» mangler på {name}", "term og definition"
    cure = f"Legg til {language}: med {fields}."
    return Finding(rules.LANGUAGE_MISSING, row.at("id"), message, cure)


def check_translations(layer: Layer, unread: Broken) -> Iterator[Finding]:
    """Yield translations that are outdated, differ in shape, or have no clear original."""
    for key, texts in layer.texts.items():
        originals = [text for text in texts.values() if not text.is_translation]
        if len(originals) != 1:
            if not _has_unread(texts, unread):
                yield _unclear([texts[language] for language in sorted(texts)], originals)
            continue
        for text in texts.values():
            if text.is_translation:
                yield from _outdated(layer, key, text)
                yield from _shape(originals[0], text)
    for row in in_both(layer):
        yield from _outdated_row(row)


def _has_unread(texts: Mapping[Language, Text], unread: Broken) -> bool:
    """Whether the original may be a file beside ``texts`` that could not be read."""
    one = next(iter(texts.values()))
    return any(_path_in(one, language) in unread.paths for language in Language)


def _unclear(texts: Sequence[Text], originals: Sequence[Text]) -> Finding:
    at = Location(texts[0].path)
    names = [PurePosixPath(text.path).name for text in originals]
    if names:
        cure = (
            f"Er {names[0]} skrevet først? Legg til linjen «translated_from: new» "
            f"i {' og '.join(names[1:])}."
        )
        return Finding(rules.LANGUAGE_ORIGINAL, at, "Flere filer er original", cure)
    said = "Ingen av filene er originalen" if len(texts) > 1 else "Originalen til teksten mangler"
    cure = (
        "Legg originalen tilbake hvis den er slettet eller har fått nytt navn. Ellers ta bort "
        f"linjen translated_from i {PurePosixPath(texts[0].path).name}, som da blir originalen."
    )
    return Finding(rules.LANGUAGE_ORIGINAL, at, said, cure)


def _outdated(layer: Layer, key: TextKey, text: Text) -> Iterator[Finding]:
    now = translation_fingerprint(layer, key)
    if text.located.data["translated_from"] != now:
        noted = str(text.located.data["translated_from"])
        yield _outdated_finding(text.at("translated_from"), noted, now)


def _outdated_finding(at: Location, noted: str, now: str | None) -> Finding:
    if is_read(noted) and now:
        return unsealed(at, noted, now)
    said = (
        "Oversettelsen er ikke bekreftet mot originalen"
        if noted == "new"
        else "Originalen er endret etter oversettelsen"
    )
    cure = f"Sammenlign med originalen, og kjør: python3 build.py accept {at.path}"
    return Finding(rules.LANGUAGE_OUTDATED, at, said, cure)


def _outdated_row(row: Term | Answer | Consent) -> Iterator[Finding]:
    if row.nb and row.nn and row.nn.translated_from != row_fingerprint(row):
        at, noted = row.nn.at("translated_from"), row.nn.translated_from
        finding = _outdated_finding(at, noted or "new", row_fingerprint(row))
        yield finding if noted else replace(finding, cure=_TERM_TEXT.format(path=at.path))

    if isinstance(row, Answer):
        yield from _choices_in_one(row)


def _choices_in_one(row: Answer) -> Iterator[Finding]:
    having = [side for side in (row.nb, row.nn) if side and side.choices]
    if row.nb and row.nn and len(having) == 1:
        said = f"Svaret «{row.id}» har valg til selvtesten i bare én målform"
        cure = "Skriv choices i begge, det rette valget først."
        yield Finding(rules.LANGUAGE_SHAPE, having[0].at("choices"), said, cure)


def row_fingerprint(row: Term | Answer | Consent) -> str:
    """Return the fingerprint of the bokmål words of ``row``."""
    return fingerprint(row.nb.model_dump()) if row.nb else ""


def _shape(original: Text, translation: Text) -> Iterator[Finding]:
    for name in ("outcomes", "outcome_help", "deadlines", "form", "levels", "safety"):
        ours, theirs = original.located.data.get(name), translation.located.data.get(name)
        if ours is not None and theirs is not None and _ids(ours) != _ids(theirs):
            yield Finding(
                rules.LANGUAGE_SHAPE,
                translation.at(name),
                f"«{name}» har ikke de samme id-ene som originalen",
                f"Sammenlign med {original.path}.",
            )


def _ids(value: object) -> object:
    """Return what is the same in every language: keys, ids, types, the number of choices."""
    if isinstance(value, dict) and "fields" in value:
        return _ids(value["fields"])
    if isinstance(value, dict) and "type" in value:
        return (
            value.get("id"),
            value["type"],
            *(len(value.get(n, ())) for n in ("options", "steps", "columns")),
        )
    if isinstance(value, dict):
        return value["level"] if "level" in value else sorted(value)
    return [_ids(item) for item in value] if isinstance(value, list) else None


def check_both_languages(layer: Layer, guide: Guide, unread: Broken) -> Iterator[Finding]:
    """Yield the texts of a municipality with both målformer that it has not written in both."""
    for key, texts in layer.texts.items():
        original = layer.original(key)
        if original is None:
            continue
        for language in guide.municipality.languages:
            if language not in texts and _path_in(original, language) not in unread.paths:
                yield _missing(original, language)


def check_fallback(guide: Guide, unread: Broken) -> Iterator[Finding]:
    """Yield the municipality's own texts that are in the other målform than the site.

    Where it has both målformer, ``check_both_languages`` tells it.
    """
    is_unsure = f"municipalities/{guide.id}/municipality.yml" in unread.paths
    if guide.language not in SITE_LANGUAGES or is_unsure or len(guide.municipality.languages) > 1:
        return
    for documents in guide.documents.values():
        for document in documents.values():
            own = document.path.startswith(f"municipalities/{guide.id}/")
            written = f"{document.path.removesuffix(f'{document.language}.md')}{guide.language}.md"
            if own and document.language is not guide.language and written not in unread.paths:
                name = SITE_LANGUAGES[guide.language]
                yield Finding(
                    rules.LANGUAGE_MISSING,
                    Location(document.path),
                    f"Teksten finnes ikke på {name}, målformen til {guide.municipality.name}",
                    f"Skriv den som {document.id}.{guide.language}.md.",
                )
