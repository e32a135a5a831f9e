"""Pictures in texts: that they have words, lie beside the text, and are no load."""

import re
from collections.abc import Iterator, Mapping, Sequence

from veileder import rules
from veileder.findings import Rule
from veileder.markdown.pictures import Written, written
from veileder.reading.layers import Layer

LARGEST = 500_000  # bytes of a picture in a text: about four seconds without good coverage
_SHORTEST, _LONGEST = 10, 400  # signs of the words
_NO_WORDS = re.compile(
    r"(?:et |eit |vårt |dette |her er (?:et |eit )?)?(?:bilde|bilete|bildet|biletet|foto"
    r"|figur(?:en)?|illustrasjon|diagram|flyt(?:skjema|diagram)|skjermbilde|skjermbilete|image|picture|img|logo)"
    r"[\s\d.:_-]*",
    re.IGNORECASE,
)
_FILE = re.compile(r"[\w-]+\.(?:png|jpe?g|webp|gif|svg)", re.IGNORECASE)

Flaw = tuple[Rule, int, str, str]


def of_words(text: str) -> Iterator[Flaw]:
    """Yield the pictures in ``text`` that say nothing to those who can't see them."""
    for one in written(text):
        words = " ".join(one.words.split())
        says_nothing = _NO_WORDS.fullmatch(words) or _FILE.fullmatch(words) or _is_name(one)
        if says_nothing or len(words) < _SHORTEST:
            message = (
                "Bildet har ingen ord for den som ikke ser det"
                if not words
                else (f"«{words}» sier ikke hva bildet viser")
            )
            cure = f"Skriv det bildet sier: ![Først …, så …]({one.file})."
            yield rules.PICTURE_WORDS, one.offset, message, cure
        elif len(words) > _LONGEST:
            message = f"Ordene om bildet er på {len(words)} tegn, og kan ha høyst {_LONGEST}"
            cure = "Skriv det lange i teksten under bildet, og det korte her."
            yield rules.PICTURE_WORDS, one.offset, message, cure


def _is_name(one: Written) -> bool:
    """Whether the words are only the name of the file."""
    stem = one.file.rpartition(".")[0]
    return re.sub(r"\W+|_", "", one.words).lower() == stem.replace("-", "")


def sizes_of(layers: Sequence[Layer]) -> Mapping[str, int]:
    """Return the bytes of every picture in ``layers``, by its path."""
    return {
        path: layer.sizes.get(path, 0)
        for layer in layers
        for path, inside in layer.inside.items()
        if inside.sides
    }


def of_files(text: str, path: str, sizes: Mapping[str, int]) -> Iterator[Flaw]:
    """Yield the pictures in ``text``, of the file at ``path``, that are not there or too large.

    A text that is being written has no path: then its pictures may lie in any folder.
    """
    folder = path.rpartition("/")[0]
    for one in written(text):
        found = [p for p in sizes if p.rpartition("/")[2] == one.file]
        beside = [p for p in found if not path or p.rpartition("/")[0] == folder]
        if not beside:
            where = f" Det ligger i {found[0].rpartition('/')[0]}/." if found else ""
            message = f"«{one.file}» ligger ikke i mappen til teksten"
            cure = f"Legg bildet i {folder or 'samme mappe'}/.{where}".replace("mappe/.", "mappe.")
            yield rules.PICTURE_MISSING, one.offset, message, cure
        elif sizes[beside[0]] > LARGEST:
            size = -(-sizes[beside[0]] // 1000)
            message = f"«{one.file}» er på {size} kB, og kan ha høyst {LARGEST // 1000} i en tekst"
            cure = "Gjør det 1600 punkter bredt, og lagre det som JPG (foto) eller PNG (tegning)."
            yield rules.PICTURE_LARGE, one.offset, message, cure
