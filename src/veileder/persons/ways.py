"""The ways that somebody is told of: «Ola, 7 år, bor …», «eleven Per i 3b», «mor til Ali».

A name from the list is a name; a word with a capital that is on no list is one only where nothing
else can stand («mor til …»). Words that are names too need to be said of a person.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from veileder.persons.births import DATE
from veileder.persons.names import is_family, is_given, may_be_given

_ALL = "".join(map(chr, (*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00))))
_UP = "".join(sign for sign in _ALL if sign.isupper())
_LOW = "".join(sign for sign in _ALL if sign.islower())
SPACE = "[ \\xa0\\u202f\\u2009]"
_M = r"[*_«»\"“”'’]{0,3}"  # form and quotation marks around a word
WORD = rf"[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)?"
_N = rf"{_M}(?P<name>{WORD})(?P<more>(?:{SPACE}(?:[{_UP}]\b\.?|{WORD})){{0,3}}){_M}"
_COUNT = (
    r"(?:\d{1,2}(?:[,.]5| ?½| 1/2)?|e[itn]{1,2}|én|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
    r"|elleve|tolv"
    r"|tretten|fjorten|femten|seksten|sytten|atten)"
)
_YEARS = (
    r"(?:år(?:ing)?|aar|mnd|måneder|månader|jagi\w*|lat|lata|roków|jir"
    r"|sano|years?|yo|років|роки|рік|лет)\b"
)
_AGE = rf"{_COUNT}(?:{SPACE}og{SPACE}et{SPACE}halvt)?{SPACE}?-?{_YEARS}"
_CHILD = (
    rf"(?i:eleven|barnet|jenta|jenten|gutten|guten|gutungen|jentungen|tenåringen|ungdommen|ungdomen"
    r"|\w+åringen|sønnen|sonen|datteren|dattera|dottera|søsteren|broren|lillebror|lillesøster"
    r"|lillebroren|lillesøsteren|storebror|storesøster|veslesøster|veslebror|storesyster"
    r"|veslesyster"
    r"|tvillingen|klassekameraten|kameraten|pasienten|brukeren|brukaren|klienten|fosterbarnet"
    r"|babyen"
    rf"|uczeń|uczennica|учень|учениця|дитина|the{SPACE}(?:pupil|boy|girl|child))"
)
_KIN = (
    r"(?i:mor|mora|moren|far|faren|mamma|mammaen|pappa|pappaen|foreldre|foreldrene|foreldra"
    r"|foresatte|føresette"
    r"|stefar\w*|stemor\w*|bestemor\w*|bestefar\w*|fostermor\w*|fosterfar\w*|bror\w*|søster\w*"
    r"|søsken\w*|syster\w*|sysken\w*"
    r"|verge\w*|venn\w*|kompis\w*|venninne\w*|lærer\w*|kontaktlærer\w*|tante\w*|onkel\w*|sønn\w*"
    r"|datter\w*|son\w*|dotter\w*"
    r"|mother|father|parents)"
)
_CASE = (
    r"(?i:bekymr\w*|uro\w*|melding\w*|saken|saka|sak|møtet?|ansvarsgruppe\w*|samtale\w*"
    r"|snakk\w*|stafettlogg\w*|logg\w*"
    r"|journal\w*|vedtak\w*|tilvising\w*|henvisning\w*|referat\w*|mappa|mappen|tiltak\w*"
    r"|oppfølging\w*|plan\w*|notat\w*)"
)
_GRADE = (
    r"(?:\d{1,2}\.?[ \xa0]?(?:[A-Fa-f]\b|klasse\b|trinn\b|steget\b)|vg[123]\b|førsteklasse|SFO)"
)
_STREET = (
    rf"[{_UP}][{_LOW}]+(?:{SPACE}[{_UP}{_LOW}]+){{0,2}}{SPACE}?(?:gata|gaten|gate|gt\.|vegen|veien|veg"
    rf"|vei|stien|bakken"
    rf"|allé|alleen|plass|tunet|svingen|ringen|haugen|lia|kroken|jordet"
    rf"|åsen){SPACE}\d{{1,4}}{SPACE}?[a-zA-Z]?\b"
)
_DOES = (
    r"(?:bor|bur|slår|slo|sier|seier|sa|fortalte|fortel|forteller|kom|kjem|kommer|gråter|græt"
    r"|gråt|gruer|nekter"
    r"|nektar|skulker|skulkar|ruser|rusar|drikker|drikk|sluttet|savner|saknar|biter|sparker"
    r"|sparkar|stjeler|lyver"
    rf"|sover|søv|har|hadde|ble|blir|blei|vart|går|gjekk|gikk|strever|mobbes|fikk|fekk|(?:vil"
    rf"|får){SPACE}ikkj?e"
    rf"|(?:er|var){SPACE}(?:ikkj?e|redd|lei|trist|syk|sjuk|sint|stille|urolig|uroleg|sulten|svolten"
    rf"|sliten|ofte|alltid"
    r"|borte|hjemme|heime|mye|mykje|elev|utsatt|født|fødd|blitt|plaga|\\d))"
)
_PHONE = rf"(?:(?:\+|00)47{SPACE}?)?[49]\d(?:{SPACE}?\d){{6}}(?!\d)"
_PRIVATE = (
    r"(?:privat\w*|mors|fars|moras|mammas|pappas|foresattes|hennes|hans|hjemme|heime)"
    rf"{SPACE}?(?:sin{SPACE})?(?:mobil\w*|tlf\w*\.?|telefon\w*|nummer\w*|mob\.?)"
    rf"|(?:mobil\w*|tlf\.?|telefon\w*|nummer\w*){SPACE}(?:til{SPACE})?(?:mor|far|mamma|pappa|foresatte?"
    rf"|privat)\w*"
    rf"|(?:mor|far|mamma|pappa)(?:{SPACE}?[:(,–-]|{SPACE}(?:kan{SPACE})?(?:nås|nåes|treffes|har))"
)
# What has a capital and is no person, though it may stand where a name does.
NOBODY = frozenset(
    """barn barnet barna gutt gutten jente jenta elev eleven elever ungdom ungdommen mann kvinne
    mor far dame
    norge noreg norsk norske oslo bergen europa tyskland sverige danmark nav ppt bup sfo januar
februar mars april juni
    juli august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag
søndag
    hva hvem hvordan hvor når spør snakk ring si skriv se les bruk gå gjør lag del det den de dei
han hun ho vi
    jeg eg du dere dykk alle ingen noen en ei et om og men hvis viss da så for til fra frå på i
ved med etter
    barnevernet barnevernstjenesten helsestasjonen barnehagen skolen skulen politiet kommunen
tjenesten
    this that the what who when you they she barne ungdoms foreldre foresatte""".split()
)
INSTITUTION = re.compile(
    r"(?:skolen?|skulen?|hagen?|loven|lova|verne?t?|tjenesten?|tenesta?|kommunen?|senter|senteret"
    r"|kontore?t?|team|teamet"
    r"|hus|huset|planen?|trinn|gruppen?|gruppa|kurs|prøve|direktoratet|ped|ting|tinget|rådet?"
    r"|stasjonen?|kors|vakta?|helse"
    r"|vekst|sjef|leder|leiar|koordinator|ansvarlig|ansvarleg|rektor|styrar|styrer|lærer|lærar"
    r"|pleier|pleiar|givere?|givar"
    r"|enhet|eining|avdeling|lig|leg|faglig|ing|isk|iske|het|heit|sjon|unge)$"
)
DEFINITE = re.compile(r"(?:en|et|ene|ane|ens|ets|al|ens)$")
NOT_AFTER = re.compile(
    rf"-[a-zæøå]|(?:s|’s)?{SPACE}(?:gate|gata|vei|veg|plass|skole|skule|ungdomsskole|videregående|vidaregåande"
    rf"|barnehage|hus|senter"
    r"|sykehus|sjukehus|stiftelse|fond|prisen|minne|syndrom|sykdom|modell|metode|test"
    r"|m\.fl|et al|mfl)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Way:
    """How somebody is told of: what is written, and whether a person is called so."""

    written: str
    is_person: Callable[[str, str], bool]

    @property
    def begins_with_name(self) -> bool:
        """Whether the name stands first."""
        return self.written.startswith(_M)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; most runs have no text to look at, and to compile them all takes long."""
        return re.compile(rf"(?<![\w@/.#-]){self.written}")


def is_sure(name: str, more: str) -> bool:
    """Whether ``name``, with the words that follow, is surely a person's."""
    return is_given(name) or is_full(name, more)


def _likely(name: str, more: str) -> bool:
    is_last = bool(more) and (is_family(more.rsplit(maxsplit=1)[-1]) or is_family(name))
    return may_be_given(name) or is_last


def _is_cyrillic(name: str, _: str) -> bool:
    return name > "\u0400"


def _any(name: str, _: str) -> bool:
    is_word = name.lower() in NOBODY or INSTITUTION.search(name.lower())
    return may_be_given(name) or not is_word


def is_full(name: str, more: str) -> bool:
    """Whether a given and a family name stand together."""
    words = [word for word in more.split() if not word.endswith(".")]
    last = words[-1] if words else ""
    if not words or last.lower() in NOBODY:
        return False
    return (
        is_given(name)
        and (is_family(last) or is_family(last.removesuffix("s")) or is_given(words[0]))
    ) or (may_be_given(name) and is_family(last))


_BETWEEN = (
    rf"(?:,{SPACE}?|{SPACE}?\({SPACE}?|{SPACE}[–-]{SPACE}|{SPACE}på{SPACE}"
    rf"|{SPACE}(?:er|var|is|ma|має){SPACE}(?:e[in]n?{SPACE}\w+{SPACE}på{SPACE})?|{SPACE})"
)
_PERSON = r"\b(?:hun|han|ho|gutt|jente|gut|gutten|guten|jenta|barnet|eleven|moren|mora|faren)"
_STAFF = (
    r"\w*(?:lærer|lærar|rektor|styrer|styrar|sykepleier|sjukepleiar|koordinator|leder|leiar"
    r"|psykolog|lege|konsulent|rådgiver|rådgivar)(?:en|a)?"
)
_LIVES = r"(?:bor|bur|går|gammel|gammal|elev|kommer|kjem|har|mieszka|живе|lives)\b"
_ABOUT = r"(?i:for|om|til|med|på|rundt|vedrørende|vedrørande|ang\.?|av|gjelder|gjeld)"
_OF = r"(?i:gjelder|gjeld|angående|vedrørende|vedrørande|ang\.|vedr\.)"
_PLACE = rf"{WORD}(?:{SPACE}{WORD})?{SPACE}(?:barne|ungdoms)?(?:barnehage|barnehagen|skole|skule)\b"
# Where a name that is on no list can be known.
OPEN_WAYS = (
    Way(rf"{_N}{_BETWEEN}{_AGE}\)?,?{SPACE}{_LIVES}", _any),
    Way(rf"(?:\w+-)?{_CHILD},?{SPACE}\(?{_N}", _any),
    Way(rf"{_N}{_BETWEEN}{_AGE}", _is_cyrillic),
    Way(rf"{_KIN}{SPACE}(?:til|of){SPACE}{_N}", _any),
)
WAYS = (
    Way(rf"(?i:{_PERSON})[^.\n]{{0,25}}{SPACE}(?:heter|heiter){SPACE}{_N}", is_sure),
    Way(rf"{_N}{SPACE}(?:heter|heiter){SPACE}(?i:{_PERSON})\b", is_sure),
    Way(rf"(?i:navn|namn)(?i:et)?(?::|{SPACE}er){SPACE}{_N}", is_sure),
    Way(rf"(?i:elev|barn|pasient|bruker|brukar):{SPACE}{_N}", is_sure),
    Way(rf"{_KIN}{SPACE}?[(,:]{SPACE}?{_N}", is_sure),
    Way(rf"(?i:{_STAFF}):?{SPACE}(?:er{SPACE}|heter{SPACE}|heiter{SPACE})?{_N}", is_sure),
    Way(rf"{_N}{_BETWEEN}{_AGE}", _likely),
    Way(rf"{_N}{SPACE}?\({SPACE}?1?\d{SPACE}?\)", is_sure),
    Way(
        rf"(?i:{_COUNT}{SPACE}?-?åringen|{_COUNT}{SPACE}?år{SPACE}gam(?:le|mel|mal)e?){SPACE}{_N}",
        is_sure,
    ),
    Way(
        rf"{_N}(?:,{SPACE}?|{SPACE}?\(|{SPACE})(?:f\.?{SPACE}?|født{SPACE}|fødd{SPACE})?(?:{DATE})",
        is_sure,
    ),
    Way(
        rf"{_N}(?:,{SPACE}?|{SPACE}?\(|{SPACE})(?:f\.|født|fødd){SPACE}?(?:i{SPACE})?(?:\w+{SPACE})?(?:19|20)\d\d\b",
        is_sure,
    ),
    Way(rf"{_N}{SPACE}(?:sin|si|sitt|sine){SPACE}{_KIN}\b", is_sure),
    Way(rf"{_M}(?P<name>{WORD}?)(?P<more>)(?:s|[’']s?){_M}{SPACE}{_KIN}\b", is_sure),
    Way(rf"{_CASE}{SPACE}{_ABOUT}:?{SPACE}{_N}", is_sure),
    Way(rf"{_OF}(?:{SPACE}elev\w*)?:?{SPACE}{_N}", is_sure),
    Way(rf"{_N}(?:,?{SPACE}(?:i|på|frå|fra|går{SPACE}i)?{SPACE}?|{SPACE}?\(){_GRADE}", _likely),
    Way(rf"{_N}{SPACE}(?:i|på|frå|fra|ved){SPACE}{_PLACE}", is_sure),
    Way(
        rf"{_N}(?:,|{SPACE}(?:som{SPACE})?(?:bor|bur)|(?={SPACE}(?:i|på){SPACE})){SPACE}(?:i{SPACE}|på{SPACE})?{_STREET}",
        _likely,
    ),
    Way(rf"{_N}{SPACE}{_DOES}\b", is_sure),
)
INITIALS = re.compile(rf"(?<![\w.])[{_UP}]\.{SPACE}?(?:[{_UP}]\.)?,{SPACE}{_AGE}")
SMALL = re.compile(rf"(?<!\w)(?P<name>[{_LOW}]{{3,}})(?:,{SPACE}?|{SPACE}?\({SPACE}?){_AGE}")
YEARS = re.compile(_YEARS)
HOME_WORDS = ("bor", "bur", "adresse")  # one of which HOME begins with
HOME = re.compile(
    rf"\b(?:bor|bur|(?i:hjemme|heime|bosteds)adresse)\b[^.\n]{{0,15}}{SPACE}i?{SPACE}?{_STREET}"
)
ARABIC = re.compile(
    r"[\u0621-\u064a]+[،,:]? ?(?:عمر[هة]ا? )?[0-9\u0660-\u0669]{1,2} (?:سن|أعوام|عام)"
)
NAME = re.compile(rf"(?<![\w@/.#-]){WORD}")
AFTER_NAME = re.compile(rf"{_M}{_BETWEEN}{_COUNT}")
INSIDE = re.compile(rf"[{_LOW},]{SPACE}{_M}$")
FULL = re.compile(_N)
MOBILE = re.compile(rf"(?<![\d+]){_PHONE}")
OWN = re.compile(rf"(?:{_PRIVATE})[^\d\n]{{0,25}}$", re.IGNORECASE)
NAMED = re.compile(rf"{_N}(?:[^\d\n.;|]|\b(?:tlf|mob|tel|nr)\.){{0,40}}$")
_WHOLE = rf"[{_UP}][{_LOW}]++(?:-[{_UP}][{_LOW}]++)?"
# What may follow a name where somebody is told of: nothing of all this is another name.
GOES_ON = re.compile(
    rf"{_WHOLE}(?:{SPACE}(?:[{_UP}]\b\.?|{_WHOLE})){{0,3}}{_M}(?:[,(’']|{SPACE}(?:[^{_UP}]|SFO|{_KIN}\b))"
)
# The last word before a name where somebody is told of, and the marks between the two.
LEADS = re.compile(
    rf"(?i:.*(?:heter|heiter|gam(?:le|mel|mal)e?|åringen|-)|er|of|pupil|boy|girl|child|elev\w*)$"
    rf"|{_ABOUT}$|{_KIN}$|(?:.*-)?{_CHILD}$|(?i:{_STAFF})$|{_OF}$"
)
MARKS = " \xa0\u202f\u2009*_«»\"“”'’("
BEFORE, MORE, AFTER = 60, 40, 120
