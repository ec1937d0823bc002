"""The session in the page."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from posecoach.page.activities.camera_check import stop_camera_check
from posecoach.page.activities.session_choice import choice_of
from posecoach.page.responses import context_of, form_of_turn, html, redirect
from posecoach.page.routes.model import MODEL_PATH
from posecoach.page.streaming.live_feed import Shape
from posecoach.page.viewer import Viewer


async def begin(request: Request) -> Response:
    """Begin a session and show it."""
    context, form = context_of(request), await form_of_turn(request)
    if not context.model.available:
        return redirect(request, MODEL_PATH)
    choice = choice_of(form.get("kind", ""), form.get("exercise", ""), goes_on="goes_on" in form)
    await asyncio.to_thread(stop_camera_check, context.runner)
    await asyncio.to_thread(context.launcher.start, choice, context.user)
    return redirect(request, "/session")


def show(request: Request) -> Response:
    """Show the session that is running; the browser learns the rest over the socket."""
    return html(request, "session.html", volume=round(100 * context_of(request).runner.loudness.ratio))


async def live(socket: WebSocket) -> None:
    """Serve one browser that looks on and steers."""
    shape = socket.query_params.get("shape", "")
    context = socket.app.state.context
    await Viewer(context.runner, socket).serve(Shape.TALL if shape == Shape.TALL else Shape.WIDE)


ROUTES = (
    Route("/session", begin, methods=["POST"]),
    Route("/session", show),
    WebSocketRoute("/session/live", live),
)
