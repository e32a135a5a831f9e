"""A text beside the one it is made from: what has changed, and what she wants to do about it."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from veileder.editing.choosing import Choosing
from veileder.editing.compared import save_compared
from veileder.editing.comparing import Field, Situation, confirmed, plainly, situation
from veileder.editing.desk import Desk
from veileder.editing.files import Conflict, digest
from veileder.editing.forms import ENTRIES, form_of
from veileder.editing.items import Item, items
from veileder.editing.leading import compared_address
from veileder.editing.looking import Showing
from veileder.editing.posted import posted_fields
from veileder.editing.readable import Readable, parts_at
from veileder.editing.settling import Unchosen, has_choices, merged, rows_of, taken
from veileder.editing.taking import NotCompared
from veileder.editing.titles import called, name_of
from veileder.reading.layers import Library

_CONFIRMING = ("confirm", "settle")
_DRAFT = "Du har et utkast av dette som ikke er lagret. Lagre eller forkast det først."


class Beside:
    """The page of one text and its original, and its buttons: each a method."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk = desk
        self._page = showing.page

    def show(self, request: Request) -> Response:
        """Lay what stands in a file beside what it is made from. Raises NotCompared and Outside.

        A table with several such parts is shown as a list of them.
        """
        name, place = request.path_params["name"], request.query_params.get("del", "")
        found = items(self._library(), self._path(name))
        if not place and not name.endswith(".md") and found:
            return self._list(request, name, found)
        now = self._situation(name, place)
        choosing = Choosing(self._desk.files, name, place)
        kept = choosing.kept(digest(self._desk.files.read(name)), now.item.original.fingerprint)
        return self._shown(request, name, now, kept)

    def _list(self, request: Request, name: str, found: list[Item]) -> Response:
        standings = [(item, self._situation(name, item.place).standing.value) for item in found]
        rows = [(self._title(name, item), item.place, standing) for item, standing in standings]
        title = self._desk.words.of_file(name)
        return self._page(request, "compare_list", file=name, title=title, rows=rows)

    def _shown(
        self,
        request: Request,
        name: str,
        now: Situation,
        choices: Mapping[str, str],
        unchosen: frozenset[str] = frozenset(),
        *,
        has_moved: bool = False,
    ) -> Response:
        readable = self._readable(name, now.item)
        rows = {f.name: rows_of(f, readable.alike(f.name, f.raw)) for f in now.merging.values()}
        shown = (f for f in now.fields if _is_shown(f, now))
        return self._page(
            request,
            "compare",
            409 if has_moved else 422 if unchosen else 200,
            file=name,
            place=now.item.place,
            title=self._title(name, now.item),
            fields=[(readable.label(f.name), f) for f in sorted(shown, key=_is_old)],
            now=now,
            rows=rows,
            choices=choices,
            unchosen=unchosen,
            has_moved=has_moved,
            has_choices=has_choices(now),
            has_draft=self._has_draft(name, now.item),
            form=self._form_address(name, now.item),
            missing=now.missing.get(self._desk.words.language, ""),
            digest=digest(self._desk.files.read(name)),
        )

    async def decide(self, request: Request) -> Response:
        """Do what a button says. Raises NotCompared, Unreadable and Outside."""
        sent = dict(await posted_fields(request))
        return await run_in_threadpool(self._decided, request, sent)

    def _decided(self, request: Request, sent: Mapping[str, str]) -> Response:
        name, place = request.path_params["name"], request.query_params.get("del", "")
        act, choosing = sent.get("_act", ""), Choosing(self._desk.files, name, place)
        if act == "draft":
            choosing.keep(sent, sent.get("_digest", ""), sent.get("_source", ""))
            return Response(status_code=204)
        now = self._situation(name, place)
        if self._has_draft(name, now.item):
            raise NotCompared(_DRAFT)
        if sent.get("_source") != now.item.original.fingerprint:
            return self._shown(request, name, now, {}, has_moved=True)
        text: str | None = ""
        try:
            text = self._after(act, name, now, sent)
            made_from = {name: sent.get("_digest", "")}
            save_compared(self._desk.files, {name: text}, made_from, _seen(act, now))
        except Unchosen as unchosen:
            if digest(self._desk.files.read(name)) == sent.get("_digest"):
                return self._shown(request, name, now, sent, unchosen.fields)
            return self._changed(request, name, place, "")
        except Conflict:
            return self._changed(request, name, place, text or "")
        self._desk.lay(name)
        verb, _, field = act.partition(":")
        left = sent if verb in ("merge", "take") else {}
        choosing.keep(left, digest(text), now.item.original.fingerprint, but=field)
        return self._away(request, name, place, act)

    def _changed(self, request: Request, name: str, place: str, yours: str) -> Response:
        """Show what somebody else has made of the file meanwhile."""
        now, href = self._desk.files.read(name) or "", compared_address(name, place)
        return self._page(request, "conflict", 409, theirs=now, yours=yours, href=href)

    def _after(self, act: str, name: str, now: Situation, sent: Mapping[str, str]) -> str | None:
        """Return the text of the file after ``act``; None where it is to be deleted."""
        written, path = self._desk.files.read(name) or "", self._path(name)
        verb, _, field = act.partition(":")
        if verb == "take":
            return taken(written, name, now, field)
        fields = [field] if verb == "merge" else now.merging if verb == "settle" else ()
        text = merged(written, name, now, fields, sent) if fields else written
        is_confirmed = verb in _CONFIRMING
        if is_confirmed and now.is_translation:
            self._require_all(name, now)
        return confirmed(self._library(), path, text, now.item.place) if is_confirmed else text

    def _require_all(self, name: str, now: Situation) -> None:
        """Raise NotCompared where the page would still be partly in the original's language."""
        label = self._readable(name, now.item).label
        missing = [label(f.name) for f in now.fields if f.own is None and f.shared is not None]
        if missing:
            said = self._desk.words["translate_missing"]
            raise NotCompared(said.format(", ".join(f"«{one}»" for one in missing)))

    def _away(self, request: Request, name: str, place: str, act: str) -> Response:
        """Lead on: to the same comparison, or to what to do now where there is none left."""
        verb = act.partition(":")[0]
        done = {"take": "taken", "merge": "merged"}.get(verb, "confirmed")
        left = [item.place for item in items(self._library(), self._path(name))]
        is_here = verb in ("take", "merge") and place in left
        back = compared_address(name, place) if is_here else ""
        address = f"{request.scope['root_path']}/{back}{'&' if '?' in back else '?'}sagt={done}"
        return RedirectResponse(address, 303)

    def _situation(self, name: str, place: str) -> Situation:
        library, path = self._library(), self._path(name)
        found = [item for item in items(library, path) if item.place == place]
        say = self._readable(name, found[0]).alike if found else plainly
        written = self._desk.files.read(name)
        root = self._desk.bench.root
        return situation(library, path, root, place=place, written=written, say=say)

    def _readable(self, name: str, item: Item) -> Readable:
        if item.text:
            parts = form_of(name, "", self._desk.files.read(name)).parts
        else:
            parts = parts_at(PurePosixPath(name).name, item.keys)
        return Readable(parts, self._desk.words, self._desk.references)

    def _title(self, name: str, item: Item) -> str:
        """Return what is compared, as the site calls it."""
        words, references = self._desk.words, self._desk.references
        if item.text:
            return called(name, self._desk.files.read(name), words, references)
        kind, _, id = item.original.ref.partition("/")
        own = name_of(item.data) or item.data.get("term")
        return str(own or dict(references.options(kind)).get(id, id))

    def _entry(self, name: str, item: Item) -> str:
        """Return which entry of the file its form is of."""
        is_entry = name in ENTRIES and not item.text
        return item.original.ref.partition("/")[2] if is_entry else ""

    def _form_address(self, name: str, item: Item) -> str:
        entry = self._entry(name, item)
        return f"skjema/{quote(name)}" + (f"?post={quote(entry)}" if entry else "")

    def _has_draft(self, name: str, item: Item) -> bool:
        form = form_of(name, self._entry(name, item), self._desk.files.read(name))
        return self._desk.draft(form) is not None

    def _library(self) -> Library:
        return self._desk.current()[0]

    def _path(self, name: str) -> str:
        return f"municipalities/{self._desk.id}/{name}"


def _seen(act: str, now: Situation) -> dict[str, str]:
    """Return what ``act`` says that she has compared, with its fingerprint."""
    original = now.item.original
    is_seen = act in _CONFIRMING and not now.is_translation
    return {original.ref: original.fingerprint} if is_seen else {}


def _is_shown(field: Field, now: Situation) -> bool:
    """Whether there is something to compare in a field."""
    if now.item.is_entry:
        return field.own != field.shared or field.has_changed
    return now.is_translation or field.own is not None or field.has_changed


def _is_old(field: Field) -> bool:
    """Whether she may look at this field after the others."""
    return not (field.has_changed or (not field.is_known and field.own is not None))
