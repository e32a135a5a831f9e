"""What is meant by a file whose name or place says nothing here, and how to mend just that.

A slip knows the paths that the file would have: what is meant to be there is unread, not missing.
"""

import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import NamedTuple

from veileder import rules
from veileder.findings import Finding, Location, Rule
from veileder.model.kinds import KIND_OF_FOLDER, TABLES
from veileder.reading.guesses import (
    ENDINGS,
    FOLDERS,
    TABLE_ENDINGS,
    Guess,
    guess_of,
    language_in,
    reason,
    slug,
    split,
    split_language,
)
from veileder.reading.likeness import close_match
from veileder.reading.names import ATTACHMENTS, NO_MACROS, ONLY_LOCAL, ONLY_SHARED, WITH_MACROS

_PICTURES = frozenset({".svg", ".png"})
_RENAMED = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_SHOWN = _RENAMED | {".svg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif"}
_OFFICE = frozenset({".docx", ".doc", ".dotx", ".odt", ".rtf", ".pages", ".pdf"})


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


def slip_of(path: str, inside: PurePosixPath, beside: Collection[str], *, is_shared: bool) -> Slip:
    """Return what is wrong with the name of ``path``, at ``inside`` of its layer.

    ``beside`` are the paths of all files there are.
    """
    root = path.removesuffix(inside.as_posix())
    if inside.parts[0] == "tools" and not root:
        root = "content/"
    if _is_note(inside.name):
        message = "Et notat til dem som redigerer, heter README.md"
        return Slip(path, rules.FILE_NAME, message, "Gi filen navnet README.md.")
    found = _misplaced(path, inside, is_shared=is_shared) or _folder_slip(inside, root)
    if found:
        return found
    if inside.suffix.lower() not in ENDINGS and language_in(inside) is None:
        return _file_type(path, inside, root)
    guess = guess_of(inside)
    if guess is None:
        return _without_place(path, inside, root)
    return _renamed(path, inside, root, guess, beside)


def _is_note(name: str) -> bool:
    return split(name)[0].lower().replace(" ", "") in ("readme", "lesmeg")


def _renamed(
    path: str, inside: PurePosixPath, root: str, guess: Guess, beside: Collection[str]
) -> Slip:
    """Return the slip of a name that is nearly right."""
    meant = [_on_disk(root, one) for one in guess.paths()]
    free = [one for one in meant if one not in beside]
    message = reason(inside, guess)
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


def _folder_slip(inside: PurePosixPath, root: str) -> Slip | None:
    """Return the slip of the folder, when it is the folder that has the wrong name."""
    if len(inside.parts) == 1 or inside.parts[0] in KIND_OF_FOLDER:
        return None
    wrong = inside.parts[0]
    name = unicodedata.normalize("NFC", wrong).lower()
    right = FOLDERS.get(name) or close_match(name, KIND_OF_FOLDER)
    if split(inside.name)[0] + ".yml" in TABLES and right is None:
        return None
    at, message = f"{root}{wrong}", f"Mappen «{wrong}» er ikke en mappe for innhold"
    if right is None:
        cure = f"Flytt filene til en av mappene {', '.join(sorted(KIND_OF_FOLDER))}."
        return Slip(at, rules.FILE_NAME, message, cure, _anywhere(root, inside))
    target = _on_disk(root, right)
    moved = PurePosixPath(right, *inside.parts[1:])
    guess = guess_of(moved)
    paths = guess.paths() if guess else ()
    cure = f"Gi mappen navnet {right}, eller flytt filene til {target}/ hvis den finnes."
    return Slip(at, rules.FILE_NAME, message, cure, frozenset(_on_disk(root, p) for p in paths))


def _anywhere(root: str, inside: PurePosixPath) -> frozenset[str]:
    """Return the paths in every folder that a file without one may be meant for."""
    id, language = split_language(split(inside.name)[0])
    stem = slug(id.partition(".")[0])
    name = f"{stem}.{language or 'nb'}.md"
    return (
        frozenset()
        if not stem
        else frozenset(_on_disk(root, f"{folder}/{name}") for folder in KIND_OF_FOLDER)
    )


def _misplaced(path: str, inside: PurePosixPath, *, is_shared: bool) -> Slip | None:
    """Return the slip of a table that has no place in this layer."""
    table = f"{split(inside.name)[0].lower()}.yml"
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
    id, language = split_language(inside.stem)
    if suffix in _OFFICE and inside.parts[0] in KIND_OF_FOLDER and slug(id):
        guess = Guess(inside.parts[0], slug(id), language, ".md")
        meant = [_on_disk(root, one) for one in guess.paths()]
        cure = f"Lag {meant[0]} og lim inn teksten, og slett denne filen."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset(meant))
    if suffix in _SHOWN and inside.parts[0] in KIND_OF_FOLDER and slug(inside.stem):
        kept = {".jpeg": ".jpg", ".jpg": ".jpg", ".webp": ".webp"}.get(suffix, ".png")
        name = PurePosixPath(path).with_name(f"{slug(inside.stem)}{kept}").as_posix()
        verb = "Gi bildet navnet" if suffix in _RENAMED else "Lagre bildet som"
        cure = f"{verb} {PurePosixPath(name).name}, også i teksten, eller slett det."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset({name}))
    if suffix in _PICTURES and len(inside.parts) == 1 and root != "content/":
        cure = f"Er det merket til kommunen, gi filen navnet mark{suffix}. Ellers slett den."
        return Slip(path, rules.FILE_NAME, message, cure)
    cure = "Slett filen. Hører den til et verktøy, flytt den til tools/ og nevn den under files."
    return Slip(path, rules.FILE_NAME, message, cure)


def _attachment(path: str, inside: PurePosixPath, suffix: str) -> Slip:
    name = inside.with_suffix(".jpg" if suffix == ".jpeg" else suffix).name
    if PurePosixPath(name).suffix in ATTACHMENTS:
        message = f"Endelsen «{inside.suffix}» skal skrives «{PurePosixPath(name).suffix}»"
        meant = PurePosixPath(path).with_name(name).as_posix()
        cure = f"Gi filen navnet {name}, også under files."
        return Slip(path, rules.FILE_NAME, message, cure, frozenset({meant, path}))
    what = f"«{inside.suffix}»-filer" if suffix else "Filer uten endelse"
    cure = f"Lagre den som en av: {', '.join(sorted(ATTACHMENTS))}. Eller slett filen."
    cure = NO_MACROS if suffix in WITH_MACROS else cure
    return Slip(path, rules.FILE_TYPE, f"{what} kan ikke publiseres", cure)


def _without_place(path: str, inside: PurePosixPath, root: str) -> Slip:
    """Return the slip of a text or table that nothing is known about."""
    if inside.suffix.lower() in TABLE_ENDINGS:
        allowed = sorted(set(TABLES) - (ONLY_LOCAL if root == "content/" else ONLY_SHARED))
        cure = f"Tabellene heter {', '.join(allowed)}. Gi filen et av navnene, eller slett den."
        return Slip(path, rules.FILE_NAME, "Ingen tabell har dette navnet", cure)
    folders = ", ".join(sorted(KIND_OF_FOLDER))
    message = "Teksten ligger ikke i en mappe for et slag innhold"
    cure = f"Flytt filen til en av mappene {folders}, eller slett den."
    return Slip(path, rules.FILE_NAME, message, cure, _anywhere(root, inside))
