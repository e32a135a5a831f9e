"""What municipalities stand on: read and judged once, and kept as it is between runs.

The shared content is kept by what is in it, so that all who have the same stand on one: whatever
regions they are in, and wherever it lies. What regions put on top is kept for each root.

It is kept as a pickle: all of it is ready in a tenth of the time that reading takes, and nothing
has to be said twice of how each part of it is made. Who can write a pickle, can have us run
anything; so it is only read from the user's own store (``kept``), where each entry has a checksum,
for this very program and its libraries, and for folders that are as they were.
"""

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import cast

from veileder import rules, unchanged
from veileder.checks import check_regions, check_shared
from veileder.checks.interface import check_interface
from veileder.dates import today
from veileder.facts.unsaid import facts_noted, lost_in, unsaid_in
from veileder.findings import Finding, Location, Rule
from veileder.kept import find, is_open, put
from veileder.reading.digests import Digests
from veileder.reading.layers import BORROWED, SHARED, Layer, Library
from veileder.reading.library import (
    load_regions,
    load_shared,
    municipality_folders,
    together,
    wanted_regions,
)
from veileder.reading.strings import words_of
from veileder.resolving.bare import region_guide

_SHARED = ("content", "tools")


@dataclass(frozen=True, slots=True)
class Beneath:
    """The shared content and the regions, and what is wrong with them, at places as seen."""

    base: Library
    found: tuple[Finding, ...]

    @property
    def folders(self) -> list[str]:
        """The folders that it was read from."""
        ids = {*self.base.layers, *([self.base.example.id] if self.base.example else [])}
        copies = [f"{BORROWED}/", *(layer.folder for layer in self.base.layers.values())]
        return sorted({*_SHARED, *_of(ids), *copies})


_last: list[tuple[object, Beneath]] = []  # one at most


def remembered_beneath(root: Path, wanted: Sequence[str], digests: Digests) -> Beneath:
    """Return what those wanted, or all, stand on: as it was, if nothing of it has changed."""
    regions = wanted_regions(root, wanted)
    question = _question(root, wanted, regions)
    for made_of, known in _last:
        if made_of == _made_of(known, question, digests):
            return known
    shared = _shared(digests)
    above = _kept(question, shared, digests)
    if above is None:
        above = _read(shared, wanted, digests, [unchanged.NAMES, *_of(regions)])
        places = [unchanged.NAMES, *_of(regions), *above.folders]
        unchanged.remember(_pickled(_apart(above)), question, places, digests)
    found = dict.fromkeys((*shared.found, *above.found))
    beneath = Beneath(together(shared.base, [above.base]), tuple(found))
    _last[:] = [(_made_of(beneath, question, digests), beneath)]
    return beneath


def _question(root: Path, wanted: Sequence[str], regions: Sequence[str]) -> unchanged.Question:
    """Return what decides which folders are read, so that many stand on the same."""
    there = municipality_folders(root)
    strangers = (name for name in wanted if name not in there)
    return "beneath", "wanted" if wanted else "all", *regions, "besides", *strangers


def _made_of(beneath: Beneath, question: unchanged.Question, digests: Digests) -> object:
    places = [unchanged.NAMES, *beneath.folders]
    return digests.root, question, today(), [digests.of(place) for place in places]


def _of(ids: Iterable[str]) -> list[str]:
    return [f"municipalities/{id}" for id in sorted(ids)]


def _shared(digests: Digests) -> Beneath:
    """Return the shared content: as it was, if it has ever been the same, anywhere."""
    question = ("shared", today().isoformat(), *map(digests.of, _SHARED))
    if found := find(*question):
        shared = _unpickled(zlib.decompress(found))
        return replace(shared, base=replace(shared.base, root=digests.root))
    library = load_shared(digests.root)
    shared = Beneath(library, tuple(dict.fromkeys(check_shared(library, today()))))
    if is_open() and digests.held(_SHARED) is not None:
        put(zlib.compress(_pickled(shared), 1), *question)
    return shared


def _read(
    shared: Beneath, wanted: Sequence[str], digests: Digests, places: Iterable[str]
) -> Beneath:
    for place in (f"{BORROWED}/", *places):
        digests.of(place)
    return digests.settled(lambda: _regions(shared, wanted), lambda new: new.folders)


def _regions(shared: Beneath, wanted: Sequence[str]) -> Beneath:
    """Return what stands between the shared content and the municipalities."""
    base = load_regions(shared.base, wanted)
    told = (words_told(base, base.layers[region]) for region in base.regions)
    unsaid = (_unsaid(base, base.layers[region]) for region in base.regions)
    found = chain(check_regions(base, today()), *told, *unsaid)
    return Beneath(base, tuple(dict.fromkeys(found)))


def _apart(above: Beneath) -> Beneath:
    """Return what is ``above`` the shared content without that, which is kept by itself."""
    return replace(above, base=replace(above.base, shared=Layer(SHARED, "content"), base=None))


def _unsaid(base: Library, layer: Layer) -> Iterator[Finding]:
    """Yield that a published region says what its log does not, or that its log cannot go on."""
    yield from lost_in(layer)
    if layer.settings and layer.settings.status == "published" and facts_noted(layer) is not None:
        yield from unsaid_in(base, region_guide(base, layer.id))


def words_told(library: Library, layer: Layer | None) -> Iterator[Finding]:
    """Yield what is wrong with the words that ``layer`` puts in place of the interface's."""
    settings = layer.settings if layer else None
    if settings and settings.interface:
        yield from check_interface(settings, words_of(library.root, settings.languages[0]))


def _kept(question: unchanged.Question, shared: Beneath, digests: Digests) -> Beneath | None:
    found = unchanged.recall(question, digests)
    if found is None:
        return None
    above, below = _unpickled(found), shared.base
    base = replace(above.base, root=digests.root, shared=below.shared, base=below)
    return replace(above, base=base)


def _unpickled(kept: bytes) -> Beneath:
    return cast(Beneath, pickle.loads(kept))  # noqa: S301 - our own, see above


def _pickled(beneath: Beneath) -> bytes:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {Rule: _by_code, Location: _by_parts}
    pickler.dump(beneath)
    return written.getvalue()


def _by_code(rule: Rule) -> tuple[Callable[[str], Rule], tuple[str]]:
    """Say how a rule is found: there is one of each, and code asks whether it is the one."""
    return _rule, (rule.code,)


def _rule(code: str) -> Rule:
    return rules.BY_CODE[code]


def _by_parts(at: Location) -> tuple[type[Location], tuple[str, int, int]]:
    """Say how a place is made: there are tens of thousands, and this is the quick way."""
    return Location, (at.path, at.line, at.column)
