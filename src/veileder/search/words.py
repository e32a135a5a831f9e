"""Norwegian words for searching: tokens, folding, stems, pairs across målform, compound parts.

``theme_overrides/javascripts/search.js`` folds and cuts a question the same way; ``tests/test_search.py``
holds the two together.
"""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("norwegian")
_TOKEN = re.compile(r"\d+[a-zæøå]?(?:-\d+[a-z]?)*(?![^\W_])|[^\W_]+")
_SHORTEST_PART = 4

# Words that carry no meaning in a question, in both målformer, folded.
STOP_WORDS = frozenset(
    """
    alle alt andre at av bare ble blei blir bli da de deg dei dem den dere der deres dersom det dette di din
    disse dit du eg ei ein eit eller en er et etter fa far for fra frem fram ga ha hadde han har her hos ho hun
    hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke ikkje ingen inn ja jeg kan kom korleis kor
    kunne kva kvar kvart kven kvifor man meg med mellom men mer meg mi min mot ma na nar nei no nokon noen noe
    noko og om opp oss over pa sa samme seg selv si sin sine sitt skal skulle slik som sa til til under ut uten
    utan vart var ved vi vil ville vare vaert vere vore ring ringe ringer ringjer ringjast gjor gjer gjore gjere
    sier seier fins finnes finst faar mitt mine sjol sjolv the
    """.split()
)

# What is spelt differently in the two målformer so often that no glossary lists it all.
_PAIRS = """
    skole skule, tjeneste teneste, foresatte føresette, foresatt føresett, leder leiar, veileder rettleiar,
    veiledning rettleiing, vold vald, hjem heim, hjemme heime, medvirkning medverknad, eier eigar, enhet eining,
    virksomhet verksemd, koordinerende koordinerande, holder haldar, helsesykepleier helsesjukepleiar,
    sykepleier sjukepleiar, syk sjuk, uke veke, iverksette iverksetje, samtykke samtykkje, tegn teikn,
    bekymring uro, urolig uroleg, bekymret uroa, beskyttelse vern, møter møte, tilsatt tilsett, ansatt tilsett,
    brudd brot, avvergeplikt avverjeplikt, avverge avverje, avverging avverjing, taushet teie, opplæring opplæring,
    lov lov, kjennetegn kjenneteikn, forberede førebu, kontor kontor, avhengighet avhengnad, beskrivelse
    skildring, voksen vaksen, voksne vaksne, spørsmål spurnad, sammen saman, videre vidare, tidlig tidleg,
    oppdagelse oppdaging, selvmord sjølvmord, fortelle fortelje, stille stille, mor mor, språk språk,
    øvelse øving, barnehage barnehage, vurdering vurdering, beslutning avgjerd, avgjøre avgjere, samtale samtale,
    utenfor utanfor, flere fleire, egen eigen, eget eige, rolle rolle, følge følgje, velge velje
"""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return ``word`` in plain letters: æ/ä → ae, ø/ö/oe → o, å/aa → a, other marks gone."""
    plain = unicodedata.normalize("NFC", word.lower()).replace("æ", "ae").replace("ä", "ae")
    marked = unicodedata.normalize("NFD", plain.replace("ø", "o"))
    bare = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return bare.replace("oe", "o").replace("aa", "a")


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in lower case. «§ 13-2», «9 A» and «116 111» are one each."""
    flat = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFC", text.lower()))
    joined = re.sub(r"(?<=\d)\s(?=\d{2,3}\b)", "", flat)
    chapters = re.sub(r"\b(\d+)\s(?=[a-h]\b)", r"\1", joined)
    return _TOKEN.findall(chapters)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the folded stem of ``word``, the same for both målformer where a pair is known."""
    found = _plain_stem(word)
    return _same().get(found, found)


def _plain_stem(word: str) -> str:
    found = fold(_STEMMER.stemWord(word))
    # Snowball takes the last letter of «skjema» but not of «skjemaet».
    return found[:-1] if len(found) > 4 and found[-1] in "ae" else found


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    pairs = [pair.split() for pair in _PAIRS.split(",")]
    return {_plain_stem(nn): _plain_stem(nb) for nb, nn in pairs if nb != nn}


def pair_words() -> list[str]:
    """Return every word of the pairs, so that both målformer are known on a site in either."""
    return _PAIRS.replace(",", " ").split()


def compound_parts(word: str, known: Container[str]) -> list[str]:
    """Return the stems of the known words that ``word`` is put together of, or nothing.

    Every part has at least four letters and is in ``known`` (stems); between two may stand s or e.
    """
    for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head, tail = _known_head(word[:at], known), stem(word[at:])
        if head and tail in known:
            return [*(compound_parts(word[:at], known) or [head]), tail]
    return []


def _known_head(head: str, known: Container[str]) -> str | None:
    options = [head] + [head[:-1]] * (head[-1] in "se" and len(head) > _SHORTEST_PART)
    return next((stem(option) for option in options if stem(option) in known), None)
