"""The first time: who it is, which camera, and whether it sees them."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from posecoach.history.settings import keep_settings, settings_to_change
from posecoach.page.activities.activity_runner import Ending
from posecoach.page.activities.camera_check import CHECK_NAME, Devices, stop_camera_check
from posecoach.page.forms.request_body import form_of
from posecoach.page.forms.settings_form import changed_settings
from posecoach.page.responses import context_of, form_of_turn, html, redirect
from posecoach.page.routes.model import MODEL_PATH
from posecoach.page.voice import player_of, voice_of
from posecoach.phrases.catalogue import load
from posecoach.sources.live.camera_list import list_cameras
from posecoach.sources.live.redaction import redacted
from posecoach.speech.playback.loudness import Loudness
from posecoach.speech.say import say_aloud

UNHEARD = (
    "The coach could not be heard. Switch the loudspeaker on, choose it in the sound settings of this computer, and try"
    " again. Until then you can read what the coach says."
)


def who(request: Request) -> Response:
    """Ask who it is."""
    return html(request, "start_who.html")


async def take_name(request: Request) -> Response:
    """Take the name, and go on with the camera."""
    context, form = context_of(request), await form_of(request)
    context.switch_person(form.get("user", ""))
    return redirect(request, "/start/camera")


def which_camera(request: Request) -> Response:
    """Show the cameras of this machine; a check that is running releases its camera."""
    context = context_of(request)
    if not context.model.available:
        return redirect(request, MODEL_PATH)
    stop_camera_check(context.runner)
    settings, problem = settings_to_change(context.files.profile)
    cameras = [] if context.runner.current else list_cameras()
    fixed = redacted(context.launcher.source)
    return html(request, "start_camera.html", cameras=cameras, chosen=settings.camera, fixed=fixed, problem=problem)


async def take_camera(request: Request) -> Response:
    """Keep the camera, and begin the check."""
    context, form = context_of(request), await form_of_turn(request)
    profile = context.files.profile
    settings = changed_settings(settings_to_change(profile)[0], form)
    keep_settings(profile, settings)
    if not context.model.available:
        return redirect(request, MODEL_PATH)
    devices = Devices(context.launcher.source or settings.camera, context.launcher.model)
    words = load(settings.language)
    await asyncio.to_thread(stop_camera_check, context.runner)  # of a button that was pressed twice
    context.runner.start(CHECK_NAME, lambda: Ending(context.camera_check(context.runner, devices, words)))
    return redirect(request, "/start/check")


def show_check(request: Request) -> Response:
    """Show what the check finds."""
    return html(request, "start_check.html")


def leave_check(request: Request) -> Response:
    """End the check, and go to the first page."""
    stop_camera_check(context_of(request).runner)
    return redirect(request, "/")


async def try_voice(request: Request) -> Response:
    """Say a sentence aloud, as a form says that need not be saved; answer what to do, and why, if it is not heard."""
    context, form = context_of(request), await form_of(request)
    settings = changed_settings(settings_to_change(context.files.profile)[0], form)
    sentence = load(settings.language).say("session.voice_check")
    as_in_session = context.session and "volume" not in form
    loudness = context.runner.loudness if as_in_session else Loudness(settings.volume_ratio)
    problem = await asyncio.to_thread(say_aloud, sentence, voice_of(settings), player_of(settings), loudness)
    return JSONResponse({"error": UNHEARD if problem else "", "why": problem})


ROUTES = (
    Route("/start", who),
    Route("/start", take_name, methods=["POST"]),
    Route("/start/camera", which_camera),
    Route("/start/camera", take_camera, methods=["POST"]),
    Route("/start/check", show_check),
    Route("/start/done", leave_check, methods=["POST"]),
    Route("/voice", try_voice, methods=["POST"]),
)
