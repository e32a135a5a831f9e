"""110, 112 and 113 in a text, where the words around say that they are to be called."""

import re
from collections.abc import Iterator

from veileder.addresses.phones import BLANKS

_S = f"[{BLANKS}]"
_D = "[0-9]"
_WORD = "A-Za-zÀ-ɏ0-9_"  # letters that a number is a part of; in Arabic «and» is glued to it
CALL = (
    r"(?:ring|ringe|ringer|ringt|ringes|ringje|ringjer|tlf|\w*telefon|\w*telefonen|\w*nummer"
    r"|\w*nummeret|mobil|mobilen|sms|sentralbord|sentralbordet|call|phone|اتصل|ደውል)"
)
_EMERGENCY = re.compile(rf"(?<![{_WORD}§.,–-])(?<!{_D}{_S})(?<!§{_S})11[023](?![\w%-]|[.,:–]{_D})")
_DUTY = re.compile(
    rf"\b(?:{CALL}|nød\w*|naud\w*|politi\w*|ambulanse\w*|brann\w*|amk|legevakt\w*|kontakt\w*"
    r"|varsl\w*|alarm\w*|help|police)\b",
    re.I,
)
_SENTENCE = re.compile(r"[.!?]\s|\n\n")
_CLAUSE = r"(?:hvis|viss|ved|når|dersom)\b"
_END = re.compile(
    rf"\s*(?:$|[.,;:!?،؛)»\"”/(|\n\t–-]|{_CLAUSE}|(?:eller|og|for|om|i|med|straks|nå|no|først|fyrst"
    r"|så|men|umiddelbart|til|på|før|uten|utan|er|hele|heile|døgnet|or|and|if|أو|و)\b)",
    re.I,
)
_OWNER = re.compile(r"\s*[–(:-]?\s*(?:politi|brann|ambulanse|medisinsk|amk|nød|naud)", re.I)


def emergency_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield each number to call: where it begins, and itself; never a count of something."""
    for match in _EMERGENCY.finditer(text):
        before, after = (
            text[max(0, match.start() - 80) : match.start()],
            text[match.end() : match.end() + 40],
        )
        if _is_emergency(_SENTENCE.split(before)[-1], after):
            yield match.start(), match[0]


def _is_emergency(before: str, after: str) -> bool:
    if _OWNER.match(after):
        return True
    if not before.strip():
        return bool(re.match(rf"\s+{_CLAUSE}", after, re.I))
    is_danger = re.search(r"\b(fare for liv|livsfare)\b[^\d]{0,20}$", before, re.I)
    return bool((is_danger or _DUTY.search(before)) and _END.match(after))
