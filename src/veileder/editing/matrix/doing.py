"""An act as the texts of all the files it changes, and what it was done with, in words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from veileder.editing.documents import with_values
from veileder.editing.matrix.acts import ROWS, Act, done
from veileder.editing.matrix.changing import compared
from veileder.editing.matrix.copying import copied
from veileder.editing.matrix.sight import Sight
from veileder.editing.matrix.state import NotDone, steps_of
from veileder.editing.matrix.step_words import file_of, free_id, new_text, with_words
from veileder.editing.matrix.writing import CHANGES, OWN, written
from veileder.model.guide import Step

_FIELDS = ("level", "step", "part", "id", "to", "within", "law", "after")
Read = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Done:
    """``texts`` are the files as they become, None for one that goes; ``about`` is what it was.

    ``new`` is the id of a step that was made, and ``seen`` the fingerprint of what was compared.
    """

    texts: dict[str, str | None]
    about: str
    new: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)


def act_of(sent: Mapping[str, str]) -> Act:
    """Return what a button says."""
    chosen = {name: sent.get(name, "").strip() for name in _FIELDS}
    amount, unit = sent.get("amount", "").strip(), sent.get("unit", "")
    if amount and not re.fullmatch(r"0{0,3}[1-9][0-9]{0,3}", amount):
        raise NotDone(f"«{amount}» er ikke et antall. Skriv et tall, for eksempel 14.", "amount")
    if amount and not unit:
        raise NotDone("Velg om det er timer, dager, virkedager, uker eller måneder.", "unit")
    return Act(sent.get("_act", ""), **{**chosen, "within": f"{amount} {unit}" if amount else ""})


def after(act: Act, words: str, sight: Sight, read: Read) -> Done:
    """Return what ``act`` makes; ``words`` is the name that was typed. Raises NotDone.

    ``read`` reads one of the municipality's files.
    """
    if act.verb == "copy":
        return Done(_copy(sight), "")
    if act.verb == "new":
        return _new_step(act, words, sight)
    if act.verb == "row":
        return _row(act, words, sight, read)
    seen = compared(sight.skeletons, act.level, act.step) if act.verb == "seen" else {}
    return Done(_texts(act, sight), _about(act, sight), seen=seen)


def _texts(act: Act, sight: Sight) -> dict[str, str | None]:
    return written(done(act, sight.state, sight.skeletons), sight.texts)


def _copy(sight: Sight) -> dict[str, str | None]:
    if sight.state.own is not None:
        raise NotDone("Dere har allerede en egen kopi.")
    head = sight.titles.of_own_copy
    texts: dict[str, str | None] = {OWN: f"{head}\n\n{with_values('', OWN, copied(sight.layers))}"}
    return texts | ({CHANGES: None} if sight.texts[CHANGES] is not None else {})


def _new_step(act: Act, title: str, sight: Sight) -> Done:
    if not act.to:
        raise NotDone("Velg hvem som har ansvaret for steget.", "to")
    known = {key.id for layer in sight.layers for key in layer.texts if key.kind == "step"}
    step = free_id(title, known | _steps(sight).keys())
    name = f"steps/{step}.{sight.guide.language}.md"
    texts = _texts(replace(act, step=step), sight)
    return Done({**texts, name: new_text(name, title)}, title, step)


def _steps(sight: Sight) -> dict[str, Step]:
    return steps_of(sight.skeletons.beneath) | steps_of(sight.skeletons.now)


def _row(act: Act, words: str, sight: Sight, read: Read) -> Done:
    """Put a deadline or an outcome; what it is called stands in the text of the step."""
    step = sight.skeletons.step_now(act.step)
    if act.part not in ROWS:
        raise NotDone("Knappen finnes ikke lenger. Last siden på nytt.")
    known = sight.titles.words(step.text or step.id, act.part)
    if not words:
        raise NotDone("Skriv hva det skal stå.", "words")
    if not act.id:
        act = replace(act, id=free_id(words, known.keys() | _ids(act, sight)))
    texts = _texts(act, sight)
    if known.get(act.id, "").strip() != words:
        name = file_of(step, sight.guide.language)
        texts[name] = with_words(step, name, read(name), sight.layers, (act.part, act.id, words))
    return Done(texts, words)


def _ids(act: Act, sight: Sight) -> set[str]:
    skeletons = sight.skeletons
    steps = (skeletons.step_now(act.step), skeletons.step_beneath(act.step))
    return {row.id for step in steps if step for row in getattr(step, act.part, ())}


def _about(act: Act, sight: Sight) -> str:
    """Return what was hidden, moved, added or taken away."""
    titles = sight.titles
    if act.verb in ("hide", "show"):
        kind, _, id = act.id.partition("/")
        return _step_title(id, sight) if kind == "step" else titles.of(kind, id)
    if act.verb in ("add", "drop"):
        return titles.of_member(act.part, act.id)
    if act.verb in ("no-row", "back-row"):
        step = sight.skeletons.step_now(act.step)
        return titles.words(step.text or step.id, act.part).get(act.id, act.id)
    if act.verb == "role":
        return titles.of("role", act.to)
    return _step_title(act.step, sight) if act.step else titles.of("level", act.level)


def _step_title(id: str, sight: Sight) -> str:
    steps = _steps(sight)
    return sight.titles.of_step(id, steps[id].text if id in steps else None)
