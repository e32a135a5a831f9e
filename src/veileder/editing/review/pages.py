"""The pages of the review: who should read what, and one text with its claims one by one."""

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veileder.authoring.review.answers import CHANGE, OK, faults_in
from veileder.authoring.review.kit import Kit, Sheet, kits, laws_of
from veileder.authoring.review.paper import Paper
from veileder.authoring.review.whole import Desk as Place
from veileder.authoring.review.whole import added, desk
from veileder.dates import today
from veileder.editing.comparing import Field
from veileder.editing.desk import Desk
from veileder.editing.files import Conflict, digest
from veileder.editing.looking import Showing
from veileder.editing.parts import parts_of
from veileder.editing.posted import posted_fields
from veileder.editing.readable import Readable
from veileder.editing.review.since import since
from veileder.editing.review.ticks import Kept, Ticks, address, mark
from veileder.faults import Refusal
from veileder.model.kinds import KINDS
from veileder.model.law import Law
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide

_FILE = "reviews.yml"


class ReviewDesk:
    """The kits of one municipality: each method from a request to an answer."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk, self._page = desk, showing.page
        self._kept = Kept(desk.files)
        self._known: tuple[Guide, list[Kit]] | None = None

    def routes(self) -> list[Route]:
        """Return the routes, for the one who mounts them to guard."""
        one = "/gjennomgang/{function}/{kind}/{id}"
        return [
            Route("/gjennomgang", self.all),
            Route("/gjennomgang/{function}", self.kit),
            Route(one, self.sheet, methods=["GET"]),
            Route(one, self.take, methods=["POST"]),
        ]

    def all(self, request: Request) -> Response:
        """Show the professions, and what has been found wrong. Raises Refusal."""
        found = [(kit, list(self._kept.begun(kit))) for kit in self._kits()]
        wishes = [(kit, one) for kit, begun in found for one in begun if one.wishes]
        return self._page(request, "reviews", kits=found, wishes=wishes, address=address)

    def kit(self, request: Request) -> Response:
        """Show what one profession should read, and what it has read. Raises Refusal."""
        kit = self._kit(request)
        return self._page(
            request,
            "review_list",
            kit=kit,
            begun={address(kit, one.sheet): one for one in self._kept.begun(kit)},
            address=address,
            paper=self._paper(),
            variants=dict(self._desk.references.options("service")),
        )

    def sheet(self, request: Request) -> Response:
        """Show one text with its claims. Raises Refusal."""
        kit, sheet = self._found(request)
        return self._shown(request, kit, self._kept.of(kit, sheet))

    def _shown(
        self, request: Request, kit: Kit, ticks: Ticks, wrong: list[str] | None = None
    ) -> Response:
        sheet = ticks.sheet
        signed = {"by": kit.function.responsible or "", "organisation": self._place().organisation}
        return self._page(
            request,
            "review",
            422 if wrong else 200,
            kit=kit,
            sheet=sheet,
            ticks=ticks,
            wrong=wrong or [],
            paper=self._paper(),
            where=address(kit, sheet),
            mark_of=mark,
            quote=self._quote(sheet),
            seen=self._seen(sheet),
            changes=self._changes(sheet),
            signed={**signed, "date": today().isoformat(), **ticks.typed},
            variants=dict(self._desk.references.options("service")),
        )

    async def take(self, request: Request) -> Response:
        """Keep what is ticked, or write that the text is gone through. Raises Refusal."""
        sent = dict(await posted_fields(request))
        return await run_in_threadpool(self._taken, request, sent)

    def _taken(self, request: Request, sent: Mapping[str, str]) -> Response:
        kit, sheet = self._found(request)
        ticks = self._kept.keep(kit, sheet, sent)
        if sent.get("_act") == "draft":
            return Response(status_code=204)
        is_done = sent.get("_act") == "done"
        moved = sent.get("_source") != sheet.fingerprint
        wrong = [self._desk.words["review_moved"]] if moved else self._wrong(kit, ticks, is_done)
        if wrong:
            return self._shown(request, kit, ticks, wrong)
        if not is_done:
            return self._away(request, address(kit, sheet), "review_kept")
        old = self._desk.files.read(_FILE)
        new = added(self._place(), [ticks.answer(_kind(kit), OK)], old or "")
        try:
            self._desk.files.save(_FILE, new, digest(old))
        except Conflict as conflict:
            here = address(kit, sheet)
            return self._page(request, "conflict", 409, theirs=conflict.now, yours=new, href=here)
        self._kept.forget(kit, sheet)
        self._desk.lay(_FILE)
        return self._away(request, f"gjennomgang/{kit.function.id}", "review_written")

    def _wrong(self, kit: Kit, ticks: Ticks, is_done: bool) -> list[str]:
        """Return why the text is not gone through, or what may not stand in what is kept."""
        words, place = self._desk.words, self._saved() if is_done else self._place()
        answer = ticks.answer(_kind(kit), OK if is_done and not ticks.wishes else CHANGE)
        found = list(faults_in(answer, place.layers, place.guide.language))
        if is_done and ticks.wishes:
            found.append(words["review_wishes"])
        if is_done and ticks.open:
            found.append(words["review_open"].format(len(ticks.open)))
        return found

    def _away(self, request: Request, where: str, said: str) -> Response:
        sign = "&" if "?" in where else "?"
        return RedirectResponse(f"{request.scope['root_path']}/{where}{sign}sagt={said}", 303)

    def _kits(self) -> list[Kit]:
        place = self._place()
        if self._known is None or self._known[0] is not place.guide:
            self._known = (place.guide, kits(place.guide, place.layers))
        return self._known[1]

    def _kit(self, request: Request) -> Kit:
        wanted = request.path_params["function"]
        for kit in self._kits():
            if kit.function.id == wanted:
                return kit
        raise Refusal(self._desk.words["review_no_kit"])

    def _found(self, request: Request) -> tuple[Kit, Sheet]:
        """Return the text that the address is of, and whose it is. Raises Refusal."""
        kit, wanted = self._kit(request), request.path_params
        name = (wanted["kind"], wanted["id"], request.query_params.get("for"))
        for sheet in kit.sheets:
            if (sheet.key.kind, sheet.key.id, sheet.key.variant) == name:
                return kit, sheet
        raise Refusal(self._desk.words["review_no_sheet"])

    def _place(self) -> Place:
        """Return whose texts are gone through, with what is typed and not saved."""
        library, guide = self._desk.current()
        return Place(guide, library.stack(self._desk.id), guide.municipality.name)

    def _saved(self) -> Place:
        """Return the same as it is saved: nobody else can read what is only typed here."""
        return desk(self._desk.bench.root, self._desk.id) if self._drafted() else self._place()

    def _drafted(self) -> bool:
        return bool(self._desk.files.drafted())

    def _paper(self) -> Paper:
        return Paper(self._desk.words.language, laws_of(self._place().guide))

    def _quote(self, sheet: Sheet) -> str:
        """Return the words of the law that the text is of."""
        own = sheet.document.value
        return self._paper().quote(own) if isinstance(own, Law) else ""

    def _changes(self, sheet: Sheet) -> list[tuple[str, Field]]:
        place, references = self._place(), self._desk.references
        between = since(self._desk.bench.root, sheet, place.layers, place.guide.language)
        parts = parts_of(KINDS[sheet.key.kind].model)
        readable = Readable(parts, self._desk.words, references)
        found = between.changes(readable.alike) if between else []
        return [(readable.label(one.name), one) for one in found]

    def _seen(self, sheet: Sheet) -> str:
        """Return where the page of the text is shown; empty where it has none."""
        guide = self._place().guide
        target = Addresses(guide, self._desk.words.site).find(sheet.ref, sheet.key.variant)
        return f"vis/{guide.id}/{target.path}" if target else ""


def _kind(kit: Kit) -> Any:
    return kit.function.kind or "fag"
