"""Web addresses, mail addresses and phone numbers that stand bare in a text.

What is right becomes a link; what only looks like a number to call is left alone: years, sums,
dates, paragraphs, registration numbers. What was meant to be reached and cannot be is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from veileder import rules
from veileder.addresses import Fault, Kind, judge
from veileder.addresses.phones import BLANKS, is_placeholder, is_premium, plain_digits
from veileder.markdown.emergency_words import CALL, emergency_numbers
from veileder.markdown.mail_slips import mail_slips
from veileder.markdown.phone_words import worded_numbers
from veileder.model.formats import digits

# What is in every web address, mail address and number.
_WEB_SIGN = re.compile("http|www|ftp:|ftps:|file:|smb:", re.I)
_MAIL_SIGN = re.compile(r"@|alfa|snabel|[(\[{]\s?at?\s?[)\]}]", re.I)
_NUMBER_SIGN = re.compile("[0-9]")
_ANY_SIGN = re.compile(
    r"http|www|ftp:|ftps:|file:|smb:|[@\d\uff20\ufe6b]|alfa|snabel|[(\[{]\s?at?\s?[)\]}]", re.I
)

_SCHEMES: dict[Kind, str] = {"phone": "tel:", "email": "mailto:", "url": "", "act": ""}
_OTHER_AT = str.maketrans("\uff20\ufe6b", "@@")
BLOCK = "\n\n"  # what stands between blocks in a text that is searched
CELL = "\t"  # and between the cells of a row

_S = f"[{BLANKS}]"
_D = "[0-9]"
_IN = r"[^\s<>{}«»\"“”]*"
_WEB = re.compile(
    r"(?<![\w@/.:])(?:https?:[/\\]{1,2}|(?:ftps?|sftp|file|smb)://|www\.)" rf"{_IN}[^\W_]{_IN}",
    re.IGNORECASE,
)
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
_SAID = re.compile(
    rf"\b{CALL}\b(?:{_S}|[.:]|\b(?:oss|på|til|nr|nummer|nummeret|direkte|gratis)\b)*"
    rf"(?<={_S})\(?(?P<said>{_D}(?:(?:{_S}|[.·)‐‑-]){{0,2}}[0-9Oo]){{3,11}}){_AFTER}",
    re.I,
)
_REFERENCE = re.compile(
    r"(?:sak|arkiv|journal|org|organisasjons|konto|ref|referanse|faktura|isbn|kunde)\w*"
    r"[. ]{0,2}(?:nr|nummer)?[.: ]{0,2}$",
    re.I,
)
_SUM = re.compile(rf"{_D}{{1,3}}(?:{_S}{_D}{{3}})+")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tap:
    """A number or an address in a text, from ``start`` to ``end``: where it leads, or a fault.

    ``value`` is what is judged of it, and ``before`` and ``after`` are what is read beside it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    href: str | None = None
    fault: Fault | None = None
    before: str = ""
    after: str = ""


def taps(text: str) -> list[Tap]:
    """Return every number and address in ``text`` that leads somewhere or is wrong, in order."""
    found: list[Tap] = []
    taken = bytearray(len(text))
    plain = _in_our_signs(text) if is_tappable(text) else ""
    for sign, finder in _FINDERS if plain else ():
        for tap in finder(plain) if sign.search(plain) else ():
            if not any(taken[tap.start : tap.end]):
                found.append(_placed(tap, text))
                taken[tap.start : tap.end] = b"1" * (tap.end - tap.start)
    return sorted(found, key=lambda tap: tap.start)


def _in_our_signs(text: str) -> str:
    """Return ``text`` with digits and @ of other scripts as ours, sign by sign."""
    return text if text.isascii() else plain_digits(text).translate(_OTHER_AT)


def _placed(tap: Tap, text: str) -> Tap:
    """Return ``tap`` with what stands beside it, and as it is written in ``text``."""
    before, after = _before(text, tap.start), text[tap.end : tap.end + 60]
    written = text[tap.start : tap.end]
    if _in_our_signs(written) == written:
        return replace(tap, before=before, after=after)
    fault = tap.fault or judge(tap.kind, written)
    return Tap(tap.start, tap.end, written, tap.kind, tap.value, None, fault, before, after)


def is_tappable(text: str) -> bool:
    """Whether ``text`` has a sign that every number and address has one of."""
    return _ANY_SIGN.search(text) is not None


def _before(text: str, at: int) -> str:
    """Return what stands right before ``at``: enough to tell what a number is."""
    return text[max(0, at - 80) : at]


def _tap(start: int, text: str, kind: Kind, value: str, fault: Fault | None) -> Tap:
    href = f"{_SCHEMES[kind]}{value}"
    return Tap(start, start + len(text), text, kind, value, None if fault else href, fault)


def _webs(text: str) -> Iterator[Tap]:
    for match in _WEB.finditer(text):
        shown = _without_end(match[0])
        address = f"https://{shown}" if shown[:4].lower() == "www." else shown
        fault = _parted(text, match) or judge("url", address)
        yield _tap(match.start(), shown, "url", address, fault)


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
    return Fault(
        rules.CONTACT_URL.code, message, f"Skriv den på én linje: {begun}{_without_end(rest[1])}"
    )


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
        tap = _tap(match.start(), shown, "email", address, judge("email", address))
        if text[tap.start - 1 : tap.start] == "<" and text[tap.end : tap.end + 1] == ">":
            tap = replace(tap, start=tap.start - 1, end=tap.end + 1)
        yield tap


def _odd_mails(text: str) -> Iterator[Tap]:
    for start, written, likely in mail_slips(text):
        cure = f"Skriv {likely}" if likely else "Skriv hele adressen, som bti@kommunen.no."
        if likely and written.startswith(f"{likely}."):
            cure = f"Skriv et mellomrom etter adressen: {likely}."
        fault = Fault(rules.CONTACT_EMAIL.code, f"«{written}» er ikke en e-postadresse", cure)
        meant = judge("email", likely) if likely else None
        is_private = meant is not None and meant.code == fault.code
        yield _tap(start, written, "email", likely, meant if is_private else fault)


def _worded(text: str) -> Iterator[Tap]:
    for start, written, dialled in worded_numbers(text):
        yield _tap(start, written, "phone", dialled, judge("phone", dialled))


def _numbers(text: str) -> Iterator[Tap]:
    """Yield numbers whose form tells that they are to be called."""
    for match in _FORM.finditer(text):
        fault, before = judge("phone", match[0]), _before(text, match.start())
        if _REFERENCE.search(before) or _DATE.fullmatch(match[0]):
            continue
        if fault is None or match["whole"] or _is_marked(match[0]) or _is_said(before):
            yield _tap(match.start(), match[0], "phone", digits(match[0]), fault)


def _is_marked(written: str) -> bool:
    """Whether a number says by itself that it is one, or is what nobody may call."""
    is_abroad = digits(written).startswith(("+", "0047"))
    return is_abroad or is_premium(written) or is_placeholder(written)


def _is_said(before: str) -> bool:
    """Whether what stands ``before`` a number says that it is one to call."""
    return bool(re.search(rf"\b{CALL}\b[^\n.!?{_D[1:-1]}]{{0,20}}$", before, re.I))


def _said(text: str) -> Iterator[Tap]:
    """Yield numbers of any other form that follow «ring», «telefon» and the like."""
    for match in _SAID.finditer(text):
        number, start = match["said"], match.start("said")
        fault = judge("phone", number)
        if _REFERENCE.search(_before(text, start)) or (fault and _is_other(number)):
            continue
        yield _tap(start, number, "phone", digits(number), fault)


def _is_other(number: str) -> bool:
    """Whether ``number`` is rather a year or a sum than one to call."""
    is_year = len(digits(number)) == 4 and not number.startswith("18")
    is_sum = _SUM.fullmatch(number) and not re.fullmatch(rf"116{_S}?\d{{3}}", number)
    return is_year or bool(is_sum)


def _emergencies(text: str) -> Iterator[Tap]:
    """Yield 110, 112 and 113 where they are numbers to call and not a count of something."""
    for start, number in emergency_numbers(text):
        yield _tap(start, number, "phone", number, None)


_FINDERS = (
    (_WEB_SIGN, _webs),
    (_MAIL_SIGN, _odd_mails),
    (_MAIL_SIGN, _mails),
    *((_NUMBER_SIGN, finder) for finder in (_worded, _numbers, _said, _emergencies)),
)
