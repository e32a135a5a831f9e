"""The form of a phone number, by the Norwegian numbering plan (Nkom)."""

import re

from veileder import rules
from veileder.addresses.faults import Context, Fault
from veileder.model.formats import digits, phone

BLANKS = " \xa0\u2000-\u200a\u202f\u205f\u3000"
# Emergency, five-digit, 116-series (those that are in use in Europe) and eight-digit numbers.
_PLAN = re.compile(
    r"(\+47)?([2-79]\d{7}|8[013-9]\d{6})|11[023]|0[2-9]\d{3}|116(000|006|016|111|117|123)",
    re.ASCII,
)
_FICTIONAL = re.compile(r"0{3}\d{5}", re.ASCII)  # no eight-digit number begins with 0
_UP, _DOWN = "01234567890123456789", "98765432109876543210"
# What a telephone takes for an order: *21*…#, ##002#. Also where the last sign is forgotten.
DIAL_CODE = re.compile(
    r"(?<![\w*#:/])[*#]{1,3}\d{2,3}(?:(?:\*\+?\d*)*#|\*\+?\d{5,})|(?<![\w*#:/])\*\d{2,3}\*\+?\d{3,}",
    re.ASCII,
)
_RUN = 7  # digits in a row that nobody's number has by chance
_FOREIGN = re.compile(r"[^\D0-9]")  # a digit of another script
_PREMIUM = re.compile(r"82\d{6}", re.ASCII)


def is_phone(value: str) -> bool:
    """Whether ``value`` is a number that somebody may have, or one that is clearly fictional."""
    number = digits(value)
    is_planned = _PLAN.fullmatch(number) and not is_placeholder(number)
    return bool(is_planned) or is_fictional(value)


def is_fictional(value: str) -> bool:
    """Whether ``value`` is a number that nobody can have, for examples."""
    return bool(_FICTIONAL.fullmatch(digits(value)))


def is_placeholder(value: str) -> bool:
    """Whether ``value`` is what people write until they know: 99999999, 12345678, 90000000."""
    number = bare(value)
    if len(number) != 8 or is_fictional(number):
        return False
    if len(set(number)) == 1 or set(number[1:]) == {"0"}:
        return True
    runs = (number[start : start + _RUN] for start in range(len(number) - _RUN + 1))
    return any(run in _UP or run in _DOWN for run in runs)


def is_premium(value: str) -> bool:
    """Whether ``value`` is a number that costs extra to call."""
    return _PREMIUM.fullmatch(bare(value)) is not None


def bare(value: str) -> str:
    """Return the digits of ``value`` without the country's."""
    return re.sub(r"^(\+|00)47(?=\d{8}$)", "", digits(value))


def phone_fault(value: str, context: Context) -> Fault | None:
    """Judge a phone number: digits and blanks, perhaps with ``+47`` first."""
    written = re.fullmatch(rf"\+?[\d{BLANKS}]+", value, re.ASCII)
    if written and is_phone(value):
        return _of_another(value, context)
    if re.search(r"[*#]|%(2a|23)", value, re.IGNORECASE):
        message = "Dette er en kode som endrer telefonen, ikke et nummer"
        return Fault(rules.CONTACT_PHONE.code, message, "Skriv nummeret, uten * og #.")
    if is_placeholder(value):
        message = f"«{value}» er et nummer folk skriver til de vet det rette"
        return Fault(
            rules.CONTACT_PHONE.code, message, "Finn det rette nummeret, eller la det stå tomt."
        )
    return Fault(
        rules.CONTACT_PHONE.code, f"«{value}» er ikke et norsk telefonnummer", _cure(value)
    )


def _of_another(value: str, context: Context) -> Fault | None:
    """Return that the number is not the one that the name beside it has."""
    shown, before, after = context.shown or "", context.before, context.after
    wrong = context.register.wrong(bare(value), before, after, shown)
    if wrong is None:
        return None
    right = " eller ".join(phone(one).replace("\xa0", " ") for one in wrong.numbers)
    name = wrong.name[:1].upper() + wrong.name[1:]
    source = "helplines.yml" if wrong.is_national else "tabellen over tjenester og tiltak"
    message = f"«{value}» er ikke nummeret til {name}, som har {right} i {source}"
    code = rules.CONTACT_OTHER.code if wrong.is_national else rules.CONTACT_UNLIKE.code
    return Fault(code, message, f"Skriv {right}, eller navnet på den som har dette nummeret.")


def plain_digits(value: str) -> str:
    """Return ``value`` with digits of other scripts as those that a phone has, sign by sign."""
    return _FOREIGN.sub(lambda sign: str(int(sign[0])), value)


def _cure(value: str) -> str:
    value = plain_digits(value)
    has_words = re.search("[^\\W\\doO_]", value)
    number = digits(value if has_words else re.sub("[oO]", "0", value))
    local = number.removeprefix("+47")
    for meant in (number, local, f"+{number.removeprefix('00')}"):
        if is_phone(meant):
            return "Skriv {}.".format(phone(meant).replace("\xa0", " "))
    if is_premium(number):
        return "Nummer som begynner med 82, koster ekstra å ringe. Skriv et vanlig nummer."
    if local.startswith("+"):
        return "Skriv et norsk nummer."
    if len(local) == 8 and local[0] in "01":
        return f"Nummer på 8 sifre begynner ikke med {local[0]}. Finn det rette, og skriv det."
    count = f"{len(local) or 'ingen'} {'siffer' if len(local) == 1 else 'sifre'}"
    return f"Det har {count}. Skriv 8 sifre, eller et nummer som 112, 02800 eller 116117."
