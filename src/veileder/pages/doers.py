"""Who does a step, and who holds the baton in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from veileder.model.both import Foreign
from veileder.model.guide import NOBODY_HOLDS
from veileder.pages.batons import Baton, baton_here
from veileder.pages.parts import Html
from veileder.pages.view import View
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_DENIALS = {"ikke", "ikkje", "ingen", "aldri", "uten", "utan"}
_ALIKE = 0.75  # of the words of a sentence stand in another, in the same order


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """Who does the step: ``role``, together with others; ``who`` is what the step says of it.

    ``baton`` is who holds it in the step, where that is not the one who does on the level.
    """

    role: Baton
    together_with: tuple[Baton, ...]
    baton: Baton | None
    nobody_holds: bool
    who: Html


def doers(view: View, level: GuideLevel, step: GuideStep, who: str | None) -> Doers:
    """Return who does a step of ``level``; of ``who`` what the municipality does not say too."""
    note = level.baton.note if level.baton and level.baton.role == step.facts.role else None
    role = _role(view, level, step.facts.role)
    return Doers(
        role=role,
        together_with=tuple(_role(view, level, role) for role in step.facts.together_with),
        baton=_baton(view, level, step, role),
        nobody_holds=step.facts.baton == NOBODY_HOLDS,
        who=view.inline(_not_said(who, note or "") if who else who),
    )


def _not_said(text: str, note: str) -> str:
    """Return ``text`` without the sentences that ``note`` also says, nearly in the same words."""
    if isinstance(text, Foreign):
        return text  # in the other målform, as the note is not
    said = [_words(sentence) for sentence in _SENTENCES.split(note)]
    sentences = _SENTENCES.split(text)
    kept = [one for one in sentences if not any(_says(known, _words(one)) for known in said)]
    return text if len(kept) == len(sentences) else " ".join(kept)


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence.lower())


def _says(known: list[str], words: list[str]) -> bool:
    if _denies(known) != _denies(words):
        return False
    blocks = SequenceMatcher(None, known, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _ALIKE * len(words)


def _denies(words: Iterable[str]) -> bool:
    return not _DENIALS.isdisjoint(words)


def _baton(view: View, level: GuideLevel, step: GuideStep, doer: Baton) -> Baton | None:
    """Return who holds the baton in the step, where the step says it: of ``doer`` only the name."""
    role = step.facts.baton
    if role in (None, NOBODY_HOLDS):
        return None
    baton = _role(view, level, role)
    return replace(baton, allowed=(), barred=(), note=view.html(None)) if baton == doer else baton


def _role(view: View, level: GuideLevel, role: str) -> Baton:
    """Return one who does the step: by the local name of the baton where the role holds it."""
    if level.baton and level.baton.role == role:
        return baton_here(view, level.baton)
    return baton_here(view, BatonHere(role))
