"""The words of the interface as one municipality says them."""

from veileder.reading.strings import Strings
from veileder.resolving.guide import Guide
from veileder.resolving.words.naming import words_of_nobody
from veileder.resolving.words.values import Words

DEFAULT = words_of_nobody()  # for the page that is above all municipalities


def said_in(guide: Guide, strings: Strings) -> Strings:
    """Return ``strings`` with the municipality's own in their place, and its words put in."""
    words = guide.words.of(guide.language)
    own = {
        key: words.in_interface(text, is_own=True)
        for key, text in guide.settings.interface.items()
        if key in strings
    }
    return Strings({**filled(strings, words), **own})


def filled(strings: Strings, words: Words) -> Strings:
    """Return ``strings`` with ``words`` put in; what is filled in later stays as it is."""
    return Strings({key: words.in_interface(text) for key, text in strings.items()})
