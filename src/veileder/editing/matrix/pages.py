"""The pages of the matrix, and what their buttons do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veileder.editing.compared import save_compared
from veileder.editing.desk import Desk
from veileder.editing.files import Conflict, digest
from veileder.editing.looking import Showing
from veileder.editing.matrix.asking import Question, question
from veileder.editing.matrix.doing import Done, act_of, after
from veileder.editing.matrix.drafts import Drafts
from veileder.editing.matrix.earlier import Change, Earlier
from veileder.editing.matrix.found import found
from veileder.editing.matrix.seeing import matrix
from veileder.editing.matrix.shapes import Cell, Column, Matrix
from veileder.editing.matrix.sight import NotShown, Sight, sight
from veileder.editing.matrix.state import NotDone
from veileder.editing.matrix.step_words import file_of
from veileder.editing.matrix.titles import Titles
from veileder.editing.posted import posted_fields
from veileder.model.readers import Unit
from veileder.resolving.addresses import Addresses

InWords = tuple[str, list[str], list[str], bool]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why something was not done; ``form`` and ``field`` say where on the page, if it is there."""

    text: str
    form: str = ""
    field: str = ""


class MatrixDesk:
    """The guide as a matrix: each method from a request to an answer."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk = desk
        self._page = showing.page
        self._drafts = Drafts(desk.files)

    def routes(self) -> list[Route]:
        """Return the routes, for the one who mounts them to guard."""
        return [
            Route("/veileder", self.show, methods=["GET"]),
            Route("/veileder", self.take, methods=["POST"]),
            Route("/veileder/steg/{id}", self.show, methods=["GET"]),
        ]

    def show(self, request: Request) -> Response:
        """Show the whole guide, or one step of it."""
        return self._shown(request, request.path_params.get("id", ""))

    def _shown(
        self, request: Request, step: str, wrong: Wrong | None = None, status: int = 200
    ) -> Response:
        try:
            seen = sight(self._desk)
        except NotShown as problem:
            form = self._desk.words.of_file(problem.file)
            return self._page(
                request, "matrix_closed", 409, file=problem.file, form=form, why=problem.why
            )
        made = matrix(seen.state, seen.skeletons, seen.layers, seen.titles)
        cell = made.cells.get(step)
        shared = self._shared(seen, made, cell, wrong)
        if cell:
            return self._page(request, "matrix_step", status, **shared, **self._of_step(seen, cell))
        return self._page(request, "matrix", status, **shared, **self._of_all(request, seen, made))

    def _shared(
        self, seen: Sight, made: Matrix, cell: Cell | None, wrong: Wrong | None
    ) -> dict[str, Any]:
        texts = {name: text or "" for name, text in seen.texts.items()}
        digests = dict(seen.digests)
        if cell:
            name = file_of(seen.skeletons.step_now(cell.id), seen.guide.language)
            digests[name] = digest(self._desk.files.read(name))
        folder = f"municipalities/{self._desk.id}"
        said = found(self._desk.checked()[0], folder, texts, made, self._desk.words.language)
        return {
            "matrix": made,
            "wrong": wrong,
            "region": seen.guide.region.name if seen.guide.region else "",
            "digests": " ".join(f"{name}={value}" for name, value in digests.items()),
            "found": said,
            "errors": sum(one.level == "error" for some in said.values() for one in some),
            "roles": seen.titles.options("role"),
            "typed": self._drafts.at(cell.id if cell else ""),
            "lost": self._drafts.lost(made.forms),
            "drafted": self._drafts.places(),
        }

    def _of_all(self, request: Request, seen: Sight, made: Matrix) -> dict[str, Any]:
        changes = sum(bool(cell.changed) for cell in made.cells.values())
        news = {column.id: self._order_news(seen, column) for column in made.columns if column.news}
        new = made.cells.get(request.query_params.get("ny", ""))
        return {"changes": changes, "news": news, "new": self._text_of(seen, new) if new else ""}

    def _text_of(self, seen: Sight, cell: Cell) -> str:
        """Return the file that has the municipality's own words of a step; "" where none has."""
        name = file_of(seen.skeletons.step_now(cell.id), seen.guide.language)
        return name if self._desk.files.read(name) is not None else ""

    def _order_news(self, seen: Sight, column: Column) -> list[InWords]:
        below = seen.skeletons.level_beneath(column.id)
        earlier = Earlier(seen.layers, self._desk.bench.root)
        changes = earlier.level(column.id, below) if below else None
        return _in_words(changes or (), seen.titles)

    def _of_step(self, seen: Sight, cell: Cell) -> dict[str, Any]:
        titles = seen.titles
        below, changes = seen.skeletons.step_beneath(cell.id), None
        if cell.news == "changed" and below:
            changes = Earlier(seen.layers, self._desk.bench.root).step(cell.id, below)
        targets = titles.targets(seen.skeletons.now)
        page = Addresses(seen.guide, self._desk.words.site).find(f"step/{cell.id}")
        return {
            "cell": cell,
            "news": None if changes is None else _in_words(changes, titles, cell.text),
            "options": {part: titles.options(part.removesuffix("s")) for part in cell.lists},
            "targets": targets,
            "known_targets": {to for _, options in targets for to, _ in options},
            "laws": titles.options("law"),
            "units": [(unit.value, self._desk.words[f"matrix_unit_{unit.value}"]) for unit in Unit],
            "text_file": self._text_of(seen, cell),
            "page": f"{seen.guide.id}/{page.path}" if page else "",
        }

    async def take(self, request: Request) -> Response:
        """Do what a button says."""
        sent = dict(await posted_fields(request))
        return await run_in_threadpool(self._taken, request, sent)

    def _taken(self, request: Request, sent: Mapping[str, str]) -> Response:
        here, form, act = (sent.get(name, "") for name in ("_at", "_form", "_act"))
        if act == "draft":
            self._drafts.keep(here, form, sent)
            return Response(status_code=204)
        if act == "discard":
            self._drafts.forget(sent.get("_of", here), form)
            return RedirectResponse(_address(request, here), 303)
        try:
            made = self._do(sent)
        except (NotDone, Conflict, NotShown) as refused:
            self._drafts.keep(here, form, sent)
            return self._refused(request, here, form, refused)
        if isinstance(made, Question):
            return self._asked(request, sent, made)
        self._drafts.forget(here, form, sent)
        if act == "no-row":
            self._drafts.forget(here, f"row.{sent.get('part', '')}.{sent.get('id', '')}")
        said = {"sagt": f"matrix_done_{act.replace('-', '_')}", "gren": made.about, "ny": made.new}
        query = urlencode({name: text for name, text in said.items() if text})
        is_away = not here or act == "out"
        tail = f"#steg-{quote(sent['step'])}" if is_away and sent.get("step") else ""
        return RedirectResponse(f"{_address(request, '' if is_away else here)}?{query}{tail}", 303)

    def _refused(self, request: Request, here: str, form: str, refused: Exception) -> Response:
        """Show the page again, with why nothing was done where it is to be mended."""
        if isinstance(refused, NotShown):
            return self._shown(request, here)
        if isinstance(refused, NotDone):
            return self._shown(request, here, Wrong(str(refused), form, refused.field), 400)
        return self._shown(request, here, Wrong(self._desk.words["matrix_conflict"]), 409)

    def _asked(self, request: Request, sent: Mapping[str, str], asked: Question) -> Response:
        """Tell what follows, with a button that does it all the same."""
        titles = sight(self._desk).titles
        lost = asked.losses
        return self._page(
            request,
            "matrix_ask",
            asked=asked,
            sent={name: text for name, text in sent.items() if name != "_act"},
            back=_address(request, sent.get("_at", "")),
            orders=[(level, _in_words([one], titles)) for level, one in lost.orders]
            if lost
            else (),
            changed=[(one, _in_words(one.changes, titles, one.text)) for one in lost.steps]
            if lost
            else (),
        )

    def _do(self, sent: Mapping[str, str]) -> Done | Question:
        """Save what an act makes; return it, or what to ask about it first.

        Raises Conflict and NotDone.
        """
        seen, act = sight(self._desk), act_of(sent)
        done = after(act, sent.get("words", "").strip(), seen, self._desk.files.read)
        asked = None if sent.get("_sure") else question(act, done.about, seen, self._desk.words)
        if asked:
            return asked
        shown = dict(pair.split("=", 1) for pair in sent.get("_digest", "").split() if "=" in pair)
        save_compared(self._desk.files, done.texts, shown, done.seen)
        self._desk.lay(*done.texts)
        return done


def _address(request: Request, step: str) -> str:
    place = f"/steg/{quote(step)}" if step else ""
    return f"{request.scope['root_path']}/veileder{place}"


def _in_words(changes: Sequence[Change], titles: Titles, step: str = "") -> list[InWords]:
    """Return each field that has changed, what is gone, what has come, and if that is all of it.

    ``step`` is where the words of a step stand, for what is about one.
    """

    def said(change: Change, rows: Sequence[Any]) -> list[str]:
        return [titles.of_row(change.field, row, step) for row in rows]

    return [(one.field, said(one, one.gone), said(one, one.come), one.is_order) for one in changes]
