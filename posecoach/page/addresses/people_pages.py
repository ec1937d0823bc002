"""People: whose turn it is, and deleting what is kept of somebody."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.core.errors import PosecoachError
from posecoach.history.forgetting import forget_person
from posecoach.page.forms import form_of
from posecoach.page.replies import house_of, to


async def take_turn(request: Request) -> Response:
    """Let another person take their turn."""
    house = house_of(request)
    if house.room.on:
        raise PosecoachError("A session is on. End it before somebody else takes their turn.")
    new = house.take_turn((await form_of(request)).get("user", ""))
    return to("/start/camera" if new else "/")


async def delete(request: Request) -> Response:
    """Delete everything that is kept of the person, once they have typed their name."""
    house = house_of(request)
    if house.room.on:
        raise PosecoachError("A session is on. End it before you delete anything.")
    if " ".join((await form_of(request)).get("user", "").split()).casefold() != house.name.casefold():
        raise PosecoachError(f"To delete everything that is kept of {house.name}, type that name.")
    await asyncio.to_thread(forget_person, house.user)
    house.leave()
    return to("/")


ROUTES = (
    Route("/settings/person", take_turn, methods=["POST"]),
    Route("/settings/delete", delete, methods=["POST"]),
)
