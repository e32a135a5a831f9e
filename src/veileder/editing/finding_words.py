"""What is found, in the words that the forms have for it, in both målformer.

The checks speak bokmål, to those who have the files in front of them. ``words/findings.yml`` has
the sentences that an editor meets most; of the others nobody has made a nynorsk one yet.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from veileder.editing.language import rows_of
from veileder.model.base import Language

_TABLE = "findings.yml"
_CHANGING = "{}"
_KNOWN = 4096


class Sentence(NamedTuple):
    """What the checks say, with what changes from one finding to the next, and the forms' words."""

    said: re.Pattern[str]
    nb: str
    nn: str


@lru_cache(_KNOWN)
def in_forms(said: str, language: Language) -> str | None:
    """Return the forms' words for what a check has ``said``; None where they have none."""
    for row in _sentences():
        if match := row.said.fullmatch(said):
            words = row.nn if language is Language.NN else row.nb
            return words.format(*match.groups())
    return None


@cache
def _sentences() -> tuple[Sentence, ...]:
    """Return all rows, the one with the most words of its own first."""
    made = sorted(rows_of(_TABLE), key=lambda row: -len(row["said"].replace(_CHANGING, "")))
    return tuple(
        Sentence(_pattern(row["said"]), row.get("nb", row["said"]), row["nn"]) for row in made
    )


def _pattern(said: str) -> re.Pattern[str]:
    fixed = (re.escape(part) for part in re.split(r"\{\w*\}", said))
    return re.compile("(.+?)".join(fixed), re.DOTALL)
