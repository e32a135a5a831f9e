"""A form with a file in it, as a browser sends it."""

from email.message import Message
from email.parser import HeaderParser
from typing import NamedTuple

from starlette.requests import Request

from veileder.editing.attached import NotAttached
from veileder.reading.names import LARGEST

_AROUND = 64 * 1024  # what a form has around its file


class Posted(NamedTuple):
    """The fields of a form, and its file with the name it has on her machine."""

    fields: dict[str, str]
    name: str
    content: bytes


async def posted_file(request: Request) -> Posted:
    """Return what was sent. Raises NotAttached where it is too much, or no such form.

    What is too much is received to its end and not kept, or the browser would not see the answer.
    """
    received, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST + _AROUND:
            received += chunk
    if size > LARGEST + _AROUND:
        raise NotAttached(_too_large(size))
    return _read(bytes(received), request.headers.get("content-type", ""))


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
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"))[1:-1]:
        raw, _, inside = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
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
