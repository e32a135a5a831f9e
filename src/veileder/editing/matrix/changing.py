"""New values of ``guide-changes.yml``: what is as it is beneath is not written."""

from collections.abc import Sequence
from typing import Any

from veileder.editing.matrix.raw import Data, raw_rows
from veileder.editing.matrix.state import NotDone, Skeletons
from veileder.model.guide import Step
from veileder.resolving.skeleton import LISTS, WHOLE, level_fingerprint, step_fingerprint

_ROWS = ("deadlines", "outcomes")


def with_list(changes: Data, skeletons: Skeletons, step: str, name: str, ids: list[str]) -> Data:
    """Return ``changes`` by which list ``name`` of ``step`` is ``ids``."""
    below = _below(skeletons, step)
    had = list(getattr(below, name))
    entry = _step_entry(changes, step)
    if name in entry:
        entry = _with(entry, name, None if ids == had else ids)
        return _with_step(changes, skeletons, entry)
    # What only the variants have may be hidden too, and is no part of the common list.
    hidden = [id for id in entry.get("hide", {}).get(name, []) if id not in (*had, *ids)]
    entry = _with_part(entry, "hide", name, [*hidden, *(id for id in had if id not in ids)])
    entry = _with_part(entry, "add", name, [id for id in ids if id not in had])
    return _with_step(changes, skeletons, entry)


def with_field(changes: Data, skeletons: Skeletons, step: str, name: str, value: Any) -> Data:
    """Return ``changes`` by which the role, the deadlines or the outcomes of ``step`` is ``value``.

    None means as it is beneath.
    """
    below = getattr(_below(skeletons, step), name)
    is_as_below = value == (raw_rows(below) if name in _ROWS else below)
    entry = _with(_step_entry(changes, step), name, None if is_as_below else value)
    return _with_step(changes, skeletons, entry)


def with_order(changes: Data, skeletons: Skeletons, level: str, ids: list[str]) -> Data:
    """Return ``changes`` by which the steps of ``level`` stand in the order of ``ids``."""
    below = skeletons.level_beneath(level)
    if below is None:
        raise NotDone("Nivået finnes ikke i den felles veilederen lenger.")
    entry = _level_entry(changes, level)
    if ids == [step.id for step in below.steps]:
        entry = _with(_with(entry, "order", None), "based_on", None)
    else:
        seen = entry.get("based_on") or level_fingerprint(below)
        entry = {**entry, "order": ids, "based_on": seen}
    return _with_entry(changes, "levels", "level", entry)


def without_dropped(changes: Data, ref: str) -> Data:
    """Return ``changes`` that do not drop the level or step ``ref``."""
    dropped = [other for other in changes.get("hide") or [] if other != ref]
    return _with(changes, "hide", dropped or None)


def step_seen(changes: Data, skeletons: Skeletons, step: str) -> Data:
    """Return ``changes`` where all that is changed in ``step`` is made from it as it is today."""
    now = step_fingerprint(_below(skeletons, step))
    rows = [
        {**row, "based_on": now} if row.get("step") == step and _replaces(row) else row
        for row in changes.get("steps", [])
    ]
    return {**changes, "steps": rows}


def level_seen(changes: Data, skeletons: Skeletons, level: str) -> Data:
    """Return ``changes`` where the order of ``level`` is made from that of today.

    What has come since stands where it is shown.
    """
    below, entry = skeletons.level_beneath(level), _level_entry(changes, level)
    if below is None or "order" not in entry:
        raise NotDone("Rekkefølgen er ikke endret her.")
    ids = [step.id for step in skeletons.level_now(level).steps]
    seen = {**entry, "order": ids, "based_on": level_fingerprint(below)}
    return _with_entry(changes, "levels", "level", seen)


def compared(skeletons: Skeletons, level: str, step: str) -> dict[str, str]:
    """Return the fingerprint of ``step``, or else of the order of ``level``, as it is today."""
    if step:
        return {f"step/{step}": step_fingerprint(_below(skeletons, step))}
    below = skeletons.level_beneath(level)
    return {f"level/{level}": level_fingerprint(below)} if below else {}


def _below(skeletons: Skeletons, step: str) -> Step:
    below = skeletons.step_beneath(step)
    if below is None:
        raise NotDone(
            "Steget er ikke i den felles veilederen. Er det deres eget, endrer dere det under "
            "«Endringer i den felles veilederen»."
        )
    return below


def _step_entry(changes: Data, step: str) -> Data:
    """Return what is changed in ``step`` for all. Raises NotDone where it stands twice."""
    rows = [row for row in changes.get("steps", []) if _is_of(row, step)]
    if len(rows) > 1:
        raise NotDone(
            "Steget er endret to steder i «Endringer i den felles veilederen». "
            "Åpne det skjemaet under «Alt», og slå de to punktene sammen."
        )
    return dict(rows[0]) if rows else {"step": step}


def _replaces(row: Data) -> bool:
    return any(name in row for name in WHOLE)


def _is_of(row: Data, step: Any) -> bool:
    return row.get("step") == step and "service_type" not in row


def _level_entry(changes: Data, level: str) -> Data:
    rows = [row for row in changes.get("levels", []) if row.get("level") == level]
    return dict(rows[-1]) if rows else {"level": level}  # the last is the one that counts


def _with(entry: Data, name: str, value: Any) -> Data:
    """Return ``entry`` with the field, or without it where the value is None."""
    rest = {key: old for key, old in entry.items() if key != name or value is not None}
    return rest if value is None else {**rest, name: value}


def _with_part(entry: Data, part: str, name: str, ids: Sequence[str]) -> Data:
    inside = _with(entry.get(part) or {}, name, list(ids) or None)
    return _with(entry, part, {key: i for key, i in inside.items() if i} or None)


def _with_step(changes: Data, skeletons: Skeletons, entry: Data) -> Data:
    """Return ``changes`` with ``entry``, which says what it is based on where it must."""
    now = step_fingerprint(_below(skeletons, entry["step"]))
    seen = entry.get("based_on") or now  # what is not looked at yet stays so
    return _with_entry(
        changes, "steps", "step", _with(entry, "based_on", seen if _replaces(entry) else None)
    )


def _with_entry(changes: Data, rows_name: str, key: str, entry: Data) -> Data:
    rows = list(changes.get(rows_name, []))
    mine = [i for i, row in enumerate(rows) if _is_same(row, key, entry[key])]
    is_empty = not entry.keys() - {key, "based_on"}
    if mine:
        rows[mine[-1] : mine[-1] + 1] = [] if is_empty else [entry]
    elif not is_empty:
        rows.append(entry)
    return _with(changes, rows_name, rows or None)


def _is_same(row: Data, key: str, id: str) -> bool:
    return _is_of(row, id) if key == "step" else row.get(key) == id


def changed_in(changes: Data, step: str) -> frozenset[str]:
    """Return the names of the fields of ``step`` that are changed for all."""
    rows = [row for row in changes.get("steps", []) if _is_of(row, step)]
    lists = {n for row in rows for part in ("add", "hide") for n in row.get(part) or {}}
    return frozenset(lists & set(LISTS) | {n for row in rows for n in WHOLE if n in row})


def own_for(changes: Data, step: str) -> tuple[str, ...]:
    """Return the types of services that have changes of their own in ``step``."""
    rows = (row for row in changes.get("steps", []) if row.get("step") == step)
    return tuple(dict.fromkeys(str(row["service_type"]) for row in rows if "service_type" in row))
