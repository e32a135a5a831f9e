"""The shapes of the matrix as it is shown."""

from dataclasses import dataclass

from veileder.editing.matrix.titles import Option


@dataclass(frozen=True, slots=True)
class Thing:
    """A tool or a service of a step. ``is_off`` where it is beneath, and taken away here."""

    id: str
    title: str
    origin: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline or an outcome of a step, as it is, or as it was where it is taken away here."""

    id: str
    words: str
    origin: str
    is_off: bool
    to: str
    leads_to: str
    amount: str
    unit: str
    length: str
    law: str
    law_title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A step. ``changed`` names the fields that are otherwise than beneath.

    ``news`` is "" or says how what it is changed from stands: ``unconfirmed`` or ``changed``.
    """

    id: str
    level: str
    number: int | None
    title: str
    text: str
    origin: str
    hidden: str
    role: Option
    lists: dict[str, tuple[Thing, ...]]
    deadlines: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    changed: tuple[str, ...]
    variants: tuple[str, ...]
    has_own_text: bool
    moved_from: str
    is_first: bool
    is_last: bool
    news: str

    @property
    def forms(self) -> set[str]:
        """The forms on its page that can be typed in."""
        rows = {"deadlines": self.deadlines, "outcomes": self.outcomes}
        ofs = {f"row.{part}.{row.id}" for part in rows for row in rows[part] if not row.is_off}
        return ofs | {f"row.{part}" for part in rows} | {f"add.{part}" for part in self.lists}


@dataclass(frozen=True, slots=True)
class Column:
    """A level. ``hidden`` is "", or says by whom it is hidden: ``own`` or ``region``."""

    id: str
    label: str
    title: str
    origin: str
    hidden: str
    cells: tuple[Cell, ...]
    has_own_order: bool
    news: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole guide; ``unused`` are the steps beneath that are not in it."""

    is_own: bool
    columns: tuple[Column, ...]
    unused: tuple[Option, ...]

    @property
    def cells(self) -> dict[str, Cell]:
        """Every step by id."""
        return {cell.id: cell for column in self.columns for cell in column.cells}

    @property
    def forms(self) -> dict[str, set[str]]:
        """The forms that can be typed in, by the step they stand at ("" for the whole guide)."""
        whole = {f"{verb}.{column.id}" for column in self.columns for verb in ("new", "in")}
        return {"": whole if self.is_own else set()} | {
            cell.id: cell.forms for cell in self.cells.values()
        }
