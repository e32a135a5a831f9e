"""What a name that is not quite right probably means: folder, id or table, language.

The words people would use instead of ours stand here.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from veileder.model.base import SITE_LANGUAGES
from veileder.model.kinds import KIND_OF_FOLDER, TABLES
from veileder.reading.likeness import close_match

_TEXT_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")
TABLE_ENDINGS = (".yml", ".yaml")
ENDINGS = _TEXT_ENDINGS + TABLE_ENDINGS
_LANGUAGES = {
    **dict.fromkeys(("nb", "no", "nor", "nob", "bm", "bokmal", "bokmål"), "nb"),
    **dict.fromkeys(("nn", "nno", "ny", "nynorsk"), "nn"),
    **{"en": "en", "eng": "en", "ar": "ar", "ara": "ar", "ti": "ti", "tir": "ti"},
    **{"uk": "uk", "ukr": "uk", "pl": "pl", "pol": "pl", "so": "so", "som": "so"},
}
FOLDERS = {
    **{"nivå": "levels", "nivåer": "levels", "steg": "steps", "trinn": "steps", "rolle": "roles"},
    **{"roller": "roles", "lov": "laws", "lover": "laws", "tjeneste": "services"},
    **{"tjenester": "services", "teneste": "services", "tenester": "services"},
    **{"verktøy": "tools", "møte": "arenas", "møter": "arenas"},
    **{"artikkel": "articles", "artikler": "articles", "artiklar": "articles"},
    **{"øvelse": "cases", "øvelser": "cases", "øving": "cases", "øvingar": "cases"},
    **{"gruppe": "groups", "grupper": "groups", "tema": "themes", "temaer": "themes"},
}
_TABLES = {
    **{"tjenester": "services.yml", "tenester": "services.yml", "tiltak": "measures.yml"},
    **{"møter": "arenas.yml", "møte": "arenas.yml"},
    **{"kommune": "municipality.yml", "ord": "terms.yml", "ordliste": "terms.yml"},
    **{"hverdagsord": "words.yml", "kvardagsord": "words.yml", "søkeord": "words.yml"},
    **{"telefoner": "helplines.yml", "veileder": "guide.yml", "rettleiar": "guide.yml"},
    **{"samtykke": "consent.yml", "samtykkje": "consent.yml"},
    **{"årshjul": "year.yml", "arshjul": "year.yml", "år": "year.yml"},
    **dict.fromkeys(("gjennomgang", "gjennomganger", "gjennomgangar"), "reviews.yml"),
    **{"svar": "answers.yml", "ansvarlige": "responsible.yml", "ansvarlege": "responsible.yml"},
    **{"fagansvarlige": "responsible.yml", "fagansvarlege": "responsible.yml"},
}
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ð": "d", "đ": "d"})
_WITH_LANGUAGE = re.compile(
    rf"(?P<id>.+?)[ ._-]+(?P<language>{'|'.join(_LANGUAGES)})([-_](no|gb|us|sa))?", re.IGNORECASE
)


class Guess(NamedTuple):
    """What a name probably means: folder, id or table, variant and language."""

    folder: str
    stem: str
    language: str | None
    ending: str

    def paths(self) -> Iterator[str]:
        """Yield the paths inside the layer that may be meant."""
        languages = (self.language,) if self.language else SITE_LANGUAGES
        names = [f"{self.stem}.{language}.md" for language in languages]
        for name in [self.stem + self.ending] if self.ending == ".yml" else names:
            yield f"{self.folder}/{name}" if self.folder else name


def slug(text: str) -> str:
    """Return ``text`` as the id it would be: small letters a–z, digits and hyphens."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    bare = "".join(s for s in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(s))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def guess_of(inside: PurePosixPath) -> Guess | None:
    """Return what the file at ``inside`` of a layer probably is; None when nothing is likely."""
    stem, ending = split(inside.name)
    folder = inside.parts[0] if len(inside.parts) > 1 else ""
    table = _table(stem, is_table=ending == ".yml")
    if table:
        return Guess("", table.removesuffix(".yml"), None, ".yml")
    if ending == ".yml" and language_in(inside) is None:
        return None
    id, language = split_language(stem)
    parts = [slug(part) for part in id.split(".") if slug(part)]
    if parts and parts[0] == "emergency":
        return Guess("", "emergency", language, ".md")
    if not parts or folder not in KIND_OF_FOLDER:
        return None
    can_vary = KIND_OF_FOLDER[folder].has_variants
    kept = ".".join(parts[:2]) if can_vary else parts[0]
    return Guess(folder, kept, language, ".md")


def split(name: str) -> tuple[str, str]:
    """Return ``name`` without its endings, and the ending that is meant."""
    stem, ending = name.rstrip(". "), ""
    while found := next((e for e in ENDINGS if stem.lower().endswith(e)), None):
        stem = stem[: -len(found)].rstrip(". ")
        ending = ".yml" if found in TABLE_ENDINGS else ".md"
    return stem, ending


def split_language(stem: str) -> tuple[str, str | None]:
    """Return ``stem`` without the language it ends with, and the language that is meant."""
    found = _WITH_LANGUAGE.fullmatch(stem)
    return (found["id"], _LANGUAGES[found["language"].lower()]) if found else (stem, None)


def language_in(inside: PurePosixPath) -> str | None:
    """Return the language that the file's name says, rightly or not."""
    return split_language(split(inside.name)[0])[1]


def _table(stem: str, *, is_table: bool) -> str | None:
    """Return the table that ``stem`` means; a near miss only where a table is meant."""
    name = stem.lower().replace("_", "-").replace(" ", "-")
    known = {table.removesuffix(".yml"): table for table in TABLES}
    if found := known.get(name) or _TABLES.get(name):
        return found
    if is_table and name.startswith("guide.") and slug(name[6:]):
        return f"guide.{slug(name[6:])}.yml"
    return known.get(close_match(name, known) or "") if is_table else None


def reason(inside: PurePosixPath, guess: Guess) -> str:
    """Return what is wrong with the name, when ``guess`` is what it means."""
    depth = 2 if guess.folder else 1
    ending = guess.ending or ".md"
    if len(inside.parts) > depth:
        return "Filen ligger i feil mappe: denne skal ikke ligge så dypt"
    if not inside.name.endswith(ending):
        return f"Filnavnet skal slutte på «{ending}»"
    if ending == ".yml":
        return f"«{inside.name}» er ikke navnet på en tabell"
    return _reason_of_text(split(inside.name)[0], guess)


def _reason_of_text(stem: str, guess: Guess) -> str:
    if guess.language is None:
        return "Filnavnet sier ikke hvilken målform teksten er på"
    found = _WITH_LANGUAGE.fullmatch(stem)
    language = stem[found.start("language") :] if found else ""
    if language != guess.language:
        return f"«{language}» er ikke en målform her"
    return _reason_of_id(stem, guess)


def _reason_of_id(stem: str, guess: Guess) -> str:
    dotted = stem.split(".")
    if len(dotted) > len(guess.stem.split(".")) + 1 and "." not in guess.stem:
        return f"Denne slags tekst kan ikke ha en egen utgave for «{dotted[1]}»"
    if any(sign.isupper() for sign in stem):
        return "Filnavnet har store bokstaver"
    odd = sorted({sign for sign in stem if not re.match(r"[a-z0-9.-]", sign)})
    if odd:
        signs = ", ".join("mellomrom" if sign.isspace() else f"«{sign}»" for sign in odd)
        return f"Filnavnet har {signs}, som ikke kan stå i en nettadresse"
    return "Filnavnet skal være id, punktum, målform og .md"
