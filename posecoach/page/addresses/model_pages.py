"""The pose model is missing: prepare it with one button, and go on."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from posecoach.page.replies import house_of, html, to

ADDRESS = "/start/model"


def show(request: Request) -> Response:
    """Show what is missing; where nothing is, go on."""
    model = house_of(request).model
    return to("/start/camera") if model.state.there else html(request, "start_model.html", state=model.state)


async def begin(request: Request) -> Response:
    """Begin to prepare the model."""
    house_of(request).model.begin()
    return to(ADDRESS)


def state(request: Request) -> Response:
    """Return how far it is; whoever prepares it elsewhere is noticed, too."""
    return JSONResponse(asdict(house_of(request).model.state))


ROUTES = (
    Route(ADDRESS, show),
    Route(ADDRESS, begin, methods=["POST"]),
    Route(f"{ADDRESS}/state", state),
)
