"""Mail addresses that are a person's: at a host where anybody gets one, or with a name in it."""

import re
from collections.abc import Iterator

from veileder.addresses.mails import is_private
from veileder.persons.names import is_family, is_given_in_address

_MAIL = re.compile(r"(?<![\w.+-])(?P<who>\w[\w.+-]*)@(?P<host>[\w-]+(?:\.[\w-]+)+)")


def private_mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where an address at a host for anybody stands in ``text``."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        if is_private(match["host"].lower()):
            yield match.span()


def named_mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where an address with the name of a person in it stands."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        words = re.findall(r"[^\W\d_]+", match["who"])
        if len(words) > 1 and is_given_in_address(words[0]) and is_family(words[-1]):
            yield match.span()
