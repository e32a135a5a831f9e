"""The pages of the forms, from templates that escape everything."""

from pathlib import Path
from typing import Any

import jinja2
from starlette.responses import HTMLResponse

_HERE = Path(__file__).parent
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
STATIC = {
    "edit.css": ("text/css", _HERE / "static/edit.css"),
    "edit.js": ("text/javascript", _HERE / "static/edit.js"),
}


def html(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page of template ``name``."""
    return HTMLResponse(_TEMPLATES.get_template(f"{name}.html").render(values), status)
