"""The handbook as a PDF, made of its page by WeasyPrint, which is an extra of the package."""

import logging
import re
import sys
from importlib import import_module
from typing import Any, NoReturn

from veileder.faults import Refusal

STYLE = "stylesheets/booklet.css"  # all that the PDF looks like; no page asks for it
# Styles of a page do not reach into its pictures here.
_PICTURE = (
    "rect{rx:6px;fill:#fff;stroke:#555} .row,.level{fill:#eee;stroke:none}"
    " .beyond{fill:none;stroke-dasharray:4 3} path{fill:none;stroke:#000;stroke-width:2}"
    " .back{stroke-dasharray:3 3} text{font:600 11px sans-serif;fill:#000;stroke:none}"
    " text.end{font-weight:400}"
)
_FLOW = re.compile('<svg class="v-flow[^>]*>')
_MISSING = (
    "Heftet som PDF trenger WeasyPrint, som ikke følger med. Skriv: "
    "{python} -m pip install weasyprint (på Windows og Mac må Pango installeres også)."
)


def demand_weasyprint() -> None:
    """Raise Refusal, with what to install, unless WeasyPrint can be used here."""
    try:
        _weasyprint()
    except (ImportError, OSError) as missing:  # OSError: it is there, but Pango is not
        raise Refusal(_MISSING.format(python=sys.executable)) from missing


def _weasyprint() -> Any:
    return import_module("weasyprint")  # an extra, and half a second to load


def booklet(page: bytes, style: str) -> bytes:
    """Return the finished HTML of a page as a tagged PDF (PDF/UA-1) that looks as ``style`` says.

    Nothing is fetched: neither what the page asks for nor anything else. Fonts are those of the
    machine, so the bytes are the same only on machines with the same fonts.
    """
    weasyprint = _weasyprint()
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # of what it was not let fetch
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    drawn = _FLOW.sub(rf"\g<0><style>{_PICTURE}</style>", page.decode())
    html = weasyprint.HTML(string=drawn, url_fetcher=_nothing)
    made: bytes = html.write_pdf(stylesheets=[weasyprint.CSS(string=style)], pdf_variant="pdf/ua-1")
    return made


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"nothing is fetched, not {url}")
