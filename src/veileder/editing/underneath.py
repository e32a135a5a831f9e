"""What a text is made from, beside each field of its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from veileder.editing.comparing import Say, as_lines, made_from
from veileder.editing.differences import Piece, words
from veileder.editing.forms import Form
from veileder.editing.taking import NotCompared
from veileder.editing.typed import Typed, typed, values
from veileder.markdown import markup
from veileder.reading.layers import Library
from veileder.resolving.safety import FIELD

# The acts that take one field over, let go of it, and take what is saved in it.
BEGIN, CLEAR, SAVED = "begin", "clear", "saved"
ACTS = tuple(f"{verb}:" for verb in (BEGIN, CLEAR, SAVED))


@dataclass(frozen=True, slots=True)
class Beneath:
    """What one field says underneath, with what her own says otherwise, if she has one.

    ``is_same`` says that her own is what stands underneath, word for word.
    """

    pieces: tuple[Piece, ...]
    is_own: bool
    is_same: bool = False


def underneath(
    library: Library, path: str, form: Form, shown: Typed, say: Say
) -> dict[str, Beneath]:
    """Return what stands under each field of ``form`` with ``shown`` typed, by the field's place.

    ``say`` makes of values what a person reads. A text that is made from nothing has nothing
    beneath it.
    """
    data = _data(library, path)
    mine = values(form.parts, shown, form.data)
    both = {part.name: (data.get(part.name), mine.get(part.name)) for part in form.parts}
    return {
        f"f.{name}": _beneath(*map(say(name, pair), pair))
        for name, pair in both.items()
        if as_lines(pair[0])
    }


def saved_otherwise(form: Form, shown: Typed, say: Say) -> dict[str, Beneath]:
    """Return what is saved in each field that says something else in the draft ``shown``."""
    mine = values(form.parts, shown, form.data)
    both = {p.name: (form.data.get(p.name), mine.get(p.name)) for p in form.parts}
    said = {name: map(say(name, pair), pair) for name, pair in both.items() if _differ(*pair)}
    return {
        f"f.{name}": Beneath(tuple(words(saved or "", own or "")), is_own=True)
        for name, (saved, own) in said.items()
    }


def _differ(saved: Any, own: Any) -> bool:
    return (as_lines(saved) or "") != (as_lines(own) or "")


def staying(library: Library, path: str) -> list[str]:
    """Return the lines that are shown whatever the text at ``path`` says, as one reads them."""
    lines = _data(library, path).get(FIELD) or {}
    return [markup.plain(markup.render_field(line).inline) for line in lines.values()]


def _data(library: Library, path: str) -> Mapping[str, Any]:
    try:
        return made_from(library, path)
    except NotCompared:
        return {}


def _beneath(theirs: str | None, own: str | None) -> Beneath:
    shared = theirs or ""
    pieces = tuple(words(shared, shared if own is None else own))
    return Beneath(pieces, own is not None, own == shared)


def taken_over(library: Library, path: str, form: Form, shown: Typed, act: str) -> Typed:
    """Return what is typed after ``begin:field``, ``clear:field`` or ``saved:field``."""
    verb, _, name = act.partition(":")
    data = _data(library, path) if verb == BEGIN else form.data if verb == SAVED else {}
    begun = typed(form.parts, data)
    return {**shown, name: begun[name]} if name in begun else shown
