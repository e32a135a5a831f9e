"""What a field can point at, by its title: nobody has to know an id."""

from collections.abc import Iterator, Sequence

from veileder.model.kinds import KINDS
from veileder.resolving.guide import Guide

Option = tuple[str, str]  # what is written, and what it is called
_PLACED = {"page", "target", "service arena"}  # written with their kind


class References:
    """The titles of one guide, and the names of the ``files`` beside its own tools."""

    def __init__(self, guide: Guide | None, files: Sequence[str] = ()) -> None:
        self._guide, self._files = guide, files

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
        elif kind == "unit":
            yield from ((local.value.id, local.value.name) for local in guide.services)
        elif kind == "term":
            for term in guide.terms:
                text = term.text(guide.language)
                yield term.id, text.term if text else term.id
        elif kind == "region" and guide.region:
            yield guide.region_id or "", guide.region.name
        else:
            documents = guide.documents.get(kind, {})
            yield from sorted(((id, d.title) for id, d in documents.items()), key=lambda o: o[1])


_TARGETS = ["step", "level", "service", "role", "arena", "article"]
