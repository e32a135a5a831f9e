"""The pages of the matrix, and what their buttons do."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veileder.editing.desk import Desk
from veileder.editing.files import Conflict, digest
from veileder.editing.looking import Showing
from veileder.editing.matrix.doing import act_of, after
from veileder.editing.matrix.earlier import Change, Earlier
from veileder.editing.matrix.found import found
from veileder.editing.matrix.seeing import matrix
from veileder.editing.matrix.shapes import Cell, Column, Matrix
from veileder.editing.matrix.sight import NotShown, Sight, sight
from veileder.editing.matrix.state import NotDone
from veileder.editing.matrix.step_words import file_of
from veileder.editing.matrix.titles import Titles
from veileder.model.readers import Unit
from veileder.resolving.addresses import Addresses


class MatrixDesk:
    """The guide as a matrix: each method from a request to an answer."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk = desk
        self._page = showing.page

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

    def _shown(self, request: Request, step: str, wrong: str = "", status: int = 200) -> Response:
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
        return self._page(request, "matrix", status, **shared, **self._of_all(seen, made))

    def _shared(self, seen: Sight, made: Matrix, cell: Cell | None, wrong: str) -> dict[str, Any]:
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
        }

    def _of_all(self, seen: Sight, made: Matrix) -> dict[str, Any]:
        changes = sum(bool(cell.changed) for cell in made.cells.values())
        news = {column.id: self._order_news(seen, column) for column in made.columns if column.news}
        return {"changes": changes, "news": news}

    def _order_news(self, seen: Sight, column: Column) -> list[tuple[str, list[str], list[str]]]:
        below = seen.skeletons.level_beneath(column.id)
        earlier = Earlier(seen.layers, self._desk.bench.root)
        changes = earlier.level(column.id, below) if below else None
        return _in_words(changes or (), seen.titles)

    def _of_step(self, seen: Sight, cell: Cell) -> dict[str, Any]:
        titles, step = seen.titles, seen.skeletons.step_now(cell.id)
        below, changes = seen.skeletons.step_beneath(cell.id), None
        if cell.news == "changed" and below:
            changes = Earlier(seen.layers, self._desk.bench.root).step(cell.id, below)
        name = file_of(step, seen.guide.language)
        targets = titles.targets(seen.skeletons.now)
        page = Addresses(seen.guide, self._desk.words.site).find(f"step/{cell.id}")
        return {
            "cell": cell,
            "news": None if changes is None else _in_words(changes, titles),
            "options": {part: titles.options(part.removesuffix("s")) for part in cell.lists},
            "targets": targets,
            "known_targets": {to for _, options in targets for to, _ in options},
            "laws": titles.options("law"),
            "units": [(unit.value, self._desk.words[f"matrix_unit_{unit.value}"]) for unit in Unit],
            "text_file": name if self._desk.files.read(name) is not None else "",
            "page": f"{seen.guide.id}/{page.path}" if page else "",
        }

    async def take(self, request: Request) -> Response:
        """Do what a button says."""
        raw = (await request.body()).decode("utf-8")
        sent = dict(parse_qsl(raw, keep_blank_values=True))
        return await run_in_threadpool(self._taken, request, sent)

    def _taken(self, request: Request, sent: Mapping[str, str]) -> Response:
        here = sent.get("_at", "")
        try:
            about = self._do(sent)
        except NotDone as refused:
            return self._shown(request, here, str(refused), 400)
        except Conflict:
            return self._shown(request, here, self._desk.words["matrix_conflict"], 409)
        except NotShown:
            return self._shown(request, here)
        act = sent.get("_act", "")
        place = f"/steg/{quote(here)}" if here and act != "out" else ""
        query = f"sagt=matrix_done_{quote(act.replace('-', '_'))}&gren={quote(about)}"
        tail = f"#steg-{quote(sent['step'])}" if not place and sent.get("step") else ""
        base = request.scope["root_path"]
        return RedirectResponse(f"{base}/veileder{place}?{query}{tail}", 303)

    def _do(self, sent: Mapping[str, str]) -> str:
        """Save what an act makes; return what it was done with. Raises Conflict and NotDone."""
        seen = sight(self._desk)
        done = after(act_of(sent), sent.get("words", "").strip(), seen, self._desk.files.read)
        shown = dict(pair.split("=", 1) for pair in sent.get("_digest", "").split() if "=" in pair)
        self._desk.files.save_all(done.texts, shown)
        self._desk.lay(*done.texts)
        return done.about


def _in_words(changes: Sequence[Change], titles: Titles) -> list[tuple[str, list[str], list[str]]]:
    """Return each field that has changed, what is gone from it, and what has come."""

    def said(change: Change, rows: Sequence[Any]) -> list[str]:
        return [titles.of_row(change.field, row) for row in rows]

    return [(one.field, said(one, one.gone), said(one, one.come)) for one in changes]
