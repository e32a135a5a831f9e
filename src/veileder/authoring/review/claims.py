"""A text as claims, one by one: what can be right or wrong, and what each is built on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from veileder.model.base import Document, Part
from veileder.resolving.safety import FIELD, LISTS

_LAW = re.compile(r"\]\(law/(?P<id>[a-z0-9-]+)")
_CLAIMED = re.compile(r"§|\d|\]\((?:law/|https?://)")
_BLOCKS = re.compile(r"\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t]|\||#|!!!)|\n[ \t]*\n")
_MARK = re.compile(r"^(?:[-*+]|\d+[.)]|#+|!!! ?\w*)[ \t]+")
_RULE = re.compile(r"[\s|:#!-]*")
_WORDS = re.compile(r"\w+")
_APART = frozenset(
    "title aliases sources quote former_ids responsible reviewed next_review origin owner"
    " files".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a text in Markdown; ``laws`` are those it leads to."""

    text: str
    is_safety: bool = False

    @property
    def laws(self) -> tuple[str, ...]:
        """The provisions it leads to, each once."""
        return tuple(dict.fromkeys(match["id"] for match in _LAW.finditer(self.text)))


@dataclass(frozen=True, slots=True)
class Said:
    """All that a text says: the claims, and the lines between them that claim no fact."""

    claims: tuple[Claim, ...]
    rest: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words there are to read."""
        lines = (*(claim.text for claim in self.claims), *self.rest)
        return sum(len(_WORDS.findall(line)) for line in lines)


def said_by(document: Document) -> Said:
    """Return what ``document`` says: lines that protect the child first, then what one does."""
    lines = dict.fromkeys(_lines(document))
    safety = dict.fromkeys(document.safety.values())
    told = {line: is_claim for line, is_claim in _told(lines, document) if line not in safety}
    claims = [Claim(line, is_safety=True) for line in safety]
    claims += [Claim(line) for line, is_claim in told.items() if is_claim]
    return Said(tuple(claims), tuple(line for line, is_claim in told.items() if not is_claim))


def without(said: Said, known: Said) -> Said:
    """Return what ``said`` has that ``known`` has not: of a text for one type of service."""
    claims = tuple(claim for claim in said.claims if claim not in known.claims)
    return Said(claims, tuple(line for line in said.rest if line not in known.rest))


def of_law(said: Said) -> Said:
    """Return the claims that lean on the law, and nothing else."""
    return Said(tuple(claim for claim in said.claims if claim.laws or "§" in claim.text), ())


def _lines(document: Document) -> Iterator[str]:
    """Yield what is said, the lists of what one does first."""
    names = [name for name in type(document).model_fields if name not in _APART | {FIELD, "body"}]
    for name in sorted(names, key=lambda name: name not in LISTS):
        yield from _strings(getattr(document, name))
    for block in _BLOCKS.split(document.body):
        if not _RULE.fullmatch(block):
            yield _MARK.sub("", block.strip())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and " " in value:  # an id or a word from a list has no blank
        yield value.strip()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))


def _told(lines: dict[str, None], document: Document) -> Iterator[tuple[str, bool]]:
    done = {line.strip() for name in LISTS for line in getattr(document, name, ())}
    for line in lines:
        yield line, line in done or bool(_CLAIMED.search(line))
