"""Everything that can be done in the matrix: from a state and an act to a new state."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from veileder.editing.matrix import changing, owning
from veileder.editing.matrix.raw import Data, raw, raw_rows
from veileder.editing.matrix.state import NotDone, Skeletons, State
from veileder.model.base import REF_PATTERN
from veileder.model.guide import Skeleton, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.resolving.skeleton import LISTS

ROWS = ("deadlines", "outcomes")


@dataclass(frozen=True, slots=True)
class Act:
    """What a button says: what to do, with which level or step, and what was chosen.

    ``part`` is the field of the step that ``id`` stands in, or is to stand in.
    """

    verb: str
    level: str = ""
    step: str = ""
    part: str = ""
    id: str = ""
    to: str = ""
    within: str = ""
    law: str = ""
    after: str = ""


def done(act: Act, state: State, skeletons: Skeletons) -> State:
    """Return the state after ``act``. Raises NotDone."""
    if act.verb not in _ACTS:
        raise NotDone("Knappen finnes ikke lenger. Last siden på nytt.")
    made = _ACTS[act.verb](act, state, skeletons)
    try:
        SkeletonChanges.model_validate(made.changes)
        if made.own is not None:
            Skeleton.model_validate(made.own)
    except ValidationError:
        raise NotDone("Det som ble valgt, kan ikke stå der. Ingenting er gjort.") from None
    return made


def _hide(act: Act, state: State, _: Skeletons) -> State:
    hidden = list(state.settings.get("hide") or [])
    if not re.fullmatch(REF_PATTERN, act.id):
        raise NotDone("Det finnes ikke lenger. Se hvordan veilederen er nå.")
    return _hidden(state, hidden if act.id in hidden else [*hidden, act.id])


def _show(act: Act, state: State, _: Skeletons) -> State:
    hidden = [ref for ref in state.settings.get("hide") or [] if ref != act.id]
    return _hidden(replace(state, changes=changing.without_dropped(state.changes, act.id)), hidden)


def _hidden(state: State, refs: list[str]) -> State:
    rest = {key: value for key, value in state.settings.items() if key != "hide" or refs}
    return replace(state, settings={**rest, "hide": refs} if refs else rest)


def _up(act: Act, state: State, skeletons: Skeletons) -> State:
    return _moved(act.step, -1, state, skeletons)


def _down(act: Act, state: State, skeletons: Skeletons) -> State:
    return _moved(act.step, 1, state, skeletons)


def _moved(step: str, way: int, state: State, skeletons: Skeletons) -> State:
    level = skeletons.level_of(step)
    ids = [one.id for one in level.steps]
    here = ids.index(step)
    there = min(max(here + way, 0), len(ids) - 1)
    ids.insert(there, ids.pop(here))
    if state.own is not None:
        return replace(state, own=owning.with_order(state.own, level.id, ids))
    return replace(state, changes=changing.with_order(state.changes, skeletons, level.id, ids))


def _to_level(act: Act, state: State, _: Skeletons) -> State:
    return replace(state, own=owning.moved(_own(state), act.step, act.level))


def _take_out(act: Act, state: State, _: Skeletons) -> State:
    return replace(state, own=owning.without_step(_own(state), act.step))


def _put_in(act: Act, state: State, skeletons: Skeletons) -> State:
    """Put in a step of the shared guide that is not in use, as it is there."""
    shared = skeletons.step_beneath(act.step)
    if shared is None:
        raise NotDone("Steget finnes ikke i den felles veilederen lenger.")
    return _with_step(act, state, raw(shared))


def _new_step(act: Act, state: State, _: Skeletons) -> State:
    return _with_step(act, state, {"id": act.step, "role": act.to})


def _with_step(act: Act, state: State, row: Data) -> State:
    return replace(state, own=owning.with_step(_own(state), act.level, row, act.after))


def _own(state: State) -> Data:
    if state.own is None:
        raise NotDone("Dette krever egen kopi av veilederen. Lag den nederst på siden først.")
    return state.own


def _add(act: Act, state: State, skeletons: Skeletons) -> State:
    ids, shared = _listed(act, skeletons), skeletons.step_beneath(act.step)
    wanted = ids if act.id in ids else owning.placed(act.id, ids, getattr(shared, act.part, ()))
    return _with_list(act, state, skeletons, wanted)


def _drop(act: Act, state: State, skeletons: Skeletons) -> State:
    ids = [id for id in _listed(act, skeletons) if id != act.id]
    return _with_list(act, state, skeletons, ids)


def _listed(act: Act, skeletons: Skeletons) -> list[str]:
    if act.part not in LISTS or not act.id:
        raise NotDone("Velg noe i listen først.", "id")
    return list(getattr(skeletons.step_now(act.step), act.part))


def _with_list(act: Act, state: State, skeletons: Skeletons, ids: list[str]) -> State:
    if state.own is not None:
        own = owning.with_value(state.own, act.step, act.part, ids)
        shared = skeletons.step_beneath(act.step)
        own = owning.for_variants(own, shared, act.step, act.part, act.id, is_in=act.id in ids)
        return replace(state, own=own)
    made = changing.with_list(state.changes, skeletons, act.step, act.part, ids)
    return replace(state, changes=made)


def _role(act: Act, state: State, skeletons: Skeletons) -> State:
    if not act.to:
        raise NotDone("Velg en rolle.", "to")
    return _with_field(act.step, "role", act.to, state, skeletons)


def _with_field(step: str, name: str, value: Any, state: State, skeletons: Skeletons) -> State:
    if state.own is not None:
        return replace(state, own=owning.with_value(state.own, step, name, value))
    made = changing.with_field(state.changes, skeletons, step, name, value)
    return replace(state, changes=made)


def _as_shared(act: Act, state: State, skeletons: Skeletons) -> State:
    """Let one field of a step be as the shared guide has it."""
    shared = skeletons.step_beneath(act.step)
    if shared is None or act.part not in (*LISTS, *ROWS, "role"):
        raise NotDone("Steget finnes ikke i den felles veilederen.")
    value = raw(shared).get(act.part, [])
    if act.part in LISTS:
        return _with_list(act, state, skeletons, value)
    return _with_field(act.step, act.part, value, state, skeletons)


def _put_row(act: Act, state: State, skeletons: Skeletons) -> State:
    """Put a deadline or an outcome as it is chosen in place of the one with its id, or last."""
    rows = _rows(act, skeletons.step_now(act.step))
    known = {row["id"]: row for row in rows}
    made = _chosen(act, known.get(act.id, {"id": act.id}))
    wanted = list((known | {act.id: made}).values())
    return _with_field(act.step, act.part, wanted, state, skeletons)


def _chosen(act: Act, known: Data) -> Data:
    """Return a row as it is chosen; what can't be chosen stays."""
    named = {"to": act.to} if act.part == "outcomes" else {"law": act.law}
    new = {**named, "within": act.within}
    must = "to" if act.part == "outcomes" else "within"
    if not act.id or not new[must]:
        if must == "to":
            raise NotDone("Velg hvor det fører.", "to")
        raise NotDone("Skriv hvor lang fristen er.", "amount")
    both = {**known, **new}
    return {key: value for key, value in both.items() if value}


def _drop_row(act: Act, state: State, skeletons: Skeletons) -> State:
    rows = _rows(act, skeletons.step_now(act.step))
    left = [row for row in rows if row["id"] != act.id]
    return _with_field(act.step, act.part, left, state, skeletons)


def _back_row(act: Act, state: State, skeletons: Skeletons) -> State:
    """Put back a deadline or an outcome of the shared guide that was taken away here."""
    shared = skeletons.step_beneath(act.step)
    theirs = {row["id"]: row for row in _rows(act, shared)} if shared else {}
    rows = {row["id"]: row for row in _rows(act, skeletons.step_now(act.step))}
    if act.id not in theirs:
        raise NotDone("Det finnes ikke i den felles veilederen lenger.")
    wanted = [
        (rows | theirs)[id] if id == act.id else rows[id]
        for id in owning.placed(act.id, rows, theirs)
    ]
    return _with_field(act.step, act.part, wanted, state, skeletons)


def _rows(act: Act, step: Step) -> list[Data]:
    if act.part not in ROWS:
        raise NotDone("Knappen finnes ikke lenger. Last siden på nytt.")
    return raw_rows(getattr(step, act.part))


def _seen(act: Act, state: State, skeletons: Skeletons) -> State:
    if act.step:
        made = changing.step_seen(state.changes, skeletons, act.step)
    else:
        made = changing.level_seen(state.changes, skeletons, act.level)
    return replace(state, changes=made)


def _shared_again(_: Act, state: State, __: Skeletons) -> State:
    return replace(state, own=None)


_ACTS: Mapping[str, Callable[[Act, State, Skeletons], State]] = {
    "hide": _hide,
    "show": _show,
    "up": _up,
    "down": _down,
    "level": _to_level,
    "out": _take_out,
    "in": _put_in,
    "new": _new_step,
    "add": _add,
    "drop": _drop,
    "role": _role,
    "shared": _as_shared,
    "row": _put_row,
    "no-row": _drop_row,
    "back-row": _back_row,
    "seen": _seen,
    "shared-guide": _shared_again,
}
