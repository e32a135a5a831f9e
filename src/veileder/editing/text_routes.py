"""What the field for Markdown asks for: paste as Markdown, the text as shown, pages to link to."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from veileder.checks.judging import Form
from veileder.editing.links import find
from veileder.editing.pasting import pasted
from veileder.editing.posted import posted_json
from veileder.editing.showing import shown
from veileder.reading.layers import Library
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide

_FORMS = {form.value: form for form in (Form.BODY, Form.FIELD, Form.ITEM)}


class TextDesk:
    """Answers for one municipality.

    ``current`` gives its library and guide as they
    are now, and ``strings`` the words of its site.
    """

    def __init__(
        self, current: Callable[[], tuple[Library, Guide]], strings: Callable[[], Strings]
    ) -> None:
        self._current = current
        self._strings = strings

    def routes(self) -> list[Route]:
        """Return the routes, for the one who mounts them to guard."""
        return [
            Route("/lim", self._paste, methods=["POST"]),
            Route("/vis", self._show, methods=["POST"]),
            Route("/lenker", self._links, methods=["GET"]),
        ]

    async def _paste(self, request: Request) -> Response:
        html = _text(await posted_json(request), "html")
        if html is None:
            return _NOT_UNDERSTOOD
        return JSONResponse(asdict(await run_in_threadpool(self._pasted, html)))

    def _pasted(self, html: str) -> Any:
        return pasted(html, self._current()[1].language)

    async def _show(self, request: Request) -> Response:
        sent = await posted_json(request)
        markdown, form = _text(sent, "markdown"), _text(sent, "form")
        if markdown is None:
            return _NOT_UNDERSTOOD
        return JSONResponse(
            asdict(
                await run_in_threadpool(self._shown, markdown, _FORMS.get(form or "", Form.BODY))
            )
        )

    def _shown(self, markdown: str, form: Form) -> Any:
        library, guide = self._current()
        addresses = Addresses(guide, self._strings())

        def address(ref: str) -> str | None:
            return "#" if addresses.find(ref.partition("#")[0]) else None

        return shown(markdown, form, guide, library, address)

    async def _links(self, request: Request) -> Response:
        query = request.query_params.get("q", "")[:200]
        return JSONResponse(await run_in_threadpool(self._found, query))

    def _found(self, query: str) -> list[dict[str, str]]:
        return [found._asdict() for found in find(self._current()[1], self._strings(), query)]


_NOT_UNDERSTOOD = JSONResponse({"error": "Forespørselen kan ikke leses."}, 400)


def _text(sent: Any, name: str) -> str | None:
    """Return text ``name`` of the JSON that was sent; None where it is not there."""
    found = sent.get(name) if isinstance(sent, dict) else None
    return found if isinstance(found, str) else None
