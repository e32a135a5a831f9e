"""A text beside the one it is made from: what has changed, and what she wants to do about it."""

from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from veileder.editing.comparing import Field, confirmed, situation
from veileder.editing.desk import Desk
from veileder.editing.files import Conflict, digest
from veileder.editing.forms import form_of
from veileder.editing.looking import Showing
from veileder.editing.references import named
from veileder.editing.taking import without_field
from veileder.reading.layers import Library


class Beside:
    """The page of one text and its original, and its buttons: each a method."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk = desk
        self._page = showing.page

    def show(self, request: Request) -> Response:
        """Lay the text beside what it is made from. Raises NotCompared and Outside."""
        name = request.path_params["name"]
        text = self._desk.files.read(name)
        words, form = self._desk.words, form_of(name, "", text)
        labels = {part.name: words.of_field(part.label) for part in form.parts}
        now = situation(self._library(), self._path(name), self._desk.bench.root)
        shown = (f for f in now.fields if now.is_translation or f.own or f.has_changed)
        fields = [(labels.get(field.name, field.name), field) for field in shown]
        return self._page(
            request,
            "compare",
            file=name,
            title=named(name, words, self._desk.references),
            fields=sorted(fields, key=lambda pair: not _is_news(pair[1])),
            now=now,
            missing=now.missing.get(words.language, ""),
            digest=digest(text),
        )

    async def decide(self, request: Request) -> Response:
        """Confirm that she has compared, or take the shared text of a field again."""
        sent = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        return await run_in_threadpool(self._decided, request, sent)

    def _decided(self, request: Request, sent: dict[str, str]) -> Response:
        name, made_from = request.path_params["name"], sent.get("_digest", "")
        written, act = self._desk.files.read(name) or "", sent.get("_act", "")
        if act == "confirm":
            text: str | None = confirmed(self._library(), self._path(name), written)
        else:
            text = without_field(written, act.removeprefix("take:"))
        base = request.scope["root_path"]
        try:
            self._desk.files.save(name, text, made_from)
        except Conflict as conflict:
            here = f"sammenlign/{name}"
            return self._page(
                request, "conflict", 409, theirs=conflict.now, yours=text or "", href=here
            )
        self._desk.lay(name)
        done = "confirmed" if act == "confirm" else "taken"
        back = "" if act == "confirm" or text is None else f"sammenlign/{quote(name)}"
        return RedirectResponse(f"{base}/{back}?sagt={done}", 303)

    def _library(self) -> Library:
        return self._desk.current()[0]

    def _path(self, name: str) -> str:
        return f"municipalities/{self._desk.id}/{name}"


def _is_news(field: Field) -> bool:
    """Whether she should look at this field before the others."""
    return field.has_changed or (not field.is_known and field.own is not None)
