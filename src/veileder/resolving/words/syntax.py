"""How placeholders and conditions are written, and what is wrong with those that are not so.

``{role/stafettholder def}`` is a placeholder; ``{if level/niva-3}…{else}…{end}`` a condition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from veileder.model.base import ID_PATTERN

THINGS = ("role", "arena", "service", "tool")
PLACES = ("level", "step")
QUOTED = ("consent",)  # rows that are put in as a whole sentence
CONSENT_TABLE = "{consent_table}"  # stands in the text of the page that shows it
NOUNS = ("level_word", "step_word", "log")
PLAIN = ("consent_age", "brand", "municipality")
FORMS = ("plural", "def", "gen")
# The forms that each may have, in the order in which they are written.
FORMS_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*THINGS, *NOUNS), FORMS),
    **dict.fromkeys((*PLACES, "consent_age"), ()),
    "brand": ("full", "gen"),
    "municipality": ("gen",),
    **dict.fromkeys((*QUOTED, "consent_table"), ()),
}
ASKED = (*THINGS, *PLACES, "variant")
SHOWN = "{brand}, {municipality} eller {role/stafettholder}"

TAG = re.compile(r"\{([^{}\n]*)\}")
_NAMED = re.compile(rf"(?P<head>[A-Za-z_]+)(?:/(?P<id>{ID_PATTERN}))?(?P<forms>(?: [a-z]+)*)")
_IF = re.compile(
    rf"if (?P<not>not )?(?P<ref>log|consent_age|nynorsk|(?:{'|'.join(ASKED)})/{ID_PATTERN})"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word: what it is a word for, in which forms, and if it begins a sentence."""

    name: str
    id: str | None
    forms: tuple[str, ...]
    is_capital: bool

    @property
    def ref(self) -> str:
        """``kind/id``, or the name where there is no id."""
        return f"{self.name}/{self.id}" if self.id else self.name


@dataclass(frozen=True, slots=True)
class If:
    """The beginning of a passage that is there if ``ref`` is, or if it is not."""

    ref: str
    is_not: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The middle or the end of a condition: ``else`` or ``end``."""

    word: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands in braces, and where in its text. ``means`` is None for what means nothing."""

    start: int
    end: int
    written: str
    means: Slot | If | Turn | None


def tags(text: str) -> Iterator[Tag]:
    """Yield all that stands in braces in ``text``."""
    for found in TAG.finditer(text):
        yield Tag(found.start(), found.end(), found[0], meaning(found[1]))


@lru_cache(maxsize=4_000)
def meaning(inside: str) -> Slot | If | Turn | None:
    """Return what the words between two braces mean."""
    if inside in ("else", "end"):
        return Turn(inside)
    if asked := _IF.fullmatch(inside):
        return If(asked["ref"], bool(asked["not"]))
    return _slot(inside)


def _slot(inside: str) -> Slot | None:
    named = _NAMED.fullmatch(inside)
    if named is None:
        return None
    head = named["head"]
    name = head[0].lower() + head[1:]
    forms = tuple(named["forms"].split())
    needs_id = name in (*THINGS, *PLACES, *QUOTED)
    if name not in FORMS_OF or needs_id is not bool(named["id"]) or not _fits(name, forms):
        return None
    return Slot(name, named["id"], forms, is_capital=head[0].isupper())


def _fits(name: str, forms: Sequence[str]) -> bool:
    """Whether ``forms`` are some of those that ``name`` may have, in their order."""
    return [form for form in FORMS_OF[name] if form in forms] == [*forms]


def within(text: str) -> Iterator[tuple[Tag, tuple[If, ...]]]:
    """Yield every tag of ``text`` with the conditions that hold where it stands."""
    asked: tuple[If, ...] = ()
    for tag in tags(text):
        if isinstance(tag.means, If):
            asked = (tag.means,)
        elif isinstance(tag.means, Turn):
            turned = tuple(If(one.ref, not one.is_not) for one in asked)
            asked = turned if tag.means.word == "else" else ()
        yield tag, asked
