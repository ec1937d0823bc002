"""Puts the page together: which address does what."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from posecoach.core.errors import PosecoachError
from posecoach.page.addresses import (
    clip_pages,
    entrance,
    front,
    model_pages,
    past,
    people_pages,
    plan_pages,
    session_pages,
    settings_pages,
    share,
    start_pages,
)
from posecoach.page.guard import Guard
from posecoach.page.house import House
from posecoach.page.replies import html

ROUTES: tuple[BaseRoute, ...] = (
    *entrance.ROUTES,
    *front.ROUTES,
    *model_pages.ROUTES,
    *start_pages.ROUTES,
    *session_pages.ROUTES,
    *past.ROUTES,
    *clip_pages.ROUTES,
    *settings_pages.ROUTES,
    *plan_pages.ROUTES,
    *people_pages.ROUTES,
    *share.ROUTES,
)


def page_of(house: House) -> Starlette:
    """Return the page as an ASGI application."""
    made = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, access=house.access)],
        exception_handlers={PosecoachError: mended_by_person, OSError: not_stored},
    )
    made.state.house = house
    return made


async def not_stored(request: Request, error: Exception) -> Response:
    """Answer that the system does not let a file be read or written, without naming it."""
    reason = getattr(error, "strerror", None) or "no reason is given"
    return _answer(request, f"A file of the coach cannot be used ({reason}). Is there space on its disk?", 507)


async def mended_by_person(request: Request, error: Exception) -> Response:
    """Answer with what was expected, what came, and what to do."""
    return _answer(request, str(error), 400)


def _answer(request: Request, said: str, status: int) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return html(request, "error.html", said=said, status=status)
    return JSONResponse({"error": said}, status)
