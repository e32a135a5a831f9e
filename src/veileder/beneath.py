"""What municipalities stand on: read and judged once, and kept as it is between runs.

It is kept as a pickle: all of it is ready in a tenth of the time that reading takes, and nothing
has to be said twice of how each part of it is made. Who can write a pickle, can have us run
anything; so it is only read from the user's own store (``kept``), where each entry has a checksum,
for this very program and its libraries, and for folders that are as they were.
"""

import copyreg
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import cast

from veileder import rules, unchanged
from veileder.checks import check_beneath
from veileder.checks.interface import check_interface
from veileder.dates import today
from veileder.facts.unsaid import facts_noted, unsaid_in
from veileder.findings import Finding, Location, Rule
from veileder.reading.digests import Digests
from veileder.reading.layers import BORROWED, Layer, Library
from veileder.reading.library import load_beneath, municipality_folders, wanted_regions
from veileder.reading.strings import words_of
from veileder.resolving.bare import region_guide


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
        return sorted({"content", "tools", *_of(ids), *copies})


_last: list[tuple[object, Beneath]] = []  # one at most


def remembered_beneath(root: Path, wanted: Sequence[str], digests: Digests) -> Beneath:
    """Return what those wanted, or all, stand on: as it was, if nothing of it has changed."""
    regions = wanted_regions(root, wanted)
    question = _question(root, wanted, regions)
    for made_of, known in _last:
        if made_of == _made_of(known, question, digests):
            return known
    beneath = _kept(question, digests)
    if beneath is None:
        beneath = _read(root, wanted, digests, [unchanged.NAMES, *_of(regions)])
        places = [unchanged.NAMES, *_of(regions), *beneath.folders]
        unchanged.remember(_pickled(beneath), question, places, digests)
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


def _read(root: Path, wanted: Sequence[str], digests: Digests, places: Iterable[str]) -> Beneath:
    for place in ("content", "tools", f"{BORROWED}/", *places):
        digests.of(place)
    return digests.settled(lambda: _judged(load_beneath(root, wanted)), lambda new: new.folders)


def _judged(base: Library) -> Beneath:
    told = (words_told(base, base.layers[region]) for region in base.regions)
    unsaid = (_unsaid(base, base.layers[region]) for region in base.regions)
    found = chain(check_beneath(base, today()), *told, *unsaid)
    return Beneath(base, tuple(dict.fromkeys(found)))


def _unsaid(base: Library, layer: Layer) -> Iterator[Finding]:
    """Yield that a published region says what its log does not, where it has one."""
    if layer.settings and layer.settings.status == "published" and facts_noted(layer) is not None:
        yield from unsaid_in(base, region_guide(base, layer.id))


def words_told(library: Library, layer: Layer | None) -> Iterator[Finding]:
    """Yield what is wrong with the words that ``layer`` puts in place of the interface's."""
    settings = layer.settings if layer else None
    if settings and settings.interface:
        yield from check_interface(settings, words_of(library.root, settings.languages[0]))


def _kept(question: unchanged.Question, digests: Digests) -> Beneath | None:
    found = unchanged.recall(question, digests)
    if found is None:
        return None
    beneath = cast(Beneath, pickle.loads(found))  # noqa: S301 - our own, see above
    return replace(beneath, base=replace(beneath.base, root=digests.root))


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
