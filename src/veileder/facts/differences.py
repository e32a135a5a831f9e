"""What differs between the facts as they were and as they are: amendments, before any words."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from veileder.facts.rows import LACKING, TEXT, TITLE, Fact

# Lists of things that have a title of their own: a new title of one is told of that alone.
_OF_THINGS = frozenset(
    "together_with tools services anonymous laws levels superseded_by hide".split()
)
_OF_TITLES = frozenset({"role", "baton", "service", "order"})
_HASHED = frozenset({TEXT, "quote"})
Of = Mapping[tuple[str, str], str]


class Difference(NamedTuple):
    """One fact that is another: ``before`` or ``after`` is None where it was not, or is no more.

    ``what`` says whether a whole thing is new or gone. Of words that are only kept as a hash,
    neither is told.
    """

    ref: str
    title: str
    field: str
    what: Literal["new", "gone", "changed"]
    before: str | None = None
    after: str | None = None

    @property
    def name(self) -> str:
        """The field without the id behind it."""
        return self.field.partition(".")[0]


def differences(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[Difference, ...]:
    """Return what differs between two sets of facts, in the order of the facts."""
    before, after = _by_place(old), _by_place(new)
    titles = {ref: value for (ref, field), value in [*before.items(), *after.items()]
              if field == TITLE}  # fmt: skip
    return tuple(_differences(before, after, titles))


def _by_place(facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    return {(fact.ref, fact.field): fact.value for fact in facts}


def _differences(before: Of, after: Of, titles: Mapping[str, str]) -> Iterator[Difference]:
    was, now = ({ref for ref, _ in places} for places in (before, after))
    kinds = {ref.partition("/")[0] for ref in was | now}
    renamed = _renamed(before, after)
    gone = {before.get((ref, TITLE), ref) for ref in was - now if ":" not in ref}
    for ref in sorted(was ^ now):
        if ":" not in ref:
            what: Literal["new", "gone"] = "new" if ref in now else "gone"
            yield Difference(ref, titles.get(ref, ref), TITLE, what)
    for place in sorted({*before, *after}):
        ref, field = place
        whole = ref.partition(":")[0]
        old, new = _said(before, place), _said(after, place)
        is_told = whole in was and whole in now
        if old == new or not is_told or _is_only_renamed(field, old, new, renamed):
            continue
        if _is_hidden(field, kinds) or _is_only_shorter(field, old, new, gone):
            continue
        if ":" in ref and _is_told_of_all(before, after, (whole, field), (old, new)):
            continue
        if field in _HASHED:
            old = new = None
        yield Difference(ref, titles.get(whole, whole), field, "changed", old, new)


def _is_told_of_all(
    before: Of, after: Of, place: tuple[str, str], pair: tuple[str | None, str | None]
) -> bool:
    """Whether what differs for one type of service, differs likewise for all."""
    common = _said(before, place), _said(after, place)
    return common == pair or (place[1] in _HASHED and common[0] != common[1])


def _said(of: Of, place: tuple[str, str]) -> str | None:
    """Return what is said there: to one type of service what is said to all, if nothing else is."""
    ref, field = place
    value = of.get(place) or of.get((ref.partition(":")[0], field))
    return None if value == LACKING else value


def _renamed(before: Of, after: Of) -> dict[str, str]:
    """Return the new title of everything that had another, by the old."""
    places = [place for place in before if place[1] == TITLE and place in after]
    return {before[one]: after[one] for one in places if before[one] != after[one]}


def _is_hidden(field: str, kinds: Container[str]) -> bool:
    """Whether it says that something is hidden, which is gone itself: that is told of it."""
    name, _, ref = field.partition(".")
    return name == "hide" and ref.partition("-")[0] in kinds


def _is_only_shorter(field: str, old: str | None, new: str | None, gone: Container[str]) -> bool:
    """Whether all that differs in an order is what is gone, which is told of the thing itself."""
    if field != "order" or old is None:
        return False
    return " → ".join(one for one in old.split(" → ") if one not in gone) == (new or "")


def _is_only_renamed(
    field: str, old: str | None, new: str | None, renamed: Mapping[str, str]
) -> bool:
    """Whether all that differs is what a thing is called, which is told of the thing itself."""
    if old is None or new is None:
        return False
    name = field.partition(".")[0]
    if name in _OF_THINGS:
        return True
    if name not in _OF_TITLES:
        return False
    return " → ".join(renamed.get(one, one) for one in old.split(" → ")) == new
