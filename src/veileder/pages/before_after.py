"""What is another here than in the shared guide: what it was, and what it is, in plain words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from pydantic.fields import FieldInfo

from veileder.facts.differences import differences
from veileder.facts.rows import LACKING, TEXT, TITLE, Fact, Names, plain, stated
from veileder.facts.steps import level_values, step_values
from veileder.model.base import Part
from veileder.pages.view import View
from veileder.resolving.words.forms import capital

_IN_FACTS = frozenset({"deadlines", "outcomes"})
_NOT_SHOWN = frozenset("title safety origin aliases responsible sources former_ids add".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that is taken out of the shared text, or put into it."""

    kind: Literal["out", "in"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """One part of a thing: ``before`` in the shared guide and ``after`` here, or ``passages``."""

    label: str
    before: str | None = None
    after: str | None = None
    passages: tuple[Passage, ...] = ()


def structural_parts(view: View, names: Names, ref: str) -> Iterator[BeforeAfter]:
    """Yield what is another in the level or step ``ref``, as the facts tell it."""
    kind, _, id = ref.partition("/")
    beneath = view.guide.beneath
    if kind == "step" and (old := beneath.steps.get(id)):
        steps = [variant.steps[id][1] for variant in view.guide.variants.values()
                 if id in variant.steps]  # fmt: skip
        for step in steps:
            now, was = step_values(names, step.facts, step), step_values(names, old, step)
            yield from _parts(view, ref, was, now)
    if kind == "level" and (level := beneath.levels.get(id)):
        here = next((one for one in view.guide.common.levels if one.id == id), None)
        titles = [names.of(f"step/{step.id}") for step in level.steps]
        if here:
            now = level_values(names, here)
            was = {**now, "order": " → ".join(titles), "label": level.label}
            yield from _parts(view, ref, was, now)


def _parts(
    view: View, ref: str, was: Mapping[str, str | None], now: Mapping[str, str | None]
) -> Iterator[BeforeAfter]:
    hidden = frozenset({TEXT, TITLE})
    before, after = (
        [fact for fact in stated(ref, values) if fact.field not in hidden] for values in (was, now)
    )
    known = Fact(ref, "known", LACKING)  # what has no other fact is there all the same
    for one in differences([known, *before], [known, *after]):
        label = capital(view.strings[f"part_{one.name}"])
        yield BeforeAfter(label=label, before=one.before, after=one.after)


def text_parts(view: View, ref: str, now: Part) -> Iterator[BeforeAfter]:
    """Yield the parts of the text ``now`` that are another than in the text it is made from."""
    beneath = view.guide.beneath.texts.get(ref)
    if beneath is None:
        return
    was = beneath.value
    if was.title != getattr(now, "title", was.title):
        label = capital(view.strings["part_title"])
        yield BeforeAfter(label=label, before=was.title, after=getattr(now, "title", None))
    told_above = _IN_FACTS if ref in view.guide.structure else frozenset()
    for field, info in type(now).model_fields.items():
        old, new = getattr(was, field, None), getattr(now, field)
        if field in _NOT_SHOWN | told_above or old == new:
            continue
        lines = ([*_paragraphs(_titled(view, info, value))] for value in (old, new))
        passages = tuple(_passages(*lines))
        if passages:
            yield BeforeAfter(label=label_of(view, field), passages=passages)


def _titled(view: View, info: FieldInfo, value: Any) -> Any:
    """Return the titles of what ``value`` names, if that is what the field is; never its ids."""
    extra = info.json_schema_extra
    kind = str(extra.get("to", "")).partition(" ")[0] if isinstance(extra, dict) else ""
    if not kind or isinstance(value, Mapping):
        return value
    ids = value if isinstance(value, tuple) else (value,) if value else ()
    refs = (str(id) if "/" in str(id) else f"{kind}/{id}" for id in ids)
    return tuple(view.titles(refs))


def label_of(view: View, field: str) -> str:
    """Return what a field of a text is called; «Teksten» where it has no name of its own."""
    key = f"part_{field}"
    return capital(view.strings[key if key in view.strings else "part_text"])


def _paragraphs(value: Any) -> Iterator[str]:
    """Yield the paragraphs of a field; of what is no words, such as a form, each line of words."""
    if isinstance(value, str):
        yield from (line for block in value.split("\n\n") if (line := plain(block)))
    elif isinstance(value, Mapping):
        yield from _of_each(value.values())
    elif isinstance(value, tuple | list):
        yield from _of_each(value)
    elif isinstance(value, Part):
        fields = type(value).model_fields.items()
        yield from _of_each(getattr(value, name) for name, info in fields if _is_words(name, info))


def _is_words(name: str, info: FieldInfo) -> bool:
    """Whether a field inside another says something: an id does not."""
    extra = info.json_schema_extra
    return name != "id" and not (isinstance(extra, dict) and "to" in extra)


def _of_each(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield from _paragraphs(value)


def _passages(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Passage(kind="out", text=text) for text in old[a:b])
            yield from (Passage(kind="in", text=text) for text in new[c:d])
