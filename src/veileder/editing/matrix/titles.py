"""What things are called in one municipality, and what there is to choose from."""

from collections.abc import Iterator
from typing import Any

from veileder.editing.language import Words
from veileder.model import formats
from veileder.model.guide import Skeleton
from veileder.model.readers import Duration, to_duration
from veileder.reading.layers import Library, TextKey
from veileder.resolving.guide import Guide
from veileder.resolving.texts import Texts

Option = tuple[str, str]  # what is written, and what it is called
_ENDS = ("next", "close", "page/emergency")
_PLACES = ("service", "role", "arena", "article")


class Titles:
    """Titles by kind and id, also of what is hidden or not in use."""

    def __init__(self, library: Library, guide: Guide, words: Words) -> None:
        self._layers = library.stack(guide.id)
        self._texts = Texts(self._layers, guide.language)
        self._guide, self._words = guide, words

    def of(self, kind: str, id: str) -> str:
        """Return what ``id`` is called; the id where nobody has written what."""
        name = self._guide.settings.names.get(f"{kind}/{id}")
        if name:
            return name
        known = self._guide.documents.get(kind, {}).get(id)
        text = known or self._texts.get(TextKey(kind, id))
        words = self._guide.words.of(self._guide.language)
        return words.in_line(text.title) if text else id

    def of_step(self, id: str, text: str | None) -> str:
        """Return the title of a step, which may have its words from another."""
        return self._guide.settings.names.get(f"step/{id}") or self.of("step", text or id)

    def words(self, step: str, field: str) -> dict[str, str]:
        """Return the words of a step for its outcomes or deadlines, by id."""
        text = self._texts.get(TextKey("step", step))
        return dict(getattr(text.value, field)) if text else {}

    def of_target(self, to: str) -> str:
        """Return where an outcome leads, in words."""
        kind, _, id = to.partition("/")
        if to in _ENDS:
            return self._words[f"matrix_to_{(id or kind)}"]
        return self.of(kind, id)

    def of_member(self, part: str, id: str) -> str:
        """Return what stands in a list of a step, in words."""
        kind, _, name = id.partition("/")
        return self.of(kind, name) if name else self.of(part.removesuffix("s"), id)

    @property
    def of_own_copy(self) -> str:
        """The comment on top of a skeleton of one's own."""
        return f"# {self._words['matrix_copy_head']}"

    def length(self, within: Duration | None) -> str:
        """Return how long, in words."""
        return formats.duration(within, self._guide.language) if within else ""

    def options(self, kind: str) -> list[Option]:
        """Return all of one kind that is not hidden, by title."""
        layers = {key.id for layer in self._layers for key in layer.texts if key.kind == kind}
        known = layers | set(self._guide.documents.get(kind, {}))
        shown = (id for id in known if f"{kind}/{id}" not in self._guide.settings.hide)
        return sorted(((id, self.of(kind, id)) for id in shown), key=lambda o: o[1].casefold())

    def targets(self, now: Skeleton) -> list[tuple[str, list[Option]]]:
        """Return where an outcome may lead, in groups."""
        groups = [("end", [(to, self.of_target(to)) for to in _ENDS])]
        groups.append(("level", list(self._levels(now))))
        groups.append(("step", list(self._steps(now))))
        for kind in _PLACES:
            groups.append((kind, [(f"{kind}/{id}", title) for id, title in self.options(kind)]))
        return [group for group in groups if group[1]]

    def _levels(self, now: Skeleton) -> Iterator[Option]:
        for level in now.levels:
            ref = f"level/{level.id}"
            if ref not in self._guide.settings.hide:
                yield ref, self.of("level", level.id)

    def _steps(self, now: Skeleton) -> Iterator[Option]:
        for level in now.levels:
            for step in level.steps:
                ref = f"step/{step.id}"
                if not {ref, f"level/{level.id}"} & self._guide.settings.hide:
                    yield ref, self.of_step(step.id, step.text)

    def of_row(self, field: str, row: Any, step: str = "") -> str:
        """Return what stands in a field of a step, in words: an id, or a row of facts.

        ``step`` is where the words of its deadlines and outcomes stand.
        """
        if isinstance(row, str):
            return self.of_step(row, None) if field == "steps" else self.of_member(field, row)
        if field not in ("outcomes", "deadlines"):
            return self.of("service", row["id"])
        length = self.length(to_duration(row["within"])) if "within" in row else ""
        to = f"→ {self.of_target(row['to'])}" if "to" in row else ""
        words = self.words(step, field).get(row["id"], "")
        if field == "deadlines":
            return ": ".join(filter(None, (length, words)))
        return " ".join(filter(None, (words, to, f"({length})" if length else "")))
