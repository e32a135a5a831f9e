"""Whether the words of a link say where it leads, also to one who hears nothing but the links."""

import re

# A link of nothing but these says nothing. Both målformer, and English from templates.
_SAYS_NOTHING = frozenset(
    "her hit der dit les lese mer meir videre vidare klikk klikke trykk trykke på for å og du kan"
    " lenke lenken lenka lenkja lenkje lenkjen link linken linka url denne dette se sjå gå til"
    " side siden sida nettside nettsiden nettsida nettsted nettstedet nettstaden info infoen"
    " informasjon informasjonen finn finne finner last ned åpne åpner opne opnar følg følgende"
    " følgjande tekst teksten det click here read more this link page".split()
)
_WORDS = re.compile(r"[^\W_]+")
_ABOUT_IT = re.compile(r"\bom (?=det(?:te)?\b)", re.IGNORECASE)


def says_nothing(shown: str) -> bool:
    """Whether ``shown``, the words of a link, could stand on a link to anything."""
    return all(word.lower() in _SAYS_NOTHING for word in _WORDS.findall(_ABOUT_IT.sub("", shown)))
