"""What a field can point at, by its title: nobody has to know an id."""

from collections.abc import Iterator, Sequence

from veileder.model.kinds import KINDS
from veileder.resolving.guide import Guide

Option = tuple[str, str]  # what is written, and what it is called
_PLACED = {"page", "target", "service arena", "level step"}  # written with their kind


class References:
    """The titles of one guide, and the names of the ``files`` beside its own tools."""

    def __init__(self, guide: Guide | None, name: str = "", files: Sequence[str] = ()) -> None:
        """Take the ``guide``, and the file that is written in, for what is inside a step."""
        self._guide, self._files = guide, files
        folder, _, file = name.rpartition("/")
        self._step = file.partition(".")[0] if folder == "steps" else ""

    @property
    def has_region(self) -> bool:
        """Whether there is somebody else's entry that one's own can replace."""
        return self._guide is not None and self._guide.region is not None

    def options(self, to: str) -> list[Option]:
        """Return what a field that points at ``to`` can say, by title."""
        if to == "file":
            return [(file, file) for file in self._files]
        if self._guide is None:
            return []
        if to in _PLACED:
            kinds = list(KINDS) if to == "page" else to.split() if to != "target" else _TARGETS
            return [
                (f"{kind}/{id}", title)
                for kind in kinds
                for id, title in self._of(kind, self._guide)
            ]
        return list(self._of(to, self._guide))

    def _of(self, kind: str, guide: Guide) -> Iterator[Option]:
        if kind == "level":
            yield from ((level.id, level.title) for level in guide.common.levels)
        elif kind == "step":
            yield from ((id, step.title) for id, (_, step) in guide.common.steps.items())
        elif kind in ("deadline", "outcome"):
            yield from self._in_step(kind, guide)
        elif kind in ("unit", "holiday"):
            rows = [local.value for local in guide.services] if kind == "unit" else guide.holidays
            yield from ((row.id, row.name) for row in rows)
        elif kind == "term":
            for term in guide.terms:
                text = term.text(guide.language)
                yield term.id, text.term if text else term.id
        elif kind == "region" and guide.region:
            yield guide.region_id or "", guide.region.name
        else:
            documents = guide.documents.get(kind, {})
            yield from sorted(((id, d.title) for id, d in documents.items()), key=lambda o: o[1])

    def _in_step(self, kind: str, guide: Guide) -> Iterator[Option]:
        """Yield the deadlines or outcomes of the step, by the words that it has for them."""
        _, step = guide.common.steps.get(self._step, (None, None))
        parts = getattr(step.facts, f"{kind}s") if step else ()
        words = getattr(step.text.value, f"{kind}s") if step and step.text else {}
        yield from ((part.id, words.get(part.id, part.id)) for part in parts)


_TARGETS = ["step", "level", "service", "role", "arena", "article"]
