"""The page as an ASGI application: its routes, its guard, and what an error becomes."""

from __future__ import annotations

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from posecoach.core.errors import PosecoachError
from posecoach.history.damage import DamagedHistoryError
from posecoach.page.context import PageContext
from posecoach.page.responses import html
from posecoach.page.routes import (
    clips,
    connect,
    history,
    home,
    join,
    model,
    people,
    plan,
    session,
    settings,
    start,
)
from posecoach.page.security.guard import Guard

ROUTES: tuple[BaseRoute, ...] = (
    *join.ROUTES,
    *home.ROUTES,
    *model.ROUTES,
    *start.ROUTES,
    *session.ROUTES,
    *history.ROUTES,
    *clips.ROUTES,
    *settings.ROUTES,
    *plan.ROUTES,
    *people.ROUTES,
    *connect.ROUTES,
)


def create_application(context: PageContext) -> Starlette:
    """Return the page as an ASGI application."""
    application = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, access=context.access)],
        exception_handlers={PosecoachError: mended_by_person, OSError: not_stored, HTTPException: no_such_page},
    )
    application.state.context = context
    return application


async def not_stored(request: Request, error: Exception) -> Response:
    """Answer that the system does not let a file be read or written, without naming it."""
    reason = getattr(error, "strerror", None) or "no reason is given"
    return _answer(request, f"A file of the coach cannot be used ({reason}). Is there space on its disk?", 507)


async def mended_by_person(request: Request, error: Exception) -> Response:
    """Answer with what was expected, what came, and what to do."""
    return _answer(request, str(error), 400, rebuilds=isinstance(error, DamagedHistoryError))


async def no_such_page(request: Request, error: Exception) -> Response:
    """Answer to an address that is mistyped, that only forms are sent to, or of what is there no more."""
    missing = error if isinstance(error, HTTPException) else HTTPException(404)
    unsaid = missing.detail == HTTPStatus(missing.status_code).phrase
    return _answer(request, "There is no page at this address." if unsaid else missing.detail, missing.status_code)


def _answer(request: Request, said: str, status: int, *, rebuilds: bool = False) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return html(request, "error.html", said=said, back=_came_from(request), rebuilds=rebuilds, status=status)
    return JSONResponse({"error": said}, status)


def _came_from(request: Request) -> str:
    """Return the page of ours that sent the browser here, where a form can be filled in again; empty if none did."""
    before = request.headers.get("referer", "")
    return before if before.startswith(str(request.base_url)) else ""
