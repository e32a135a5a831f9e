"""The web app of the forms: which address is answered by what."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from veileder.authoring.guarding import missing, not_answered, our_fault
from veileder.authoring.preview import News
from veileder.editing.attaching import Attaching
from veileder.editing.beside import Beside
from veileder.editing.checking import CheckDesk
from veileder.editing.desk import Desk
from veileder.editing.looking import Showing
from veileder.editing.matrix.pages import MatrixDesk
from veileder.editing.pages import asset
from veileder.editing.review.pages import ReviewDesk
from veileder.editing.sending import Taking
from veileder.editing.text_routes import TextDesk
from veileder.faults import Refusal


def make_app(desk: Desk, site: ASGIApp, news: News) -> Starlette:
    """Return the app; ``site`` shows the municipality's pages as they become."""
    showing = Showing(desk)
    taking, beside = Taking(desk, showing), Beside(desk, showing)

    async def changed(request: Request) -> Response:
        since = request.query_params.get("since", str(news.version))
        return Response(status_code=200 if await news.wait(since) else 204)

    routes = [
        Route("/", showing.start),
        Route("/alt", showing.everything),
        Route("/skjema/{name:path}", showing.form, methods=["GET"]),
        Route("/skjema/{name:path}", taking.take, methods=["POST"]),
        Route("/side/{name:path}", showing.seen),
        Route("/tekst/{name:path}", taking.take_text, methods=["POST"]),
        Route("/sammenlign/{name:path}", beside.show, methods=["GET"]),
        Route("/sammenlign/{name:path}", beside.decide, methods=["POST"]),
        *MatrixDesk(desk, showing).routes(),
        *ReviewDesk(desk, showing).routes(),
        *CheckDesk(desk).routes(),
        *Attaching(desk, showing).routes(),
        Route("/ny", taking.new, methods=["POST"]),
        Route("/forslag", taking.propose, methods=["POST"]),
        Route("/angre", taking.undo, methods=["POST"]),
        Route("/_/{name}", static),
        Route("/endret", changed),
        Mount("/vis", site),
        Mount("/felt", routes=TextDesk(desk.current, lambda: desk.words.site).routes()),
    ]
    said = {Refusal: showing.refused, 404: missing, 405: not_answered, 500: our_fault}
    return Starlette(routes=routes, exception_handlers=said)


def static(request: Request) -> Response:
    """Send the style sheet or the script. Raises HTTPException where there is none."""
    known = asset(request.path_params["name"])
    if known is None:
        raise HTTPException(404)
    return Response(known[1], media_type=known[0])
