"""What a browser sends: a form, a form with a file in it, or a value in JSON."""

import json
from email.message import Message
from email.parser import HeaderParser
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from veileder.editing.attached import NotAttached
from veileder.editing.typed import NotOneForm
from veileder.faults import Refusal
from veileder.reading.names import LARGEST

_AROUND = 64 * 1024  # what a form has around its file
_FORM = 8 * 1024 * 1024  # bytes of a form that has no file in it
_JSON = 3 * _FORM  # every sign may be escaped
_FIELDS, _LEVELS, _PARTS = 20_000, 20, 50
_TOO_MUCH = "Det som ble sendt, er for stort til å tas imot. Ingenting er gjort."


class Posted(NamedTuple):
    """The fields of a form, and its file with the name it has on her machine."""

    fields: dict[str, str]
    name: str
    content: bytes


async def posted_fields(request: Request) -> list[tuple[str, str]]:
    """Return the fields of a form, in the order they stand on the page.

    Raises Refusal where it is too much, or no such form.
    """
    body, size = await _received(request, _FORM)
    if size > _FORM:
        raise Refusal(_TOO_MUCH)
    try:
        fields = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except ValueError:
        raise NotOneForm from None
    if any(name.count(".") > _LEVELS for name, _ in fields):
        raise NotOneForm
    return fields


async def posted_json(request: Request) -> Any:
    """Return what was sent as JSON; None where it can't be read, or is too much."""
    body, size = await _received(request, _JSON)
    try:
        value = json.loads(body) if size <= _JSON else None
        json.dumps(value, ensure_ascii=False).encode()  # half a sign can be escaped, and no more
    except (ValueError, RecursionError):
        return None
    return value


async def posted_file(request: Request) -> Posted:
    """Return what was sent. Raises NotAttached where it is too much, or no such form."""
    body, size = await _received(request, LARGEST + _AROUND)
    if size > LARGEST + _AROUND:
        raise NotAttached(_too_large(size))
    return _read(body, request.headers.get("content-type", ""))


async def _received(request: Request, most: int) -> tuple[bytes, int]:
    """Return what was sent, and how much it is.

    What is more than ``most`` is received to its end and not kept, or the browser would not see
    the answer.
    """
    received, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= most:
            received += chunk
    return bytes(received), size


def _too_large(size: int) -> str:
    mega = 1024 * 1024
    said = f"Filen er på {-(-size // mega)} MB, og kan ha høyst {LARGEST // mega} MB."
    return (
        f"{said} Gjør bildene i den mindre, eller legg den på kommunens nettsted og lenk til den."
    )


def _read(body: bytes, kind: str) -> Posted:
    head = Message()
    head["content-type"] = kind
    boundary = head.get_boundary()
    if not boundary:
        raise NotAttached("Skjemaet kunne ikke leses. Velg filen på nytt.")
    fields, name, content = {}, "", b""
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode("utf-8", "replace"), _PARTS + 1)
    if len(parts) > _PARTS:
        raise NotOneForm
    for part in parts[1:-1]:
        raw, _, inside = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if len(raw) > _AROUND:
            raise NotOneForm
        about = HeaderParser().parsestr(raw.decode("utf-8", "replace"))
        file = about.get_filename()
        if file is None:
            field = about.get_param("name", "", header="content-disposition")
            fields[str(field)] = inside.decode("utf-8", "replace")
        elif file:
            name, content = file, inside
    if len(content) > LARGEST:
        raise NotAttached(_too_large(len(content)))
    return Posted(fields, name, content)
