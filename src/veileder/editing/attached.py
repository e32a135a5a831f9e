"""Which files may lie beside a tool, and what they are called: as ``check`` has it."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from veileder.checks.inside import faults_of
from veileder.faults import Refusal
from veileder.inspecting.inspect import inspected
from veileder.inspecting.pictures import PICTURES, picture
from veileder.persons.found import in_name, traces
from veileder.reading.guesses import slug
from veileder.reading.names import (
    ATTACHMENTS,
    NO_MACROS,
    WITH_MACROS,
    AttachmentFile,
    named,
    unportable,
)

FOLDER = "tools"
_LONGEST = 80  # signs of a title
_TAG = re.compile(r"<[^<>]{0,60}>")
_NO_WORDS = re.compile(r"[^\w\s.,()+&§–-]")


class NotAttached(Refusal):
    """The file can't lie beside a tool. The message is for the one who chose it."""


def is_attached(name: str) -> bool:
    """Whether ``name``, inside the municipality's folder, is that of a file beside a tool."""
    inside = PurePosixPath(name)
    is_in_place = inside.parts[:-1] == (FOLDER,)
    return is_in_place and isinstance(named(inside, is_shared=False), AttachmentFile)


def name_for(given: str, taken: Collection[str]) -> str:
    """Return what a file that is called ``given`` on her machine is to be called here.

    Raises NotAttached for a type that can't be published.
    """
    stem, suffix = _divided(given)
    if traces(stem) or in_name(stem):
        raise NotAttached(
            "Filnavnet ser ut til å si noe om én person. Gi filen et navn uten navn, nummer og "
            "fødselsdato, og se etter at det ikke står noe slikt i den."
        )
    base = slug(stem)[:60].strip("-") or "fil"
    base = f"fil-{base}" if unportable(f"{base}{suffix}") else base
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    free = next(one for one in (base, *numbered) if f"{FOLDER}/{one}{suffix}" not in taken)
    return f"{FOLDER}/{free}{suffix}"


def title_for(given: str) -> str:
    """Return what a person may call the file: its own name in plain words, without the ending.

    Nothing where no word is left: then it has no title before she writes one.
    """
    stem = re.sub(_TAG, " ", unicodedata.normalize("NFC", _stem(given)))
    words = " ".join(re.sub(_NO_WORDS, " ", stem.replace("_", " ")).split())
    words = words.lstrip("+-–.,) ").rstrip("-–, ") if re.search(r"\w", words) else ""
    return words if len(words) <= _LONGEST else words[: _LONGEST + 1].rpartition(" ")[0]


def _stem(given: str) -> str:
    """Return the name without its ending, as it was before an address was made of it."""
    return unquote(PureWindowsPath(given).stem)


def _divided(given: str) -> tuple[str, str]:
    path = PureWindowsPath(given)  # a browser may send the whole path, with either slash
    suffix = ".jpg" if path.suffix.lower() == ".jpeg" else path.suffix.lower()
    if suffix in WITH_MACROS:
        raise NotAttached(NO_MACROS)
    if suffix not in ATTACHMENTS:
        what = f"«{path.suffix}»-filer" if suffix else "Filer uten endelse"
        raise NotAttached(
            f"{what} kan ikke publiseres. Lagre den som en av: {', '.join(sorted(ATTACHMENTS))}."
        )
    return _stem(given), suffix


def fit(name: str, content: bytes) -> bytes:
    """Return ``content`` as a file called ``name`` can have it: a picture without where and who.

    Raises NotAttached if it can't.
    """
    suffix = PurePosixPath(name).suffix.removeprefix(".")
    if not content:
        raise NotAttached("Filen er tom. Velg en annen, eller lagre den på nytt.")
    inside = inspected(content, suffix)
    wrong = [*(inside.flaws if suffix in PICTURES else faults_of(inside))]
    if wrong:
        raise NotAttached(" ".join(f"{one.message}. {one.cure}" for one in wrong))
    return picture(content).content if suffix in PICTURES else content


def must_replace(old: str, given: str) -> None:
    """Raise NotAttached if a file called ``given`` can't stand where ``old`` stands."""
    suffix = PurePosixPath(old).suffix
    if _divided(given)[1] != suffix:
        raise NotAttached(
            f"{PurePosixPath(old).name} kan bare byttes med en {suffix}-fil. Legg den nye til ved "
            "verktøyet i stedet, og ta bort den gamle."
        )
