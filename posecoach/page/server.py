"""Puts the page together: which address does what."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from posecoach.core.errors import PosecoachError
from posecoach.page.guard import Guard
from posecoach.page.house import House
from posecoach.page.replies import html
from posecoach.page.rooms import begin, clip_pages, entrance, front, model_pages, past, session_pages, share, wishes

ROUTES: tuple[BaseRoute, ...] = (
    *entrance.ROUTES,
    *front.ROUTES,
    *model_pages.ROUTES,
    *begin.ROUTES,
    *session_pages.ROUTES,
    *past.ROUTES,
    *clip_pages.ROUTES,
    *wishes.ROUTES,
    *share.ROUTES,
)


def page_of(house: House) -> Starlette:
    """Return the page as an ASGI application."""
    made = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, access=house.access)],
        exception_handlers={PosecoachError: mended_by_person},
    )
    made.state.house = house
    return made


async def mended_by_person(request: Request, error: Exception) -> Response:
    """Answer with what was expected, what came, and what to do."""
    if "text/html" in request.headers.get("accept", ""):
        return html(request, "error.html", said=str(error), status=400)
    return JSONResponse({"error": str(error)}, 400)
