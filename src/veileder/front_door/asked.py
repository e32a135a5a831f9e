"""Which municipality somebody meant, told by the names of the folders and nothing else."""

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from veileder.faults import Refusal

FOLDER = "municipalities"
_ALIKE = 0.6
_MOST_LISTED = 12
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def municipality_ids(
    root: Path, words: Iterable[str], commands: Mapping[str, str] | None = None
) -> list[str]:
    """Return the ids that ``words`` mean: ``sogndal``, ``Sogndal/``, ``municipalities/sogndal``.

    ``commands`` are the words that mean one, where the first word stands in the place of one.
    Raises Refusal, with the nearest that do exist, for a word that is no folder's name.
    """
    names = _names(root)
    found = [(word, _meant(word, names, root)) for word in words]
    unknown = [word for word, name in found if name is None]
    if unknown and commands is not None and unknown[0] == found[0][0]:
        near = nearest(unknown[0], [*dict.fromkeys(commands.values()), *names], commands)
        raise Refusal(_no_command(unknown[0], near))
    if unknown:
        raise Refusal("\n".join(_no_folder(word, names) for word in unknown))
    return [name for _, name in found if name]


def nearest(word: str, names: Iterable[str], others: Mapping[str, str] | None = None) -> list[str]:
    """Return the ``names`` that ``word`` may be a slip for, the likeliest first.

    ``others`` are words that mean one of the names without being like it.
    """
    folded, others = _folded(word).removesuffix(" kommune"), others or {}
    if folded in others:
        return [others[folded]]
    likeness = {name: _likeness(folded, _folded(name)) for name in names}
    near = sorted((name for name in likeness if likeness[name] >= _ALIKE), key=likeness.__getitem__)
    return near[::-1][:3]


def _names(root: Path) -> list[str]:
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")


def _meant(word: str, names: Sequence[str], root: Path) -> str | None:
    """Return the folder's name that ``word`` is, but for capitals, or leads to as a path."""
    path = word.replace("\\", "/").rstrip("/")
    name = _name_of_path(path, root) if "/" in path or path in {".", ".."} else path
    same = [known for known in names if known.casefold() == name.casefold()]
    return name if name in names else same[0] if len(same) == 1 else None


def _name_of_path(path: str, root: Path) -> str:
    """Return the name of the folder that ``path``, from here or from the root, leads to."""
    folder = (root / FOLDER).resolve()
    for start in (Path.cwd(), root):
        place = Path(os.path.abspath(start / path))  # noqa: PTH100 - a link keeps its name here
        if place.parent.resolve() == folder:
            return place.name
    return ""


def _no_folder(word: str, names: Sequence[str]) -> str:
    parts = [part for part in word.replace("\\", "/").split("/") if part]
    near = [*(part for part in parts if part in names), *nearest(parts[-1] if parts else "", names)]
    if len(parts) > 1:
        said = f"{word} er ikke mappen til en kommune."
    else:
        said = f"Det finnes ingen mappe {FOLDER}/{word.rstrip('/')}."
    return f"{said}{_meant_words(near) or _listed(names)}"


def _no_command(word: str, near: Sequence[str]) -> str:
    said = f"Ukjent kommando «{word}», og ingen mappe heter {FOLDER}/{word}."
    return f"{said}{_meant_words(near) or ' Se hva som finnes: python3 build.py --help'}"


def _meant_words(near: Sequence[str]) -> str:
    once = list(dict.fromkeys(near))
    return f" Mente du {' eller '.join(once)}?" if once else ""


def _listed(names: Sequence[str]) -> str:
    if not names or len(names) > _MOST_LISTED:
        return f" Skriv navnet på en mappe under {FOLDER}/." if names else ""
    return f" Disse finnes: {', '.join(names)}."


def _likeness(word: str, name: str) -> float:
    """Return from 0 to 1 how alike two words are; the beginning of a name is very like it."""
    is_start = len(word) > 2 and name.startswith(word)
    return max(0.9 * is_start, SequenceMatcher(None, word, name).ratio())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)
    return plain.replace("aa", "a").replace("oe", "o")
