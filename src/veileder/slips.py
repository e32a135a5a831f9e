"""What is meant by a file whose name or place says nothing here, and how to mend just that.

A slip knows the paths that the file would have: what is meant to be there is unread, not missing.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from veileder import rules
from veileder.decode import close_match
from veileder.findings import Finding, Location, Rule
from veileder.model.base import ID_PATTERN, Language
from veileder.model.kinds import KIND_OF_FOLDER, TABLES
from veileder.names import ATTACHMENTS, ONLY_LOCAL, ONLY_SHARED

_TEXT_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")
_TABLE_ENDINGS = (".yml", ".yaml")
_OFFICE = frozenset({".docx", ".doc", ".dotx", ".odt", ".rtf", ".pages", ".pdf"})
_LANGUAGES = {
    **{
        "nb": "nb",
        "no": "nb",
        "nor": "nb",
        "nob": "nb",
        "bm": "nb",
        "bokmal": "nb",
        "bokmål": "nb",
    },
    **{"nn": "nn", "nno": "nn", "ny": "nn", "nynorsk": "nn", "en": "en", "eng": "en"},
    **{"ar": "ar", "ara": "ar", "ti": "ti", "tir": "ti"},
}
_FOLDERS = {
    **{"nivå": "levels", "nivåer": "levels", "steg": "steps", "trinn": "steps", "rolle": "roles"},
    **{"roller": "roles", "lov": "laws", "lover": "laws", "tjeneste": "services"},
    **{"tjenester": "services", "verktøy": "tools", "møte": "arenas", "møter": "arenas"},
    **{"artikkel": "articles", "artikler": "articles", "øvelse": "cases", "øvelser": "cases"},
    **{"gruppe": "groups", "grupper": "groups"},
}
_TABLES = {
    **{"tjenester": "services.yml", "tiltak": "measures.yml", "møter": "arenas.yml"},
    **{"kommune": "municipality.yml", "ord": "terms.yml", "ordliste": "terms.yml"},
    **{"telefoner": "helplines.yml", "veileder": "guide.yml", "region": "region.yml"},
}
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ð": "d", "đ": "d"})
_WITH_LANGUAGE = re.compile(
    rf"(?P<id>.+?)[ ._-]+(?P<language>{'|'.join(_LANGUAGES)})([-_](no|gb|us|sa))?", re.IGNORECASE
)


class Slip(NamedTuple):
    """What is wrong with a name: where, what, the cure, and the paths that are meant."""

    path: str
    rule: Rule
    message: str
    cure: str
    meant: frozenset[str] = frozenset()

    @property
    def finding(self) -> Finding:
        """The slip as a finding in the first place of the file or folder."""
        return Finding(self.rule, Location(self.path), self.message, self.cure)


class _Guess(NamedTuple):
    """What a name probably means: folder, id or table, variant and language."""

    folder: str
    stem: str
    language: str | None
    ending: str

    def paths(self) -> Iterator[str]:
        """Yield the paths inside the layer that may be meant."""
        languages = (self.language,) if self.language else (Language.NB, Language.NN)
        names = [f"{self.stem}.{language}.md" for language in languages]
        for name in [self.stem + self.ending] if self.ending == ".yml" else names:
            yield f"{self.folder}/{name}" if self.folder else name


def slug(text: str) -> str:
    """Return ``text`` as the id it would be: small letters a–z, digits and hyphens."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    bare = "".join(s for s in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(s))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def slip_of(path: str, inside: PurePosixPath, beside: Collection[str], *, is_shared: bool) -> Slip:
    """Return what is wrong with the name of ``path``, at ``inside`` of its layer.

    ``beside`` are the paths of all files there are.
    """
    root = path.removesuffix(inside.as_posix())
    if inside.parts[0] == "tools" and not root:
        root = "content/"
    found = _misplaced(path, inside, is_shared=is_shared) or _folder_slip(inside, root)
    if found:
        return found
    if (
        inside.suffix.lower() not in (*_TEXT_ENDINGS, *_TABLE_ENDINGS)
        and _language_in(inside) is None
    ):
        return _file_type(path, inside, root)
    guess = _guess(inside)
    if guess is None:
        return _without_place(path, inside, root)
    return _renamed(path, inside, root, guess, beside)


def _renamed(
    path: str, inside: PurePosixPath, root: str, guess: _Guess, beside: Collection[str]
) -> Slip:
    """Return the slip of a name that is nearly right."""
    meant = [_on_disk(root, one) for one in guess.paths()]
    free = [one for one in meant if one not in beside]
    message = _reason(inside, guess)
    if not free:
        name = PurePosixPath(meant[0]).name
        cure = f"{name} finnes fra før. Flett det som er nytt inn der, og slett denne filen."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset())
    is_moved = PurePosixPath(free[0]).parent != PurePosixPath(path).parent
    shown = [one if is_moved else PurePosixPath(one).name for one in free]
    verb = "Flytt filen til" if is_moved else "Gi filen navnet"
    cure = f"{verb} {' eller '.join(map(_with_language, shown))}."
    return Slip(path, rules.FILE_NAME, message, cure, frozenset(meant))


def _with_language(path: str) -> str:
    words = {".nb.md": " (bokmål)", ".nn.md": " (nynorsk)"}
    return path + next((word for end, word in words.items() if path.endswith(end)), "")


def _on_disk(root: str, inside: str) -> str:
    """Return the path of ``inside``; shared tools stand beside ``content/``."""
    return inside if root == "content/" and inside.startswith("tools/") else root + inside


def _guess(inside: PurePosixPath) -> _Guess | None:
    stem, ending = _split(inside.name)
    folder = inside.parts[0] if len(inside.parts) > 1 else ""
    table = _table(stem, is_table=ending == ".yml")
    if table:
        return _Guess("", table.removesuffix(".yml"), None, ".yml")
    if ending == ".yml" and _language_in(inside) is None:
        return None
    id, language = _split_language(stem)
    parts = [slug(part) for part in id.split(".") if slug(part)]
    if parts and parts[0] == "emergency":
        return _Guess("", "emergency", language, ".md")
    if not parts or folder not in KIND_OF_FOLDER:
        return None
    can_vary = KIND_OF_FOLDER[folder].has_variants
    kept = ".".join(parts[:2]) if can_vary else parts[0]
    return _Guess(folder, kept, language, ".md")


def _split(name: str) -> tuple[str, str]:
    """Return ``name`` without its endings, and the ending that is meant."""
    stem, ending = name.rstrip(". "), ""
    while found := next(
        (e for e in _TEXT_ENDINGS + _TABLE_ENDINGS if stem.lower().endswith(e)), None
    ):
        stem = stem[: -len(found)].rstrip(". ")
        ending = ".yml" if found in _TABLE_ENDINGS else ".md"
    return stem, ending


def _split_language(stem: str) -> tuple[str, str | None]:
    found = _WITH_LANGUAGE.fullmatch(stem)
    return (found["id"], _LANGUAGES[found["language"].lower()]) if found else (stem, None)


def _language_in(inside: PurePosixPath) -> str | None:
    return _split_language(_split(inside.name)[0])[1]


def _table(stem: str, *, is_table: bool) -> str | None:
    """Return the table that ``stem`` means; a near miss only where a table is meant."""
    name = stem.lower().replace("_", "-").replace(" ", "-")
    known = {table.removesuffix(".yml"): table for table in TABLES}
    if found := known.get(name) or _TABLES.get(name):
        return found
    if (
        name.startswith("guide.")
        and is_table
        and re.fullmatch(ID_PATTERN, variant := slug(name[6:]))
    ):
        return f"guide.{variant}.yml"
    return known.get(close_match(name, known) or "") if is_table else None


def _folder_slip(inside: PurePosixPath, root: str) -> Slip | None:
    """Return the slip of the folder, when it is the folder that has the wrong name."""
    if len(inside.parts) == 1 or inside.parts[0] in KIND_OF_FOLDER:
        return None
    wrong = inside.parts[0]
    name = unicodedata.normalize("NFC", wrong).lower()
    right = _FOLDERS.get(name) or close_match(name, KIND_OF_FOLDER)
    if _split(inside.name)[0] + ".yml" in TABLES and right is None:
        return None
    at, message = f"{root}{wrong}", f"Mappen «{wrong}» er ikke en mappe for innhold"
    if right is None:
        cure = f"Flytt filene til en av mappene {', '.join(sorted(KIND_OF_FOLDER))}."
        return Slip(at, rules.FILE_NAME, message, cure, _anywhere(root, inside))
    target = _on_disk(root, right)
    moved = PurePosixPath(right, *inside.parts[1:])
    guess = _guess(moved)
    paths = guess.paths() if guess else iter([moved.as_posix()])
    cure = f"Gi mappen navnet {right}, eller flytt filene til {target}/ hvis den finnes."
    return Slip(at, rules.FILE_NAME, message, cure, frozenset(_on_disk(root, p) for p in paths))


def _anywhere(root: str, inside: PurePosixPath) -> frozenset[str]:
    """Return the paths in every folder that a file without one may be meant for."""
    id, language = _split_language(_split(inside.name)[0])
    name = f"{slug(id.partition('.')[0])}.{language or 'nb'}.md"
    return frozenset(_on_disk(root, f"{folder}/{name}") for folder in KIND_OF_FOLDER)


def _misplaced(path: str, inside: PurePosixPath, *, is_shared: bool) -> Slip | None:
    """Return the slip of a table that has no place in this layer."""
    table = f"{_split(inside.name)[0].lower()}.yml"
    if is_shared and table in ONLY_LOCAL:
        message = f"{table} hører til en kommune eller region, ikke til fellesinnholdet"
        cure = (
            "Gjør endringene rett i content/guide.yml, og slett denne filen."
            if table == "guide-changes.yml"
            else f"Flytt filen til municipalities/, i mappen til kommunen: …/{table}."
        )
        return Slip(path, rules.FILE_NAME, message, cure)
    if not is_shared and table in ONLY_SHARED:
        message = "De nasjonale numrene er felles for alle, og kan ikke endres av én kommune"
        cure = "Skriv kommunens egne numre i services.yml, og slett denne filen."
        return Slip(path, rules.FILE_NAME, message, cure)
    return None


def _file_type(path: str, inside: PurePosixPath, root: str) -> Slip:
    """Return the slip of a file of a type that is not text."""
    suffix = inside.suffix.lower()
    if inside.parts[0] == "tools":
        return _attachment(path, inside, suffix)
    message = f"{f'«{inside.suffix}»' if suffix else 'En fil uten endelse'} blir ikke lest her"
    if suffix in _OFFICE and inside.parts[0] in KIND_OF_FOLDER:
        id, language = _split_language(inside.stem)
        guess = _Guess(inside.parts[0], slug(id), language, ".md")
        meant = [_on_disk(root, one) for one in guess.paths()]
        cure = f"Lag {meant[0]} og lim inn teksten, og slett denne filen."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset(meant))
    cure = "Slett filen. Hører den til et verktøy, flytt den til tools/ og nevn den under files."
    return Slip(path, rules.FILE_NAME, message, cure)


def _attachment(path: str, inside: PurePosixPath, suffix: str) -> Slip:
    name = inside.with_suffix(".jpg" if suffix == ".jpeg" else suffix).name
    if PurePosixPath(name).suffix in ATTACHMENTS:
        message = f"Endelsen «{inside.suffix}» skal skrives «{PurePosixPath(name).suffix}»"
        return Slip(path, rules.FILE_NAME, message, f"Gi filen navnet {name}, også under files.")
    what = f"«{inside.suffix}»-filer" if suffix else "Filer uten endelse"
    cure = f"Lagre den som en av: {', '.join(sorted(ATTACHMENTS))}. Eller slett filen."
    return Slip(path, rules.FILE_TYPE, f"{what} kan ikke publiseres", cure)


def _without_place(path: str, inside: PurePosixPath, root: str) -> Slip:
    """Return the slip of a text or table that nothing is known about."""
    if inside.suffix.lower() in _TABLE_ENDINGS:
        allowed = sorted(set(TABLES) - (ONLY_LOCAL if root == "content/" else ONLY_SHARED))
        cure = f"Tabellene heter {', '.join(allowed)}. Gi filen et av navnene, eller slett den."
        return Slip(path, rules.FILE_NAME, "Ingen tabell har dette navnet", cure)
    folders = ", ".join(sorted(KIND_OF_FOLDER))
    message = "Teksten ligger ikke i en mappe for et slag innhold"
    cure = f"Flytt filen til en av mappene {folders}, eller slett den."
    return Slip(path, rules.FILE_NAME, message, cure, _anywhere(root, inside))


def _reason(inside: PurePosixPath, guess: _Guess) -> str:
    """Return what is wrong with the name, when ``guess`` is what it means."""
    depth = 2 if guess.folder else 1
    stem, _ = _split(inside.name)
    language = _written_language(stem)
    if len(inside.parts) > depth:
        return "Filen ligger i feil mappe: denne skal ikke ligge så dypt"
    if not inside.name.endswith((guess.ending or ".md",)) or inside.name != inside.name.rstrip(
        ". "
    ):
        return f"Filnavnet skal slutte på «{guess.ending or '.md'}»"
    if inside.name.lower().endswith(f"{guess.ending}.txt"):
        return "Filnavnet skal ikke slutte på «.txt»"
    if guess.ending == ".yml":
        return f"«{inside.name}» er ikke navnet på en tabell"
    if guess.language is None:
        return "Filnavnet sier ikke hvilken målform teksten er på"
    if language != guess.language:
        return f"«{language}» er ikke en målform her"
    return _reason_of_id(stem, guess)


def _written_language(stem: str) -> str:
    found = _WITH_LANGUAGE.fullmatch(stem)
    return stem[found.start("language") :] if found else ""


def _reason_of_id(stem: str, guess: _Guess) -> str:
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
