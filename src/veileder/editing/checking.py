"""«Kontrollert i dag»: the day is written where a fact stands, and is undone as any other save."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veileder.dates import today
from veileder.editing.desk import Desk
from veileder.editing.forms import ENTRIES, Form
from veileder.editing.language import Words
from veileder.editing.posted import posted_fields
from veileder.editing.typed import Typed
from veileder.faults import Refusal
from veileder.findings import owner_of
from veileder.model.formats import date
from veileder.resolving.freshness import Fact, facts, held
from veileder.resolving.guide import Guide


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A fact that is to be checked: what is said of it, and where its day is written.

    ``row`` is the row of the file that it is, empty where the file is one.
    """

    title: str
    message: str
    name: str
    row: str


def to_check(guide: Guide, t: Words) -> Iterator[Unchecked]:
    """Yield what stands in her own files and is overdue, then what nobody has checked."""
    mine = [one for one in facts(guide) if owner_of(one.at.path) == guide.id]
    mine = [one for one in mine if one.kind not in ("text", "source", "agreement")]
    for fact in sorted((one for one in mine if one.is_overdue(today())), key=_first):
        assert fact.due  # noqa: S101 - else it is not overdue
        who = f" {t['check_by'].format(fact.owner)}" if fact.owner else ""
        yield _unchecked(guide, fact, t["check_overdue"].format(date(fact.due)) + who)
    for fact in mine:
        if fact.checked is None and held(guide, fact.kind).interval:
            yield _unchecked(guide, fact, t["check_never"])


def _first(fact: Fact) -> tuple[bool, str]:
    return fact.kind != "emergency", str(fact.due)


def _unchecked(guide: Guide, fact: Fact, message: str) -> Unchecked:
    name = fact.at.path.removeprefix(f"municipalities/{guide.id}/")
    return Unchecked(fact.title, message, name, fact.row)


def checked_today(form: Form, shown: Typed, tool: str = "") -> Typed:
    """Return what is typed with today as the day of the check; of a system where one is named.

    Raises Refusal where there is no such day.
    """
    day = today().isoformat()
    if tool:
        systems = shown.get("systems", {})
        for row in systems.values() if isinstance(systems, dict) else ():
            if isinstance(row, dict) and row.get("tool") == tool:
                row["checked"] = day
                return shown
    elif form.day:
        return {**shown, form.day: day}
    raise Refusal("Det som skulle kontrolleres, står ikke der lenger. Last siden på nytt.")


class CheckDesk:
    """The button on the start page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return its one route."""
        return [Route("/kontrollert/{name:path}", self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """Write today as the day of the check. Raises Conflict and Refusal."""
        sent, name = dict(await posted_fields(request)), request.path_params["name"]
        said = await run_in_threadpool(self._taken, name, sent.get("row", ""))
        return RedirectResponse(f"{request.scope['root_path']}/?sagt={said}", 303)

    def _taken(self, name: str, row: str) -> str:
        """Save the day; where she has typed something that is not saved, put it there instead."""
        entry, tool = (row, "") if name in ENTRIES else ("", row)
        form = self._desk.form(name, entry)
        if entry and form.index is None:
            raise Refusal("Det som skulle kontrolleres, står ikke der lenger. Last siden på nytt.")
        draft = self._desk.draft(form)
        if draft:
            self._desk.keep(form, checked_today(form, draft[0], tool), draft[1])
            return "check_drafted"
        text = form.becomes(checked_today(form, form.shown(), tool))
        self._desk.save(form, text, form.digest)
        return "check_saved"
