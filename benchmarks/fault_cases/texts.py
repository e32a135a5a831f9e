"""Texts as people write them: each an article of one municipality, all in one build."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from fault_cases.case import Case, Verdict, brief, matches, outcome, told
from fault_cases.page import BEGIN, END, Node, body, shape
from fault_cases.results import Finding, Run
from fault_cases.side import Side, World
from fault_cases.world import text

_FOLDER = "municipalities/prove/articles"
_LINES_ABOVE = 7  # the fields, the first sentence and the blanks around it
Look = Callable[[Node], bool]


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote, and what she should see: the page as meant, or a true finding."""

    written: str | bytes
    shown: tuple[str, ...] = ()
    look: Look | None = None
    cure: str = ""
    lines: tuple[int, ...] = (1,)
    never: str = ""


@dataclass(slots=True)
class _Batch:
    """Every text of the run, what was found in each, and its page if it has one."""

    texts: list[Text] = field(default_factory=list)
    findings: dict[int, list[Finding]] = field(default_factory=dict)
    pages: dict[int, Node] = field(default_factory=dict)
    failed: dict[int, Run] = field(default_factory=dict)


_TEXTS: list[Text] = []


def text_case(theme: str, name: str, written: str | bytes, *shown: str, **expected: object) -> Case:
    """Return a case for an article with ``written`` as its body.

    It is right when the page has one of the shapes ``shown``, or passes ``look``; or when a
    finding stands on one of ``lines`` of the text and matches ``cure``. No finding may say what
    matches ``never``.
    """
    made = Text(written, shown, **expected)  # type: ignore[arg-type]
    number = len(_TEXTS)
    _TEXTS.append(made)
    return Case(theme, name, lambda side: _judge(_batch(side), number))


def article(number: int, written: str | bytes) -> bytes:
    """Return the file of one article."""
    bytes_written = written.encode() if isinstance(written, str) else written
    head = text(f"title: Prøve {number}\nsection: about", f"\n{BEGIN}\n\n").encode()
    return head + bytes_written + f"\n\n{END}\n".encode()


def _judge(batch: _Batch, number: int) -> Verdict:
    written, found = batch.texts[number], batch.findings.get(number, [])
    if number in batch.failed:
        return Verdict(False, outcome(batch.failed[number]))
    lines = [line + _LINES_ABOVE for line in written.lines]
    untrue = [f for f in found if written.never and re.search(written.never, f.cure)]
    if untrue:
        return Verdict(False, told(untrue))
    if written.cure and (right := matches(found, "", lines, written.cure)):
        return Verdict(True, told([right]))
    if number not in batch.pages:
        return Verdict(False, told(found))
    content = body(batch.pages[number])
    seen = shape(content)
    fits = seen in written.shown or bool(written.look and written.look(content))
    return Verdict(fits, f"vist: {brief(seen, 90)}" if seen else "vist: ingenting")


def _batch(side: Side) -> _Batch:
    if "texts" not in side.memory:
        side.memory["texts"] = _run(side)
    made: _Batch = side.memory["texts"]
    return made


def _run(side: Side) -> _Batch:
    batch = _Batch(_TEXTS)
    world = side.world(_files(range(len(_TEXTS))), keep=["prove"])
    seen = world.check("prove")
    for finding in seen.findings:
        if number := re.search(r"prove-(\d+)\.", finding.path):
            batch.findings.setdefault(int(number[1]), []).append(finding)
    stopped = {n for n, found in batch.findings.items() if any(f.is_error for f in found)}
    _build(side, [n for n in range(len(_TEXTS)) if n not in stopped], batch)
    return batch


def _files(numbers: range | list[int]) -> dict[str, str | bytes | None]:
    return {f"{_FOLDER}/prove-{n:03}.nb.md": article(n, _TEXTS[n].written) for n in numbers}


def _build(side: Side, numbers: list[int], batch: _Batch) -> None:
    """Build these texts; where that fails, find out which of them it is."""
    world: World = side.world(_files(numbers), keep=["prove"])
    run = world.build("prove")
    if run.code == 0:
        batch.pages.update({n: world.page(f"prove-{n:03}") for n in numbers})
    elif len(numbers) == 1:
        batch.failed[numbers[0]] = run
    else:
        half = len(numbers) // 2
        _build(side, numbers[:half], batch)
        _build(side, numbers[half:], batch)
