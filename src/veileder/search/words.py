"""Norwegian words for searching: tokens, folding, stems, pairs across målform, compound parts.

``theme_overrides/javascripts/search/words.js`` folds and cuts a question the same way;
``tests/search/`` holds the two together.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from sys import intern

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("norwegian")
_TOKEN = re.compile(r"\d+[a-zæøå]?(?:-\d+[a-z]?)*(?![^\W_])|[^\W_]+")
_SHORTEST_PART = 4
# «farlig» is nothing of a father's, though Snowball takes «lig» away; nor is «fare», nor has «vape»
# to do with weapons, «mål» with «mal», «hår» with «har», «får» with «far», «måte» with «mat»,
# «vits» with «vite», «høst» with «hoste», «do» with «dø», or «låst inne» with «låse inn». «Voldta»
# is not only violence: a course on that is no rape.
_OWN = {
    form: name
    for name, forms in {
        "fare": "fare farer farene farar farane",
        "vape": "vape vaper vapet vaping vapa vapar",
        "maal": "mål målet måla måls målene måli",
        "haar": "hår håret håra hårene",
        "faa": "få får fått fikk fekk",
        "inne": "inne",
        "vits": "vits vitsen",
        "hoest": "høst høsten",
        "toa": "do doen",
        "maate": "måte måten måter måtene måtar måtane",
        "voldta": "voldta voldtar voldtok voldtatt voldtas "
        "valdta valdtek valdtok valdteken valdteke",
    }.items()
    for form in forms.split()
}
_SHORT_ADJECTIVE = re.compile(r"(\w{2,3}l)[ei]g(?:e|t|a|ere|are|st|ste|ast|aste)?")

# What is spelt differently in the two målformer so often that no glossary lists it all.
_PAIRS = """
    skole skule, tjeneste teneste, foresatte føresette, leder leiar, veileder rettleiar, veiledning
    rettleiing, vold vald, hjem heim, hjemme heime, medvirkning medverknad, enhetsleder
    einingsleiar, virksomhet verksemd, koordinerende koordinerande, holder haldar, sykepleier
    sjukepleiar, syk sjuk, uke veke, samtykke samtykkje, iverksette iverksetje, tegn teikn, urolig
    uroleg, ansatt tilsett, brudd brot, avverge avverje, avverging avverjing, taushetsplikt
    teieplikt, kjennetegn kjenneteikn, avhengighet avhengnad, beskrivelse skildring, voksne vaksne,
    sammen saman, videre vidare, tidlig tidleg, selvmord sjølvmord, fortelle fortelje, øvelse øving,
    beslutning avgjerd, flere fleire, følge følgje
"""

# The same for words as they stand: in a compound these letters may be something else.
_WHOLE = """
    bekymring uro, beskyttelse vern, egen eigen, eier eigar, enhet eining, gjør gjer, hva kva, hvem
    kven, hvor kvar, hvordan korleis, oppdagelse oppdaging, taushet teie, velge velje, ansvarlig
    ansvarleg, avgjøre avgjere, begynne byrje, behandler behandlar, bilde bilete, bolig bustad,
    bruker brukar, bygge byggje, deltakelse deltaking, dekke dekkje, drøm draum, drømme drøyme, enig
    samd, ensom einsam, ensomhet einsemd, forebygge førebyggje, forebygging førebygging, forskjell
    skilnad, forståelse forståing, frihet fridom, følelse kjensle, gjemme gøyme, glemme gløyme,
    grunnleggende grunnleggjande, gutt gut, hendelse hending, hensyn omsyn, henvise tilvise,
    henvisning tilvising, huske hugse, hverandre kvarandre, hverdag kvardag, høre høyre, hørsel
    høyrsel, kjærlighet kjærleik, klær klede, krenkelse krenking, ledelse leiing, legge leggje,
    ligge liggje, løse løyse, løsning løysing, lærer lærar, melder meldar, mulig mogleg, mulighet
    moglegheit, mye mykje, måned månad, nærhet nærleik, opplevelse oppleving, oppgave oppgåve,
    penger pengar, påvirke påverke, påvirkning påverknad, rådgiver rådgivar, saksbehandler
    saksbehandlar, spill spel, spille spele, spørre spørje, styrke styrkje, svømme symje, sykdom
    sjukdom, sykehus sjukehus, søke søkje, søsken sysken, søster syster, tenke tenkje, tilpasning
    tilpassing, trekke trekkje, trett trøytt, trygghet tryggleik, tydelig tydeleg, uenig usamd,
    undersøke undersøkje, undersøkelse undersøking, utredning utgreiing, forberede førebu, virkning
    verknad, ønske ønskje, åpen open, åpne opne, atferd åtferd
"""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return ``word`` in plain letters: æ/ä → ae, ø/ö/oe → o, å/aa → a, other marks gone."""
    plain = unicodedata.normalize("NFC", word.lower()).replace("æ", "ae").replace("ä", "ae")
    marked = unicodedata.normalize("NFD", plain.replace("ø", "o"))
    if not marked.isascii():
        marked = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return marked.replace("oe", "o").replace("aa", "a")


@lru_cache(maxsize=10_000)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case. «§ 13-2», «9 A» and «116 111» are one each.

    A new line ends a word, so that the words of several texts are those of each.
    """
    flat = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFC", text.lower()))
    joined = re.sub(r"(?<=\d)[^\S\n](?=\d{2,3}\b)", "", flat)
    chapters = re.sub(r"\b(\d+)[^\S\n](?=[a-h]\b)", r"\1", joined)
    return tuple(map(intern, _TOKEN.findall(chapters)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the folded stem of ``word``, the same for both målformer where a pair is known."""
    found = _plain_stem(word)
    return _same().get(found, found)


def _plain_stem(word: str) -> str:
    if own := _OWN.get(word.lower()):
        return own
    if short := _SHORT_ADJECTIVE.fullmatch(word.lower()):
        return fold(f"{short[1]}ig")
    found = fold(_fully_stemmed(word))
    # Snowball takes the last letter of «skjema» but not of «skjemaet».
    return found[:-1] if len(found) > 4 and found[-1] in "ae" else found


def _fully_stemmed(word: str) -> str:
    """Stem until nothing changes: Snowball takes only one ending of «stafetthaldaren»."""
    shorter = _STEMMER.stemWord(word)
    return _fully_stemmed(shorter) if len(word) > len(shorter) > 6 else str(shorter)


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    pairs = [pair.split() for pair in f"{_PAIRS},{_WHOLE}".split(",")]
    return {_plain_stem(nn): _plain_stem(nb) for nb, nn in pairs}


def pair_words() -> list[str]:
    """Return every word of the pairs, so that both målformer are known on a site in either."""
    return f"{_PAIRS} {_WHOLE}".replace(",", " ").split()


@lru_cache(maxsize=100_000)
def in_other_form(word: str) -> str | None:
    """Return ``word`` with its parts in the other målform, or None: «skuletime» for «skoletime»."""
    if word in _whole():
        return _whole()[word]
    swapped = (_swapped(word, *swap) for swap in _swaps())
    return next((other for other in swapped if other != word), None)


def _swapped(word: str, pattern: re.Pattern[str], others: Mapping[str, str]) -> str:
    return pattern.sub(lambda found: others[found[0]], word)


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    """Return the other of each pair that only stands for itself, but for the shortest words."""
    pairs = [pair.split() for pair in _WHOLE.split(",")]
    long = [(nb, nn) for nb, nn in pairs if min(len(nb), len(nn)) > 3]
    return {nb: nn for nb, nn in long} | {nn: nb for nb, nn in long}


@lru_cache(maxsize=1)
def _swaps() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    pairs = [pair.split() for pair in _PAIRS.split(",")]
    long = [(nb, nn) for nb, nn in pairs if min(len(nb), len(nn)) > 3]
    return _swap([(nn, nb) for nb, nn in long]), _swap(long)


def _swap(pairs: Iterable[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the first of each pair, the longest there is, and the second by it.

    Where only one of two ends in a vowel, they have not the same endings, so none may follow.
    """
    there = dict(sorted(pairs, key=lambda pair: -len(pair[0])))
    words = (one + "$" * (_is_open(one) != _is_open(two)) for one, two in there.items())
    return re.compile("|".join(words)), there


def _is_open(word: str) -> bool:
    return word[-1] in "aeiouyæøå"


def compound_parts(word: str, known: Container[str]) -> list[str]:
    """Return the stems of the known words that ``word`` is put together of, or nothing.

    Every part has at least four letters and is in ``known`` (stems); between two may stand s or e.
    """
    for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        tail = stem(word[at:])
        if tail in known and (head := _known_head(word[:at], known)):
            return [*(compound_parts(word[:at], known) or [head]), tail]
    return []


def _known_head(head: str, known: Container[str]) -> str | None:
    options = [head] + [head[:-1]] * (head[-1] in "se" and len(head) > _SHORTEST_PART)
    return next((stem(option) for option in options if stem(option) in known), None)
