"""What somebody may have meant by a word that is nearly one we know."""

import difflib
from collections.abc import Iterable

_SLIP = 0.78


def nearest(word: str, words: Iterable[object]) -> str:
    """Return «Mente du …?» with the word most like ``word``, or nothing.

    Only a slip of the keys is guessed at: another number, or another kind, is another thing.
    """
    all_words = [str(known) for known in words]
    kind = word[: word.find("/") + 1]
    same_kind = [known for known in all_words if known.startswith(kind)]
    likely = [w for w in same_kind or all_words if _digits(w) == _digits(word)]
    close = close_match(word, likely, _SLIP)
    return f"Mente du «{close}»?" if close else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def close_match(word: str, words: Iterable[object], likeness: float = 0.6) -> str | None:
    """Return the word most like ``word``, if any is alike enough."""
    close = difflib.get_close_matches(word, [str(w) for w in words], n=1, cutoff=likeness)
    return close[0] if close else None
