"""People: whose turn it is, and deleting what is kept of somebody."""

from __future__ import annotations

import asyncio
import unicodedata

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.core.errors import PosecoachError
from posecoach.history.forgetting import forget_person
from posecoach.history.user_names import users
from posecoach.page.forms.request_body import form_of
from posecoach.page.responses import context_of, redirect


async def switch_person(request: Request) -> Response:
    """Let another person take their turn."""
    context = context_of(request)
    new = context.switch_person((await form_of(request)).get("user", ""))
    return redirect(request, "/start/camera" if new else "/")


async def delete(request: Request) -> Response:
    """Delete everything that is kept of the person, once they have typed their name."""
    context = context_of(request)
    if context.session:
        raise PosecoachError("A session is on. End it before you delete anything.")
    typed = unicodedata.normalize("NFC", (await form_of(request)).get("user", ""))
    if " ".join(typed.split()).casefold() != context.person_name.casefold():
        raise PosecoachError(f"To delete everything that is kept of {context.person_name}, type that name.")
    try:
        await asyncio.to_thread(forget_person, context.user)
    finally:  # it also says what it could not do besides
        if context.user not in users():
            context.switch_to_remaining_person()
    return redirect(request, "/")


ROUTES = (
    Route("/settings/person", switch_person, methods=["POST"]),
    Route("/settings/delete", delete, methods=["POST"]),
)
