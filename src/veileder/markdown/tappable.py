"""Web addresses, mail addresses and phone numbers that stand bare in a text.

What is right becomes a link; what only looks like a number to call is left alone: years, sums,
dates, paragraphs, registration numbers. What was meant to be reached and cannot be is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from veileder.markdown.contact_forms import Fault, email_fault, phone_fault, url_fault
from veileder.markdown.mail_slips import mail_slips
from veileder.markdown.phone_words import worded_numbers
from veileder.model.formats import digits

# What is in every web address, mail address and number.
_WEB_SIGN = re.compile("http|www", re.I)
_MAIL_SIGN = re.compile("@")
_NUMBER_SIGN = re.compile("[0-9]")
_ANY_SIGN = re.compile("http|www|[@0-9]", re.I)

BLOCK = "\n\n"  # what stands between blocks in a text that is searched
CELL = "\t"  # and between the cells of a row

_S = "[ \xa0\u202f\u2009]"
_D = "[0-9]"
_WEB = re.compile(r"(?<![\w@/.:])(?:https?://|www\.)[^\s<>{}«»\"“”]*[^\W_][^\s<>{}«»\"“”]*", re.I)
# How an address goes on below: in small letters, and not as a sentence does.
_REST = re.compile(
    r"[ \t]*\n[ \t]*(?=[\w/%-])((?P<glued>[/-](?=[a-z0-9]))?[a-z0-9%][^\s<>«»\"“”]*)"
)
_MAIL = re.compile(r"(?<![\w.+/-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)
_WORD = "A-Za-zÀ-ɏ0-9_"  # letters that a number is a part of; in Arabic «and» is glued to it
_BEFORE = rf"(?<![{_WORD}§/@*#+=.,–-])(?<!{_D}{_S})(?<!{_D}[.,:])(?<!§{_S})(?<!kr{_S})"
_AFTER = (
    rf"(?![\w/@*#=%-]|[.,:–]{_D}|{_S}(?!24\b){_D}"
    rf"|{_S}?(?:%|prosent|kr\b|kroner|NOK|millioner|mill\b))"
)
_COUNTRY = rf"(?:(?:\+|00)47{_S}?)"
_FORM = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<grouped>{_COUNTRY}?(?:{_D}{{2}}(?:{_S}{_D}{{2}}){{3}}|{_D}{{3}}{_S}{_D}{{2}}{_S}{_D}{{3}}))"
    rf"|(?P<whole>{_COUNTRY}{_D}{{8}}|\+(?!47){_D}(?:{_S}?{_D}){{6,13}}|116{_S}?(?:006|111|117|123))"
    rf"|(?P<run>{_D}{{8}})){_AFTER}"
)
_CALL = (
    r"(?:ring|ringe|ringer|ringt|ringes|ringje|ringjer|tlf|\w*telefon|\w*telefonen|\w*nummer"
    r"|\w*nummeret|mobil|mobilen|sms|sentralbord|sentralbordet|call|phone|اتصل|ደውል)"
)
_SAID = re.compile(
    rf"\b{_CALL}\b(?:{_S}|[.:]|\b(?:oss|på|til|nr|nummer|nummeret|direkte|gratis)\b)*"
    rf"(?<={_S})(?P<said>{_D}(?:(?:{_S}|[.-])?{_D}){{3,11}}){_AFTER}",
    re.I,
)
_REFERENCE = re.compile(
    r"(?:sak|arkiv|journal|org|organisasjons|konto|ref|referanse|faktura|isbn|kunde)\w*"
    r"[. ]{0,2}(?:nr|nummer)?[.: ]{0,2}$",
    re.I,
)
_SUM = re.compile(rf"{_D}{{1,3}}(?:{_S}{_D}{{3}})+")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_EMERGENCY = re.compile(rf"(?<![{_WORD}§.,–-])(?<!{_D}{_S})(?<!§{_S})11[023](?![\w%-]|[.,:–]{_D})")
_DUTY = re.compile(
    rf"\b(?:{_CALL}|nød\w*|naud\w*|politi\w*|ambulanse\w*|brann\w*|amk|legevakt\w*|kontakt\w*"
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


@dataclass(frozen=True, slots=True)
class Tap:
    """A number or an address in a text, from ``start`` to ``end``: where it leads, or a fault."""

    start: int
    end: int
    text: str
    href: str | None = None
    fault: Fault | None = None


def taps(text: str) -> list[Tap]:
    """Return every number and address in ``text`` that leads somewhere or is wrong, in order."""
    found: list[Tap] = []
    taken = bytearray(len(text))
    for sign, finder in _FINDERS if is_tappable(text) else ():
        for tap in finder(text) if sign.search(text) else ():
            if not any(taken[tap.start : tap.end]):
                found.append(tap)
                taken[tap.start : tap.end] = b"1" * (tap.end - tap.start)
    return sorted(found, key=lambda tap: tap.start)


def is_tappable(text: str) -> bool:
    """Whether ``text`` has a sign that every number and address has one of."""
    return _ANY_SIGN.search(text) is not None


def _before(text: str, at: int) -> str:
    """Return what stands right before ``at``: enough to tell what a number is."""
    return text[max(0, at - 80) : at]


def _tap(start: int, text: str, href: str, fault: Fault | None) -> Tap:
    return Tap(start, start + len(text), text, None if fault else href, fault)


def _webs(text: str) -> Iterator[Tap]:
    for match in _WEB.finditer(text):
        shown = _without_end(match[0])
        address = f"https://{shown}" if shown[:4].lower() == "www." else shown
        fault = _parted(text, match) or url_fault(address)
        yield _tap(match.start(), shown, address, fault)


def _parted(text: str, match: re.Match[str]) -> Fault | None:
    """Return the fault of an address that goes on below a line break."""
    rest = _REST.match(text, match.end())
    if rest is None or not (match[0][-1] in "-_=&" or rest["glued"] or match[0][-1] == "/"):
        return None
    is_word = match[0][-1] == "/" and not rest["glued"] and len(re.findall("[/-]", rest[1])) < 2
    if is_word and not rest[1].endswith("/"):
        return None
    begun = match[0] if match[0][:4].lower() == "http" else f"https://{match[0]}"
    message = f"Nettadressen «{match[0]}» er delt av et linjeskift"
    return Fault("url", message, f"Skriv den på én linje: {begun}{_without_end(rest[1])}")


def _without_end(address: str) -> str:
    """Leave out what ends the sentence and not the address, as GitHub does."""
    while address and (address[-1] in "?!.,:;*_~'’…" or _is_loose(address)):
        address = address[:-1]
    return address


def _is_loose(address: str) -> bool:
    return any(
        address[-1] == end and address.count(end) > address.count(begin)
        for begin, end in ("()", "[]")
    )


def _mails(text: str) -> Iterator[Tap]:
    for match in _MAIL.finditer(text):
        shown = match[0].rstrip("-_")
        address = shown[7:] if shown.lower().startswith("mailto:") else shown
        tap = _tap(match.start(), shown, f"mailto:{address}", email_fault(address))
        if text[tap.start - 1 : tap.start] == "<" and text[tap.end : tap.end + 1] == ">":
            tap = replace(tap, start=tap.start - 1, end=tap.end + 1)
        yield tap


def _odd_mails(text: str) -> Iterator[Tap]:
    for start, written, likely in mail_slips(text):
        cure = f"Skriv {likely}" if likely else "Skriv hele adressen, som bti@kommunen.no."
        if likely and written.startswith(f"{likely}."):
            cure = f"Skriv et mellomrom etter adressen: {likely}."
        fault = Fault("email", f"«{written}» er ikke en e-postadresse", cure)
        yield _tap(start, written, "", fault)


def _worded(text: str) -> Iterator[Tap]:
    for start, written, dialled in worded_numbers(text):
        yield _tap(start, written, f"tel:{dialled}", None)


def _numbers(text: str) -> Iterator[Tap]:
    """Yield numbers whose form tells that they are to be called."""
    for match in _FORM.finditer(text):
        fault, before = phone_fault(match[0]), _before(text, match.start())
        if _REFERENCE.search(before) or _DATE.fullmatch(match[0]):
            continue
        if fault is None or match["whole"] or _is_marked(match) or _is_said(before):
            yield _tap(match.start(), match[0], f"tel:{digits(match[0])}", fault)


def _is_marked(match: re.Match[str]) -> bool:
    """Whether the number says by itself that it is one: by its country, or that it costs extra."""
    number = digits(match[0])
    return number.startswith(("+", "0047")) or (bool(match["grouped"]) and number.startswith("82"))


def _is_said(before: str) -> bool:
    """Whether what stands ``before`` a number says that it is one to call."""
    return bool(re.search(rf"\b{_CALL}\b[^\n.!?{_D[1:-1]}]{{0,20}}$", before, re.I))


def _said(text: str) -> Iterator[Tap]:
    """Yield numbers of any other form that follow «ring», «telefon» and the like."""
    for match in _SAID.finditer(text):
        number, start = match["said"], match.start("said")
        fault = phone_fault(number)
        if _REFERENCE.search(_before(text, start)) or (fault and _is_other(number)):
            continue
        yield _tap(start, number, f"tel:{digits(number)}", fault)


def _is_other(number: str) -> bool:
    """Whether ``number`` is rather a year or a sum than one to call."""
    is_year = len(digits(number)) == 4 and not number.startswith("18")
    return is_year or bool(_SUM.fullmatch(number))


def _emergencies(text: str) -> Iterator[Tap]:
    """Yield 110, 112 and 113 where they are numbers to call and not a count of something."""
    for match in _EMERGENCY.finditer(text):
        before, after = _before(text, match.start()), text[match.end() : match.end() + 40]
        if _is_emergency(_SENTENCE.split(before)[-1], after):
            yield _tap(match.start(), match[0], f"tel:{match[0]}", None)


def _is_emergency(before: str, after: str) -> bool:
    if _OWNER.match(after):
        return True
    if not before.strip():
        return bool(re.match(rf"\s+{_CLAUSE}", after, re.I))
    is_danger = re.search(r"\b(fare for liv|livsfare)\b[^\d]{0,20}$", before, re.I)
    return bool((is_danger or _DUTY.search(before)) and _END.match(after))


_FINDERS = (
    (_WEB_SIGN, _webs),
    (_MAIL_SIGN, _odd_mails),
    (_MAIL_SIGN, _mails),
    *((_NUMBER_SIGN, finder) for finder in (_worded, _numbers, _said, _emergencies)),
)
