"""What is told of one person: «Ola, 7 år, bor …», «eleven Per i 3b», «mor til Ali».

A name from the list is a name; a word with a capital that is on no list is one only where nothing
else can stand («mor til …»). Words that are names too need to be said of a person.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from veileder.persons.births import DATE
from veileder.persons.names import is_family, is_given, may_be_given

_ALL = "".join(map(chr, (*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00))))
_UP = "".join(sign for sign in _ALL if sign.isupper())
_LOW = "".join(sign for sign in _ALL if sign.islower())
_S = "[ \\xa0\\u202f\\u2009]"
_M = r"[*_«»\"“”'’]{0,3}"  # form and quotation marks around a word
_WORD = rf"[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)?"
_N = rf"{_M}(?P<name>{_WORD})(?P<more>(?:{_S}(?:[{_UP}]\.|{_WORD})){{0,3}}){_M}"
_COUNT = (
    r"(?:\d{1,2}(?:[,.]5| ?½| 1/2)?|e[itn]{1,2}|én|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv"
    r"|tretten|fjorten|femten|seksten|sytten|atten)"
)
_YEARS = (
    r"(?:år(?:ing)?|aar|mnd|måneder|månader|jagi\w*|lat|lata|roków|jir|sano|years?|yo|років|роки|рік|лет)\b"
)
_AGE = rf"{_COUNT}(?:{_S}og{_S}et{_S}halvt)?{_S}?-?{_YEARS}"
_CHILD = (
    rf"(?i:eleven|barnet|jenta|jenten|gutten|guten|gutungen|jentungen|tenåringen|ungdommen|ungdomen"
    r"|\w+åringen|sønnen|sonen|datteren|dattera|dottera|søsteren|broren|lillebror|lillesøster"
    r"|lillebroren|lillesøsteren|storebror|storesøster|veslesøster|veslebror|storesyster|veslesyster"
    r"|tvillingen|klassekameraten|kameraten|pasienten|brukeren|brukaren|klienten|fosterbarnet|babyen"
    rf"|uczeń|uczennica|учень|учениця|дитина|the{_S}(?:pupil|boy|girl|child))"
)
_KIN = (
    r"(?i:mor|mora|moren|far|faren|mamma|mammaen|pappa|pappaen|foreldre|foreldrene|foreldra|foresatte|føresette"
    r"|stefar\w*|stemor\w*|bestemor\w*|bestefar\w*|fostermor\w*|fosterfar\w*|bror\w*|søster\w*|søsken\w*|syster\w*|sysken\w*"
    r"|verge\w*|venn\w*|kompis\w*|venninne\w*|lærer\w*|kontaktlærer\w*|tante\w*|onkel\w*|sønn\w*|datter\w*|son\w*|dotter\w*"
    r"|mother|father|parents)"
)
_CASE = (
    r"(?i:bekymring\w*|uro\w*|melding\w*|saken|saka|sak|møtet?|ansvarsgruppe\w*|samtale\w*|snakk\w*|stafettlogg\w*|logg\w*"
    r"|journal\w*|vedtak\w*|tilvising\w*|henvisning\w*|referat\w*|mappa|mappen|tiltak\w*|oppfølging\w*|plan\w*|notat\w*)"
)
_GRADE = r"(?:\d{1,2}\.?[ \xa0]?(?:[A-Fa-f]\b|klasse\b|trinn\b|steget\b)|vg[123]\b|førsteklasse|SFO)"
_STREET = (
    rf"[{_UP}][{_LOW}]+(?:{_S}[{_UP}{_LOW}]+){{0,2}}{_S}?(?:gata|gaten|gate|gt\.|vegen|veien|veg|vei|stien|bakken"
    rf"|allé|alleen|plass|tunet|svingen|ringen|haugen|lia|kroken|jordet|åsen){_S}\d{{1,4}}{_S}?[a-zA-Z]?\b"
)
_DOES = (
    r"(?:bor|bur|slår|slo|sier|seier|sa|fortalte|fortel|forteller|kom|kjem|kommer|gråter|græt|gråt|gruer|nekter"
    r"|nektar|skulker|skulkar|ruser|rusar|drikker|drikk|sluttet|savner|saknar|biter|sparker|sparkar|stjeler|lyver"
    rf"|sover|søv|har|hadde|ble|blir|blei|vart|går|gjekk|gikk|strever|mobbes|fikk|fekk|(?:vil|får){_S}ikkj?e"
    rf"|(?:er|var){_S}(?:ikkj?e|redd|lei|trist|syk|sjuk|sint|stille|urolig|uroleg|sulten|svolten|sliten|ofte|alltid"
    r"|borte|hjemme|heime|mye|mykje|elev|utsatt|født|fødd|blitt|plaga|\\d))"
)
_PHONE = rf"(?:(?:\+|00)47{_S}?)?[49]\d(?:{_S}?\d){{6}}(?!\d)"
_PRIVATE = (
    r"(?:privat\w*|mors|fars|moras|mammas|pappas|foresattes|hennes|hans|hjemme|heime)"
    rf"{_S}?(?:sin{_S})?(?:mobil\w*|tlf\w*\.?|telefon\w*|nummer\w*|mob\.?)"
    rf"|(?:mobil\w*|tlf\.?|telefon\w*|nummer\w*){_S}(?:til{_S})?(?:mor|far|mamma|pappa|foresatte?|privat)\w*"
    rf"|(?:mor|far|mamma|pappa)(?:{_S}?[:(,–-])"
)
# What has a capital and is no person, though it may stand where a name does.
_NOBODY = frozenset(
    """barn barnet barna gutt gutten jente jenta elev eleven elever ungdom ungdommen mann kvinne mor far dame
    norge noreg norsk norske oslo bergen europa tyskland sverige danmark nav ppt bup sfo januar februar mars april juni
    juli august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag søndag
    hva hvem hvordan hvor når spør snakk ring si skriv se les bruk gå gjør lag del det den de dei han hun ho vi
    jeg eg du dere dykk alle ingen noen en ei et om og men hvis viss da så for til fra frå på i ved med etter
    barnevernet barnevernstjenesten helsestasjonen barnehagen skolen skulen politiet kommunen tjenesten
    this that the what who when you they she barne ungdoms foreldre foresatte""".split()
)
_INSTITUTION = re.compile(
    r"(?:skolen?|skulen?|hagen?|loven|lova|verne?t?|tjenesten?|tenesta?|kommunen?|senter|senteret|kontore?t?|team|teamet"
    r"|hus|huset|planen?|trinn|gruppen?|gruppa|kurs|prøve|direktoratet|ped|ting|tinget|rådet?|stasjonen?|kors|vakta?|helse"
    r"|vekst|sjef|leder|leiar|koordinator|ansvarlig|ansvarleg|rektor|styrar|styrer|lærer|lærar|pleier|pleiar|givere?|givar"
    r"|enhet|eining|avdeling|lig|leg|faglig|ing|isk|iske|het|heit|sjon|unge)$"
)
_DEFINITE = re.compile(r"(?:en|et|ene|ane|ens|ets|al|ens)$")
_NOT_AFTER = re.compile(
    rf"(?:s|’s)?{_S}(?:gate|gata|vei|veg|plass|skole|skule|ungdomsskole|videregående|vidaregåande|barnehage|hus|senter"
    r"|sykehus|sjukehus|stiftelse|fond|prisen|minne|syndrom|sykdom|modell|metode|test|m\.fl|et al|mfl)",
    re.IGNORECASE,
)


class _Way(NamedTuple):
    """How somebody is told of: the pattern, and whether its name and the next word are of a person."""

    pattern: re.Pattern[str]
    is_person: Callable[[str, str], bool]


def _sure(name: str, more: str) -> bool:
    return is_given(name) or _is_full(name, more)


def _likely(name: str, more: str) -> bool:
    is_last = bool(more) and (is_family(more.split()[-1]) or is_family(name))
    return may_be_given(name) or is_last


def _any(name: str, more: str) -> bool:
    is_word = name.lower() in _NOBODY or _INSTITUTION.search(name.lower())
    return may_be_given(name) or not is_word


def _is_full(name: str, more: str) -> bool:
    """Whether a given and a family name stand together."""
    words = [word for word in more.split() if not word.endswith(".")]
    last = words[-1] if words else ""
    if not words or last.lower() in _NOBODY:
        return False
    return (is_given(name) and (is_family(last) or is_given(words[0]))) or (
        may_be_given(name) and is_family(last)
    )


def _way(pattern: str, is_person: Callable[[str, str], bool]) -> _Way:
    return _Way(re.compile(rf"(?<![\w@/.#-]){pattern}"), is_person)


_BETWEEN = (
    rf"(?:,{_S}?|{_S}?\({_S}?|{_S}[–-]{_S}|{_S}på{_S}"
    rf"|{_S}(?:er|var|is|ma|має){_S}(?:e[in]n?{_S}\w+{_S}på{_S})?|{_S})"
)
_LIVES = r"(?:bor|bur|går|gammel|gammal|elev|kommer|kjem|har|mieszka|живе|lives)\b"
_ABOUT = r"(?i:for|om|til|med|på|rundt|vedrørende|vedrørande|ang\.?|av|gjelder|gjeld)"
_OF = r"(?i:gjelder|gjeld|angående|vedrørende|vedrørande|ang\.|vedr\.)"
_PLACE = rf"{_WORD}(?:{_S}{_WORD})?{_S}(?:barne|ungdoms)?(?:barnehage|barnehagen|skole|skule)\b"
# Where a name that is on no list can be known.
_OPEN_WAYS = (
    _way(rf"{_N}{_BETWEEN}{_AGE}\)?,?{_S}{_LIVES}", _any),
    _way(rf"{_CHILD},?{_S}{_N}", _any),
    _way(rf"{_KIN}{_S}(?:til|of){_S}{_N}", _any),
)
_WAYS = (
    _way(rf"{_N}{_BETWEEN}{_AGE}", _likely),
    _way(rf"{_N}{_S}?\({_S}?1?\d{_S}?\)", _sure),
    _way(rf"(?i:{_COUNT}{_S}?-?åringen|{_COUNT}{_S}?år{_S}gam(?:le|mel|mal)e?){_S}{_N}", _sure),
    _way(rf"{_N}(?:,{_S}?|{_S}?\(|{_S})(?:f\.?{_S}?|født{_S}|fødd{_S})?(?:{DATE})", _sure),
    _way(rf"{_N}(?:,{_S}?|{_S}?\(|{_S})(?:f\.|født|fødd){_S}?(?:i{_S})?(?:\w+{_S})?(?:19|20)\d\d\b", _sure),
    _way(rf"{_N}{_S}(?:sin|si|sitt|sine){_S}{_KIN}\b", _sure),
    _way(rf"{_M}(?P<name>{_WORD}?)(?P<more>)(?:s|[’']s?){_M}{_S}{_KIN}\b", _sure),
    _way(rf"{_CASE}{_S}{_ABOUT}:?{_S}{_N}", _sure),
    _way(rf"{_OF}(?:{_S}elev\w*)?:?{_S}{_N}", _sure),
    _way(rf"{_N}(?:,?{_S}(?:i|på|frå|fra|går{_S}i)?{_S}?|{_S}?\(){_GRADE}", _likely),
    _way(rf"{_N}{_S}(?:i|på|frå|fra|ved){_S}{_PLACE}", _sure),
    _way(rf"{_N}(?:,|{_S}(?:som{_S})?(?:bor|bur)|(?={_S}(?:i|på){_S})){_S}(?:i{_S}|på{_S})?{_STREET}", _likely),
    _way(rf"{_N}{_S}{_DOES}\b", _sure),
)
_SMALL = re.compile(rf"(?<!\w)(?P<name>[{_LOW}]{{3,}})(?:,{_S}?|{_S}?\({_S}?){_AGE}")
_HOME = re.compile(rf"\b(?:bor|bur)\b[^.\n]{{0,15}}{_S}i?{_S}?{_STREET}")
_ARABIC = re.compile(
    r"[\u0621-\u064a]+[،,:]? ?(?:عمر[هة]ا? )?[0-9\u0660-\u0669]{1,2} (?:سن|أعوام|عام)"
)
_NAME = re.compile(rf"(?<![\w@/.#-]){_WORD}")
_AFTER_NAME = re.compile(rf"{_M}{_BETWEEN}{_COUNT}")
_INSIDE = re.compile(rf"[{_LOW},]{_S}{_M}$")
_FULL = re.compile(_N)
_MOBILE = re.compile(rf"(?<![\d+]){_PHONE}")
_OWN = re.compile(rf"(?:{_PRIVATE})[^\d\n]{{0,25}}$", re.IGNORECASE)
_NAMED = re.compile(rf"{_N}(?:[^\d\n.;|]|\b(?:tlf|mob|tel|nr)\.){{0,40}}$")
_BEFORE, _AFTER = 60, 120


def cases(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where ``text`` tells of one person."""
    for name in _NAME.finditer(text):
        for way in _ways(name, text):
            window = max(0, name.start() - _BEFORE), name.end() + _AFTER
            for match in way.pattern.finditer(text, *window):
                is_this = match.start("name") == name.start()
                if is_this and way.is_person(match["name"], match["more"]):
                    yield match.span()
    yield from (match.span() for pattern in (_HOME, _ARABIC) for match in pattern.finditer(text))
    yield from (match.span() for match in _SMALL.finditer(text) if is_given(match["name"]))


def _ways(name: re.Match[str], text: str) -> tuple[_Way, ...]:
    """Return the ways that somebody may be told of by the word ``name``."""
    word = name[0]
    if may_be_given(word) or (word.endswith("s") and may_be_given(word[:-1])) or is_family(word):
        return _WAYS + _OPEN_WAYS
    is_inside = _INSIDE.search(text, max(0, name.start() - 5), name.start())
    return _OPEN_WAYS if is_inside or _AFTER_NAME.match(text, name.end()) else ()


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a mobile number is said to be a person's own."""
    for number in _MOBILE.finditer(text):
        before = text[max(0, number.start() - 80) : number.start()]
        named = (_NAMED.match(before, name.start()) for name in _NAME.finditer(before))
        sure = (match for match in named if match and _sure(match["name"], match["more"]))
        said = _OWN.search(before) or next(sure, None)
        if said:
            yield number.start() - len(before) + said.start(), number.end()


def full_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a given and a family name stand together in ``text``."""
    for name in _NAME.finditer(text):
        if may_be_given(name[0]) and (match := _FULL.match(text, name.start())):
            is_named = _is_full(match["name"], match["more"])
            if is_named and not _NOT_AFTER.match(text, match.end()):
                yield match.span()


def all_words_are_names(value: str) -> bool:
    """Whether ``value`` is two or three words with a capital, and none of them is something else."""
    words = re.fullmatch(rf"{_WORD}(?:{_S}{_WORD}){{1,2}}", value)
    return bool(words) and not any(
        word.lower() in _NOBODY or _INSTITUTION.search(word.lower()) or _DEFINITE.search(word)
        for word in value.split()
    )
