"""The words that a step needs for what is added to it, in the step's own text."""

from collections.abc import Collection, Sequence

from veileder.editing.documents import values_in, with_values
from veileder.editing.forms import id_for
from veileder.editing.matrix.state import NotDone
from veileder.model.base import Language
from veileder.model.guide import Step
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.compose import beneath


def file_of(step: Step, language: Language) -> str:
    """Return the name of the file that would have the municipality's own words for ``step``."""
    return f"steps/{step.text or step.id}.{language}.md"


def with_words(
    step: Step, name: str, text: str | None, layers: Sequence[Layer], new: tuple[str, str, str]
) -> str:
    """Return the ``text`` of file ``name`` with ``new``: the field, the id in it, and the words.

    A text that was shared becomes adapted, made from the shared one as it is today.
    """
    field, id, words = new
    language = Language(name.split(".")[-2])
    shared = beneath(TextKey("step", step.text or step.id), language, layers[:-1])
    data = values_in(text, name) if text is not None else {}
    if text is None and not shared.has_base:
        raise NotDone("Steget har ingen tekst ennå. Skriv tittelen på steget først.")
    if text is None:
        data = {"based_on": fingerprint(shared.located.data)}
    known = data.get(field) or shared.located.data.get(field) or {}
    return with_values(text or "", name, {**data, field: {**known, id: words}})


def new_text(name: str, title: str) -> str:
    """Return the text of a new step."""
    return with_values("", name, {"title": title})


def free_id(words: str, taken: Collection[str]) -> str:
    """Return an id made of ``words`` that is not ``taken``. Raises NotDone."""
    id = id_for(words)
    if not id:
        raise NotDone("Skriv et navn med bokstaver.", "words")
    numbered = (id if n == 1 else f"{id}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
