"""Figures from runs as a page of Markdown: one table of what was measured, one of the goals."""

import itertools
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import ours
import saving
from measuring import Cost
from others import HUGO, STOCK
from ours import Measured

_LABELS = {**ours.LABELS, **saving.LABELS}
_MAKES_PAGES = ("cold", "unchanged", "phone_all")


@dataclass
class Figures:
    """Every run, by what was run and how many municipalities there were."""

    runs: dict[tuple[str, int], list[Measured]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, amount: int, measured: Measured) -> None:
        """Remember one run."""
        self.runs[name, amount].append(measured)

    @property
    def amounts(self) -> list[int]:
        """How many municipalities there were, the fewest first."""
        return sorted({amount for name, amount in self.runs if name == "cold"})

    def median(self, name: str, amount: int, part: Callable[[Cost], float]) -> float | None:
        """Return the median over the runs, or nothing where there was none."""
        runs = self.runs.get((name, amount))
        return statistics.median(part(run.cost) for run in runs) if runs else None

    def per_page(self, name: str, amount: int, part: Callable[[Cost], float]) -> float | None:
        """Return the median in milliseconds for each page."""
        middle = self.median(name, amount, part)
        return None if middle is None else 1000 * middle / self.runs[name, amount][0].pages

    def others(self) -> list[str]:
        """Return the names of the other programs."""
        return list(dict.fromkeys(name for name, _ in self.runs if name not in _LABELS))


def wall(cost: Cost) -> float:
    """Return the seconds by the clock."""
    return cost.wall


def cpu(cost: Cost) -> float:
    """Return the seconds of all processors together."""
    return cost.cpu


def table(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of what was measured."""
    yield "| Hva | kommuner | sider | sekunder | CPU-sekunder | CPU ms/side | mot vår |" + _MEMORY
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for (name, amount), runs in sorted(figures.runs.items(), key=lambda item: item[0][1]):
        cells = [_LABELS.get(name, name), str(amount or ""), *_of_pages(figures, name, amount)]
        pages, each, ratio = cells[2:]
        spans = [_span([part(run.cost) for run in runs]) for part in (wall, cpu)]
        yield _line([*cells[:2], pages, *spans, each, ratio, *_memory(runs)])


_MEMORY = " største prosess MiB | arbeidere MiB | MB |"


def _of_pages(figures: Figures, name: str, amount: int) -> list[str]:
    """Return the pages, the cost of each, and that cost as a ratio to our cold build."""
    pages = figures.runs[name, amount][0].pages
    is_part = name in _LABELS and name not in _MAKES_PAGES
    if not pages or is_part:
        return [str(pages or ""), "", ""]
    each, ours = (figures.per_page(n, amount, cpu) or 0 for n in (name, "cold"))
    return [str(pages), _number(each), f"{_number(each / ours)} ×" if ours else ""]


def _memory(runs: Sequence[Measured]) -> list[str]:
    largest = max(run.cost.largest for run in runs)
    workers = max((run.cost.workers for run in runs), key=sum)
    size = runs[-1].size
    most = ", ".join(f"{one:.0f}" for one in workers[:4])
    return [f"{largest:.0f}" if largest else "", most, _number(size) if size else ""]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to be reached: at most, or (``is_least``) at least."""

    text: str
    limit: float
    unit: str
    found: float | None
    is_least: bool = False

    @property
    def line(self) -> str:
        """The row of the goal."""
        sign = "≥" if self.is_least else "≤"
        goal = f"{sign} {_number(self.limit)} {self.unit}".strip()
        if self.found is None:
            return _line([self.text, goal, "ikke målt", ""])
        is_met = self.found >= self.limit if self.is_least else self.found <= self.limit
        said = f"{_number(self.found)} {self.unit}".strip()
        return _line([self.text, goal, said, "ja" if is_met else "**nei**"])


def goals(figures: Figures) -> list[Goal]:
    """Return the goals, each with the median that was found."""
    many, most = 50, 357
    hugo = figures.per_page(HUGO, many, cpu)
    ours = figures.per_page("cold", many, cpu)
    rows = [Goal("50 fra ingenting, CPU per side", 1.2, "ms", ours)]
    ratio = ours / hugo if ours and hugo else None
    rows.append(Goal("50 fra ingenting, CPU per side mot Hugos nakne mal", 1.0, "×", ratio))
    rows.append(Goal("357 fra ingenting", 120, "s", figures.median("cold", most, wall)))
    rows += [_against_stock(figures, amount) for amount in (many, most)]
    rows += [
        Goal(text, limit, "s", figures.median(name, amount, part))
        for text, limit, name, amount, part in _SECONDS
    ]
    return [*rows, *_growth(figures)]


_SECONDS = (
    ("50, ingenting endret", 2, "unchanged", 50, wall),
    ("357, ingenting endret", 6, "unchanged", 357, wall),
    ("50, ett telefonnummer, alle", 1.5, "phone_all", 50, wall),
    ("50, ett telefonnummer, den kommunen", 0.7, "phone_one", 50, wall),
    ("`serve`: telefonnummer → ny side", 0.3, "serve_phone", 0, wall),
    ("`serve`: tekst i et steg → ny side", 0.3, "serve_text", 0, wall),
    ("én kommune fra ingenting, CPU", 2.0, "cold", 1, cpu),
    ("`--help`", 0.15, "help", 0, wall),
    ("`check` av én, på nytt", 0.5, "check_warm", 1, wall),
)


def _against_stock(figures: Figures, amount: int) -> Goal:
    text = f"{amount} fra ingenting, ganger raskere per side enn MkDocs + Material"
    stock = figures.per_page(STOCK, amount, wall)
    ours = figures.per_page("cold", amount, wall)
    return Goal(text, 5, "×", stock / ours if stock and ours else None, is_least=True)


def _growth(figures: Figures) -> Iterator[Goal]:
    """Yield, from each number of municipalities to the next, cost and memory."""
    amounts = figures.amounts
    for few, many in itertools.pairwise(amounts):
        times = many / few
        costs = [figures.median("cold", amount, cpu) or 0 for amount in (few, many)]
        text = f"fra {few} til {many} kommuner: CPU mot {_number(times)} ganger så mye"
        yield Goal(text, 1.1, "×", costs[1] / costs[0] / times)
    for amount in amounts:
        runs = figures.runs["cold", amount]
        largest = max(run.cost.largest for run in runs)
        yield Goal(f"største prosess, antall kommuner: {amount}", 300, "MiB", largest)


def goal_table(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of goals."""
    yield from ("| Mål | grense | målt | nådd |", "|---|---|---|---|")
    for goal in goals(figures):
        yield goal.line


def _span(values: Sequence[float]) -> str:
    middle = _number(statistics.median(values))
    if len(values) == 1:
        return middle
    return f"{middle} ({_number(min(values))}–{_number(max(values))})"


def _number(value: float) -> str:
    """Return a number with three digits that count, as Norwegians write it."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f}".replace(".", ",")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
