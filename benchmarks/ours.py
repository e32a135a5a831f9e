"""Our own command on many municipalities, in each situation that has a price.

Each situation is a process of its own, ended, and looked over: exit status, number of pages, and
that what was changed is on the page. Anything else is a Failed.
"""

import hashlib
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from many import ROOT, make_root, municipality, phone
from measuring import Cost, Failed, measure

DAY = {"SOURCE_DATE_EPOCH": "1800000000"}  # else a run over midnight would change every page
_SITE = {"PYTHONPATH": str(ROOT / "src"), **DAY}

# The situations, in the order they come in a round, and what a reader is told of each.
LABELS = {
    "help": "`--help`",
    "cold": "alle, fra ingenting",
    "unchanged": "alle, ingenting endret",
    "phone_all": "ett telefonnummer endret, alle",
    "phone_one": "ett telefonnummer endret, `build` av den kommunen",
    "alone": "én kommune, fra ingenting",
    "check_cold": "`check` av én kommune, fra ingenting",
    "check_warm": "`check` av én kommune, på nytt",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: what it cost, the pages that were there afterwards, and the megabytes."""

    cost: Cost
    pages: int = 0
    size: float = 0


class Ours:
    """A root with some municipalities, its output, and the commands on them.

    ``each`` is how many pages a site must have; 0 is as many as the first that is built.
    """

    def __init__(self, folder: Path, amount: int, jobs: int, each: int = 0) -> None:
        self.root = make_root(folder / "root", amount)
        self.output = folder / "site"
        self.cache = folder / "cache"
        self.ids = [municipality(index) for index in range(1, amount + 1)]
        self._jobs = str(jobs)
        self._id = self.ids[-1]
        self._phone = phone(self.root, self._id)
        self._each = each

    def round(self) -> Iterator[tuple[str, Measured]]:
        """Yield every situation once, by its name in ``LABELS``."""
        situations: dict[str, Callable[[], Measured]] = {
            "help": lambda: self._command("--help"),
            "cold": self.cold,
            "unchanged": self._all,
            "phone_all": self._after_change,
            "phone_one": lambda: self._after_change(self._id),
            "alone": self._alone,
            "check_cold": lambda: self._check(is_cold=True),
            "check_warm": lambda: self._check(is_cold=False),
        }
        assert list(situations) == list(LABELS)
        for name, situation in situations.items():
            yield name, situation()

    def cold(self, jobs: str = "") -> Measured:
        """Build all with nothing to build on."""
        self._forget()
        return self._all(jobs=jobs)

    def is_identical(self) -> Iterator[tuple[str, bool]]:
        """Yield each other way to the same pages, and whether every byte is the same."""
        self.cold("1")
        first = _digests(self.output)
        for jobs in ("2", "8"):
            self.cold(jobs)
            yield f"`--jobs {jobs}`", _digests(self.output) == first
        shutil.rmtree(self.output)
        self._all()
        yield "med mellomlager", _digests(self.output) == first
        self._alone()
        yield "én kommune for seg", _digests(self.output / self._id) == _below(first, self._id)

    def _build(self, *ids: str, jobs: str = "") -> Cost:
        options = ["--output", str(self.output), "--jobs", jobs or self._jobs]
        return self._command("build", *ids, *options).cost

    def _all(self, *ids: str, jobs: str = "") -> Measured:
        """Build those named, or all; afterwards all must be there."""
        return self._looked_over(self._build(*ids, jobs=jobs), self.ids)

    def _after_change(self, *ids: str) -> Measured:
        old, new = self._phone.text, self._phone.change()
        measured = self._all(*ids)
        where = {number: pages_with(self.output / self._id, number) for number in (old, new)}
        if where[old] or not where[new]:
            raise Failed(f"{old} → {new}: the old is on {where[old]}, the new on {where[new]}")
        return measured

    def _alone(self) -> Measured:
        self._forget()
        return self._looked_over(self._build(self._id), [self._id])

    def _check(self, *, is_cold: bool) -> Measured:
        if is_cold:
            shutil.rmtree(self.cache, ignore_errors=True)
        return self._command("check", self._id)

    def _command(self, *arguments: str) -> Measured:
        where = () if "--help" in arguments else ("--root", str(self.root))
        environment = {**_SITE, "VEILEDER_CACHE": str(self.cache)}
        command = [sys.executable, "-m", "veileder", *arguments, *where]
        return Measured(measure(command, environment))

    def _forget(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.rmtree(self.output, ignore_errors=True)

    def _looked_over(self, cost: Cost, ids: list[str]) -> Measured:
        pages = sites(self.output, ids, self._each)
        self._each = self._each or pages[ids[0]]
        files = (path for path in self.output.rglob("*") if path.is_file())
        return Measured(cost, pages.total(), sum(path.stat().st_size for path in files) / 1e6)


def sites(output: Path, ids: Sequence[str], each: int = 0) -> Counter[str]:
    """Return how many pages each site of ``output`` has, the one to choose from being "".

    Raises Failed unless each of ``ids`` has the number in ``each``, or, if 0, as many as the first.
    """
    pages = (path.relative_to(output).parts for path in output.rglob("*.html"))
    counts = Counter(parts[0] if len(parts) > 1 else "" for parts in pages)
    each = each or counts[ids[0]]
    if not counts[""] or not each or any(counts[id] != each for id in ids):
        raise Failed(f"pages: {dict(counts)}, but there should be {each} in each of {ids}")
    return counts


def warm_up(folder: Path) -> Path:
    """Build one municipality, so that Python has compiled everything; return its finished site."""
    ours = Ours(folder, 1, 1)
    ours.cold()
    return ours.output / ours.ids[0]


def pages_with(site: Path, text: str) -> list[str]:
    """Return the pages of a site that have ``text``, the shortest path first."""
    found = [path for path in site.rglob("*.html") if text in path.read_text(encoding="utf-8")]
    return sorted((path.relative_to(site).as_posix() for path in found), key=len)


def _digests(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in files
    }


def _below(digests: dict[str, bytes], folder: str) -> dict[str, bytes]:
    start = f"{folder}/"
    return {name.removeprefix(start): it for name, it in digests.items() if name.startswith(start)}
