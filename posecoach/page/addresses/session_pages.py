"""The session in the page."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from posecoach.page.addresses import model_pages
from posecoach.page.addresses.start_pages import end_check
from posecoach.page.board import Shape
from posecoach.page.forms import form_of
from posecoach.page.orders import order_of
from posecoach.page.replies import house_of, html, to
from posecoach.page.viewer import Viewer


async def begin(request: Request) -> Response:
    """Begin a session and show it."""
    house, form = house_of(request), await form_of(request)
    if not house.model.there:
        return to(model_pages.ADDRESS)
    order = order_of(form.get("kind", ""), form.get("exercise", ""), goes_on="goes_on" in form)
    await asyncio.to_thread(end_check, house.room)
    await asyncio.to_thread(house.sessions.start, order, house.user)
    return to("/session")


def show(request: Request) -> Response:
    """Show the session that is on; the browser learns the rest over the socket."""
    return html(request, "session.html", volume=round(100 * house_of(request).room.loudness.ratio))


async def live(socket: WebSocket) -> None:
    """Serve one browser that looks on and steers."""
    shape = socket.query_params.get("shape", "")
    house = socket.app.state.house
    await Viewer(house.room, socket).serve(Shape.TALL if shape == Shape.TALL else Shape.WIDE)


ROUTES = (
    Route("/session", begin, methods=["POST"]),
    Route("/session", show),
    WebSocketRoute("/session/live", live),
)
