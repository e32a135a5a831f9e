"""Which forms of each stem an index needs: those that the browser can't work out by itself."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from veileder.search.words import fold

# The endings that ``theme_overrides/javascripts/search/words.js`` takes away.
_ENDING = re.compile(
    "(?:e?s|en|et|er|ar|a|e|t|ene|ane|ens|ets|ers|ars|enes|anes|inga?|ingen)", re.ASCII
)
# Those it takes away where much is left: «gripende» is not of «grip», nor «plante» of «plan».
_LONG_ENDING = re.compile("(?:e?re|e?st|are|aste?|este|ede|e?te|e?nde|ande|e?rne|ne)", re.ASCII)
_LONGEST, _SHORTEST = 5, 3  # letters: an ending, and what is left of the word
_SURE, _SOME, _MUCH = 3, 4, 5  # an ending of so many letters leaves some, a shorter one much

Stems = Mapping[str, frozenset[str]]  # by folded form


def needed(
    forms: Mapping[str, Iterable[str]], given: Mapping[str, Iterable[str]] | None = None
) -> dict[str, list[str]]:
    """Return, of the ``forms`` of each stem, those that are needed to know them all.

    They keep æ, ø and å, for the browser to show; other marks are gone. Of ``given`` stems the
    browser already has the forms that it needs.
    """
    shown: dict[tuple[str, str], str] = {}
    for name, group in forms.items():
        for form in group:
            at = name, fold(form)
            shown[at] = max(shown.get(at, ""), _marked(form))
    there = _kept(_by_form(given or {}), {})
    kept = _kept(_by_form({**(given or {}), **forms}), there)
    found: dict[str, list[str]] = defaultdict(list)
    own = {form: (kept[form] - there.get(form, frozenset())) & forms.keys() for form in kept}
    # What is a form of a given stem too, stays what the browser takes it for.
    for is_shared in (False, True):
        known_already = frozenset(found)
        for form in sorted(own):
            if is_shared == bool(given and kept[form] & given.keys()):
                for name in own[form] - known_already:
                    found[name].append(shown[name, form])
    return found


def _by_form(forms: Mapping[str, Iterable[str]]) -> Stems:
    stems: dict[str, set[str]] = defaultdict(set)
    for name, group in forms.items():
        for form in group:
            stems[fold(form)].add(name)
    return {form: frozenset(names) for form, names in stems.items()}


def _kept(every: Stems, there: Stems) -> Stems:
    """Return the forms that tell all the others: the shortest, and those that would mislead.

    «adresse» tells «adressa», and not the other way. Those that are ``there`` are among them.
    """
    kept = dict(there)
    for form in sorted(every, key=lambda form: (len(form), form[-1] != "e", form)):
        if known(form, kept) != every[form]:
            kept[form] = every[form]
    while missed := [form for form, names in every.items() if known(form, kept) != names]:
        kept |= {form: every[form] for form in missed}
    return kept


def known(word: str, stems: Stems) -> frozenset[str]:
    """Return the stems of a folded ``word``, also where it only has a regular ending more."""
    if word in stems:
        return stems[word]
    for n in range(1, min(_LONGEST, len(word) - _SHORTEST) + 1):
        for form in (word[:-n], f"{word[:-n]}e"):
            if form in stems and _ends(word, n):
                return stems[form]
    return frozenset()


def _ends(word: str, n: int) -> bool:
    """Whether the last ``n`` letters are an ending."""
    is_long = len(word) - n >= (_MUCH if n < _SURE else _SOME) and _LONG_ENDING.fullmatch(word[-n:])
    return bool(is_long or _ENDING.fullmatch(word[-n:]))


def _marked(form: str) -> str:
    """Return ``form`` folded but for æ, ø and å."""
    return "".join(letter if letter in "æøå" else fold(letter) for letter in form.lower())
