"""All that the matrix is made of, as it stands on disk now."""

from collections.abc import Sequence
from dataclasses import dataclass

from veileder.editing.desk import Desk
from veileder.editing.documents import Unreadable
from veileder.editing.files import digest
from veileder.editing.matrix.state import Skeletons, State
from veileder.editing.matrix.titles import Titles
from veileder.editing.matrix.writing import CHANGES, FILES, OWN, state_in
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide
from veileder.resolving.skeleton import skeleton_before, stages


class NotShown(Exception):
    """A form must be seen to first: ``file`` is it, and ``why`` is ``draft`` or ``broken``."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file)
        self.file, self.why = file, why


@dataclass(frozen=True, slots=True)
class Sight:
    """The municipality's files, the layers they stand on, and what comes of them."""

    texts: dict[str, str | None]
    state: State
    layers: Sequence[Layer]
    skeletons: Skeletons
    guide: Guide
    titles: Titles

    @property
    def digests(self) -> dict[str, str]:
        """What the files are, for an act to be done on these and no others."""
        return {name: digest(text) for name, text in self.texts.items()}


def sight(desk: Desk) -> Sight:
    """Return what the matrix is made of. Raises NotShown, and Refusal where there is no guide."""
    texts = {name: desk.files.read(name) for name in FILES}
    _without_drafts(desk)
    if any(desk.bench.text(name) != text for name, text in texts.items()):
        desk.bench.refresh()
        desk.changed()
    library, guide = desk.current()
    layers = library.stack(desk.id)
    state = _read(texts, layers[-1])
    beneath = skeleton_before(layers)
    now = [skeleton for _, skeleton in stages(layers)]
    if not now or beneath is None:
        raise NotShown(OWN, "broken")
    titles = Titles(library, guide, desk.words)
    return Sight(texts, state, layers, Skeletons(beneath, now[-1]), guide, titles)


def _without_drafts(desk: Desk) -> None:
    """Raise NotShown if something is typed and not saved: it would be shown, and lost by an act."""
    for name in FILES:
        if desk.files.draft(name):
            raise NotShown(name, "draft")


def _read(texts: dict[str, str | None], own: Layer) -> State:
    for name in FILES:
        try:
            state = state_in({name: texts[name]})
        except Unreadable:
            raise NotShown(name, "broken") from None
        is_lost = {
            CHANGES: bool(state.changes) and own.table(CHANGES, SkeletonChanges) is None,
            OWN: state.own is not None and None not in own.skeletons,
        }
        if is_lost.get(name):
            raise NotShown(name, "broken")
    return state_in(texts)
