"""Ways out of a step that lead somewhere without a page."""

from functools import partial

from fault_cases.case import Case, Verdict, brief, crashed, outcome, told
from fault_cases.side import Side
from fault_cases.world import settings, text

_THEME = "Utfall uten egen side"
_HOME = "municipalities/prove"
_STEP = f"{_HOME}/guide-changes.yml"
_CLOSED = ("Saken avsluttes her", "Saka blir avslutta her", "Saka blir avslutta")


def _to(target: str) -> str:
    ways = {"ekstra": target, "videre": "level/niva-1", "avslutt": "close"}
    out = "".join(f"      - id: {id}\n        to: {to}\n" for id, to in ways.items())
    return f"steps:\n  - step: undring\n    based_on: new\n    outcomes:\n{out}"


def _outcome(name: str, target: str, label: str, more: dict[str, str] | None = None) -> Case:
    """Return a case: an outcome that does not close never says that the case is closed.

    ``label`` is what the way out is called on its button.
    """
    files = {
        _STEP: _to(target),
        f"{_HOME}/steps/undring.nb.md": text(
            f"based_on: new\noutcomes:\n  ekstra: {label}\n  videre: Videre\n  avslutt: Avslutt"
        ),
        **(more or {}),
    }

    def judge(side: Side) -> Verdict:
        world = side.world(files, keep=["prove"])
        seen = world.check("prove")
        if crashed(seen.run):
            return Verdict(False, outcome(seen.run))
        if seen.errors:
            own = [f for f in seen.errors if "municipalities/prove/" in f.path]
            circular = any(f"Mente du «{target}»" in f.cure for f in own)
            return Verdict(own == seen.errors and not circular, told(seen.errors))
        run = world.build("prove")
        if run.code != 0:
            return Verdict(False, outcome(run))
        return _closes(world.page("niva-0/undring").text, label)

    return Case(_THEME, name, judge)


def _closes(page: str, label: str) -> Verdict:
    """Say whether «closed» stands once, for the outcome that does close, and the name stands."""
    times = sum(page.count(words) for words in _CLOSED)
    said = f"«{label}» {'vises' if label in page else 'mangler'}, «avsluttes» {times} gang(er)"
    return Verdict(label in page and times <= 1, brief(said))


_outcome_of = partial(_outcome, label="Gå dit nå")
_HIDDEN = {
    f"{_HOME}/municipality.yml": settings("Prøve kommune", "9901", "language: nb\nhide: [{}]")
}


def _hiding(what: str) -> dict[str, str]:
    return {path: content.replace("{}", what) for path, content in _HIDDEN.items()}


CASES = [
    _outcome_of("Til et møte som kommunen ikke har", "arena/bti-team"),
    _outcome_of(
        "Til et møte som kommunen har skjult", "arena/bti-team", more=_hiding("arena/bti-team")
    ),
    _outcome_of("Til en tjenestetype uten egen enhet", "service/barnevern"),
    _outcome_of(
        "Til en tjeneste som er skjult", "service/barnevern", more=_hiding("service/barnevern")
    ),
    _outcome_of("Til en rolle", "role/stafettholder"),
    _outcome_of(
        "Til en rolle som er skjult", "role/stafettholder", more=_hiding("role/stafettholder")
    ),
    _outcome_of(
        "Til et nivå som ikke er skrevet",
        "level/niva-1",
        more={_STEP: _to("level/niva-1") + "levels:\n  - level: niva-1\n    written: false\n"},
    ),
    _outcome_of("Til det neste steget", "next"),
    _outcome_of(
        "Til en artikkel", "article/mer", more={f"{_HOME}/articles/mer.nb.md": text("title: Mer")}
    ),
]
