"""Responses of the page: its own pages, documents within them, and redirects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from posecoach.core.errors import PosecoachError
from posecoach.history.people import people
from posecoach.page.context import PageContext
from posecoach.page.forms.request_body import form_of
from posecoach.page.templates import render

SAVED_PATH = "/settings?saved"
"""Where a form of the settings leads that was kept."""


def context_of(request: Request) -> PageContext:
    """Return what all routes share."""
    context: PageContext = request.app.state.context
    return context


def html(request: Request, template: str, status: int = 200, **content: Any) -> HTMLResponse:
    """Return a page with what all pages have: whose turn it is, what is running, where one is."""
    context = context_of(request)
    common = {
        "user": context.person_name,
        "named": context.person_is_named,
        "turn": context.user,
        "people": [one.name for one in people() if one.user != context.user],
        "session": context.session,
        "shared": bool(context.shared_urls),
        "path": request.url.path,
    }
    return HTMLResponse(render(template, **common, **content), status)


async def form_of_turn(request: Request) -> Mapping[str, str]:
    """Return the fields of a form about the person whose turn it is, of whom the page was that sent it.

    Raises
    ------
    PosecoachError
        If it is somebody else's turn since, or it is no form.
    """
    form, context = await form_of(request), context_of(request)
    if form.get("turn", context.user) != context.user:
        raise PosecoachError(
            "It has become somebody else's turn since this page was opened. Nothing was done. Open the page again."
        )
    return form


def document(page: str) -> HTMLResponse:
    """Return a page that stands on its own, such as a report, to be shown within another one of ours.

    What it may load it says itself, in its head; there it cannot say who may show it.
    """
    return HTMLResponse(page, headers={"Content-Security-Policy": "frame-ancestors 'self'"})


def attachment(content: str | bytes, name: str, media_type: str) -> Response:
    """Return a file that the browser stores under a name, which has no quotes; old ones read it without its marks."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    called = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": called})


def redirect(request: Request, path: str) -> Response:
    """Send the browser to another page, after a form was sent; a form that a script sent is told where to go."""
    if request.headers.get("accept", "") == "application/json":
        return JSONResponse({"to": path})
    return RedirectResponse(path, 303)
