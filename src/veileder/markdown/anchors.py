"""The ids of a page, in two spaces that cannot meet.

What the layout calls its parts has no ``_``; every id that is made from content begins with a
word and ``_``, which neither an id in the content nor the slug of a heading can have.
"""

from collections.abc import Mapping

# The sections of a step that a text may link to, and the data without which each is left out.
STEP_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "gjor": ("actions",),
    "hvem": (),
    "verktoy": ("tools",),
    "si": ("say_to_child", "say_to_parents"),
    "frist": ("deadlines",),
    "utfall": ("outcomes",),
    "kontakt": ("contacts",),
}
_HEADING = "del_"
_TERM = "ord_"
_HELPLINE = "nummer_"
_ANSWER = "svar_"
_CONSENT = "samtykke_"
_MEASURE = "tiltak_"


def heading_id(slug: str) -> str:
    """Return the id on the page of the heading that content calls ``#slug``."""
    return f"{_HEADING}{slug}"


def slug_of(heading: str) -> str:
    """Return what content calls the heading with this id."""
    return heading.removeprefix(_HEADING)


def term_id(term: str) -> str:
    """Return the id in the glossary of the word ``term``."""
    return f"{_TERM}{term}"


def helpline_id(helpline: str) -> str:
    """Return the id, on the page of national numbers, of the number ``helpline``."""
    return f"{_HELPLINE}{helpline}"


def answer_id(answer: str) -> str:
    """Return the id, on the page of questions, of the ``answer``."""
    return f"{_ANSWER}{answer}"


def consent_id(row: str) -> str:
    """Return the id, in the table of who consents, of its ``row``."""
    return f"{_CONSENT}{row}"


def measure_id(measure: str) -> str:
    """Return the id of the ``measure``, on a region's page of all measures there."""
    return f"{_MEASURE}{measure}"
