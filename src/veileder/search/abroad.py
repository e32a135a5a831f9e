"""Pages in languages that no site is in, found by words of their own that no Norwegian word is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from veileder.markdown import markup
from veileder.pages.articles import LANGUAGE_NAMES, ArticlePage
from veileder.pages.base import Page
from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.entries import Entry, entries, shortened
from veileder.search.lexicon import lexicon
from veileder.search.stop_words import STOP_WORDS
from veileder.search.vocabulary import words_of
from veileder.search.words import fold, tokens

_THE = "ال"  # Arabic writes «the» together with its word
_SHORTEST = 4


def findable(plan: SitePlan, guide: Guide) -> list[Entry]:
    """Return everything that can be found on the site: last what is in other languages.

    That is known by its title and summary, so that the index stays small, and by what the
    everyday words in its language say.
    """
    found = entries(plan, guide)
    return [*found, *_abroad(plan, found)]


def _abroad(plan: SitePlan, found: Iterable[Entry]) -> Iterator[Entry]:
    translations = [page for page in plan.pages if _is_translation(page.data)]
    if not translations:
        return
    norwegian = {fold(word) for entry in found for word in words_of(entry)}
    words = [_words(page) for page in translations]
    lexicon(chain(*words))  # looked up once for all
    for page, own in zip(translations, words, strict=True):
        id, language = page.path.rstrip("/").split("/")[-2:]
        yield Entry(
            ref=f"article/{id}.{language}",
            kind="abroad",
            title=page.title,
            path=page.path,
            label=next(name for key, name in LANGUAGE_NAMES.items() if str(key) == language),
            summary=shortened(page.description, "abroad"),
            aliases=tuple(_own(own, norwegian)),
            language=language,
        )


def _words(page: Page) -> Sequence[str]:
    return tokens("\n".join(map(markup.plain, (page.title, page.description))))


def _is_translation(data: object) -> bool:
    return isinstance(data, ArticlePage) and data.language is not None


def _own(words: Sequence[str], norwegian: set[str]) -> Iterator[str]:
    """Yield the words that mean nothing in Norwegian, those in Arabic with and without «the»."""
    known = lexicon(words).forms
    forms = {form for all in known.values() for form in all}
    for word in dict.fromkeys(words):
        if len(word) < _SHORTEST or word[0].isdigit() or word in forms:
            continue
        if fold(word) not in norwegian and fold(word) not in STOP_WORDS:
            yield from _with_article(word)


def _with_article(word: str) -> tuple[str, ...]:
    if not "\u0600" <= word[0] <= "\u06ff":
        return (word,)
    bare = word.removeprefix(_THE) if len(word) > len(_THE) + 2 else word
    return bare, _THE + bare
