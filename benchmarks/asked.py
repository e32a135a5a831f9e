"""What people ask a search, which pages would be right, and how often they met one.

The questions stand in ``search_questions.yml`` and ``questions/*.yml``, each file a mapping from
the name of a set to its questions. A question says what is typed (``ask``), on which ``site``
(``nb`` unless ``nn``), every ref that would be a right first hit (``expect``) and what ``kind`` of
question it is. ``none: true`` says that no page answers it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml

_HERE = Path(__file__).parent
FILES = (_HERE / "search_questions.yml", *sorted((_HERE / "questions").glob("*.yml")))
SITES = {"nb": "eksempel", "nn": "sogndal"}
# Told only when asked for, as numbers.
FINAL = frozenset({"final", "final2", "final3", "final4", "final5", "final6"})
HELD_BACK = FINAL | {"check"}  # nobody sees what missed in "check" but by asking for it


@dataclass(frozen=True)
class Question:
    """What is asked on which site, and the refs of every right answer: none if no page answers."""

    ask: str
    site: str
    expect: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True)
class Result:
    """The first hits of a question, which are right, and whether they were said to be unsure."""

    question: Question
    hits: tuple[str, ...]
    right: tuple[bool, ...]
    unsure: bool

    @property
    def missed(self) -> bool:
        """Whether the first hit is wrong, or something was offered though nothing answers."""
        return not any(self.right[:1]) if self.question.expect else not self.unsure


def read_questions() -> dict[str, list[Question]]:
    """Return the questions of every set by its name."""
    sets: dict[str, list[Question]] = {}
    for file in FILES:
        located = told(read_yaml(file.read_text(encoding="utf-8"), file.name)).value
        assert located is not None, f"{file.name} cannot be read"
        for name, rows in located.data.items():
            assert name not in sets, f"two sets are called {name}"
            sets[name] = [_question(row) for row in rows]
    return sets


def _question(row: dict[str, Any]) -> Question:
    expect = tuple(row["expect"])
    assert (row.get("none") == "true") == (not expect), row["ask"]
    return Question(row["ask"], SITES[row.get("site", "nb")], expect, row.get("kind", ""))


def report(name: str, engine: str, results: list[Result]) -> Iterator[str]:
    """Yield how often ``engine`` was right in the set ``name``, and by kind if it is not final."""
    yield f"{name:9} {engine:9} {_rates(results)}"
    if name in FINAL:
        return
    kinds = sorted({result.question.kind for result in results} - {""})
    for kind in kinds:
        yield f"  {kind:17} {_rates([one for one in results if one.question.kind == kind])}"


def _rates(results: list[Result]) -> str:
    answered = [result for result in results if result.question.expect]
    others = [result for result in results if not result.question.expect]
    rates = [f"{len(results):4} questions"]
    if answered:
        first = sum(any(result.right[:1]) for result in answered) / len(answered)
        three = sum(any(result.right) for result in answered) / len(answered)
        rates.append(f"first {first:.2f}  among three {three:.2f}")
    if others:
        unsure = sum(result.unsure for result in others)
        rates.append(f"no answer, and said so {unsure} of {len(others)}")
    return "  ".join(rates)


def may_show_misses(name: str, *, check: bool) -> bool:
    """Return whether what missed in the set ``name`` may be seen; ``check`` is asking for it."""
    return name not in FINAL and (check or name not in HELD_BACK)


def misses(results: Iterable[Result]) -> Iterator[str]:
    """Yield every question that missed and what it met; ``3`` is right among the first three."""
    for result in results:
        if result.missed:
            mark = "3" if any(result.right) else "-" if result.question.expect else "0"
            hits = list(result.hits)
            yield f"    {mark} {result.question.site} «{result.question.ask}»: {hits}"
