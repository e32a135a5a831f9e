"""Mail addresses that are a person's: at a host where anybody gets one, or with a name in it."""

import re
from collections.abc import Iterator

from veileder.persons.names import is_family, is_given_in_address

_MAIL = re.compile(r"(?<![\w.+-])(?P<who>\w[\w.+-]*)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
# Where private persons have their mail: all over the world, and with Norwegian suppliers.
_ANYBODY = re.compile(
    r"(?:[a-z0-9-]+\.)?(?:(?:gmail|googlemail|google|hotmail|outlook|live|msn|passport|yahoo"
    r"|ymail|rocketmail"
    r"|icloud|me|mac|aol|aim|gmx|web|yandex|ya|mail|proton|protonmail|pm|tutanota|tuta|tutamail"
    r"|fastmail"
    r"|zoho|hey|hushmail|mailbox|posteo|inbox|list|bk|rambler|ukr|i|onet|wp|o2|interia|op|poczta"
    r"|seznam"
    r"|libero|free|orange|laposte|t-online|freenet|duck|skiff|startmail|runbox)"
    r"\.(?:com|net|org|de|fr|it|pl|ru|ua|me|no|se|dk|fi|eu|at|ch|co\.uk|io|is|uk|com\.\w\w|jp|in"
    r"|es|nl)"
    r"|(?:online|broadpark|getmail|frisurf|start|c2i|tele2|lyse|lyse-net|altibox|nextgentel"
    r"|ebnett|hotpop"
    r"|combitel|enivest|bkkfiber|haugnett|kvamnet|loqal|lyseonline|telenor|monet|mimer|kabelnett"
    r"|netcom"
    r"|spray|sensewave|eunet|powertech|vikenfiber|tafjord|signal|neasonline|hesbynett|homeoffice"
    r"|sf-nett|nettpost|privatpost|privat)\.(?:no|net|org))",
    re.IGNORECASE,
)


def private_mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where an address at a host for anybody stands in ``text``."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        if _ANYBODY.fullmatch(match["host"]):
            yield match.span()


def named_mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where an address with the name of a person in it stands."""
    for match in _MAIL.finditer(text) if "@" in text else ():
        words = re.findall(r"[^\W\d_]+", match["who"])
        if len(words) > 1 and is_given_in_address(words[0]) and is_family(words[-1]):
            yield match.span()
