"""Clips: drop them, see them analysed, read the reports."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from posecoach.app.batch.clips import VIDEO_SUFFIXES
from posecoach.app.batch.one_clip import REPORT, RESULT
from posecoach.page.activities.session_choice import exercise_choices
from posecoach.page.forms.request_body import CLIP_LIMIT_BYTES, TOO_LARGE, receive_clip
from posecoach.page.responses import attachment, context_of, document, html
from posecoach.registry import AUTO
from posecoach.registry import exercise as find_exercise

GONE = "This clip is gone: it was removed, or the coach was closed since. To judge it, bring it again under Clips."


def show(request: Request) -> Response:
    """Show the place to drop clips on."""
    choices = [(AUTO, "Recognise it"), *exercise_choices()]
    return html(
        request, "clips.html", exercises=choices, kinds=",".join(VIDEO_SUFFIXES), most=CLIP_LIMIT_BYTES, large=TOO_LARGE
    )


def progress(request: Request) -> Response:
    """Return how far each clip is."""
    return JSONResponse([asdict(clip) for clip in context_of(request).clip_queue.clips])


async def upload(request: Request) -> Response:
    """Take one clip: its bytes are the body; name, exercise and the browser's mark stand in the query."""
    queue, said = context_of(request).clip_queue, request.query_params
    exercise = said.get("exercise", "")
    if exercise != AUTO:
        exercise = find_exercise(exercise).id
    clip, target = queue.add(said.get("name", ""), exercise, said.get("mark", ""))
    try:
        await receive_clip(request, target)
    except BaseException:  # a browser that goes leaves half a clip behind, too
        queue.remove(clip.id)
        raise
    queue.enqueue(clip)
    return JSONResponse(asdict(clip))


def remove(request: Request) -> Response:
    """Throw a clip away."""
    context_of(request).clip_queue.remove(request.path_params["id"])
    return JSONResponse({})


async def report(request: Request) -> Response:
    """Show a clip's report within the page; that it is gone is said by the page itself."""
    await _document(request, REPORT)
    return html(request, "framed.html", title="Report", source=f"/clips/{request.path_params['id']}/page")


async def report_document(request: Request) -> Response:
    """Return a clip's report."""
    return document((await _document(request, REPORT)).decode())


async def result(request: Request) -> Response:
    """Return a clip's result file, called as the clip."""
    content, known = await _document(request, RESULT), context_of(request).clip_queue.clips
    names = [f"{Path(clip.name).stem}.{RESULT}" for clip in known if clip.id == request.path_params["id"]]
    return attachment(content, [*names, RESULT][0], "application/json")


async def _document(request: Request, name: str) -> bytes:
    found = await asyncio.to_thread(context_of(request).clip_queue.document, request.path_params["id"], name)
    if found is None:
        raise HTTPException(404, GONE)
    return found


ROUTES = (
    Route("/clips", show),
    Route("/clips", upload, methods=["POST"]),
    Route("/clips/list", progress),
    Route("/clips/{id}/remove", remove, methods=["POST"]),
    Route("/clips/{id}/report", report),
    Route("/clips/{id}/page", report_document),
    Route("/clips/{id}/result", result),
)
