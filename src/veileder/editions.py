"""What sites are made of, and what came of one that would be the same made anew."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder import answers, kept
from veileder.checks.between import Facts
from veileder.dates import today
from veileder.findings import Finding
from veileder.pages.portal import Listed
from veileder.reading.digests import Digests
from veileder.rendering.html_links import Outward
from veileder.rendering.record import Record
from veileder.verdicts import Said, heard, said

MadeOf = Mapping[str, str]
COMMON = "felles"
_EVERYWHERE = ("content", "tools", "theme_overrides", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one municipality.

    ``listed`` is None where no site stands for it; ``outward`` is of a site that was made now.
    """

    id: str
    name: str
    region: str | None
    findings: tuple[Finding, ...]
    facts: Facts | None
    listed: Listed | None = None
    outward: Outward | None = None
    new: kept.New = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is remembered of a municipality whose site stands unchanged."""

    name: str
    region: str | None
    findings: list[Said]
    facts: Facts | None


class Editions:
    """What sites are made of, so that one that would come out the same is not made again.

    ``pdf`` says that handbooks are made as PDFs too.
    """

    def __init__(self, root: Path, pdf: bool = False) -> None:
        self.pdf = pdf
        self.digests = Digests(root)
        everywhere = (self.digests.of(place) for place in _EVERYWHERE)  # before any of it is read
        self._common = " ".join(
            [kept.program_digest().hex(), today().isoformat(), *everywhere, *["pdf"] * pdf]
        )

    def of(self, folders: Iterable[str]) -> dict[str, str]:
        """Return a hash of each of ``folders``, and one of the rest: program, theme and day."""
        return {COMMON: self._common, **{name: self.digests.of(name) for name in folders}}

    @property
    def theme(self) -> str:
        """A hash of all that a renderer is made of."""
        return " ".join(self.digests.of(place) for place in ("theme_overrides", "mkdocs.yml"))

    def unchanged(self, id: str, record: Record | None) -> Outcome | None:
        """Return what came of a municipality when its site was made, if all is as it was then."""
        if record is None or record.made_of != self.of(set(record.made_of) - {COMMON}):
            return None
        verdict = answers.recall(_Verdict, *_question(id, record.made_of))
        if verdict is None:
            return None
        findings = tuple(map(heard, verdict.findings))
        return Outcome(id, verdict.name, verdict.region, findings, verdict.facts, record.listed)

    def known(
        self, asked: Sequence[str], ids: Iterable[str], made: Mapping[str, MadeOf]
    ) -> list[Finding] | None:
        """Return what was told when the sites of ``ids`` were made of this, if that is known."""
        findings = answers.recall(list[Said], *self._told(asked, ids, made))
        return None if findings is None else list(map(heard, findings))

    def tell(
        self,
        findings: Iterable[Finding],
        asked: Sequence[str],
        ids: Iterable[str],
        made: Mapping[str, MadeOf],
    ) -> None:
        """Keep what was told of the sites of ``ids``, which are made of this."""
        answers.remember([*map(said, findings)], list[Said], *self._told(asked, ids, made))

    def _told(
        self, asked: Sequence[str], ids: Iterable[str], made: Mapping[str, MadeOf]
    ) -> tuple[str, str]:
        """Return all that the findings come from; when all is asked for, whatever stands there."""
        sites = {id: dict(made[id]) for id in ids}
        names = [] if asked else self.digests.names("municipalities")
        rest = self.of(f"municipalities/{name}" for name in names if name not in sites)
        return "told", json.dumps([[*asked], sites, rest], sort_keys=True)


def remember(outcome: Outcome, made_of: MadeOf) -> None:
    """Keep what came of a municipality whose site was made of this."""
    findings = [*map(said, outcome.findings)]
    verdict = _Verdict(outcome.name, outcome.region, findings, outcome.facts)
    answers.remember(verdict, _Verdict, *_question(outcome.id, made_of))


def _question(id: str, made_of: MadeOf) -> tuple[str, str, str]:
    return "verdict", id, json.dumps(dict(made_of), sort_keys=True)
