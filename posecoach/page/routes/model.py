"""The pose model is missing: prepare it with one button, and go on."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from posecoach.page.responses import context_of, html, redirect

MODEL_PATH = "/start/model"


def show(request: Request) -> Response:
    """Show what is missing; where nothing is, go on."""
    model = context_of(request).model
    if model.state.available:
        return redirect(request, "/start/camera")
    return html(request, "start_model.html", state=model.state)


async def begin(request: Request) -> Response:
    """Begin to prepare the model."""
    context_of(request).model.start()
    return redirect(request, MODEL_PATH)


def state(request: Request) -> Response:
    """Return how far it is; whoever prepares it elsewhere is noticed, too."""
    return JSONResponse(asdict(context_of(request).model.state))


ROUTES = (
    Route(MODEL_PATH, show),
    Route(MODEL_PATH, begin, methods=["POST"]),
    Route(f"{MODEL_PATH}/state", state),
)
