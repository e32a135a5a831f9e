"""The pages of the forms, from templates that escape everything."""

from pathlib import Path
from typing import Any

import jinja2
from starlette.responses import HTMLResponse

from veileder.editing.outline import in_lines

_HERE = Path(__file__).parent
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals["in_lines"] = in_lines
_KINDS = {"css": "text/css", "js": "text/javascript"}


def html(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page of template ``name``."""
    return HTMLResponse(_TEMPLATES.get_template(f"{name}.html").render(values), status)


def asset(name: str) -> tuple[str, bytes] | None:
    """Return the kind and the bytes of a style sheet or script; None where there is none."""
    found = {path.name: path for path in (_HERE / "static").iterdir()}.get(name)
    return (_KINDS[name.rpartition(".")[2]], found.read_bytes()) if found else None
