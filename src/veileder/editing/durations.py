"""A length of time in a form: how many, and of what, each in a field of its own."""

from collections.abc import Mapping
from typing import Any

from veileder.model.readers import Unit

AMOUNT, UNIT = "amount", "unit"
UNITS = tuple(str(unit) for unit in Unit)


def shown(value: Any) -> dict[str, str]:
    """Return the two fields of what a file says or somebody typed.

    What is no length of time stands whole.
    """
    if isinstance(value, Mapping):
        return {name: str(value.get(name, "")) for name in (AMOUNT, UNIT)}
    text = str(value or "").strip()
    amount, _, unit = text.partition(" ")
    whole = unit if unit in UNITS else f"{unit}s"
    return {AMOUNT: amount, UNIT: whole} if whole in UNITS else {AMOUNT: text, UNIT: ""}


def written(typed: Any, old: Any) -> Any:
    """Return what the file is to say; ``old`` where that says the same, None for nothing."""
    amount, unit = (part.strip() for part in shown(typed).values())
    if not amount:
        return None
    if isinstance(old, str) and shown(old) == {AMOUNT: amount, UNIT: unit}:
        return old
    return f"{amount} {unit}".strip()
