"""The first time: who it is, which camera, and whether it sees them."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from posecoach.history.settings import keep_settings, read_settings
from posecoach.page import check
from posecoach.page.addresses import model_pages
from posecoach.page.forms import form_of
from posecoach.page.replies import house_of, html, to
from posecoach.page.room import Room
from posecoach.page.sessions import player_of, voice_of
from posecoach.page.settings_form import changed_settings
from posecoach.phrases import load
from posecoach.sources.camera_list import list_cameras
from posecoach.speech.say import say_aloud


def who(request: Request) -> Response:
    """Ask who it is."""
    return html(request, "start_who.html")


async def take_name(request: Request) -> Response:
    """Take the name, and go on with the camera."""
    house, form = house_of(request), await form_of(request)
    house.take_turn(form.get("user", ""))
    return to("/start/camera")


def which_camera(request: Request) -> Response:
    """Show the cameras of this machine; a check that is on lets go of its camera."""
    house = house_of(request)
    if not house.model.there:
        return to(model_pages.ADDRESS)
    end_check(house.room)
    settings = read_settings(house.files.profile)
    cameras = [] if house.room.on else list_cameras()
    return html(request, "start_camera.html", cameras=cameras, chosen=settings.camera, fixed=house.sessions.source)


async def take_camera(request: Request) -> Response:
    """Keep the camera, and begin the check."""
    house, form = house_of(request), await form_of(request)
    profile = house.files.profile
    settings = changed_settings(read_settings(profile), form)
    keep_settings(profile, settings)
    if not house.model.there:
        return to(model_pages.ADDRESS)
    devices = check.Devices(house.sessions.source or settings.camera, house.sessions.model)
    house.room.start(check.NAME, lambda room: house.look(room, devices))
    return to("/start/check")


def show_check(request: Request) -> Response:
    """Show what the check finds."""
    return html(request, "start_check.html")


def leave_check(request: Request) -> Response:
    """End the check, and go to the first page."""
    end_check(house_of(request).room)
    return to("/")


def end_check(room: Room) -> None:
    """End the check, if it is on."""
    if room.on == check.NAME:
        room.close()


async def try_voice(request: Request) -> Response:
    """Say a sentence aloud; answer with what is wrong if it cannot be heard."""
    house = house_of(request)
    settings = read_settings(house.files.profile)
    sentence, loudness = load().say("session.voice_check"), house.room.loudness
    problem = await asyncio.to_thread(say_aloud, sentence, voice_of(settings), player_of(settings), loudness)
    return JSONResponse({"error": problem})


ROUTES = (
    Route("/start", who),
    Route("/start", take_name, methods=["POST"]),
    Route("/start/camera", which_camera),
    Route("/start/camera", take_camera, methods=["POST"]),
    Route("/start/check", show_check),
    Route("/start/done", leave_check, methods=["POST"]),
    Route("/voice", try_voice, methods=["POST"]),
)
